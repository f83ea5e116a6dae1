// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/await.h"
#include "cli/commands/errands.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int outcomeLookMs = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

using RowState = store::OutboxRow::State;
using OptionalRows = std::vector<std::optional<store::OutboxRow>>;

/// What has come about of some errands. Only what never shrinks counts: what is merely tried again
/// and again is no headway.
class Headway : public QObject {
public:
    Headway(const Outbox &outbox, const std::vector<Errand> &errands)
    {
        for (const Errand &errand : errands) {
            m_rows.insert(errand.id, {});
        }
        connect(&outbox, &Outbox::sending, this, &Headway::hear);
    }

    /// True where there is more of it than when it was asked last.
    bool hasGrown(const std::vector<Errand> &errands)
    {
        int ended = 0;
        for (const Errand &errand : errands) {
            ended += endedIn(errand);
        }
        const bool more = ended > m_ended;
        m_ended = std::max(ended, m_ended);
        return std::exchange(m_more, false) || more;
    }

    QString words() const
    {
        return m_words.isEmpty() ? Words::tr("Waiting for the server …") : m_words;
    }

private:
    /// How far the row's files have gone out.
    struct Sent {
        int file = 0;
        qint64 bytes = 0;
    };

    static int endedIn(const Errand &errand)
    {
        if (!errand.row) {
            return 0;
        }
        const auto sent = std::ranges::count_if(errand.row->action.post.media,
            [](const Attachment &file) { return !file.id.isEmpty(); });
        return int(sent) + (store::isUnderWay(errand.row->state) ? 0 : 1);
    }

    void hear(qint64 row, int attachment, int attachments, qint64 bytes, qint64 total)
    {
        const auto sent = m_rows.find(row);
        if (sent == m_rows.end()) {
            return; // of another command
        }
        if (std::pair(attachment, bytes) > std::pair(sent->file, sent->bytes)) {
            *sent = {.file = attachment, .bytes = bytes};
            m_more = true;
        }
        const qint64 share = total > 0 ? std::min<qint64>(100, bytes * 100 / total) : 0;
        m_words =
            Words::tr("Sending file %1 of %2 · %3 %").arg(attachment).arg(attachments).arg(share);
    }

    QHash<qint64, Sent> m_rows;
    int m_ended = 0;
    bool m_more = false;
    QString m_words;
};

/// The engine's lock may have become free meanwhile: then this process sends.
Result<Done> sendHere(Context &context)
{
    const auto engine = context.app->tryEngine();
    if (!engine) {
        return engine.error();
    }
    return context.worker->startEngine(); // nothing unless the lock is held, or once more
}

Result<OptionalRows> rowsOf(Context &context, const std::vector<Errand> &errands)
{
    std::vector<qint64> ids;
    for (const Errand &errand : errands) {
        ids.push_back(errand.id);
    }
    return await(context.app->store->readUser([ids](store::UserTx &tx) -> Result<OptionalRows> {
        OptionalRows rows;
        for (const qint64 id : ids) {
            auto row = id > 0 ? store::outboxRow(tx, id)
                              : Result<std::optional<store::OutboxRow>>(std::nullopt);
            if (!row) {
                return row.error();
            }
            rows.push_back(std::move(*row));
        }
        return rows;
    }));
}

/// What cannot be read is told once, and ends the waiting.
void lookAt(Context &context, std::vector<Errand> &errands)
{
    auto rows = rowsOf(context, errands);
    std::optional<int> failed;
    for (size_t i = 0; i < errands.size(); ++i) {
        if (rows) {
            errands[i].row = std::move((*rows)[i]);
        } else if (errands[i].id > 0 && errands[i].status == ExitDone) {
            failed = failed ? failed : context.out.fail(rows.error());
            errands[i].status = *failed;
        }
    }
}

/// Of what was refused, and may be so already: the question ends with this process. Before the rows
/// are read: what was answered by then is written down.
QSet<qint64> askedAbout(const Outbox &outbox, const std::vector<Errand> &errands)
{
    QSet<qint64> asked;
    for (const Errand &errand : errands) {
        if (outbox.isAsking(errand.id)) {
            asked.insert(errand.id);
        }
    }
    return asked;
}

/// Whether anything may become of it before that time, as far as it alone tells.
bool isMoving(const Errand &errand, const QSet<qint64> &asked, qint64 until)
{
    if (errand.status != ExitDone || !errand.row) {
        return false;
    }
    if (!store::isUnderWay(errand.row->state)) {
        return errand.row->state == RowState::Failed && asked.contains(errand.id);
    }
    return errand.row->state != RowState::Waiting || errand.row->notBefore <= until;
}

/// A part of a thread moves when the one before it does.
bool anyMoves(const std::vector<Errand> &errands, const QSet<qint64> &asked, qint64 until)
{
    QHash<QString, bool> moves;
    bool any = false;
    for (const Errand &errand : errands) {
        const auto keyOfPart = [&errand](const QString &target) {
            return errand.action.account.value + u' ' + target;
        };
        const QString after = errand.row ? errand.row->action.post.after : QString();
        const bool one = isMoving(errand, asked, until)
            && (after.isEmpty() || moves.value(keyOfPart(after), true));
        moves.insert(keyOfPart(errand.action.target), one);
        any = any || one;
    }
    return any;
}

} // namespace

void waitForErrands(Context &context, std::vector<Errand> &errands)
{
    const qint64 ms = qint64(context.options.acting.wait) * secondMs;
    QDeadlineTimer end(ms);
    Headway headway(context.app->outbox, errands);
    bool told = false;
    if (ms > 0) {
        catchInterrupt();
    }
    for (bool goesOn = true; goesOn;) {
        const auto begun = ms > 0 ? sendHere(context) : Result<Done>(Done{});
        if (!begun && !std::exchange(told, true)) {
            context.out.note(sentence(begun.error())); // another process may send it all the same
        }
        const QSet<qint64> asked = askedAbout(context.app->outbox, errands);
        lookAt(context, errands);
        if (headway.hasGrown(errands)) {
            end.setRemainingTime(ms);
        }
        const qint64 until = context.app->clock.now() + end.remainingTime();
        goesOn = !end.hasExpired() && anyMoves(errands, asked, until);
        if (goesOn) {
            context.out.progress(headway.words());
            goesOn =
                runUntilInterrupt(int(std::clamp<qint64>(end.remainingTime(), 1, outcomeLookMs)));
        }
    }
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/actionwork.h"

#include "sync/findtargets.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

using OutboxState = store::OutboxRow::State;

constexpr qsizetype longestTrouble = 1000;
constexpr int serverIsBusy = 503;

} // namespace

ActionWork::ActionWork(OutboxTools &tools, const Session &session, store::OutboxHand hand,
    const store::OutboxRow &row, QObject *parent)
    : Flow(parent)
    , m_tools(tools)
    , m_session(session)
    , m_hand(hand)
    , m_family(familyFor(session.instance))
    , m_row(row)
    , m_before(row)
{
}

void ActionWork::start()
{
    if (m_row.state == OutboxState::Sent) {
        tellAgain(); // what is done is done, whatever its server speaks now
    } else if (!m_family) {
        fail(Words::tr("%1 has no API that Asterism speaks.").arg(m_session.account.host));
    } else if (m_row.state == OutboxState::Waiting && isEarly()) {
        decideWhereToWait();
    } else {
        m_late = m_row.state == OutboxState::Failed;
        find(false);
    }
}

void ActionWork::find(bool anew)
{
    m_foundAnew = anew;
    findTargets(m_tools.core, m_tools.sessions, m_session, postsOf(m_row.action),
        peopleOf(m_row.action), anew)
        .then(this, [this](const Result<FoundTargets> &targets) { found(targets); });
}

void ActionWork::found(const Result<FoundTargets> &targets)
{
    const Action::Kind kind = m_row.action.kind;
    if (targets) {
        m_found = *targets;
        if (m_late) {
            askWhetherSo({});
        } else if (isUnquotable()) {
            fail(Words::tr("The author of the quoted post does not let @%1 quote it.")
                     .replace(u"%1"_s, m_session.account.acct));
        } else if (kind == Action::Kind::Publish) {
            preparePost();
        } else if (m_row.state == OutboxState::Sending) {
            repeat(); // what may have been done had all of its files
        } else if (kind == Action::Kind::Edit) {
            withFiles([this] { sendAction(); });
        } else {
            sendAction();
        }
    } else if (m_late) {
        judgeLate(false, isAnswer(targets.error()));
    } else if (targets.error().kind != ErrorKind::NotFound) {
        trouble(targets.error());
    } else if (isNothingWithoutIt(kind) || mayBeDeleted()) {
        good();
    } else {
        failNotFound(targets.error());
    }
}

/// It was found when that was sent.
bool ActionWork::mayBeDeleted() const
{
    return m_row.action.kind == Action::Kind::Delete && m_row.state == OutboxState::Sending;
}

/// A server's own words for it would be that there is no such post (Mastodon:
/// app/controllers/api/v1/statuses_controller.rb). What may be posted already is looked for first.
bool ActionWork::isUnquotable() const
{
    return m_row.action.kind == Action::Kind::Publish && m_row.state != OutboxState::Sending
        && m_found.unquotable.contains(outgoingOf(m_row.action, m_found).quoteLocalId);
}

/// `then` hears of nothing but what was written.
void ActionWork::save(std::function<void()> then)
{
    const bool ended = !store::isUnderWay(m_row.state);
    m_tools.core.store
        .writeUser([row = m_row, ended](store::UserTx &tx) -> Result<bool> {
            const auto saved = store::saveOutboxRow(tx, row);
            if (!saved || !ended) {
                return saved;
            }
            const auto tidied = store::tidyOutbox(tx);
            return tidied ? saved : Result<bool>(tidied.error());
        })
        .then(this, [this, then = std::move(then)](const Result<bool> &saved) {
            if (saved && *saved) {
                then();
            } else {
                using Kind = ActionEnd::Kind;
                finish(ActionEnd{.kind = saved ? Kind::Gone : Kind::Disk, .row = m_row});
            }
        });
}

void ActionWork::leave(ActionEnd::Kind kind, const QString &why, qint64 until)
{
    m_row.trouble = why.left(longestTrouble);
    save([this, kind, until] { finish(ActionEnd{.kind = kind, .until = until, .row = m_row}); });
}

void ActionWork::end()
{
    m_tools.serverErrors.remove(m_row.id);
    save([this] {
        const ActionEnd ended{.kind = ActionEnd::Kind::Ended, .row = m_row};
        m_late ? answer(ended) : finish(ended);
    });
}

void ActionWork::fail(const QString &why)
{
    m_row.state = OutboxState::Failed;
    m_row.trouble = why.left(longestTrouble);
    m_row.key.clear();
    m_row.keyAt = m_late ? m_tools.now() : 0;
    end();
}

void ActionWork::failNotFound(const Error &error)
{
    // What a server names may hold "%1" itself.
    QString why = Words::tr("%1 does not find %2.").replace(u"%1"_s, m_session.account.host);
    fail(why.replace(u"%2"_s, error.subject));
}

void ActionWork::endDone()
{
    m_row.state = OutboxState::Done;
    m_row.trouble.clear();
    end();
}

/// The call that was limited may be one that no other action needs: they go on. Who is busy (503)
/// is so for all.
void ActionWork::waitForLimit(const Error &error)
{
    if (error.httpStatus == serverIsBusy) {
        leave(ActionEnd::Kind::Paused, sentence(error), error.until);
        return;
    }
    m_row.notBefore = limitedUntil(error);
    leave(ActionEnd::Kind::Later, sentence(error));
}

/// Of what was asked before anything was sent: the row stands as it stood.
void ActionWork::trouble(const Error &error)
{
    using Kind = ActionEnd::Kind;
    switch (error.kind) {
    case ErrorKind::Cancelled:
        finish(ActionEnd{.kind = Kind::Stopped, .row = m_row});
        return;
    case ErrorKind::Credentials:
        leave(Kind::SignedOut, sentence(error));
        return;
    case ErrorKind::RateLimited:
        waitForLimit(error);
        return;
    case ErrorKind::BadAnswer:
        leave(Kind::Again, sentence(error));
        return;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Barred:
        leave(Kind::Away, sentence(error));
        return;
    case ErrorKind::Store:
        finish(ActionEnd{.kind = Kind::Disk, .row = m_row});
        return;
    default:
        fail(sentence(error));
    }
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/importpane.h"

#include "base/clock.h"
#include "migration/followers.h"
#include "migration/newrun.h"
#include "migration/plan.h"
#include "migration/rowrules.h"
#include "store/census.h"
#include "store/instances.h"
#include "sync/writeclass.h"
#include "ui/moving/runwords.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

/// What becomes of a draft: it is compared, people are looked up, and it begins or goes.
namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportPane)
};

constexpr int longestPauseMs = 5 * 60 * 1000;

template <typename Found> std::vector<int> linesOf(const std::vector<Found> &rows)
{
    std::vector<int> lines;
    std::ranges::transform(rows, std::back_inserter(lines), &Found::line);
    return lines;
}

} // namespace

void ImportPane::makeDraft()
{
    const Account *target = account();
    if (!isUsable() || target == nullptr || m_file->entries.empty()) {
        return;
    }
    const bool lists = m_file->kind == MovedKind::Lists;
    const Run run{.account = target->id,
        .acct = target->acct,
        .kind = m_file->kind,
        .title = m_name,
        .overwrite = m_overwrite,
        .serverLists = lists && m_serverLists,
        .followForLists = lists && m_serverLists && m_followForLists};
    const int round = ++m_round;
    hear(newRun(m_store, run, rowsOf(*m_file)), &m_store, this,
        [this, round](const Result<qint64> &id) {
            if (round == m_round) {
                hearDraft(id);
            } else if (id) {
                m_ask(u"run-drop"_s, {{u"run"_s, *id}});
            }
        });
    readServer();
}

void ImportPane::hearDraft(const Result<qint64> &id)
{
    if (!id) {
        m_failed = true;
        fail(id.error());
        return;
    }
    m_draft = *id;
    m_reader.read();
    step();
    Q_EMIT changed();
}

/// Another one takes its place, or none.
void ImportPane::dropDraft()
{
    m_round += 1;
    if (const qint64 draft = std::exchange(m_draft, 0); draft != 0) {
        m_ask(u"run-drop"_s, {{u"run"_s, draft}});
    }
    m_known = {};
    m_next.stop();
    m_stepping = false;
    m_lookedUp = false;
    m_asking = false;
    m_beginning = false;
    m_failed = false;
    m_preview->show({});
    m_removals->show(0, MovedKind::Follows);
}

void ImportPane::readServer()
{
    const Account *target = account();
    if (target == nullptr) {
        return;
    }
    const auto read = [of = *target](store::CacheTx &tx) -> Result<ServerKnown> {
        const auto instance = store::instance(tx, of.host);
        const auto census = store::censusState(tx, {of.id, MovedKind::Follows});
        const auto followers = knownFollowers(tx, of);
        return ServerKnown{instance && *instance ? **instance : Instance{.host = of.host},
            census ? census->count : 0, followers ? *followers : -1};
    };
    hear(m_store.readCache(read), &m_store, this,
        [this, round = m_round](const Result<ServerKnown> &server) {
            if (round == m_round && server) {
                m_server = *server;
                Q_EMIT changed();
            }
        });
}

// ---- comparing ------------------------------------------------------------------------------

void ImportPane::setShown(bool shown)
{
    m_shown = shown;
    step();
}

bool ImportPane::isReady() const
{
    return m_draft != 0 && m_known.id == m_draft && m_known.run
        && m_known.run->state == RunState::Ready;
}

/// One piece of the comparison, or of looking people up: only while somebody looks.
void ImportPane::step()
{
    if (m_draft == 0 || m_stepping || m_failed || m_lookedUp || !m_shown || m_beginning) {
        return;
    }
    m_stepping = true;
    m_next.stop();
    const QString kind = isReady() ? u"run-look-up"_s : u"run-check"_s;
    hear(m_ask(kind, {{u"run"_s, m_draft}}), &m_store, this,
        [this, round = m_round](const Result<QJsonObject> &answer) {
            if (round == m_round) {
                m_stepping = false;
                hearStep(answer);
            }
        });
}

void ImportPane::hearStep(const Result<QJsonObject> &answer)
{
    if (!answer && answer.error().kind == ErrorKind::RateLimited) {
        const qint64 wait = answer.error().until - QDateTime::currentMSecsSinceEpoch();
        m_next.start(int(std::clamp<qint64>(wait, secondMs, longestPauseMs)));
        return;
    }
    if (!answer) {
        m_failed = true;
        fail(answer.error());
        return;
    }
    m_lookedUp = answer->value(u"done"_s).toBool();
    // What it found is read first: it tells which piece comes next.
    m_reader.read();
}

QFuture<Result<ImportPane::Known>> ImportPane::readKnown()
{
    return m_store.readUser([id = m_draft](store::UserTx &tx) -> Result<Known> {
        const auto run = store::runById(tx, id);
        if (!run) {
            return run.error();
        }
        const auto counts = store::runCounts(tx, id);
        const auto boostless = store::countWithoutBoosts(tx, id);
        if (!counts || !boostless) {
            return counts ? boostless.error() : counts.error();
        }
        return Known{id, *run, *counts, *boostless};
    });
}

void ImportPane::show(const Result<Known> &known)
{
    if (m_draft == 0 || !known || known->id != m_draft) {
        return;
    }
    const bool wasReady = isReady();
    m_known = *known;
    m_preview->show(previewLines(
        m_file->kind, m_known.counts, linesOf(m_file->bad), linesOf(m_file->repeated)));
    if (isReady() && !wasReady) {
        readServer(); // comparing has told more of it
    }
    if (isReady() && !wasReady && removed() > 0) {
        m_removals->show(m_draft, m_file->kind, {.removes = true});
    }
    if (!m_stepping && !m_next.isActive()) {
        m_next.start();
    }
    Q_EMIT changed();
}

void ImportPane::tryAgain()
{
    m_problem.clear();
    if (m_draft == 0) {
        makeDraft();
    }
    m_failed = false;
    step();
    Q_EMIT changed();
}

// ---- what is told ---------------------------------------------------------------------------

QString ImportPane::checking() const
{
    const Account *target = account();
    if (m_draft == 0 || m_failed || target == nullptr) {
        return {};
    }
    if (!isReady()) {
        return Words::tr("Comparing with what @%1 has…").arg(target->acct);
    }
    return m_lookedUp ? QString() : Words::tr("Looking people up, who moved and who is gone…");
}

QString ImportPane::beginWords() const
{
    if (!isReady() || m_beginning || m_known.counts.waiting == 0) {
        return {};
    }
    // Whom nobody could find yet is looked for once more, and counted where it succeeds.
    const int count = toDo(m_known.counts);
    return count > 0 || removed() == 0 ? doWords(m_file->kind, count)
                                       : undoWords(m_file->kind, removed());
}

QString ImportPane::timeWords() const
{
    if (!isReady()) {
        return {};
    }
    if (m_known.counts.waiting == 0) {
        return Words::tr("There is nothing to do.");
    }
    if (!m_server || (isOfLists() && !m_serverLists)) {
        return {};
    }
    const int writes = writesFor(m_server->instance, m_file->kind, toDo(m_known.counts), removed());
    const WriteLoad load = slowestLoad(m_server->instance, m_file->kind, writes, m_known.boostless);
    const QString words = allowanceWords(load.writes, load.allowance);
    return words.isEmpty()
        ? QString()
        : words + Words::tr(" — you may close the window: it goes on whenever Asterism runs");
}

QString ImportPane::warning() const
{
    if (!isReady() || !m_server || m_file->kind != MovedKind::Follows) {
        return {};
    }
    const int more = toDo(m_known.counts) - removed();
    return capWords(m_server->instance, m_server->followers, m_server->follows, more);
}

QString ImportPane::question() const
{
    if (!m_asking || account() == nullptr) {
        return {};
    }
    QString words = Words::tr("%n that the file does not name will be taken away from @%1. Their "
                              "names stand above.",
        nullptr, removed());
    return words.replace(u"%1"_s, account()->acct);
}

QString ImportPane::confirmWords() const
{
    if (!m_asking) {
        return {};
    }
    const QString undo = undoWords(m_file->kind, removed());
    const int count = toDo(m_known.counts);
    return count > 0 ? doWords(m_file->kind, count) + u" · "_s + undo : undo;
}

// ---- beginning ------------------------------------------------------------------------------

void ImportPane::begin()
{
    if (beginWords().isEmpty()) {
        return;
    }
    if (removed() > 0) {
        m_asking = true;
        Q_EMIT changed();
    } else {
        start();
    }
}

void ImportPane::confirm()
{
    if (std::exchange(m_asking, false) && isReady()) {
        start();
    }
}

void ImportPane::decline()
{
    m_asking = false;
    Q_EMIT changed();
}

void ImportPane::start()
{
    m_beginning = true;
    m_next.stop();
    hear(m_ask(u"run-begin"_s, {{u"run"_s, m_draft}}), &m_store, this,
        [this, round = m_round](const Result<QJsonObject> &done) {
            if (round != m_round) {
                return;
            }
            m_beginning = false;
            if (!done) {
                fail(done.error());
                return;
            }
            const qint64 run = std::exchange(m_draft, 0); // it is no draft any more
            close();
            Q_EMIT begun(run);
        });
    Q_EMIT changed();
}

} // namespace asterism::ui

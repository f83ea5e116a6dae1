// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/refresher.h"

#include "base/flow.h"
#include "base/foreignjson.h"
#include "base/host.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "store/deletes.h"
#include "store/sources.h"
#include "sync/pageloader.h"

#include <QSet>

#include <algorithm>

namespace asterism {

namespace {

using PageKind = store::PagePlace::Kind;

/// After an absence this much is filled unasked; the rest stays a gap row (decision 7).
constexpr int catchUpRows = 400;
/// The newest rows that are read again to notice what is gone (decision 9).
constexpr int rereadRows = 80;
/// Of ours; those that are gone come on top.
constexpr int comparedRows = 2 * rereadRows;
/// Missing rows that one refresh asks about. A server that lost its mind must not make us ask
/// it a hundred times; the others come next time.
constexpr int confirmedAtOnce = 10;
/// A row that is missing and exists all the same (unfollowed, filtered) is not asked about again
/// for this long.
constexpr qint64 aliveMs = 6 * hourMs;
/// Pages of one refresh. A server that sends one row a page must not keep us here.
constexpr int mostPages = 40;

using Alive = QHash<QString, qint64>;
using Owed = QHash<QString, QString>;

/// The post itself, or that it is not for us; no web page and no half answer.
bool saysItIsThere(const Response &response)
{
    const bool refused = response.status >= 400 && response.status < 500 && response.status != 404
        && response.status != 410 && response.status != 429;
    return refused || (response.isOk() && foreignJson(response.body).isObject());
}

/// By the status at most servers; Misskey says so with another one and by a word, and a 404 without
/// that is not its own.
bool saysItIsGone(const Session &session, const Response &response)
{
    if (response.isOk()) {
        return false;
    }
    const auto told =
        familyFor(session.instance)->decodeStatus(session.instance, response, session.isGuest());
    return !told && told.error().kind == ErrorKind::NotFound;
}

class Refreshing : public Flow<RefreshOutcome> {
public:
    Refreshing(Core &core, Sessions &sessions, const Session &session, const Source &source,
        const RefreshWish &wish, Alive &alive, Owed &owed, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_session(session)
        , m_source(source)
        , m_wish(wish)
        , m_alive(alive)
        , m_owed(owed)
    {
    }

    void start() { m_wish.reread ? noteWhatIsThere() : loadNewest(); }

private:
    using Next = std::function<void(const LoadedPage &)>;

    /// What a stream brings while the pages are on their way is in none of them.
    void noteWhatIsThere()
    {
        m_core.store
            .readCache([source = m_source](store::CacheTx &tx) {
                return store::seenRows(
                    tx, source, 0, std::numeric_limits<qint64>::max(), comparedRows);
            })
            .then(this, [this](const Result<std::vector<store::SeenRow>> &seen) {
                if (!seen) {
                    finish(seen.error());
                    return;
                }
                for (const store::SeenRow &row : *seen) {
                    m_before.insert(row.localId);
                }
                loadNewest();
            });
    }

    void loadNewest()
    {
        load(PageKind::Newest, {}, 0, [this](const LoadedPage &page) { newestCame(page); });
    }

    void load(PageKind kind, const QString &cursor, qint64 gap, Next next)
    {
        const PageWish wish{.source = m_source,
            .personLocalId = m_wish.personLocalId,
            .kind = kind,
            .cursor = cursor,
            .gap = gap,
            .priority = m_wish.priority,
            .purpose = m_wish.purpose};
        m_outcome.requests += 1;
        loadPage(m_core, m_sessions, m_session, wish)
            .then(this, [this, next = std::move(next)](const Result<LoadedPage> &page) {
                if (!page) {
                    // What came before this page is kept; the error is told all the same.
                    finish(page.error());
                    return;
                }
                m_outcome.rows += page->rows;
                m_outcome.news += page->outcome.news;
                next(*page);
            });
    }

    void newestCame(const LoadedPage &page)
    {
        note(page);
        if (page.outcome.gap != 0 && !page.older.isEmpty()) {
            fill(page.outcome.gap, page.older);
        } else {
            m_outcome.gap = page.outcome.gap;
            // One page is 40 rows on most servers; decision 9 wants the newest 80 read again.
            const bool few = m_ids.size() < rereadRows;
            few &&page.ordered ? rereadSecond(page) : takeUpAgain();
        }
    }

    void fill(qint64 gap, const QString &cursor)
    {
        load(PageKind::Gap, cursor, gap, [this, gap](const LoadedPage &page) {
            note(page);
            const bool open = page.outcome.gap != 0 && !page.older.isEmpty();
            if (open && page.rows > 0 && mayGoOn()) {
                fill(gap, page.older);
                return;
            }
            m_outcome.gap = page.outcome.gap;
            if (page.outcome.gap == 0 && m_wish.reread && !page.end && page.ordered) {
                m_owed.insert(m_source.key(), page.older);
            }
            takeUpAgain();
        });
    }

    bool mayGoOn() const { return m_outcome.rows < catchUpRows && m_outcome.requests < mostPages; }

    /// The second of the pages that are read again.
    void rereadSecond(const LoadedPage &page)
    {
        if (!m_wish.reread || page.end || page.older.isEmpty()) {
            takeUpAgain();
            return;
        }
        // What a second of the page's end has more than the page may lie on either side of it: one
        // event's time differs by that much between servers.
        m_core.store
            .readCache([source = m_source, ids = m_ids, from = page.oldestAt + secondMs](
                           store::CacheTx &tx) -> Result<bool> {
                const auto rows = store::seenRows(tx, source, 0, from, int(ids.size()) + 1);
                return rows && std::ranges::any_of(*rows, [&ids](const store::SeenRow &row) {
                    return !ids.contains(row.localId);
                });
            })
            .then(this, [this, older = page.older](const Result<bool> &hasOlder) {
                if (!hasOlder || !*hasOlder) {
                    takeUpAgain(); // nothing below the page was ever seen: nothing can be gone
                    return;
                }
                load(PageKind::Older, older, 0, [this](const LoadedPage &second) {
                    note(second);
                    takeUpAgain();
                });
            });
    }

    /// Servers file posts by their own time, so one that came late while nobody
    /// listened lies below the mark: where a gap was closed a page more is read.
    void readBelowTheJoin(const QString &cursor)
    {
        load(PageKind::Older, cursor, 0, [this, cursor](const LoadedPage &) {
            if (m_owed.value(m_source.key()) == cursor) {
                m_owed.remove(m_source.key());
            }
            takeUpAgain();
        });
    }

    /// An earlier catch-up that an error, or the end of the program, left in its midst.
    void takeUpAgain()
    {
        if (const QString cursor = m_owed.value(m_source.key()); !cursor.isEmpty()) {
            readBelowTheJoin(cursor);
            return;
        }
        m_core.store
            .readCache([source = m_source](store::CacheTx &tx) { return store::gaps(tx, source); })
            .then(this, [this](const Result<std::vector<store::Gap>> &gaps) {
                const std::vector<store::Gap> none;
                for (const store::Gap &gap : gaps ? *gaps : none) {
                    const bool left = gap.filled < catchUpRows && !gap.newerId.isEmpty()
                        && !gap.olderId.isEmpty();
                    if (left && mayGoOn() && gap.newerId != m_lastCursor) {
                        m_lastCursor = gap.newerId;
                        m_fromTheTop = false;
                        fill(gap.id, gap.newerId);
                        return;
                    }
                }
                goDown();
            });
    }

    void goDown()
    {
        if (m_wish.rows <= 0 || !mayGoOn()) {
            reread();
            return;
        }
        m_core.store
            .readCache(
                [source = m_source, rows = m_wish.rows](store::CacheTx &tx) -> Result<QString> {
                    const store::SourceState state = store::sourceState(tx, source);
                    const bool enough = state.atEnd || store::entryCount(tx, source, rows) >= rows;
                    return enough ? QString() : state.oldestId;
                })
            .then(this, [this](const Result<QString> &cursor) {
                if (!cursor || cursor->isEmpty() || *cursor == m_lastCursor) {
                    reread();
                    return;
                }
                m_lastCursor = *cursor;
                load(PageKind::Older, *cursor, 0,
                    [this](const LoadedPage &page) { page.rows > 0 ? goDown() : reread(); });
            });
    }

    void note(const LoadedPage &page)
    {
        if (!m_fromTheTop || !page.ordered) {
            return; // between the newest rows and these lie some that nobody has read again
        }
        for (const QString &id : page.ids) {
            m_ids.insert(id);
            m_lowestId =
                m_lowestId.isEmpty() || compareLocalIds(id, m_lowestId) < 0 ? id : m_lowestId;
        }
        for (const QString &id : page.entered) {
            m_ids.insert(id);
        }
        m_atEnd = m_atEnd || page.end;
        if (page.oldestAt > 0) {
            m_oldestAt = m_oldestAt == 0 ? page.oldestAt : std::min(m_oldestAt, page.oldestAt);
        }
    }

    void reread()
    {
        if (!m_wish.reread || (m_ids.isEmpty() && !m_atEnd)) {
            finish(m_outcome);
            return;
        }
        m_core.store
            .readCache([source = m_source, downTo = m_atEnd ? 0 : m_oldestAt](store::CacheTx &tx) {
                return store::seenRows(
                    tx, source, downTo, std::numeric_limits<qint64>::max(), comparedRows);
            })
            .then(this, [this](const Result<std::vector<store::SeenRow>> &seen) {
                if (!seen) {
                    finish(seen.error());
                    return;
                }
                collectMissing(*seen);
                confirmNext();
            });
    }

    void collectMissing(const std::vector<store::SeenRow> &seen)
    {
        const qint64 now = m_core.clock.now();
        for (const store::SeenRow &row : seen) {
            // Only what lies in the range of ids that was read, from the top: remote posts arrive
            // late, so their time says nothing about their place on this server.
            const bool inside = m_atEnd || compareLocalIds(row.localId, m_lowestId) >= 0;
            const bool alive = now - m_alive.value(aliveKey(row.localId), now - aliveMs) < aliveMs;
            // Where a feed or an outbox told of the post its uri stands in the id's place.
            const bool named = !row.localId.contains(QStringLiteral("://"));
            const bool settled = m_before.remove(row.localId); // two boosts can have one id
            if (!settled || !named || !inside || alive || m_ids.contains(row.localId)) {
                continue;
            }
            if (m_missing.size() < confirmedAtOnce) {
                m_missing << row;
            } else {
                m_outcome.unsure = true;
            }
        }
    }

    QString aliveKey(const QString &localId) const { return m_source.key() + u' ' + localId; }

    void confirmNext()
    {
        if (m_missing.isEmpty()) {
            finish(m_outcome);
            return;
        }
        const store::SeenRow row = m_missing.takeFirst();
        m_outcome.requests += 1;
        m_core.http.send(question(row)).then(this, [this, row](const Result<Response> &response) {
            if (!response) {
                m_outcome.unsure = true;
                finish(m_outcome);
                return;
            }
            m_sessions.noteRefusal(m_session, *response);
            if (saysItIsGone(m_session, *response)) {
                removeNow(row.localId);
                return;
            }
            if (saysItIsThere(*response)) {
                m_alive.insert(aliveKey(row.localId), m_core.clock.now());
            } else {
                m_outcome.unsure = true;
            }
            confirmNext();
        });
    }

    /// Whether the row still exists. snac tells a guest nothing of single posts; there the post's
    /// own document says it.
    Request question(const store::SeenRow &row) const
    {
        const auto wished = [this](const Request &request) {
            return asked(m_core, m_session, forPurpose(m_wish.purpose, request), m_wish.priority);
        };
        const bool closed =
            m_session.isGuest() && !capabilities(m_session.instance).anonymousThread;
        const QUrl uri(row.uri);
        if (closed && !row.boost && hostOf(uri) == m_session.instance.host) {
            return wished(activitypub::noteRequest(uri));
        }
        const Family *family = familyFor(m_session.instance);
        return wished(family->status(m_session.instance, row.localId));
    }

    void removeNow(const QString &id)
    {
        m_core.store
            .writeCache([host = m_session.instance.host, id](
                            store::CacheTx &tx) { return store::removeSeen(tx, host, id); })
            .then(this, [this](const Result<Done> &done) {
                if (!done) {
                    finish(done.error());
                    return;
                }
                m_outcome.removed += 1;
                confirmNext();
            });
    }

    Core &m_core;
    Sessions &m_sessions;
    Session m_session;
    Source m_source;
    RefreshWish m_wish;
    RefreshOutcome m_outcome; ///< `requests` counts the pages and the questions
    QSet<QString> m_before; ///< ids of the newest rows that were there when it began
    QSet<QString> m_ids;
    QString m_lowestId;
    QString m_lastCursor;
    qint64 m_oldestAt = 0;
    bool m_fromTheTop = true; ///< what is read follows the newest page without a break
    bool m_atEnd = false; ///< the pages that were read reach down to the source's very end
    QList<store::SeenRow> m_missing;
    Alive &m_alive;
    Owed &m_owed;
};

} // namespace

Refresher::Refresher(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

QFuture<Result<RefreshOutcome>> Refresher::refresh(
    const Session &session, const Source &source, const RefreshWish &wish)
{
    if (m_alive.size() > 10'000) {
        m_alive.clear(); // asked again at most; memory stays bounded
    }
    if (m_owed.size() > 1000) {
        m_owed.clear();
    }
    return m_running.ask(source.key(), this, [&] {
        auto *refreshing =
            new Refreshing(m_core, m_sessions, session, source, wish, m_alive, m_owed, this);
        auto future = refreshing->future();
        refreshing->start();
        return future;
    });
}

QFuture<Result<RefreshOutcome>> Refresher::fillGap(
    const Session &session, qint64 gap, const QString &personLocalId)
{
    return m_filling.ask(
        QString::number(gap), this, [&] { return step(session, gap, personLocalId); });
}

QFuture<Result<RefreshOutcome>> Refresher::step(
    const Session &session, qint64 gap, const QString &personLocalId)
{
    return m_core.store.readCache([gap](store::CacheTx &tx) { return store::gapById(tx, gap); })
        .then(this,
            [this, session, gap, personLocalId](const Result<std::optional<store::Gap>> &found) {
                if (!found) {
                    return answered<LoadedPage>(found.error());
                }
                if (!*found || (*found)->newerId.isEmpty()) {
                    return answered<LoadedPage>(Error{.kind = ErrorKind::NotFound});
                }
                const bool person = isOfOnePerson((*found)->source.kind);
                return loadPage(m_core, m_sessions, session,
                    {.source = (*found)->source,
                        .personLocalId = personLocalId,
                        .kind = PageKind::Gap,
                        .cursor = (*found)->newerId,
                        .gap = gap,
                        .purpose = person ? Purpose::Profile : Purpose::Timeline});
            })
        .unwrap()
        .then(this, [](const Result<LoadedPage> &page) -> Result<RefreshOutcome> {
            if (!page) {
                return page.error();
            }
            return RefreshOutcome{.news = page->outcome.news,
                .rows = page->rows,
                .requests = 1,
                .gap = page->outcome.gap};
        });
}

} // namespace asterism

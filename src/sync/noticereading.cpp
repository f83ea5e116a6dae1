// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/noticereading.h"

#include "store/notices.h"
#include "store/sources.h"
#include "sync/accountflow.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

#include <QPointer>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using NoticePageKind = store::PagePlace::Kind;

const QString noticesCall = u"notifications"_s;
/// After an absence so much is filled unasked (decision 7).
constexpr int noticeCatchUpRows = 400;
/// Of one look. A server that sends one row a page must not keep us here.
constexpr int mostNoticeRequests = 40;
constexpr int mostParentsOfPage = 5;
constexpr qsizetype mostAskedParents = 1000;

Source noticeSource(const Session &session)
{
    return accountSource(Source::Kind::Notifications, session.account.id, session.instance.host);
}

Error hasNoNotices(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "this server tells no notifications")};
}

/// What is asked for, and what the answer means.
struct NoticeWish {
    NoticePageKind kind = NoticePageKind::Newest;
    QString cursor;
    qint64 gap = 0;
};

/// A page on its way into the cache.
struct NoticeArrival {
    JudgedNotices told;
    store::PagePlace place;
};

/// And what came of it.
struct KeptPage {
    store::PageOutcome outcome;
    int told = 0;
    QString older;
    bool end = false;
    std::vector<store::LackedParent> lacked; ///< newest first
};

using Lacking = std::function<void(const std::vector<store::LackedParent> &)>;

std::vector<store::LackedParent> lackedOf(
    store::CacheTx &tx, const Session &session, const NoticeArrival &arrival)
{
    std::vector<store::LackedParent> lacked;
    for (const store::PreparedNotice &notice : arrival.told.notices) {
        if (auto one = store::lackedParent(tx, session.instance.host, notice)) {
            lacked.push_back(std::move(*one));
        }
    }
    return lacked;
}

store::PagePlace placeOfNotices(
    const Session &session, const NoticeWish &wish, const NotificationPage &page)
{
    store::PagePlace place{.source = noticeSource(session),
        .kind = wish.kind,
        .basis = wish.cursor,
        .gap = wish.gap,
        .older = page.older,
        .end = page.end,
        .firstId = page.newest,
        .lastId = page.older,
        .leftOut = page.told};
    if (!page.rows.empty()) {
        place.lastId = page.rows.back().localId;
        place.newestAt = page.rows.front().createdAt;
        place.oldestAt = page.rows.back().createdAt;
    }
    return place;
}

/// In the write lane, before the transaction.
Result<NoticeArrival> decodeNotices(
    const Core &core, const Session &session, const NoticeWish &wish, const Response &response)
{
    const PageSpec spec{.maxId = wish.cursor};
    const Family *family = familyFor(session.instance);
    auto page = family->decodeNotifications(session.instance, response, spec);
    if (!page) {
        return withTime(page.error(), response, core.clock);
    }
    const store::PagePlace place = placeOfNotices(session, wish, *page);
    return NoticeArrival{
        .told = judgedNotices(core, session, std::move(page->rows)), .place = place};
}

Result<KeptPage> commitArrival(
    store::CacheTx &tx, const Session &session, const NoticeArrival &arrival)
{
    const store::Teller teller = tellerOf(session);
    if (const auto loose = store::commitLoose(tx, teller, arrival.told.quoted); !loose) {
        return loose.error();
    }
    const auto outcome = store::commitNotices(tx, teller, arrival.place, arrival.told.notices);
    if (!outcome) {
        return outcome.error();
    }
    return KeptPage{.outcome = *outcome,
        .told = arrival.place.leftOut,
        .older = arrival.place.older,
        .end = arrival.place.end,
        .lacked = lackedOf(tx, session, arrival)};
}

/// What all ways of reading share.
class NoticeSteps : public AccountFlow<RefreshOutcome> {
public:
    NoticeSteps(Core &core, Sessions &sessions, const Session &session, Lacking lacking)
        : AccountFlow(core, sessions, session)
        , m_lacking(std::move(lacking))
    {
    }

protected:
    using Kept = std::function<void(const KeptPage &)>;

    bool mayAsk()
    {
        const QString host = m_session.instance.host;
        if (m_core.absences.isAbsent(host, noticesCall, m_core.clock.now())) {
            finish(hasNoNotices(m_session));
            return false;
        }
        return hasFamily();
    }

    /// Ends the flow when nothing can be asked, no answer comes or the disk fails.
    void load(const NoticeWish &wish, Kept next)
    {
        m_outcome.requests += 1;
        const auto request = m_family->notifications(m_session.instance, {.maxId = wish.cursor});
        send(request, [this, wish, next = std::move(next)](const Response &response) {
            if (lacksCall(response)) {
                m_core.absences.note(m_session.instance.host, noticesCall, m_core.clock.now());
                finish(hasNoNotices(m_session));
                return;
            }
            keep(wish, response, next);
        });
    }

    RefreshOutcome m_outcome;

private:
    void keep(const NoticeWish &wish, const Response &response, const Kept &next)
    {
        const auto told = std::make_shared<const Response>(response);
        m_core.store
            .writeCache([&core = m_core, session = m_session, wish,
                            told] { return decodeNotices(core, session, wish, *told); },
                [session = m_session](store::CacheTx &tx, const NoticeArrival &arrival) {
                    return commitArrival(tx, session, arrival);
                })
            .then(this, [this, next](const Result<KeptPage> &page) {
                if (!page) {
                    finish(page.error()); // what came before this page is kept
                    return;
                }
                m_outcome.rows += page->told;
                m_outcome.news += page->outcome.news;
                m_lacking(page->lacked);
                next(*page);
            });
    }

    Lacking m_lacking;
};

class RefreshingNotices : public NoticeSteps {
public:
    RefreshingNotices(
        Core &core, Sessions &sessions, const Session &session, Lacking lacking, int rows)
        : NoticeSteps(core, sessions, session, std::move(lacking))
        , m_rows(std::min(rows, noticeCatchUpRows))
        , m_source(noticeSource(session))
    {
    }

    void start()
    {
        if (!mayAsk()) {
            return;
        }
        load({}, [this](const KeptPage &page) {
            if (page.outcome.gap != 0 && !page.older.isEmpty()) {
                fill(page.outcome.gap, page.older);
            } else {
                m_outcome.gap = page.outcome.gap;
                takeUpAgain();
            }
        });
    }

private:
    bool mayGoOn() const
    {
        return m_outcome.rows < noticeCatchUpRows && m_outcome.requests < mostNoticeRequests;
    }

    void fill(qint64 gap, const QString &cursor)
    {
        load({NoticePageKind::Gap, cursor, gap}, [this, gap, cursor](const KeptPage &page) {
            const bool open =
                page.outcome.gap != 0 && !page.older.isEmpty() && page.older != cursor;
            if (open && page.told > 0 && mayGoOn()) {
                fill(gap, page.older);
                return;
            }
            m_outcome.gap = page.outcome.gap;
            takeUpAgain();
        });
    }

    /// An earlier catch-up that an error, or the end of the program, left in its midst.
    void takeUpAgain()
    {
        m_core.store
            .readCache([source = m_source](store::CacheTx &tx) { return store::gaps(tx, source); })
            .then(this, [this](const Result<std::vector<store::Gap>> &gaps) {
                const std::vector<store::Gap> none;
                for (const store::Gap &gap : gaps ? *gaps : none) {
                    const bool left = gap.filled < noticeCatchUpRows && !gap.newerId.isEmpty();
                    if (left && mayGoOn() && gap.newerId != m_lastCursor) {
                        m_lastCursor = gap.newerId;
                        fill(gap.id, gap.newerId);
                        return;
                    }
                }
                goDown();
            });
    }

    void goDown()
    {
        if (m_rows <= 0 || !mayGoOn()) {
            finish(m_outcome);
            return;
        }
        const auto look = [source = m_source, rows = m_rows](
                              store::CacheTx &tx) -> Result<QString> {
            const store::SourceState state = store::sourceState(tx, source);
            const auto count = store::noticeCount(tx, source.account, rows);
            const auto full = store::noticesAreFull(tx, source);
            const bool enough = state.atEnd || !count || *count >= rows || !full || *full;
            return enough ? QString() : state.oldestId;
        };
        m_core.store.readCache(look).then(this, [this](const Result<QString> &cursor) {
            if (!cursor || cursor->isEmpty() || *cursor == m_lastCursor) {
                finish(m_outcome);
                return;
            }
            m_lastCursor = *cursor;
            load({NoticePageKind::Older, *cursor},
                [this](const KeptPage &page) { page.told > 0 ? goDown() : finish(m_outcome); });
        });
    }

    int m_rows;
    Source m_source;
    QString m_lastCursor;
};

class OneKeptPage : public NoticeSteps {
public:
    OneKeptPage(
        Core &core, Sessions &sessions, const Session &session, Lacking lacking, NoticeWish wish)
        : NoticeSteps(core, sessions, session, std::move(lacking))
        , m_wish(std::move(wish))
    {
    }

    void start()
    {
        if (mayAsk()) {
            load(m_wish, [this](const KeptPage &page) {
                m_outcome.gap = page.outcome.gap;
                finish(m_outcome);
            });
        }
    }

private:
    NoticeWish m_wish;
};

} // namespace

JudgedNotices judgedNotices(
    const Core &core, const Session &session, std::vector<Notification> rows)
{
    JudgedNotices judged;
    for (Notification &notice : rows) {
        std::vector<TimelineItem> about;
        if (notice.post) {
            about.push_back({.localId = notice.post->localId,
                .createdAt = notice.post->createdAt,
                .boost = {},
                .post = std::move(*notice.post)});
        }
        std::ranges::move(quotedOf(about), std::back_inserter(judged.quoted));
        auto prepared = prepareAll(std::move(about));
        core.filters.judge(session.account.id, prepared, core.clock.now());
        judged.notices.push_back(prepareNotice(std::move(notice), {}));
        if (!prepared.empty()) {
            judged.notices.back().post = std::move(prepared.front());
        }
    }
    core.filters.judge(session.account.id, judged.quoted, core.clock.now());
    return judged;
}

NoticeReading::NoticeReading(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

QFuture<Result<RefreshOutcome>> NoticeReading::refresh(const Session &session, int rows)
{
    return m_running.ask(session.account.id.value, this, [&] {
        return begun(new RefreshingNotices(m_core, m_sessions, session, lackingOf(session), rows));
    });
}

/// What a mention answers is named by its uri only where the server tells that, or once it was
/// seen: so the mention is read again behind it.
NoticeReading::Lacking NoticeReading::lackingOf(const Session &session)
{
    return [self = QPointer(this), account = session.account.id, host = session.instance.host](
               const std::vector<store::LackedParent> &lacked) {
        int asked = 0;
        for (const store::LackedParent &one : lacked) {
            if (self && asked < mostParentsOfPage && self->isFirstAsked(host + u' ' + one.parent)) {
                asked += 1;
                Q_EMIT self->postWanted(account, host, one.parent);
                Q_EMIT self->postWanted(account, host, one.mention);
            }
        }
    };
}

bool NoticeReading::isFirstAsked(const QString &parent)
{
    if (m_askedParents.contains(parent)) {
        return false;
    }
    if (m_askedParents.size() >= mostAskedParents) {
        m_askedParents.clear(); // asked again at most
    }
    m_askedParents.insert(parent);
    return true;
}

QFuture<Result<RefreshOutcome>> NoticeReading::page(
    const Session &session, store::PagePlace::Kind kind, const QString &cursor, qint64 gap)
{
    return begun(new OneKeptPage(m_core, m_sessions, session, lackingOf(session),
        {.kind = kind, .cursor = cursor, .gap = gap}));
}

QFuture<Result<bool>> NoticeReading::older(const Session &session)
{
    const auto look = [source = noticeSource(session)](
                          store::CacheTx &tx) -> Result<store::SourceState> {
        store::SourceState state = store::sourceState(tx, source);
        const auto full = store::noticesAreFull(tx, source);
        if (!full) {
            return full.error();
        }
        state.atEnd = state.atEnd || *full;
        return state;
    };
    const auto hasMore = [this, look](const Result<RefreshOutcome> &read) {
        if (!read) {
            return answered(Result<bool>(read.error()));
        }
        return m_core.store.readCache(look).then(
            this, [](const Result<store::SourceState> &state) -> Result<bool> {
                return state ? Result<bool>(!state->atEnd) : Result<bool>(state.error());
            });
    };
    const auto load = [this, session, hasMore](const Result<store::SourceState> &state) {
        if (!state || state->atEnd) {
            return answered(state ? Result<bool>(false) : Result<bool>(state.error()));
        }
        auto reading = state->oldestId.isEmpty()
            ? refresh(session) // was never read
            : page(session, NoticePageKind::Older, state->oldestId, 0);
        return reading.then(this, hasMore).unwrap();
    };
    return m_core.store.readCache(look).then(this, load).unwrap();
}

QFuture<Result<RefreshOutcome>> NoticeReading::fillGap(const Session &session, qint64 gap)
{
    const auto load = [this, session, gap](const Result<std::optional<store::Gap>> &found) {
        if (!found) {
            return answered<RefreshOutcome>(found.error());
        }
        const bool open = found->has_value() && !(*found)->newerId.isEmpty()
            && (*found)->source.key() == noticeSource(session).key();
        return open ? page(session, NoticePageKind::Gap, (*found)->newerId, gap)
                    : answered<RefreshOutcome>(Error{.kind = ErrorKind::NotFound});
    };
    return m_core.store.readCache([gap](store::CacheTx &tx) { return store::gapById(tx, gap); })
        .then(this, load)
        .unwrap();
}

} // namespace asterism

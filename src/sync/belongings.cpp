// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/belongings.h"

#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "sync/accountflow.h"
#include "sync/belongingitems.h"
#include "sync/listmembers.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostRelationships = 40;
constexpr int rowsAPage = 200; // the server's own limit lowers it
constexpr qint64 largestList = 8 * 1024 * 1024; // snac tells of all members at once
constexpr size_t mostLists = 2000; // nobody has so many

constexpr qint64 mostTold = 1'000'000'000;

/// Begins the cursor of those who have not answered yet: they come behind the follows.
const QString requestedMark = u"requested "_s;

const QString requestedCall = u"outgoing requests"_s;

Error tellsNoSuch(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = QCoreApplication::translate("Sync", "this server does not tell that")};
}

Error neverEnds(const Instance &instance)
{
    return {.kind = ErrorKind::BadAnswer,
        .subject = instance.host,
        .detail = QCoreApplication::translate("Sync", "its pages never end")};
}

bool isAbsent(const Core &core, const Session &session, const QString &call)
{
    return core.absences.isAbsent(session.instance.host, call, core.clock.now());
}

/// As many as one request tells of, then the next ones.
class Relating : public AccountFlow<std::vector<Relationship>> {
public:
    Relating(Core &core, Sessions &sessions, const Session &session, const QStringList &localIds)
        : AccountFlow(core, sessions, session)
        , m_left(localIds)
        , m_atOnce(std::max(1, capabilities(session.instance).relationshipsAtOnce))
    {
    }

    void start()
    {
        if (m_left.isEmpty()) {
            finish(m_told);
        } else if (hasFamily()) {
            askNext();
        }
    }

private:
    void askNext()
    {
        const QStringList ids = m_left.mid(0, m_atOnce);
        m_left = m_left.mid(m_atOnce);
        send(m_family->relationships(m_session.instance, ids),
            [this, ids](const Response &response) {
                const auto told = m_family->decodeRelationships(m_session.instance, response);
                if (!isGood(told, response)) {
                    return;
                }
                std::ranges::copy_if(*told, std::back_inserter(m_told),
                    [&ids](const Relationship &one) { return ids.contains(one.localId); });
                if (m_left.isEmpty()) {
                    finish(m_told);
                } else {
                    askNext();
                }
            });
    }

    QStringList m_left;
    int m_atOnce;
    std::vector<Relationship> m_told;
};

/// One page of everything but lists.
class Paging : public AccountFlow<BelongingsPage> {
public:
    Paging(Core &core, Sessions &sessions, const Session &session, MovedKind kind,
        const QString &below)
        : AccountFlow(core, sessions, session)
        , m_kind(kind)
        , m_requested(kind == MovedKind::Follows && below.startsWith(requestedMark))
        , m_below(m_requested ? below.mid(requestedMark.size()) : below)
        , m_can(capabilities(session.instance))
    {
    }

    void start()
    {
        const bool people = m_kind == MovedKind::Follows || m_kind == MovedKind::Followers;
        // Who gives everything at once needs no number for it, and snac's is 0 for everybody.
        const bool pages = m_can.linkHeader || m_can.peopleByNumber;
        if (people && !m_requested && m_below.isEmpty() && pages) {
            askTotal();
        } else {
            askPage();
        }
    }

private:
    void askTotal()
    {
        send(m_family->verify(m_session.instance), [this](const Response &response) {
            const auto own = m_family->decodeActor(m_session.instance, response, false);
            if (isGood(own, response)) {
                const qint64 told = m_kind == MovedKind::Follows ? own->following : own->followers;
                m_page.total = int(std::min(told, mostTold));
                askPage();
            }
        });
    }

    void askPage()
    {
        const PageSpec spec{.maxId = m_below, .limit = rowsAPage};
        const auto request = m_requested
            ? m_family->outgoingRequests(m_session.instance, spec)
            : m_family->belongings(m_session.instance, m_kind, m_session.account.localId, spec);
        send(request, [this, spec](const Response &response) {
            if (lacksCall(response) && m_below.isEmpty()) {
                missing(response);
                return;
            }
            const auto rows =
                m_family->decodeBelongings(m_session.instance, response, m_kind, spec);
            if (!rows && m_requested && rows.error().kind == ErrorKind::NotFound) {
                finish(m_page); // older ones do not tell
            } else if (isGood(rows, response)) {
                take(*rows);
            }
        });
    }

    /// Whom somebody follows is asked for by an id, and a 404 may speak of that.
    void missing(const Response &response)
    {
        const bool byId = m_kind == MovedKind::Follows || m_kind == MovedKind::Followers;
        if (m_requested || !byId || lacksCallForAll(response)) {
            m_core.absences.note(m_session.instance.host,
                m_requested ? requestedCall : word(m_kind), m_core.clock.now());
        }
        if (m_requested) {
            finish(m_page); // older ones do not tell
        } else if (byId && !lacksCallForAll(response)) {
            finish(errorFrom(response, m_session.instance.host));
        } else {
            finish(tellsNoSuch(m_session.instance));
        }
    }

    void take(const Belongings &rows)
    {
        for (const Belonging &row : rows.rows) {
            m_page.items.push_back(censusItem(row));
            m_page.items.back().requested = m_requested;
        }
        m_page.below = further(rows.older);
        const bool options = m_kind == MovedKind::Follows || m_kind == MovedKind::Mutes;
        if (options && m_can.relationshipsAtOnce > 1 && !m_page.items.empty()) {
            askOptions();
        } else {
            finish(m_page);
        }
    }

    QString further(const QString &older) const
    {
        if (!older.isEmpty()) {
            return m_requested ? requestedMark + older : older;
        }
        const bool more = m_kind == MovedKind::Follows && !m_requested && m_can.outgoingRequests
            && !isAbsent(m_core, m_session, requestedCall);
        return more ? requestedMark : QString();
    }

    void askOptions()
    {
        QStringList ids;
        for (const store::CensusItem &item : m_page.items) {
            ids << item.localId;
        }
        begun(new Relating(m_core, m_sessions, m_session, ids))
            .then(this, [this](const Result<std::vector<Relationship>> &told) {
                if (!told) {
                    finish(told.error());
                    return;
                }
                addRelationships(m_page.items, *told, m_kind, m_can);
                finish(m_page);
            });
    }

    MovedKind m_kind;
    bool m_requested;
    QString m_below;
    Capabilities m_can;
    BelongingsPage m_page;
};

/// One page of what is in one list or clip.
class ListPaging : public AccountFlow<BelongingsPage> {
public:
    ListPaging(Core &core, Sessions &sessions, const Session &session, MovedKind kind,
        const QString &below)
        : AccountFlow(core, sessions, session)
        , m_kind(kind)
        , m_place(ListsPlace::fromText(below))
    {
    }

    void start()
    {
        if (m_place.lists.empty()) {
            askLists();
        } else {
            askMembers();
        }
    }

private:
    bool isOfClips() const { return m_kind == MovedKind::Clips; }

    void askLists()
    {
        const Instance &instance = m_session.instance;
        const QString below = m_place.lists.empty() ? QString() : m_place.lists.back().id;
        const auto request = isOfClips() ? m_family->shelves(instance, Source::Kind::Clip, below)
                                         : m_family->serverLists(instance);
        send(request, [this](const Response &response) {
            if (lacksCall(response)) {
                m_core.absences.note(m_session.instance.host, word(m_kind), m_core.clock.now());
                finish(tellsNoSuch(m_session.instance));
                return;
            }
            const auto lists = isOfClips()
                ? m_family->decodeShelves(m_session.instance, response)
                : m_family->decodeServerLists(m_session.instance, response);
            if (isGood(lists, response)) {
                takeLists(*lists);
            }
        });
    }

    /// Of clips there may be more below, unless the server tells of all each time.
    void takeLists(const std::vector<ServerList> &lists)
    {
        const size_t before = m_place.lists.size();
        for (const ServerList &list : lists) {
            if (std::ranges::find(m_place.lists, list.id, &ServerList::id) == m_place.lists.end()) {
                m_place.lists.push_back(list);
            }
        }
        const bool news = m_place.lists.size() > before;
        if (m_place.lists.empty()) {
            finish(BelongingsPage());
        } else if (!isOfClips() || lists.size() < size_t(shelvesAtOnce) || !news) {
            askMembers();
        } else if (m_place.lists.size() > mostLists) {
            finish(neverEnds(m_session.instance));
        } else {
            askLists();
        }
    }

    Result<Request> membersRequest(const PageSpec &spec) const
    {
        const Instance &instance = m_session.instance;
        const QString &list = m_place.lists.front().id;
        return isOfClips()
            ? m_family->timeline(instance,
                accountSource(Source::Kind::Clip, m_session.account.id, instance.host, list), spec)
            : m_family->listAccounts(instance, list, spec);
    }

    void askMembers()
    {
        const PageSpec spec{.maxId = m_place.below, .limit = rowsAPage};
        auto request = membersRequest(spec);
        if (request) {
            request->maxBytes = largestList;
        }
        const MovedKind kind = isOfClips() ? MovedKind::Clips : MovedKind::Follows;
        const QString &host = m_session.instance.host;
        const bool byIds = isTellingByIds(m_place.below)
            || (m_place.below.isEmpty() && tellsIdsAlone(m_core, host));
        if (!isOfClips() && byIds) {
            askByIds();
            return;
        }
        send(request, [this, spec, kind](const Response &response) {
            if (!isOfClips() && lacksCall(response)
                && m_family->listMemberIds(m_session.instance, m_place.lists.front().id)) {
                noteIdsAlone(m_core, m_session.instance.host);
                askByIds();
                return;
            }
            const auto rows = m_family->decodeBelongings(m_session.instance, response, kind, spec);
            if (!rows && rows.error().kind == ErrorKind::NotFound) {
                take({}); // it was deleted since
            } else if (isGood(rows, response)) {
                take(*rows);
            }
        });
    }

    /// Older servers tell the members' ids alone.
    void askByIds()
    {
        loadListMembers(m_core, m_sessions, m_session, m_place.lists.front().id, m_place.below)
            .then(this, [this](const Result<PeoplePage> &page) {
                if (!page && page.error().kind == ErrorKind::NotFound) {
                    take(Belongings()); // it was deleted since
                } else if (!page) {
                    finish(page.error());
                } else {
                    take(belongingsOf(*page));
                }
            });
    }

    static Belongings belongingsOf(const PeoplePage &page)
    {
        Belongings rows{.rows = {}, .older = page.older, .skipped = page.skipped};
        for (const Actor &person : page.people) {
            rows.rows.push_back(
                {.item = {.subject = person.acct}, .localId = person.localId, .person = person});
        }
        return rows;
    }

    void take(const Belongings &rows)
    {
        BelongingsPage page;
        const ServerList list = m_place.lists.front();
        for (const Belonging &row : rows.rows) {
            store::CensusItem item = censusItem(row);
            item.item.list = list.title;
            item.listId = list.id;
            page.items.push_back(std::move(item));
        }
        m_place.below = rows.older;
        if (rows.older.isEmpty()) {
            m_place.lists.erase(m_place.lists.begin());
        }
        page.below = m_place.text();
        finish(page);
    }

    MovedKind m_kind;
    ListsPlace m_place;
};

} // namespace

bool hasBelongings(const Instance &instance, MovedKind kind)
{
    const Family *family = familyFor(instance);
    if (!family) {
        return false;
    }
    switch (kind) {
    case MovedKind::Lists:
        return family->serverLists(instance).ok();
    case MovedKind::Clips:
        return capabilities(instance).clips;
    default:
        return family->belongings(instance, kind, {}, {}).ok();
    }
}

QFuture<Result<BelongingsPage>> loadBelongings(
    Core &core, Sessions &sessions, const Session &session, MovedKind kind, const QString &below)
{
    if (!hasBelongings(session.instance, kind) || isAbsent(core, session, word(kind))) {
        return answered<BelongingsPage>(tellsNoSuch(session.instance));
    }
    if (kind == MovedKind::Lists || kind == MovedKind::Clips) {
        return begun(new ListPaging(core, sessions, session, kind, below));
    }
    return begun(new Paging(core, sessions, session, kind, below));
}

bool hasExport(const Instance &instance, MovedKind kind)
{
    const Family *family = familyFor(instance);
    return family && family->exported(instance, kind).ok();
}

QFuture<Result<QByteArray>> loadExport(
    Core &core, Sessions &sessions, const Session &session, MovedKind kind)
{
    if (!hasExport(session.instance, kind)) {
        return answered<QByteArray>(tellsNoSuch(session.instance));
    }
    const Instance &instance = session.instance;
    return askOnce<QByteArray>(
        core, sessions, session,
        [=](const Family &family) { return family.exported(instance, kind); },
        [=](const Family &family, const Response &response) {
            return family.decodeExported(instance, response);
        });
}

QFuture<Result<std::vector<Relationship>>> loadRelationships(
    Core &core, Sessions &sessions, const Session &session, const QStringList &localIds)
{
    if (localIds.size() > mostRelationships) {
        return answered<std::vector<Relationship>>(
            Error{.kind = ErrorKind::Usage, .subject = session.instance.host});
    }
    return begun(new Relating(core, sessions, session, localIds));
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/serverlists.h"

#include "protocol/family.h"
#include "store/serverlists.h"
#include "sync/accountflow.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using AllLists = std::vector<ServerList>;

constexpr size_t mostListsRead = 2000; ///< nobody has so many

class ListsReading : public AccountFlow<AllLists> {
public:
    ListsReading(Core &core, Sessions &sessions, const Session &session, Source::Kind kind)
        : AccountFlow(core, sessions, session)
        , m_kind(kind)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const auto request = question({});
        if (request && m_core.absences.isAbsent(host(), word(m_kind), m_core.clock.now())) {
            finish(keepsNoSuch());
        } else {
            ask(request);
        }
    }

private:
    const QString &host() const { return m_session.instance.host; }
    QString favouritesCall() const { return word(m_kind) + u" favourites"_s; }
    bool isShelf() const { return m_kind != Source::Kind::ServerList; }

    Error keepsNoSuch() const
    {
        return {.kind = ErrorKind::Usage,
            .subject = host(),
            .detail = QCoreApplication::translate("Sync", "this server keeps no such lists")};
    }

    Result<Request> question(const QString &beside) const
    {
        return isShelf() ? m_family->shelves(m_session.instance, m_kind, beside)
                         : m_family->serverLists(m_session.instance);
    }

    void ask(const Result<Request> &request)
    {
        send(request, [this](const Response &response) { answer(response); });
    }

    void answer(const Response &response)
    {
        if (!isShelf() && lacksCall(response)) {
            m_core.absences.note(host(), word(m_kind), m_core.clock.now());
            finish(keepsNoSuch());
            return;
        }
        const auto lists = isShelf() ? m_family->decodeShelves(m_session.instance, response)
                                     : m_family->decodeServerLists(m_session.instance, response);
        if (!lists && isShelf() && lists.error().kind == ErrorKind::NotFound) {
            askForFavourites(); // it has none
        } else if (isGood(lists, response)) {
            take(*lists);
        }
    }

    /// Clips and channels are told in pages; whoever tells of all each time has nothing new below.
    void take(const AllLists &lists)
    {
        const size_t before = m_lists.size();
        for (ServerList list : lists) {
            list.account = m_session.account.id;
            list.kind = m_kind;
            const auto known = std::ranges::find(m_lists, list.id, &ServerList::id);
            if (known == m_lists.end()) {
                m_lists.push_back(std::move(list));
            } else {
                *known = std::move(list);
            }
        }
        const bool news = m_lists.size() > before;
        const bool paged = m_kind == Source::Kind::Clip || m_kind == Source::Kind::Channel;
        const bool full = paged && lists.size() >= size_t(shelvesAtOnce);
        if (full && news && m_lists.size() < mostListsRead) {
            ask(question(furtherOnes(lists)));
        } else {
            askForFavourites();
        }
    }

    void askForFavourites()
    {
        const auto request = m_family->favouriteShelves(m_session.instance, m_kind);
        if (!request || m_core.absences.isAbsent(host(), favouritesCall(), m_core.clock.now())) {
            keep();
            return;
        }
        send(*request, [this](const Response &response) { answerOfFavourites(response); });
    }

    /// A token from before they were asked for may not read them, and older forks have none: what
    /// the account has otherwise stays.
    void answerOfFavourites(const Response &response)
    {
        const auto favourites = m_family->decodeShelves(m_session.instance, response);
        if (isWithoutFavourites(favourites)) {
            keep();
        } else if (isGood(favourites, response)) {
            addFavourites(*favourites);
            keep();
        }
    }

    bool isWithoutFavourites(const Result<AllLists> &told)
    {
        if (told) {
            return false;
        }
        const ErrorKind kind = told.error().kind;
        if (kind == ErrorKind::NotFound) {
            m_core.absences.note(host(), favouritesCall(), m_core.clock.now());
        }
        return kind == ErrorKind::NotFound || kind == ErrorKind::Forbidden;
    }

    void addFavourites(const AllLists &favourites)
    {
        for (ServerList list : favourites) {
            const bool known =
                std::ranges::find(m_lists, list.id, &ServerList::id) != m_lists.end();
            if (known || m_lists.size() >= mostListsRead) {
                continue;
            }
            list.account = m_session.account.id;
            list.kind = m_kind;
            list.favourite = true;
            m_lists.push_back(std::move(list));
        }
    }

    /// Of channels those that were followed last are told first. The others are read from the first
    /// one on: the last of a page was followed after all of its channels were made, so that none is
    /// left out before the next page. That may begin so early that it brings nothing new; then of
    /// more than two hundred those in the middle stay unknown.
    QString furtherOnes(const AllLists &page)
    {
        if (m_kind != Source::Kind::Channel) {
            return m_lists.back().id;
        }
        if (m_newestMade.isEmpty()) {
            m_newestMade = oldestShelf;
            return m_newestMade;
        }
        for (const ServerList &channel : page) {
            m_newestMade = std::max(m_newestMade, channel.id);
        }
        return m_newestMade;
    }

    void keep()
    {
        m_core.store
            .writeCache([id = m_session.account.id, lists = m_lists, kind = m_kind](
                            store::CacheTx &tx) -> Result<AllLists> {
                const auto saved = store::saveServerLists(tx, id, kind, lists);
                return saved ? Result<AllLists>(lists) : Result<AllLists>(saved.error());
            })
            .then(this, [this](const Result<AllLists> &kept) { finish(kept); });
    }

    Source::Kind m_kind;
    AllLists m_lists;
    QString m_newestMade; ///< channels, read from the oldest on; empty: not begun
};

} // namespace

QFuture<Result<AllLists>> loadServerLists(
    Core &core, Sessions &sessions, const Session &session, Source::Kind kind)
{
    return begun(new ListsReading(core, sessions, session, kind));
}

} // namespace asterism

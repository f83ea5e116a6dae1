// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/listplaces.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"
#include "sync/belongings.h"
#include "sync/listmembers.h"
#include "sync/serverlists.h"

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Where each list has to be asked for its members; no account has more of them.
constexpr size_t mostAsked = 50;
/// Of one list; a server that goes on for ever is left there.
constexpr int mostMemberPages = 25;

class Placing : public AccountFlow<ListPlaces> {
public:
    Placing(Core &core, Sessions &sessions, const Session &session, const Handle &who)
        : AccountFlow(core, sessions, session)
        , m_who(who)
    {
    }

    void start()
    {
        loadServerLists(m_core, m_sessions, m_session)
            .then(this, [this](const Result<std::vector<ServerList>> &lists) {
                if (!lists) {
                    finish(lists.error());
                    return;
                }
                m_places.lists = *lists;
                look();
            });
    }

private:
    void look()
    {
        if (m_places.lists.empty()) {
            finish(m_places);
        } else if (capabilities(m_session.instance).listsOfPerson) {
            lookUp();
        } else {
            askNextList();
        }
    }

    void lookUp()
    {
        send(m_family->lookup(m_session.instance, m_who), [this](const Response &response) {
            const auto actor = m_family->decodeActor(m_session.instance, response, false);
            if (!actor && actor.error().kind == ErrorKind::NotFound) {
                finish(m_places);
            } else if (isGood(actor, response)) {
                askAboutPerson(actor->localId);
            }
        });
    }

    void askAboutPerson(const QString &localId)
    {
        send(
            m_family->serverListsOf(m_session.instance, localId), [this](const Response &response) {
                const auto lists = m_family->decodeServerLists(m_session.instance, response);
                if (!isGood(lists, response)) {
                    return;
                }
                for (const ServerList &list : *lists) {
                    m_places.in.insert(list.id);
                }
                finish(m_places);
            });
    }

    void askNextList()
    {
        if (m_next == std::min(m_places.lists.size(), mostAsked)) {
            finish(m_places);
            return;
        }
        const QString id = m_places.lists[m_next++].id;
        if (m_family->listMemberIds(m_session.instance, id)) {
            askPage(id, {}, mostMemberPages);
            return;
        }
        send(m_family->serverListMembers(m_session.instance, id),
            [this, id](const Response &response) {
                const auto members =
                    m_family->decodeServerListMembers(m_session.instance, response);
                if (!isGood(members, response)) {
                    return;
                }
                if (std::ranges::find(*members, m_who.acct(), &Actor::acct) != members->end()) {
                    m_places.in.insert(id);
                }
                askNextList();
            });
    }

    /// Where members are told in pages.
    void askPage(const QString &id, const QString &below, int left)
    {
        loadListMembers(m_core, m_sessions, m_session, id, below)
            .then(this, [this, id, left](const Result<PeoplePage> &page) {
                if (!page) {
                    finish(page.error());
                    return;
                }
                const auto &people = page->people;
                const bool in =
                    std::ranges::find(people, m_who.acct(), &Actor::acct) != people.end();
                if (in) {
                    m_places.in.insert(id);
                }
                const bool more = !in && !page->older.isEmpty() && left > 1;
                more ? askPage(id, page->older, left - 1) : askNextList();
            });
    }

    Handle m_who;
    ListPlaces m_places;
    size_t m_next = 0; ///< of the lists that are asked one by one
};

class Changing : public AccountFlow<ListOutcome> {
public:
    Changing(Core &core, Sessions &sessions, const Session &session, const QString &listId,
        const Handle &who, bool in)
        : AccountFlow(core, sessions, session)
        , m_who(who)
        , m_listId(listId)
        , m_in(in)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const auto request = m_family->lookup(m_session.instance, m_who);
        if (!request) {
            resolve(); // no look-up there
            return;
        }
        send(request, [this](const Response &response) {
            const auto actor = m_family->decodeActor(m_session.instance, response, false);
            if (!actor && actor.error().kind == ErrorKind::NotFound) {
                resolve();
            } else if (isGood(actor, response)) {
                change(actor->localId);
            }
        });
    }

private:
    /// The server gets to know the person: searching follows nobody.
    void resolve()
    {
        const QString name = u'@' + m_who.acct();
        send(m_family->resolve(m_session.instance, name, Wanted::Person),
            [this, name](const Response &response) {
                const auto found = m_family->decodeResolved(m_session.instance, response);
                if (!isGood(found, response)) {
                    return;
                }
                // A search may find somebody else.
                const auto person = std::ranges::find(found->actors, m_who.acct(), &Actor::acct);
                if (person == found->actors.end()) {
                    finish(Error{.kind = ErrorKind::NotFound, .subject = name});
                } else {
                    change(person->localId);
                }
            });
    }

    void change(const QString &localId)
    {
        m_localId = localId;
        send(m_family->changeServerList(m_session.instance, m_listId, localId, m_in),
            [this](const Response &response) {
                const auto change = m_family->decodeListChange(m_session.instance, response);
                if (isGood(change, response)) {
                    understand(*change, response);
                }
            });
    }

    void understand(ListChange change, const Response &response)
    {
        const Error refusal = errorFrom(response, m_session.instance.host);
        const bool hides = capabilities(m_session.instance).listsHideUnfollowed;
        if (!m_in) {
            finish(change == ListChange::Done ? Result(ListOutcome::Done) : refusal);
        } else if (change == ListChange::MustFollow) {
            finish(ListOutcome::MustFollow);
        } else if (change == ListChange::Unclear) {
            askWhether([this, refusal](const Result<Relationship> &state) {
                finish(whyRefused(state, refusal));
            });
        } else if (hides) {
            askWhether([this](const Result<Relationship> &state) {
                const bool unseen = state && !state->following;
                finish(unseen ? ListOutcome::Unseen : ListOutcome::Done);
            });
        } else {
            finish(ListOutcome::Done);
        }
    }

    /// Who is followed, or is oneself, may be in: a 422 means that they are already.
    Result<ListOutcome> whyRefused(const Result<Relationship> &state, const Error &refusal) const
    {
        const bool self = m_who.acct() == m_session.account.acct;
        if (state && !state->following && !state->requested && !self) {
            return ListOutcome::MustFollow;
        }
        const bool twice = state && refusal.httpStatus == 422;
        return twice ? Result(ListOutcome::Done) : Result<ListOutcome>(refusal);
    }

    /// What cannot be learnt is no failure: the change itself has been answered.
    void askWhether(const std::function<void(const Result<Relationship> &)> &then)
    {
        loadRelationships(m_core, m_sessions, m_session, {m_localId})
            .then(this, [this, then](const Result<std::vector<Relationship>> &told) {
                if (!told) {
                    then(told.error());
                } else if (told->empty()) {
                    then(Error{.kind = ErrorKind::NotFound, .subject = m_session.instance.host});
                } else {
                    then(told->front());
                }
            });
    }

    Handle m_who;
    QString m_listId;
    bool m_in;
    QString m_localId;
};

} // namespace

QFuture<Result<ListPlaces>> listPlaces(
    Core &core, Sessions &sessions, const Session &session, const Handle &who)
{
    auto *placing = new Placing(core, sessions, session, who);
    const auto future = placing->future();
    placing->start();
    return future;
}

QFuture<Result<ListOutcome>> changeServerList(Core &core, Sessions &sessions,
    const Session &session, const QString &listId, const Handle &who, bool in)
{
    auto *changing = new Changing(core, sessions, session, listId, who, in);
    const auto future = changing->future();
    changing->start();
    return future;
}

} // namespace asterism

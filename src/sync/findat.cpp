// SPDX-License-Identifier: GPL-3.0-or-later

// What sync/belongings.h tells of single people and posts.
#include "base/host.h"
#include "protocol/capabilities.h"
#include "sync/accountflow.h"
#include "sync/belongingitems.h"
#include "sync/belongings.h"
#include "sync/moves.h"
#include "sync/threadparts.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

class PersonFinding : public AccountFlow<Actor> {
public:
    PersonFinding(
        Core &core, Sessions &sessions, const Session &session, const Handle &who, bool fetch)
        : AccountFlow(core, sessions, session)
        , m_who(who)
        , m_fetch(fetch)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const Instance &instance = m_session.instance;
        const Capabilities can = capabilities(instance);
        const bool local = m_who.host == instance.accountDomain || m_who.host == instance.host;
        m_tells = can.lookup && (local || !can.lookupLocalOnly);
        if (m_tells && (!m_fetch || !can.search)) {
            lookUp();
        } else if (can.search) {
            resolve();
        } else {
            finish(nobody());
        }
    }

private:
    Error nobody() const { return {.kind = ErrorKind::NotFound, .subject = u'@' + m_who.acct()}; }

    void lookUp()
    {
        send(m_family->lookup(m_session.instance, m_who), [this](const Response &response) {
            const auto actor = m_family->decodeActor(
                m_session.instance, response, m_session.isGuest(), u'@' + m_who.acct());
            if (isGood(actor, response)) {
                found(whoIsMeant({*actor}, m_who));
            }
        });
    }

    void resolve()
    {
        const QString name = u'@' + m_who.user + u'@' + m_who.host;
        send(m_family->resolve(m_session.instance, name, Wanted::Person),
            [this](const Response &response) {
                const auto resolved = m_family->decodeResolved(m_session.instance, response);
                if (!isGood(resolved, response)) {
                    return;
                }
                const Actor *person = whoIsMeant(resolved->actors, m_who);
                if (!person && isLookedUpApart()) {
                    lookUp();
                } else {
                    found(person);
                }
            });
    }

    /// Some search among none whom the account blocks, nor on servers that it blocks (Pleroma:
    /// lib/pleroma/user/search.ex), and know them all the same. Misskey has one call for both.
    bool isLookedUpApart() const
    {
        return m_tells && m_session.instance.family != Instance::Family::Misskey;
    }

    void found(const Actor *actor)
    {
        if (!actor) {
            finish(nobody());
            return;
        }
        withMove(m_core, m_sessions, m_session, *actor, Purpose::Profile)
            .then(this, [this](const Result<Actor> &moved) { finish(moved); });
    }

    Handle m_who;
    bool m_fetch;
    bool m_tells = false; ///< it looks up people of that host
};

} // namespace

QFuture<Result<Actor>> findActorAt(
    Core &core, Sessions &sessions, const Session &session, const QString &acct, bool fetch)
{
    const auto who = parseHandle(acct);
    return who ? begun(new PersonFinding(core, sessions, session, *who, fetch))
               : answered<Actor>(who.error());
}

QFuture<Result<KnownPerson>> findPersonAt(
    Core &core, Sessions &sessions, const Session &session, const QString &acct, bool fetch)
{
    return findActorAt(core, sessions, session, acct, fetch)
        .then(&sessions, [](const Result<Actor> &actor) {
            return actor ? Result(knownPerson(*actor)) : Result<KnownPerson>(actor.error());
        });
}

QFuture<Result<TimelineItem>> findItemAt(
    Core &core, Sessions &sessions, const Session &session, const QString &uri)
{
    const Error nothing{.kind = ErrorKind::NotFound, .subject = uri.left(200)};
    if (!capabilities(session.instance).search) {
        return answered<TimelineItem>(nothing);
    }
    const Instance &instance = session.instance;
    return askOnce<TimelineItem>(
        core, sessions, session,
        [=](const Family &family) -> Result<Request> {
            return family.resolve(instance, uri, Wanted::Post);
        },
        [=](const Family &family, const Response &response) -> Result<TimelineItem> {
            const auto found = family.decodeResolved(instance, response);
            if (!found) {
                return found.error();
            }
            const TimelineItem *item = itemOfPost(found->posts, uri);
            return item ? Result<TimelineItem>(looseItem(item->post)) : nothing;
        });
}

QFuture<Result<QString>> findPostAt(
    Core &core, Sessions &sessions, const Session &session, const QString &uri)
{
    return findItemAt(core, sessions, session, uri)
        .then(&sessions, [](const Result<TimelineItem> &item) {
            return item ? Result(item->post.localId) : Result<QString>(item.error());
        });
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/followslooking.h"

#include "app/jobs.h"
#include "base/log.h"
#include "protocol/capabilities.h"
#include "store/census.h"
#include "sync/belongings.h"
#include "sync/elsewhere.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

FollowsLooking::FollowsLooking(App &app, const FollowsWish &wish, QObject *parent)
    : Flow(parent)
    , m_app(app)
    , m_wish(wish)
{
}

void FollowsLooking::atOrigin()
{
    m_origin = true;
    if (!m_wish.host.isEmpty()) {
        m_app.sessions.best(m_wish.host).then(this, [this](const Result<Session> &session) {
            askOrigin(session);
        });
        return;
    }
    m_mayGoElsewhere = true;
    m_app.people.find(m_wish.acct).then(this, [this](const Result<Person> &person) {
        if (!person) {
            missed(person.error());
            return;
        }
        m_wish.acct = person->handle.acct();
        m_wish.host = person->host;
        m_app.sessions.best(m_wish.host).then(this, [this](const Result<Session> &session) {
            askOrigin(session);
        });
    });
}

void FollowsLooking::through(const Result<Session> &session)
{
    if (!session) {
        finish(session.error());
        return;
    }
    m_named = true;
    if (m_wish.id.isEmpty()) {
        lookUp(*session);
    } else {
        m_session = *session;
        askPage(*session);
    }
}

void FollowsLooking::askOrigin(const Result<Session> &session)
{
    if (!session) {
        missed(session.error());
    } else if (m_wish.id.isEmpty()) {
        lookUp(*session);
    } else {
        m_session = *session;
        askPage(*session);
    }
}

/// What their own server did not tell; of later pages nobody else knows anything.
void FollowsLooking::missed(const Error &error)
{
    const bool settled = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Usage;
    const bool nobody = settled && m_wish.host.isEmpty();
    if (!m_mayGoElsewhere || nobody) {
        finish(error);
        return;
    }
    m_mayGoElsewhere = false;
    elsewhere(error);
}

void FollowsLooking::elsewhere(const Error &why)
{
    m_origin = false;
    seenElsewhere(m_app.core, m_app.sessions, m_wish.acct, m_wish.host, why)
        .then(this, [this](const Result<SeenElsewhere> &seen) {
            if (seen) {
                knowing(seen->session, seen->actor);
            } else {
                finish(seen.error());
            }
        });
}

void FollowsLooking::lookUp(const Session &session)
{
    // Their own server knows them; any other may have to look.
    findActorAt(m_app.core, m_app.sessions, session, m_wish.acct, !m_origin)
        .then(this, [this, session](const Result<Actor> &actor) {
            if (actor) {
                knowing(session, *actor);
            } else {
                missed(actor.error());
            }
        });
}

void FollowsLooking::knowing(const Session &session, const Actor &actor)
{
    const bool followers = m_wish.side == FollowSide::Followers;
    const QString home = m_wish.acct.section(u'@', -1);
    m_session = session;
    m_origin = m_origin || home == session.instance.host || home == session.instance.accountDomain;
    m_wish.id = actor.localId;
    m_total = followers ? actor.followers : actor.following;
    m_hides = followers ? actor.followersHidden : actor.followingHidden;
    askPage(session);
}

void FollowsLooking::askPage(const Session &session)
{
    loadFollows(m_app.core, m_app.sessions, session, m_wish.id, m_wish.side, m_wish.below)
        .then(this, [this](const Result<PeoplePage> &page) {
            if (page) {
                read(*page);
            } else {
                m_wish.id.clear();
                missed(page.error());
            }
        });
}

void FollowsLooking::read(const PeoplePage &page)
{
    m_page = page;
    const bool asks =
        !m_session.isGuest() && capabilities(m_session.instance).relationshipsAtOnce > 1;
    if (asks && !m_page.people.empty()) {
        addRelations();
    } else {
        addKnown();
    }
}

/// How the account that asks stands to them: its server knows them by these very ids.
void FollowsLooking::addRelations()
{
    QStringList ids;
    QHash<QString, QString> accts;
    for (const Actor &person : m_page.people) {
        ids << person.localId;
        accts.insert(person.localId, person.acct);
    }
    constexpr qsizetype most = 40;
    ids = ids.first(std::min(ids.size(), most));
    loadRelationships(m_app.core, m_app.sessions, m_session, ids)
        .then(this, [this, accts](const Result<std::vector<Relationship>> &told) {
            if (!told) { // the list is worth telling without it
                qCInfo(logSync).noquote() << sentence(told.error());
            }
            for (const Relationship &one : told ? *told : std::vector<Relationship>()) {
                if (one.following) {
                    m_followed.insert(accts.value(one.localId));
                }
            }
            addKnown();
        });
}

/// What own accounts follow by what was read of them before.
void FollowsLooking::addKnown()
{
    QStringList accts;
    for (const Actor &person : m_page.people) {
        accts << person.acct;
    }
    m_app.store->readCache([accts](store::CacheTx &tx) { return store::followedBy(tx, accts); })
        .then(this, [this](const Result<QHash<QString, QStringList>> &known) {
            if (!known) {
                finish(known.error());
            } else {
                answerPage(*known);
            }
        });
}

void FollowsLooking::answerPage(const QHash<QString, QStringList> &followedBy)
{
    const QString own = m_session.account.id.value;
    QJsonArray people;
    for (const Actor &person : m_page.people) {
        QStringList by = followedBy.value(person.acct);
        if (m_followed.contains(person.acct) && !by.contains(own)) {
            by << own;
        }
        QJsonObject json = actorToJob(person);
        json.insert(u"followed_by"_s, QJsonArray::fromStringList(by));
        people.append(json);
    }
    const bool nothing = m_page.people.empty() && m_page.skipped == 0 && m_page.older.isEmpty()
        && m_wish.below.isEmpty();
    // A server that is not theirs may merely know none of them.
    const bool hidden = nothing && (m_hides || (m_origin && m_total > 0));
    // At their own server an own account there need not be named.
    const Account through = m_origin && !m_named ? Account() : m_session.account;
    finish(QJsonObject{{u"people"_s, people}, {u"below"_s, m_page.older}, {u"host"_s, m_wish.host},
        {u"id"_s, m_wish.id}, {u"seen_by"_s, through.id.value}, {u"seen_by_acct"_s, through.acct},
        {u"total"_s, m_total}, {u"hidden"_s, hidden}});
}

} // namespace asterism

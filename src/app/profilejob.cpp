// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/followslooking.h"
#include "app/jobs.h"
#include "store/actors.h"
#include "sync/belongings.h"
#include "sync/elsewhere.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonObject profileToJob(const Actor &actor, const QString &host, const Account &through)
{
    QJsonObject answer = actorToJob(actor);
    answer.insert(u"host"_s, host);
    answer.insert(u"seen_by"_s, through.id.value);
    answer.insert(u"seen_by_acct"_s, through.acct);
    answer.insert(u"seen_host"_s, through.host);
    return answer;
}

/// Nobody else can know better: nobody is called so, or it is no name at all.
bool isLastWord(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Usage;
}

} // namespace

/// Counts that cannot be true are left out.
QFuture<Jobs::Answer> Jobs::profile(const QJsonObject &argument)
{
    const auto correct = [this](const Answer &answer) {
        if (!answer) {
            return answered(answer);
        }
        return m_app.store->readCache([found = *answer](store::CacheTx &tx) -> Answer {
            QJsonObject told = found;
            const QJsonObject actor = actorToJob(store::withLikelyCounts(tx, actorFromJob(found)));
            for (auto part = actor.begin(); part != actor.end(); ++part) {
                told.insert(part.key(), part.value());
            }
            return told;
        });
    };
    return profileFound(argument).then(this, correct).unwrap();
}

QFuture<Jobs::Answer> Jobs::profileFound(const QJsonObject &argument)
{
    const QString text = argument[u"text"].toString();
    const AccountId as{argument[u"as"].toString()};
    if (!as.isEmpty()) {
        return profileAs(as, text);
    }
    const auto look = [this, text](const Result<Person> &person) {
        if (!person) {
            const auto handle = parseHandle(text);
            return isLastWord(person.error()) || !handle
                ? answered(Answer(person.error()))
                : profileElsewhere(handle->acct(), handle->host, person.error());
        }
        const auto tell = [this, person = *person](const Result<Actor> &actor) {
            return actor ? answered(Answer(profileToJob(*actor, person.host, {})))
                         : profileElsewhere(person.handle.acct(), person.host, actor.error());
        };
        return m_app.people.profile(*person).then(this, tell).unwrap();
    };
    return m_app.people.find(text).then(this, look).unwrap();
}

QFuture<Jobs::Answer> Jobs::profileElsewhere(
    const QString &acct, const QString &host, const Error &why)
{
    return seenElsewhere(m_app.core, m_app.sessions, acct, host, why)
        .then(this, [host](const Result<SeenElsewhere> &seen) {
            return seen ? Answer(profileToJob(seen->actor, host, seen->session.account))
                        : Answer(seen.error());
        });
}

QFuture<Jobs::Answer> Jobs::profileAs(const AccountId &account, const QString &text)
{
    const auto look = [this](const Result<Session> &session, const QString &acct) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return findActorAt(m_app.core, m_app.sessions, *session, acct, true)
            .then(this, [account = session->account](const Result<Actor> &actor) {
                return actor ? Answer(profileToJob(*actor, {}, account)) : Answer(actor.error());
            });
    };
    const auto named = [this, account, look](const QString &acct) {
        return sessionOf(account)
            .then(
                this, [look, acct](const Result<Session> &session) { return look(session, acct); })
            .unwrap();
    };
    if (const auto handle = parseHandle(text)) {
        return named(handle->acct());
    }
    const auto found = [named](const Result<Person> &person) {
        return person ? named(person->handle.acct()) : answered(Answer(person.error()));
    };
    return m_app.people.find(text).then(this, found).unwrap();
}

QFuture<Result<Done>> Jobs::refreshPersonAs(const AccountId &account, const QString &acct, int rows)
{
    const auto load = [this, acct, rows](const Session &session, const Result<Actor> &actor) {
        if (!actor) {
            return answered(Result<Done>(actor.error()));
        }
        return m_app.refresher
            .refresh(session, personSourceAs(session.account.id, acct, session.account.host),
                {.personLocalId = actor->localId, .rows = rows})
            .then(this, [](const Result<RefreshOutcome> &outcome) {
                return outcome ? Result<Done>(Done{}) : Result<Done>(outcome.error());
            });
    };
    const auto look = [this, acct, load](const Session &session) {
        return findActorAt(m_app.core, m_app.sessions, session, acct, true)
            .then(
                this, [session, load](const Result<Actor> &actor) { return load(session, actor); })
            .unwrap();
    };
    const auto begin = [this, look](const Result<Session> &session) {
        if (!session) {
            return answered(Result<Done>(session.error()));
        }
        // Filters that cannot be had now are tried again; those that were known count.
        return m_app.filters.ensure(session->account)
            .then(this, [look, session = *session](const Result<Done> &) { return look(session); })
            .unwrap();
    };
    return sessionOf(account).then(this, begin).unwrap();
}

QFuture<Jobs::Answer> Jobs::follows(const QJsonObject &argument)
{
    const auto handle = parseHandle(argument[u"acct"].toString());
    if (!handle) {
        return answered(Answer(handle.error()));
    }
    const FollowsWish wish{.acct = handle->acct(),
        .side = argument[u"side"].toString() == u"followers" ? FollowSide::Followers
                                                             : FollowSide::Following,
        .host = argument[u"host"].toString(),
        .id = argument[u"id"].toString(),
        .below = argument[u"below"].toString()};
    auto *looking = new FollowsLooking(m_app, wish, this);
    const auto future = looking->future();
    const AccountId as{argument[u"as"].toString()};
    if (as.isEmpty()) {
        looking->atOrigin();
    } else {
        sessionOf(as).then(
            looking, [looking](const Result<Session> &session) { looking->through(session); });
    }
    return future;
}

} // namespace asterism

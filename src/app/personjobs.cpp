// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "app/standingjob.h"
#include "sync/followedtag.h"
#include "sync/followrequests.h"
#include "sync/serveremojis.h"
#include "sync/serverrules.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int requestsAPage = 80; // the server's own limit lowers it

Jobs::Answer requestsToJob(const Result<PeoplePage> &page)
{
    if (!page) {
        return page.error();
    }
    QJsonArray people;
    for (const Actor &person : page->people) {
        people.append(actorToJob(person));
    }
    return QJsonObject{{u"people"_s, people}, {u"below"_s, page->older}};
}

Jobs::Answer rulesToJob(const Result<std::vector<ServerRule>> &rules)
{
    if (!rules) {
        return rules.error();
    }
    QJsonArray rows;
    for (const ServerRule &rule : *rules) {
        rows.append(QJsonObject{{u"id"_s, rule.id}, {u"text"_s, rule.text}});
    }
    return QJsonObject{{u"rules"_s, rows}};
}

} // namespace

QFuture<Jobs::Answer> Jobs::relationships(const QJsonObject &argument)
{
    const AccountId account{argument[u"account"].toString()};
    const auto who = parseHandle(argument[u"acct"].toString());
    if (!who) {
        return answered(Answer(who.error()));
    }
    return recently(account.value + u' ' + who->acct(), argument[u"fresh"].toBool(),
        [this, account, acct = who->acct()] { return askStanding(account, acct); });
}

/// What was answered within the last minute will do, unless it is to be fresh.
QFuture<Jobs::Answer> Jobs::recently(
    const QString &key, bool fresh, const std::function<QFuture<Answer>()> &ask)
{
    const auto keep = [this, key, ask] {
        return ask().then(this, [this, key, round = m_standings.round()](const Answer &answer) {
            if (answer && round == m_standings.round()) {
                m_standings.put(key, *answer, m_app.core.clock.now());
            }
            return answer;
        });
    };
    if (fresh) {
        return keep(); // what is under way may have been asked before whatever is new
    }
    const auto known = m_standings.find(key, m_app.core.clock.now());
    return known ? answered(Answer(*known)) : m_askingStandings.ask(key, this, keep);
}

QFuture<Jobs::Answer> Jobs::askStanding(const AccountId &account, const QString &acct)
{
    const auto ask = [this, acct](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadStanding(m_app.core, m_app.sessions, *session, acct)
            .then(this, [](const Result<PersonStanding> &standing) {
                return standing ? Answer(standingToJob(*standing)) : Answer(standing.error());
            });
    };
    return sessionOf(account).then(this, ask).unwrap();
}

QFuture<Jobs::Answer> Jobs::tagFollowed(const QJsonObject &argument)
{
    const AccountId account{argument[u"account"].toString()};
    const QString tag = argument[u"tag"].toString();
    const auto load = [this, tag](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadFollowedTag(m_app.core, m_app.sessions, *session, tag)
            .then(this, [](const Result<bool> &follows) {
                return follows ? Answer(QJsonObject{{u"follows"_s, *follows}})
                               : Answer(follows.error());
            });
    };
    return recently(account.value + u" #"_s + tag.toCaseFolded(), argument[u"fresh"].toBool(),
        [this, account, load] { return sessionOf(account).then(this, load).unwrap(); });
}

QFuture<Jobs::Answer> Jobs::serverRules(const QJsonObject &argument)
{
    const AccountId account{argument[u"account"].toString()};
    const auto load = [this](const Result<Session> &session) {
        return session
            ? loadServerRules(m_app.core, m_app.sessions, *session).then(this, &rulesToJob)
            : answered(Answer(session.error()));
    };
    return recently(account.value + u" rules"_s, false,
        [this, account, load] { return sessionOf(account).then(this, load).unwrap(); });
}

QFuture<Jobs::Answer> Jobs::followRequests(const QJsonObject &argument)
{
    const PageSpec spec{.maxId = argument[u"below"].toString(), .limit = requestsAPage};
    const auto load = [this, spec](const Result<Session> &session) {
        return session ? loadFollowRequests(m_app.core, m_app.sessions, *session, spec)
                             .then(this, &requestsToJob)
                       : answered(Answer(session.error()));
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::serverEmojis(const QJsonObject &argument)
{
    const AccountId account{argument[u"account"].toString()};
    const auto load = [this](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadServerEmojis(m_app.core, m_app.sessions, *session)
            .then(this, [host = session->instance.host](const Result<Done> &done) {
                return done ? Answer(QJsonObject{{u"host"_s, host}}) : Answer(done.error());
            });
    };
    return m_askingEmojis.ask(account.value, this,
        [this, account, load] { return sessionOf(account).then(this, load).unwrap(); });
}

} // namespace asterism

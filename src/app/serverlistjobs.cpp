// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "sync/listplaces.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString outcomeWord(ListOutcome outcome)
{
    switch (outcome) {
    case ListOutcome::Done:
        return u"done"_s;
    case ListOutcome::MustFollow:
        return u"must-follow"_s;
    case ListOutcome::Unseen:
        return u"unseen"_s;
    }
    return {};
}

QJsonObject placesToJob(const ListPlaces &places)
{
    QJsonArray lists;
    for (const ServerList &list : places.lists) {
        lists.append(QJsonObject{
            {u"id"_s, list.id}, {u"title"_s, list.title}, {u"in"_s, places.in.contains(list.id)}});
    }
    return {{u"lists"_s, lists}};
}

} // namespace

/// "server-list-places", "server-list-add" and "server-list-remove".
QFuture<Jobs::Answer> Jobs::serverListJob(const QString &kind, const QJsonObject &argument)
{
    const bool adds = kind == u"server-list-add";
    if (!adds && kind != u"server-list-remove" && kind != u"server-list-places") {
        return answered(Answer(Error{.kind = ErrorKind::Usage, .subject = kind}));
    }
    const auto who = parseHandle(argument[u"acct"].toString());
    if (!who) {
        return answered(Answer(who.error()));
    }
    const bool looks = kind == u"server-list-places";
    const QString list = argument[u"list"].toString();
    const auto work = [this, looks, adds, list, who = *who](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        if (looks) {
            return listPlaces(m_app.core, m_app.sessions, *session, who)
                .then(this, [](const Result<ListPlaces> &places) {
                    return places ? Answer(placesToJob(*places)) : Answer(places.error());
                });
        }
        return changeServerList(m_app.core, m_app.sessions, *session, list, who, adds)
            .then(this, [](const Result<ListOutcome> &outcome) {
                return outcome ? Answer(QJsonObject{{u"outcome"_s, outcomeWord(*outcome)}})
                               : Answer(outcome.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, work).unwrap();
}

} // namespace asterism

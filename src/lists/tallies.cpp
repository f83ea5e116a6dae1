// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/tallies.h"

#include "lists/members.h"
#include "protocol/family.h"

namespace asterism {

namespace {

Result<Marks> marksIn(
    const std::vector<ListMember> &members, const Result<std::vector<Tally>> &tallies)
{
    if (!tallies) {
        return tallies.error();
    }
    QHash<QString, QString> byId;
    for (const Tally &tally : *tallies) {
        byId.insert(tally.localId, tally.mark);
    }
    Marks marks;
    for (const ListMember &member : members) {
        if (const auto mark = byId.constFind(member.localId); mark != byId.cend()) {
            marks.insert(member.acct, *mark);
        }
    }
    return marks;
}

Result<Request> questionFor(const Session &session, const std::vector<ListMember> &members)
{
    QStringList ids;
    for (const ListMember &member : members) {
        ids << member.localId;
    }
    const Family *family = familyFor(session.instance);
    return family == nullptr
        ? Result<Request>(Error{.kind = ErrorKind::Usage, .subject = session.instance.host})
        : family->people(session.instance, ids);
}

QFuture<Result<Marks>> ask(Core &core, Sessions &sessions, const Session &session,
    const std::vector<ListMember> &members, QObject *context)
{
    const auto question = questionFor(session, members);
    if (!question) {
        return answered<Marks>(question.error());
    }
    return core.http
        .send(asked(core, session, forPurpose(Purpose::Member, *question), Request::Background))
        .then(context,
            [&core, &sessions, session, members](
                const Result<Response> &response) -> Result<Marks> {
                if (!response) {
                    return response.error();
                }
                sessions.noteRefusal(session, *response);
                auto marks = marksIn(members,
                    familyFor(session.instance)
                        ->decodeTallies(session.instance, *response, session.isGuest()));
                return marks ? marks
                             : Result<Marks>(withTime(marks.error(), *response, core.clock));
            });
}

} // namespace

QFuture<Result<Marks>> askMarks(
    Core &core, Sessions &sessions, const std::vector<ListMember> &members, QObject *context)
{
    return sessions.best(hostOfMember(members.front()))
        .then(context,
            [&core, &sessions, members, context](const Result<Session> &session) {
                return session ? ask(core, sessions, *session, members, context)
                               : answered<Marks>(session.error());
            })
        .unwrap();
}

} // namespace asterism

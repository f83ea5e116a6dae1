// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/tallies.h"

#include "lists/members.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <functional>

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

Result<Request> localQuestion(const Session &session, const LocalNews &news)
{
    const Instance &instance = session.instance;
    const Family *family = familyFor(instance);
    return family == nullptr
        ? Result<Request>(Error{.kind = ErrorKind::Usage, .subject = instance.host})
        : family->timeline(instance, localSource(instance.host), {.sinceId = news.newestId()});
}

Result<Marks> marksFrom(const LocalNews &news, const std::vector<ListMember> &members)
{
    Marks marks;
    for (const ListMember &member : members) {
        marks.insert(member.acct, news.markOf(member.localId));
    }
    return marks;
}

using ReadMarks = std::function<Result<Marks>(const Response &)>;

/// `read` makes marks of the answer.
QFuture<Result<Marks>> sendQuestion(Core &core, Sessions &sessions, const Session &session,
    const Result<Request> &question, const ReadMarks &read, QObject *context)
{
    if (!question) {
        return answered<Marks>(question.error());
    }
    return core.http
        .send(asked(core, session, forPurpose(Purpose::Member, *question), Request::Background))
        .then(context,
            [&core, &sessions, session, read](const Result<Response> &response) -> Result<Marks> {
                if (!response) {
                    return response.error();
                }
                sessions.noteRefusal(session, *response);
                auto marks = read(*response);
                return marks ? marks
                             : Result<Marks>(withTime(marks.error(), *response, core.clock));
            });
}

/// The host counts everybody's posts.
QFuture<Result<Marks>> askTallies(Core &core, Sessions &sessions, const Session &session,
    const std::vector<ListMember> &members, QObject *context)
{
    const auto read = [session, members](const Response &response) {
        return marksIn(members,
            familyFor(session.instance)
                ->decodeTallies(session.instance, response, session.isGuest()));
    };
    return sendQuestion(core, sessions, session, questionFor(session, members), read, context);
}

/// The host shows who has posted.
QFuture<Result<Marks>> askLocal(Core &core, Sessions &sessions, const Session &session,
    const std::vector<ListMember> &members, LocalNews &news, QObject *context)
{
    const auto read = [&core, session, members, &news](const Response &response) -> Result<Marks> {
        const auto page =
            familyFor(session.instance)->page(session.instance, response, {}, session.isGuest());
        if (!page) {
            return page.error();
        }
        news.hear(*page, core.clock.now());
        return marksFrom(news, members);
    };
    return sendQuestion(core, sessions, session, localQuestion(session, news), read, context);
}

} // namespace

QFuture<Result<Marks>> askMarks(Core &core, Sessions &sessions,
    const std::vector<ListMember> &members, LocalNews &news, QObject *context)
{
    return sessions.best(hostOfMember(members.front()))
        .then(context,
            [&core, &sessions, members, &news, context](const Result<Session> &session) {
                if (!session) {
                    return answered<Marks>(session.error());
                }
                return capabilities(session->instance).peopleAtOnce > 0
                    ? askTallies(core, sessions, *session, members, context)
                    : askLocal(core, sessions, *session, members, news, context);
            })
        .unwrap();
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/addplan.h"
#include "app/jobs.h"

#include "engine/requestserver.h"
#include "lists/listchanges.h"
#include "sync/peoplelists.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

template <typename T>
QFuture<Jobs::Answer> onlyThatItIsDone(QFuture<Result<T>> future, QObject *context)
{
    return future.then(context, [](const Result<T> &result) -> Jobs::Answer {
        if (!result) {
            return result.error();
        }
        return QJsonObject();
    });
}

QFuture<Jobs::Answer> tooMany()
{
    return answered(Jobs::Answer(
        Error{.kind = ErrorKind::Usage, .subject = Words::tr("So many people at once")}));
}

std::vector<ToAdd> peopleToAdd(const QJsonObject &argument)
{
    const QJsonArray handles = argument[u"handles"].toArray();
    const bool known = argument.contains(u"actors");
    const QJsonArray actors = argument[u"actors"].toArray();
    std::vector<ToAdd> people;
    for (qsizetype i = 0; i < handles.size(); ++i) {
        people.push_back(
            {.handle = handles[i].toString(), .known = known, .actorUri = actors.at(i).toString()});
    }
    return people;
}

QJsonObject addAnswer(const std::vector<AddResult> &results)
{
    QJsonArray ended;
    QJsonArray rest;
    for (const AddResult &result : results) {
        if (result.end == AddEnd::NotBegun) {
            rest.append(result.handle);
            continue;
        }
        const bool failed = result.end == AddEnd::NotAdded;
        ended.append(QJsonObject{{u"handle"_s, result.handle}, {u"acct"_s, result.acct},
            {u"outcome"_s, word(result.end)},
            {u"error"_s, failed ? parseObject(errorToOutcome(result.error)) : QJsonObject()}});
    }
    return {{u"results"_s, ended}, {u"rest"_s, rest}};
}

QJsonArray peopleToJob(const std::vector<Actor> &people)
{
    QJsonArray all;
    for (const Actor &actor : people) {
        all.append(QJsonObject{{u"acct"_s, actor.acct}, {u"actor"_s, actor.uri}});
    }
    return all;
}

} // namespace

QFuture<Jobs::Answer> Jobs::addMany(const ListId &list, const QJsonObject &argument)
{
    const std::vector<ToAdd> people = peopleToAdd(argument);
    const bool known = argument.contains(u"actors");
    if (people.size() > (known ? AddPlan::mostKnown : AddPlan::mostLookedFor)) {
        return tooMany();
    }
    return m_app.lists.addMany(list, people)
        ->future()
        .then(this, [](const Result<std::vector<AddResult>> &results) {
            return results ? Answer(addAnswer(*results)) : Answer(results.error());
        });
}

QFuture<Jobs::Answer> Jobs::removeMany(const ListId &list, const QJsonObject &argument)
{
    QStringList accts;
    const QJsonArray handles = argument[u"handles"].toArray();
    for (const auto &value : handles) {
        const auto handle = parseHandle(value.toString());
        accts << (handle ? handle->acct() : value.toString());
    }
    if (size_t(accts.size()) > AddPlan::mostKnown) {
        return tooMany();
    }
    return m_app.lists.removeMany(list, accts).then(this, [](const Result<int> &removed) {
        return removed ? Answer(QJsonObject{{u"removed"_s, *removed}}) : Answer(removed.error());
    });
}

QFuture<Jobs::Answer> Jobs::peopleOf(const QJsonObject &argument)
{
    const auto load = [this, list = argument[u"list"].toString(),
                          below = argument[u"below"].toString()](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadPeople(m_app.core, m_app.sessions, *session, list, below)
            .then(this, [](const Result<PeoplePage> &page) {
                return page ? Answer(QJsonObject{
                           {u"people"_s, peopleToJob(page->people)}, {u"below"_s, page->older}})
                            : Answer(page.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::peopleIn(const QJsonObject &argument)
{
    const auto load = [this, id = argument[u"id"].toString()](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadCollection(m_app.core, m_app.sessions, *session, id)
            .then(this, [](const Result<PeopleCollection> &found) {
                return found ? Answer(QJsonObject{
                           {u"name"_s, found->name}, {u"people"_s, peopleToJob(found->people)}})
                             : Answer(found.error());
            });
    };
    return m_app.sessions.best(argument[u"host"].toString()).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::listJob(const QString &kind, const QJsonObject &argument)
{
    if (kind.startsWith(u"server-list-"_s)) {
        return serverListJob(kind, argument);
    }
    const ListId id{argument[u"list"].toString()};
    if (kind.startsWith(u"people-"_s)) {
        return kind == u"people-of" ? peopleOf(argument) : peopleIn(argument);
    }
    if (kind == u"list-create") {
        return onlyThatItIsDone(
            m_app.lists.create(argument[u"name"].toString(), id.isEmpty() ? Lists::newId() : id),
            this);
    }
    const auto change = [this, id, kind, argument](const Result<std::vector<List>> &lists) {
        if (!lists) {
            return answered(Answer(lists.error()));
        }
        const auto found = std::ranges::find(*lists, id, &List::id);
        if (found != lists->end()) {
            return changeList(*found, kind, argument);
        }
        const bool gone = kind == u"list-delete" && argument[u"again"].toBool();
        return answered(gone
                ? Answer(QJsonObject())
                : Answer(Error{.kind = ErrorKind::NotFound, .subject = Words::tr("The list")}));
    };
    return m_app.lists.all().then(this, change).unwrap();
}

QFuture<Jobs::Answer> Jobs::changeList(
    const List &list, const QString &kind, const QJsonObject &argument)
{
    const QString handle = argument[u"handle"].toString();
    const bool again = argument[u"again"].toBool();
    if (kind == u"list-delete") {
        return onlyThatItIsDone(m_app.lists.remove(list), this);
    }
    if (kind == u"list-remove") {
        return onlyThatItIsDone(m_app.lists.removeMember(list, handle, again), this);
    }
    if (kind == u"list-add-many") {
        return addMany(list.id, argument);
    }
    if (kind == u"list-remove-many") {
        return removeMany(list.id, argument);
    }
    if (kind == u"list-set") {
        return onlyThatItIsDone(m_app.lists.change(list.id, argument[u"changes"].toObject()), this);
    }
    if (kind == u"list-move") {
        return onlyThatItIsDone(m_app.lists.move(list.id, argument[u"to"].toInt()), this);
    }
    if (kind == u"list-notify") {
        const auto choice = choiceFromJson(u"notify"_s, argument[u"notify"]);
        return choice ? onlyThatItIsDone(m_app.lists.notify(list.id, handle, *choice), this)
                      : answered(Answer(choice.error()));
    }
    if (kind != u"list-add") {
        return answered(Answer(Error{.kind = ErrorKind::Usage, .subject = kind}));
    }
    return m_app.lists.add(list, handle, again)
        .then(this, [](const Result<ListMember> &member) -> Answer {
            if (!member) {
                return member.error();
            }
            return QJsonObject{{u"acct"_s, member->acct}};
        });
}

} // namespace asterism

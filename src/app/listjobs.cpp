// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "lists/listchanges.h"

#include <QCoreApplication>

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

} // namespace

QFuture<Jobs::Answer> Jobs::listJob(const QString &kind, const QJsonObject &argument)
{
    if (kind.startsWith(u"server-list-"_s)) {
        return serverListJob(kind, argument);
    }
    const ListId id{argument[u"list"].toString()};
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

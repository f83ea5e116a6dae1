// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"

#include <QJsonObject>
#include <QObject>

namespace asterism {

/// The work that only the engine does, by name and JSON argument, so that the same code serves
/// this process and others that ask it (decision 2). Every argument may hold "typed": hosts that
/// the user typed. Arguments and answers:
///
/// - "refresh" {sources: [key], rows}: {results: [{source, error}]}; error is {} when all is well
/// - "thread" {uri}: {}
/// - "profile" {text}: an actor, see actorToJob()
/// - "list-create" {name}, "list-delete" {list}: {}
/// - "list-add" {list, handle}: {acct}; "list-remove" {list, handle}: {}
/// - "prune" {days, bytes}: {posts}
class Jobs : public QObject {
public:
    explicit Jobs(App &app);

    using Answer = Result<QJsonObject>;

    /// Usage error for a name that is not there (a newer program asks).
    QFuture<Answer> run(const QString &kind, const QJsonObject &argument);

private:
    QFuture<Answer> refresh(const QJsonObject &argument);
    QFuture<Result<Done>> refreshSource(const Source &source, int rows);
    QFuture<Result<Done>> refreshHome(const Source &source, int rows);
    QFuture<Result<Done>> refreshPerson(const Source &source, int rows);
    QFuture<Result<Done>> refreshList(const ListId &id, int rows);
    QFuture<Answer> thread(const QJsonObject &argument);
    QFuture<Answer> profile(const QJsonObject &argument);
    QFuture<Answer> changeList(const QString &kind, const QJsonObject &argument);
    QFuture<Answer> prune(const QJsonObject &argument);

    App &m_app;
};

QJsonObject actorToJob(const Actor &actor);
Actor actorFromJob(const QJsonObject &json);

QJsonObject parseObject(const QString &json);
QString toText(const QJsonObject &object);

} // namespace asterism

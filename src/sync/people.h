// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "model/actor.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

namespace asterism {

/// Where a person can be read, learnt from WebFinger or from the actor document.
struct Person {
    Handle handle; ///< canonical
    QString actorUri; ///< may be empty when only an API told of the person
    QString host; ///< of the actor's server: where it is read
    QUrl profileUrl;
    QUrl feedUrl;
};

/// The host of a handle or of an address; empty when the text is neither. Whoever takes it from the
/// user puts it into Core::typedHosts, for nothing below does: what a post names looks the same.
QString namedHost(const QString &text);

/// Finds people by handle or address.
class People : public QObject {
public:
    People(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// "@user@host", "user@host", a profile page's address or an actor's id. NotFound for
    /// unknown handles, Usage for what is no handle, and the network's errors.
    /// Leads into a private network only on hosts that are among Core::typedHosts already.
    QFuture<Result<Person>> find(const QString &text);

    /// The profile, by the best reader there is: own account on that host, API, actor document.
    QFuture<Result<Actor>> profile(const Person &person);

private:
    QFuture<Result<Person>> byHandle(const Handle &handle);
    QFuture<Result<Person>> byAddress(const QUrl &url);
    QFuture<Result<Actor>> shown(const Session &session, const Actor &actor);
    QFuture<Result<Actor>> byDocument(const Person &person, const Error &why);
    QFuture<Result<Actor>> profileAt(const Session &session, const Person &person);

    Core &m_core;
    Sessions &m_sessions;
};

} // namespace asterism

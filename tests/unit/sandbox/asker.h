// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"

namespace asterism {

/// Asks the users' own servers in their names.
class Asker {
public:
    explicit Asker(Sandbox &sandbox)
        : m_sandbox(sandbox)
    {
    }

    Answer get(const QString &user, const QString &path, const QByteArray &accept = {})
    {
        return m_client.get(url(user, path), token(user), accept);
    }
    /// A form; nothing where it is empty.
    Answer post(const QString &user, const QString &path, const QByteArray &form = {})
    {
        return send("POST", user, path, form,
            form.isEmpty() ? QByteArray() : QByteArray("application/x-www-form-urlencoded"));
    }
    Answer postJson(const QString &user, const QString &path, const QJsonObject &json)
    {
        return send("POST", user, path, QJsonDocument(json).toJson(), "application/json");
    }
    Answer send(const QByteArray &method, const QString &user, const QString &path,
        const QByteArray &body = {}, const QByteArray &type = {})
    {
        return m_client.send(method, url(user, path), token(user), body, type);
    }

    /// The id that the user's server has for somebody.
    QString idOf(const QString &user, const QString &whom)
    {
        const QString path = QString::fromLatin1("/api/v1/accounts/search?resolve=true&q=");
        const QJsonArray found = get(user, path + m_sandbox.handle(whom)).array();
        return found.at(0)[QLatin1String("id")].toString();
    }
    /// what: "follow", "unmute" …
    Answer change(
        const QString &user, const QString &whom, const QString &what, const QByteArray &form = {})
    {
        return post(user, pathOf(user, whom, what), form);
    }
    QString pathOf(const QString &user, const QString &whom, const QString &what)
    {
        return QString::fromLatin1("/api/v1/accounts/%1/%2").arg(idOf(user, whom), what);
    }
    QJsonObject relationship(const QString &user, const QString &whom)
    {
        const QString path = QString::fromLatin1("/api/v1/accounts/relationships?id[]=");
        return get(user, path + idOf(user, whom)).array().at(0).toObject();
    }

private:
    QString url(const QString &user, const QString &path) const
    {
        return path.startsWith(QLatin1String("http")) ? path
                                                      : m_sandbox.serverOf(user)->baseUrl() + path;
    }
    QString token(const QString &user) const { return m_sandbox.serverOf(user)->token(user); }

    Sandbox &m_sandbox;
    Client m_client;
};

} // namespace asterism

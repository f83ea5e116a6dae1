// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"
#include "unit/sandbox/uploadform.h"

#include <utility>
#include <vector>

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
        const QByteArray &body = {}, const QByteArray &type = {}, const QByteArray &key = {})
    {
        return m_client.send(method, url(user, path), token(user), body, type, key);
    }

    using Fields = std::vector<std::pair<QString, QString>>;
    static QByteArray form(const Fields &fields)
    {
        QByteArrayList parts;
        for (const auto &[name, value] : fields) {
            parts << name.toUtf8() + '=' + value.toUtf8().toPercentEncoding();
        }
        return parts.join('&');
    }

    /// Posts something.
    Answer write(const QString &user, const Fields &fields, const QByteArray &key = {})
    {
        return send("POST", user, QString::fromLatin1("/api/v1/statuses"), form(fields),
            "application/x-www-form-urlencoded", key);
    }
    /// Sends a file.
    Answer upload(const QString &user, const QByteArray &content,
        const QList<QPair<QByteArray, QByteArray>> &fields = {},
        const QByteArray &fileName = "file.png", int version = 2)
    {
        return send("POST", user, QString::fromLatin1("/api/v%1/media").arg(version),
            uploadForm(content, fileName, fields), uploadFormType());
    }
    /// The same; the id of what was sent.
    QString uploadOf(const QString &user, const QByteArray &content,
        const QList<QPair<QByteArray, QByteArray>> &fields = {})
    {
        return upload(user, content, fields).object()[QLatin1String("id")].toString();
    }
    /// The same as write(); the new post's uri.
    QString writeOf(const QString &user, const Fields &fields, const QByteArray &key = {})
    {
        return write(user, fields, key).object()[QLatin1String("uri")].toString();
    }
    Answer rewrite(const QString &user, const QString &uri, const Fields &fields)
    {
        return send(
            "PUT", user, pathTo(user, uri), form(fields), "application/x-www-form-urlencoded");
    }
    Answer erase(const QString &user, const QString &uri)
    {
        return send("DELETE", user, pathTo(user, uri));
    }
    /// what: "favourite", "unpin" …
    Answer act(
        const QString &user, const QString &uri, const QString &what, const Fields &fields = {})
    {
        return post(user, pathTo(user, uri) + u'/' + what, form(fields));
    }
    QJsonObject status(const QString &user, const QString &uri)
    {
        return get(user, pathTo(user, uri)).object();
    }
    /// At the user's own server.
    QString pathTo(const QString &user, const QString &uri) const
    {
        return QString::fromLatin1("/api/v1/statuses/")
            + m_sandbox.localId(uri, m_sandbox.serverOf(user));
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

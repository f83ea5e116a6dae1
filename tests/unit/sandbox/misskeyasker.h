// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"
#include "unit/sandbox/uploadform.h"

namespace asterism {

/// Asks the sandbox's Misskey in its people's names, or as a guest.
class MisskeyAsker {
public:
    explicit MisskeyAsker(Sandbox &sandbox)
        : m_sandbox(sandbox)
    {
    }

    Server *server() const { return m_sandbox.server(QString::fromLatin1("misskey")); }

    /// user: empty for a guest.
    Answer ask(const QString &user, const QString &endpoint, const QJsonObject &fields = {})
    {
        return askWith(user.isEmpty() ? QString() : server()->token(user), endpoint, fields);
    }
    Answer askWith(const QString &token, const QString &endpoint, const QJsonObject &fields = {})
    {
        const QString url = server()->baseUrl() + QString::fromLatin1("/api/") + endpoint;
        const QByteArray body = QJsonDocument(fields).toJson(QJsonDocument::Compact);
        return token.isEmpty() ? m_client.post(url, body, "application/json")
                               : m_client.send("POST", url, token, body, "application/json");
    }
    /// Sends a file into the drive.
    Answer upload(const QString &user, const QByteArray &content,
        const QList<QPair<QByteArray, QByteArray>> &fields = {},
        const QByteArray &fileName = "file.png")
    {
        return m_client.send("POST",
            server()->baseUrl() + QString::fromLatin1("/api/drive/files/create"),
            server()->token(user), uploadForm(content, fileName, fields), uploadFormType());
    }
    /// The code of a refusal; "" where there is none.
    QString code(const QString &user, const QString &endpoint, const QJsonObject &fields = {})
    {
        const QJsonObject answer = ask(user, endpoint, fields).object();
        return answer[QLatin1String("error")][QLatin1String("code")].toString();
    }

    QJsonObject userId(const QString &whom)
    {
        return {{QString::fromLatin1("userId"), idOf(whom)}};
    }
    /// The id that the server has for somebody.
    QString idOf(const QString &whom)
    {
        const QString handle = m_sandbox.handle(whom);
        const bool local = m_sandbox.serverOf(whom) == server();
        const QJsonObject fields{{QString::fromLatin1("username"), handle.section(u'@', 0, 0)},
            {QString::fromLatin1("host"),
                local ? QJsonValue() : QJsonValue(handle.section(u'@', 1))}};
        return ask(QString::fromLatin1("hanako"), QString::fromLatin1("users/show"), fields)
            .object()[QLatin1String("id")]
            .toString();
    }
    QJsonObject noteId(const QString &uri) const
    {
        return {{QString::fromLatin1("noteId"), m_sandbox.localId(uri, server())}};
    }
    QJsonObject note(const QString &user, const QString &uri)
    {
        return ask(user, QString::fromLatin1("notes/show"), noteId(uri)).object();
    }

    Client &client() { return m_client; }

private:
    Sandbox &m_sandbox;
    Client m_client;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/family.h"
#include "recorded.h"

namespace asterism {

inline Instance misskeyServer(const QString &host = QString::fromLatin1("misskey.test"))
{
    Instance instance = server(QString::fromLatin1("misskey"), host);
    instance.family = Instance::Family::Misskey;
    return instance;
}

/// The recorded answers of Misskey are bare bodies: the README beside them names their status.
inline Response misskeyFile(const QByteArray &file, int status = 200)
{
    return answerOf(fixtureBytes("misskey/" + file + ".json"),
        QString::fromLatin1("https://misskey.test/api"), "application/json; charset=utf-8", status);
}

/// What a request tells the server; empty for one that is no JSON object.
inline QJsonObject toldIn(const Result<Request> &request)
{
    return request ? QJsonDocument::fromJson(request->body).object() : QJsonObject();
}

/// A note of the least that one can be.
inline QJsonObject bareNote(const QString &id)
{
    const auto key = [](const char *name) { return QString::fromLatin1(name); };
    return {{key("id"), id}, {key("createdAt"), key("2026-11-22T15:00:00.000Z")},
        {key("text"), key("x")}, {key("visibility"), key("public")},
        {key("user"),
            QJsonObject{{key("id"), key("u1")}, {key("username"), key("ao")},
                {key("host"), QJsonValue(QJsonValue::Null)}}}};
}

} // namespace asterism

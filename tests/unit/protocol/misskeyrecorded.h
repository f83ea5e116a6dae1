// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recorded.h"

#include "base/error.h"
#include "base/result.h"
#include "net/request.h"

namespace asterism {

/// Where the answers in tests/fixtures/misskey come from.
inline Instance recordedMisskey()
{
    Instance instance = server(QString::fromLatin1("misskey"), QString::fromLatin1("misskey.test"));
    instance.family = Instance::Family::Misskey;
    return instance;
}

/// One of them, as the answer of an endpoint. They are bare bodies.
inline Response misskeyAnswer(
    const QByteArray &file, int status = 200, const QString &endpoint = QString::fromLatin1("i"))
{
    return answerOf(fixtureBytes("misskey/" + file),
        QString::fromLatin1("https://misskey.test/api/") + endpoint, "application/json", status);
}

/// An error as that API words it.
inline Response misskeyError(const QString &code, int status = 400)
{
    const QJsonObject error{{QString::fromLatin1("code"), code},
        {QString::fromLatin1("message"), QString::fromLatin1("As the server words it.")}};
    return answerOf(QJsonObject{{QString::fromLatin1("error"), error}},
        QString::fromLatin1("https://misskey.test/api/x"), "application/json", status);
}

/// "users/show {"userId":"7"}", or the kind of the error.
inline QString misskeyLine(const Result<Request> &request)
{
    return request ? request->url.path().mid(5) + u' ' + QString::fromUtf8(request->body)
                   : word(request.error().kind);
}

} // namespace asterism

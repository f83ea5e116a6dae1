// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/misskeycall.h"

#include "base/clock.h"
#include "sandbox/answers.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

/// What RFC 6750 wants beside a refusal, as recorded.
QByteArray challenge(const Refusal &refusal)
{
    const QByteArray realm = "Bearer realm=\"Misskey\"";
    if (qstrcmp(refusal.code, "CREDENTIAL_REQUIRED") == 0) {
        return realm;
    }
    const QByteArray error = refusal.status == 401 ? "invalid_token"
        : refusal.status == 403                    ? "insufficient_scope"
                                                   : "invalid_request";
    return realm + ", error=\"" + error + "\", error_description=\"" + refusal.message + '"';
}

} // namespace

int MisskeyCall::person(const QString &name) const
{
    return outer.world.personById(outer.site, text(name));
}

const Copy *MisskeyCall::note(const QString &name) const
{
    const Copy *copy = outer.world.copy(outer.site, text(name));
    return copy && outer.world.noteOf(*copy) ? copy : nullptr;
}

QString MisskeyCall::handle() const
{
    const QString user = text(u"username"_s).trimmed();
    if (user.isEmpty()) {
        return {};
    }
    const QString host = text(u"host"_s);
    return user + u'@' + (host.isEmpty() ? home().host : host);
}

HttpResponse MisskeyCall::answer(const QJsonValue &value) const
{
    return jsonAnswer(outer.software(), value);
}

HttpResponse MisskeyCall::nothing() const
{
    HttpResponse response;
    response.status = 204;
    return response;
}

HttpResponse MisskeyCall::no(const Refusal &refusal, const QJsonObject &info) const
{
    return refusalAnswer(refusal, info);
}

HttpResponse MisskeyCall::wrong(const QString &param, const QString &reason) const
{
    return no({.message = "Invalid param.",
                  .code = "INVALID_PARAM",
                  .id = "3d81ceae-475f-4600-b2a8-2bc116157532"},
        {{u"param"_s, param}, {u"reason"_s, reason}});
}

void MisskeyCall::count(const QString &what, const QString &subject, WriteLog::Outcome outcome,
    const QString &detail) const
{
    outer.count(what, subject, outcome, detail);
}

void MisskeyCall::countPerson(const QString &what, int whom, WriteLog::Outcome outcome) const
{
    count(what, outer.world.persons[size_t(whom)].handle(), outcome);
}

HttpResponse refusalAnswer(const Refusal &refusal, const QJsonObject &info)
{
    QJsonObject error{{u"message"_s, QString::fromLatin1(refusal.message)},
        {u"code"_s, QString::fromLatin1(refusal.code)}, {u"id"_s, QString::fromLatin1(refusal.id)},
        {u"kind"_s, QString::fromLatin1(refusal.kind)}};
    if (!info.isEmpty()) {
        error.insert(u"info"_s, info);
    }
    HttpResponse response =
        jsonAnswer(u"misskey"_s, QJsonObject{{u"error"_s, error}}, refusal.status);
    if (refusal.status == 400 || refusal.status == 401 || refusal.status == 403) {
        response.headers.emplace_back("WWW-Authenticate", challenge(refusal));
    }
    return response;
}

HttpResponse noRoute(const HttpRequest &request)
{
    const QString words =
        u"Route %1:%2 not found"_s.arg(QString::fromLatin1(request.method), request.path);
    return jsonAnswer(u"misskey"_s,
        QJsonObject{{u"message"_s, words}, {u"error"_s, u"Not Found"_s}, {u"statusCode"_s, 404}},
        404);
}

HttpResponse refusalFor(int status)
{
    switch (status) {
    case 401:
        return refusalAnswer(
            {.message = "Authentication failed. Please ensure your token is correct.",
                .code = "AUTHENTICATION_FAILED",
                .id = "b0a7f5f8-dc2f-4171-b91f-de88ad238e14",
                .status = 401});
    case 403:
        return refusalAnswer({.message = "Your app does not have the necessary permissions to use "
                                         "this endpoint.",
            .code = "PERMISSION_DENIED",
            .id = "1370e5b7-d4eb-4566-bb1d-7748ee6a1838",
            .status = 403,
            .kind = "permission"});
    case 404:
        return jsonAnswer(u"misskey"_s,
            QJsonObject{{u"message"_s, u"Not Found"_s}, {u"error"_s, u"Not Found"_s},
                {u"statusCode"_s, 404}},
            404);
    case 429:
        return refusalAnswer({.message = "Rate limit exceeded. Please try again later.",
            .code = "RATE_LIMIT_EXCEEDED",
            .id = "d5826d14-3982-4d2e-8011-b9e9f02499ef",
            .status = 429});
    default:
        return refusalAnswer({.message = "Access denied.",
            .code = "ACCESS_DENIED",
            .id = "56f35758-7dd5-468b-8439-5d6fb8ec9b8e",
            .status = status});
    }
}

HttpResponse tooMany(int limit, int seconds, qint64 now)
{
    const qint64 resetsAt = now + seconds * secondMs;
    return refusalAnswer({.message = "Rate limit exceeded. Please try again later.",
                             .code = "RATE_LIMIT_EXCEEDED",
                             .id = "d5826d14-3982-4d2e-8011-b9e9f02499ef",
                             .status = 429},
        {{u"remaining"_s, 0}, {u"reset"_s, resetsAt / secondMs}, {u"resetMs"_s, resetsAt},
            {u"total"_s, limit}});
}

} // namespace asterism::misskeyserver

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/miauth.h"

#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/oauth.h"
#include "sandbox/sent.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostWaiting = 100;

HttpResponse miauthPage(const QString &title, const QString &body)
{
    return typedAnswer("text/html; charset=utf-8",
        u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title></head>"
        "<body><h1>%1</h1>%2</body></html>\n"_s.arg(title, body)
            .toUtf8());
}

/// Where the page does not lead, whoever asks (misskey: packages/frontend/src/pages/miauth.vue).
bool isForbiddenScheme(const QString &scheme)
{
    static const QStringList all{
        u"javascript"_s, u"file"_s, u"data"_s, u"mailto"_s, u"tel"_s, u"vbscript"_s};
    return all.contains(scheme);
}

/// Everybody who lives there may say yes.
HttpResponse consentPage(const Call &call)
{
    QString body = u"<form method=\"post\" action=\"%1?%2\"><select name=\"approve\">"_s.arg(
        call.request.path.toHtmlEscaped(),
        call.request.query.toString(QUrl::FullyEncoded).toHtmlEscaped());
    for (const Citizen &person : call.world.persons) {
        if (person.site == call.site) {
            body += u"<option>%1</option>"_s.arg(person.user);
        }
    }
    body += u"</select><button>Allow</button></form>"_s;
    return miauthPage(
        u"%1 wants to use your account"_s.arg(call.parameter(u"name"_s).toHtmlEscaped()), body);
}

} // namespace

MiAuth::MiAuth(OAuth *tokens)
    : m_tokens(tokens)
{
}

HttpResponse MiAuth::page(const Call &call)
{
    const QString session = call.parts.value(1);
    if (session.isEmpty() || call.parts.size() != 2) {
        return call.no(404);
    }
    const Sent sent(call);
    if (!sent.text(u"deny"_s).isEmpty()) {
        return miauthPage(u"Denied"_s, {}); // nobody is sent back
    }
    if (sent.text(u"approve"_s).isEmpty()) {
        return consentPage(call);
    }
    const int person = call.world.find(sent.text(u"approve"_s));
    if (person < 0 || call.world.persons[size_t(person)].site != call.site) {
        return miauthPage(u"Sign in"_s, u"Incorrect password."_s);
    }
    return approved(call, session, person);
}

HttpResponse MiAuth::approved(const Call &call, const QString &session, int person)
{
    const QStringList permissions = call.parameter(u"permission"_s).split(u',', Qt::SkipEmptyParts);
    if (m_waiting.size() < mostWaiting && !m_waiting.contains(session)) {
        m_waiting.insert(session, {person, m_tokens->give(person, permissions)});
    }
    QUrl back(call.parameter(u"callback"_s));
    if (back.isEmpty() || isForbiddenScheme(back.scheme())) {
        return miauthPage(u"Allowed"_s, u"You can go back to the application."_s);
    }
    QUrlQuery query(back);
    query.removeAllQueryItems(u"session"_s);
    query.addQueryItem(u"session"_s, session);
    back.setQuery(query);
    HttpResponse response;
    response.status = 302;
    response.headers.emplace_back("Location", back.toEncoded());
    return response;
}

HttpResponse MiAuth::check(const Call &call)
{
    const Grant grant = m_waiting.take(call.parts.value(2));
    if (grant.person < 0) {
        return call.json(QJsonObject{{u"ok"_s, false}});
    }
    return call.json(QJsonObject{{u"ok"_s, true}, {u"token"_s, grant.token},
        {u"user"_s, misskeyserver::userDetailed(call.view(), grant.person)}});
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/oauth.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/localids.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 codeLivesMs = 10 * minuteMs;
const QString outOfBand = u"urn:ietf:wg:oauth:2.0:oob"_s;

const QStringList &knownScopes()
{
    static const QStringList all{u"read"_s, u"write"_s, u"follow"_s, u"push"_s, u"profile"_s};
    return all;
}

/// pleroma: config/config.exs, :oauth2 and the plug of scopes
const QStringList &scopesOn(const QString &software)
{
    static const QStringList akkomas{u"read"_s, u"write"_s, u"follow"_s, u"push"_s, u"admin"_s};
    return isAkkoma(software) ? akkomas : knownScopes();
}

QString randomWord(int bytes)
{
    QByteArray random(bytes, '\0');
    for (char &byte : random) {
        byte = char(QRandomGenerator::system()->bounded(256));
    }
    return QString::fromLatin1(
        random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString decoded(QString text)
{
    text.replace(u'+', u' ');
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

/// The scope itself, or the one that it is a part of: "read:accounts" lies in "read".
bool within(const QStringList &scopes, const QStringList &of)
{
    return std::ranges::all_of(scopes, [&](const QString &scope) {
        return of.contains(scope) || of.contains(scope.section(u':', 0, 0));
    });
}

HttpResponse redirect(const QString &to, const QUrlQuery &query)
{
    QUrl url(to);
    QUrlQuery all(url);
    for (const auto &[name, value] : query.queryItems()) {
        all.addQueryItem(name, value);
    }
    url.setQuery(all);
    HttpResponse response;
    response.status = 302;
    response.headers.emplace_back("Location", url.toEncoded());
    return response;
}

/// RFC 7636 §4.6
QString challengeOf(const QString &verifier)
{
    const QByteArray hash =
        QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool isLoopbackLiteral(const QUrl &url)
{
    return url.scheme() == u"http" && (url.host() == u"127.0.0.1" || url.host() == u"::1");
}

HttpResponse page(const QString &title, const QString &body, int status = 200)
{
    return typedAnswer("text/html; charset=utf-8",
        u"<!DOCTYPE html>\n<html><head><title>%1</title></head><body><h1>%1</h1>%2</body></html>\n"_s
            .arg(title, body)
            .toUtf8(),
        status);
}

/// Everybody who lives there may say yes.
HttpResponse askPage(const Call &call, const QUrlQuery &query)
{
    QString body = u"<form method=\"post\" action=\"/oauth/authorize\">"_s;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        body += u"<input type=\"hidden\" name=\"%1\" value=\"%2\">"_s.arg(
            name.toHtmlEscaped(), value.toHtmlEscaped());
    }
    body += u"<select name=\"approve\">"_s;
    for (const Citizen &person : call.world.persons) {
        if (person.site == call.site) {
            body += u"<option>%1</option>"_s.arg(person.user);
        }
    }
    body += u"</select><button>Authorize</button></form>"_s;
    return page(u"Authorization required"_s, body);
}

} // namespace

struct OAuth::Form {
    explicit Form(const HttpRequest &request)
        : query(request.query)
        , json(QJsonDocument::fromJson(request.body).object())
    {
        if (headerValue(request.headers, "Content-Type")
                .startsWith("application/x-www-form-urlencoded")) {
            body = QUrlQuery(QString::fromUtf8(request.body));
        }
    }

    QString operator[](const QString &name) const
    {
        if (json.contains(name)) {
            return json[name].toString();
        }
        const QUrlQuery &from = body.hasQueryItem(name) ? body : query;
        return decoded(from.queryItemValue(name, QUrl::PrettyDecoded));
    }

    QUrlQuery query;
    QUrlQuery body;
    QJsonObject json;
};

OAuth::OAuth(QString software)
    : m_software(std::move(software))
{
}

HttpResponse OAuth::refused(int status, const QString &error, const QString &description) const
{
    if (is("snac"_L1)) {
        return errorAnswer(m_software, status);
    }
    return jsonAnswer(m_software,
        QJsonObject{{u"error"_s, error}, {u"error_description"_s, description}}, status);
}

HttpResponse OAuth::registerApp(const Call &call)
{
    const Form form(call.request);
    const QJsonArray several = form.json[u"redirect_uris"_s].toArray();
    if (is("gotosocial"_L1) && !several.isEmpty()) {
        return call.no(400,
            u"Bad Request: json: cannot unmarshal array into Go struct field "
            "ApplicationCreateRequest.redirect_uris of type string"_s);
    }
    const QString redirects =
        several.isEmpty() ? form[u"redirect_uris"_s] : several.first().toString();
    const QString name = form[u"client_name"_s];
    if (name.isEmpty() || redirects.isEmpty()) {
        return call.no(is("snac"_L1) ? 404 : is("gotosocial"_L1) ? 400 : 422);
    }
    const QString asked = form[is("snac"_L1) ? u"scope"_s : u"scopes"_s];
    const QStringList scopes = asked.isEmpty() ? QStringList{u"read"_s} : words(asked);
    if (!is("snac"_L1) && !within(scopes, scopesOn(m_software))) {
        return refused(is("gotosocial"_L1) ? 400 : 422,
            u"Validation failed: Scopes doesn't match configured on the server."_s, {});
    }
    const QString id = is("snac"_L1) ? md5(randomWord(16)) : randomWord(32);
    m_apps.insert(id, {.secret = randomWord(32), .redirects = redirects, .scopes = scopes});
    QJsonObject app{{u"id"_s, QString::number(m_apps.size())}, {u"name"_s, name},
        {u"client_id"_s, id}, {u"client_secret"_s, m_apps[id].secret},
        {u"redirect_uri"_s, redirects}, {u"vapid_key"_s, md5(id)}};
    if (!is("snac"_L1)) {
        app.insert(u"redirect_uris"_s, QJsonArray::fromStringList(redirects.split(u'\n')));
        app.insert(u"scopes"_s, QJsonArray::fromStringList(scopes));
    }
    return call.json(app);
}

bool OAuth::knowsChallenges() const
{
    return !is("snac"_L1) && !isAkkoma(m_software);
}

bool OAuth::redirectFits(const App &app, const QString &redirect) const
{
    if (is("snac"_L1)) {
        return true; // not looked at
    }
    const QStringList registered = isAkkoma(m_software)
        ? app.redirects.split(u' ', Qt::SkipEmptyParts) // one line, parted by blanks
        : app.redirects.split(u'\n', Qt::SkipEmptyParts);
    if (registered.contains(redirect) || !is("mastodon"_L1)) {
        return registered.contains(redirect);
    }
    // Doorkeeper lets the port of a loopback literal differ.
    QUrl wanted(redirect);
    return std::ranges::any_of(registered, [&](const QString &one) {
        QUrl url(one);
        url.setPort(wanted.port());
        return isLoopbackLiteral(wanted) && url == wanted;
    });
}

HttpResponse OAuth::authorize(const Call &call)
{
    const Form form(call.request);
    const auto app = m_apps.constFind(form[u"client_id"_s]);
    const QString target = form[u"redirect_uri"_s];
    if (app == m_apps.constEnd()) {
        return is("snac"_L1) ? call.no(400)
                             : page(u"Client authentication failed"_s, u"invalid_client"_s, 401);
    }
    if (!redirectFits(*app, target)) {
        return page(u"The redirect URI included is not valid."_s, u"invalid_redirect_uri"_s, 400);
    }
    QUrlQuery back;
    const auto refuse = [&](const QString &error, const QString &description) {
        back.addQueryItem(u"error"_s, error);
        back.addQueryItem(u"error_description"_s, description);
        if (!form[u"state"_s].isEmpty()) {
            back.addQueryItem(u"state"_s, form[u"state"_s]);
        }
        return target == outOfBand ? page(error, description, 400) : redirect(target, back);
    };
    const QStringList scopes =
        form[u"scope"_s].isEmpty() ? QStringList{u"read"_s} : words(form[u"scope"_s]);
    if (form[u"response_type"_s] != u"code") {
        return refuse(u"unsupported_response_type"_s, u"The response type is not supported."_s);
    }
    if (!is("snac"_L1) && !within(scopes, app->scopes)) {
        return refuse(u"invalid_scope"_s, u"The requested scope is invalid."_s);
    }
    const QString method = form[u"code_challenge_method"_s];
    if (knowsChallenges() && !form[u"code_challenge"_s].isEmpty() && method != u"S256") {
        return refuse(u"invalid_code_challenge_method"_s, u"The method must be S256."_s);
    }
    if (!form[u"deny"_s].isEmpty()) {
        return refuse(u"access_denied"_s,
            u"The resource owner or authorization server denied the request."_s);
    }
    return form[u"approve"_s].isEmpty() ? askPage(call, call.request.query)
                                        : approved(call, form, scopes);
}

HttpResponse OAuth::approved(const Call &call, const Form &form, const QStringList &scopes)
{
    const int person = call.world.find(form[u"approve"_s]);
    if (person < 0 || call.world.persons[size_t(person)].site != call.site) {
        return page(u"Sign in"_s, u"LOGIN INCORRECT"_s, 200);
    }
    const QString target = form[u"redirect_uri"_s];
    const QString code = randomWord(32);
    m_codes.insert(code,
        {.client = form[u"client_id"_s],
            .redirect = target,
            .challenge = knowsChallenges() ? form[u"code_challenge"_s] : QString(),
            .scopes = scopes,
            .person = person,
            .madeAt = call.now});
    const QString state = form[u"state"_s];
    if (target == outOfBand && is("snac"_L1)) {
        // No page, and the code with what would follow it in an address.
        return typedAnswer("text/html", QString(code + u"&state="_s + state).toUtf8());
    }
    if (target == outOfBand) {
        return page(u"Authorization code"_s, u"<code>%1</code>"_s.arg(code));
    }
    QUrlQuery back;
    back.addQueryItem(u"code"_s, code);
    if (!state.isEmpty()) {
        back.addQueryItem(u"state"_s, state);
    }
    return redirect(target, back);
}

HttpResponse OAuth::token(const Call &call)
{
    const Form form(call.request);
    const QString client = form[u"client_id"_s];
    const auto app = m_apps.constFind(client);
    if (app == m_apps.constEnd() || app->secret != form[u"client_secret"_s]) {
        return refused(is("gotosocial"_L1) ? 400 : 401, u"invalid_client"_s,
            u"Client authentication failed due to unknown client."_s);
    }
    if (form[u"grant_type"_s] != u"authorization_code") {
        return refused(400, u"unsupported_grant_type"_s, u"The grant type is not supported."_s);
    }
    const Code code = m_codes.take(form[u"code"_s]); // good for one time
    const bool fits = code.person >= 0 && code.client == client
        && code.redirect == form[u"redirect_uri"_s] && call.now - code.madeAt < codeLivesMs;
    const bool proven = code.challenge.isEmpty()
        || challengeOf(form[u"code_verifier"_s]) == code.challenge; // RFC 7636 §4.6
    if (!fits || !proven) {
        return refused(400,
            is("gotosocial"_L1) ? u"sql: no rows in result set"_s : u"invalid_grant"_s,
            u"The provided authorization grant is invalid, expired, revoked, does not match the "
            "redirection URI used in the authorization request, or was issued to another client."_s);
    }
    return tokenFor(call, code);
}

HttpResponse OAuth::tokenFor(const Call &call, const Code &code)
{
    QString token;
    if (is("mastodon"_L1)) {
        // Mastodon has Doorkeeper's reuse_access_token: the same person, application and scopes
        // get the same token again.
        for (auto it = m_tokens.cbegin(); it != m_tokens.cend(); ++it) {
            const bool same =
                it->person == code.person && it->client == code.client && it->scopes == code.scopes;
            token = same ? it.key() : token;
        }
    }
    if (token.isEmpty()) {
        token = randomWord(32);
        m_tokens.insert(token, {code.person, code.client, code.scopes});
    }
    QJsonObject answer{{u"access_token"_s, token}, {u"token_type"_s, u"Bearer"_s},
        {u"created_at"_s, call.now / secondMs}};
    if (!is("snac"_L1)) {
        answer.insert(u"scope"_s, code.scopes.join(u' '));
    }
    if (isAkkoma(m_software)) {
        // pleroma: o_auth/o_auth_view.ex
        answer.insert(u"id"_s, int(m_tokens.size()));
        answer.insert(u"me"_s, call.world.persons[size_t(code.person)].actor);
        answer.insert(u"expires_in"_s, qint64(3'153'600'000));
        answer.insert(u"refresh_token"_s, randomWord(32));
    }
    return call.json(answer);
}

HttpResponse OAuth::revokeCall(const Call &call)
{
    const Form form(call.request);
    const QString client = form[u"client_id"_s];
    const auto app = m_apps.constFind(client);
    const QString token = form[u"token"_s];
    const auto known = m_tokens.constFind(token);
    const bool stranger = app == m_apps.constEnd() || app->secret != form[u"client_secret"_s];
    if (stranger || (known != m_tokens.constEnd() && known->client != client)) {
        return refused(
            403, u"unauthorized_client"_s, u"You are not authorized to revoke this token"_s);
    }
    revoke(token);
    return call.json(QJsonObject());
}

HttpResponse OAuth::handle(const Call &call)
{
    const QString what = call.parts.value(1);
    const bool post = call.request.method == "POST";
    if (what == u"authorize" && call.parts.size() == 2) {
        return authorize(call);
    }
    if (what == u"token" && post) {
        return token(call);
    }
    return what == u"revoke" && post ? revokeCall(call) : call.no(404);
}

HttpResponse OAuth::metadata(const Call &call) const
{
    if (!is("mastodon"_L1)) {
        return call.no(404);
    }
    const QString base = call.home().base;
    return call.json(QJsonObject{{u"issuer"_s, base + u'/'},
        {u"service_documentation"_s, u"https://docs.joinmastodon.org/"_s},
        {u"authorization_endpoint"_s, base + u"/oauth/authorize"_s},
        {u"token_endpoint"_s, base + u"/oauth/token"_s},
        {u"app_registration_endpoint"_s, base + u"/api/v1/apps"_s},
        {u"revocation_endpoint"_s, base + u"/oauth/revoke"_s},
        {u"userinfo_endpoint"_s, base + u"/oauth/userinfo"_s},
        {u"scopes_supported"_s, QJsonArray::fromStringList(knownScopes())},
        {u"response_types_supported"_s, QJsonArray{u"code"_s}},
        {u"response_modes_supported"_s, QJsonArray{u"query"_s, u"fragment"_s, u"form_post"_s}},
        {u"grant_types_supported"_s, QJsonArray{u"authorization_code"_s, u"client_credentials"_s}},
        {u"token_endpoint_auth_methods_supported"_s,
            QJsonArray{u"client_secret_basic"_s, u"client_secret_post"_s}},
        {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}}});
}

int OAuth::personOf(const QString &token) const
{
    return m_tokens.value(token).person;
}

QStringList OAuth::tokensOf(int person) const
{
    QStringList tokens;
    for (auto it = m_tokens.cbegin(); it != m_tokens.cend(); ++it) {
        if (it->person == person) {
            tokens << it.key();
        }
    }
    return tokens;
}

QString OAuth::give(int person, const QStringList &scopes)
{
    const QString token = randomWord(24); // 32 characters, as Misskey's are
    m_tokens.insert(token, {person, u"miauth"_s, scopes});
    return token;
}

std::optional<QStringList> OAuth::limitsOf(const QString &token) const
{
    const auto known = m_tokens.constFind(token);
    return known == m_tokens.constEnd() || known->client.isEmpty() ? std::nullopt
                                                                   : std::optional(known->scopes);
}

bool OAuth::revoke(const QString &token)
{
    if (m_tokens.remove(token) == 0) {
        return false;
    }
    m_revoked << token;
    if (m_told) {
        m_told(token);
    }
    return true;
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/oauth.h"

#include "base/foreignjson.h"
#include "base/host.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QUrlQuery>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OAuth)
};

constexpr qint64 mostBytes = 256 * 1024;
constexpr qsizetype longestSecret = 8 * 1024;
constexpr int mostScopes = 200;

using Fields = QList<std::pair<QString, QString>>;

/// Keeps no character that a server could read as a separator or as a blank.
QByteArray encoded(const Fields &fields)
{
    QByteArray bytes;
    for (const auto &[name, value] : fields) {
        bytes += (bytes.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
            + QUrl::toPercentEncoding(value);
    }
    return bytes;
}

QUrl urlOf(const QString &host, const QString &path)
{
    QUrl url = baseUrl(host);
    url.setPath(path);
    return url;
}

Request post(const QString &host, const QString &path, const Fields &fields)
{
    Request request;
    request.method = "POST";
    request.url = urlOf(host, path);
    request.headers = {
        {"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = encoded(fields);
    request.maxBytes = mostBytes;
    return request;
}

/// 256 bits, in the characters that addresses leave as they are (43 of them).
QString randomWord()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// A 401 here is about the application, and "sign in again" would be no way out.
Error aboutApplication(Error error)
{
    if (error.kind == ErrorKind::Credentials || error.kind == ErrorKind::Forbidden) {
        error.kind = ErrorKind::Rejected;
    }
    return error;
}

Result<QJsonObject> answerOf(const Response &response, const QString &host)
{
    auto answer = json::objectAnswer(response, host, false);
    return answer ? answer : Result<QJsonObject>(aboutApplication(answer.error()));
}

/// As it came, when it can stand in a header and in a form; else empty.
QString secretIn(const QJsonObject &json, QLatin1StringView key)
{
    const QString text = json::text(json, key);
    for (const QChar c : text) {
        if (c.unicode() < 0x21 || c.unicode() > 0x7e) {
            return {};
        }
    }
    return text.size() > longestSecret ? QString() : text;
}

Error noCode(const QString &detail, ErrorKind kind)
{
    return {.kind = kind, .subject = Words::tr("What was typed as the code"), .detail = detail};
}

} // namespace

QStringList wantedScopes(const OAuthMetadata &metadata)
{
    QStringList scopes{u"read"_s, u"write"_s, u"follow"_s};
    if (metadata.scopes.isEmpty()) {
        return scopes;
    }
    scopes << u"profile"_s;
    scopes.removeIf([&](const QString &scope) { return !metadata.scopes.contains(scope); });
    // A list without them is none that can be used.
    return scopes.contains(u"read"_s) ? scopes : wantedScopes({});
}

QStringList scopeWords(const QStringList &scopes)
{
    QStringList words;
    if (scopes.contains(u"profile"_s) || scopes.contains(u"read"_s)) {
        words << Words::tr("See who you are.");
    }
    if (scopes.contains(u"read"_s)) {
        words << Words::tr("Read what your account can read: timelines, lists, notifications, "
                           "bookmarks and direct messages.");
    }
    if (scopes.contains(u"write"_s)) {
        words << Words::tr("Do what you do in Asterism: post, boost, favourite, vote, upload "
                           "pictures, edit your lists and your profile.");
    }
    if (scopes.contains(u"follow"_s) || scopes.contains(u"write"_s)) {
        words << Words::tr("Follow, mute and block people when you say so.");
    }
    return words;
}

Request metadataRequest(const QString &host)
{
    Request request;
    request.url = urlOf(host, u"/.well-known/oauth-authorization-server"_s);
    request.headers = {{"Accept", "application/json"}};
    request.maxBytes = mostBytes;
    return request;
}

OAuthMetadata decodeMetadata(const Response &response)
{
    OAuthMetadata metadata;
    const QJsonObject answer = foreignJson(response.body).object();
    if (response.isOk()) {
        const QJsonArray scopes = json::array(answer, "scopes_supported"_L1, mostScopes);
        for (const QJsonValue scope : scopes) {
            metadata.scopes << scope.toString();
        }
    }
    return metadata;
}

Request registerRequest(const QString &host, const QString &redirectUri, const QStringList &scopes)
{
    const QString all = scopes.join(u' ');
    return post(host, u"/api/v1/apps"_s,
        {{u"client_name"_s, u"Asterism"_s}, {u"redirect_uris"_s, redirectUri}, {u"scopes"_s, all},
            {u"scope"_s, all}}); // snac reads the latter
}

Result<OAuthClient> decodeClient(
    const Response &response, const QString &host, const QString &redirectUri)
{
    const auto answer = answerOf(response, host);
    if (!answer) {
        return answer.error();
    }
    OAuthClient client{.clientId = secretIn(*answer, "client_id"_L1),
        .clientSecret = secretIn(*answer, "client_secret"_L1),
        .redirectUri = redirectUri};
    if (client.clientId.isEmpty() || client.clientSecret.isEmpty()) {
        return json::badAnswer(
            host, Words::tr("it gave Asterism no name to sign in with"), response.status);
    }
    return client;
}

Pkce makePkce()
{
    const QString verifier = randomWord();
    const QByteArray hash =
        QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    return {.verifier = verifier,
        .challenge = QString::fromLatin1(
            hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))};
}

QString makeState()
{
    return randomWord();
}

QUrl authorizeUrl(const QString &host, const Invitation &invitation)
{
    Fields fields{{u"response_type"_s, u"code"_s}, {u"client_id"_s, invitation.clientId},
        {u"redirect_uri"_s, invitation.redirectUri}, {u"scope"_s, invitation.scopes.join(u' ')},
        {u"state"_s, invitation.state}, {u"code_challenge"_s, invitation.challenge},
        {u"code_challenge_method"_s, u"S256"_s}};
    if (invitation.anotherAccount) {
        fields << std::pair{u"force_login"_s, u"true"_s};
    }
    QUrl url = urlOf(host, u"/oauth/authorize"_s);
    url.setQuery(QString::fromLatin1(encoded(fields)), QUrl::StrictMode);
    return url;
}

Result<QString> typedCode(const QString &text, const QString &state)
{
    QString typed = text.trimmed();
    const auto mark = typed.indexOf(u'?');
    if (mark >= 0) {
        typed = typed.mid(mark + 1).section(u'#', 0, 0);
    } else if (const auto rest = typed.indexOf(u'&'); rest >= 0) {
        typed.prepend(u"code="_s);
    } else {
        // The code alone. '+' and '%' are letters like others in it.
        return typed.isEmpty() || typed.contains(u' ') || typed.size() > longestSecret
            ? Result<QString>(noCode(Words::tr("a code is one word"), ErrorKind::Usage))
            : Result<QString>(typed);
    }
    const QUrlQuery query(typed);
    const auto value = [&](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    if (!value(u"state"_s).isEmpty() && value(u"state"_s) != state) {
        return noCode(Words::tr("it belongs to another sign-in"), ErrorKind::Rejected);
    }
    if (value(u"code"_s).isEmpty()) {
        return query.hasQueryItem(u"error"_s)
            ? noCode(Words::tr("access was denied"), ErrorKind::Rejected)
            : noCode(Words::tr("there is no code in it"), ErrorKind::Usage);
    }
    return value(u"code"_s);
}

Request tokenRequest(
    const QString &host, const OAuthClient &client, const QString &code, const QString &verifier)
{
    return post(host, u"/oauth/token"_s,
        {{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code},
            {u"client_id"_s, client.clientId}, {u"client_secret"_s, client.clientSecret},
            {u"redirect_uri"_s, client.redirectUri}, {u"code_verifier"_s, verifier}});
}

Result<QString> decodeToken(const Response &response, const QString &host)
{
    const auto answer = answerOf(response, host);
    if (!answer) {
        return answer.error();
    }
    const QString token = secretIn(*answer, "access_token"_L1);
    const QString type = json::text(*answer, "token_type"_L1);
    const bool bearer = type.isEmpty() || type.compare(u"bearer"_s, Qt::CaseInsensitive) == 0;
    if (token.isEmpty() || !bearer) {
        return json::badAnswer(host, Words::tr("no token in the answer"), response.status);
    }
    return token;
}

bool isUnknownClient(const Response &response)
{
    const QJsonObject answer = foreignJson(response.body.left(mostBytes)).object();
    return !response.isOk() && json::text(answer, "error"_L1) == u"invalid_client";
}

Request revokeRequest(const QString &host, const OAuthClient &client, const QString &token)
{
    return post(host, u"/oauth/revoke"_s,
        {{u"client_id"_s, client.clientId}, {u"client_secret"_s, client.clientSecret},
            {u"token"_s, token}});
}

Result<Done> decodeRevoked(const Response &response, const QString &host)
{
    if (!response.isOk()) {
        return aboutApplication(errorFrom(response, host));
    }
    const bool empty = response.body.trimmed().isEmpty(); // Takahē calls it HTML
    if (isHtml(response) && !empty) {
        return json::badAnswer(host, Words::tr("a web page instead"), response.status);
    }
    return Done{};
}

QUrl tokensPage(const QString &host, const QString &software)
{
    return software == "mastodon"_L1 ? urlOf(host, u"/oauth/authorized_applications"_s) : QUrl();
}

} // namespace asterism::mastodon

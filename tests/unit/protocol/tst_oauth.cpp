// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/oauth.h"

#include "recorded.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::mastodon;

namespace {

const QString host = u"gts1.test"_s;
const QString redirect = u"http://127.0.0.1:29147/"_s;
const OAuthClient client{
    .clientId = u"id"_s, .clientSecret = u"se cret&+="_s, .redirectUri = redirect};

QHash<QString, QString> fields(const Request &request)
{
    QHash<QString, QString> all;
    for (const auto &[name, value] :
        QUrlQuery(QString::fromUtf8(request.body)).queryItems(QUrl::FullyDecoded)) {
        all.insert(name, value);
    }
    return all;
}

template <typename T> ErrorKind kindOf(const Result<T> &result)
{
    return result ? ErrorKind::Cancelled : result.error().kind;
}

} // namespace

class tst_oauth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registration()
    {
        const Request request = registerRequest(host, redirect, {u"read"_s, u"write"_s});
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.url, QUrl(u"https://gts1.test/api/v1/apps"_s));
        QCOMPARE(request.bearer, QString());
        QCOMPARE(fields(request)[u"redirect_uris"_s], redirect); // one string
        QCOMPARE(fields(request)[u"scopes"_s], u"read write"_s);
        QCOMPARE(fields(request)[u"scope"_s], u"read write"_s);
    }

    void registered()
    {
        for (const QString &file : {u"gotosocial/oauth_app.json"_s, u"snac2/oauth_app.json"_s}) {
            const auto decoded = decodeClient(recorded(file), host, redirect);
            QVERIFY(decoded.ok());
            QVERIFY(!decoded->clientId.isEmpty());
            QCOMPARE(decoded->clientSecret, u"REDACTED"_s);
            QCOMPARE(decoded->redirectUri, redirect);
        }
        QCOMPARE(kindOf(decodeClient(
                     recorded(u"gotosocial/oauth_app_redirects_array.json"_s), host, redirect)),
            ErrorKind::Rejected);
        QCOMPARE(
            kindOf(decodeClient(recorded(u"snac2/oauth_app_empty_404.json"_s), host, redirect)),
            ErrorKind::NotFound);
        const auto without = answerOf(QJsonObject{{u"client_id"_s, u"x"_s}}, u"https://a/"_s);
        QCOMPARE(kindOf(decodeClient(without, host, redirect)), ErrorKind::BadAnswer);
        const auto broken =
            answerOf(QJsonObject{{u"client_id"_s, u"x\r\ny"_s}, {u"client_secret"_s, u"z"_s}},
                u"https://a/"_s);
        QCOMPARE(kindOf(decodeClient(broken, host, redirect)), ErrorKind::BadAnswer);
    }

    void scopes()
    {
        const QStringList portable{u"read"_s, u"write"_s, u"follow"_s};
        QCOMPARE(wantedScopes({}), portable);
        QCOMPARE(wantedScopes({.scopes = portable + QStringList{u"profile"_s, u"push"_s}}),
            portable + QStringList{u"profile"_s});
        QCOMPARE(wantedScopes({.scopes = {u"read"_s, u"write"_s}}),
            (QStringList{u"read"_s, u"write"_s}));
        QCOMPARE(wantedScopes({.scopes = {u"openid"_s}}), portable);
        QVERIFY(scopeWords(portable).size() >= 3);
        QCOMPARE(scopeWords({}), QStringList());
    }

    void metadata()
    {
        QCOMPARE(metadataRequest(host).url,
            QUrl(u"https://gts1.test/.well-known/oauth-authorization-server"_s));
        QCOMPARE(
            decodeMetadata(recorded(u"gotosocial/oauth_authorization_server_404.json"_s)).scopes,
            QStringList());
        QCOMPARE(
            decodeMetadata(answerOf("<html>", u"https://a/"_s, "text/html")).scopes, QStringList());
        const auto good = answerOf(
            QJsonObject{{u"scopes_supported"_s, QJsonArray{u"read"_s, 5}}}, u"https://a/"_s);
        QVERIFY(decodeMetadata(good).scopes.contains(u"read"_s));
    }

    void proof()
    {
        // RFC 7636 appendix B
        const QByteArray hash = QCryptographicHash::hash(
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", QCryptographicHash::Sha256);
        QCOMPARE(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
            QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        const Pkce one = makePkce();
        QCOMPARE(one.verifier.size(), 43);
        QCOMPARE(one.challenge,
            QString::fromLatin1(
                QCryptographicHash::hash(one.verifier.toLatin1(), QCryptographicHash::Sha256)
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
        QVERIFY(one.verifier != makePkce().verifier);
        QVERIFY(makeState() != makeState());
    }

    void invitation()
    {
        const Invitation wish{.clientId = u"a&b=c+d"_s,
            .redirectUri = redirect,
            .scopes = {u"read"_s, u"write"_s},
            .state = u"s"_s,
            .challenge = u"ch"_s};
        const QUrl url = authorizeUrl(u"a.example"_s, wish);
        QCOMPARE(url.adjusted(QUrl::RemoveQuery), QUrl(u"https://a.example/oauth/authorize"_s));
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(u"client_id"_s, QUrl::FullyDecoded), wish.clientId);
        QCOMPARE(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), redirect);
        QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"read write"_s);
        QCOMPARE(query.queryItemValue(u"code_challenge"_s), u"ch"_s);
        QCOMPARE(query.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
        QVERIFY(!query.hasQueryItem(u"force_login"_s));
        QVERIFY(url.toEncoded().contains("a%26b%3Dc%2Bd"));
        Invitation second = wish;
        second.anotherAccount = true;
        QCOMPARE(QUrlQuery(authorizeUrl(u"a.example"_s, second)).queryItemValue(u"force_login"_s),
            u"true"_s);
    }

    void typed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("alone") << u" a+b%2F-_x\n"_s << u"a+b%2F-_x"_s;
        QTest::newRow("as snac prints it") << u"abc&state=s"_s << u"abc"_s;
        QTest::newRow("address") << u"http://127.0.0.1:29147/?code=a%2Bb&state=s"_s << u"a+b"_s;
        QTest::newRow("address with a fragment")
            << u"http://127.0.0.1:29147/?code=ab&state=s#top"_s << u"ab"_s;
        QTest::newRow("of another") << u"abc&state=t"_s << u"rejected"_s;
        QTest::newRow("denied") << u"http://x/?error=access_denied&state=s"_s << u"rejected"_s;
        QTest::newRow("empty") << u"  "_s << u"usage"_s;
        QTest::newRow("a sentence") << u"what code"_s << u"usage"_s;
        QTest::newRow("no code in it") << u"http://x/?state=s"_s << u"usage"_s;
    }
    void typed()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const auto found = typedCode(text, u"s"_s);
        QCOMPARE(found ? *found : word(found.error().kind), code);
    }

    void token()
    {
        const Request request = tokenRequest(host, client, u"co de"_s, u"ver"_s);
        QCOMPARE(request.url, QUrl(u"https://gts1.test/oauth/token"_s));
        QCOMPARE(fields(request)[u"client_secret"_s], client.clientSecret);
        QCOMPARE(fields(request)[u"code"_s], u"co de"_s);
        QCOMPARE(fields(request)[u"code_verifier"_s], u"ver"_s);
        QCOMPARE(fields(request)[u"redirect_uri"_s], redirect);
        QVERIFY(!request.url.hasQuery());
        for (const QString &file :
            {u"gotosocial/oauth_token.json"_s, u"snac2/oauth_token.json"_s}) {
            const auto decoded = decodeToken(recorded(file), host);
            QVERIFY(decoded.ok());
            QCOMPARE(*decoded, u"REDACTED"_s);
        }
    }

    void refusals()
    {
        const Response unknown = recorded(u"gotosocial/oauth_token_bad_client_400.json"_s);
        QVERIFY(isUnknownClient(unknown));
        QCOMPARE(kindOf(decodeToken(unknown, host)), ErrorKind::Rejected);
        const Response code = recorded(u"gotosocial/oauth_token_bad_code_400.json"_s);
        QVERIFY(!isUnknownClient(code));
        QCOMPARE(kindOf(decodeToken(code, host)), ErrorKind::Rejected);
        const Response secret = recorded(u"snac2/oauth_token_wrong_secret_401.json"_s);
        QVERIFY(!isUnknownClient(secret));
        QCOMPARE(kindOf(decodeToken(secret, host)), ErrorKind::Rejected);
        const auto mac = answerOf(
            QJsonObject{{u"access_token"_s, u"x"_s}, {u"token_type"_s, u"mac"_s}}, u"https://a/"_s);
        QCOMPARE(kindOf(decodeToken(mac, host)), ErrorKind::BadAnswer);
        const auto none = answerOf(QJsonObject{{u"scope"_s, u"read"_s}}, u"https://a/"_s);
        QCOMPARE(kindOf(decodeToken(none, host)), ErrorKind::BadAnswer);
    }

    void revocation()
    {
        const Request request = revokeRequest(host, client, u"tok"_s);
        QCOMPARE(request.url, QUrl(u"https://gts1.test/oauth/revoke"_s));
        QCOMPARE(fields(request)[u"token"_s], u"tok"_s);
        QVERIFY(decodeRevoked(recorded(u"gotosocial/oauth_revoke.json"_s), host).ok());
        QVERIFY(decodeRevoked(recorded(u"snac2/oauth_revoke.json"_s), host).ok());
        QCOMPARE(
            kindOf(decodeRevoked(answerOf("<html></html>", u"https://a/"_s, "text/html"), host)),
            ErrorKind::BadAnswer);
        QCOMPARE(
            kindOf(decodeRevoked(answerOf("{}", u"https://a/"_s, "application/json", 403), host)),
            ErrorKind::Rejected);
    }
};

QTEST_GUILESS_MAIN(tst_oauth)
#include "tst_oauth.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/client.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString redirect = u"http://127.0.0.1:29147/"_s;
const QString outOfBand = u"urn:ietf:wg:oauth:2.0:oob"_s;
const QByteArray verifier = "a-verifier-of-more-than-forty-three-characters-in-all";

QByteArray form(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray bytes;
    for (const auto &[name, value] : fields) {
        bytes += (bytes.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
            + QUrl::toPercentEncoding(value);
    }
    return bytes;
}

QString challenge()
{
    return QString::fromLatin1(
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// Names of the recorded answer's fields that ours lacks.
QStringList missing(QByteArrayView recorded, const QJsonObject &ours)
{
    QStringList names;
    const QJsonObject body = fixtureBody(recorded).toObject();
    for (const QString &name : body.keys()) {
        if (!ours.contains(name)) {
            names << name;
        }
    }
    return names;
}

} // namespace

/// Tokens are given out, and refused, as the real softwares do.
class tst_sandboxoauth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
    }

    void wholeRoad_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void wholeRoad()
    {
        QFETCH(QString, user);
        const QString base = m_sandbox->serverOf(user)->baseUrl();
        const QJsonObject app = registerApp(base, redirect);
        const QString code = approve(base, app, redirect, user);
        QVERIFY(!code.isEmpty());
        const Answer token = exchange(base, app, code, redirect);
        QCOMPARE(token.status, 200);
        const QString secret = token.object()[u"access_token"_s].toString();
        const QString who = base + u"/api/v1/accounts/verify_credentials"_s;
        QCOMPARE(m_client.get(who, secret).object()[u"username"_s].toString(), user);
        // Once only, but on snac, which gives a token for any code: that one is not imitated.
        QVERIFY(exchange(base, app, code, redirect).status >= 400);

        const QByteArray revocation = form({{u"client_id"_s, app[u"client_id"_s].toString()},
            {u"client_secret"_s, app[u"client_secret"_s].toString()}, {u"token"_s, secret}});
        QCOMPARE(m_client.post(base + u"/oauth/revoke"_s, revocation).status, 200);
        QVERIFY(m_client.get(who, secret).status >= 400);
        QCOMPARE(m_client.get(base + u"/api/v1/timelines/home"_s, secret).status, 401);
        QCOMPARE(m_client.post(base + u"/oauth/revoke"_s, revocation).status, 200);
    }

    void shapes()
    {
        const QString gotosocial = m_sandbox->server(u"gotosocial"_s)->baseUrl();
        QCOMPARE(missing("gotosocial/oauth_app.json", registerApp(gotosocial, redirect)),
            (QStringList{u"created_at"_s, u"website"_s}));
        const QString snac = m_sandbox->server(u"snac"_s)->baseUrl();
        const QJsonObject app = registerApp(snac, outOfBand);
        QCOMPARE(missing("snac2/oauth_app.json", app), QStringList());
        const QString code = approve(snac, app, outOfBand, u"sora"_s);
        QCOMPARE(missing("snac2/oauth_token.json", exchange(snac, app, code, outOfBand).object()),
            QStringList());
    }

    void redirectsAreComparedAsEachDoes_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("otherPort");
        QTest::addColumn<bool>("otherPath");
        QTest::newRow("mastodon") << u"mastodon"_s << true << false;
        QTest::newRow("gotosocial") << u"gotosocial"_s << false << false;
        QTest::newRow("snac") << u"snac"_s << true << true;
    }
    void redirectsAreComparedAsEachDoes()
    {
        QFETCH(QString, software);
        QFETCH(bool, otherPort);
        QFETCH(bool, otherPath);
        const QString base = m_sandbox->server(software)->baseUrl();
        const QJsonObject app = registerApp(base, redirect);
        const auto status = [&](const QString &to) {
            return m_client.get(authorizeUrl(base, app, to)).status;
        };
        QCOMPARE(status(redirect), 200);
        QCOMPARE(status(u"http://127.0.0.1:5/"_s) == 200, otherPort);
        QCOMPARE(status(redirect + u"other"_s) == 200, otherPath);
    }

    void arraysAreRefusedByGoToSocial()
    {
        const QByteArray body = R"({"client_name":"x","redirect_uris":["http://127.0.0.1:1/"]})";
        const auto status = [&](const QString &software) {
            return m_client
                .post(m_sandbox->server(software)->baseUrl() + u"/api/v1/apps"_s, body,
                    "application/json")
                .status;
        };
        QCOMPARE(status(u"gotosocial"_s), 400);
        QCOMPARE(status(u"mastodon"_s), 200);
        QCOMPARE(status(u"snac"_s), 200);
    }

    void theVerifierIsVerified()
    {
        const QString base = m_sandbox->server(u"mastodon"_s)->baseUrl();
        const QJsonObject app = registerApp(base, redirect);
        const QString code = approve(base, app, redirect, u"ao"_s);
        const Answer refused = exchange(base, app, code, redirect, "another verifier");
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.object()[u"error"_s].toString(), u"invalid_grant"_s);
    }

    void scopesAreASubset()
    {
        const QString base = m_sandbox->server(u"mastodon"_s)->baseUrl();
        const QJsonObject app = registerApp(base, redirect, u"read"_s);
        const Answer answer = m_client.get(authorizeUrl(base, app, redirect));
        QCOMPARE(answer.status, 302);
        QVERIFY(answer.location.contains("error=invalid_scope"));
        QVERIFY(answer.location.contains("state=xyz"));
    }

    void saidNo()
    {
        const QString base = m_sandbox->server(u"mastodon"_s)->baseUrl();
        const QJsonObject app = registerApp(base, redirect);
        const Answer answer = m_client.get(authorizeUrl(base, app, redirect) + u"&deny=1"_s);
        QVERIFY(answer.location.contains("error=access_denied"));
    }

    void metadataIsMastodons()
    {
        const QString path = u"/.well-known/oauth-authorization-server"_s;
        const QString base = m_sandbox->server(u"mastodon"_s)->baseUrl();
        QCOMPARE(m_client.get(base + path).object()[u"token_endpoint"_s].toString(),
            base + u"/oauth/token"_s);
        QCOMPARE(m_client.get(m_sandbox->server(u"gotosocial"_s)->baseUrl() + path).status, 404);
        QCOMPARE(m_client.get(m_sandbox->server(u"snac"_s)->baseUrl() + path).status, 404);
    }

    void aScriptEndsTokens()
    {
        Server *server = m_sandbox->server(u"mastodon"_s);
        const QString home = server->baseUrl() + u"/api/v1/timelines/home"_s;
        QCOMPARE(m_client.get(home, server->token(u"ao"_s)).status, 200);
        QCOMPARE(m_sandbox->revokeToken(u"ao"_s), 1);
        const Answer refused = m_client.get(home, server->token(u"ao"_s));
        QCOMPARE(refused.status, 401);
        QVERIFY(refused.body.contains("revoked"));
        QCOMPARE(m_client.get(home, server->token(u"mei"_s)).status, 200);
        QCOMPARE(m_sandbox->revokeToken(u"nobody"_s), 0);
    }

    void forgottenAppsAreUnknown()
    {
        Server *server = m_sandbox->server(u"mastodon"_s);
        const QJsonObject app = registerApp(server->baseUrl(), redirect);
        m_sandbox->forgetApps(server);
        QCOMPARE(m_client.get(authorizeUrl(server->baseUrl(), app, redirect)).status, 401);
        QCOMPARE(exchange(server->baseUrl(), app, u"x"_s, redirect).object()[u"error"_s].toString(),
            u"invalid_client"_s);
    }

private:
    QJsonObject registerApp(
        const QString &base, const QString &to, const QString &scopes = u"read write follow"_s)
    {
        return m_client
            .post(base + u"/api/v1/apps"_s,
                form({{u"client_name"_s, u"Asterism"_s}, {u"redirect_uris"_s, to},
                    {u"scopes"_s, scopes}}))
            .object();
    }
    static QString authorizeUrl(const QString &base, const QJsonObject &app, const QString &to)
    {
        return base + u"/oauth/authorize?"_s
            + QString::fromLatin1(form(
                {{u"response_type"_s, u"code"_s}, {u"client_id"_s, app[u"client_id"_s].toString()},
                    {u"redirect_uri"_s, to}, {u"scope"_s, u"read write"_s}, {u"state"_s, u"xyz"_s},
                    {u"code_challenge"_s, challenge()}, {u"code_challenge_method"_s, u"S256"_s}}));
    }
    /// The code, from where the browser is sent or from the page.
    QString approve(
        const QString &base, const QJsonObject &app, const QString &to, const QString &user)
    {
        const Answer answer = m_client.get(authorizeUrl(base, app, to) + u"&approve="_s + user);
        if (to == outOfBand) {
            return QString::fromUtf8(answer.body).section(u'&', 0, 0);
        }
        const QUrlQuery back(QUrl::fromEncoded(answer.location));
        return back.queryItemValue(u"state"_s) == u"xyz" ? back.queryItemValue(u"code"_s)
                                                         : QString();
    }
    Answer exchange(const QString &base, const QJsonObject &app, const QString &code,
        const QString &to, const QByteArray &proof = verifier)
    {
        return m_client.post(base + u"/oauth/token"_s,
            form({{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code},
                {u"client_id"_s, app[u"client_id"_s].toString()},
                {u"client_secret"_s, app[u"client_secret"_s].toString()}, {u"redirect_uri"_s, to},
                {u"code_verifier"_s, QString::fromLatin1(proof)}}));
    }

    std::unique_ptr<Sandbox> m_sandbox;
    Client m_client;
};

QTEST_GUILESS_MAIN(tst_sandboxoauth)
#include "tst_sandboxoauth.moc"

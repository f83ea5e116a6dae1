// SPDX-License-Identifier: GPL-3.0-or-later
#include "httptesting.h"

#include "net/tls.h"

#include <QFile>
#include <QSslKey>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QByteArray tlsFile(const QString &name)
{
    QFile file(QStringLiteral(ASTERISM_FIXTURES "/tls/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    return file.readAll();
}

QSslConfiguration serverWith(const QString &certificate)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(tlsFile(certificate)));
    tls.setPrivateKey(QSslKey(tlsFile(u"server.key"_s), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace

class tst_httptls : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

    HttpOptions trusting() const
    {
        HttpOptions options = quickOptions();
        options.extraAuthorities = {QSslCertificate(tlsFile(u"ca.pem"_s))};
        options.allowedAddress = [](const QHostAddress &address) {
            return address == QHostAddress(QHostAddress::LocalHost);
        };
        return options;
    }

    QString refusal(const QString &certificate, const HttpOptions &options, bool isTyped)
    {
        ScriptedServer server(serverWith(certificate));
        server.on("/", {.body = "secret"});
        HttpClient client(m_clock, options);
        Request request{.url = QUrl(u"https://localhost:%1/"_s.arg(server.port()))};
        request.typedHost = isTyped;
        request.bearer = u"token"_s;
        request.retries = 1;
        const auto result = waitFor(client.send(request));
        if (result || result.error().kind != ErrorKind::Network || !server.requests().isEmpty()) {
            return u"not refused"_s;
        }
        return result.error().detail;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl()) {
            QSKIP("this Qt speaks no TLS");
        }
    }

    // Typed hosts go the usual way, others over the checked address; both verify the same name.
    void trusted_data()
    {
        QTest::addColumn<bool>("isTyped");
        QTest::newRow("typed") << true;
        QTest::newRow("pinned") << false;
    }
    void trusted()
    {
        QFETCH(bool, isTyped);
        ScriptedServer server(serverWith(u"localhost.pem"_s));
        server.on("/", {.body = "over TLS"});
        HttpClient client(m_clock, trusting());
        Request request{.url = QUrl(u"https://localhost:%1/"_s.arg(server.port()))};
        request.typedHost = isTyped;
        for (int i = 0; i < 2; ++i) {
            const auto result = waitFor(client.send(request));
            QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().detail));
            QCOMPARE(result->body, "over TLS");
        }
        QCOMPARE(server.requests().constLast().header("Host"),
            "localhost:" + QByteArray::number(server.port()));
        QCOMPARE(server.connections(), 1);
    }

    // Only over TLS: without it Qt 6.4 now and then takes the end of the connection for the end of
    // the chunks (see Transfer::isCut()).
    void cutChunks()
    {
        ScriptedServer server(serverWith(u"localhost.pem"_s));
        server.on(
            "/", {.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"});
        HttpClient client(m_clock, trusting());
        const QUrl url(u"https://localhost:%1/"_s.arg(server.port()));
        const auto result = waitFor(client.send({.url = url, .typedHost = true}));
        QVERIFY(!result);
        QCOMPARE(word(result.error().kind), word(ErrorKind::Network));
        QVERIFY(!result.error().unsent); // the server had it
    }

    void refused_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("words");
        QTest::newRow("expired") << u"expired.pem"_s << u"its certificate has expired"_s;
        QTest::newRow("other name")
            << u"othername.pem"_s << u"its certificate is made for another name"_s;
    }
    void refused()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, words);
        for (const bool isTyped : {true, false}) {
            const QString detail = refusal(certificate, trusting(), isTyped);
            QCOMPARE(detail, words);
        }
    }

    void unknownAuthority()
    {
        HttpOptions options = trusting();
        options.extraAuthorities.clear();
        const QString detail = refusal(u"localhost.pem"_s, options, true);
        QCOMPARE(detail, u"nobody whom this computer trusts vouches for its certificate"_s);
    }

    // Only an untouched configuration finds the system's authorities when it meets a server; one
    // that was given any has to hold them all. Else nobody outside these tests can be reached.
    void systemAuthoritiesAreTrusted()
    {
        QCOMPARE(tlsTrusting({}), QSslConfiguration::defaultConfiguration());

        const QSslCertificate own(tlsFile(u"ca.pem"_s));
        const auto trusted = tlsTrusting({own}).caCertificates();
        QVERIFY(trusted.contains(own));
        for (const auto &certificate : QSslConfiguration::systemCaCertificates()) {
            QVERIFY(trusted.contains(certificate));
        }
    }

    void noTlsAtAll()
    {
        ScriptedServer server;
        server.on("/", {});
        HttpClient client(m_clock, quickOptions());
        Request request = typed(QUrl(u"https://127.0.0.1:%1/"_s.arg(server.port())));
        request.connectTimeoutMs = 300; // the server goes on waiting for a request line
        const auto result = waitFor(client.send(request));
        QVERIFY(!result);
        QVERIFY(server.requests().isEmpty());
    }

    void neverDownToPlainHttp()
    {
        ScriptedServer plain;
        plain.on("/", {.body = "plain"});
        ScriptedServer server(serverWith(u"localhost.pem"_s));
        server.on("/", {.status = 302, .headers = {{"Location", plain.url(u"/"_s).toEncoded()}}});
        HttpOptions options = trusting();
        options.allowPrivateNetwork = true;
        HttpClient client(m_clock, options);
        const auto result =
            waitFor(client.send(typed(QUrl(u"https://localhost:%1/"_s.arg(server.port())))));
        QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
        QVERIFY(plain.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_httptls)
#include "tst_httptls.moc"

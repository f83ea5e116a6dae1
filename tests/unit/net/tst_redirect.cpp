// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redirect.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Response moved(int status, const QByteArray &location)
{
    return {.status = status, .headers = {{"location", location}}};
}

} // namespace

class tst_redirect : public QObject {
    Q_OBJECT

private:
    static Request request(const QByteArray &method = "GET")
    {
        return {.method = method,
            .url = QUrl(u"https://a.example/x/y?q=1"_s),
            .headers = {{"Accept", "a/b"}, {"authorization", "Basic x"},
                {"Content-Type", "text/plain"}, {"Idempotency-Key", "1"}},
            .bearer = u"secret"_s,
            .typedHost = true};
    }

private Q_SLOTS:
    void which()
    {
        for (const int status : {301, 302, 303, 307, 308}) {
            QVERIFY(isRedirect(moved(status, "/")));
            QVERIFY(!isRedirect(moved(status, "")));
        }
        QVERIFY(!isRedirect(moved(304, "/")));
        QVERIFY(!isRedirect(moved(201, "/")));
    }

    void sameOriginKeepsTheToken()
    {
        const auto next = redirected(request(), moved(302, "../z?p=2#part"));
        QVERIFY(next.ok());
        QCOMPARE(next->url, QUrl(u"https://a.example/z?p=2"_s));
        QCOMPARE(next->bearer, u"secret"_s);
        QCOMPARE(next->headers.size(), 4);
        QCOMPARE(next->maxRedirects, 4);
        QVERIFY(next->typedHost);
    }

    void otherOriginLosesIt_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("host") << QByteArray("https://b.example/");
        QTest::newRow("sub domain") << QByteArray("https://www.a.example/");
        QTest::newRow("port") << QByteArray("https://a.example:8443/");
        QTest::newRow("no scheme") << QByteArray("//b.example/");
    }
    void otherOriginLosesIt()
    {
        QFETCH(QByteArray, location);
        const auto next = redirected(request(), moved(307, location));
        QVERIFY(next.ok());
        QVERIFY(next->bearer.isEmpty());
        QVERIFY(!next->typedHost);
        for (const auto &[name, value] : next->headers) {
            QVERIFY(name.toLower() != "authorization");
        }
    }

    void methods()
    {
        Request post = request("POST");
        post.body = "text";
        const auto see = redirected(post, moved(303, "/done"));
        QCOMPARE(see->method, "GET");
        QVERIFY(see->body.isEmpty());
        QCOMPARE(see->headers.size(), 2); // nothing of the body is left
        QCOMPARE(redirected(post, moved(302, "/done"))->method, "GET");
        QCOMPARE(redirected(post, moved(307, "/done"))->method, "POST");
        QCOMPARE(redirected(post, moved(308, "/done"))->body, "text");
        QCOMPARE(redirected(request("PUT"), moved(302, "/"))->method, "PUT");
        QCOMPARE(redirected(request("HEAD"), moved(303, "/"))->method, "HEAD");
    }

    void bodyGoesToNoOtherOrigin()
    {
        Request post = request("POST");
        post.body = "client_secret=x";
        const auto next = redirected(post, moved(307, "https://b.example/"));
        QCOMPARE(next.error().kind, ErrorKind::BadAnswer);
        QVERIFY(redirected(post, moved(303, "https://b.example/")).ok());
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("plain http") << QByteArray("http://a.example/");
        QTest::newRow("plain http to loopback") << QByteArray("http://127.0.0.1:80/");
        QTest::newRow("file") << QByteArray("file:///etc/passwd");
        QTest::newRow("data") << QByteArray("data:text/html,x");
        QTest::newRow("password") << QByteArray("https://u:p@a.example/");
        QTest::newRow("no host") << QByteArray("https://");
        QTest::newRow("broken") << QByteArray("https://[::/");
        QTest::newRow("long") << "/" + QByteArray(10'000, 'x');
    }
    void refused()
    {
        QFETCH(QByteArray, location);
        const auto next = redirected(request(), moved(302, location));
        QVERIFY(!next);
        QCOMPARE(next.error().kind, ErrorKind::BadAnswer);
        QVERIFY(!next.error().subject.isEmpty() && !next.error().detail.isEmpty());
    }

    void tooMany()
    {
        Request last = request();
        last.maxRedirects = 0;
        QCOMPARE(redirected(last, moved(302, "/")).error().kind, ErrorKind::BadAnswer);
    }

    void errorsTellNoQuery()
    {
        const auto refusal = checkUrl(QUrl(u"ftp:///x?token=secret"_s));
        QVERIFY(!refusal.error().subject.contains(u"secret"));
    }

    void loopback()
    {
        QVERIFY(checkUrl(QUrl(u"http://127.0.0.1:8001/"_s)).ok());
        QVERIFY(checkUrl(QUrl(u"http://localhost:8001/"_s)).ok());
        QVERIFY(checkUrl(QUrl(u"http://[::1]:8001/"_s)).ok());
        QVERIFY(!checkUrl(QUrl(u"http://127.0.0.1.example/"_s)));
        QVERIFY(!checkUrl(QUrl(u"http://192.168.0.1/"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_redirect)
#include "tst_redirect.moc"

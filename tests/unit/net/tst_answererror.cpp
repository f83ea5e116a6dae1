// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "net/response.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const qint64 now = parseIsoTime(u"2026-11-22T15:30:00Z"_s);

Error errorOf(int status, const QByteArray &body, const QByteArray &type = "application/json",
    bool asGuest = false)
{
    return errorFrom({.status = status, .headers = {{"Content-Type", type}}, .body = body},
        u"a.example"_s, asGuest, now);
}

} // namespace

class tst_answererror : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedAnswers_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("asGuest");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("revoked") << QByteArray("gotosocial/error_401_revoked_token.json") << false
                                 << ErrorKind::Credentials << u"Unauthorized"_s;
        QTest::newRow("closed to guests")
            << QByteArray("gotosocial/account_statuses_anonymous_401.json") << true
            << ErrorKind::Forbidden << u"Unauthorized: token not supplied"_s;
        QTest::newRow("scope") << QByteArray("gotosocial/error_403_scope.json") << false
                               << ErrorKind::Forbidden << u"Forbidden"_s;
        QTest::newRow("not found") << QByteArray("gotosocial/error_404_status.json") << false
                                   << ErrorKind::NotFound << u"Not Found"_s;
        QTest::newRow("page") << QByteArray("gotosocial/error_406.json") << false
                              << ErrorKind::Rejected << u"HTTP 406"_s;
        QTest::newRow("limited") << QByteArray("gotosocial/error_429.json") << false
                                 << ErrorKind::RateLimited << u"rate limit reached"_s;
        QTest::newRow("snac token") << QByteArray("snac2/error_401_wrong_token.json") << false
                                    << ErrorKind::Credentials << QString();
    }
    void recordedAnswers()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, asGuest);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const Response response = recorded(name);
        const Error error = errorFrom(response, u"a.example"_s, asGuest, now);
        QCOMPARE(word(error.kind), word(kind));
        QVERIFY2(error.detail.startsWith(words), qPrintable(error.detail));
        QCOMPARE(error.subject, u"a.example"_s);
        QCOMPARE(error.httpStatus, response.status);
    }

    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("401") << 401 << ErrorKind::Credentials;
        QTest::newRow("403") << 403 << ErrorKind::Forbidden;
        QTest::newRow("404") << 404 << ErrorKind::NotFound;
        QTest::newRow("410") << 410 << ErrorKind::NotFound;
        QTest::newRow("422") << 422 << ErrorKind::Rejected;
        QTest::newRow("400") << 400 << ErrorKind::Rejected;
        QTest::newRow("429") << 429 << ErrorKind::RateLimited;
        QTest::newRow("503") << 503 << ErrorKind::RateLimited;
        QTest::newRow("500") << 500 << ErrorKind::Network;
        QTest::newRow("501") << 501 << ErrorKind::Rejected;
        QTest::newRow("502") << 502 << ErrorKind::Network;
        QTest::newRow("302") << 302 << ErrorKind::BadAnswer;
        QTest::newRow("0") << 0 << ErrorKind::BadAnswer;
        QTest::newRow("999") << 999 << ErrorKind::BadAnswer;
    }
    void statuses()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        const Error error = errorOf(status, "");
        QCOMPARE(word(error.kind), word(kind));
        QCOMPARE(error.detail, u"HTTP %1"_s.arg(status));
    }

    // Whoever answers "500" was reached: neither name nor connection is to blame.
    void aServersOwnTrouble()
    {
        QVERIFY(sentence(errorOf(500, "")).contains(u"a problem of its own"_s));
        QVERIFY(sentence({.subject = u"a.example"_s}).contains(u"cannot be reached"_s));
    }

    void guests()
    {
        const QByteArray closed = R"({"error":"This method requires an authenticated user"})";
        QCOMPARE(errorOf(422, closed, "application/json", true).kind, ErrorKind::Forbidden);
        QCOMPARE(errorOf(422, closed, "application/json", false).kind, ErrorKind::Rejected);
        QCOMPARE(errorOf(401, closed, "application/json", true).kind, ErrorKind::Forbidden);
        QCOMPARE(errorOf(422, "{}", "application/json", true).kind, ErrorKind::Rejected);
    }

    /// Not all say 401 of a token that they do not know.
    void tokens_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char *name, int status, const QByteArray &words, bool refused) {
            QTest::newRow(name) << status << "{\"error\":\"" + words + "\"}" << refused;
        };
        row("plain", 401, "", true);
        row("Pleroma", 403, "Invalid credentials.", true);
        row("Friendica", 403,
            "Token is not authorized with a valid user or is missing a required scope", true);
        row("Pixelfed", 500, "Unauthenticated.", true);
        row("Kibou", 200, "Token invalid!", true);
        row("Kibou's home", 200, "Invalid oauth token", true);
        row("a scope", 403, "Insufficient permissions: read:statuses.", false);
        row("a number that is another's", 404, "Invalid credentials.", false);
        row("good", 200, "", false);
        QTest::newRow("Misskey 12")
            << 403
            << R"({"error":{"message":"Authentication failed.","code":"AUTHENTICATION_FAILED"}})"_ba
            << true;
        QTest::newRow("Firefish")
            << 403 << R"({"message":"Authentication failed: x","code":"AUTHENTICATION_FAILED"})"_ba
            << true;
        QTest::newRow("Misskey's permissions")
            << 403 << R"({"error":{"message":"No.","code":"PERMISSION_DENIED"}})"_ba << false;
        QTest::newRow("a post about it")
            << 200 << R"({"id":"1","content":"Token invalid!"})"_ba << false;
        QTest::newRow("a long answer")
            << 200 << "{\"error\":\"Token invalid!" + QByteArray(2000, 'x') + "\"}" << false;
    }
    void tokens()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, refused);
        const Response response{
            .status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
        QCOMPARE(refusesToken(response), refused);
        if (refused) {
            QCOMPARE(errorFrom(response, u"a.example"_s).kind, ErrorKind::Credentials);
            QCOMPARE(errorFrom(response, u"a.example"_s, true).kind, ErrorKind::Forbidden);
        }
    }

    /// Takahē writes bare words and calls them HTML; snac says so only when asked whose token it
    /// is.
    void tokensWithoutJson()
    {
        QVERIFY(refusesToken({.status = 400,
            .headers = {{"Content-Type", "text/html; charset=utf-8"}},
            .body = "Invalid Bearer token"}));
        QVERIFY(!refusesToken({.status = 400,
            .headers = {{"Content-Type", "text/html"}},
            .body = "<p>Invalid Bearer token</p>"}));
        QVERIFY(refusesToken(recorded("snac2/verify_credentials_revoked_token_422.json")));
        QVERIFY(!refusesToken(recorded("snac2/tag_follow_422.json")));
    }

    /// Pixelfed has one number for everything (app/Exceptions/Handler.php).
    void whatIsNotThere()
    {
        const QByteArray none = R"({"error":"No query results for model [App\\Status] 5"})";
        QCOMPARE(errorOf(500, none).kind, ErrorKind::NotFound);
        QCOMPARE(errorOf(502, none).kind, ErrorKind::Network);
        QCOMPARE(
            errorOf(422, R"({"error":"public timeline is disabled"})", "application/json", true)
                .kind,
            ErrorKind::Forbidden);
    }

    void words()
    {
        QCOMPARE(errorOf(400, R"({"error":"invalid_grant","error_description":"Bad code"})").detail,
            u"Bad code"_s);
        QCOMPARE(errorOf(400, R"({"error":{"message":"Invalid param.","code":"X"}})").detail,
            u"Invalid param."_s);
        QCOMPARE(errorOf(400, R"({"error":{"code":"X"}})").detail, u"X"_s);
        QCOMPARE(errorOf(429, "Retry later\n", "text/plain").detail, u"Retry later"_s);
        QCOMPARE(errorOf(404, "<html>Not here", "text/html").detail, u"HTTP 404"_s);
        QCOMPARE(errorOf(404, R"({"error":17})").detail, u"HTTP 404"_s);
        QCOMPARE(errorOf(404, R"(["error"])").detail, u"HTTP 404"_s);
        QCOMPARE(errorOf(404, "{\"error\":\"cut").detail, u"HTTP 404"_s);
    }

    void hostileWords()
    {
        const QByteArray turned = "{\"error\":\"a\\u202eb\\u0000c\\n\\td\\u200b\\u001b[31me\"}";
        QCOMPARE(errorOf(422, turned).detail, u"ab c d [31me"_s);
        const QByteArray longWords = "{\"error\":\"" + QByteArray(50'000, 'x') + "\"}";
        QCOMPARE(errorOf(422, longWords).detail.size(), 300);
        QCOMPARE(
            errorOf(422, "{\"error\":\"" + QByteArray(100'000, 'x') + "\"}").detail, u"HTTP 422"_s);
        QByteArray faces;
        for (int i = 0; i < 400; ++i) {
            faces += "\xf0\x9f\xa6\xa5";
        }
        const QString cut = errorOf(422, "{\"error\":\"x" + faces + "\"}").detail;
        QVERIFY(cut.size() <= 300 && cut.isValidUtf16());
    }

    void until()
    {
        const Error limited = errorFrom(recorded("gotosocial/error_429.json"), {}, false, now);
        QCOMPARE(limited.until, now + 181 * secondMs);
        QCOMPARE(errorOf(429, "{}").until, 0);
        QCOMPARE(errorOf(404, "{}").until, 0);
    }
};

QTEST_GUILESS_MAIN(tst_answererror)
#include "tst_answererror.moc"

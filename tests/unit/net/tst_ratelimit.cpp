// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "net/response.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const qint64 now = parseIsoTime(u"2026-11-22T15:30:00Z"_s);

} // namespace

class tst_ratelimit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gotosocialLimited()
    {
        const RateLimit limit = rateLimit(recorded("gotosocial/error_429.json"), now);
        QCOMPARE(limit.limit, 300);
        QCOMPARE(limit.remaining, 0);
        QCOMPARE(limit.resetAt, now + 181 * secondMs);
        QCOMPARE(limit.retryAt, 0);
        QCOMPARE(limit.until(), limit.resetAt);
    }

    void gotosocialStarting()
    {
        // Two headers in one: "120, Sun, 22 Nov 2026 15:31:50 GMT".
        const RateLimit limit = rateLimit(recorded("gotosocial/error_503_starting_up.json"), now);
        QCOMPARE(limit.limit, -1);
        QCOMPARE(limit.remaining, -1);
        QCOMPARE(limit.retryAt, now + 120 * secondMs);
        QCOMPARE(limit.until(), limit.retryAt);
    }

    void silentServer()
    {
        QCOMPARE(rateLimit(recorded("snac2/public_timeline.json"), now), RateLimit{});
        QCOMPARE(RateLimit{}.until(), 0);
    }

    void reset_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("date") << QByteArray("2026-11-22T15:35:00.123456Z") << now + 300'123;
        QTest::newRow("unix") << QByteArray::number(now / 1000 + 60) << now + 60 * secondMs;
        QTest::newRow("seconds") << QByteArray("29") << now + 29 * secondMs;
        QTest::newRow("decimal") << QByteArray("0.25") << now + 250;
        QTest::newRow("zero") << QByteArray("0") << now;
        QTest::newRow("empty") << QByteArray() << qint64(0);
        QTest::newRow("words") << QByteArray("soon") << qint64(0);
        QTest::newRow("words with T") << QByteArray("Tomorrow") << qint64(0);
        QTest::newRow("negative") << QByteArray("-5") << qint64(0);
        QTest::newRow("infinite") << QByteArray("inf") << qint64(0);
        QTest::newRow("no number") << QByteArray("nan") << qint64(0);
        QTest::newRow("milliseconds") << QByteArray("1795360647262") << qint64(0);
        QTest::newRow("endless") << QByteArray("1e300") << qint64(0);
    }
    void reset()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const Response response{.headers = {{"X-RateLimit-Reset", value}}};
        QCOMPARE(rateLimit(response, now).resetAt, expected);
    }

    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("seconds") << QByteArray("29") << now + 29 * secondMs;
        QTest::newRow("date") << QByteArray("Sun, 22 Nov 2026 15:31:50 GMT") << now + 110'000;
        QTest::newRow("negative") << QByteArray("-1") << qint64(0);
        QTest::newRow("words") << QByteArray("later") << qint64(0);
        QTest::newRow("endless") << QByteArray("1e300") << now + 365 * dayMs;
    }
    void retryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const Response response{.headers = {{"Retry-After", value}}};
        QCOMPARE(rateLimit(response, now).retryAt, expected);
    }

    void wrongClocksDoNoHarm()
    {
        // The server's clock is an hour behind ours; its window ends in two minutes.
        const QByteArray date = "Sun, 22 Nov 2026 14:30:00 GMT";
        const Response iso{
            .headers = {{"Date", date}, {"X-RateLimit-Reset", "2026-11-22T14:32:00.000Z"}}};
        QCOMPARE(rateLimit(iso, now).resetAt, now + 2 * minuteMs);
        const Response retry{
            .headers = {{"Date", date}, {"Retry-After", "Sun, 22 Nov 2026 14:32:00 GMT"}}};
        QCOMPARE(rateLimit(retry, now).retryAt, now + 2 * minuteMs);
        const Response seconds{.headers = {{"Date", date}, {"Retry-After", "120"}}};
        QCOMPARE(rateLimit(seconds, now).retryAt, now + 2 * minuteMs);
    }

    void whichLimitsAreOfOneCall()
    {
        const QByteArray told = "{\"error\": {\"code\": \"RATE_LIMIT_EXCEEDED\"}}";
        QVERIFY(limitsOneCall({.status = 429, .body = told}));
        QVERIFY(!limitsOneCall({.status = 400, .body = told}));
        QVERIFY(!limitsOneCall({.status = 503, .body = told}));
        QVERIFY(!limitsOneCall({.status = 429, .body = "{\"error\": \"Too many requests\"}"}));
        QVERIFY(!limitsOneCall({.status = 429, .body = "<html>Too Many Requests</html>"}));
        QVERIFY(!limitsOneCall({.status = 429, .body = told + QByteArray(1024 * 1024, ' ')}));
        QVERIFY(!limitsOneCall({.status = 429}));
        QVERIFY(
            !limitsOneCall({.status = 429, .body = "{\"error\": {\"code\": \"TOO_MANY_USERS\"}}"}));
    }

    void numbers()
    {
        const Response response{.headers = {{"x-ratelimit-limit", "300, 300"},
                                    {"X-RateLimit-Remaining", "99999999999999999999"}}};
        QCOMPARE(rateLimit(response, now).limit, 300);
        QCOMPARE(rateLimit(response, now).remaining, -1);
    }
};

QTEST_GUILESS_MAIN(tst_ratelimit)
#include "tst_ratelimit.moc"

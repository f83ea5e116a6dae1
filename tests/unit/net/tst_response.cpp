// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/response.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Response typed(const QByteArray &type, const QByteArray &body = {})
{
    return {.status = 200, .headers = {{"Content-Type", type}}, .body = body};
}

} // namespace

class tst_response : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headerNamesHaveNoCase()
    {
        const Response response{.headers = {{"X-A", "1"}, {"link", "<x>"}}};
        QCOMPARE(response.header("LINK"), "<x>");
        QCOMPARE(response.header("x-a"), "1");
        QCOMPARE(response.header("X-B"), "");
    }

    void json()
    {
        QVERIFY(isJson(typed("application/json")));
        QVERIFY(isJson(typed("Application/JSON; charset=utf-8")));
        QVERIFY(isJson(typed("application/activity+json")));
        QVERIFY(isJson(typed("application/ld+json; profile=\"https://www.w3.org/ns/x\"")));
        QVERIFY(!isJson(typed("text/html")));
        QVERIFY(!isJson(typed("application/jsonish")));
        QVERIFY(!isJson(Response{.body = "{}"}));
    }

    void html()
    {
        QVERIFY(isHtml(typed("text/html; charset=utf-8")));
        QVERIFY(isHtml(typed("application/xhtml+xml")));
        QVERIFY(isHtml(Response{.body = "\n <!DOCTYPE HTML><html>"}));
        QVERIFY(!isHtml(typed("application/json", "<html>")));
        QVERIFY(!isHtml(Response{.body = "{\"a\":1}"}));
        QVERIFY(!isHtml(Response{}));
    }

    void ok()
    {
        QVERIFY(Response{.status = 200}.isOk() && Response{.status = 204}.isOk());
        QVERIFY(!Response{.status = 199}.isOk() && !Response{.status = 304}.isOk());
        QVERIFY(!Response{}.isOk());
    }
};

QTEST_GUILESS_MAIN(tst_response)
#include "tst_response.moc"

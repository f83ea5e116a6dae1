// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tokenplace.h"

#include "httptesting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMutex>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QMutex placeLock;
QString placeLines;

void keepPlaceLine(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const QMutexLocker lock(&placeLock);
    placeLines += text + u'\n';
}

ScriptedAnswer missing(int status = 401)
{
    return {.status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = "{\"error\":{\"message\":\"Credential required.\","
                "\"code\":\"CREDENTIAL_REQUIRED\"}}"};
}

ScriptedAnswer fine()
{
    return {.headers = {{"Content-Type", "application/json"}}, .body = "{\"id\":\"9\"}"};
}

Request askedFor(const ScriptedServer &server, const QString &path, const QByteArray &body = "{}")
{
    Request request = typed(server.url(path));
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    request.bearer = u"sesame"_s;
    request.tokenField = u"i"_s;
    return request;
}

QJsonObject fieldsOf(const ScriptedRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

/// Tokens of servers that look at no header.
class tst_tokenplace : public QObject {
    Q_OBJECT

    SystemClock m_clock;

private Q_SLOTS:
    void init() { placeLines.clear(); }

    /// The header first; where it was not read the body, and from then on at once.
    void learns()
    {
        ScriptedServer server;
        server.on("/api/i", missing());
        server.on("/api/i", fine());
        server.on("/api/notes", fine());
        HttpClient client(m_clock, quickOptions());
        const auto first = waitFor(client.send(askedFor(server, u"/api/i"_s, "{\"limit\":3}")));
        QVERIFY(first.ok());
        QCOMPARE(first->status, 200);
        QVERIFY(first->tokenInBody);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests()[0].header("Authorization"), "Bearer sesame");
        QCOMPARE(server.requests()[0].body, "{\"limit\":3}");
        QVERIFY(server.requests()[1].header("Authorization").isEmpty());
        const QJsonObject told{{u"i"_s, u"sesame"_s}, {u"limit"_s, 3}};
        QCOMPARE(fieldsOf(server.requests()[1]), told);
        QCOMPARE(server.requests()[1].header("Content-Length").toLongLong(),
            server.requests()[1].body.size());

        QVERIFY(waitFor(client.send(askedFor(server, u"/api/notes"_s)))->tokenInBody);
        QCOMPARE(server.requests().size(), 3);
        QVERIFY(server.requests()[2].header("Authorization").isEmpty());
        QCOMPARE(fieldsOf(server.requests()[2])[u"i"_s].toString(), u"sesame"_s);
    }

    /// Whoever does not find it there, either, is believed, and nothing is learnt.
    void missedInBothPlaces()
    {
        ScriptedServer server;
        server.on("/api/i", missing());
        HttpClient client(m_clock, quickOptions());
        for (int time = 1; time <= 2; ++time) {
            const auto answer = waitFor(client.send(askedFor(server, u"/api/i"_s)));
            QCOMPARE(answer->status, 401);
            QVERIFY(!answer->tokenInBody);
            QCOMPARE(server.requests().size(), 2 * time);
            QCOMPARE(server.requests()[2 * time - 2].header("Authorization"), "Bearer sesame");
        }
    }

    /// Of those who are asked as guests, or at other servers, nothing is repeated.
    void othersAreLeftAlone()
    {
        ScriptedServer server;
        server.on("/api/i", missing());
        HttpClient client(m_clock, quickOptions());
        Request guest = askedFor(server, u"/api/i"_s);
        guest.bearer.clear();
        QCOMPARE(waitFor(client.send(guest))->status, 401);
        Request other = askedFor(server, u"/api/i"_s);
        other.tokenField.clear();
        QCOMPARE(waitFor(client.send(other))->status, 401);
        Request bodiless = askedFor(server, u"/api/i"_s, {});
        bodiless.method = "GET";
        QCOMPARE(waitFor(client.send(bodiless))->status, 401);
        QCOMPARE(server.requests().size(), 3);
        QVERIFY(!server.requests()[0].body.contains("sesame"));
    }

    void otherRefusalsAreNone_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("misses");
        QTest::newRow("Misskey") << 401 << missing().body << true;
        QTest::newRow("without a frame")
            << 401 << "{\"message\":\"No.\",\"code\":\"CREDENTIAL_REQUIRED\"}"_ba << true;
        QTest::newRow("another number") << 403 << missing().body << true;
        QTest::newRow("a good answer") << 200 << missing().body << false;
        QTest::newRow("another code")
            << 401 << "{\"error\":{\"code\":\"AUTHENTICATION_FAILED\"}}"_ba << false;
        QTest::newRow("no JSON") << 401 << "CREDENTIAL_REQUIRED"_ba << false;
        QTest::newRow("a list") << 401 << "[\"CREDENTIAL_REQUIRED\"]"_ba << false;
        QTest::newRow("huge") << 401
                              << "{\"code\":\"CREDENTIAL_REQUIRED\",\"x\":\""
                + QByteArray(100'000, 'x') + "\"}"
                              << false;
    }
    void otherRefusalsAreNone()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QTEST(missesToken({.status = status, .body = body}), "misses");
    }

    /// It goes before the file, and the file is sent once more.
    void forms()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"a"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("picture") == 7);
        file.close();
        ScriptedServer server;
        server.on("/api/drive/files/create", missing());
        server.on("/api/drive/files/create", fine());
        HttpClient client(m_clock, quickOptions());
        Request request = askedFor(server, u"/api/drive/files/create"_s, {});
        request.headers.clear();
        request.form = Form{.fields = {{"name", "a"}}, .path = file.fileName()};
        QVERIFY(waitFor(client.send(request))->tokenInBody);
        QCOMPARE(server.requests()[0].header("Authorization"), "Bearer sesame");
        QCOMPARE(server.requests()[0].parts().size(), 2);
        QVERIFY(server.requests()[1].header("Authorization").isEmpty());
        const auto parts = server.requests()[1].parts();
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].name, "i");
        QCOMPARE(parts[0].content, "sesame");
        QCOMPARE(parts[2].content, "picture");
    }

    /// Nobody else gets a body of ours, whatever it holds.
    void noOtherServerGetsIt()
    {
        ScriptedServer other;
        other.on("/api/i", fine());
        ScriptedServer server;
        server.on("/api/i",
            {.status = 307, .headers = {{"Location", other.url(u"/api/i"_s).toEncoded()}}});
        HttpClient client(m_clock, quickOptions());
        Request request = askedFor(server, u"/api/i"_s);
        request.tokenInBody = true;
        QVERIFY(!waitFor(client.send(request)).ok());
        QVERIFY(other.requests().isEmpty());
    }

    void tokenIsInNoLog()
    {
        QLoggingCategory::setFilterRules(u"*.debug=true\nqt.*.debug=false"_s);
        const auto before = qInstallMessageHandler(keepPlaceLine);
        ScriptedServer server;
        server.on("/api/i", missing());
        server.on("/api/i", fine());
        QString shown;
        {
            HttpClient client(m_clock, quickOptions());
            const auto good = waitFor(client.send(askedFor(server, u"/api/i"_s)));
            shown = good ? QString() : sentence(good.error());
            server.on("/api/cut", {.raw = "no HTTP"});
            const auto cut = waitFor(client.send(askedFor(server, u"/api/cut"_s)));
            shown += cut ? QString() : sentence(cut.error());
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QVERIFY(server.requests().last().body.contains("sesame"));
        QVERIFY(placeLines.contains(u"POST"_s)); // the log was on
        QVERIFY(!placeLines.contains(u"sesame"_s));
        QVERIFY(!shown.isEmpty() && !shown.contains(u"sesame"_s));
    }
};

QTEST_GUILESS_MAIN(tst_tokenplace)
#include "tst_tokenplace.moc"

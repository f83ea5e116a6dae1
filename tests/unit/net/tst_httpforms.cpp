// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/formbody.h"

#include "httptesting.h"

#include <QFile>
#include <QLoggingCategory>
#include <QOperatingSystemVersion>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 mega = 1024 * 1024;

/// Remembers what it was told, and does something at the first word.
class Told : public SendWatch {
public:
    void sent(qint64 bytes, qint64 total) override
    {
        counts.append(bytes);
        totals.append(total);
        if (counts.size() == 1 && atFirst) {
            atFirst();
        }
    }

    QList<qint64> counts;
    QList<qint64> totals;
    std::function<void()> atFirst;
};

/// Takes that many bytes of what comes and then closes, or stops reading.
class HalfReader : public QTcpServer {
public:
    enum Then { Close, Stop };

    HalfReader(qint64 bytes, Then then)
    {
        connect(this, &QTcpServer::newConnection, this, [this, bytes, then] {
            QTcpSocket *socket = nextPendingConnection();
            socket->setReadBufferSize(bytes);
            if (then == Close) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket, bytes] {
                    heard.insert(socket);
                    if (socket->bytesAvailable() >= bytes) {
                        socket->abort();
                    }
                });
            }
        });
        if (!listen(QHostAddress::LocalHost)) {
            qFatal("no port to listen on");
        }
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(serverPort())); }

    /// Where something came. Qt 6.8 may connect once more before it finds that it cannot rewind.
    QSet<QTcpSocket *> heard;
};

QStringList logLines;
void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logLines.append(line);
}

} // namespace

class tst_httpforms : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString written(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("the disk is full");
        }
        return file.fileName();
    }

    /// Takes no room on the disk.
    QString hollow(const QString &name, qint64 bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(bytes)) {
            qFatal("no file of that size");
        }
        return file.fileName();
    }

    static Request upload(const QUrl &url, const QString &file)
    {
        Request request = typed(url);
        request.method = "POST";
        request.form = Form{.fields = {{"description", "鯖缶の\r\n絵"}, {"focus", "0.5,-0.5"}},
            .fileName = "picture.png",
            .type = "image/png",
            .path = file};
        return request;
    }

private Q_SLOTS:
    void fieldsAndFile()
    {
        ScriptedServer server;
        server.on("/media", {.body = "{}"});
        HttpClient client(m_clock, quickOptions());
        const QByteArray picture("--form-\r\n\r\n\0\xff picture\r\n", 23);
        Request request = upload(server.url(u"/media"_s), written(u"a"_s, picture));
        request.bearer = u"token"_s;
        request.headers = {{"Content-Type", "text/plain"}, {"Idempotency-Key", "k"}};
        QVERIFY(waitFor(client.send(request)).ok());
        QCOMPARE(server.requests().size(), 1);
        const ScriptedRequest seen = server.requests().constFirst();
        QCOMPARE(seen.method, "POST");
        QCOMPARE(seen.header("Content-Length").toLongLong(), seen.body.size());
        QVERIFY(seen.header("Transfer-Encoding").isEmpty());
        QCOMPARE(seen.header("Authorization"), "Bearer token");
        QCOMPARE(seen.header("Idempotency-Key"), "k");
        const auto parts = seen.parts();
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].name, "description");
        QCOMPARE(parts[0].content, "鯖缶の\r\n絵");
        QVERIFY(parts[0].fileName.isEmpty() && parts[0].type.isEmpty());
        QCOMPARE(parts[1].content, "0.5,-0.5");
        QCOMPARE(parts[2].name, "file");
        QCOMPARE(parts[2].fileName, "picture.png");
        QCOMPARE(parts[2].type, "image/png");
        QCOMPARE(parts[2].content, picture);
    }

    void eachBoundaryIsAnother()
    {
        const Form form{.path = written(u"a"_s, "x")};
        const auto one = FormBody::of(form, u"host"_s);
        const auto other = FormBody::of(form, u"host"_s);
        QVERIFY(one.ok() && other.ok());
        QVERIFY((*one)->contentType().size() > 50);
        QVERIFY((*one)->contentType() != (*other)->contentType());
    }

    void namesBreakNothing_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("plain") << QByteArray("a b.png") << QByteArray("a b.png");
        QTest::newRow("Japanese") << QByteArray("写真.jpg") << QByteArray("写真.jpg");
        QTest::newRow("quote") << QByteArray("a\"; x=\"b") << QByteArray("a_; x=_b");
        QTest::newRow("line") << QByteArray("a\r\nX: 1\r\n\r\nb") << QByteArray("a__X: 1____b");
        QTest::newRow("backslash") << QByteArray("a\\") << QByteArray("a_");
        QTest::newRow("none") << QByteArray() << QByteArray("file");
    }
    void namesBreakNothing()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, sent);
        ScriptedServer server;
        server.on("/", {});
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(u"/"_s), written(u"a"_s, "x"));
        request.form->fields = {{"x\"\r\n", "v"}};
        request.form->fileName = name;
        request.form->type = "text/html\r\nX-Evil: 1";
        QVERIFY(waitFor(client.send(request)).ok());
        const auto parts = server.requests().constFirst().parts();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0].name, "x___");
        QCOMPARE(parts[1].fileName, sent);
        QCOMPARE(parts[1].type, "application/octet-stream");
    }

    void emptyFile()
    {
        ScriptedServer server;
        server.on("/", {});
        HttpClient client(m_clock, quickOptions());
        QVERIFY(waitFor(client.send(upload(server.url(u"/"_s), written(u"a"_s, "")))).ok());
        QCOMPARE(server.requests().constFirst().parts().size(), 3);
    }

    void largeFileWithProgress()
    {
        QByteArray content(20 * mega, Qt::Uninitialized);
        QRandomGenerator random(7);
        random.fillRange(reinterpret_cast<quint32 *>(content.data()), content.size() / 4);
        ScriptedServer server;
        server.on("/", {.body = "{}"});
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(u"/"_s), written(u"large"_s, content));
        const auto told = std::make_shared<Told>();
        request.watch = told;
        QVERIFY(waitFor(client.send(request)).ok());
        const ScriptedRequest seen = server.requests().constFirst();
        QVERIFY(seen.parts().constLast().content == content);
        QVERIFY(std::ranges::is_sorted(told->counts));
        QVERIFY(told->counts.constFirst() > 0);
        QVERIFY(told->counts.constFirst() < mega);
        QCOMPARE(told->counts.constLast(), seen.body.size());
        QVERIFY(std::ranges::all_of(
            told->totals, [&seen](qint64 total) { return total == seen.body.size(); }));
    }

    void isNotHeldAsAWhole()
    {
        const qint64 size = 3 * 1024 * mega; // more than a number of 31 bits, too
        const Form form{.path = hollow(u"hollow"_s, size)};
        const auto body = FormBody::of(form, u"host"_s);
        QVERIFY(body.ok());
        QVERIFY((*body)->size() > size);
        const QByteArray part = (*body)->read(mega);
        QCOMPARE(part.size(), mega);
        QVERIFY(part.startsWith("--form-"));
        QVERIFY(part.endsWith(QByteArray(1000, '\0')));
        QVERIFY(!(*body)->reset()); // or Qt would send it again by itself
    }

    void readsNoFasterThanItIsTaken()
    {
        HalfReader server(1024, HalfReader::Stop);
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(), hollow(u"hollow"_s, 256 * mega));
        request.idleTimeoutMs = 400;
        const auto told = std::make_shared<Told>();
        request.watch = told;
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
        QVERIFY(!told->counts.isEmpty());
        QVERIFY(told->counts.constLast() < 64 * mega); // what the system holds
    }

    void theWholeIsBounded()
    {
        HalfReader server(1024, HalfReader::Stop);
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(), hollow(u"hollow"_s, 256 * mega));
        request.timeoutMs = 300;
        QCOMPARE(waitFor(client.send(request)).error().kind, ErrorKind::Timeout);
    }

    // It is under way for longer than a connection may take to be made.
    void sendingIsNotConnecting()
    {
        HalfReader server(1024, HalfReader::Stop);
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(), hollow(u"hollow"_s, 256 * mega));
        request.connectTimeoutMs = 200;
        request.timeoutMs = 900;
        const auto sending = client.send(request);
        QTest::qWait(500);
        QVERIFY(!sending.isFinished());
        QCOMPARE(waitFor(sending).error().kind, ErrorKind::Timeout);
    }

    void cutInTheMiddle()
    {
        HalfReader server(100'000, HalfReader::Close);
        HttpClient client(m_clock, quickOptions());
        const auto result =
            waitFor(client.send(upload(server.url(), hollow(u"hollow"_s, 64 * mega))));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QVERIFY(!result.error().unsent);
        QTest::qWait(50);
        QCOMPARE(server.heard.size(), 1); // not sent again by Qt
    }

    void redirectThatKeepsTheBody_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("307") << 307;
        QTest::newRow("308") << 308;
    }
    void redirectThatKeepsTheBody()
    {
        QFETCH(int, status);
        ScriptedServer server;
        server.on("/old", {.status = status, .headers = {{"Location", "/new"}}});
        server.on("/new", {.body = "{}"});
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(u"/old"_s), written(u"a"_s, "a picture"));
        const auto told = std::make_shared<Told>();
        request.watch = told;
        const auto result = waitFor(client.send(request));
        QVERIFY2(result.ok(), qPrintable(result ? QString() : sentence(result.error())));
        QCOMPARE(result->body, "{}");
        QCOMPARE(server.requests().size(), 2);
        for (const ScriptedRequest &seen : server.requests()) {
            QCOMPARE(seen.method, "POST");
            QCOMPARE(seen.parts().size(), 3);
            QCOMPARE(seen.parts().constLast().content, "a picture");
        }
        QCOMPARE(told->counts.constLast(), told->totals.constLast());
    }

    void redirectThatLosesTheBody()
    {
        ScriptedServer server;
        server.on("/old", {.status = 303, .headers = {{"Location", "/new"}}});
        server.on("/new", {.body = "{}"});
        HttpClient client(m_clock, quickOptions());
        QVERIFY(waitFor(client.send(upload(server.url(u"/old"_s), written(u"a"_s, "x")))).ok());
        QCOMPARE(server.requests().constLast().method, "GET");
        QVERIFY(server.requests().constLast().body.isEmpty());
        QVERIFY(server.requests().constLast().header("Content-Type").isEmpty());
    }

    void nobodyElseGetsTheFile()
    {
        ScriptedServer first;
        ScriptedServer second;
        first.on("/", {.status = 307, .headers = {{"Location", second.url(u"/"_s).toEncoded()}}});
        HttpOptions options = quickOptions();
        options.allowPrivateNetwork = true;
        HttpClient client(m_clock, options);
        const auto result = waitFor(client.send(upload(first.url(u"/"_s), written(u"a"_s, "x"))));
        QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(second.connections(), 0);
    }

    void isNotTriedAgain()
    {
        ScriptedServer server;
        server.on("/", {.status = 502});
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(u"/"_s), written(u"a"_s, "x"));
        request.retries = 2;
        QCOMPARE(waitFor(client.send(request))->status, 502);
        QCOMPARE(server.requests().size(), 1);
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("file");
        QTest::newRow("no file") << QByteArray("POST") << QByteArray() << path(u"missing"_s);
        QTest::newRow("folder") << QByteArray("POST") << QByteArray() << m_folder.path();
        QTest::newRow("no path") << QByteArray("POST") << QByteArray() << QString();
        const QString file = written(u"a"_s, "x");
        QTest::newRow("body and form") << QByteArray("POST") << QByteArray("a=b") << file;
        QTest::newRow("get") << QByteArray("GET") << QByteArray() << file;
    }
    void refusesWhatCannotBeSent()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(QString, file);
        ScriptedServer server;
        HttpClient client(m_clock, quickOptions());
        Request request = upload(server.url(u"/"_s), file);
        request.method = method;
        request.body = body;
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        QCOMPARE(result.error().subject, server.host());
        QVERIFY(!result.error().detail.isEmpty());
        QCOMPARE(server.connections(), 0);
    }

    void fileThatGoesBeforeItsTurn()
    {
        ScriptedServer server;
        server.on("/", {.delayMs = 50});
        HttpClient client(m_clock, quickOptions());
        const auto first = client.send(typed(server.url(u"/"_s)));
        const QString file = written(u"gone"_s, "x");
        const auto second = client.send(upload(server.url(u"/"_s), file));
        QVERIFY(QFile::remove(file));
        QVERIFY(waitFor(first).ok());
        QCOMPARE(waitFor(second).error().kind, ErrorKind::Usage);
        QCOMPARE(server.requests().size(), 1);
    }

    void fileThatChangesWhileItIsSent_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("shorter") << -1;
        QTest::newRow("longer") << 1;
        QTest::newRow("gone") << 0;
    }
    void fileThatChangesWhileItIsSent()
    {
        QFETCH(int, change);
        if (change == 0
            && QOperatingSystemVersion::currentType() == QOperatingSystemVersion::Windows) {
            QSKIP("there an open file stays");
        }
        ScriptedServer server;
        server.on("/", {});
        HttpClient client(m_clock, quickOptions());
        const QString file = hollow(u"changing"_s, 20 * mega);
        Request request = upload(server.url(u"/"_s), file);
        const auto told = std::make_shared<Told>();
        told->atFirst = [&file, change] {
            if (change == 0) {
                QVERIFY(QFile::remove(file));
            } else {
                QVERIFY(QFile::resize(file, (20 + change) * mega));
            }
        };
        request.watch = told;
        const auto result = waitFor(client.send(request));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        QCOMPARE(result.error().subject, server.host());
        QVERIFY(server.requests().isEmpty()); // half a body is no request
    }

    void brokenBodyTellsSo()
    {
        const Form form{.path = written(u"a"_s, QByteArray(1000, 'x'))};
        const auto body = FormBody::of(form, u"host"_s);
        QSignalSpy broken(body->get(), &FormBody::broken);
        QVERIFY(QFile::resize(form.path, 500));
        const qint64 size = (*body)->size();
        QVERIFY((*body)->readAll().size() < size - 400);
        char letter = 0;
        QCOMPARE((*body)->read(&letter, 1), -1);
        QCOMPARE(broken.size(), 1);
    }

    void logsNothingOfIt()
    {
        ScriptedServer server;
        server.on("/", {});
        HttpClient client(m_clock, quickOptions());
        const Request request = upload(server.url(u"/"_s), written(u"secretname"_s, "secretbody"));
        QLoggingCategory::setFilterRules(u"asterism.net.debug=true"_s);
        const auto before = qInstallMessageHandler(keepLine);
        const bool sent = waitFor(client.send(request)).ok();
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        const QString lines = logLines.join(u'\n');
        QVERIFY(sent);
        QVERIFY(lines.contains(u"POST"_s));
        QVERIFY(!lines.contains(u"secret"_s));
        QVERIFY(!lines.contains(u"picture.png"_s));
    }
};

QTEST_GUILESS_MAIN(tst_httpforms)
#include "tst_httpforms.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"
#include "sandbox/uploads.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"
#include "unit/sandbox/shapes.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

/// Of which only the head is one.
QByteArray pretendedPng(quint32 width, quint32 height, qsizetype size)
{
    QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const quint32 side : {width, height}) {
        for (const int shift : {24, 16, 8, 0}) {
            bytes += char(side >> shift);
        }
    }
    return bytes.leftJustified(size, '\0');
}

} // namespace

/// Files that are sent to servers of the Mastodon API, and what becomes of them.
class tst_sandboxuploads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void aPictureIsSentAndPosted_data() { users(); }
    void aPictureIsSentAndPosted()
    {
        QFETCH(QString, user);
        const Answer sent = m_asker->upload(
            user, paintedPng(), {{"description", "夕焼け"}, {"focus", "0.5,-0.25"}});
        QCOMPARE(sent.status, user == u"nana"_s ? 202 : 200);
        const QJsonObject file = sent.object();
        const QString id = file[u"id"_s].toString();
        QVERIFY(!id.isEmpty());
        QCOMPARE(file[u"type"_s].toString(), u"image"_s);
        QCOMPARE(file[u"description"_s].toString(), u"夕焼け"_s);
        QCOMPARE(m_sandbox->looseFilesOf(user).size(), size_t(1));
        QCOMPARE(m_sandbox->writesOf(user, u"upload"_s)[id], WriteCount{.done = 1});
        const QString uri =
            m_asker->writeOf(user, {{u"status"_s, u"look"_s}, {u"media_ids[]"_s, id}});
        const auto post = m_sandbox->written(uri);
        QVERIFY(post && post->pictures && post->pictures->size() == 1);
        QCOMPARE(post->pictures->at(0).description, u"夕焼け"_s);
        QCOMPARE(m_sandbox->uploaded(post->pictures->at(0).file), paintedPng());
        QVERIFY(m_sandbox->looseFilesOf(user).empty());
        const bool focus = user == u"ao"_s || user == u"yuki"_s;
        QCOMPARE(post->pictures->at(0).focusX, focus ? 0.5 : 0);
        QCOMPARE(post->pictures->at(0).focusY, focus ? -0.25 : 0);
        const QString reader = user == u"ao"_s ? u"yuki"_s : u"ao"_s;
        QVERIFY(m_sandbox->federate(uri, m_sandbox->serverOf(reader)));
        for (const QString &looker : {user, reader}) {
            const QJsonObject shown =
                m_asker->status(looker, uri)[u"media_attachments"_s][0].toObject();
            QCOMPARE(shown[u"description"_s].toString(), u"夕焼け"_s);
            const Answer got = m_asker->get(looker, shown[u"url"_s].toString());
            QCOMPARE(got.body, paintedPng());
            QCOMPARE(got.type, QByteArray("image/png"));
        }
        const QJsonValue meta = m_asker->status(reader, uri)[u"media_attachments"_s][0][u"meta"_s];
        QCOMPARE(meta[u"original"_s][u"width"_s].toInt(), 60);
        QCOMPARE(meta[u"original"_s][u"height"_s].toInt(), 40);
        QCOMPARE(meta[u"focus"_s][u"x"_s].toDouble(), focus ? 0.5 : 0);
    }

    void answersAreRecorded_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("fixture");
        QTest::newRow("gotosocial") << u"yuki"_s << QByteArray("gotosocial/media_upload.json");
        QTest::newRow("snac") << u"sora"_s << QByteArray("snac2/media_upload_v2.json");
    }
    void answersAreRecorded()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, fixture);
        const Answer answer = m_asker->upload(user, paintedPng(), {{"description", "x"}});
        QStringList wrong;
        compareShapes(fixtureBody(fixture), answer.object(), u"answer"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(answer.object().size(), fixtureBody(fixture).toObject().size());
    }

    void mastodonReadsLater()
    {
        m_sandbox->serverOf(u"ao"_s)->setMediaReading(10 * secondMs);
        const Answer sent = m_asker->upload(u"ao"_s, filmBytes(), {}, "film.mp4");
        QCOMPARE(sent.status, 202);
        QVERIFY(sent.object()[u"url"_s].isNull());
        QCOMPARE(sent.object()[u"type"_s].toString(), u"video"_s);
        const QString id = sent.object()[u"id"_s].toString();
        const QString path = u"/api/v1/media/"_s + id;
        QCOMPARE(m_asker->get(u"ao"_s, path).status, 206);
        const Asker::Fields fields{{u"status"_s, u"look"_s}, {u"media_ids[]"_s, id}};
        const Answer early = m_asker->write(u"ao"_s, fields);
        QCOMPARE(early.status, 422);
        QVERIFY(errorOf(early).startsWith(u"Cannot attach files that have not finished"_s));
        m_clock.advance(10 * secondMs);
        const Answer read = m_asker->get(u"ao"_s, path);
        QCOMPARE(read.status, 200);
        QCOMPARE(m_asker->get(u"ao"_s, read.object()[u"url"_s].toString()).body, filmBytes());
        QCOMPARE(m_asker->write(u"ao"_s, fields).status, 200);
        QCOMPARE(m_asker->get(u"ao"_s, path).status, 404); // it hangs on something now
        QCOMPARE(m_asker->upload(u"ao"_s, filmBytes(), {}, "film.mp4", 1).status, 200);
    }

    void gotosocialTellsNoAddressBefore()
    {
        m_sandbox->serverOf(u"yuki"_s)->setMediaReading(10 * secondMs);
        const Answer sent = m_asker->upload(u"yuki"_s, paintedPng());
        QCOMPARE(sent.status, 200);
        QVERIFY(sent.object()[u"url"_s].isNull());
        const QString id = sent.object()[u"id"_s].toString();
        const QString uri =
            m_asker->writeOf(u"yuki"_s, {{u"status"_s, u"look"_s}, {u"media_ids[]"_s, id}});
        QVERIFY(m_asker->status(u"yuki"_s, uri)[u"media_attachments"_s][0][u"url"_s].isNull());
        m_clock.advance(10 * secondMs);
        QVERIFY(m_asker->get(u"yuki"_s, u"/api/v1/media/"_s + id).object()[u"url"_s].isString());
    }

    void whatIsNoFile_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("nonsense");
        QTest::addColumn<int>("nothing");
        QTest::addColumn<QString>("words");
        QTest::newRow("mastodon")
            << u"ao"_s << 422 << 422
            << u"Validation failed: File content type is invalid, File is invalid"_s;
        QTest::newRow("gotosocial")
            << u"yuki"_s << 422 << 400
            << fixtureBody("gotosocial/media_upload_not_media_422.json")[u"error"_s].toString();
        QTest::newRow("akkoma") << u"nana"_s << 202 << 400 << QString();
        QTest::newRow("snac") << u"sora"_s << 200 << 400 << QString();
    }
    void whatIsNoFile()
    {
        QFETCH(QString, user);
        QFETCH(int, nonsense);
        QFETCH(int, nothing);
        QFETCH(QString, words);
        const Answer sent = m_asker->upload(user, "just some words of no kind", {}, "x.bin");
        QCOMPARE(sent.status, nonsense);
        QCOMPARE(errorOf(sent), words);
        const Answer none = m_asker->send("POST", user, u"/api/v2/media"_s,
            "--sandboxform\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nx\r\n"
            "--sandboxform--\r\n",
            uploadFormType());
        QCOMPARE(none.status, nothing);
        QCOMPARE(m_asker->send("POST", user, u"/api/v2/media"_s, {}, "text/plain").status, nothing);
        QCOMPARE(m_sandbox->looseFilesOf(user).size(), size_t(nonsense < 300 ? 1 : 0));
        QCOMPARE(m_sandbox->writesOf(user, u"upload"_s)[QString()].refused, nonsense < 300 ? 0 : 1);
    }

    void nobodysFiles()
    {
        Client client;
        const QString url = m_sandbox->serverOf(u"ao"_s)->baseUrl() + u"/api/v2/media"_s;
        QCOMPARE(client.post(url, uploadForm(paintedPng(), "a.png"), uploadFormType()).status, 401);
        const QString id = m_asker->uploadOf(u"ao"_s, paintedPng());
        const QString path = u"/api/v1/media/"_s + id;
        QCOMPARE(m_asker->get(u"mei"_s, path).status, 404); // somebody else's
        QCOMPARE(
            m_asker->write(u"mei"_s, {{u"status"_s, u"x"_s}, {u"media_ids[]"_s, id}}).status, 422);
    }

    /// Whoever sends it hears so, though it does not read before it is through.
    void theWebServerInFrontRefuses()
    {
        Server *server = m_sandbox->serverOf(u"ao"_s);
        server->setBodyLimit(50'000);
        server->clearRequestLog();
        const Answer large = m_asker->upload(u"ao"_s, pretendedPng(10, 10, 3'000'000));
        QCOMPARE(large.status, 413);
        QCOMPARE(large.type, QByteArray("text/html"));
        QVERIFY(large.body.contains("413 Request Entity Too Large"));
        QCOMPARE(server->requestCount(u"/api/v2/media"_s), 1);
        QCOMPARE(server->requestLog().at(0).status, 413);
        QVERIFY(m_sandbox->looseFilesOf(u"ao"_s).empty());
        QCOMPARE(m_asker->upload(u"ao"_s, paintedPng()).status, 200);
    }

    void whatIsTooLarge()
    {
        constexpr qsizetype gotosocials = 2 * 1024 * 1024;
        QCOMPARE(m_asker->upload(u"yuki"_s, pretendedPng(9, 9, gotosocials)).status, 200);
        const Answer large = m_asker->upload(u"yuki"_s, pretendedPng(9, 9, gotosocials + 1));
        QCOMPARE(large.status, 400);
        QCOMPARE(errorOf(large), u"Bad Request: media exceeds configured max size: 2.00MiB"_s);
        const QJsonObject told =
            m_asker->get(u"yuki"_s, u"/api/v2/instance"_s).object()[u"configuration"_s].toObject();
        QCOMPARE(
            told[u"media_attachments"_s][u"image_size_limit"_s].toInteger(), qint64(gotosocials));
        const Answer wide = m_asker->upload(u"ao"_s, pretendedPng(6000, 6000, 100));
        QCOMPARE(wide.status, 422);
        QCOMPARE(errorOf(wide), u"6000x6000 images are not supported"_s);
        QCOMPARE(m_asker->upload(u"nana"_s, QByteArray(16'000'000, 'x')).status, 413);
    }

    void longDescriptions_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("limit"); // 0: none
        QTest::addColumn<int>("status");
        QTest::newRow("mastodon") << u"ao"_s << 1500 << 422;
        QTest::newRow("gotosocial") << u"yuki"_s << 1500 << 400;
        QTest::newRow("akkoma") << u"nana"_s << 5000 << 400;
        QTest::newRow("snac") << u"sora"_s << 0 << 200;
    }
    void longDescriptions()
    {
        QFETCH(QString, user);
        QFETCH(int, limit);
        QFETCH(int, status);
        const QByteArray whole = u"鯖"_s.repeated(limit).toUtf8();
        const Answer fits = m_asker->upload(user, paintedPng(), {{"description", whole}});
        QVERIFY(fits.status < 300);
        const Answer longer = m_asker->upload(user, paintedPng(), {{"description", whole + "x"}});
        QCOMPARE(longer.status, status);
    }

    void describedLater()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s, u"nana"_s}) {
            const QString id = m_asker->uploadOf(user, paintedPng());
            const Answer answer = m_asker->send("PUT", user, u"/api/v1/media/"_s + id,
                Asker::form({{u"description"_s, u"a cat"_s}, {u"focus"_s, u"-1,1"_s}}),
                "application/x-www-form-urlencoded");
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.object()[u"description"_s].toString(), u"a cat"_s);
            const QString uri =
                m_asker->writeOf(user, {{u"status"_s, u"look"_s}, {u"media_ids[]"_s, id}});
            QCOMPARE(m_sandbox->written(uri)->pictures->at(0).description, u"a cat"_s);
            QCOMPARE(m_sandbox->writesOf(user, u"describe"_s)[id], WriteCount{.done = 1});
        }
    }

    /// Mastodon changes what hangs on a post by an edit alone.
    void describedWhereItHangs()
    {
        for (const auto &[user, status] : {std::pair(u"ao"_s, 404), {u"yuki"_s, 200}}) {
            const QString id = m_asker->uploadOf(user, paintedPng());
            const QString uri =
                m_asker->writeOf(user, {{u"status"_s, u"look"_s}, {u"media_ids[]"_s, id}});
            QCOMPARE(m_asker
                         ->send("PUT", user, u"/api/v1/media/"_s + id,
                             Asker::form({{u"description"_s, u"later"_s}}),
                             "application/x-www-form-urlencoded")
                         .status,
                status);
            QCOMPARE(m_sandbox->written(uri)->pictures->at(0).description,
                status == 200 ? u"later"_s : QString());
        }
    }

    void thrownAway()
    {
        const QString id = m_asker->uploadOf(u"ao"_s, paintedPng());
        const QString path = u"/api/v1/media/"_s + id;
        const QString file = m_sandbox->looseFilesOf(u"ao"_s).at(0).file;
        QCOMPARE(m_asker->send("DELETE", u"ao"_s, path).status, 200);
        QVERIFY(m_sandbox->looseFilesOf(u"ao"_s).empty());
        QVERIFY(m_sandbox->uploaded(file).isEmpty());
        QCOMPARE(m_asker->send("DELETE", u"ao"_s, path).status, 404);
        const QString other = m_asker->uploadOf(u"ao"_s, paintedPng());
        m_asker->write(u"ao"_s, {{u"status"_s, u"x"_s}, {u"media_ids[]"_s, other}});
        const Answer used = m_asker->send("DELETE", u"ao"_s, u"/api/v1/media/"_s + other);
        QCOMPARE(used.status, 422);
    }

    void forgottenAfterADay_data() { users(); }
    void forgottenAfterADay()
    {
        QFETCH(QString, user);
        const QString id = m_asker->uploadOf(user, paintedPng());
        const QString file = m_sandbox->looseFilesOf(user).at(0).file;
        m_clock.advance(dayMs - 1);
        const Answer before = m_asker->get(user, u"/api/v1/media/"_s + id);
        QCOMPARE(before.status, user == u"sora"_s ? 404 : 200); // snac has no such call
        QVERIFY(!m_sandbox->uploaded(file).isEmpty());
        m_clock.advance(1);
        QCOMPARE(m_asker->get(user, u"/api/v1/media/"_s + id).status, 404);
        QVERIFY(m_sandbox->uploaded(file).isEmpty());
        QVERIFY(m_sandbox->looseFilesOf(user).empty());
        const Answer late = m_asker->write(user, {{u"status"_s, u"x"_s}, {u"media_ids[]"_s, id}});
        QCOMPARE(late.status, user == u"ao"_s ? 422 : user == u"yuki"_s ? 400 : 200);
    }

    void whatBecameOfIt_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("done");
        QTest::addColumn<QByteArray>("answer"); // how it begins
        using Kind = Fault::Kind;
        QTest::newRow("cut within")
            << Fault{.kind = Kind::CutRequest, .size = 1000} << false << QByteArray();
        QTest::newRow("cut at its end")
            << Fault{.kind = Kind::CutRequest, .size = 10'000'000} << false << QByteArray();
        QTest::newRow("cut before") << Fault{.kind = Kind::Close} << false << QByteArray();
        QTest::newRow("cut after")
            << Fault{.kind = Kind::Close, .takesEffect = true} << true << QByteArray();
        QTest::newRow("error before")
            << Fault{.kind = Kind::Status, .status = 502} << false << QByteArray("HTTP/1.1 502");
    }
    /// Over a bare socket: Qt sends again by itself where a connection ends.
    void whatBecameOfIt()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, done);
        QFETCH(QByteArray, answer);
        Server *server = m_sandbox->serverOf(u"yuki"_s);
        fault.path = u"/api/v2/media"_s;
        fault.times = 1;
        server->addFault(fault);
        const QByteArray body = uploadForm(pretendedPng(9, 9, 500'000), "a.png");
        QCOMPARE(sendBare(u"yuki"_s, body).left(12), answer);
        QCOMPARE(m_sandbox->looseFilesOf(u"yuki"_s).size(), size_t(done ? 1 : 0));
        QCOMPARE(m_sandbox->writesOf(u"yuki"_s, u"upload"_s).size(), done ? 1 : 0);
        QCOMPARE(server->requestCount(u"/api/v2/media"_s), 1);
        QCOMPARE(sendBare(u"yuki"_s, body).left(12), QByteArray("HTTP/1.1 200"));
        QCOMPARE(m_sandbox->looseFilesOf(u"yuki"_s).size(), size_t(done ? 2 : 1));
    }

    void limitsOfUploads()
    {
        m_sandbox->serverOf(u"ao"_s)->setWriteLimit(
            WriteClass::Uploads, {.writes = 1, .windowMs = hourMs / 2});
        QCOMPARE(m_asker->upload(u"ao"_s, paintedPng()).status, 200);
        QCOMPARE(m_asker->upload(u"ao"_s, paintedPng(), {}, "a.png", 1).status, 429);
        QCOMPARE(m_sandbox->writesOf(u"ao"_s, u"upload"_s)[QString()], (WriteCount{.refused = 1}));
        QCOMPARE(m_asker->write(u"ao"_s, {{u"status"_s, u"x"_s}}).status, 200);
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s, u"sora"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    static QString errorOf(const Answer &answer) { return answer.object()[u"error"_s].toString(); }

    /// All that comes back until the connection ends.
    QByteArray sendBare(const QString &user, const QByteArray &body) const
    {
        Server *server = m_sandbox->serverOf(user);
        const QString host = server->host();
        QTcpSocket socket;
        socket.connectToHost(host.section(u':', 0, 0), host.section(u':', 1).toUShort());
        if (!socket.waitForConnected(1000)) {
            qFatal("no connection");
        }
        socket.write("POST /api/v2/media HTTP/1.1\r\nHost: " + host.toLatin1()
            + "\r\nAuthorization: Bearer " + server->token(user).toLatin1()
            + "\r\nContent-Type: " + uploadFormType() + "\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QElapsedTimer timer;
        timer.start();
        while (socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < 5000) {
            QTest::qWait(5);
        }
        return socket.readAll();
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxuploads)
#include "tst_sandboxuploads.moc"

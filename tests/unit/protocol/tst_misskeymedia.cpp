// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const Family &uploader()
{
    return *familyFor(recordedMisskey());
}

Attachment sunset()
{
    return {.file = u"0c1d.jpg"_s,
        .name = u"夕焼け.jpg"_s,
        .type = u"image/jpeg"_s,
        .bytes = 10'421,
        .description = u"空\nand sea"_s};
}

Result<Request> sendingOf(const Attachment &file)
{
    return uploader().sendMedia(recordedMisskey(), file, u"/data/attachments/0c1d.jpg"_s);
}

QByteArray fieldOf(const Request &request, const QByteArray &name)
{
    for (const auto &[key, value] : request.form->fields) {
        if (key == name) {
            return value;
        }
    }
    return "(none)";
}

/// One of the three in the recorded drive, as a request that made it would be answered.
QJsonObject recordedFile(int index)
{
    return QJsonDocument::fromJson(fixtureBytes("misskey/drive_files.json"))
        .array()
        .at(index)
        .toObject();
}

Response answeredWith(const QJsonObject &body, int status = 200)
{
    return answerOf(
        body, u"https://misskey.test/api/drive/files/create"_s, "application/json", status);
}

QString refusedAs(const Response &response)
{
    const auto sent = uploader().decodeSentMedia(recordedMisskey(), response);
    return sent ? u"sent"_s : word(sent.error().kind) + u": "_s + sent.error().detail;
}

} // namespace

/// Files that go into a Misskey's drive.
class tst_misskeymedia : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sends()
    {
        const auto request = sendingOf(sunset());
        QVERIFY(request && request->form);
        QCOMPARE(request->method, "POST");
        QCOMPARE(request->url, QUrl(u"https://misskey.test/api/drive/files/create"_s));
        QCOMPARE(request->form->name, "file");
        QCOMPARE(request->form->path, u"/data/attachments/0c1d.jpg"_s);
        QCOMPARE(request->form->type, "image/jpeg");
        QCOMPARE(request->form->fileName, "0c1d.jpg");
        QCOMPARE(fieldOf(*request, "name"), "0c1d.jpg");
        QCOMPARE(fieldOf(*request, "comment"), u"空\nand sea"_s.toUtf8());
        QCOMPARE(fieldOf(*request, "isSensitive"), "(none)");
        // Of the same bytes one file is enough, however often they are sent.
        QCOMPARE(fieldOf(*request, "force"), "(none)");
        QVERIFY(request->body.isEmpty() && !request->onlyReads && request->retries == 0);
        for (const auto &[name, value] : request->headers) {
            QVERIFY(name != "Content-Type");
        }
    }

    void saysThatItIsSensitive()
    {
        Attachment file = sunset();
        file.sensitive = true;
        file.description = u" \n"_s;
        const auto request = sendingOf(file);
        QVERIFY(request);
        QCOMPARE(fieldOf(*request, "isSensitive"), "true");
        QCOMPARE(fieldOf(*request, "comment"), "(none)");
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("sent");
        const auto row = [](const char *tag, const QString &name, const QString &type,
                             const QString &path, const QByteArray &sent) {
            QTest::newRow(tag) << name << type << path << sent;
        };
        const QString jpeg = u"image/jpeg"_s;
        row("a person's", u"mei at home.jpg"_s, jpeg, u"/data/0c1d.jpg"_s, "0c1d.jpg");
        row("path", u"../a/b\\c.png"_s, jpeg, u"/data/0c1d.jpg"_s, "0c1d.jpg");
        row("none", {}, jpeg, u"/data/0c1d.jpg"_s, "0c1d.jpg");
        row("made smaller", u"a.png"_s, jpeg, u"/tmp/asterism-x.png"_s, "0c1d.jpg");
        row("of no known type", u"a.x"_s, u"image"_s, u"/data/0c1d"_s, "0c1d");
    }
    /// Whoever sees the note is told it: what the user calls the file stays here.
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QFETCH(QString, path);
        Attachment file = sunset();
        file.name = name;
        file.type = type;
        const auto request = uploader().sendMedia(recordedMisskey(), file, path);
        QVERIFY(request && request->form);
        QTEST(fieldOf(*request, "name"), "sent");
        QTEST(request->form->fileName, "sent");
    }

    void time_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<int>("ms");
        QTest::newRow("small") << 1LL << 60'000;
        QTest::newRow("a megabyte") << 1'000'000LL << 80'000;
        QTest::newRow("a film") << 200'000'000LL << 1'800'000;
        QTest::newRow("beyond all") << 9'000'000'000'000'000'000LL << 1'800'000;
        QTest::newRow("not known") << 0LL << 1'800'000;
    }
    void time()
    {
        QFETCH(qint64, bytes);
        Attachment file = sunset();
        file.bytes = bytes;
        const auto request = sendingOf(file);
        QVERIFY(request);
        QTEST(request->timeoutMs, "ms");
    }

    void sizes()
    {
        Instance instance = recordedMisskey();
        instance.posting = {.imageBytes = 100, .videoBytes = 1000};
        const auto kindOf = [&instance](const QString &type, qint64 bytes) {
            const auto request = uploader().sendMedia(
                instance, {.file = u"f"_s, .type = type, .bytes = bytes}, u"/f"_s);
            return request ? u"sent"_s : word(request.error().kind) + request.error().detail;
        };
        const QString refused = u"usagethe file is too large for this server"_s;
        QCOMPARE(kindOf(u"image/png"_s, 100), u"sent"_s);
        QCOMPARE(kindOf(u"image/png"_s, 101), refused);
        QCOMPARE(kindOf(u"video/mp4"_s, 1000), u"sent"_s);
        QCOMPARE(kindOf(u"audio/ogg"_s, 1001), refused);
    }

    void recordedAnswer()
    {
        const auto sent =
            uploader().decodeSentMedia(recordedMisskey(), answeredWith(recordedFile(1)));
        QVERIFY(sent && sent->ready);
        QCOMPARE(sent->id, u"atvjfsubya01001b"_s);
        QCOMPARE(sent->description, u"夕焼けのグラデーション"_s);
        QCOMPARE(sent->sensitive, false);
        const auto bare =
            uploader().decodeSentMedia(recordedMisskey(), answeredWith(recordedFile(0)));
        QVERIFY(bare && bare->sensitive == true);
        QCOMPARE(bare->description, QString());
        const auto old =
            uploader().decodeSentMedia(recordedMisskey(), answeredWith({{u"id"_s, u"7"_s}}));
        QVERIFY(old && !old->description && !old->sensitive);
    }

    void refusals_data()
    {
        QTest::addColumn<Response>("response");
        QTest::addColumn<QString>("words");
        const auto coded = [](const char *code, const QString &words, int status = 400) {
            QTest::newRow(code) << misskeyError(QString::fromLatin1(code), status) << words;
        };
        coded("NO_FREE_SPACE",
            u"rejected: the account has no room left for files: delete some on its drive's page"_s);
        coded("INAPPROPRIATE",
            u"rejected: the server takes the file for one that it does not allow"_s);
        coded("UNALLOWED_FILE_TYPE", u"rejected: the server takes no files of this type"_s);
        coded("MAX_FILE_SIZE_EXCEEDED", u"rejected: the file is too large for this server"_s, 413);
        coded("COMMENT_TOO_LONG", u"rejected: the description is too long for this server"_s);
        coded("RATE_LIMIT_EXCEEDED", u"rate-limited: As the server words it."_s, 429);
        coded("AUTHENTICATION_FAILED", u"credentials: As the server words it."_s, 401);
        coded("INTERNAL_ERROR", u"network: As the server words it."_s, 500);
        QTest::newRow("server in front")
            << answerOf("<html><h1>413 Request Entity Too Large</h1></html>"_ba,
                   u"https://misskey.test/api/drive/files/create"_s, "text/html", 413)
            << u"rejected: the file is too large for this server"_s;
        const QJsonObject param{{u"code"_s, u"INVALID_PARAM"_s}, {u"message"_s, u"Invalid."_s},
            {u"info"_s, QJsonObject{{u"param"_s, u"#/properties/comment/maxLength"_s}}}};
        QTest::newRow("long comment") << answeredWith({{u"error"_s, param}}, 400)
                                      << u"rejected: the description is too long for this server"_s;
        QTest::newRow("nothing") << Response{.status = 204}
                                 << u"bad-answer: the answer has an unknown form"_s;
    }
    void refusals()
    {
        QFETCH(Response, response);
        QTEST(refusedAs(response), "words");
    }

    void strangeAnswers()
    {
        int tried = 0;
        forEachMutant(recordedFile(1), [&tried](const QJsonValue &mutant) {
            const auto sent =
                uploader().decodeSentMedia(recordedMisskey(), answeredWith(mutant.toObject()));
            QVERIFY(!sent || !sent->id.isEmpty());
            QVERIFY(sent || !sent.error().detail.isEmpty());
            ++tried;
        });
        QVERIFY2(tried > 20, qPrintable(QString::number(tried)));
    }

    void describes()
    {
        Attachment file{.description = u"new words"_s, .id = u"f1"_s};
        QCOMPARE(misskeyLine(uploader().describeMedia(recordedMisskey(), file)),
            u"drive/files/update {\"comment\":\"new words\",\"fileId\":\"f1\"}"_s);
        file.description.clear();
        file.sensitive = true;
        QCOMPARE(misskeyLine(uploader().describeMedia(recordedMisskey(), file)),
            u"drive/files/update {\"comment\":null,\"fileId\":\"f1\",\"isSensitive\":true}"_s);
    }

    /// The same bytes were there already, and something else was said of them.
    void whatIsStillToDescribe()
    {
        const SentMedia old{.id = u"f1"_s, .description = u"old words"_s, .sensitive = false};
        const auto told = stillToDescribe(old, sunset());
        QVERIFY(told);
        QCOMPARE(told->id, u"f1"_s);
        QCOMPARE(told->description, sunset().description);

        Attachment bare = sunset();
        bare.description.clear();
        QVERIFY(!stillToDescribe(old, bare)); // nobody took the old words back
        bare.sensitive = true;
        const auto marked = stillToDescribe(old, bare);
        QVERIFY(marked && marked->sensitive);
        QCOMPARE(marked->description, u"old words"_s);
    }

    void whatIsSaidAlready()
    {
        Attachment file = sunset();
        const SentMedia same{.id = u"f1"_s, .description = file.description, .sensitive = true};
        QVERIFY(!stillToDescribe(same, file)); // marked for another post: that stays
        file.sensitive = true;
        QVERIFY(!stillToDescribe(same, file));
        QVERIFY(!stillToDescribe({.id = u"f1"_s}, file)); // a server that tells neither
    }

    void capable()
    {
        const Capabilities can = capabilities(recordedMisskey());
        QVERIFY(can.media && !can.mediaLater && !can.mediaFocus && !can.mediaInEdits);
        QVERIFY(can.mediaOutlivesPosts);
        Instance sharkey = recordedMisskey();
        sharkey.software = u"sharkey"_s;
        QVERIFY(capabilities(sharkey).mediaInEdits && capabilities(sharkey).mediaOutlivesPosts);
        QCOMPARE(uploader().mediaState(recordedMisskey(), u"f1"_s).error().kind, ErrorKind::Usage);
    }
};

QTEST_GUILESS_MAIN(tst_misskeymedia)
#include "tst_misskeymedia.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

const QString picturePath = u"/data/attachments/5c1d.png"_s;

Attachment picture()
{
    return {.file = u"5c1d.png"_s,
        .name = u"My house.png"_s,
        .type = u"image/png"_s,
        .bytes = 200'000,
        .description = u"お茶 & cup"_s,
        .focus = {-0.5, 1}};
}

Attachment ofType(const QString &type, qint64 bytes = 1000)
{
    Attachment file = picture();
    file.type = type;
    file.bytes = bytes;
    return file;
}

/// "POST v2/media description=tea focus=0,1 5c1d.png image/png"; the error's kind where nothing can
/// be sent.
QString sentAs(const Instance &instance, const Attachment &file, const QString &path = picturePath)
{
    const auto request = familyFor(instance)->sendMedia(instance, file, path);
    QString line = lineOf(request);
    if (!request || !request->form) {
        return line;
    }
    for (const auto &[name, value] : request->form->fields) {
        line += u' ' + QString::fromUtf8(name) + u'=' + QString::fromUtf8(value);
    }
    return line + u' ' + QString::fromUtf8(request->form->fileName) + u' '
        + QString::fromUtf8(request->form->type);
}

QString whySent(const Instance &instance, const Attachment &file)
{
    const auto request = familyFor(instance)->sendMedia(instance, file, picturePath);
    return request ? QString() : request.error().detail;
}

/// "id" or "id still", or the error's kind and words.
QString read(const Instance &instance, const Response &response)
{
    const auto sent = familyFor(instance)->decodeSentMedia(instance, response);
    return !sent ? word(sent.error().kind) + u": "_s + sent.error().detail
                 : sent->id + (sent->ready ? QString() : u" still"_s);
}

QString described(const Instance &instance, const Attachment &file)
{
    return lineOf(familyFor(instance)->describeMedia(instance, file));
}

Response page(int status)
{
    return answerOf("<html><h1>Request Entity Too Large</h1></html>", u"https://a.example/"_s,
        "text/html", status);
}

} // namespace

/// Files that posts are to have.
class tst_mastodon_media : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sending_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("line");
        const QString rest = u"description=お茶 & cup "_s;
        const QString focused = rest + u"focus=-0.50,1.00 5c1d.png image/png"_s;
        const QString bare = rest + u"5c1d.png image/png"_s;
        QTest::newRow("Mastodon") << at(u"mastodon"_s) << u"POST v2/media "_s + focused;
        QTest::newRow("GoToSocial") << at(u"gotosocial"_s) << u"POST v2/media "_s + focused;
        QTest::newRow("Mastodon 3.1")
            << at(u"mastodon"_s, u"3.1.2"_s) << u"POST v1/media "_s + focused;
        for (const QString &software : {u"pleroma"_s, u"pixelfed"_s, u"friendica"_s, u"snac"_s,
                 u"takahe"_s, u"mitra"_s, u"iceshrimp.net"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << u"POST v2/media "_s + bare;
        }
        QTest::newRow("unheard of") << at(u"newfork"_s) << u"POST v1/media "_s + bare;
        QTest::newRow("Kibou") << at(u"kibou"_s) << u"usage"_s;
    }
    void sending()
    {
        QFETCH(Instance, instance);
        QTEST(sentAs(instance, picture()), "line");
    }

    /// Nothing is said where there is nothing to say, and nobody is told what the user calls it.
    void plainly()
    {
        const Instance mastodon = at(u"mastodon"_s);
        const Attachment bare{.name = u"Résumé.pdf"_s, .type = u"image/png"_s, .bytes = 5};
        QCOMPARE(sentAs(mastodon, bare), u"POST v2/media file.png image/png"_s);
        const auto request = familyFor(mastodon)->sendMedia(mastodon, bare, picturePath);
        QCOMPARE(request->form->path, picturePath);
        QCOMPARE(request->form->name, "file");
        QVERIFY(request->body.isEmpty());
        QCOMPARE(request->headers.size(), 1); // the form brings a Content-Type of its own
    }

    /// Some go by how the name ends.
    void names_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &type, const QString &path,
                             const QString &expected) {
            QTest::newRow(name) << type << path << expected;
        };
        row("as it ends", u"image/jpeg"_s, u"/t/a.JPEG"_s, u"5c1d.jpeg"_s);
        row("another type", u"image/jpeg"_s, u"/t/a.png"_s, u"5c1d.jpg"_s);
        row("no end", u"image/webp"_s, u"/t/a"_s, u"5c1d.webp"_s);
        row("a type nobody knows", u"image/x-nobody"_s, u"/t/a.nob"_s, u"5c1d.nob"_s);
        row("nothing known", u"image/x-nobody"_s, u"/t/a"_s, u"5c1d"_s);
    }
    void names()
    {
        QFETCH(QString, type);
        QFETCH(QString, path);
        const Instance snac2 = at(u"snac"_s);
        const auto request = familyFor(snac2)->sendMedia(snac2, ofType(type), path);
        QTEST(QString::fromUtf8(request->form->fileName), "expected");
    }

    /// snac keeps one file of each name.
    void eachHasAnother()
    {
        Attachment second = picture();
        second.file = u"77aa.png"_s;
        const Instance snac2 = at(u"snac"_s);
        const auto nameOf = [&snac2](const Attachment &file, const QString &path) {
            return familyFor(snac2)->sendMedia(snac2, file, path)->form->fileName;
        };
        QVERIFY(nameOf(picture(), picturePath) != nameOf(second, picturePath));
        // Of one that was made to fit it stays, too.
        QCOMPARE(nameOf(second, u"/tmp/fitted.png"_s), "77aa.png");
    }

    void types_data()
    {
        QTest::addColumn<QString>("taken");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("sends");
        const QString few = u"image/jpeg image/png audio/mp3 audio/ogg video/webm"_s;
        const auto row = [&few](const char *name, const QString &type, bool sends) {
            QTest::newRow(name) << few << type << sends;
        };
        row("told", u"image/png"_s, true);
        row("by another name", u"audio/mpeg"_s, true);
        row("a kind of what is told", u"audio/x-vorbis+ogg"_s, true);
        row("not told", u"image/avif"_s, false);
        row("a document", u"application/pdf"_s, false);
        row("a type nobody knows", u"image/x-nobody"_s, false);
        QTest::newRow("told, though nobody knows it")
            << u"image/x-nobody"_s << u"image/x-nobody"_s << true;
        QTest::newRow("nothing told") << QString() << u"image/x-nobody"_s << true;
    }
    void types()
    {
        QFETCH(QString, taken);
        QFETCH(QString, type);
        Instance instance = at(u"mastodon"_s);
        instance.posting.mediaTypes = taken.split(u' ', Qt::SkipEmptyParts);
        const QString why = whySent(instance, ofType(type));
        QTEST(why.isEmpty(), "sends");
        QVERIFY(why.isEmpty() || why.contains(type));
    }

    /// Some take a file by the very word that they have told.
    void typesByTheirWord()
    {
        Instance instance = at(u"mitra"_s);
        instance.posting.mediaTypes = {u"audio/ogg"_s, u"audio/mp3"_s};
        const auto typeOf = [&instance](const QString &type) {
            const Attachment file = ofType(type);
            const auto request = familyFor(instance)->sendMedia(instance, file, picturePath);
            return QString::fromUtf8(request->form->type);
        };
        QCOMPARE(typeOf(u"audio/mpeg"_s), u"audio/mp3"_s);
        QCOMPARE(typeOf(u"audio/x-vorbis+ogg"_s), u"audio/ogg"_s);
        QCOMPARE(typeOf(u"audio/ogg"_s), u"audio/ogg"_s);
    }

    void sizes()
    {
        Instance instance = at(u"mastodon"_s);
        const qint64 large = 20'000'000;
        QVERIFY(whySent(instance, ofType(u"image/png"_s, large)).isEmpty()); // nothing is told
        instance.posting.imageBytes = large - 1;
        instance.posting.videoBytes = 3 * large;
        const QString why = whySent(instance, ofType(u"image/png"_s, large));
        QCOMPARE(why, u"the file has 20.0 MB, and this server takes 20.0 MB"_s);
        QVERIFY(whySent(instance, ofType(u"image/png"_s, large - 1)).isEmpty());
        QVERIFY(whySent(instance, ofType(u"video/mp4"_s, 3 * large)).isEmpty());
        QVERIFY(!whySent(instance, ofType(u"audio/ogg"_s, 3 * large + 1)).isEmpty());
    }

    /// Slow lines are given time, and none is given for ever.
    void times_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<int>("seconds");
        QTest::newRow("not known") << qint64(0) << 60;
        QTest::newRow("a small picture") << qint64(49'999) << 60;
        QTest::newRow("a picture") << qint64(5'000'000) << 160;
        QTest::newRow("a film") << qint64(2'000'000'000) << 1800;
        QTest::newRow("the largest") << std::numeric_limits<qint64>::max() << 1800;
    }
    void times()
    {
        QFETCH(qint64, bytes);
        const Instance mastodon = at(u"mastodon"_s);
        const auto request =
            familyFor(mastodon)->sendMedia(mastodon, ofType(u"video/mp4"_s, bytes), picturePath);
        QTEST(request->timeoutMs / 1000, "seconds");
        QCOMPARE(request->idleTimeoutMs, 120'000);
        QCOMPARE(request->retries, 0);
    }

    void answers_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &software, int status,
                             const QByteArray &body, const QString &expected) {
            QTest::newRow(name) << software << status << body << expected;
        };
        const QString mastodon = u"mastodon"_s;
        const QByteArray ready = "{'id':'7','type':'image','url':'https://a.example/7.png'}";
        const QByteArray reading = "{'id':'7','type':'video','url':null}";
        row("ready", mastodon, 200, ready, u"7"_s);
        row("still read", mastodon, 202, reading, u"7 still"_s);
        row("still read, asked again", mastodon, 206, reading, u"7 still"_s);
        row("nothing but that", mastodon, 206, "", u" still"_s);
        row("GoToSocial reads it", u"gotosocial"_s, 200, reading, u"7 still"_s);
        row("Pleroma has read it", u"pleroma"_s, 202, ready, u"7"_s); // media_controller.ex
        row("an id as a number", u"akkoma"_s, 202, "{'id':7,'url':'https://a.example/7'}", u"7"_s);
        row("nobody to ask", u"takahe"_s, 200, reading, u"7"_s);
        row("no id", mastodon, 200, "{'url':'https://a.example/7.png'}",
            u"bad-answer: the answer has an unknown form"_s);
        row("a list", mastodon, 200, "[]", u"bad-answer: the answer has an unknown form"_s);
        row("nothing", mastodon, 200, "", u"bad-answer: the answer is empty or broken"_s);
        row("no such type", mastodon, 422,
            "{'error':'Validation failed: File content type is invalid'}",
            u"rejected: Validation failed: File content type is invalid"_s);
        row("cannot be read", mastodon, 500,
            "{'error':'Error processing thumbnail for uploaded media'}",
            u"rejected: Error processing thumbnail for uploaded media"_s);
        row("out of order", mastodon, 500, "", u"network: HTTP 500"_s);
        row("too large", u"gotosocial"_s, 400,
            "{'error':'Bad Request: media exceeds configured max size: 40.0MiB'}",
            u"rejected: Bad Request: media exceeds configured max size: 40.0MiB"_s);
        row("too large, without words", mastodon, 413, "{}",
            u"rejected: the file is too large for this server"_s);
        row("a bad token", mastodon, 401, "{'error':'The access token is invalid'}",
            u"credentials: The access token is invalid"_s);
        row("gone", mastodon, 404, "{'error':'Record not found'}",
            u"not-found: Record not found"_s);
        row("too many", mastodon, 429, "{'error':'Throttled'}", u"rate-limited: Throttled"_s);
    }
    void answers()
    {
        QFETCH(QString, software);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QTEST(read(at(software), answered(body, status)), "expected");
    }

    /// The server in front speaks to browsers.
    void pages()
    {
        const Instance mastodon = at(u"mastodon"_s);
        QCOMPARE(read(mastodon, page(413)), u"rejected: the file is too large for this server"_s);
        QCOMPARE(read(mastodon, page(422)),
            u"rejected: this server does not take the file (HTTP 422)"_s);
        QCOMPARE(read(mastodon, page(500)), u"network: HTTP 500"_s);
        QCOMPARE(read(mastodon, page(200)), u"bad-answer: a web page came instead of data"_s);
    }

    void recordedAnswers()
    {
        const auto gts = [](const QString &name) {
            return read(goToSocial(), recorded(u"gotosocial/"_s + name + u".json"_s));
        };
        const QString id = u"01M81XGK447SYQFCERW0HH8PBM"_s;
        QCOMPARE(gts(u"media_upload"_s), id);
        QCOMPARE(gts(u"media_get"_s), id);
        QCOMPARE(gts(u"media_update"_s), id);
        QCOMPARE(gts(u"media_upload_v1"_s), u"01M81XGKD8V94DB0DJEPGYMDAS"_s);
        QCOMPARE(gts(u"media_upload_not_media_422"_s),
            u"rejected: Unprocessable Entity: error processing media"_s);
        QCOMPARE(read(snac(), recorded(u"snac2/media_upload_v2.json"_s)),
            u"72acded3acd45e4c8b6ed680854b8ab1.jpg"_s);
        QCOMPARE(read(snac(), recorded(u"snac2/media_update.json"_s)),
            u"72acded3acd45e4c8b6ed680854b8ab1.jpg"_s);
    }

    void states()
    {
        const auto line = [](const Instance &instance, const QString &id) {
            return lineOf(familyFor(instance)->mediaState(instance, id));
        };
        QCOMPARE(line(at(u"mastodon"_s), u"7"_s), u"GET v1/media/7"_s);
        QCOMPARE(line(at(u"gotosocial"_s), u"../x"_s), u"GET v1/media/..%2Fx"_s);
        QCOMPARE(line(at(u"snac"_s), u"7"_s), u"usage"_s); // recorded: media_get_404.json
        QCOMPARE(line(at(u"kibou"_s), u"7"_s), u"usage"_s);
    }

    void describing_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("fresh");
        QTest::addColumn<QString>("posted");
        const QString start = u"PUT v1/media/7 "_s;
        const QString focused = start + uR"({"description":"a tin","focus":"0.00,0.00"})"_s;
        const QString bare = start + uR"({"description":"a tin"})"_s;
        QTest::newRow("Mastodon") << u"mastodon"_s << focused << u"usage"_s;
        QTest::newRow("GoToSocial") << u"gotosocial"_s << focused << focused;
        QTest::newRow("snac2") << u"snac"_s << start + u"description=a%20tin"_s << u"usage"_s;
        for (const QString &software :
            {u"pleroma"_s, u"pixelfed"_s, u"friendica"_s, u"mitra"_s, u"iceshrimp.net"_s}) {
            QTest::newRow(qPrintable(software)) << software << bare << bare;
        }
        QTest::newRow("Kibou") << u"kibou"_s << u"usage"_s << u"usage"_s;
    }
    void describing()
    {
        QFETCH(QString, software);
        Attachment file{.description = u"a tin"_s, .id = u"7"_s, .sentAt = noon};
        QTEST(described(at(software), file), "fresh");
        file.sentAt = 0; // some post has it
        QTEST(described(at(software), file), "posted");
        file.id.clear();
        QCOMPARE(described(at(software), file), u"usage"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mastodon_media)
#include "tst_mastodon_media.moc"

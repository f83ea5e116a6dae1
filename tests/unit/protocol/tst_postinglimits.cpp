// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/postinglimits.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

PostingLimits limitsIn(const QByteArray &document)
{
    return postingOf(writtenObject(document));
}

PostingLimits recordedLimits(const QString &name)
{
    return postingOf(QJsonDocument::fromJson(recorded(name).body).object());
}

/// What most tell alike.
PostingLimits usual(const QStringList &types)
{
    return {.media = 4,
        .imageBytes = 16'777'216,
        .videoBytes = 103'809'024,
        .imagePixels = 33'177'600,
        .mediaTypes = types,
        .pollChoices = 4,
        .pollChoice = 50,
        .pollSecondsLeast = 300,
        .pollSecondsMost = 2'629'746,
        .linkCounts = 23};
}

const QByteArray mastodonMedia =
    "'image_matrix_limit':33177600,'image_size_limit':16777216,'video_size_limit':103809024,"
    "'video_frame_rate_limit':120,'video_matrix_limit':8294400";
const QByteArray mastodonPolls = "'polls':{'max_options':4,'max_characters_per_option':50,"
                                 "'min_expiration':300,'max_expiration':2629746}";

/// Mastodon: app/serializers/rest/instance_serializer.rb
QByteArray mastodonDocument(const QByteArray &media, const QByteArray &statuses = {})
{
    return "{'configuration':{'statuses':{'max_characters':500,'max_media_attachments':4,"
           "'characters_reserved_per_url':23"
        + statuses + "},'media_attachments':{" + mastodonMedia + media + "}," + mastodonPolls
        + "}}";
}

} // namespace

/// What servers say that a new post may have.
class tst_postinglimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asServersTell_data()
    {
        QTest::addColumn<PostingLimits>("limits");
        QTest::addColumn<PostingLimits>("expected");
        const QByteArray types = ",'supported_mime_types':['image/jpeg','image/png']";
        const QStringList pictures{u"image/jpeg"_s, u"image/png"_s};
        PostingLimits mastodon = usual(pictures);
        QTest::newRow("Mastodon 4.3") << limitsIn(mastodonDocument(types)) << mastodon;
        mastodon.description = 1500;
        QTest::newRow("Mastodon 4.4")
            << limitsIn(mastodonDocument(types + ",'description_limit':1500")) << mastodon;
        mastodon.formats = {u"text/plain"_s, u"text/markdown"_s, u"text/html"_s};
        QTest::newRow("glitch-soc") // app/serializers/rest/instance_serializer.rb
            << limitsIn(mastodonDocument(types + ",'description_limit':1500",
                   ",'supported_mime_types':['text/plain','text/markdown','text/html']"))
            << mastodon;
    }
    void asOtherServersTell_data()
    {
        QTest::addColumn<PostingLimits>("limits");
        QTest::addColumn<PostingLimits>("expected");
        const QStringList pictures{u"image/jpeg"_s, u"image/png"_s};
        // Akkoma: lib/pleroma/web/mastodon_api/views/instance_view.ex
        QTest::newRow("Akkoma") << limitsIn(
            "{'max_toot_chars':5000,'poll_limits':{'max_options':20,"
            "'max_option_chars':200,'min_expiration':0,'max_expiration':31536000},"
            "'upload_limit':16000000,'description_limit':5000,'pleroma':{'metadata':"
            "{'post_formats':['text/plain','text/html','text/markdown','text/bbcode',"
            "'text/x.misskeymarkdown']}}}")
                                << PostingLimits{.imageBytes = 16'000'000,
                                       .videoBytes = 16'000'000,
                                       .description = 5000,
                                       .pollChoices = 20,
                                       .pollChoice = 200,
                                       .pollSecondsMost = 31'536'000,
                                       .formats = {u"text/plain"_s, u"text/html"_s,
                                           u"text/markdown"_s, u"text/bbcode"_s,
                                           u"text/x.misskeymarkdown"_s}};
        // Mitra: mitra_api/src/mastodon_api/instance/types.rs
        QTest::newRow("Mitra") << limitsIn(
            "{'configuration':{'statuses':{'max_characters':5000,"
            "'max_media_attachments':16},'media_attachments':{'supported_mime_types':"
            "['image/png'],'image_size_limit':20000000},'polls':{'max_options':20,"
            "'max_characters_per_option':100,'min_expiration':0,'max_expiration':"
            "1073741824}},'pleroma':{'metadata':{'post_formats':"
            "['text/html','text/markdown']}}}")
                               << PostingLimits{.media = 16,
                                      .imageBytes = 20'000'000,
                                      .mediaTypes = {u"image/png"_s},
                                      .pollChoices = 20,
                                      .pollChoice = 100,
                                      .pollSecondsMost = 1'073'741'824,
                                      .formats = {u"text/html"_s, u"text/markdown"_s}};
        // Pixelfed: app/Http/Controllers/Api/ApiV2Controller.php
        QTest::newRow("Pixelfed") << limitsIn(
            "{'configuration':{'statuses':{'max_characters':500,"
            "'max_media_attachments':4,'characters_reserved_per_url':23},"
            "'media_attachments':{'supported_mime_types':['image/jpeg','image/png'],"
            "'image_size_limit':15360000,'image_matrix_limit':3686400,"
            "'video_size_limit':15360000},'polls':{'max_options':0,"
            "'max_characters_per_option':0,'min_expiration':0,'max_expiration':0}}}")
                                  << PostingLimits{.media = 4,
                                         .imageBytes = 15'360'000,
                                         .videoBytes = 15'360'000,
                                         .imagePixels = 3'686'400,
                                         .mediaTypes = pictures,
                                         .linkCounts = 23};
        QTest::newRow("nothing") << limitsIn("{}") << PostingLimits();
    }
    void asOtherServersTell() { asServersTell(); }
    void asServersTell()
    {
        QFETCH(PostingLimits, limits);
        QTEST(limits, "expected");
        QCOMPARE(readPosting(postingText(limits)), limits); // and so they are kept
    }

    void recordedOnes()
    {
        const PostingLimits gts = recordedLimits(u"gotosocial/instance_v2.json"_s);
        QCOMPARE(gts.media, 6);
        QCOMPARE(gts.linkCounts, 25);
        QCOMPARE(gts.description, 1500);
        QCOMPARE(gts.imageBytes, 41'943'040);
        QCOMPARE(gts.imagePixels, 2'147'483'647);
        QCOMPARE(gts.formats, QStringList({u"text/plain"_s, u"text/markdown"_s}));
        QVERIFY(gts.mediaTypes.contains(u"image/avif"_s));
        PostingLimits old = recordedLimits(u"gotosocial/instance_v1_v0.19.2.json"_s);
        QVERIFY(!old.mediaTypes.contains(u"image/avif"_s));
        QCOMPARE(old.description, 0); // told by the newer document alone
        const PostingLimits snac2 = recordedLimits(u"snac2/instance_v1.json"_s);
        QCOMPARE(snac2.pollChoices, 8);
        QCOMPARE(snac2.linkCounts, 32);
        QVERIFY(snac2.formats.isEmpty() && snac2.mediaTypes.contains(u"image/webp"_s));
    }

    /// With the document they become what is known of the server, and go with the next one.
    void ofAnInstance()
    {
        Instance instance = described("{'software':{'name':'mastodon','version':'4.5.7'}}",
            "{'domain':'a.example','version':'4.5.7'," + mastodonDocument({}).mid(1));
        QCOMPARE(instance.posting, usual({}));
        QVERIFY(mergeInstance(instance, writtenObject("{'uri':'a.example','version':'4.5.7'}")));
        QCOMPARE(instance.posting, PostingLimits());
    }

    /// kmyblue and Iceshrimp.NET say that pictures go with a poll.
    void pollsWithMedia()
    {
        const auto takes = [](const QByteArray &polls) {
            return takesMediaInPolls(writtenObject("{'configuration':{'polls':{" + polls + "}}}"));
        };
        QVERIFY(takes("'allow_image':true"));
        QVERIFY(takes("'allow_media':true"));
        QVERIFY(!takes("'allow_image':false"));
        QVERIFY(!takes("'max_options':4"));
        const Instance instance = described("{'software':{'name':'kmyblue','version':'10.2'}}",
            "{'uri':'a.example','version':'10.2','configuration':{'polls':{'allow_image':true}}}");
        QVERIFY(instance.features.contains(u"poll_media"_s));
    }

    void strangeNumbers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<int>("media");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("text") << "'12'"_ba << 12 << qint64(12);
        QTest::newRow("negative") << "-5"_ba << 0 << qint64(0);
        QTest::newRow("a part") << "2.5"_ba << 0 << qint64(0);
        QTest::newRow("no number") << "'many'"_ba << 0 << qint64(0);
        QTest::newRow("nothing") << "null"_ba << 0 << qint64(0);
        QTest::newRow("a list") << "[4]"_ba << 0 << qint64(0);
        QTest::newRow("more than fits") << "3000000000"_ba << 0 << qint64(3'000'000'000);
        QTest::newRow("more than is meant") << "1e30"_ba << 0 << qint64(0);
        QTest::newRow("the largest") << "9223372036854775807"_ba << 0 << qint64(0);
    }
    void strangeNumbers()
    {
        QFETCH(QByteArray, number);
        const PostingLimits limits =
            limitsIn("{'configuration':{'statuses':{'max_media_attachments':" + number
                + ",'characters_reserved_per_url':" + number
                + "},'media_attachments':{'image_size_limit':" + number
                + "},'polls':{'max_expiration':" + number + "}}}");
        QTEST(limits.media, "media");
        QCOMPARE(limits.linkCounts, limits.media);
        QTEST(limits.imageBytes, "bytes");
        QCOMPARE(limits.pollSecondsMost, limits.imageBytes);
    }

    void strangeLists()
    {
        QJsonArray types{u" Image/PNG "_s, u"image/png"_s, u"no type"_s, 7, QJsonValue(),
            u"x/"_s + QString(5000, u'x')};
        for (int i = 0; i < 10'000; ++i) {
            types.append(u"image/x-%1"_s.arg(i));
        }
        const QJsonObject media{{u"supported_mime_types"_s, types}};
        const QJsonObject document{
            {u"configuration"_s, QJsonObject{{u"media_attachments"_s, media}}}};
        const QStringList read = postingOf(document).mediaTypes;
        QVERIFY(read.size() > 100 && read.size() <= 200);
        QCOMPARE(read.count(u"image/png"_s), 1);
        QCOMPARE(read.value(0), u"image/png"_s);
        QCOMPARE(read.value(1), u"image/x-0"_s);
        for (const QByteArray &strange :
            {"{'configuration':[]}"_ba, "{'configuration':7}"_ba, "{'poll_limits':'x'}"_ba,
                "{'configuration':{'media_attachments':{'supported_mime_types':'image/png'}}}"_ba,
                "{'pleroma':{'metadata':{'post_formats':{}}}}"_ba}) {
            QCOMPARE(limitsIn(strange), PostingLimits());
        }
    }
};

QTEST_GUILESS_MAIN(tst_postinglimits)
#include "tst_postinglimits.moc"

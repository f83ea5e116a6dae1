// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imageurl.h"

#include "ui/images/emojiindex.h"
#include "ui/images/imageid.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// The id that Qt Quick makes of a URL and hands to a provider.
QString idOf(const QUrl &url)
{
    constexpr auto rest = QUrl::RemoveScheme | QUrl::RemoveAuthority;
    return url.toString(rest).mid(1);
}

const QStringList &awkward()
{
    static const QStringList urls = {u"https://a.example/a.png"_s,
        u"https://a.example/a%2Fb%20c.png?x=1&y=%26#part"_s, u"https://例え.jp/写真 1.png"_s,
        u"https://a.example/../../b//c?image://avatar/x"_s, u"https://[2001:db8::1]:8443/a"_s,
        u"https://a.example/%"_s, u"https://a.example/?>>>???~~~"_s};
    return urls;
}

} // namespace

class tst_imageurl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesComeBackAsTheyWere()
    {
        for (const QString &text : awkward()) {
            const QUrl url = imageUrl::picture(text, imageUrl::Fit::Fill, 12);
            QCOMPARE(url.scheme(), u"image"_s);
            QCOMPARE(url.host(), u"picture"_s);
            QVERIFY(!url.toString().contains(u"example"_s));
            const imageid::Picture expected{QUrl(text), true, 12};
            QCOMPARE(imageid::readPicture(idOf(url)), expected);
            // However often it is taken apart and put together.
            QCOMPARE(imageid::readPicture(url.path(QUrl::FullyDecoded).mid(1)), expected);
            QCOMPARE(
                imageid::readPicture(idOf(QUrl(QString::fromLatin1(url.toEncoded())))), expected);
            QCOMPARE(imageid::readPicture(idOf(QUrl(url.toString() + u"?2"_s))), expected);
        }
    }

    void whatStaysInSight()
    {
        const auto focus = [](const QUrl &url) { return imageid::readPicture(idOf(url)).focus; };
        const QString url = u"https://a.example/a.png"_s;
        QCOMPARE(focus(imageUrl::picture(url, imageUrl::Fit::Fill, 12)), QPointF());
        QCOMPARE(focus(imageUrl::picture(url, imageUrl::Fit::Fill, 12, {0.251, -0.5})),
            QPointF(0.25, -0.5));
        QCOMPARE(focus(imageUrl::picture(url, imageUrl::Fit::Fill, 12, {7, -7})), QPointF(1, -1));
        QCOMPARE(focus(imageUrl::preview({.type = Media::Type::Image, .url = url, .focusY = 1})),
            QPointF(0, 1));
        QCOMPARE(imageid::readPicture(u"-/fill/0/9999/x"_s).focus, QPointF(1, 0));
    }

    void avatars()
    {
        const Actor actor{.acct = u"Kite@例え.jp"_s, .avatar = awkward()[2]};
        QCOMPARE(imageid::readAvatar(idOf(imageUrl::avatar(actor))),
            (imageid::Avatar{actor.acct, QUrl(actor.avatar)}));
        const Account bare{.acct = u"a@b.example"_s};
        QCOMPARE(imageid::readAvatar(idOf(imageUrl::avatar(bare))),
            (imageid::Avatar{bare.acct, QUrl()}));
    }

    void blurhashes()
    {
        const QString hash = u"LEHV6nWB2yk8pyo0adR*.7kCMdnj%/?#"_s;
        QCOMPARE(
            imageid::readBlurhash(idOf(imageUrl::blurhash(hash, 8))), (imageid::Blurhash{hash, 8}));
        QVERIFY(imageUrl::blurhash({}).isEmpty());
    }

    void previews()
    {
        const QString full = u"https://a.example/full"_s;
        const QString small = u"https://a.example/small"_s;
        const auto shown = [](const Media &media) {
            return imageid::readPicture(idOf(imageUrl::preview(media))).url.toString();
        };
        using enum Media::Type;
        QCOMPARE(shown({.type = Image, .url = full, .previewUrl = small}), small);
        QCOMPARE(shown({.type = Image, .url = full}), full);
        QCOMPARE(shown({.type = Image, .url = full, .previewUrl = full}), full);
        QCOMPARE(shown({.type = Video, .url = full, .previewUrl = small}), small);
        QVERIFY(imageUrl::preview({.type = Video, .url = full}).isEmpty());
        QVERIFY(imageUrl::preview({.type = Audio, .url = full, .previewUrl = full}).isEmpty());
        QVERIFY(imageUrl::preview({.type = Image}).isEmpty());
    }

    void strangeIdsAreEmpty()
    {
        for (const auto &id : {u""_s, u"/"_s, u"a/b/c/d/e"_s, u"%%%"_s, u"-/-/-"_s,
                 u"!!!/fill/12"_s, u"鯖/缶"_s, QString(100'000, u'/')}) {
            QVERIFY(imageid::readPicture(id).url.scheme() != u"https");
            QVERIFY(imageid::readAvatar(id).url.scheme() != u"https");
            QVERIFY(imageid::readBlurhash(id).radius <= 200);
        }
        QCOMPARE(imageid::readPicture(u"-/fill/99999"_s).radius, 200);
        QCOMPARE(imageid::readPicture(u"-/fill/-5"_s).radius, 0);
    }

    void emojiOfContent_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("shortcode");
        QTest::newRow("plain") << u"a.example"_s << u"blobcat"_s;
        QTest::newRow("port") << u"127.0.0.1:8001"_s << u"blobcat"_s;
        QTest::newRow("awkward") << u"a.example"_s << u"a/b?c#d%20é"_s;
        QTest::newRow("misskey") << u"mi.example"_s << u"ai@."_s;
    }
    void emojiOfContent()
    {
        QFETCH(QString, host);
        QFETCH(QString, shortcode);
        const auto percent = [](const QString &text) {
            return QString::fromLatin1(QUrl::toPercentEncoding(text));
        };
        const QUrl url(u"image://emoji/"_s + percent(host) + u'/' + percent(shortcode));
        QCOMPARE(imageid::readEmoji(idOf(url)), (imageid::Emoji{host, shortcode}));
        QCOMPARE(imageUrl::emoji(host, shortcode), url);
    }

    void theSameShortcodeOnTwoHosts()
    {
        EmojiIndex index;
        index.add(u"A.example"_s, {{u"cat"_s, u"https://a.example/cat.gif"_s, {}}});
        index.add(u"b.example"_s,
            {{u"cat"_s, u"https://b.example/cat.gif"_s, u"https://b.example/still.png"_s}});
        QCOMPARE(index.find(u"a.example"_s, u"cat"_s), QUrl(u"https://a.example/cat.gif"_s));
        QCOMPARE(index.find(u"B.EXAMPLE"_s, u"cat"_s), QUrl(u"https://b.example/still.png"_s));
        QVERIFY(index.find(u"c.example"_s, u"cat"_s).isEmpty());
        QVERIFY(index.find(u"a.example"_s, u"Cat"_s).isEmpty());
        index.add(u"a.example"_s, {{u"cat"_s, u"https://a.example/new.gif"_s, {}}});
        QCOMPARE(index.find(u"a.example"_s, u"cat"_s), QUrl(u"https://a.example/new.gif"_s));
    }

    void manyEmojiForgetTheOldest()
    {
        EmojiIndex index;
        for (int i = 0; i < 60'000; ++i) {
            const QString code = QString::number(i);
            index.add(u"a.example"_s, {{code, u"https://a.example/"_s + code, {}}});
        }
        QVERIFY(index.find(u"a.example"_s, u"0"_s).isEmpty());
        QVERIFY(!index.find(u"a.example"_s, u"45000"_s).isEmpty());
        QVERIFY(!index.find(u"a.example"_s, u"59999"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_imageurl)
#include "tst_imageurl.moc"

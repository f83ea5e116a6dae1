// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/emojicatalogue.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

QByteArray unicodeFileOfOurs()
{
    QFile file(QString::fromLatin1(ASTERISM_SOURCE_DIR) + u"/resources/emoji/emoji.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesOf(const std::vector<EmojiEntry> &emojis)
{
    QStringList names;
    for (const EmojiEntry &emoji : emojis) {
        names << emoji.name;
    }
    return names;
}

QStringList found(const std::vector<EmojiGroup> &groups, const QString &search, size_t most = 100)
{
    return namesOf(emojiFound(groups, search, most));
}

} // namespace

/// Which emoji there are, in which groups, and by which words they are found.
class tst_emojicatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thoseOfUnicode()
    {
        const auto groups = unicodeEmoji(unicodeFileOfOurs(), false);
        QCOMPARE(groups.size(), size_t(9));
        QCOMPARE(groups.front().name, u"Smileys and emotion"_s);
        QCOMPARE(groups.back().name, u"Flags"_s);
        QCOMPARE(groups.front().emojis.front().name, u"😀"_s);
        QCOMPARE(groups.front().emojis.front().label, u"grinning face"_s);
        size_t all = 0;
        for (const EmojiGroup &group : groups) {
            all += group.emojis.size();
            for (const EmojiEntry &emoji : group.emojis) {
                QVERIFY2(!emoji.label.isEmpty() && emoji.url.isEmpty(), qPrintable(emoji.name));
                for (const char32_t point : emoji.name.toStdU32String()) {
                    QVERIFY2(point < 0x1f3fb || point > 0x1f3ff, qPrintable(emoji.name));
                }
            }
        }
        QVERIFY(all > 1500);
        QVERIFY(unicodeEmoji("nonsense", false).empty());
    }

    void inBothLanguages()
    {
        const auto groups = unicodeEmoji(unicodeFileOfOurs(), true);
        QCOMPARE(groups.front().emojis.front().label, u"にっこり笑う"_s);
        QCOMPARE(found(groups, u"fox"_s).first(), u"🦊"_s);
        QVERIFY(found(groups, u"きつね"_s).contains(u"🦊"_s)
            || found(groups, u"キツネ"_s).contains(u"🦊"_s));
        QVERIFY(found(groups, u"THUMBS UP"_s).contains(u"👍"_s));
        QVERIFY(found(groups, u"日本 旗"_s).contains(u"🇯🇵"_s));
        QVERIFY(found(groups, u"no such thing"_s).isEmpty());
    }

    void thoseOfAServer()
    {
        const auto groups = emojiByCategory({
            {.shortcode = u"blobcat"_s, .url = u"https://a.example/1"_s, .category = u"blobs"_s},
            {.shortcode = u"ok"_s, .url = u"https://a.example/2"_s},
            {.shortcode = u"blobfox"_s,
                .url = u"https://a.example/3"_s,
                .category = u"blobs"_s,
                .aliases = {u"キツネ"_s}},
            {.shortcode = u"evil"_s, .url = u"https://a.example/4"_s, .category = u"a\u202eb"_s},
        });
        QCOMPARE(groups.size(), size_t(3));
        QCOMPARE(groups[0].name, u"blobs"_s);
        QCOMPARE(namesOf(groups[0].emojis), (QStringList{u"blobcat"_s, u"blobfox"_s}));
        QCOMPARE(groups[0].emojis[0].label, u":blobcat:"_s);
        QCOMPARE(groups[1].name, u"Of this server"_s);
        QVERIFY(!groups[2].name.contains(QChar(0x202e)));
        QCOMPARE(found(groups, u"ｷﾂﾈ"_s), QStringList{u"blobfox"_s}); // half width
        QCOMPARE(found(groups, u":blobcat:"_s), QStringList{u"blobcat"_s});
    }

    /// What is called so comes first, then what begins so.
    void theBestFirst()
    {
        const auto groups = emojiByCategory(
            {{.shortcode = u"redcat"_s, .url = u"u"_s}, {.shortcode = u"catnip"_s, .url = u"u"_s},
                {.shortcode = u"cat"_s, .url = u"u"_s}, {.shortcode = u"dog"_s, .url = u"u"_s}});
        QCOMPARE(found(groups, u"cat"_s), (QStringList{u"cat"_s, u"catnip"_s, u"redcat"_s}));
        QCOMPARE(found(groups, u"cat"_s, 2), (QStringList{u"cat"_s, u"catnip"_s}));
        QCOMPARE(found(groups, u"cat red"_s), QStringList{u"redcat"_s});
    }

    void twentyThousand()
    {
        std::vector<ServerEmoji> many;
        for (int i = 0; i < 20'000; ++i) {
            many.push_back({.shortcode = u"emoji_%1"_s.arg(i), .url = u"u"_s});
        }
        const auto groups = emojiByCategory(many);
        QCOMPARE(groups.front().emojis.size(), size_t(20'000));
        QCOMPARE(found(groups, u"emoji_19999"_s), QStringList{u"emoji_19999"_s});
        QCOMPARE(found(groups, u"emoji"_s, 1000).size(), 1000);
    }
};

QTEST_GUILESS_MAIN(tst_emojicatalogue)
#include "tst_emojicatalogue.moc"

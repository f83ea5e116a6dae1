// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/family.h"
#include "protocol/instanceinfo.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Result<std::vector<ServerEmoji>> emojisOf(const Response &response)
{
    const Instance instance = recordedMisskey();
    return familyFor(instance)->decodeCustomEmojis(instance, response);
}

Result<std::vector<ServerEmoji>> emojisOf(const QJsonArray &rows)
{
    return emojisOf(
        answerOf(QJsonObject{{u"emojis"_s, rows}}, u"https://misskey.test/api/emojis"_s));
}

QJsonObject pictureRow(const QString &name, const QString &key = {}, const QJsonValue &value = {})
{
    QJsonObject row{{u"name"_s, name}, {u"url"_s, u"https://misskey.test/files/x"_s}};
    if (!key.isEmpty()) {
        row.insert(key, value);
    }
    return row;
}

QString namesIn(const Result<std::vector<ServerEmoji>> &emojis)
{
    if (!emojis) {
        return word(emojis.error().kind);
    }
    QStringList names;
    for (const ServerEmoji &emoji : *emojis) {
        names << emoji.shortcode;
    }
    return names.join(u' ');
}

} // namespace

/// The emoji that a Misskey server has itself.
class tst_misskeyemojis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        Instance instance = recordedMisskey();
        const Family &family = *familyFor(instance);
        QCOMPARE(misskeyLine(family.customEmojis(instance)), u"emojis {}"_s);
        QVERIFY(family.customEmojis(instance)->onlyReads);
        // Before Misskey 13, and in forks of that time.
        const QJsonObject meta{{u"maxNoteTextLength"_s, 3000}, {u"version"_s, u"12.119.2"_s},
            {u"emojis"_s, QJsonArray()}};
        QVERIFY(mergeMisskeyMeta(instance, meta));
        QCOMPARE(misskeyLine(family.customEmojis(instance)), u"meta {\"detail\":true}"_s);
        Instance modern = recordedMisskey();
        QVERIFY(mergeMisskeyMeta(modern, fixture("misskey/meta.json")));
        QCOMPARE(misskeyLine(family.customEmojis(modern)), u"emojis {}"_s);
    }

    /// Sharkey takes names of any script.
    void namesOfAnyScript()
    {
        const QJsonArray rows{pictureRow(u"猫"_s), pictureRow(u"ねこ+1"_s), pictureRow(u"猫 犬"_s),
            pictureRow(u"猫@b.example"_s), pictureRow(u"👍"_s), pictureRow(QString(101, u'猫'))};
        const auto emojis = emojisOf(rows);
        QCOMPARE(namesIn(emojis), u"猫 ねこ+1"_s);
        QVERIFY(emojis->front().staticUrl.endsWith(u"/emoji/%E7%8C%AB.webp?static=1"_s));
    }

    void recordedEmojis()
    {
        const auto emojis = emojisOf(misskeyAnswer("emojis.json"));
        QVERIFY(emojis && emojis->size() == 1);
        const ServerEmoji &bell = emojis->front();
        QCOMPARE(bell.shortcode, u"kane"_s);
        QCOMPARE(bell.url, u"https://misskey.test/files/7e234734-371f-418d-90c2-b91010408137"_s);
        QCOMPARE(bell.staticUrl, u"https://misskey.test/emoji/kane.webp?static=1"_s);
        QCOMPARE(bell.category, u"試験/道具"_s);
        QCOMPARE(bell.aliases, (QStringList{u"bell"_s, u"鐘"_s}));
    }

    /// Whoever has not the role would give a heart.
    void notForEverybody()
    {
        const QString roles = u"roleIdsThatCanBeUsedThisEmojiAsReaction"_s;
        QCOMPARE(namesIn(emojisOf(QJsonArray{pictureRow(u"a"_s, roles, QJsonArray{u"r1"_s}),
                     pictureRow(u"b"_s, roles, QJsonArray()),
                     pictureRow(u"c"_s, u"isSensitive"_s, true)})),
            u"b c"_s);
        const auto sensitive =
            emojisOf(QJsonArray{pictureRow(u"c"_s, u"isSensitive"_s, true), pictureRow(u"d"_s)});
        QVERIFY(sensitive->front().sensitive);
        QVERIFY(!sensitive->back().sensitive);
    }

    void whatIsNone()
    {
        QJsonObject bare = pictureRow(u"e"_s);
        bare.insert(u"url"_s, u"javascript:alert(1)"_s);
        QCOMPARE(namesIn(emojisOf(QJsonArray{pictureRow(u"a b"_s), pictureRow({}),
                     pictureRow(u"kane@b.example"_s), pictureRow(QString(101, u'x')),
                     pictureRow(u"d"_s, u"host"_s, u"b.example"_s), bare, 7, QJsonValue::Null,
                     pictureRow(u"ok+1-_"_s)})),
            u"ok+1-_"_s);
        QCOMPARE(namesIn(emojisOf(misskeyAnswer("i.json"))), u"bad-answer"_s);
        QCOMPARE(namesIn(emojisOf(misskeyAnswer("error_unknown_endpoint.json", 404))), u"usage"_s);
    }

    void bounds()
    {
        QJsonArray rows;
        for (int i = 0; i < mostServerEmojis + 50; ++i) {
            rows.append(pictureRow(u"e"_s + QString::number(i)));
        }
        QJsonArray aliases;
        for (int i = 0; i < 500; ++i) {
            aliases.append(QString::number(i) + QString(500, u'x'));
        }
        QJsonObject wordy = pictureRow(u"wordy"_s, u"aliases"_s, aliases);
        wordy.insert(u"category"_s, QString(5000, u'c'));
        rows[0] = wordy;
        const auto emojis = emojisOf(rows);
        QVERIFY(emojis);
        QCOMPARE(int(emojis->size()), mostServerEmojis);
        QCOMPARE(emojis->front().category.size(), 200);
        QCOMPARE(emojis->front().aliases.size(), 30);
        QCOMPARE(emojis->front().aliases.front().size(), 100);
    }

    void strangeRows()
    {
        int tried = 0;
        forEachMutant(fixture("misskey/emojis.json"), [&tried](const QJsonValue &mutant) {
            const auto emojis =
                emojisOf(answerOf(mutant.toObject(), u"https://misskey.test/api/emojis"_s));
            QVERIFY(emojis || emojis.error().kind == ErrorKind::BadAnswer);
            const bool usable = !emojis || std::ranges::all_of(*emojis, [](const ServerEmoji &one) {
                return !one.shortcode.isEmpty() && one.url.startsWith(u"https://"_s)
                    && one.aliases.size() <= 30;
            });
            QVERIFY(usable);
            ++tried;
        });
        QVERIFY2(tried > 50, qPrintable(QString::number(tried)));
    }
};

QTEST_GUILESS_MAIN(tst_misskeyemojis)
#include "tst_misskeyemojis.moc"

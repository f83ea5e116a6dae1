// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Hashtags as they are typed, what of several a post must have, and the keys of such sources.
class tst_hashtags : public QObject {
    Q_OBJECT

    /// Lines as they are typed; the texts of the sets, with blanks between.
    static QString setsOf(const QString &any, const QString &all, const QString &none)
    {
        const auto wish = tagWish(any, all, none);
        if (!wish) {
            return u"refused"_s;
        }
        QStringList texts;
        for (const TagSet &set : tagSets(*wish)) {
            texts << set.text();
        }
        return texts.join(u' ');
    }

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name"); // empty: refused
        QTest::newRow("plain") << u" #Tea "_s << u"tea"_s;
        QTest::newRow("wide sign") << u"＃緑茶"_s << u"緑茶"_s;
        QTest::newRow("composed") << u"カ\u3099"_s << u"ガ"_s;
        QTest::newRow("friendica's") << u"c++"_s << u"c++"_s;
        QTest::newRow("a joiner") << u"می\u200cخواهم"_s << u"می\u200cخواهم"_s;
        QTest::newRow("long enough") << u"a"_s.repeated(100) << u"a"_s.repeated(100);
        for (const QString &bad :
            {u""_s, u"#"_s, u"two words"_s, u"a@b"_s, u"a/b"_s, u"a?b"_s, u"a#b"_s, u"a,b"_s,
                u"-a"_s, u"a\u202eb"_s, u"a\nb"_s, u"a"_s.repeated(101), u"a"_s + QChar(0xd83d)}) {
            QTest::addRow("bad %s", qPrintable(bad.left(8))) << bad << QString();
        }
    }
    void names()
    {
        QFETCH(QString, typed);
        const auto name = hashtagName(typed);
        QTEST(name ? *name : QString(), "name");
        QVERIFY(name || name.error().kind == ErrorKind::Usage);
    }

    void linesOfNames()
    {
        QCOMPARE(
            *hashtagNames(u"#Tea, 緑茶、#tea#cup"_s), QStringList({u"tea"_s, u"緑茶"_s, u"cup"_s}));
        QCOMPARE(*hashtagNames(u"  "_s), QStringList());
        QVERIFY(!hashtagNames(u"tea a@b"_s));
    }

    void sets_data()
    {
        QTest::addColumn<QString>("any");
        QTest::addColumn<QString>("all");
        QTest::addColumn<QString>("none");
        QTest::addColumn<QString>("sets");
        const QString no;
        QTest::newRow("one") << u"tea"_s << no << no << u"tea"_s;
        QTest::newRow("any") << u"tea 緑茶"_s << no << no << u"tea 緑茶"_s;
        QTest::newRow("all") << no << u"tea cup"_s << no << u"cup#tea"_s;
        QTest::newRow("none") << u"tea"_s << no << u"bot ad"_s << u"tea#-ad#-bot"_s;
        QTest::newRow("each") << u"tea 緑茶"_s << u"cup"_s << u"bot"_s
                              << u"cup#tea#-bot cup#緑茶#-bot"_s;
        QTest::newRow("any of them is there anyway") << u"tea cup"_s << u"cup"_s << no << u"cup"_s;
        QTest::newRow("only none") << no << no << u"bot"_s << u"refused"_s;
        QTest::newRow("both") << u"tea"_s << no << u"Tea"_s << u"refused"_s;
        QTest::newRow("too many any") << u"a b c d e f g h i"_s << no << no << u"refused"_s;
        QTest::newRow("too many all") << no << u"a b c d e"_s << no << u"refused"_s;
        QTest::newRow("too many none") << u"x"_s << no << u"a b c d e"_s << u"refused"_s;
    }
    void sets()
    {
        QFETCH(QString, any);
        QFETCH(QString, all);
        QFETCH(QString, none);
        QTEST(setsOf(any, all, none), "sets");
    }

    void theWishComesBack_data()
    {
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("one") << QStringList{u"tea"_s, {}, {}};
        QTest::newRow("any") << QStringList{u"tea 緑茶 cup"_s, {}, u"bot"_s};
        QTest::newRow("all") << QStringList{{}, u"cup tea"_s, {}};
        QTest::newRow("each") << QStringList{u"tea 緑茶"_s, u"cup pot"_s, u"bot ad"_s};
    }
    void theWishComesBack()
    {
        QFETCH(QStringList, lines);
        const auto wish = tagWish(lines[0], lines[1], lines[2]);
        const auto sets = tagSets(*wish);
        const TagWish back = wishOf(sets);
        QCOMPARE(QSet(back.any.begin(), back.any.end()), QSet(wish->any.begin(), wish->any.end()));
        QCOMPARE(QSet(back.all.begin(), back.all.end()), QSet(wish->all.begin(), wish->all.end()));
        QCOMPARE(tagSets(back), sets);
    }

    void keys_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("canonical"); // empty: no source
        // What was kept by earlier versions stays what it is.
        for (const QString &old : {u"tag:tea@a.example"_s, u"tag:鯖缶@a.example"_s,
                 u"tag:c++@a.example"_s, u"tag:a-b@a.example"_s, u"tag:-b@a.example"_s,
                 u"tag:a@b@a.example"_s, u"tag:tea@127.0.0.1:8001"_s}) {
            QTest::newRow(qPrintable(old)) << old << old;
        }
        QTest::newRow("case") << u"tag:Tea@a"_s << u"tag:tea@a"_s;
        QTest::newRow("several") << u"tag:tea#Cup#-bot#-AD@a"_s << u"tag:cup#tea#-ad#-bot@a"_s;
        QTest::newRow("twice") << u"tag:tea#tea#-bot#-bot@a"_s << u"tag:tea#-bot@a"_s;
        QTest::newRow("holes") << u"tag:#tea##-#cup#@a"_s << u"tag:cup#tea@a"_s;
        QTest::newRow("minus first") << u"tag:#-bot@a"_s << u"tag:-bot@a"_s;
        QTest::newRow("nothing") << u"tag:##@a"_s << QString();
        QTest::newRow("no tag") << u"tag:@a"_s << QString();
        QTest::newRow("too many") << u"tag:a#b#c#d#e#f#-g#-h#-i#-j#-k@a"_s
                                  << u"tag:a#b#c#d#e#-g#-h#-i#-j@a"_s;
    }
    void keys()
    {
        QFETCH(QString, key);
        const auto source = Source::fromKey(key);
        QTEST(source ? source->key() : QString(), "canonical");
        if (source) {
            QCOMPARE(*Source::fromKey(source->key()), *source); // a name does not change by reading
            QCOMPARE(tagSource(source->tags(), source->host), *source);
        }
    }

    void whatMatches()
    {
        const auto matches = [](const QString &text, const QStringList &tags) {
            return TagSet::fromText(text).matches(tags);
        };
        QVERIFY(matches(u"tea"_s, {})); // its server's word
        QVERIFY(matches(u"cup#tea"_s, {u"Tea"_s}));
        QVERIFY(!matches(u"cup#tea"_s, {u"cup"_s}));
        QVERIFY(!matches(u"tea#-bot"_s, {u"tea"_s, u"BOT"_s}));
        QVERIFY(matches(u"tea#-bot"_s, {u"tea"_s, u"robot"_s}));
        QVERIFY(!matches(u"tea#-bot"_s, {u"ｂｏｔ"_s}));
        QVERIFY(matches(u"a#café"_s, {u"cafe"_s})); // as Mastodon spells it
        QVERIFY(matches(u"a#søt"_s, {u"sot"_s}));
        QVERIFY(!matches(u"a#かき"_s, {u"がき"_s})); // no accent, another word
        QVERIFY(!matches(u"a#й"_s, {u"и"_s}));
        QVERIFY(TagSet::fromText(u"tea"_s).isPlain());
        QVERIFY(!TagSet::fromText(u"tea#-bot"_s).isPlain());
    }
};

QTEST_APPLESS_MAIN(tst_hashtags)
#include "tst_hashtags.moc"

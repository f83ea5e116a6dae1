// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumpranking.h"

#include "ui/viewmodels/jumpplaces.h"
#include "ui/viewmodels/jumptyped.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

JumpTarget target(JumpWhat what, const QString &name, const QString &detail = {})
{
    return {.what = what, .value = name, .name = name, .detail = detail};
}

QStringList namesOf(const std::vector<RankedJump> &rows)
{
    QStringList names;
    for (const RankedJump &row : rows) {
        names << row.target.name;
    }
    return names;
}

QStringList keysOf(const std::vector<JumpTarget> &targets)
{
    QStringList keys;
    for (const JumpTarget &one : targets) {
        keys << one.key();
    }
    return keys;
}

} // namespace

/// What goes with what is typed, and in which order.
class tst_jumpranking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fit_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("fit");
        const auto row = [](const QString &words, const QString &typed, JumpFit fit) {
            const QString name = words + u" / "_s + typed;
            QTest::newRow(qPrintable(name)) << words << typed << int(fit);
        };
        row(u"Settings"_s, u"settings"_s, JumpFit::Exact);
        row(u"Settings"_s, u"SET"_s, JumpFit::Prefix);
        row(u"Follow requests"_s, u"req"_s, JumpFit::WordStart);
        row(u"quest request"_s, u"request"_s, JumpFit::WordStart);
        row(u"Settings"_s, u"ting"_s, JumpFit::Within);
        row(u"Settings"_s, u"stg"_s, JumpFit::Subsequence);
        row(u"Follow requests"_s, u"frq"_s, JumpFit::Subsequence);
        row(u"Settings"_s, u"tgs"_s, JumpFit::None); // begins within a word
        row(u"Settings"_s, u"sgt"_s, JumpFit::None);
        row(u"Settings"_s, u"x"_s, JumpFit::None);
        row(u"Settings"_s, {}, JumpFit::None);
        row({}, u"a"_s, JumpFit::None);
        row(u"@mei@b.example"_s, u"mei"_s, JumpFit::Prefix);
        row(u"@mei@b.example"_s, u"@mei"_s, JumpFit::Prefix);
        row(u"@mei@b.example"_s, u"b.ex"_s, JumpFit::WordStart);
        row(u"mei"_s, u"@mei"_s, JumpFit::None);
        row(u"mei i"_s, u"#mi"_s, JumpFit::None);
        row(u"#鯖缶"_s, u"缶"_s, JumpFit::Within);
        row(u"#鯖缶"_s, u"＃鯖"_s, JumpFit::Prefix);
        row(u"#鯖缶"_s, u"鯖缶"_s, JumpFit::Exact);
        row(u"お知らせ一覧"_s, u"一覧"_s, JumpFit::Within);
        row(u"ミカヅキ"_s, u"みか"_s, JumpFit::Prefix);
        row(u"みかづき"_s, u"ミカ"_s, JumpFit::Prefix);
        row(u"ﾐｶﾂﾞｷ"_s, u"みかづき"_s, JumpFit::Exact);
        row(u"Room 12"_s, u"１２"_s, JumpFit::WordStart);
        row(u"Ｈｏｍｅ"_s, u"home"_s, JumpFit::Exact);
        row(u"two words"_s, u"two　words"_s, JumpFit::Exact);
    }
    void fit()
    {
        QFETCH(QString, words);
        QFETCH(QString, typed);
        QFETCH(int, fit);
        QCOMPARE(int(jumpFit(jumpFolded(words), jumpFolded(typed))), fit);
    }

    void theBetterFitComesFirst()
    {
        const std::vector<JumpTarget> all{target(JumpWhat::Page, u"long iris stories talks"_s),
            target(JumpWhat::Page, u"enlisting"_s), target(JumpWhat::Page, u"My lists"_s),
            target(JumpWhat::Page, u"Lists of all"_s), target(JumpWhat::Page, u"List"_s),
            target(JumpWhat::Page, u"other"_s)};
        QCOMPARE(namesOf(rankedJumps(all, u"list"_s, {})),
            QStringList({u"List"_s, u"Lists of all"_s, u"My lists"_s, u"enlisting"_s,
                u"long iris stories talks"_s}));
    }

    void theNameCountsForMoreThanTheRest()
    {
        const std::vector<JumpTarget> all{target(JumpWhat::Home, u"Home"_s, u"@ao@local.test"_s),
            target(JumpWhat::Everyone, u"Some local thing"_s),
            target(JumpWhat::Local, u"Local"_s, u"a.example"_s)};
        QCOMPARE(namesOf(rankedJumps(all, u"local"_s, {})),
            QStringList({u"Local"_s, u"Some local thing"_s, u"Home"_s}));
        QCOMPARE(namesOf(rankedJumps(all, u"local a.ex"_s, {})), QStringList{u"Local"_s});
        QCOMPARE(namesOf(rankedJumps(all, u"ao home"_s, {})), QStringList{u"Home"_s});
        QCOMPARE(namesOf(rankedJumps(all, u"home nobody"_s, {})), QStringList());
    }

    void groupsStandTogether()
    {
        const std::vector<JumpTarget> all{target(JumpWhat::Column, u"my tea"_s),
            target(JumpWhat::Column, u"xtea"_s), target(JumpWhat::Tag, u"#tea"_s),
            target(JumpWhat::Tag, u"#icetea"_s), target(JumpWhat::Person, u"teapot"_s)};
        const auto rows = rankedJumps(all, u"tea"_s, {});
        QCOMPARE(namesOf(rows),
            QStringList({u"#tea"_s, u"#icetea"_s, u"teapot"_s, u"my tea"_s, u"xtea"_s}));
        QVERIFY(rows[0].group == JumpGroup::Tags && rows[2].group == JumpGroup::People);
    }

    void whatWasUsedLately()
    {
        const std::vector<JumpTarget> all{target(JumpWhat::Column, u"Home"_s),
            target(JumpWhat::Page, u"Keys"_s), target(JumpWhat::Page, u"Kites"_s),
            target(JumpWhat::Account, u"ao"_s)};
        const QStringList recent{u"page/Kites"_s, u"page/gone"_s, u"column/Home"_s};
        const auto rows = rankedJumps(all, {}, recent);
        QCOMPARE(namesOf(rows), QStringList({u"Kites"_s, u"Home"_s, u"ao"_s, u"Keys"_s}));
        QVERIFY(rows[1].group == JumpGroup::Recent && rows[2].group == JumpGroup::Accounts);
        // Among equals it decides, and not against a better one.
        QCOMPARE(namesOf(rankedJumps(all, u"k"_s, recent)), QStringList({u"Kites"_s, u"Keys"_s}));
        QCOMPARE(namesOf(rankedJumps(all, u"keys"_s, recent)), QStringList{u"Keys"_s});
    }

    void noMoreThanThat()
    {
        std::vector<JumpTarget> many;
        for (int i = 0; i < 500; ++i) {
            many.push_back(target(JumpWhat::List, u"list %1"_s.arg(i)));
        }
        QCOMPARE(rankedJumps(many, u"list"_s, {}).size(), mostJumps);
        QCOMPARE(rankedJumps(many, {}, {}).size(), mostJumps);
        QCOMPARE(rankedJumps(many, u"list"_s, {}, 3).size(), size_t(3));
        const QString huge(100'000, u'l');
        QVERIFY(rankedJumps(many, huge, {}).empty());
        QVERIFY(rankedJumps({}, u"a"_s, {}).empty());
    }

    void whatTheTextItselfIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("above");
        QTest::addColumn<QStringList>("below");
        const auto row = [](const QString &text, const QStringList &above,
                             const QStringList &below) {
            QTest::newRow(qPrintable(text)) << text << above << below;
        };
        row(u" "_s, {}, {});
        row(u"green tea"_s, {}, {u"search/green tea"_s});
        row(u"@Mei@B.example"_s, {}, {u"handle/@mei@b.example"_s, u"search/@Mei@B.example"_s});
        row(u"＠mei＠b.example"_s, {}, {u"handle/@mei@b.example"_s, u"search/＠mei＠b.example"_s});
        row(u"mei@"_s, {}, {u"search/mei@"_s});
        row(u"#鯖缶"_s, {}, {u"tag/鯖缶"_s, u"search/#鯖缶"_s});
        row(u"#"_s, {}, {u"search/#"_s});
        row(u"b.example"_s, {},
            {u"local/b.example"_s, u"federated/b.example"_s, u"search/b.example"_s});
        row(u"b.example."_s, {}, {u"search/b.example."_s});
        row(u"https://b.example/@mei"_s, {u"address/https://b.example/@mei"_s}, {});
        row(u"https://b.example/notes/1"_s, {u"address/https://b.example/notes/1"_s}, {});
        row(u"http://b.example/@mei"_s, {u"address/http://b.example/@mei"_s}, {});
        row(u"ｈｔｔｐｓ：／／b.example/@mei"_s, {u"address/https://b.example/@mei"_s}, {});
        row(u"https://b.example/"_s, {}, {u"search/https://b.example/"_s});
        row(u"ftp://b.example/@mei"_s, {}, {u"search/ftp://b.example/@mei"_s});
        row(u"javascript:alert(1)"_s, {}, {u"search/javascript:alert(1)"_s});
        row(u"https://"_s, {}, {u"search/https://"_s});
    }
    void whatTheTextItselfIs()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, above);
        QFETCH(QStringList, below);
        const TypedJumps typed = typedJumps(text);
        QCOMPARE(keysOf(typed.above), above);
        QCOMPARE(keysOf(typed.below), below);
    }

    void addressesSayWhatTheySeemToBe()
    {
        QCOMPARE(typedJumps(u"https://b.example/@mei"_s).above[0].name,
            u"Open the profile at this address"_s);
        QCOMPARE(typedJumps(u"https://b.example/notes/9x"_s).above[0].name,
            u"Open the post at this address"_s);
    }

    void columnsThatCanBeAdded()
    {
        const std::vector<Account> accounts{
            {.id = {u"a"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s},
            {.id = {u"b"_s}, .acct = u"aki@a.example"_s, .host = u"a.example"_s}};
        QCOMPARE(keysOf(newColumnJumps(accounts)),
            QStringList({u"everyone/"_s, u"notifications/"_s, u"home/a"_s, u"notifications/a"_s,
                u"home/b"_s, u"notifications/b"_s, u"local/a.example"_s,
                u"federated/a.example"_s}));
        QCOMPARE(keysOf(newColumnJumps({})), QStringList{u"everyone/"_s});
        QVERIFY(offerJump(u"mentions"_s, u"mentions:a"_s, u"@ao@a.example"_s));
        QVERIFY(!offerJump(u"unheard-of"_s, u"x"_s, u"y"_s));
    }

    void whatServersTellIsTakenWithCare()
    {
        QVERIFY(!personJump({.acct = u"no acct"_s}));
        QVERIFY(!tagJump(u"two words"_s));
        const auto mei = personJump({.acct = u"mei@b.example"_s, .displayName = u"<b>M\nei</b>"_s});
        QVERIFY(mei && !mei->name.contains(u'\n') && !mei->styled.contains(u"<b>"_s));
        const std::vector<ServerList> lists{
            {.account = {u"gone"_s}, .id = u"1"_s, .title = u"Friends"_s}};
        QVERIFY(serverListJumps(lists, {}).empty());
    }
};

QTEST_GUILESS_MAIN(tst_jumpranking)
#include "tst_jumpranking.moc"

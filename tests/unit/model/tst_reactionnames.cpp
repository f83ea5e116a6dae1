// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reaction.h"
#include "model/reactionacceptance.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// What reactions are called, by people and by several servers.
class tst_reactionnames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asPeopleWriteThem()
    {
        QCOMPARE(spelt({.name = u"👍"_s}), u"👍"_s);
        QCOMPARE(spelt({.name = u"1\uFE0F\u20E3"_s}), u"1\uFE0F\u20E3"_s);
        QCOMPARE(spelt({.name = u"blobcat"_s}), u":blobcat:"_s);
        QCOMPARE(spelt({.name = u"blobcat@b.example"_s}), u":blobcat@b.example:"_s);
        for (const QString &name :
            {u"猫"_s, u"ねこ_1"_s, u"カ\u3099"_s, u"кот@b.example"_s, u"𠮷"_s}) {
            QCOMPARE(spelt({.name = name}), u':' + name + u':');
        }
        for (const QString &sign : {u"\u2139"_s, u"\u2139\uFE0F"_s, u"#\u20E3"_s, u"🇯🇵"_s,
                 u"👍🏽"_s, u"👩\u200d🚀"_s, u"\u24C2"_s, u"\u3297"_s}) {
            QCOMPARE(spelt({.name = sign}), sign);
        }
    }

    void ofSeveralServers()
    {
        QVERIFY(isSameReaction(u"👍"_s, u"👍"_s));
        QVERIFY(isSameReaction(u"x"_s, u"x@b.example"_s));
        QVERIFY(isSameReaction(u"x@b.example"_s, u"x"_s));
        QVERIFY(isSameReaction(u"x@b.example"_s, u"x@b.example"_s));
        QVERIFY(!isSameReaction(u"x@c.example"_s, u"x@b.example"_s));
        QVERIFY(!isSameReaction(u"x"_s, u"y@b.example"_s));
        QVERIFY(!isSameReaction(u"👍"_s, u"👎"_s));
        QVERIFY(isSameReaction(u"❤"_s, u"❤\uFE0F"_s));
        QVERIFY(isSameReaction(u":x@.:"_s, u":x:"_s));
        QVERIFY(isSameReaction(u":x@.:"_s, u"x"_s));
    }

    void whatIsALike()
    {
        QVERIFY(isLike(u"❤"_s));
        QVERIFY(isLike(u"❤\uFE0F"_s));
        QVERIFY(!isLike(u"👍"_s));
        QVERIFY(!isLike(u"heart"_s));
        QVERIFY(!isLike({}));
    }

    void whatIsTaken()
    {
        using Acceptance = ReactionAcceptance;
        using Accepted = AcceptedReactions;
        QCOMPARE(acceptedFrom(Acceptance::All, false), Accepted::All);
        QCOMPARE(acceptedFrom(Acceptance::LikeOnly, true), Accepted::Like);
        QCOMPARE(acceptedFrom(Acceptance::LikeOnly, false), Accepted::Like);
        QCOMPARE(acceptedFrom(Acceptance::LikeOnlyForRemote, true), Accepted::All);
        QCOMPARE(acceptedFrom(Acceptance::LikeOnlyForRemote, false), Accepted::Like);
        QCOMPARE(acceptedFrom(Acceptance::NonSensitiveOnly, true), Accepted::NonSensitive);
        QCOMPARE(acceptedFrom(Acceptance::NonSensitiveOnly, false), Accepted::NonSensitive);
        const Acceptance mixed = Acceptance::NonSensitiveOnlyForLocalLikeOnlyForRemote;
        QCOMPARE(acceptedFrom(mixed, true), Accepted::NonSensitive);
        QCOMPARE(acceptedFrom(mixed, false), Accepted::Like);
    }

    void whichOfOnesOwn_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("place");
        QTest::newRow("the very one") << QStringList{u"❤\uFE0F"_s, u"❤"_s} << u"❤"_s << 1;
        QTest::newRow("as an emoji or not") << QStringList{u"👍"_s, u"❤\uFE0F"_s} << u"❤"_s << 1;
        QTest::newRow("its own server's") << QStringList{u"x@b.example"_s, u"x"_s} << u"x@."_s << 1;
        QTest::newRow("the only one that may be meant")
            << QStringList{u"👍"_s, u"x@b.example"_s} << u"x"_s << 1;
        QTest::newRow("either of two hosts")
            << QStringList{u"x@b.example"_s, u"x@c.example"_s} << u"x"_s << -1;
        QTest::newRow("another host's") << QStringList{u"x@b.example"_s} << u"x@c.example"_s << -1;
        QTest::newRow("none") << QStringList() << u"x"_s << -1;
    }
    void whichOfOnesOwn()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, name);
        QTEST(int(placeOfReaction(names, name)), "place");
    }

    void whichOfThoseTold_data()
    {
        QTest::addColumn<QStringList>("told");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("home");
        QTest::addColumn<int>("place");
        const QStringList several{u"x"_s, u"x@b.example"_s, u"x@c.example"_s};
        QTest::newRow("told by the home") << several << u"x"_s << u"a.example"_s << 0;
        QTest::newRow("told by another") << several << u"x"_s << u"b.example"_s << 1;
        QTest::newRow("with a host") << several << u"x@c.example"_s << u"b.example"_s << 2;
        QTest::newRow("of no known home") << several << u"x"_s << QString() << 0;
        QTest::newRow("another's of that name")
            << QStringList{u"x@c.example"_s} << u"x"_s << u"b.example"_s << -1;
        QTest::newRow("who told it leaves out its host")
            << QStringList{u"👍"_s, u"x"_s} << u"x@b.example"_s << u"c.example"_s << 1;
        QTest::newRow("a sign") << QStringList{u"❤\uFE0F"_s} << u"❤"_s << u"b.example"_s << 0;
        QTest::newRow("either") << QStringList{u"x@b.example"_s, u"x@c.example"_s} << u"x"_s
                                << QString() << -1;
    }
    void whichOfThoseTold()
    {
        QFETCH(QStringList, told);
        QFETCH(QString, name);
        QFETCH(QString, home);
        std::vector<Reaction> reactions;
        for (const QString &one : told) {
            reactions.push_back({.name = one, .url = {}, .staticUrl = {}, .count = 1});
        }
        QTEST(int(placeOfTold(reactions, name, home)), "place");
    }

    void favouritesThatAreReactions()
    {
        const std::vector<Reaction> three{
            {.name = u"❤"_s, .count = 2}, {.name = u"👍"_s, .count = 1}};
        QVERIFY(areReactions(3, three));
        QVERIFY(areReactions(2, three)); // told at another time
        QVERIFY(!areReactions(4, three));
        QVERIFY(!areReactions(1, {}));
        QVERIFY(areReactions(-1, {})); // nobody has told
        QVERIFY(!areReactions(1, {{.name = u"❤"_s, .count = -5}}));
    }
};

QTEST_GUILESS_MAIN(tst_reactionnames)
#include "tst_reactionnames.moc"

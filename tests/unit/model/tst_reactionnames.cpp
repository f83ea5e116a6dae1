// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reaction.h"

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
    }
};

QTEST_GUILESS_MAIN(tst_reactionnames)
#include "tst_reactionnames.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/notification.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_notificationkinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every kind has a word of its own, which leads back to it.
    void words()
    {
        QSet<QString> words;
        for (int i = 0; i <= int(Notification::Kind::Warning); ++i) {
            const auto kind = Notification::Kind(i);
            QVERIFY2(!word(kind).isEmpty(), qPrintable(QString::number(i)));
            QCOMPARE(notificationKind(word(kind)), kind);
            words << word(kind);
        }
        QCOMPARE(int(words.size()), int(Notification::Kind::Warning) + 1);
    }

    /// Scripts read them.
    void wordsAreAPromise()
    {
        QCOMPARE(word(Notification::Kind::Other), u"other"_s);
        QCOMPARE(word(Notification::Kind::FollowRequest), u"follow-request"_s);
        QCOMPARE(word(Notification::Kind::PollEnded), u"poll-ended"_s);
        QCOMPARE(notificationKind(u"whatever"_s), Notification::Kind::Other);
        QCOMPARE(notificationKind({}), Notification::Kind::Other);
    }

    void whoDidIt()
    {
        QVERIFY(!Notification().actor());
        QVERIFY(isBySomebody(Notification::Kind::Follow));
        QVERIFY(isBySomebody(Notification::Kind::Moved));
        QVERIFY(!isBySomebody(Notification::Kind::Warning));
        QVERIFY(!isBySomebody(Notification::Kind::Other));
        Notification group;
        group.doers = {{.actor = {.acct = u"mei@a.example"_s}, .reaction = {}},
            {.actor = {.acct = u"ken@a.example"_s}, .reaction = {}}};
        QCOMPARE(group.actor()->acct, u"mei@a.example"_s);
    }
};

QTEST_GUILESS_MAIN(tst_notificationkinds)
#include "tst_notificationkinds.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/noticekinds.h"

#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

using NoticeKind = Notification::Kind;
using NoticeKindList = std::vector<NoticeKind>;

/// Which notifications a column shows, as it is kept.
class tst_noticekinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindCanBeChosen()
    {
        NoticeKindList all = allNoticeKinds();
        std::ranges::sort(all);
        QCOMPARE(int(all.size()), int(NoticeKind::Warning) + 1);
        QVERIFY(std::ranges::adjacent_find(all) == all.end());
        for (const NoticeKind kind : all) {
            QVERIFY(noticeBunches().contains(noticeBunch(kind)));
        }
    }

    /// Columns of earlier versions hold these words.
    void bunchesMeanWhatTheyMeant()
    {
        QCOMPARE(noticeKinds(u"mentions"_s),
            (NoticeKindList{NoticeKind::Mention, NoticeKind::Reply, NoticeKind::Quote}));
        QCOMPARE(noticeKinds(u"boosts"_s),
            (NoticeKindList{NoticeKind::Boost, NoticeKind::Favourite, NoticeKind::Reaction}));
        QCOMPARE(noticeKinds(u"follows"_s),
            (NoticeKindList{
                NoticeKind::Follow, NoticeKind::FollowRequest, NoticeKind::FollowAccepted}));
        QCOMPARE(int(noticeKinds(u"other"_s).size()), int(NoticeKind::Warning) + 1 - 9);
    }

    void keptAndReadAgain_data()
    {
        QTest::addColumn<NoticeKindList>("kinds");
        QTest::addColumn<QString>("kept");
        QTest::newRow("all") << NoticeKindList() << QString();
        QTest::newRow("one") << NoticeKindList{NoticeKind::FollowRequest}
                             << u"only follow-request"_s;
        QTest::newRow("not the bunch") << NoticeKindList{NoticeKind::Other} << u"only other"_s;
        QTest::newRow("two") << NoticeKindList{NoticeKind::Mention, NoticeKind::PollEnded}
                             << u"only mention poll-ended"_s;
        QTest::newRow("a bunch") << NoticeKindList{NoticeKind::Mention, NoticeKind::Reply,
            NoticeKind::Quote} << u"mentions"_s;
    }
    void keptAndReadAgain()
    {
        QFETCH(const NoticeKindList, kinds);
        QFETCH(const QString, kept);
        QCOMPARE(keptNoticeKinds(kinds), kept);
        QCOMPARE(noticeKinds(kept), kinds);
        NoticeKindList backwards(kinds.rbegin(), kinds.rend());
        QCOMPARE(keptNoticeKinds(backwards), kept);
    }

    void every() { QCOMPARE(keptNoticeKinds(allNoticeKinds()), QString()); }

    /// What nobody knows is not taken for "other".
    void wordsOfALaterVersion()
    {
        QVERIFY(noticeKinds({}).empty());
        QVERIFY(noticeKinds(u"never heard of"_s).empty());
        QVERIFY(noticeKinds(u"only"_s).empty());
        QVERIFY(noticeKinds(u"only never heard of"_s).empty());
        QVERIFY(noticeKinds(u"mention"_s).empty());
        QCOMPARE(noticeKinds(u"only heard mention of"_s), NoticeKindList{NoticeKind::Mention});
    }
};

QTEST_GUILESS_MAIN(tst_noticekinds)
#include "tst_noticekinds.moc"

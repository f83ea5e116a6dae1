// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/staleposts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 postsSeenAt = 1'795'348'800'000; // 2026-11-22T12:00:00Z

} // namespace

/// Which posts on screen may be out of date, and when they may be asked for.
class tst_staleposts : public QObject {
    Q_OBJECT

    StalePosts m_posts;
    qint64 m_now = postsSeenAt;

    /// All that have to be judged are old.
    void watchOld(const QStringList &ids) { m_posts.judge(ids, m_posts.watch(ids, m_now)); }
    /// All that may be asked for in that time, one of them as soon as it may.
    QStringList askedWithin(qint64 ms)
    {
        QStringList all;
        for (const qint64 end = m_now + ms; m_now <= end; m_now += secondMs) {
            if (const QString id = m_posts.take(m_now); !id.isEmpty()) {
                all << id;
            }
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_posts = {};
        m_now = postsSeenAt;
    }

    void whatCameLongAgoIsAskedForOnce()
    {
        QCOMPARE(
            m_posts.watch({u"1"_s, u"2"_s, u"3"_s}, m_now), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
        QCOMPARE(m_posts.take(m_now), QString()); // nobody knows yet
        m_posts.judge({u"1"_s, u"2"_s, u"3"_s}, {u"1"_s, u"3"_s});
        QCOMPARE(m_posts.waiting(), 2);
        QCOMPARE(askedWithin(10 * secondMs), (QStringList{u"1"_s, u"3"_s}));
        QCOMPARE(m_posts.watch({u"1"_s, u"2"_s, u"3"_s}, m_now), QStringList());
        QCOMPARE(m_posts.nextAt(), 0);
    }

    void whatWasWatchedAMomentAgoIsFresh()
    {
        watchOld({u"1"_s, u"2"_s});
        askedWithin(5 * secondMs);
        m_posts.watch({u"2"_s}, m_now);
        m_now += StalePosts::freshMs - 1;
        QCOMPARE(m_posts.watch({u"1"_s, u"2"_s}, m_now), QStringList());
        m_posts.watch({u"2"_s}, m_now);
        m_now += StalePosts::freshMs;
        QCOMPARE(m_posts.watch({u"1"_s, u"2"_s}, m_now), QStringList{u"1"_s});
    }

    /// However short it was, something may have been told in between.
    void whatWasMissedIsAskedForOnce()
    {
        watchOld({u"1"_s, u"2"_s, u"3"_s});
        askedWithin(5 * secondMs);
        m_posts.watch({u"1"_s, u"2"_s}, m_now); // the third went out of sight in peace
        m_posts.counted(u"2"_s, m_now);
        m_posts.lost(m_now);
        m_posts.watch({}, m_now);
        QCOMPARE(m_posts.nextAt(), 0); // nobody would hear what comes after
        m_now += 30 * secondMs;
        QVERIFY(!m_posts.isIdle(m_now));
        QCOMPARE(m_posts.watch({u"1"_s, u"2"_s, u"3"_s}, m_now), QStringList());
        QCOMPARE(askedWithin(10 * secondMs), (QStringList{u"1"_s, u"2"_s}));
        m_posts.watch({}, m_now); // the window is hidden
        QCOMPARE(m_posts.watch({u"1"_s, u"2"_s}, m_now), QStringList());
        QCOMPARE(m_posts.waiting(), 0);
    }

    /// After longer than that they are old by their own time, or came in anew meanwhile.
    void whatWasMissedLongAgo()
    {
        watchOld({u"1"_s});
        askedWithin(5 * secondMs);
        m_posts.lost(m_now);
        m_now += StalePosts::freshMs;
        QCOMPARE(m_posts.watch({u"1"_s}, m_now), QStringList{u"1"_s});
        m_posts.watch({}, m_now);
        m_now += StalePosts::windowMs;
        QVERIFY(m_posts.isIdle(m_now));
    }

    /// What went out of sight before its turn is as old as before.
    void whatWasNotAskedForIsNotFresh()
    {
        watchOld({u"1"_s, u"2"_s});
        QCOMPARE(m_posts.take(m_now), u"1"_s);
        m_posts.watch({}, m_now);
        QCOMPARE(m_posts.waiting(), 0);
        QCOMPARE(m_posts.watch({u"1"_s, u"2"_s}, m_now), QStringList{u"2"_s});
        m_posts.watch({}, m_now); // before it was judged
        QCOMPARE(m_posts.watch({u"2"_s}, m_now), QStringList{u"2"_s});
        m_posts.judge({u"2"_s}, {u"2"_s});
        m_posts.judge({u"2"_s}, {u"2"_s});
        QCOMPARE(m_posts.waiting(), 1);
        m_posts.asked(u"2"_s); // for it has changed
        QCOMPARE(m_posts.waiting(), 0);
        m_posts.failed(u"2"_s);
        m_posts.watch({}, m_now);
        QCOMPARE(m_posts.watch({u"2"_s}, m_now), QStringList{u"2"_s});
        m_posts.judge({u"9"_s}, {u"9"_s}); // which nobody sees
        m_posts.add(u"8"_s);
        QCOMPARE(m_posts.waiting(), 0);
    }

    void whoCameIntoSightLastIsFirst()
    {
        watchOld({u"1"_s, u"2"_s});
        watchOld({u"1"_s, u"2"_s, u"3"_s, u"4"_s});
        QCOMPARE(askedWithin(10 * secondMs), (QStringList{u"3"_s, u"4"_s, u"1"_s, u"2"_s}));
    }

    /// Somebody scrolls through hundreds of old posts.
    void neverMoreThanHalfTheBudget()
    {
        QStringList ids;
        for (int i = 0; i < 100; ++i) {
            ids << QString::number(i);
        }
        watchOld(ids);
        QCOMPARE(m_posts.take(m_now), u"0"_s);
        QCOMPARE(m_posts.take(m_now + StalePosts::betweenMs - 1), QString());
        QCOMPARE(m_posts.nextAt(), m_now + StalePosts::betweenMs);
        m_now += StalePosts::betweenMs;
        QCOMPARE(askedWithin(4 * minuteMs).size(), StalePosts::mostAsked - 1);
        QCOMPARE(m_posts.waiting(), 100 - StalePosts::mostAsked);
        QCOMPARE(m_posts.nextAt(), postsSeenAt + StalePosts::windowMs);
        QCOMPARE(askedWithin(5 * minuteMs).size(), StalePosts::mostAsked); // still in sight
    }

    void nothingIsKeptForEver()
    {
        QVERIFY(m_posts.isIdle(m_now));
        watchOld({u"1"_s});
        QCOMPARE(m_posts.take(m_now), u"1"_s);
        m_posts.watch({}, m_now);
        QVERIFY(!m_posts.isIdle(m_now + StalePosts::freshMs));
        QVERIFY(m_posts.isIdle(m_now + StalePosts::windowMs));
    }

    void aClockThatIsSetBackStopsNothing()
    {
        watchOld({u"1"_s, u"2"_s});
        QCOMPARE(m_posts.take(m_now), u"1"_s);
        QCOMPARE(m_posts.take(m_now - dayMs), u"2"_s);
    }

    // ---- what is counted as it is streamed -----------------------------------------------------

    void whatWasCountedIsAskedForAtLeisure()
    {
        m_posts.watch({u"1"_s, u"2"_s}, m_now);
        m_posts.judge({u"1"_s, u"2"_s}, {});
        const qint64 begun = m_now;
        for (int i = 0; i < 20; ++i, m_now += secondMs) { // one a second
            m_posts.counted(u"1"_s, m_now);
            QCOMPARE(m_posts.take(m_now), QString());
        }
        QCOMPARE(m_posts.nextAt(), begun + StalePosts::leisureMs);
        m_now = begun + StalePosts::leisureMs - 1;
        QCOMPARE(m_posts.take(m_now), QString());
        m_now += 1;
        QCOMPARE(m_posts.take(m_now), u"1"_s);
        QCOMPARE(m_posts.nextAt(), 0);
        m_posts.counted(u"1"_s, m_now); // it goes on
        m_now += 1;
        m_posts.counted(u"2"_s, m_now);
        QCOMPARE(askedWithin(StalePosts::leisureMs - 2), QStringList());
        QCOMPARE(askedWithin(3 * secondMs), (QStringList{u"1"_s, u"2"_s}));
    }

    void whatCameIntoSightGoesBefore()
    {
        m_posts.judge({u"1"_s}, m_posts.watch({u"1"_s}, m_now).mid(1));
        m_posts.counted(u"1"_s, m_now);
        m_now += StalePosts::leisureMs;
        watchOld({u"1"_s, u"2"_s});
        QCOMPARE(askedWithin(3 * secondMs), (QStringList{u"2"_s, u"1"_s}));
    }

    void whatWasAskedForMeanwhileIsRight()
    {
        m_posts.judge({u"1"_s}, m_posts.watch({u"1"_s}, m_now).mid(1));
        m_posts.counted(u"1"_s, m_now);
        m_posts.asked(u"1"_s);
        QCOMPARE(m_posts.nextAt(), 0);
        QCOMPARE(askedWithin(minuteMs), QStringList());
    }

    /// Nobody looks at it, and the next time somebody does it is not fresh.
    void whatWasCountedGoesOutOfSight()
    {
        m_posts.judge({u"1"_s}, m_posts.watch({u"1"_s}, m_now).mid(1));
        m_posts.counted(u"1"_s, m_now);
        m_posts.counted(u"never heard of"_s, m_now);
        m_posts.watch({}, m_now);
        QCOMPARE(m_posts.nextAt(), 0);
        QCOMPARE(askedWithin(StalePosts::leisureMs + secondMs), QStringList());
        QCOMPARE(m_posts.watch({u"1"_s}, m_now), QStringList{u"1"_s});
    }

    void aClockThatWasSetBackMakesNoneWait()
    {
        m_posts.judge({u"1"_s}, m_posts.watch({u"1"_s}, m_now).mid(1));
        m_posts.counted(u"1"_s, m_now);
        m_now -= hourMs;
        QCOMPARE(m_posts.take(m_now), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_staleposts)
#include "tst_staleposts.moc"

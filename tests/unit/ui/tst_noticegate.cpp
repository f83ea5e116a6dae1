// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/noticegate.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

} // namespace

/// How many notices many news make.
class tst_noticegate : public QObject {
    Q_OBJECT

    ManualClock m_clock{noon};
    std::unique_ptr<NoticeGate> m_gate;
    int m_last = 0; ///< number of the newest notice

    void add(const QString &group, int count = 1)
    {
        for (int i = 0; i < count; ++i) {
            m_gate->add(group, {.key = QString::number(++m_last)});
        }
    }
    /// "1", or "7 in a, not 1 2": what take() lets through.
    QStringList taken()
    {
        QStringList words;
        for (const NoticePassage &passage : m_gate->take()) {
            QString one = passage.alone.key;
            if (passage.count > 1) {
                one = u"%1 in %2"_s.arg(QString::number(passage.count), passage.group);
            }
            if (!passage.withdrawn.isEmpty()) {
                one += u", not "_s + passage.withdrawn.join(u' ');
            }
            words << one;
        }
        return words;
    }
    qint64 waits() const { return m_gate->nextAt() - m_clock.now(); }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(noon);
        m_gate = std::make_unique<NoticeGate>(m_clock);
        m_last = 0;
    }

    void fewComeAlone()
    {
        QCOMPARE(m_gate->nextAt(), 0);
        add(u"a"_s, 2);
        QCOMPARE(waits(), 0);
        QCOMPARE(taken(), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(m_gate->nextAt(), 0);
        QCOMPARE(taken(), QStringList());
        add(u"a"_s, 3);
        QCOMPARE(taken(), (QStringList{u"3"_s, u"4"_s, u"5"_s}));
    }

    void slowNewsStaysAlone()
    {
        for (int i = 1; i <= 20; ++i) {
            add(u"a"_s);
            QCOMPARE(taken(), QStringList{QString::number(i)});
            m_clock.advance(2 * secondMs); // five within ten seconds
        }
    }

    void manyAtOnceAreOne()
    {
        add(u"a"_s, 12);
        QCOMPARE(taken(), QStringList{u"12 in a"_s});
        QCOMPARE(m_gate->nextAt(), 0);
    }

    void theSixthTakesTheOthersBack()
    {
        add(u"a"_s, 5);
        m_gate->gone(u"3"_s);
        QCOMPARE(taken().size(), 5); // not on the desktop yet, so that told nothing
        m_gate->gone(u"4"_s);
        m_clock.advance(10 * secondMs - 1);
        add(u"a"_s);
        QCOMPARE(taken(), QStringList{u"5 in a, not 1 2 3 5"_s});
    }

    void aBurstEnds()
    {
        add(u"a"_s, 12);
        QCOMPARE(taken(), QStringList{u"12 in a"_s});
        m_gate->gone(u"a"_s);
        m_clock.advance(10 * secondMs);
        add(u"a"_s);
        QCOMPARE(taken(), QStringList{u"13"_s});
    }

    void anOpenCountGrows()
    {
        add(u"a"_s, 12);
        QCOMPARE(taken(), QStringList{u"12 in a"_s});
        m_clock.advance(hourMs);
        add(u"a"_s);
        QCOMPARE(taken(), QStringList{u"13 in a"_s});
        add(u"a"_s, 200);
        QCOMPARE(taken(), QStringList()); // not a notice for each
        QCOMPARE(waits(), 5 * secondMs);
        m_clock.advance(5 * secondMs - 1);
        QCOMPARE(taken(), QStringList());
        m_clock.advance(1);
        QCOMPARE(taken(), QStringList{u"213 in a"_s});
    }

    void aCountClosedInTheMidst()
    {
        add(u"a"_s, 12);
        QCOMPARE(taken(), QStringList{u"12 in a"_s});
        m_gate->gone(u"a"_s);
        add(u"a"_s);
        QCOMPARE(taken(), QStringList());
        m_clock.advance(5 * secondMs);
        QCOMPARE(taken(), QStringList{u"13"_s}); // "1 new post" says less
        add(u"a"_s);
        m_clock.advance(4 * secondMs); // the twelve are not forgotten yet
        QCOMPARE(taken(), QStringList());
        m_clock.advance(secondMs);
        QCOMPARE(taken(), QStringList{u"14"_s});
    }

    void groupsHaveNothingToDoWithEachOther()
    {
        add(u"a"_s, 6);
        add(u"b"_s, 2);
        QCOMPARE(taken(), (QStringList{u"6 in a"_s, u"7"_s, u"8"_s}));
    }

    void allTogetherAreBounded()
    {
        for (int i = 0; i < 100; ++i) {
            add(QString::number(i) + u'a', 2 - i % 2); // 11 for the first seven
        }
        QCOMPARE(taken().size(), 10);
        QCOMPARE(taken().size(), 0);
        QCOMPARE(waits(), 10 * secondMs);
        add(u"6a"_s, 7);
        add(u"7a"_s, 7);
        m_clock.advance(10 * secondMs);
        const QStringList next = taken();
        QCOMPARE(next.size(), 10);
        QCOMPARE(next.first(), u"9 in 6a, not 10"_s);
        QCOMPARE(next.at(1), u"8 in 7a"_s); // waited longest, and as one
        int windows = 2;
        while (m_gate->nextAt() > 0) {
            m_clock.advance(waits());
            QVERIFY(taken().size() <= 10);
            ++windows;
        }
        QVERIFY(windows < 20);
    }

    void whoWaitsLongestIsNext()
    {
        m_gate = std::make_unique<NoticeGate>(m_clock, NoticeGateLimits{.everywhere = 1});
        add(u"a"_s);
        QCOMPARE(taken(), QStringList{u"1"_s});
        add(u"b"_s);
        add(u"a"_s);
        m_clock.advance(10 * secondMs);
        QCOMPARE(taken(), QStringList{u"2"_s});
    }

    void whatWasReadDoesNotPass()
    {
        m_gate = std::make_unique<NoticeGate>(m_clock, NoticeGateLimits{.everywhere = 1});
        add(u"a"_s, 3);
        QCOMPARE(taken(), QStringList{u"1"_s});
        m_gate->drop(u"1"_s); // open
        m_gate->drop(u"2"_s); // waits
        m_clock.advance(10 * secondMs);
        QCOMPARE(taken(), QStringList{u"3"_s});
        QCOMPARE(m_gate->nextAt(), 0);
        add(u"b"_s, 3);
        for (const auto &key : {u"4"_s, u"5"_s, u"6"_s}) {
            m_gate->drop(key);
        }
        m_clock.advance(hourMs);
        QCOMPARE(taken(), QStringList());
        QCOMPARE(m_gate->nextAt(), 0);
    }

    /// Five of seven are held; that the last ones were read means the first ones were.
    void ofManyTheNewestWereRead()
    {
        add(u"a"_s, 7);
        for (int key = 3; key <= 7; ++key) {
            m_gate->drop(QString::number(key));
        }
        m_clock.advance(hourMs);
        QCOMPARE(taken(), QStringList());
        QCOMPARE(m_gate->nextAt(), 0);
    }

    /// Of six the first is held no more; it was read, too, when the four after it were.
    void ofManySomeWereRead()
    {
        add(u"a"_s, 6);
        for (int key = 2; key <= 5; ++key) {
            m_gate->drop(QString::number(key));
        }
        m_clock.advance(hourMs);
        QCOMPARE(taken(), QStringList{u"6"_s});
        QCOMPARE(m_gate->nextAt(), 0);
        QCOMPARE(taken(), QStringList());
    }

    /// So many are left that they are told as one, with those that are not held.
    void ofVeryManySomeWereRead()
    {
        add(u"a"_s, 20);
        m_gate->drop(u"18"_s);
        QCOMPARE(taken(), QStringList{u"19 in a"_s});
    }

    void oneThatIsSaidAnewIsOne()
    {
        m_gate->add(u"a"_s, {.key = u"same"_s, .title = u"1"_s});
        m_gate->add(u"a"_s, {.key = u"same"_s, .title = u"2"_s});
        QCOMPARE(taken().size(), 2);
        QCOMPARE(m_gate->seen(u"a"_s), QStringList{u"same"_s});
    }

    void whatWasSeenCountsNoLonger()
    {
        add(u"a"_s, 2);
        (void)taken();
        add(u"a"_s);
        QCOMPARE(m_gate->seen(u"a"_s), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(m_gate->nextAt(), 0);
        add(u"a"_s, 6);
        QCOMPARE(taken(), QStringList{u"6 in a"_s});
        QCOMPARE(m_gate->seen(u"a"_s), QStringList{u"a"_s});
        QCOMPARE(m_gate->seen(u"a"_s), QStringList());
        QCOMPARE(m_gate->seen(u"never"_s), QStringList());
    }

    void aClockSetBack()
    {
        add(u"a"_s, 12);
        (void)taken();
        for (int i = 0; i < 9; ++i) {
            add(u"b"_s + QString::number(i));
        }
        (void)taken();
        add(u"a"_s);
        m_clock.advance(-hourMs);
        QCOMPARE(waits(), 0);
        QCOMPARE(taken(), QStringList{u"13 in a"_s});
    }
};

QTEST_GUILESS_MAIN(tst_noticegate)
#include "tst_noticegate.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/markerplan.h"

#include "base/clock.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 noon = 1'795'348'800'000;
const QString ao = u"ao"_s;

using Writes = QList<MarkerPlan::Write>;

} // namespace

/// When markers are moved, by a clock that is turned by hand.
class tst_markerplan : public QObject {
    Q_OBJECT

    MarkerPlan m_plan;
    ManualClock m_clock{noon};

    Writes begin() { return m_plan.begin(m_clock.now()); }
    void finish(const Result<QString> &stands) { m_plan.finished(ao, stands, m_clock.now()); }

private Q_SLOTS:
    void init()
    {
        m_plan = {};
        m_clock = ManualClock(noon);
    }

    void laterIds_data()
    {
        QTest::addColumn<QString>("later");
        QTest::addColumn<QString>("earlier");
        QTest::newRow("numbers") << u"109"_s << u"108"_s;
        QTest::newRow("longer numbers") << u"1000"_s << u"999"_s;
        QTest::newRow("ULIDs") << u"01M81X33Q0ASN6PSCDY02S2WVF"_s
                               << u"01M81X33Q0ASN6PSCDY02S2WVE"_s;
        QTest::newRow("flake ids") << u"AyB0000000000000a1"_s << u"AyB0000000000000Z9"_s;
        QTest::newRow("snac") << u"1795360686b65cee22dd6a83fa0de62ee309694364"_s
                              << u"1795360685f65cee22dd6a83fa0de62ee309694364"_s;
    }
    void laterIds()
    {
        QFETCH(QString, later);
        QFETCH(QString, earlier);
        QVERIFY(isLaterId(later, earlier));
        QVERIFY(!isLaterId(earlier, later));
        QVERIFY(!isLaterId(later, later));
    }

    void laterIdsOfOneSecond()
    {
        const QString one = u"1795989123d375ea3cf8e90e2ea55bc31205cf55f8"_s;
        const QString other = u"1795989123137a05afffb5223f6e5ba6821e44082e"_s;
        QVERIFY(!isLaterId(one, other));
        QVERIFY(!isLaterId(other, one));
    }

    void nothingWithoutReading()
    {
        m_plan.stands(ao, u"100"_s);
        QCOMPARE(begin(), Writes());
        m_plan.reached(ao, {});
        QCOMPARE(begin(), Writes());
    }

    void onlyUpwards()
    {
        m_plan.stands(ao, u"100"_s);
        m_plan.reached(ao, u"99"_s);
        QCOMPARE(begin(), Writes());
        m_plan.reached(ao, u"100"_s);
        QCOMPARE(begin(), Writes());
        m_plan.reached(ao, u"101"_s);
        m_plan.reached(ao, u"98"_s); // scrolled down again
        QCOMPARE(begin(), (Writes{{ao, u"101"_s}}));
    }

    void atMostOnceAMinute()
    {
        m_plan.reached(ao, u"1"_s);
        QCOMPARE(begin().size(), 1);
        m_plan.reached(ao, u"2"_s);
        QCOMPARE(begin(), Writes()); // under way
        finish(u"1"_s);
        m_clock.advance(minuteMs - 1);
        QCOMPARE(begin(), Writes());
        m_clock.advance(1);
        QCOMPARE(begin(), (Writes{{ao, u"2"_s}}));
        finish(u"2"_s);
        m_clock.advance(hourMs);
        QCOMPARE(begin(), Writes()); // nothing new was read
    }

    /// Something came in below, and nobody has seen it.
    void whatWasReachedIsNoneAnyMore()
    {
        m_plan.readUpTo(ao, u"5"_s);
        m_plan.readUpTo(ao, u"3"_s);
        QCOMPARE(begin(), (Writes{{ao, u"3"_s}}));
        finish(u"3"_s);
        m_clock.advance(hourMs);
        m_plan.readUpTo(ao, u"4"_s);
        m_plan.readUpTo(ao, {});
        QCOMPARE(begin(), Writes());
        m_plan.readUpTo(ao, u"2"_s); // never down
        QCOMPARE(begin(), Writes());
        m_plan.readUpTo(ao, u"6"_s);
        QCOMPARE(begin(), (Writes{{ao, u"6"_s}}));
    }

    void eachAccountByItself()
    {
        m_plan.reached(u"b"_s, u"2"_s);
        m_plan.reached(u"a"_s, u"1"_s);
        QCOMPARE(begin(), (Writes{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}));
        m_plan.keepOnly({u"a"_s});
        m_plan.finished(u"b"_s, u"2"_s, m_clock.now());
        QCOMPARE(m_plan.standsAt(u"b"_s), QString());
    }

    void anotherAppReadsFurther()
    {
        m_plan.reached(ao, u"5"_s);
        QCOMPARE(begin().size(), 1);
        finish(u"9"_s); // it was there already, and stays
        QCOMPARE(m_plan.standsAt(ao), u"9"_s);
        m_plan.reached(ao, u"8"_s);
        m_clock.advance(hourMs);
        QCOMPARE(begin(), Writes());
    }

    void failuresAreTriedLaterAndLater()
    {
        m_plan.reached(ao, u"1"_s);
        for (const qint64 wait : {minuteMs, 2 * minuteMs, 4 * minuteMs, 8 * minuteMs}) {
            QCOMPARE(begin().size(), 1);
            finish(Error{.kind = ErrorKind::Network});
            m_clock.advance(wait - 1);
            QCOMPARE(begin(), Writes());
            m_clock.advance(1);
        }
        QCOMPARE(begin().size(), 1);
        finish(u"1"_s);
        m_plan.reached(ao, u"2"_s);
        m_clock.advance(minuteMs);
        QCOMPARE(begin().size(), 1); // all is forgotten when it went well
    }

    void refusals_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("its software keeps none") << int(ErrorKind::Usage);
        QTest::newRow("no such address") << int(ErrorKind::NotFound);
        QTest::newRow("the token may not write") << int(ErrorKind::Forbidden);
        QTest::newRow("refused") << int(ErrorKind::Rejected);
    }
    void refusals()
    {
        QFETCH(int, kind);
        m_plan.reached(ao, u"1"_s);
        QCOMPARE(begin().size(), 1);
        finish(Error{.kind = ErrorKind(kind)});
        m_clock.advance(dayMs - 1);
        QCOMPARE(begin(), Writes());
        m_clock.advance(1);
        QCOMPARE(begin().size(), 1);
    }

    void aPauseIsKept()
    {
        m_plan.reached(ao, u"1"_s);
        QCOMPARE(begin().size(), 1);
        finish(Error{.kind = ErrorKind::RateLimited, .until = noon + 10 * minuteMs});
        m_clock.advance(10 * minuteMs - 1);
        QCOMPARE(begin(), Writes());
        m_clock.advance(1);
        QCOMPARE(begin().size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_markerplan)
#include "tst_markerplan.moc"

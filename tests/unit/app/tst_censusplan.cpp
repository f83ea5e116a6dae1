// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/censusplan.h"

#include "base/clock.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 since = 1'000'000;
const AccountId ao{u"ao"_s};
const AccountId mei{u"mei"_s};

using End = CensusPart::End;

QJsonObject underWay(int found, int total = -1)
{
    return {{u"read_at"_s, 0}, {u"count"_s, 0}, {u"begun_at"_s, since + 1}, {u"found"_s, found},
        {u"total"_s, total}};
}

QJsonObject complete(int count, qint64 readAt = since + 1)
{
    return {{u"read_at"_s, readAt}, {u"count"_s, count}, {u"begun_at"_s, 0}, {u"found"_s, 0},
        {u"total"_s, -1}};
}

Error limited(qint64 until)
{
    return {.kind = ErrorKind::RateLimited, .until = until};
}

/// "ao follows"; empty when there is nothing to ask.
QString asked(const QJsonObject &argument)
{
    return argument.isEmpty()
        ? QString()
        : argument[u"account"].toString() + u' ' + argument[u"kind"].toString();
}

QString drawn(const CensusPlan &plan)
{
    QString ends;
    for (const CensusPart &part : plan.parts()) {
        ends += QStringView(u"ocfx")[int(part.end)];
    }
    return ends;
}

CensusPlan threeParts()
{
    return CensusPlan(
        {{.account = ao, .kind = MovedKind::Follows}, {.account = ao, .kind = MovedKind::Mutes},
            {.account = mei, .kind = MovedKind::Follows}},
        since);
}

} // namespace

class tst_censusplan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepByStep()
    {
        CensusPlan plan = threeParts();
        const QJsonObject question = plan.next(since);
        QCOMPARE(asked(question), u"ao follows"_s);
        QCOMPARE(question[u"since"].toInteger(), since);
        QVERIFY(plan.next(since).isEmpty()); // one question at a time
        plan.hear(underWay(40, 90), since);
        QCOMPARE(plan.current()->found, 40);
        QCOMPARE(plan.current()->total, 90);
        QCOMPARE(asked(plan.next(since)), u"ao follows"_s);
        plan.hear(complete(85), since);
        QCOMPARE(plan.parts()[0].end, End::Complete);
        QCOMPARE(plan.parts()[0].found, 85);
        QCOMPARE(asked(plan.next(since)), u"ao mutes"_s);
        plan.hear(complete(0), since);
        QCOMPARE(asked(plan.next(since)), u"mei follows"_s);
        QVERIFY(!plan.hasEnded());
        plan.hear(complete(3), since);
        QVERIFY(plan.hasEnded());
        QVERIFY(plan.next(since).isEmpty());
        QCOMPARE(plan.waitsUntil(), 0);
        QVERIFY(!plan.current());
        QCOMPARE(plan.count(End::Complete), 3);
    }

    /// One that was under way before ends with what is too old.
    void tooOldIsReadAgain()
    {
        CensusPlan plan({{.account = ao}}, since);
        (void)plan.next(since);
        plan.hear(complete(3, since - 1), since);
        QVERIFY(!plan.hasEnded());
        QCOMPARE(asked(plan.next(since)), u"ao follows"_s);
        plan.hear(complete(3, since), since);
        QCOMPARE(drawn(plan), u"c"_s);
    }

    void othersAreReadWhileOneWaits()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.hear(limited(since + minuteMs), since);
        QCOMPARE(asked(plan.next(since)), u"mei follows"_s);
        QCOMPARE(plan.waitsUntil(), 0); // it is asking
        plan.hear(complete(1), since);
        QVERIFY(plan.next(since).isEmpty());
        QCOMPARE(plan.waitsUntil(), since + minuteMs);
        QVERIFY(!plan.hasEnded());
        QCOMPARE(asked(plan.next(since + minuteMs)), u"ao follows"_s);
        plan.hear(limited(0), since + minuteMs); // it does not say until when
        QVERIFY(plan.waitsUntil() > since + minuteMs);
    }

    void whoIsNotWaitedForGoesFirst()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.hear(limited(since + minuteMs), since);
        QCOMPARE(plan.waitsUntil(), 0); // mei's server can be asked now
    }

    void whatAServerDoesNotTell()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.hear(Error{.kind = ErrorKind::Usage}, since);
        QCOMPARE(drawn(plan), u"foo"_s);
        QCOMPARE(plan.parts()[0].error.kind, ErrorKind::Usage);
        QCOMPARE(asked(plan.next(since)), u"ao mutes"_s);
    }

    void silenceIsTriedAgainAndThenEndsTheAccount()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.hear(Error{.kind = ErrorKind::Network}, since);
        QCOMPARE(asked(plan.next(since)), u"mei follows"_s);
        plan.hear(complete(1), since);
        for (int tries = 1; tries < CensusPlan::mostTries; ++tries) {
            QCOMPARE(drawn(plan), u"ooc"_s);
            const qint64 later = plan.waitsUntil();
            QVERIFY(later > since);
            QCOMPARE(asked(plan.next(later)), u"ao follows"_s);
            plan.hear(Error{.kind = ErrorKind::Network}, later);
        }
        QCOMPARE(drawn(plan), u"ffc"_s);
        QVERIFY(plan.hasEnded());
    }

    void progressForgivesSilence()
    {
        CensusPlan plan({{.account = ao}}, since);
        qint64 now = since;
        for (int i = 0; i < 3 * CensusPlan::mostTries; ++i) {
            QCOMPARE(asked(plan.next(now)), u"ao follows"_s);
            plan.hear(Error{.kind = ErrorKind::Timeout}, now);
            now = plan.waitsUntil();
            QVERIFY(now > since);
            (void)plan.next(now);
            plan.hear(underWay(i), now);
        }
        QCOMPARE(drawn(plan), u"o"_s);
    }

    void anEngineThatNeverGetsOn()
    {
        CensusPlan plan({{.account = ao}}, since);
        qint64 now = since;
        for (int i = 0; i < 20 && !plan.hasEnded(); ++i) {
            (void)plan.next(now);
            plan.hear(underWay(7), now);
            now = std::max(now, plan.waitsUntil());
        }
        QCOMPARE(drawn(plan), u"f"_s);
        QCOMPARE(plan.parts()[0].error.kind, ErrorKind::Timeout);
    }

    void aRefusedTokenEndsTheAccount()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.hear(Error{.kind = ErrorKind::Credentials}, since);
        QCOMPARE(drawn(plan), u"ffo"_s);
    }

    void cancelling()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.cancel();
        QCOMPARE(drawn(plan), u"oxx"_s);
        QVERIFY(!plan.hasEnded());
        plan.hear(complete(5), since);
        QCOMPARE(drawn(plan), u"cxx"_s);
        QVERIFY(plan.hasEnded());
    }

    void cancellingWhatIsNotComplete()
    {
        CensusPlan plan = threeParts();
        (void)plan.next(since);
        plan.cancel();
        plan.hear(underWay(5), since);
        QCOMPARE(drawn(plan), u"xxx"_s);
        QVERIFY(plan.hasEnded());
    }

    void nothingToRead()
    {
        CensusPlan plan;
        QVERIFY(plan.hasEnded());
        QVERIFY(plan.next(since).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_censusplan)
#include "tst_censusplan.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/addplan.h"

#include "engine/requestserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const ListId cats{u"cats"_s};

std::vector<Candidate> people(const QStringList &handles, const ListId &list = cats)
{
    std::vector<Candidate> all;
    for (const QString &handle : handles) {
        all.push_back({.list = list, .who = handle, .line = int(all.size()) + 1});
    }
    return all;
}

QStringList asked(const QJsonObject &argument)
{
    QStringList handles;
    const QJsonArray values = argument[u"handles"].toArray();
    for (const auto &value : values) {
        handles << value.toString();
    }
    return handles;
}

QJsonObject result(const QString &handle, AddEnd end, const Error &error = {})
{
    const QByteArray json = errorToOutcome(error).toUtf8();
    return {{u"handle"_s, handle}, {u"acct"_s, handle.mid(1)}, {u"outcome"_s, word(end)},
        {u"error"_s, QJsonDocument::fromJson(json).object()}};
}

/// Whoever was asked for is in the list.
QJsonObject allAdded(const QJsonObject &argument)
{
    QJsonArray results;
    for (const QString &handle : asked(argument)) {
        results.append(result(handle, AddEnd::Added));
    }
    return {{u"results"_s, results}};
}

QStringList drawn(const AddPlan &plan)
{
    QStringList rows;
    for (const Placed &placed : plan.placed()) {
        const QString how = placed.end == AddEnd::NotBegun ? u"not-begun"_s : word(placed.end);
        rows << placed.candidate.who + u' ' + how;
    }
    return rows;
}

} // namespace

class tst_addplan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostsTakeTurns()
    {
        AddPlan plan(people({u"@a@one.example"_s, u"@b@one.example"_s, u"@c@one.example"_s,
            u"@d@two.example"_s, u"@e@three.example"_s}));
        const QJsonObject argument = plan.next();
        QCOMPARE(asked(argument),
            (QStringList{u"@a@one.example"_s, u"@d@two.example"_s, u"@e@three.example"_s,
                u"@b@one.example"_s, u"@c@one.example"_s}));
        QCOMPARE(argument[u"list"].toString(), cats.value);
        QCOMPARE(argument[u"typed"].toArray().size(), 3);
        QVERIFY(!argument.contains(u"actors"));
        QVERIFY(plan.next().isEmpty()); // one piece at a time
        plan.take(allAdded(argument));
        QVERIFY(plan.hasEnded());
        QCOMPARE(plan.count(AddEnd::Added), 5);
    }

    void pieces()
    {
        QStringList handles;
        for (int i = 0; i < 60; ++i) {
            handles << u"@u%1@one.example"_s.arg(i);
        }
        std::vector<Candidate> all = people(handles);
        const auto birds = people({u"@x@one.example"_s}, ListId{u"birds"_s});
        all.insert(all.begin() + 1, birds.begin(), birds.end());
        AddPlan plan(all);
        QCOMPARE(plan.total(), 61);
        QList<int> sizes;
        while (!plan.hasEnded()) {
            const QJsonObject argument = plan.next();
            sizes << int(asked(argument).size());
            plan.take(allAdded(argument));
        }
        QCOMPARE(sizes, (QList<int>{25, 25, 10, 1}));
        QCOMPARE(plan.count(AddEnd::Added), 61);
    }

    void whoIsKnownNeedsNoLookUp()
    {
        std::vector<Candidate> all = people({u"@a@one.example"_s, u"@b@one.example"_s});
        for (Candidate &candidate : all) {
            candidate.known = true;
            candidate.typed = false;
            candidate.actorUri = u"https://one/"_s + candidate.who;
        }
        AddPlan plan(all);
        const QJsonObject argument = plan.next();
        QCOMPARE(argument[u"actors"].toArray(),
            (QJsonArray{u"https://one/@a@one.example"_s, u"https://one/@b@one.example"_s}));
        QVERIFY(argument[u"typed"].toArray().isEmpty());
    }

    void whoWasNotBegunIsAskedAgain()
    {
        AddPlan plan(people({u"@a@one.example"_s, u"@b@one.example"_s, u"@c@two.example"_s}));
        (void)plan.next();
        plan.take(
            {{u"results"_s,
                 QJsonArray{result(u"@a@one.example"_s, AddEnd::Already),
                     result(u"@c@two.example"_s, AddEnd::NotAdded, {.kind = ErrorKind::NotFound})}},
                {u"rest"_s, QJsonArray{u"@b@one.example"_s}}});
        QVERIFY(!plan.hasEnded());
        QCOMPARE(asked(plan.next()), QStringList{u"@b@one.example"_s});
        plan.take({{u"results"_s, QJsonArray()}}); // an engine that never gets on
        QVERIFY(plan.hasEnded());
        QCOMPARE(drawn(plan),
            (QStringList{u"@a@one.example already"_s, u"@c@two.example not-added"_s,
                u"@b@one.example not-added"_s}));
        QCOMPARE(plan.placed()[1].error.kind, ErrorKind::NotFound);
        QCOMPARE(plan.placed()[2].error.kind, ErrorKind::Timeout);
    }

    /// One who was waited for in vain is enough; a host with trouble of another kind goes on.
    void aSilentHostIsWaitedForOnce_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("silent");
        QTest::newRow("timeout") << int(ErrorKind::Timeout) << 0 << true;
        QTest::newRow("no route") << int(ErrorKind::Network) << 0 << true;
        QTest::newRow("limited") << int(ErrorKind::RateLimited) << 429 << true;
        QTest::newRow("barred") << int(ErrorKind::Barred) << 0 << true;
        QTest::newRow("500") << int(ErrorKind::Network) << 500 << false;
        QTest::newRow("unknown") << int(ErrorKind::NotFound) << 404 << false;
    }
    void aSilentHostIsWaitedForOnce()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(bool, silent);
        QStringList handles;
        for (int i = 0; i < 100; ++i) {
            handles << u"@u%1@one.example"_s.arg(i);
        }
        AddPlan plan(people(handles << u"@x@two.example"_s));
        const Error error{
            .kind = ErrorKind(kind), .subject = u"one.example"_s, .httpStatus = status};
        const QStringList first = asked(plan.next());
        plan.take({{u"results"_s, QJsonArray{result(first[0], AddEnd::NotAdded, error)}}});
        QCOMPARE(plan.count(AddEnd::NotAdded), silent ? 100 : 1);
        QVERIFY(asked(plan.next()).contains(u"@x@two.example"_s));
    }

    void failing()
    {
        AddPlan plan(people({u"@a@one.example"_s, u"@b@one.example"_s}));
        (void)plan.next();
        plan.fail({.kind = ErrorKind::Store});
        QVERIFY(plan.hasEnded());
        QCOMPARE(plan.count(AddEnd::NotAdded), 2);
    }

    void cancelling()
    {
        QStringList handles;
        for (int i = 0; i < 30; ++i) {
            handles << u"@u%1@one.example"_s.arg(i);
        }
        AddPlan plan(people(handles));
        const QJsonObject argument = plan.next();
        plan.cancel();
        QCOMPARE(plan.count(AddEnd::NotBegun), 5);
        QVERIFY(!plan.hasEnded());
        plan.take({{u"results"_s, QJsonArray{result(u"@u0@one.example"_s, AddEnd::Added)}}});
        QVERIFY(plan.hasEnded());
        QCOMPARE(plan.count(AddEnd::Added), 1);
        QCOMPARE(plan.count(AddEnd::NotBegun), 29);
        QCOMPARE(int(plan.placed().size()), plan.total());
    }
};

QTEST_GUILESS_MAIN(tst_addplan)
#include "tst_addplan.moc"

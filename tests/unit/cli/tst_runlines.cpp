// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runwords.h"

#include "base/clock.h"
#include "cli/exitcode.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 noon = 1'795'000'000'000;

Run someRun()
{
    return {.id = 7,
        .account = {u"id-ao"_s},
        .acct = u"ao@a.example"_s,
        .title = u"my %1 file.csv"_s,
        .state = RunState::Running,
        .createdAt = noon - minuteMs};
}

RunRow endedRow(const QString &subject, Outcome outcome, int line, const QString &detail = {})
{
    return {.line = line,
        .item = {.subject = subject},
        .state = RowState::Ended,
        .outcome = outcome,
        .detail = detail};
}

RunCounts someCounts()
{
    RunCounts counts{.total = 10, .waiting = 4};
    counts.outcomes[size_t(Outcome::Done)] = 5;
    counts.outcomes[size_t(Outcome::Already)] = 1;
    return counts;
}

bool anyHas(const QStringList &lines, const QString &text)
{
    return lines.join(u'\n').contains(text);
}

} // namespace

class tst_runlines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsForScripts()
    {
        const QJsonObject row = runRowJson(
            endedRow(u"yu@b.example"_s, Outcome::Refused, 3, u"No room."_s), MovedKind::Follows);
        QCOMPARE(row,
            (QJsonObject{{u"line"_s, 3}, {u"handle"_s, u"yu@b.example"_s},
                {u"outcome"_s, u"refused"_s}, {u"detail"_s, u"No room."_s}}));

        RunRow listed = endedRow(u"yu@b.example"_s, Outcome::Done, 0);
        listed.item.list = u"cats"_s;
        const QJsonObject member = runRowJson(listed, MovedKind::Lists);
        QVERIFY(member[u"line"].isNull());
        QCOMPARE(member[u"outcome"], QJsonValue(u"listed"_s));
        QCOMPARE(member[u"list"], QJsonValue(u"cats"_s));
        QCOMPARE(member[u"detail"], QJsonValue(u""_s));

        // A line that names nobody is told as it stood there.
        RunRow bad = endedRow({}, Outcome::Invalid, 2, u"no handle"_s);
        bad.text = u"???"_s;
        QCOMPARE(runRowJson(bad, MovedKind::Follows)[u"handle"], QJsonValue(u"???"_s));
    }

    void whatWouldBecomeOfARow()
    {
        RunRow row{.item = {.subject = u"yu@b.example"_s}, .state = RowState::Waiting};
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"to-do"_s);
        row.finding = Finding::Moved;
        row.movedTo = u"yu@c.example"_s;
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"moved"_s);
        QCOMPARE(runRowJson(row, MovedKind::Follows)[u"detail"], QJsonValue(u"yu@c.example"_s));
        row.finding = Finding::Unknown;
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"not-found"_s);
        row.finding = Finding::Gone;
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"gone"_s);
        row.tries = 1;
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"server-gone"_s);
        row.removes = true;
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"to-remove"_s);
        row.state = RowState::Ended;
        row.outcome = Outcome::Removed;
        QCOMPARE(outcomeWord(row, MovedKind::Follows), u"unfollowed"_s);
    }

    void runsForScripts()
    {
        const QJsonObject run = runJson(someRun(), someCounts());
        QCOMPARE(run[u"run"], QJsonValue(7));
        QCOMPARE(run[u"account"], QJsonValue(u"ao@a.example"_s));
        QCOMPARE(run[u"state"], QJsonValue(u"running"_s));
        QCOMPARE(run[u"mode"], QJsonValue(u"merge"_s));
        QCOMPARE(run[u"total"], QJsonValue(10));
        QCOMPARE(run[u"ended"], QJsonValue(6));
        QCOMPARE(run[u"outcomes"].toObject()[u"followed"], QJsonValue(5));
        QCOMPARE(run[u"outcomes"].toObject()[u"refused"], QJsonValue(0));
        QCOMPARE(run[u"created_at"], QJsonValue(isoTime(noon - minuteMs)));
        QVERIFY(run[u"wait_until"].isNull());
        QCOMPARE(run[u"trouble"], QJsonValue(u""_s));
    }

    void report()
    {
        const std::vector<RunRow> rows{endedRow(u"yu@b.example"_s, Outcome::Done, 2),
            endedRow(u"ao@c.example"_s, Outcome::Refused, 3, u"too many, wait\nor not"_s)};
        QCOMPARE(reportBytes(rows, MovedKind::Follows, false),
            "line,handle,outcome,detail\n2,yu@b.example,followed,\"\"\n"
            "3,ao@c.example,refused,\"too many, wait or not\"\n"_ba);

        const QList<QByteArray> lines =
            reportBytes(rows, MovedKind::Follows, true).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object()[u"line"], QJsonValue(3));
        QVERIFY(reportBytes({}, MovedKind::Lists, false).endsWith(",list\n"));
    }

    // What a server says is not to be reckoned when somebody opens the report.
    void noFormulas_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::newRow("=") << u"=HYPERLINK(1)"_s;
        QTest::newRow("+") << u"+1"_s;
        QTest::newRow("-") << u"-1"_s;
        QTest::newRow("@") << u"@SUM(1)"_s;
    }
    void noFormulas()
    {
        QFETCH(QString, detail);
        const QByteArray bytes = reportBytes(
            {endedRow(u"yu@b.example"_s, Outcome::Refused, 2, detail)}, MovedKind::Follows, false);
        QVERIFY2(bytes.contains("refused,'" + detail.toUtf8()), bytes.constData());
    }

    void status()
    {
        QCOMPARE(statusOf(someCounts()), int(ExitDone));
        for (const Outcome good : {Outcome::Requested, Outcome::Moved, Outcome::Removed}) {
            RunCounts counts;
            counts.outcomes[size_t(good)] = 1;
            QCOMPARE(statusOf(counts), int(ExitDone));
        }
        for (const Outcome bad : {Outcome::NotFound, Outcome::ServerGone, Outcome::Refused,
                 Outcome::Invalid, Outcome::Cancelled}) {
            RunCounts counts = someCounts();
            counts.outcomes[size_t(bad)] = 1;
            QCOMPARE(statusOf(counts), int(ExitPartly));
        }
    }

    void durations()
    {
        QCOMPARE(durationWords(1), u"1 min"_s);
        QCOMPARE(durationWords(59 * minuteMs + 1), u"1 h"_s);
        QCOMPARE(durationWords(200 * minuteMs), u"3 h 20 min"_s);
        QCOMPARE(durationWords(25 * hourMs + minuteMs), u"25 h"_s);
        QVERIFY(durationWords(4 * dayMs + 1).startsWith(u"5 "_s));
    }

    void times()
    {
        const QString time = QDateTime::fromMSecsSinceEpoch(noon).toString(u"HH:mm"_s);
        QCOMPARE(clockWords(noon, noon), time);
        const QString later = clockWords(noon + 5 * dayMs, noon);
        QVERIFY2(later.startsWith(u"20"_s) && later.size() > time.size(), qPrintable(later));
    }

    void forPeople()
    {
        const QString line = rowLine(
            endedRow(u"yu@b.example"_s, Outcome::NotFound, 3, u"nobody"_s), MovedKind::Follows);
        QVERIFY(line.contains(u"@yu@b.example"_s) && line.contains(u"not found"_s));
        QVERIFY(line.contains(u'3') && line.contains(u"nobody"_s));
        // A server's words stay on their line.
        QVERIFY(!rowLine(endedRow(u"x"_s, Outcome::Refused, 1, u"a\nb\033[2J"_s), MovedKind::Blocks)
                     .contains(u'\n'));
        QCOMPARE(nameOf({.subject = u"cats"_s}, MovedKind::Tags), u"#cats"_s);
        QCOMPARE(nameOf({.subject = u"b.example"_s}, MovedKind::DomainBlocks), u"b.example"_s);

        Run run = someRun();
        QVERIFY(!progressWords(run, someCounts(), noon).contains(u"waits"_s));
        run.waitUntil = noon + hourMs;
        const QString waiting = progressWords(run, someCounts(), noon);
        QVERIFY(waiting.contains(u"6 of 10"_s));
        QVERIFY(waiting.contains(clockWords(run.waitUntil, noon)));
        const QString summary = summaryWords(someCounts(), MovedKind::Follows);
        QVERIFY(summary.contains(u"5 followed"_s) && summary.contains(u"4 to do"_s));
        QVERIFY(!summary.contains(u'0'));
    }

    void preview()
    {
        Preview preview{.run = someRun(), .total = 9, .toDo = 3, .already = 2, .invalid = 1};
        preview.bad = {endedRow({}, Outcome::Invalid, 4, u"no handle"_s)};
        preview.bad[0].text = u"???"_s;
        preview.ms = 200 * minuteMs;
        const QStringList lines = previewLines(preview);
        QVERIFY(lines.first().contains(u"ao@a.example"_s));
        QVERIFY2(lines.first().endsWith(u"my %1 file.csv"_s), qPrintable(lines.first()));
        QVERIFY(anyHas(lines, u"3 to do"_s) && anyHas(lines, u"2 there already"_s));
        QVERIFY(anyHas(lines, u"line 4"_s) && anyHas(lines, u"???"_s));
        QVERIFY(anyHas(lines, u"3 h 20 min"_s));
        QVERIFY(!anyHas(lines, u"taken away"_s) && !anyHas(lines, u"moved"_s));
        QVERIFY(!anyHas(lines, u"refuse"_s));
        preview.gone = 2;
        preview.goneRows = {RunRow{.item = {.subject = u"old@b.example"_s},
            .state = RowState::Waiting,
            .finding = Finding::Gone,
            .detail = u"Their account is suspended."_s}};
        const QStringList gone = previewLines(preview);
        QVERIFY(anyHas(gone, u"2 whose account is"_s) && anyHas(gone, u"1 more"_s));
        QVERIFY(anyHas(gone, u"@old@b.example"_s) && anyHas(gone, u"is suspended."_s));
        preview.followCap = 700;
        preview.overCap = 12;
        QVERIFY(anyHas(previewLines(preview), u"follow 700: it may refuse 12"_s));
    }

    // Everybody who is taken away is named; of the others some.
    void previewNames()
    {
        Preview preview{.run = someRun(), .moved = 30, .lookedUp = false};
        for (int i = 0; i < 500; ++i) {
            preview.removed << u"@p%1@b.example"_s.arg(i);
        }
        preview.movedRows = {RunRow{.item = {.subject = u"old@b.example"_s},
            .state = RowState::Waiting,
            .finding = Finding::Moved,
            .movedTo = u"new@c.example"_s}};
        const QStringList lines = previewLines(preview);
        QVERIFY(anyHas(lines, u"500 to be taken away"_s));
        for (const QString &name : preview.removed) {
            QVERIFY(lines.contains(u"    "_s + name));
        }
        QVERIFY(anyHas(lines, u"new@c.example"_s) && anyHas(lines, u"29 more"_s));
        QVERIFY(anyHas(lines, u"looked up"_s));
    }
};

QTEST_GUILESS_MAIN(tst_runlines)
#include "tst_runlines.moc"

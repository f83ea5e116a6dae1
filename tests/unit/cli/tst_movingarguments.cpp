// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/exitcode.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

Parsed parsedLine(const QString &line)
{
    return parseArguments(line.split(u' ', Qt::SkipEmptyParts));
}

Options optionsOf(const QString &line)
{
    return parsedLine(line).options;
}

} // namespace

/// The grammar of what goes from one account to another.
class tst_movingarguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("command");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *line, Command command, MovedKind kind = MovedKind::Follows,
                             const QString &file = {}) {
            QTest::newRow(line) << QString::fromUtf8(line) << int(command) << int(kind) << file;
        };
        row("follows export f.csv", Command::Export, MovedKind::Follows, u"f.csv"_s);
        row("follows --json export -", Command::Export, MovedKind::Follows, u"-"_s);
        row("followers export f.csv", Command::Export, MovedKind::Followers, u"f.csv"_s);
        row("blocks export f.csv", Command::Export, MovedKind::Blocks, u"f.csv"_s);
        row("mutes export f.csv", Command::Export, MovedKind::Mutes, u"f.csv"_s);
        row("domain-blocks export f.csv", Command::Export, MovedKind::DomainBlocks, u"f.csv"_s);
        row("bookmarks export f.csv", Command::Export, MovedKind::Bookmarks, u"f.csv"_s);
        row("clips export f.csv", Command::Export, MovedKind::Clips, u"f.csv"_s);
        row("tags export f.csv", Command::Export, MovedKind::Tags, u"f.csv"_s);
        row("server-lists export f.csv", Command::Export, MovedKind::Lists, u"f.csv"_s);
        row("follows import - --account a@b.example", Command::Import, MovedKind::Follows, u"-"_s);
        row("server-lists import l.csv --account a@b.example --follow", Command::Import,
            MovedKind::Lists, u"l.csv"_s);
        row("tags import t.csv --account a@b.example", Command::Import, MovedKind::Tags,
            u"t.csv"_s);
        row("follows compare a@b.example c@d.example", Command::FollowsCompare);
        row("follows step --from a@b.example --to c@d.example", Command::FollowsStep);
        row("runs list", Command::RunsList);
        row("runs report 7 r.csv", Command::RunsReport, MovedKind::Follows, u"r.csv"_s);
    }
    void commands()
    {
        QFETCH(QString, line);
        QFETCH(int, command);
        QFETCH(int, kind);
        QFETCH(QString, file);
        const Parsed parsed = parsedLine(line);
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(int(parsed.options.command), command);
        QCOMPARE(int(parsed.options.moving.kind), kind);
        QCOMPARE(parsed.options.moving.file, file);
    }

    void exports()
    {
        const MovingOptions plain = optionsOf(u"follows export f.csv"_s).moving;
        QCOMPARE(plain.form, csv::Form::Mastodon);
        QVERIFY(plain.account.isEmpty());
        const MovingOptions other =
            optionsOf(u"mutes export f.csv --account a@b.example --for misskey"_s).moving;
        QCOMPARE(other.form, csv::Form::Misskey);
        QCOMPARE(other.account, u"a@b.example"_s);
        QCOMPARE(optionsOf(u"mutes export f --for pleroma"_s).moving.form, csv::Form::Pleroma);
    }

    void wholeAccounts()
    {
        const Options only = optionsOf(u"accounts export folder"_s);
        QCOMPARE(only.command, Command::AccountsExport);
        QCOMPARE(only.moving.file, u"folder"_s);
        QVERIFY(only.moving.account.isEmpty());
        const Options named = optionsOf(u"accounts export a@b.example all.zip --for pleroma"_s);
        QCOMPARE(named.moving.file, u"all.zip"_s);
        QCOMPARE(named.moving.account, u"a@b.example"_s);
        QCOMPARE(named.moving.form, csv::Form::Pleroma);
    }

    void imports()
    {
        const Options options = optionsOf(
            u"follows import f.csv --account a@b.example --mode overwrite --dry-run --yes --wait "
            "--report r.csv --kind follows --domain d.example"_s);
        QVERIFY(options.moving.overwrite && options.moving.dryRun && options.moving.wait);
        QVERIFY(options.yes);
        QCOMPARE(options.moving.report, u"r.csv"_s);
        QCOMPARE(options.moving.saidKind, MovedKind::Follows);
        QCOMPARE(options.moving.domain, u"d.example"_s);
        QVERIFY(!options.moving.followMissing);
        QVERIFY(optionsOf(u"server-lists import f.csv --account a@b.example --follow"_s)
                    .moving.followMissing);
        QVERIFY(parsedLine(u"follows import f.csv --account a@b.example --follow"_s).status);

        // Whoever follows cannot be brought.
        QVERIFY(parsedLine(u"followers import f.csv --account a@b.example"_s).status);
        QVERIFY(
            parsedLine(u"bookmarks import f.csv --account a@b.example --kind followers"_s).status);
        QCOMPARE(
            optionsOf(u"clips import f.csv --account a@b.example"_s).moving.kind, MovedKind::Clips);

        // What takes something away must have been said.
        const Options plain = optionsOf(u"follows import f.csv --account a@b.example"_s);
        QVERIFY(!plain.moving.overwrite && !plain.yes && !plain.moving.wait);
        QCOMPARE(plain.moving.saidKind, MovedKind::Unknown);
        QVERIFY(!optionsOf(u"follows import f.csv --account a@b.example --mode merge"_s)
                     .moving.overwrite);
    }

    void comparing()
    {
        const MovingOptions options = optionsOf(
            u"follows compare a@b.example c@d.example --only not-everywhere --search yu"_s)
                                          .moving;
        QCOMPARE(options.words, (QStringList{u"a@b.example"_s, u"c@d.example"_s}));
        QCOMPARE(options.only, ComparisonWish::Only::NotEverywhere);
        QCOMPARE(options.search, u"yu"_s);
        QCOMPARE(optionsOf(u"follows compare a@b.example c@d.example --only dead"_s).moving.only,
            ComparisonWish::Only::Dead);
    }

    void copying()
    {
        const QString way = u" --from a@b.example --to c@d.example"_s;
        const Options some = optionsOf(u"follows copy @x@y.example"_s + way + u" --wait"_s);
        QCOMPARE(some.command, Command::FollowsCopy);
        QCOMPARE(some.moving.words, QStringList{u"@x@y.example"_s});
        QCOMPARE(some.moving.from, u"a@b.example"_s);
        QCOMPARE(some.moving.to, u"c@d.example"_s);
        QVERIFY(some.moving.wait && !some.moving.all);
        QVERIFY(optionsOf(u"follows copy --all"_s + way).moving.all);

        const Options dead = optionsOf(u"follows unfollow --account a@b.example --dead --yes"_s);
        QCOMPARE(dead.command, Command::FollowsUnfollow);
        QVERIFY(dead.dead && dead.yes);

        QCOMPARE(optionsOf(u"follows step"_s + way).moving.everyHours, 24);
        QCOMPARE(optionsOf(u"follows step --every 6"_s + way).moving.everyHours, 6);
        QCOMPARE(optionsOf(u"follows step --off"_s + way).moving.everyHours, 0);
    }

    void runs_data()
    {
        QTest::addColumn<int>("command");
        QTest::newRow("show") << int(Command::RunsShow);
        QTest::newRow("resume") << int(Command::RunsResume);
        QTest::newRow("pause") << int(Command::RunsPause);
        QTest::newRow("cancel") << int(Command::RunsCancel);
        QTest::newRow("retry") << int(Command::RunsRetry);
        QTest::newRow("drop") << int(Command::RunsDrop);
    }
    void runs()
    {
        QFETCH(int, command);
        const Options options =
            optionsOf(u"runs %1 7"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        QCOMPARE(int(options.command), command);
        QCOMPARE(options.moving.run, 7);
    }
    void optionsOfRuns()
    {
        QVERIFY(optionsOf(u"runs resume 7 --wait"_s).moving.wait);
        QVERIFY(optionsOf(u"runs resume 7 --yes"_s).yes);
        QVERIFY(optionsOf(u"runs retry 7 --wait"_s).moving.wait);
        const Options show = optionsOf(u"runs show 7 --outcome refused --limit 3"_s);
        QCOMPARE(show.moving.outcome, u"refused"_s);
        QCOMPARE(show.limit, 3);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
            {"follows", "follows export", "follows frob", "follows export f --for word",
                "followers import f --account a@b.example", "follows import --account a@b.example",
                "follows import f", "follows import f --account a@b.example --mode replace",
                "follows import f --account a@b.example --kind followers",
                "follows import f --account a@b.example --kind nonsense",
                "follows compare a@b.example", "follows compare a@b.example c@d.example --only x",
                "follows copy --from a@b.example --to c@d.example",
                "follows copy x@y.example --all --from a@b.example --to c@d.example",
                "follows copy --all --from a@b.example", "follows unfollow --account a@b.example",
                "follows unfollow x@y.example",
                "follows unfollow x@y.example --dead --account a@b.example",
                "follows step --from a@b.example",
                "follows step --from a@b.example --to c@d.example --every 0",
                "follows step --from a@b.example --to c@d.example --every 2 --off",
                "accounts export", "accounts export a b c", "runs", "runs show", "runs show x",
                "runs show 0", "runs report 7", "runs pause 7 --wait", "blocks compare"}) {
            QTest::newRow(line) << QString::fromUtf8(line);
        }
    }
    void wrongUse()
    {
        QFETCH(QString, line);
        const Parsed parsed = parsedLine(line);
        QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
        QVERIFY(parsed.output.isEmpty());
        QVERIFY(!parsed.error.isEmpty());
    }

    void whatIsMissingIsNamed()
    {
        QVERIFY(parsedLine(u"follows import f"_s).error.startsWith(u"--account"_s));
        QVERIFY(
            parsedLine(u"follows unfollow --account a@b.example"_s).error.startsWith(u"HANDLE"_s));
        QVERIFY(parsedLine(u"runs drop"_s).error.startsWith(u"ID"_s));
    }
};

QTEST_GUILESS_MAIN(tst_movingarguments)
#include "tst_movingarguments.moc"

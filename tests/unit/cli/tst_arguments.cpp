// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/exitcode.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::cli;

class tst_arguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("command");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *line, Command command, const QString &name = {},
                             const QStringList &words = {}) {
            QTest::newRow(line) << QString::fromUtf8(line) << int(command) << name << words;
        };
        row("accounts list", Command::AccountsList);
        row("accounts add a.example --token-stdin", Command::AccountsAdd, u"a.example"_s);
        row("accounts add a.example", Command::AccountsAdd, u"a.example"_s);
        row("accounts check", Command::AccountsCheck);
        row("accounts remove u@a.example", Command::AccountsRemove, u"u@a.example"_s);
        row("timeline everyone", Command::Timeline, {}, {u"everyone"_s});
        row("timeline home list:a", Command::Timeline, {}, {u"home"_s, u"list:a"_s});
        row("lists list", Command::ListsList);
        row("lists create 鯖缶", Command::ListsCreate, u"鯖缶"_s);
        row("lists delete x", Command::ListsDelete, u"x"_s);
        row("lists add x @a@b.example @c@d.example", Command::ListsAdd, u"x"_s,
            {u"@a@b.example"_s, u"@c@d.example"_s});
        row("lists remove x @a@b.example", Command::ListsRemove, u"x"_s, {u"@a@b.example"_s});
        row("lists add x -", Command::ListsAdd, u"x"_s, {u"-"_s});
        row("lists add x --from-follows u@a.example", Command::ListsAdd, u"x"_s);
        row("lists remove x --dead", Command::ListsRemove, u"x"_s);
        row("lists import lists.csv", Command::ListsImport);
        row("lists export -", Command::ListsExport);
        row("lists export f.csv --name x", Command::ListsExport, u"x"_s);
        row("lists members x", Command::ListsMembers, u"x"_s);
        row("lists refresh x", Command::ListsRefresh, u"x"_s);
        row("hosts list --limit 5", Command::HostsList);
        row("hosts never a.example", Command::HostsNever, u"a.example"_s);
        row("hosts allow a.example", Command::HostsAllow, u"a.example"_s);
        row("lists set x --hide-boosts on", Command::ListsSet, u"x"_s);
        row("search 鯖缶 curry", Command::Search, {}, {u"鯖缶"_s, u"curry"_s});
        row("search tea --at u@a.example", Command::Search, {}, {u"tea"_s});
        row("notifications --limit 5", Command::Notifications);
        row("cache stats", Command::CacheStats);
        row("cache prune", Command::CachePrune);
        row("cache check", Command::CacheCheck);
        row("thread https://a.example/1", Command::Thread, u"https://a.example/1"_s);
        row("thread https://a.example/1 --complete", Command::Thread, u"https://a.example/1"_s);
        row("profile @a@b.example", Command::Profile, u"@a@b.example"_s);
        row("sandbox", Command::Sandbox);
        row("demo", Command::Demo);
    }
    void commands()
    {
        QFETCH(QString, line);
        QFETCH(int, command);
        QFETCH(QString, name);
        QFETCH(QStringList, words);
        const Parsed parsed = parseArguments(line.split(u' '));
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(int(parsed.options.command), command);
        QCOMPARE(parsed.options.name, name);
        QCOMPARE(parsed.options.words, words);
    }

    void options()
    {
        const Options options = parseArguments(
            u"timeline home --limit 7 --refresh --json --data-dir d --session-secrets s"_s.split(
                u' '))
                                    .options;
        QCOMPARE(options.limit, 7);
        QVERIFY(options.refresh);
        QVERIFY(options.json);
        QCOMPARE(options.dataDir, u"d"_s);
        QCOMPARE(options.sessionSecrets, u"s"_s);
        QVERIFY(!options.verbose);
        QVERIFY(!options.allowPrivateNetwork);

        const Options follow =
            parseArguments(u"timeline home --follow --for 60"_s.split(u' ')).options;
        QVERIFY(follow.follow);
        QCOMPARE(follow.seconds, 60);
        QVERIFY(!options.follow);

        const Options prune =
            parseArguments(u"cache prune --days 3 --bytes 5000000"_s.split(u' ')).options;
        QCOMPARE(prune.days, 3);
        QCOMPARE(prune.bytes, 5'000'000);

        const Options sandbox =
            parseArguments(u"sandbox --port 8001 --for 5 --show-tokens"_s.split(u' ')).options;
        QCOMPARE(sandbox.port, 8001);
        QCOMPARE(sandbox.seconds, 5);
        QVERIFY(sandbox.showTokens);
        QVERIFY(parseArguments(u"accounts add a.b --token-stdin"_s.split(u' ')).options.tokenStdin);
    }

    void optionsOfAList()
    {
        const Options options = parseArguments(
            u"lists set x --hide-boosts on --hide-replies off --only-media on --grid off "
            "--exclusive on --in-everyone default --notify off --colour 3 --icon 🎨 --position 2"_s
                .split(u' '))
                                    .options;
        QCOMPARE(options.changes,
            (QJsonObject{{u"hide_boosts"_s, true}, {u"hide_replies"_s, false},
                {u"only_media"_s, true}, {u"as_grid"_s, false}, {u"exclusive"_s, true},
                {u"in_everyone"_s, QJsonValue::Null}, {u"notify"_s, false}, {u"colour"_s, 3},
                {u"icon"_s, u"🎨"_s}}));
        QCOMPARE(options.position, 2);
        QVERIFY(options.member.isEmpty());

        const Options none = parseArguments(
            {u"lists"_s, u"set"_s, u"x"_s, u"--icon"_s, u"none"_s, u"--colour"_s, u"0"_s,
                u"--notify"_s, u"default"_s, u"--member"_s, u"@a@b.example"_s})
                                 .options;
        QCOMPARE(none.changes[u"icon"], QJsonValue(u""_s));
        QCOMPARE(none.changes[u"colour"], QJsonValue(QJsonValue::Null));
        QVERIFY(none.changes[u"notify"].isNull());
        QCOMPARE(none.member, u"@a@b.example"_s);
        QCOMPARE(none.position, 0);
    }

    void wherePeopleComeFrom()
    {
        const auto read = [](const QString &line) {
            return parseArguments(line.split(u' ')).options;
        };
        QCOMPARE(read(u"lists add x --from-follows u@a.example"_s).fromFollows, u"u@a.example"_s);
        QCOMPARE(read(u"lists add x --from-server-list cats@u@a.example"_s).fromServerList,
            u"cats@u@a.example"_s);
        const QString address = u"https://a.example/collections/7"_s;
        QCOMPARE(read(u"lists add x --from-collection "_s + address).fromCollection, address);
        const Options dead = read(u"lists remove x --dead --yes"_s);
        QVERIFY(dead.dead && dead.yes);
        QVERIFY(!read(u"lists remove x --dead"_s).yes);
        QCOMPARE(read(u"lists import -"_s).file, u"-"_s);
        QCOMPARE(read(u"lists export a.csv"_s).file, u"a.csv"_s);
    }

    void whoseAccount()
    {
        const auto read = [](const QString &line) {
            return parseArguments(line.split(u' ')).options;
        };
        QCOMPARE(read(u"search tea --at u@a.example"_s).account, u"u@a.example"_s);
        QVERIFY(read(u"search tea"_s).account.isEmpty());
        const Options notices = read(u"notifications --account u@a.example --limit 7 --json"_s);
        QCOMPARE(notices.account, u"u@a.example"_s);
        QCOMPARE(notices.limit, 7);
        QVERIFY(notices.json);
        QVERIFY(read(u"notifications"_s).account.isEmpty());
        QVERIFY(read(u"notifications"_s).kinds.empty());
        using NoticeKind = asterism::Notification::Kind;
        const std::vector<NoticeKind> kinds{NoticeKind::Mention, NoticeKind::FollowRequest};
        QVERIFY(read(u"notifications --kinds mention,follow-request"_s).kinds == kinds);
        QVERIFY(read(u"notifications --kinds mention --kinds follow-request"_s).kinds == kinds);
        // A script whose variable is empty must not ask of all accounts, or in the cache.
        for (const QStringList &line : {QStringList{u"search"_s, u"tea"_s, u"--at"_s, u""_s},
                 QStringList{u"notifications"_s, u"--account"_s, u""_s},
                 QStringList{u"notifications"_s, u"--kinds"_s, u""_s}}) {
            QCOMPARE(parseArguments(line).status.value_or(-1), int(ExitUsage));
        }
    }

    // A list may be called as it likes; a missing HANDLE is named.
    void somebodyMustBeMeant()
    {
        const Parsed parsed = parseArguments({u"lists"_s, u"add"_s, u"x"_s});
        QVERIFY2(parsed.error.startsWith(u"HANDLE"_s), qPrintable(parsed.error));
    }

    void globalOptionsGoAnywhere()
    {
        for (const QString &line : {u"--json --data-dir d lists members x"_s,
                 u"lists --json members x --data-dir d"_s, u"lists members x --json --data-dir d"_s,
                 u"lists members --data-dir d --json x"_s}) {
            const Parsed parsed = parseArguments(line.split(u' '));
            QVERIFY2(!parsed.status, qPrintable(line + parsed.error));
            QVERIFY2(parsed.options.json, qPrintable(line));
            QCOMPARE(parsed.options.dataDir, u"d"_s);
            QCOMPARE(parsed.options.name, u"x"_s);
        }
    }

    void defaults()
    {
        const Options options = parseArguments({u"cache"_s, u"prune"_s}).options;
        QCOMPARE(options.limit, 40);
        QCOMPARE(options.days, 90);
        QCOMPARE(options.bytes, qint64(2) << 30);
        QCOMPARE(options.port, 0);
        QCOMPARE(options.seconds, 0);
        QVERIFY(options.dataDir.isEmpty());
        QVERIFY(!options.json);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
            {"", "nonsense", "timeline", "timeline home --limit 0", "timeline home --limit many",
                "timeline home --nonsense", "accounts", "lists", "lists create", "lists add x",
                "lists members", "lists set", "lists set x --hide-boosts",
                "lists set x --hide-boosts maybe", "lists set x --exclusive default",
                "lists set x --colour 9", "lists set x --position 0", "search", "thread", "profile",
                "cache", "cache prune --days 0", "accounts add", "accounts remove",
                "sandbox --port 70000", "sandbox --for 0", "timeline home --for 3",
                "timeline home --follow --for 0", "lists export", "lists import",
                "lists add x @a@b.example --from-follows u@a.example",
                "lists add x --from-follows u@a.example --from-collection c", "lists remove x",
                "lists remove x @a@b.example --dead", "lists remove x @a@b.example --yes",
                "notifications home", "notifications --limit 0", "notifications --kinds mentions",
                "notifications --kinds mention,nonsense", "search --at u@a.example"}) {
            QTest::newRow(line) << QString::fromUtf8(line);
        }
    }
    void wrongUse()
    {
        QFETCH(QString, line);
        const Parsed parsed = parseArguments(line.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
        QVERIFY(parsed.output.isEmpty());
        QVERIFY(!parsed.error.isEmpty());
    }

    // A script whose variable is empty must not look like a search without a match.
    void aSearchNeedsWords()
    {
        for (const QString &query : {u""_s, u" "_s, u"\u3000"_s}) {
            const Parsed parsed = parseArguments({u"search"_s, query});
            QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
            QVERIFY2(parsed.error.startsWith(u"QUERY"_s), qPrintable(parsed.error));
        }
    }

    // "SOURCE is missing" would send people looking in the wrong place.
    void whatIsNotUnderstoodIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("command") << u"frob"_s << u"frob"_s;
        QTest::newRow("option") << u"--frob"_s << u"--frob"_s;
        QTest::newRow("option of a command") << u"timeline --frob"_s << u"--frob"_s;
        QTest::newRow("command of a group") << u"lists frob"_s << u"frob"_s;
        QTest::newRow("nothing unknown") << u"timeline --limit 3"_s << u"SOURCE"_s;
    }
    void whatIsNotUnderstoodIsNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, words);
        const Parsed parsed = parseArguments(line.split(u' '));
        QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
        QVERIFY2(parsed.error.section(u'\n', 0, 0).contains(words), qPrintable(parsed.error));
    }

    void helpAndVersion()
    {
        const Parsed version = parseArguments({u"--version"_s});
        QCOMPARE(version.status.value_or(-1), int(ExitDone));
        QVERIFY(version.output.startsWith(u"asterism-cli "_s));
        const Parsed help = parseArguments({u"timeline"_s, u"--help"_s});
        QCOMPARE(help.status.value_or(-1), int(ExitDone));
        QVERIFY(help.output.contains(u"SOURCE"_s));
        QVERIFY(help.output.contains(u"--refresh"_s));
        QVERIFY(help.error.isEmpty());
        QVERIFY(parseArguments({u"--help"_s}).output.contains(u"timeline"_s));
    }
};

QTEST_GUILESS_MAIN(tst_arguments)
#include "tst_arguments.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/exitcode.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

const QString someUri = u"https://a.example/1"_s;

Parsed parsedWords(const QString &line)
{
    return parseArguments(line.split(u' ', Qt::SkipEmptyParts));
}

ActingOptions actingOf(const QString &line)
{
    return parsedWords(line).options.acting;
}

} // namespace

/// The grammar of what own accounts do.
class tst_actingarguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actions_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("target");
        const auto row = [](const char *line, Action::Kind kind, const QString &target) {
            QTest::newRow(line) << int(kind) << target;
        };
        row("boost https://a.example/1", Action::Kind::Boost, someUri);
        row("unboost https://a.example/1", Action::Kind::Unboost, someUri);
        row("favourite https://a.example/1", Action::Kind::Favourite, someUri);
        row("unfavourite https://a.example/1", Action::Kind::Unfavourite, someUri);
        row("bookmark https://a.example/1", Action::Kind::Bookmark, someUri);
        row("unbookmark https://a.example/1", Action::Kind::Unbookmark, someUri);
        row("react https://a.example/1 👍", Action::Kind::React, someUri);
        row("unreact https://a.example/1", Action::Kind::Unreact, someUri);
        row("vote https://a.example/1 2", Action::Kind::Vote, someUri);
        row("pin https://a.example/1", Action::Kind::Pin, someUri);
        row("unpin https://a.example/1", Action::Kind::Unpin, someUri);
        row("mute-thread https://a.example/1", Action::Kind::MuteThread, someUri);
        row("unmute-thread https://a.example/1", Action::Kind::UnmuteThread, someUri);
        row("delete https://a.example/1", Action::Kind::Delete, someUri);
        row("follow @a@b.example", Action::Kind::Follow, u"@a@b.example"_s);
        row("unfollow a@b.example", Action::Kind::Unfollow, u"a@b.example"_s);
        row("mute @a@b.example", Action::Kind::Mute, u"@a@b.example"_s);
        row("unmute @a@b.example", Action::Kind::Unmute, u"@a@b.example"_s);
        row("block @a@b.example", Action::Kind::Block, u"@a@b.example"_s);
        row("note @a@b.example tea", Action::Kind::Annotate, u"@a@b.example"_s);
        row("note @a@b.example --remove", Action::Kind::Annotate, u"@a@b.example"_s);
        row("unblock @a@b.example", Action::Kind::Unblock, u"@a@b.example"_s);
        row("requests accept @a@b.example", Action::Kind::AcceptFollower, u"@a@b.example"_s);
        row("requests reject @a@b.example", Action::Kind::RejectFollower, u"@a@b.example"_s);
        row("report @a@b.example --comment spam", Action::Kind::Report, u"@a@b.example"_s);
        row("block-domain b.example", Action::Kind::BlockDomain, u"b.example"_s);
        row("unblock-domain b.example", Action::Kind::UnblockDomain, u"b.example"_s);
        row("follow-tag #tea", Action::Kind::FollowTag, u"#tea"_s);
        row("unfollow-tag tea", Action::Kind::UnfollowTag, u"tea"_s);
    }
    void actions()
    {
        QFETCH(int, kind);
        QFETCH(QString, target);
        const Parsed parsed = parsedWords(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(parsed.options.command, Command::Act);
        QCOMPARE(int(parsed.options.acting.kind), kind);
        QCOMPARE(parsed.options.acting.target, target);
        QCOMPARE(parsed.options.acting.wait, 30);
        QVERIFY(parsed.options.acting.accounts.isEmpty());
    }

    void otherCommands_data()
    {
        QTest::addColumn<int>("command");
        QTest::newRow("post hello") << int(Command::Post);
        QTest::newRow("post -") << int(Command::Post);
        QTest::newRow("edit https://a.example/1 hello") << int(Command::Edit);
        QTest::newRow("requests list") << int(Command::RequestsList);
        QTest::newRow("outbox list") << int(Command::OutboxList);
        QTest::newRow("outbox retry 7") << int(Command::OutboxRetry);
        QTest::newRow("outbox cancel 7") << int(Command::OutboxCancel);
    }
    void otherCommands()
    {
        QFETCH(int, command);
        const Parsed parsed = parsedWords(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(int(parsed.options.command), command);
    }

    void posts()
    {
        const ActingOptions acting = parseArguments(
            {u"post"_s, u" two words "_s, u"--cw"_s, u" a warning "_s, u"--visibility"_s,
                u"private"_s, u"--reply-to"_s, someUri, u"--language"_s, u"ja"_s, u"--to"_s,
                u"@a@b.example"_s, u"--to"_s, u"c@d.example"_s, u"--account"_s, u"me@a.example"_s,
                u"--wait"_s, u"5"_s})
                                         .options.acting;
        QCOMPARE(acting.text, u" two words "_s); // as typed
        QCOMPARE(acting.warning, std::optional(u"a warning"_s));
        QCOMPARE(acting.visibility, std::optional(Visibility::Private));
        QCOMPARE(acting.replyTo, someUri);
        QCOMPARE(acting.language, u"ja"_s);
        QCOMPARE(acting.to, (QStringList{u"@a@b.example"_s, u"c@d.example"_s}));
        QCOMPARE(acting.accounts, QStringList{u"me@a.example"_s});
        QCOMPARE(acting.wait, 5);

        const ActingOptions plain = actingOf(u"post hello"_s);
        QVERIFY(!plain.warning && !plain.visibility);
        QVERIFY(plain.to.isEmpty());
    }

    // What a post says may look like a command or an option.
    void textIsText()
    {
        for (const QString &text : {u"search"_s, u"list"_s, u"post"_s}) {
            const Parsed parsed = parseArguments({u"post"_s, text});
            QVERIFY2(!parsed.status, qPrintable(parsed.error));
            QCOMPARE(parsed.options.command, Command::Post);
            QCOMPARE(parsed.options.acting.text, text);
        }
        const Parsed dashes = parseArguments({u"post"_s, u"--"_s, u"--not an option"_s});
        QVERIFY2(!dashes.status, qPrintable(dashes.error));
        QCOMPARE(dashes.options.acting.text, u"--not an option"_s);
        const ActingOptions edit = parseArguments({u"edit"_s, someUri, u"new"_s}).options.acting;
        QCOMPARE(edit.target, someUri);
        QCOMPARE(edit.text, u"new"_s);
        QVERIFY(!edit.warning);
        const auto without =
            parseArguments({u"edit"_s, someUri, u"new"_s, u"--cw"_s, u""_s}).options.acting;
        QCOMPARE(without.warning, std::optional(u""_s));
    }

    // --account takes one name, wherever it stands.
    void severalAccounts_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("boost") << u"https://a.example/1"_s;
        QTest::newRow("follow") << u"@a@b.example"_s;
        QTest::newRow("mute") << u"@a@b.example"_s;
        QTest::newRow("block") << u"@a@b.example"_s;
    }
    void severalAccounts()
    {
        QFETCH(QString, what);
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const QStringList both{u"me@a.example"_s, u"me@b.example"_s};
        const ActingOptions before =
            actingOf(name + u" --account me@a.example --account me@b.example "_s + what);
        QCOMPARE(before.accounts, both);
        QCOMPARE(before.target, what);
        const ActingOptions behind =
            actingOf(name + u' ' + what + u" --account me@a.example --account me@b.example"_s);
        QCOMPARE(behind.accounts, both);
    }
    void oneAccount()
    {
        const Parsed parsed = parsedWords(
            u"bookmark https://a.example/1 --account me@a.example --account me@b.example"_s);
        QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
        QVERIFY2(parsed.error.startsWith(u"--account"_s), qPrintable(parsed.error));
        QVERIFY2(!parsed.error.contains(u"needs a value"_s), qPrintable(parsed.error));
    }

    void reactions()
    {
        QCOMPARE(actingOf(u"react https://a.example/1 :blobcat:"_s).reaction, u":blobcat:"_s);
        QCOMPARE(actingOf(u"unreact https://a.example/1 👍"_s).reaction, u"👍"_s);
        QVERIFY(actingOf(u"unreact https://a.example/1"_s).reaction.isEmpty());
        QCOMPARE(
            parseArguments({u"vote"_s, someUri, u"2"_s, u"black tea"_s}).options.acting.choices,
            (QStringList{u"2"_s, u"black tea"_s}));
    }

    void follows()
    {
        const MovedItem plain = actingOf(u"follow @a@b.example"_s).how;
        QCOMPARE(plain, MovedItem());
        const MovedItem how =
            actingOf(u"follow @a@b.example --no-boosts --notify --language ja --language en"_s).how;
        QCOMPARE(how.boosts, std::optional(false));
        QCOMPARE(how.notify, std::optional(true));
        QCOMPARE(how.languages, std::optional(QStringList{u"ja"_s, u"en"_s}));
        const MovedItem other =
            actingOf(u"follow --boosts --no-notify --language all @a@b.example"_s).how;
        QCOMPARE(other.boosts, std::optional(true));
        QCOMPARE(other.notify, std::optional(false));
        QCOMPARE(other.languages, std::optional(QStringList()));
    }

    void othersOptions()
    {
        QCOMPARE(actingOf(u"mute @a@b.example --for 24"_s).hours, 24);
        QCOMPARE(actingOf(u"mute @a@b.example"_s).hours, 0);
        QCOMPARE(actingOf(u"boost https://a.example/1 --visibility unlisted"_s).visibility,
            std::optional(Visibility::Unlisted));
        const ReportText report = actingOf(u"report @a@b.example --comment bad --post u1 --post u2 "
                                           "--category spam --forward"_s)
                                      .report;
        QCOMPARE(report,
            (ReportText{.posts = {u"u1"_s, u"u2"_s},
                .comment = u"bad"_s,
                .category = u"spam"_s,
                .forward = true}));
        QCOMPARE(actingOf(u"outbox retry 7 --wait 0"_s).row, 7);
        QCOMPARE(actingOf(u"outbox retry 7 --wait 0"_s).wait, 0);
        QCOMPARE(actingOf(u"requests list --account me@a.example"_s).accounts,
            QStringList{u"me@a.example"_s});
    }

    void wrongUse_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"post", "post hello there", "post hello --visibility everybody",
                 "post hello --wait -1", "post hello --wait 4000", "edit https://a.example/1",
                 "edit", "boost", "boost https://a.example/1 --visibility direct",
                 "boost https://a.example/1 --to a@b.example", "react https://a.example/1",
                 "vote https://a.example/1", "delete", "follow",
                 "follow a@b.example --boosts "
                 "--no-boosts",
                 "mute a@b.example --for 0", "mute a@b.example --for ever", "report a@b.example",
                 "report a@b.example --comment x --category rude", "block-domain", "follow-tag",
                 "requests", "requests accept", "requests list 7", "outbox", "outbox retry",
                 "outbox retry x", "outbox cancel 0", "outbox cancel 7 --wait 3",
                 "unfollow a@b.example c@d.example"}) {
            QTest::newRow(line) << QString::fromUtf8(line);
        }
    }
    void wrongUse()
    {
        QFETCH(QString, line);
        const Parsed parsed = parsedWords(line);
        QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
        QVERIFY(parsed.output.isEmpty());
        QVERIFY(!parsed.error.isEmpty());
    }

    // A script whose variable is empty must not post nothing, or boost something else.
    void nothingIsNoText()
    {
        QCOMPARE(parseArguments({u"post"_s, u" "_s}).status.value_or(-1), int(ExitUsage));
        QCOMPARE(parseArguments({u"boost"_s, u""_s}).status.value_or(-1), int(ExitUsage));
    }

    void helpHasExamples_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("post") << QStringList{u"post"_s};
        QTest::newRow("boost") << QStringList{u"boost"_s};
        QTest::newRow("react") << QStringList{u"react"_s};
        QTest::newRow("vote") << QStringList{u"vote"_s};
        QTest::newRow("follow") << QStringList{u"follow"_s};
        QTest::newRow("mute") << QStringList{u"mute"_s};
        QTest::newRow("report") << QStringList{u"report"_s};
        QTest::newRow("outbox list") << QStringList{u"outbox"_s, u"list"_s};
    }
    void helpHasExamples()
    {
        QFETCH(QStringList, command);
        const Parsed help = parseArguments(command + QStringList{u"--help"_s});
        QCOMPARE(help.status.value_or(-1), int(ExitDone));
        const QString typed = u"asterism-cli "_s + command.join(u' ');
        QVERIFY2(help.output.contains(u"Examples:"_s), qPrintable(help.output));
        QVERIFY2(help.output.section(u"Examples:"_s, 1).contains(typed), qPrintable(help.output));
        // What is shown there is understood.
        const QStringList lines = help.output.section(u"Examples:"_s, 1).split(u'\n');
        for (const QString &line : lines) {
            if (line.contains(u"asterism-cli"_s)) {
                QStringList words = QProcess::splitCommand(
                    QString(line.trimmed()).replace(u'\'', u'"').section(u" <"_s, 0, 0));
                words.removeFirst();
                const Parsed parsed = parseArguments(words);
                QVERIFY2(!parsed.status, qPrintable(line + parsed.error));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_actingarguments)
#include "tst_actingarguments.moc"

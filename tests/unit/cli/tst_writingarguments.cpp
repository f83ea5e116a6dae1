// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/exitcode.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

const QString postUri = u"https://a.example/1"_s;

Parsed parsedOf(const QStringList &words)
{
    return parseArguments(words);
}

Parsed parsedOf(const QString &line)
{
    return parseArguments(line.split(u' ', Qt::SkipEmptyParts));
}

PostOptions typedIn(const QStringList &words)
{
    const Parsed parsed = parsedOf(words);
    if (parsed.status) {
        qWarning("%s", qPrintable(parsed.error));
    }
    return parsed.options.acting.post;
}

} // namespace

/// The grammar of new posts, edits, drafts and what waits for its time.
class tst_writingarguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commands_data()
    {
        QTest::addColumn<int>("command");
        QTest::addColumn<QString>("target");
        QTest::newRow("post hello") << int(Command::Post) << QString();
        QTest::newRow("edit https://a.example/1 hello") << int(Command::Edit) << postUri;
        QTest::newRow("scheduled list") << int(Command::ScheduledList) << QString();
        QTest::newRow("scheduled cancel 7") << int(Command::ScheduledCancel) << u"7"_s;
        QTest::newRow("scheduled move 9x +2h") << int(Command::ScheduledMove) << u"9x"_s;
        QTest::newRow("drafts list") << int(Command::DraftsList) << QString();
        QTest::newRow("drafts show 1a2b") << int(Command::DraftsShow) << u"1a2b"_s;
        QTest::newRow("drafts remove 1a2b") << int(Command::DraftsRemove) << u"1a2b"_s;
    }
    void commands()
    {
        QFETCH(int, command);
        QFETCH(QString, target);
        const Parsed parsed = parsedOf(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(int(parsed.options.command), command);
        QCOMPARE(parsed.options.acting.target, target);
    }

    void aPlainPost()
    {
        const PostOptions plain = typedIn({u"post"_s, u"hello"_s});
        QCOMPARE(plain.parts.size(), size_t(1));
        QVERIFY(plain.parts.front().files.empty() && !plain.parts.front().hasPoll);
        QVERIFY(!plain.isThread && !plain.localOnly && !plain.sensitive && !plain.format);
        QVERIFY(plain.quote.isEmpty() && plain.at.isEmpty());
    }

    void whatAPostHas()
    {
        const Parsed parsed = parsedOf(
            {u"post"_s, u"hello"_s, u"--quote"_s, postUri, u"--local-only"_s, u"--sensitive"_s,
                u"--format"_s, u"markdown"_s, u"--at"_s, u"+2h"_s, u"--lang"_s, u"ja"_s});
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        const PostOptions &typed = parsed.options.acting.post;
        QCOMPARE(typed.quote, postUri);
        QVERIFY(typed.localOnly);
        QCOMPARE(typed.sensitive, std::optional(true));
        QCOMPARE(typed.format, std::optional(TextFormat::Markdown));
        QCOMPARE(typed.at, u"+2h"_s);
        QCOMPARE(parsed.options.acting.language, u"ja"_s);
    }

    void notSensitiveWhateverIsUsual()
    {
        QCOMPARE(
            typedIn({u"post"_s, u"hello"_s, u"--no-sensitive"_s}).sensitive, std::optional(false));
        const Parsed both = parsedOf(u"post hello --sensitive --no-sensitive"_s);
        QVERIFY(both.status.has_value());
    }

    void whoMayQuoteIt()
    {
        for (const QuotePolicy policy :
            {QuotePolicy::Everyone, QuotePolicy::Followers, QuotePolicy::Nobody}) {
            QCOMPARE(typedIn({u"post"_s, u"hello"_s, u"--quotes"_s, word(policy)}).quotes,
                std::optional(policy));
        }
        QVERIFY(!typedIn({u"post"_s, u"hello"_s}).quotes);
        for (const QString &mistaken : {u"post hello --quotes friends"_s,
                 u"post hello --quotes public"_s, u"post hello --quotes"_s}) {
            const Parsed parsed = parsedOf(mistaken);
            QCOMPARE(parsed.status.value_or(ExitDone), ExitUsage);
        }
        // An edit of nothing else is one.
        QCOMPARE(typedIn({u"edit"_s, postUri, u"--quotes"_s, u"nobody"_s}).quotes,
            std::optional(QuotePolicy::Nobody));
    }

    void severalAccounts()
    {
        const Parsed parsed =
            parsedOf(u"post hello --account me@a.example --account me@b.example"_s);
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(
            parsed.options.acting.accounts, (QStringList{u"me@a.example"_s, u"me@b.example"_s}));
    }

    // What stands behind a --media is about that file.
    void files()
    {
        const auto parts =
            typedIn({u"post"_s, u"--media"_s, u"a b.jpg"_s, u"--focus"_s, u"-0.5,1"_s, u"--alt"_s,
                        u"Waves, --alt or not"_s, u"--media"_s, u"b.jpg"_s, u"The sea"_s,
                        u"--media"_s, u"c.jpg"_s, u"--alt"_s, u"-"_s})
                .parts;
        QCOMPARE(parts.size(), size_t(1));
        const auto &typed = parts.front().files;
        QCOMPARE(typed.size(), size_t(3));
        QCOMPARE(typed[0].path, u"a b.jpg"_s);
        QCOMPARE(typed[0].description, u"Waves, --alt or not"_s);
        QCOMPARE(typed[0].focus, QPointF(-0.5, 1));
        QCOMPARE(typed[1].path, u"b.jpg"_s);
        QVERIFY(typed[1].description.isEmpty() && typed[1].focus.isNull());
        QCOMPARE(typed[2].description, u"-"_s);
    }

    // A post of files or a poll needs no text.
    void withoutText()
    {
        QVERIFY(!parsedOf({u"post"_s, u"--media"_s, u"a.jpg"_s}).status);
        QVERIFY(!parsedOf({u"post"_s, u"--poll"_s, u"a"_s, u"--poll"_s, u"b"_s}).status);
        QVERIFY(
            !parsedOf({u"post"_s, u"one"_s, u"--then"_s, u""_s, u"--media"_s, u"a.jpg"_s}).status);
    }

    void polls()
    {
        const auto parts =
            typedIn({u"post"_s, u"Tea?"_s, u"--poll-for"_s, u"6h"_s, u"--poll"_s, u"Green tea"_s,
                        u"--poll"_s, u"Black"_s, u"--poll-multiple"_s, u"--poll-hide"_s})
                .parts;
        const PollText wanted{.choices = {u"Green tea"_s, u"Black"_s},
            .multiple = true,
            .hideTotals = true,
            .seconds = 6 * 3600};
        QCOMPARE(parts.front().poll, wanted);
        const auto plain =
            typedIn({u"post"_s, u"Tea?"_s, u"--poll"_s, u"Yes"_s, u"--poll"_s, u"No"_s}).parts;
        QCOMPARE(plain.front().poll.seconds, 86'400);
        QVERIFY(!plain.front().poll.multiple);
    }

    // What stands behind a --then is that post's.
    void threads()
    {
        const Parsed parsed = parsedOf({u"post"_s, u"one"_s, u"--media"_s, u"1.jpg"_s, u"--then"_s,
            u" two "_s, u"--poll"_s, u"a"_s, u"--poll"_s, u"b"_s, u"--then"_s, u"three"_s,
            u"--media"_s, u"3.jpg"_s, u"--alt"_s, u"Three"_s});
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(parsed.options.acting.text, u"one"_s);
        const auto &parts = parsed.options.acting.post.parts;
        QCOMPARE(parts.size(), size_t(3));
        QCOMPARE(parts[0].files.front().path, u"1.jpg"_s);
        QVERIFY(!parts[0].hasPoll);
        QCOMPARE(parts[1].text, u" two "_s);
        QVERIFY(parts[1].files.empty() && parts[1].hasPoll);
        QCOMPARE(parts[2].files.front().description, u"Three"_s);
        QVERIFY(typedIn({u"post"_s, u"-"_s, u"--thread"_s}).isThread);
    }

    void edits()
    {
        const Parsed parsed = parsedOf({u"edit"_s, postUri, u"--drop-media"_s, u"2"_s,
            u"--drop-media"_s, u"1"_s, u"--media"_s, u"a.jpg"_s, u"--alt"_s, u"Waves"_s});
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QVERIFY(parsed.options.acting.text.isEmpty());
        QCOMPARE(parsed.options.acting.post.dropped, (std::vector<int>{2, 1}));
        QCOMPARE(parsed.options.acting.post.parts.front().files.front().description, u"Waves"_s);
        QVERIFY(!parsedOf({u"edit"_s, postUri, u"--cw"_s, u""_s}).status);
    }

    void otherTimes()
    {
        const Parsed parsed =
            parsedOf(u"scheduled move 12 2026-12-01T08:00Z --account me@a.example"_s);
        QVERIFY2(!parsed.status, qPrintable(parsed.error));
        QCOMPARE(parsed.options.acting.post.at, u"2026-12-01T08:00Z"_s);
        QCOMPARE(parsed.options.acting.accounts, QStringList{u"me@a.example"_s});
    }

    // The message names the option that is wrong.
    void wrongUse_data()
    {
        QTest::addColumn<QString>("named");
        const auto row = [](const char *line, const char *named) {
            QTest::newRow(line) << QString::fromUtf8(named);
        };
        row("post", "TEXT");
        row("post --alt Waves", "--alt");
        row("post hello --focus 0,0", "--focus");
        row("post hello --then more --alt Waves", "--alt");
        row("post --media a.jpg --alt Waves --alt Boats", "--alt");
        row("post --media a.jpg --focus 2,0", "--focus");
        row("post --media a.jpg --focus 1", "--focus");
        row("post --media a.jpg --focus nan,0", "--focus");
        row("post --media", "--media");
        row("post hello --poll one", "--poll");
        row("post hello --poll one --poll one", "--poll");
        row("post hello --poll-for 1d", "--poll");
        row("post hello --poll-hide", "--poll");
        row("post hello --poll a --poll b --poll-for soon", "--poll-for");
        row("post hello --format word", "--format");
        row("post hello --at tomorrow", "--at");
        row("post hello --thread --then more", "--thread");
        row("post hello --reply-to u --account a@b.example --account c@d.example", "--account");
        row("post hello --quote u --account a@b.example --account c@d.example", "--account");
        row("edit https://a.example/1", "TEXT");
        row("edit https://a.example/1 --drop-media 0", "--drop-media");
        row("edit https://a.example/1 --poll a --poll b", "--poll");
        row("edit https://a.example/1 hello --then more", "--then");
        row("scheduled move 12", "TIME");
        row("scheduled move 12 soon", "TIME");
        row("scheduled cancel", "ID");
        row("scheduled", "");
        row("drafts", "");
        row("drafts show", "ID");
    }
    void wrongUse()
    {
        QFETCH(QString, named);
        const Parsed parsed = parsedOf(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(parsed.status.value_or(-1), int(ExitUsage));
        QVERIFY(parsed.output.isEmpty());
        QVERIFY2(parsed.error.contains(named), qPrintable(parsed.error));
    }

    void nothingIsNoPart()
    {
        QCOMPARE(parsedOf({u"post"_s, u"one"_s, u"--then"_s, u" "_s}).status.value_or(-1),
            int(ExitUsage));
        QCOMPARE(parsedOf({u"post"_s, u"one"_s, u"--poll"_s, u"a"_s, u"--poll"_s, u" "_s})
                     .status.value_or(-1),
            int(ExitUsage));
    }

    void noMoreThanFits()
    {
        QStringList files{u"post"_s};
        QStringList thread{u"post"_s, u"1"_s};
        QStringList accounts{u"post"_s, u"1"_s};
        for (int i = 0; i < 100; ++i) {
            files << u"--media"_s << u"a.jpg"_s;
            thread << u"--then"_s << u"more"_s;
            accounts << u"--account"_s << u"a%1@b.example"_s.arg(i);
        }
        for (const QStringList &words : {files, thread, accounts}) {
            QCOMPARE(parsedOf(words).status.value_or(-1), int(ExitUsage));
        }
        QVERIFY(!parsedOf(files.mid(0, 1 + 2 * 64)).status);
        QVERIFY(!parsedOf(thread.mid(0, 2 + 2 * 49)).status);
        QVERIFY(!parsedOf(accounts.mid(0, 2 + 2 * 20)).status);
    }

    // What is shown there is understood.
    void helpHasExamples_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("post") << QStringList{u"post"_s};
        QTest::newRow("edit") << QStringList{u"edit"_s};
        QTest::newRow("scheduled move") << QStringList{u"scheduled"_s, u"move"_s};
    }
    void helpHasExamples()
    {
        QFETCH(QStringList, command);
        const Parsed help = parsedOf(command + QStringList{u"--help"_s});
        QCOMPARE(help.status.value_or(-1), int(ExitDone));
        const QStringList lines = help.output.section(u"Examples:"_s, 1).split(u'\n');
        int examples = 0;
        for (const QString &line : lines) {
            if (line.contains(u"asterism-cli"_s)) {
                QStringList words = QProcess::splitCommand(
                    QString(line.trimmed()).replace(u'\'', u'"').section(u" <"_s, 0, 0));
                words.removeFirst();
                const Parsed parsed = parsedOf(words);
                QVERIFY2(!parsed.status, qPrintable(line + parsed.error));
                ++examples;
            }
        }
        QVERIFY(examples > 0);
    }
};

QTEST_GUILESS_MAIN(tst_writingarguments)
#include "tst_writingarguments.moc"

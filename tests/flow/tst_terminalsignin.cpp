// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/signintesting.h"
#include "support/terminalprogram.h"

#include <QFile>

using namespace asterism;
using namespace asterism::flow;

namespace {

/// One run of the program, beside the event loop that its servers live in.
class Run {
public:
    explicit Run(std::unique_ptr<QProcess> process)
        : m_process(std::move(process))
    {
    }

    /// The address, once it is printed.
    QUrl page()
    {
        const bool came = QTest::qWaitFor([this] { return hasLine() || hasEnded(); }, 60'000);
        return came && hasLine() ? QUrl::fromEncoded(output.left(output.indexOf('\n'))) : QUrl();
    }
    void type(const QString &line) { m_process->write(line.toUtf8() + '\n'); }
    /// The exit status; -1 when it does not end.
    int status()
    {
        const bool ended = QTest::qWaitFor([this] { return hasEnded(); }, 60'000);
        read();
        return ended ? m_process->exitCode() : -1;
    }

    QByteArray output;
    QByteArray errors;

private:
    void read()
    {
        output += m_process->readAllStandardOutput();
        errors += m_process->readAllStandardError();
    }
    bool hasLine()
    {
        read();
        return output.contains('\n');
    }
    bool hasEnded() const { return m_process->state() == QProcess::NotRunning; }

    std::unique_ptr<QProcess> m_process;
};

} // namespace

/// The terminal program signs in and out, against the sandbox in this process.
class tst_terminalsignin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        m_program = std::make_unique<TerminalProgram>();
        m_tools = std::make_unique<QTemporaryDir>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 2}));
        // In place of a browser: keeps the address that it is given.
        QFile opener(m_tools->filePath(u"xdg-open"_s));
        QVERIFY(opener.open(QIODevice::WriteOnly));
        opener.write("#!/bin/sh\nprintf %s \"$1\" >\"${0%/*}/part\" && mv \"${0%/*}/part\" "
                     "\"${0%/*}/opened\"\n");
        opener.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void byBrowser_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void byBrowser()
    {
        QFETCH(QString, user);
        Run run = start({u"accounts"_s, u"add"_s, u'@' + m_sandbox->handle(user)});
        const QUrl page = run.page();
        QVERIFY2(page.isValid() && page.path() == u"/oauth/authorize", run.errors);
        QTRY_VERIFY(QFile::exists(m_tools->filePath(u"opened"_s)));
        QFile opened(m_tools->filePath(u"opened"_s));
        QVERIFY(opened.open(QIODevice::ReadOnly));
        QCOMPARE(opened.readAll(), page.toEncoded());
        // What others see in the list of processes holds nothing that opens anything.
        for (const auto &[name, value] : QUrlQuery(page).queryItems()) {
            QVERIFY2(name != u"code_verifier" && name != u"client_secret" && name != u"code",
                qPrintable(name));
        }
        browse(page, u"approve="_s + user);
        QCOMPARE(run.status(), 0);
        QVERIFY(run.output.contains(m_sandbox->handle(user).toUtf8()));
        Run home = start({u"timeline"_s, u"home"_s, u"--refresh"_s});
        QCOMPARE(home.status(), 0);
    }

    void byCode()
    {
        Run run = start({u"accounts"_s, u"add"_s, host(u"sora"_s), u"--code-stdin"_s});
        const QUrl page = run.page();
        QVERIFY2(page.isValid(), run.errors);
        run.type(shownCode(page, u"sora"_s));
        QCOMPARE(run.status(), 0);
        QVERIFY(run.errors.contains("copy the code"));
        QVERIFY(!QFile::exists(m_tools->filePath(u"opened"_s)));
    }

    void jsonLines()
    {
        Run run = start({u"--json"_s, u"accounts"_s, u"add"_s, host(u"ao"_s), u"--code-stdin"_s});
        run.page();
        const auto invitation =
            QJsonDocument::fromJson(run.output.left(run.output.indexOf('\n'))).object();
        const QUrl page(invitation[u"authorize_url"_s].toString());
        run.type(shownCode(page, u"ao"_s));
        QCOMPARE(run.status(), 0);
        const QByteArray last = run.output.trimmed().split('\n').last();
        QCOMPARE(QJsonDocument::fromJson(last).object()[u"acct"_s].toString(),
            m_sandbox->handle(u"ao"_s));
    }

    void denied()
    {
        Run run = start({u"accounts"_s, u"add"_s, host(u"ao"_s)});
        browse(run.page(), u"deny=1"_s);
        QCOMPARE(run.status(), 4);
        QVERIFY2(run.errors.contains(host(u"ao"_s).toUtf8()), run.errors);
        QVERIFY2(run.errors.contains("denied"), run.errors);
    }

    void wrongCode()
    {
        Run run = start({u"accounts"_s, u"add"_s, host(u"ao"_s), u"--code-stdin"_s});
        run.page();
        run.type(u"nonsense"_s);
        QCOMPARE(run.status(), 4);
    }

    void wrongUse()
    {
        Run both =
            start({u"accounts"_s, u"add"_s, host(u"ao"_s), u"--code-stdin"_s, u"--token-stdin"_s});
        QCOMPARE(both.status(), 1);
        Run nothing = start({u"accounts"_s, u"add"_s, u"no server"_s});
        QCOMPARE(nothing.status(), 1);
        Run keep =
            start({u"accounts"_s, u"remove"_s, u"a@b.example"_s, u"--forget"_s, u"--keep-cache"_s});
        QCOMPARE(keep.status(), 1);
    }

    void signsOut_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<bool>("kept");
        QTest::newRow("without a word") << QString() << true;
        QTest::newRow("--keep-cache") << u"--keep-cache"_s << true;
        QTest::newRow("--forget") << u"--forget"_s << false;
    }
    void signsOut()
    {
        QFETCH(QString, option);
        QFETCH(bool, kept);
        const QString uri = m_sandbox->post(u"ao"_s, u"a word to be found"_s);
        Run add = start({u"accounts"_s, u"add"_s, host(u"ao"_s)});
        browse(add.page(), u"approve=ao"_s);
        QCOMPARE(add.status(), 0);
        QCOMPARE(m_sandbox->tokensOf(u"ao"_s).size(), 2);
        QCOMPARE(start({u"timeline"_s, u"home"_s, u"--refresh"_s}).status(), 0);
        QStringList remove{u"accounts"_s, u"remove"_s, m_sandbox->handle(u"ao"_s)};
        Run out = start(option.isEmpty() ? remove : remove << option);
        QCOMPARE(out.status(), 0);
        QCOMPARE(m_sandbox->tokensOf(u"ao"_s).size(), 1); // the prepared one
        Run search = start({u"--json"_s, u"search"_s, u"found"_s});
        QCOMPARE(search.status(), 0);
        QCOMPARE(search.output.contains("a word to be found"), kept);
    }

    void saysWhatCouldNotBeRevoked()
    {
        Run add = start({u"accounts"_s, u"add"_s, host(u"ao"_s)});
        browse(add.page(), u"approve=ao"_s);
        QCOMPARE(add.status(), 0);
        m_sandbox->serverOf(u"ao"_s)->stopListening();
        Run out = start({u"accounts"_s, u"remove"_s, m_sandbox->handle(u"ao"_s)});
        QCOMPARE(out.status(), 2);
        QVERIFY2(out.errors.contains("could not be revoked"), out.errors);
        QVERIFY2(out.errors.contains("authorized_applications"), out.errors);
        Run list = start({u"--json"_s, u"accounts"_s, u"list"_s});
        QCOMPARE(list.status(), 0);
        QCOMPARE(list.output, QByteArray());
    }

private:
    Run start(const QStringList &arguments) const
    {
        return Run(m_program->start(arguments,
            {{u"PATH"_s, m_tools->path() + u':' + qEnvironmentVariable("PATH")},
                {u"DISPLAY"_s, u":nowhere"_s}}));
    }
    QString host(const QString &user) const { return m_sandbox->serverOf(user)->host(); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<TerminalProgram> m_program;
    std::unique_ptr<QTemporaryDir> m_tools;
};

QTEST_GUILESS_MAIN(tst_terminalsignin)
#include "tst_terminalsignin.moc"

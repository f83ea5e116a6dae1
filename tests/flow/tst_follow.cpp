// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "support/terminalprogram.h"

#include <QJsonDocument>

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int patienceMs = 30'000;

/// Posts of one millisecond have no order that a test knows.
QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

/// `timeline … --follow` while it runs.
class Follower {
public:
    explicit Follower(std::unique_ptr<QProcess> process)
        : m_process(std::move(process))
    {
        m_process->waitForStarted();
    }
    ~Follower()
    {
        m_process->kill();
        m_process->waitForFinished();
    }

    /// What was printed as JSON: uris, "-uri" for a deleted one, "gap".
    QStringList printed()
    {
        m_output += m_process->readAllStandardOutput();
        QStringList words;
        for (const QByteArray &line : m_output.split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            const QString kind = row[u"kind"_s].toString();
            const QString uri = row[u"uri"_s].toString();
            words << (kind == u"post" ? uri : kind == u"deleted" ? u'-' + uri : kind);
        }
        words.removeLast(); // behind the last line
        return words;
    }
    QByteArray errors()
    {
        m_errors += m_process->readAllStandardError();
        return m_errors;
    }
    bool says(const QByteArray &words)
    {
        return QTest::qWaitFor([&] { return errors().contains(words); }, patienceMs);
    }
    QJsonObject lastRow()
    {
        printed();
        return QJsonDocument::fromJson(m_output.trimmed().split('\n').last()).object();
    }
    /// The exit status after Ctrl-C, or by itself; -1 when it does not end.
    int end(const QString &signal = u"-INT"_s)
    {
        QProcess::execute(u"kill"_s, {signal, QString::number(m_process->processId())});
        return status();
    }
    int status()
    {
        const bool ended = QTest::qWaitFor(
            [this] { return m_process->state() == QProcess::NotRunning; }, patienceMs);
        return ended && m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode()
                                                                        : -1;
    }
    void die()
    {
        m_process->kill();
        m_process->waitForFinished();
    }

private:
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace

/// Rows as they arrive, in the terminal.
class tst_follow : public QObject {
    Q_OBJECT

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<TerminalProgram> m_program;

    Server *server(const QString &software) const { return m_sandbox->server(software); }
    QString host(const QString &software) const { return server(software)->host(); }

    std::unique_ptr<Follower> follow(const QStringList &sources, const QStringList &more = {}) const
    {
        const QStringList arguments =
            QStringList{u"--json"_s, u"timeline"_s} + sources + QStringList{u"--follow"_s} + more;
        return std::make_unique<Follower>(m_program->start(arguments));
    }
    void signIn(const QString &user) const
    {
        const Server *home = m_sandbox->serverOf(user);
        const auto process =
            m_program->start({u"accounts"_s, u"add"_s, home->host(), u"--token-stdin"_s});
        process->write(home->token(user).toUtf8() + '\n');
        process->closeWriteChannel();
        const bool ended =
            QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs);
        QVERIFY2(ended && process->exitCode() == 0, process->readAllStandardError());
    }
    /// A post once a follower reads: the rows that were there come first.
    QString firstNews(Follower &follower, const QString &user) const
    {
        const QString uri = m_sandbox->post(user, u"and now?"_s);
        const bool came =
            QTest::qWaitFor([&] { return follower.printed().contains(uri); }, patienceMs);
        return came ? uri : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        m_program = std::make_unique<TerminalProgram>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 5}));
    }

    void streams()
    {
        signIn(u"ao"_s);
        const auto follower = follow({u"home"_s});
        QVERIFY2(!firstNews(*follower, u"ao"_s).isEmpty(), follower->errors());
        QStringList posts;
        for (int i = 0; i < 20; ++i) {
            posts << m_sandbox->post(u"ao"_s, u"number %1"_s.arg(i));
        }
        const auto lastOnes = [&] {
            const QStringList all = follower->printed();
            return sorted(all.mid(all.size() - 20));
        };
        QTRY_COMPARE_WITH_TIMEOUT(lastOnes(), sorted(posts), patienceMs);
        const QStringList all = follower->printed();
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size()); // each once
        const int asked = server(u"mastodon"_s)->requestCount(u"/api/v1/timelines/home"_s);
        QVERIFY(m_sandbox->edit(posts.at(3), u"another text"_s));
        QTRY_COMPARE_WITH_TIMEOUT(follower->printed().last(), posts.at(3), patienceMs);
        QCOMPARE(follower->lastRow()[u"text"_s].toString(), u"another text"_s);
        QVERIFY(!follower->lastRow()[u"edited_at"_s].isNull());
        QVERIFY(m_sandbox->deletePost(posts.at(4)));
        QTRY_COMPARE_WITH_TIMEOUT(follower->printed().last(), u'-' + posts.at(4), patienceMs);
        QCOMPARE(server(u"mastodon"_s)->requestCount(u"/api/v1/timelines/home"_s), asked);
        QCOMPARE(follower->end(), 0);
    }

    void theCacheComesFirst()
    {
        const QString source = u"local:"_s + host(u"mastodon"_s);
        ProgramOutcome once; // not what became of a row of an import
        {
            const auto process =
                m_program->start({u"--json"_s, u"timeline"_s, source, u"--refresh"_s});
            QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, patienceMs);
            for (const QByteArray &line : process->readAllStandardOutput().trimmed().split('\n')) {
                once.rows.prepend(QJsonDocument::fromJson(line).object()); // oldest first
            }
        }
        QVERIFY(once.rows.size() >= 3);
        server(u"mastodon"_s)->stopListening();
        const auto follower = follow({source}, {u"--limit"_s, u"3"_s});
        QTRY_COMPARE_WITH_TIMEOUT(follower->printed().size(), 3, patienceMs);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(follower->printed().at(i),
                once.rows.at(once.rows.size() - 3 + i)[u"uri"_s].toString());
        }
        // The server is gone: one line says so, and it goes on.
        QVERIFY2(follower->says(host(u"mastodon"_s).toUtf8()), follower->errors());
        QCOMPARE(follower->end(u"-TERM"_s), 0);
    }

    void polls()
    {
        const auto follower = follow({u"local:"_s + host(u"snac"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(follower->printed().size() >= 3, patienceMs);
        QCOMPARE(follower->end(), 0);
    }

    void endsAfterAWhile()
    {
        const auto follower = follow({u"local:"_s + host(u"mastodon"_s)}, {u"--for"_s, u"1"_s});
        QCOMPARE(follower->status(), 0);
    }

    void wrongUse()
    {
        QCOMPARE(follow({u"home"_s})->status(), 4); // nobody is signed in
        QCOMPARE(follow({u"nonsense"_s})->status(), 1);
        const auto alone = m_program->start({u"timeline"_s, u"home"_s, u"--for"_s, u"3"_s});
        QTRY_COMPARE_WITH_TIMEOUT(alone->state(), QProcess::NotRunning, patienceMs);
        QCOMPARE(alone->exitCode(), 1);
    }

    /// One reads, the other prints what it brings; when the first is killed the second reads.
    void twoOfThem()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const auto engine = follow({u"home:"_s + m_sandbox->handle(u"ao"_s)});
        QVERIFY2(!firstNews(*engine, u"ao"_s).isEmpty(), engine->errors());
        // What nobody else shows is watched for it, streams included.
        const auto other = follow({u"home:"_s + m_sandbox->handle(u"yuki"_s)});
        QVERIFY2(other->says("does the reading"), other->errors());
        QVERIFY2(!firstNews(*other, u"yuki"_s).isEmpty(), other->errors());
        const int asked = server(u"gotosocial"_s)->requestCount(u"/api/v1/timelines/home"_s);
        QVERIFY(!firstNews(*other, u"yuki"_s).isEmpty());
        QCOMPARE(server(u"gotosocial"_s)->requestCount(u"/api/v1/timelines/home"_s), asked);
        engine->die();
        const QString meanwhile = m_sandbox->post(u"yuki"_s, u"nobody reads"_s);
        QVERIFY2(other->says("this one reads now"), other->errors());
        QTRY_VERIFY_WITH_TIMEOUT(other->printed().contains(meanwhile), patienceMs);
        QVERIFY(!firstNews(*other, u"yuki"_s).isEmpty());
        QCOMPARE(other->end(), 0);
    }

    /// Nothing is lost and nothing is said twice while a server is away.
    void aServerThatRestarts()
    {
        signIn(u"ao"_s);
        const auto follower = follow({u"home"_s});
        QVERIFY2(!firstNews(*follower, u"ao"_s).isEmpty(), follower->errors());
        const int before = follower->printed().size();
        server(u"mastodon"_s)->stopListening();
        QVERIFY2(follower->says(host(u"mastodon"_s).toUtf8()), follower->errors());
        QStringList posts;
        for (int i = 0; i < 30; ++i) {
            posts << m_sandbox->post(u"ao"_s, u"missed %1"_s.arg(i));
        }
        QVERIFY(server(u"mastodon"_s)->listenAgain());
        QTRY_COMPARE_WITH_TIMEOUT(follower->printed().size(), before + 30, patienceMs);
        const QStringList came = follower->printed().mid(before);
        QCOMPARE(sorted(came), sorted(posts));
        QVERIFY2(follower->says("goes on"), follower->errors());
        QCOMPARE(follower->end(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_follow)
#include "tst_follow.moc"

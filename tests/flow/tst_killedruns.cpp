// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"
#include "store/accounts.h"
#include "store/runs.h"
#include "store/store.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 240'000;
constexpr int longestLifeMs = 700; ///< of a process that will be killed

} // namespace

/// A run of a thousand rows whose process is killed at a hundred random moments: exactly one
/// outcome for each row, and nobody is followed twice. ASTERISM_KILLS and ASTERISM_ROWS make it
/// longer or shorter.
class tst_killedruns : public QObject {
    Q_OBJECT

    static int number(const char *variable, int otherwise)
    {
        const QByteArray value = qgetenv(variable);
        return value.isEmpty() ? otherwise : value.toInt();
    }

private Q_SLOTS:
    void aThousandRows()
    {
        const int rows = number("ASTERISM_ROWS", 1000);
        const int kills = number("ASTERISM_KILLS", 100);
        QVERIFY(m_sandbox.start({.people = rows + 100,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s}}));
        for (Server *server : m_sandbox.servers()) {
            server->setRateLimit(1'000'000); // it goes on as fast as it can
        }
        const QStringList people = m_sandbox.strangersTo(u"ao"_s, rows);
        QCOMPARE(people.size(), rows);
        makeFolder(people);
        int killed = 0;
        for (int i = 0; i < kills && !m_over; ++i) {
            live(int(QRandomGenerator::global()->bounded(30, longestLifeMs)));
            killed += m_over ? 0 : 1;
        }
        live(patienceMs);
        qInfo() << "killed" << killed << "times";
        QVERIFY(m_over);
        check(people);
    }

private:
    QString folder() const { return m_dir.filePath(u"data"_s); }

    std::unique_ptr<store::Store> open()
    {
        auto opened = store::Store::open({.folder = folder(), .engine = true}, m_clock);
        return opened ? std::move(*opened) : nullptr;
    }

    void makeFolder(const QStringList &people)
    {
        const auto opened = open();
        QVERIFY(opened);
        const Server *server = m_sandbox.serverOf(u"ao"_s);
        const Account account{.id = {u"ao"_s},
            .acct = m_sandbox.handle(u"ao"_s),
            .host = server->host(),
            .actorUri = m_sandbox.actorUri(u"ao"_s),
            .software = server->software(),
            .addedAt = m_clock.now()};
        std::vector<RunRow> rows;
        for (const QString &person : people) {
            rows.push_back({.item = {.subject = person},
                .state = RowState::Waiting,
                .finding = Finding::ToDo});
        }
        const auto made = opened->writeUserNow([&](store::UserTx &tx) -> Result<qint64> {
            const auto added = store::addAccount(tx, account);
            const auto id = added ? store::addRun(tx,
                                {.account = account.id,
                                    .acct = account.acct,
                                    .kind = MovedKind::Follows,
                                    .state = RunState::Running,
                                    .createdAt = tx.now,
                                    .startedAt = tx.now})
                                  : Result<qint64>(added.error());
            if (!id) {
                return id;
            }
            const auto filled = store::addRunRows(tx, *id, rows);
            return filled ? id : Result<qint64>(filled.error());
        });
        QVERIFY(made);
        m_run = *made;
        QFile file(m_dir.filePath(u"tokens"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QJsonObject tokens{{u"ao"_s, server->token(u"ao"_s)}};
        QVERIFY(file.write(QJsonDocument(tokens).toJson()) > 0);
    }

    /// One process, until it ends or for so long.
    void live(int ms)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QString::fromUtf8(ASTERISM_RUNCHILD),
            {folder(), m_dir.filePath(u"tokens"_s), QString::number(m_run)});
        // The servers live in this process.
        if (QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, ms)) {
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 0);
            m_over = true;
            return;
        }
        process.kill();
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 10'000));
    }

    void check(const QStringList &people)
    {
        const auto opened = open();
        QVERIFY(opened);
        const auto rows = opened->readUserNow([this, &people](store::UserTx &tx) {
            return store::runRows(tx, m_run, {.most = int(people.size()) + 1});
        });
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(people.size()));
        const Relations now = m_sandbox.relationsOf(u"ao"_s);
        const auto writes = m_sandbox.writesOf(u"ao"_s, u"follow"_s);
        for (const RunRow &row : *rows) {
            const QString &who = row.item.subject;
            QCOMPARE(row.state, RowState::Ended);
            const bool asked = row.outcome == Outcome::Requested;
            QVERIFY2(asked || row.outcome == Outcome::Done,
                qPrintable(who + u": "_s + word(row.outcome, MovedKind::Follows)));
            QVERIFY2(asked ? now.requested.contains(who) || now.follows.contains(who)
                           : now.follows.contains(who),
                qPrintable(who));
            QCOMPARE(writes.value(who), (WriteCount{.done = 1}));
        }
    }

    SystemClock m_clock;
    QTemporaryDir m_dir;
    Sandbox m_sandbox;
    qint64 m_run = 0;
    bool m_over = false;
};

QTEST_GUILESS_MAIN(tst_killedruns)
#include "tst_killedruns.moc"

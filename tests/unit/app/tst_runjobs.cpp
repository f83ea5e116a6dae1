// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "migration/exporting.h"
#include "migration/newrun.h"
#include "store/census.h"
#include "store/runs.h"

#include <QJsonArray>

#include <algorithm>

using namespace asterism;

/// What the window and the terminal ask the engine for about imports.
class tst_runjobs : public QObject, private SandboxProgram {
    Q_OBJECT

    store::Store &store() const { return *m_program->app->store; }
    Jobs::Answer ask(const QString &kind, const QJsonObject &argument) const
    {
        return await(m_program->desk->ask(kind, argument));
    }
    /// The word of its error; empty when all is well.
    QString trouble(const QString &kind, const QJsonObject &argument) const
    {
        const auto answer = ask(kind, argument);
        return answer ? QString() : word(answer.error().kind);
    }
    qint64 made(const Account &account, RunState state, const QString &whom) const
    {
        const Run run{
            .account = account.id, .acct = account.acct, .title = u"file"_s, .state = state};
        const auto id = await(newRun(store(), run, rowsFor({{.subject = whom}}, false)));
        return id ? *id : 0;
    }
    std::optional<Run> run(qint64 id) const
    {
        const auto found =
            await(store().readUser([id](store::UserTx &tx) { return store::runById(tx, id); }));
        return found ? *found : std::nullopt;
    }
    std::vector<store::InStep> inStep() const
    {
        const auto pairs =
            await(store().readUser([](store::UserTx &tx) { return store::inStep(tx); }));
        return pairs ? *pairs : std::vector<store::InStep>();
    }
    QStringList follows(const Account &account) const
    {
        const store::CensusKey key{account.id, MovedKind::Follows};
        const auto items = await(store().readCache(
            [key](store::CacheTx &tx) { return store::census(tx, key, 0, 500); }));
        QStringList accts;
        for (const store::CensusItem &item : items ? *items : std::vector<store::CensusItem>()) {
            accts << item.item.subject;
        }
        return accts;
    }
    /// Asks until it is complete.
    QJsonObject readFollows(const Account &account) const
    {
        const qint64 since = m_program->app->clock.now();
        for (int i = 0; i < 50; ++i) {
            const auto state = ask(u"census"_s,
                {{u"account"_s, account.id.value}, {u"kind"_s, u"follows"_s}, {u"since"_s, since}});
            if (!state) {
                return {{u"error"_s, sentence(state.error())}};
            }
            if ((*state)[u"begun_at"].toInteger() == 0
                && (*state)[u"read_at"].toInteger() >= since) {
                return *state;
            }
        }
        return {{u"error"_s, u"never complete"_s}};
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        m_program->desk->start();
    }
    void cleanup() { end(); }

    void readsWhatAnAccountHas()
    {
        m_sandbox->follow(u"ao"_s, u"sora"_s);
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const QJsonObject state = readFollows(*account);
        QCOMPARE(state[u"error"].toString(), QString());
        QVERIFY(follows(*account).contains(m_sandbox->handle(u"sora"_s)));
        QCOMPARE(state[u"count"].toInt(), int(follows(*account).size()));
    }

    // GoToSocial's file says the same as hundreds of requests; other servers write none.
    void serversFileSaysTheSame()
    {
        m_sandbox->follow(u"yuki"_s, u"sora"_s);
        m_sandbox->follow(u"yuki"_s, u"mei"_s);
        const auto account = m_program->signIn(*m_sandbox, u"yuki"_s);
        QVERIFY(account);
        const auto answer =
            ask(u"server-export"_s, {{u"account"_s, account->id.value}, {u"kind"_s, u"follows"_s}});
        QVERIFY(answer.ok());
        const auto file = exportServersFile(
            (*answer)[u"text"].toString().toUtf8(), MovedKind::Follows, csv::Form::Mastodon);
        QVERIFY(file.has_value());
        QCOMPARE(readFollows(*account)[u"error"].toString(), QString());
        const auto read =
            await(exportFile(store(), account->id, MovedKind::Follows, csv::Form::Mastodon));
        QVERIFY(read.ok());
        const auto sorted = [](const QByteArray &bytes) {
            QByteArrayList lines = bytes.split('\n');
            std::ranges::sort(lines);
            return lines;
        };
        QCOMPARE(sorted(file->bytes), sorted(read->bytes));
        QVERIFY(file->bytes.contains(m_sandbox->handle(u"sora"_s).toUtf8()));

        const auto other = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(other);
        const auto none =
            ask(u"server-export"_s, {{u"account"_s, other->id.value}, {u"kind"_s, u"follows"_s}});
        QVERIFY(none.ok());
        QCOMPARE((*none)[u"text"].toString(), QString());
    }

    void whatMakesNoSense_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonObject>("argument");
        QTest::addColumn<QString>("error");
        const QJsonObject nobody{
            {u"account"_s, u"nobody"_s}, {u"kind"_s, u"follows"_s}, {u"since"_s, 1}};
        const auto with = [](QJsonObject argument, const QString &name, const QJsonValue &value) {
            argument.insert(name, value);
            return argument;
        };
        const QJsonObject one{{u"run"_s, 1}};
        QTest::newRow("no account") << u"census"_s << nobody << u"not-found"_s;
        QTest::newRow("no kind") << u"census"_s << with(nobody, u"kind"_s, u"x"_s) << u"usage"_s;
        QTest::newRow("since is no time")
            << u"census"_s << with(nobody, u"since"_s, u"now"_s) << u"usage"_s;
        QTest::newRow("since lies ahead")
            << u"census"_s << with(nobody, u"since"_s, 1e15) << u"usage"_s;
        QTest::newRow("export of nobody") << u"server-export"_s << nobody << u"not-found"_s;
        QTest::newRow("export of no kind")
            << u"server-export"_s << with(nobody, u"kind"_s, 7) << u"usage"_s;
        for (const char *job : {"check", "look-up", "begin", "pause", "cancel", "drop", "retry"}) {
            const QString kind = u"run-"_s + QLatin1String(job);
            QTest::addRow("no run to %s", job) << kind << one << u"not-found"_s;
            QTest::addRow("%s without a run", job) << kind << QJsonObject() << u"usage"_s;
            QTest::addRow("%s with a text", job)
                << kind << QJsonObject{{u"run"_s, u"1"_s}} << u"usage"_s;
        }
        QTest::newRow("unknown") << u"run-away"_s << one << u"usage"_s;
        const QJsonObject pair{{u"from"_s, u"a"_s}, {u"to"_s, u"b"_s}, {u"hours"_s, 24}};
        QTest::newRow("pair of nobody") << u"in-step"_s << pair << u"not-found"_s;
        QTest::newRow("with itself") << u"in-step"_s << with(pair, u"to"_s, u"a"_s) << u"usage"_s;
        QTest::newRow("no hours") << u"in-step"_s << with(pair, u"hours"_s, {}) << u"usage"_s;
        QTest::newRow("half an hour") << u"in-step"_s << with(pair, u"hours"_s, 0.5) << u"usage"_s;
        QTest::newRow("past hours") << u"in-step"_s << with(pair, u"hours"_s, -1) << u"usage"_s;
    }
    void whatMakesNoSense()
    {
        QFETCH(QString, kind);
        QFETCH(QJsonObject, argument);
        QFETCH(QString, error);
        QCOMPARE(trouble(kind, argument), error);
    }

    void aServerWithoutAnExport()
    {
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const auto answer =
            ask(u"server-export"_s, {{u"account"_s, account->id.value}, {u"kind"_s, u"follows"_s}});
        QVERIFY(answer);
        QCOMPARE((*answer)[u"text"], QJsonValue(QString()));
    }

    void checkedAndDeleted()
    {
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const qint64 id = made(*account, RunState::Checking, m_sandbox->handle(u"sora"_s));
        QVERIFY(id > 0);
        const QJsonObject argument{{u"run"_s, id}};
        bool ready = false;
        for (int i = 0; i < 50 && !ready; ++i) {
            const auto answer = ask(u"run-check"_s, argument);
            QVERIFY2(answer.ok(), qPrintable(answer ? QString() : sentence(answer.error())));
            ready = (*answer)[u"ready"].toBool();
        }
        QVERIFY(ready);
        QCOMPARE(run(id)->state, RunState::Ready);
        QCOMPARE(trouble(u"run-drop"_s, argument), QString());
        QVERIFY(!run(id));
        QCOMPARE(trouble(u"run-drop"_s, argument), u"not-found"_s);
        QCOMPARE(trouble(u"run-drop"_s, {{u"run"_s, id}, {u"again"_s, true}}), QString());
    }

    void whatSomebodyDidWhoDied()
    {
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const QString whom = m_sandbox->handle(u"sora"_s);
        const qint64 paused = made(*account, RunState::Paused, whom);
        const qint64 cancelled = made(*account, RunState::Cancelled, whom);
        const auto again = [](qint64 id) {
            return QJsonObject{{u"run"_s, id}, {u"again"_s, true}};
        };
        QCOMPARE(trouble(u"run-begin"_s, again(paused)), QString());
        QCOMPARE(run(paused)->state, RunState::Paused); // its user has paused it since
        QCOMPARE(trouble(u"run-pause"_s, again(paused)), QString());
        QCOMPARE(trouble(u"run-cancel"_s, again(cancelled)), QString());
        QCOMPARE(run(cancelled)->state, RunState::Cancelled);
    }

    void retryingNobody()
    {
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const qint64 id = made(*account, RunState::Done, m_sandbox->handle(u"sora"_s));
        const auto places = [id](const QJsonValue &value) {
            return QJsonObject{{u"run"_s, id}, {u"places"_s, value}};
        };
        const auto answer = ask(u"run-retry"_s, places(QJsonArray()));
        QVERIFY(answer);
        QCOMPARE((*answer)[u"rows"], QJsonValue(0));
        QCOMPARE(trouble(u"run-retry"_s, places(u"all"_s)), u"usage"_s);
        QCOMPARE(trouble(u"run-retry"_s, places(QJsonArray{u"1"_s})), u"usage"_s);
        QCOMPARE(trouble(u"run-retry"_s, places(QJsonArray{-1})), u"usage"_s);
    }

    void inStepIsKept()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        const auto mei = m_program->signIn(*m_sandbox, u"mei"_s);
        QVERIFY(ao && mei);
        // Its time has not come, so that nothing begins here.
        const store::InStep pair{
            .from = ao->id, .to = mei->id, .everyHours = 24, .lastAt = m_program->app->clock.now()};
        QVERIFY(await(
            store().writeUser([pair](store::UserTx &tx) { return store::saveInStep(tx, pair); })));
        QJsonObject argument{{u"from"_s, ao->id.value}, {u"to"_s, mei->id.value}, {u"hours"_s, 48}};
        QCOMPARE(trouble(u"in-step"_s, argument), QString());
        QCOMPARE(int(inStep().size()), 1);
        QCOMPARE(inStep()[0].everyHours, 48);
        QCOMPARE(inStep()[0].lastAt, pair.lastAt);
        argument.insert(u"hours"_s, 0);
        QCOMPARE(trouble(u"in-step"_s, argument), QString());
        QVERIFY(inStep().empty());
    }

    void whatASignedOutAccountHadIsForgotten()
    {
        m_sandbox->follow(u"ao"_s, u"sora"_s);
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        const auto mei = m_program->signIn(*m_sandbox, u"mei"_s);
        QVERIFY(ao && mei);
        readFollows(*ao);
        QVERIFY(!follows(*ao).isEmpty());
        const qint64 paused = made(*ao, RunState::Paused, m_sandbox->handle(u"sora"_s));
        const qint64 ofMei = made(*mei, RunState::Ready, m_sandbox->handle(u"sora"_s));
        QVERIFY(await(m_program->app->accounts.signOut(*ao)).ok());
        QCOMPARE(
            trouble(u"forget-account"_s, {{u"account"_s, ao->id.value}, {u"host"_s, ao->host}}),
            QString());
        QVERIFY(follows(*ao).isEmpty());
        QVERIFY(!run(paused));
        QVERIFY(run(ofMei));
    }
};

QTEST_GUILESS_MAIN(tst_runjobs)
#include "tst_runjobs.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"

#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

/// From one account to another, in the terminal and against the sandbox in this process.
class tst_movingterminal : public QObject, private TerminalTalk {
    Q_OBJECT

    QStringList followsOf(const QString &user) const
    {
        return json({u"follows"_s, u"export"_s, u"-"_s, u"--account"_s, handle(user)}).handles();
    }
    QStringList importing(const QString &name, const QString &user) const
    {
        return {u"follows"_s, u"import"_s, name, u"--account"_s, handle(user)};
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 2}));
        // Somebody whom ao follows and yuki does not.
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        m_sandbox->unfollow(u"yuki"_s, u"mei"_s);
        m_sandbox->unfollow(u"yuki"_s, u"hal"_s);
    }

    void exportsFollows_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void exportsFollows()
    {
        QFETCH(QString, user);
        signIn(user);
        const Said csv = run({u"follows"_s, u"export"_s, u"-"_s});
        QVERIFY2(csv.status == 0, csv.errors.constData());
        QVERIFY2(csv.output.startsWith("Account address,"), csv.output.constData());
        const QStringList handles = followsOf(user);
        QVERIFY(!handles.isEmpty());
        QCOMPARE(csv.output.trimmed().split('\n').size(), handles.size() + 1);
        for (const QString &one : handles) {
            QVERIFY2(csv.output.contains('\n' + one.toUtf8()), qPrintable(one));
        }
        const QString name = m_files->filePath(u"following_accounts.csv"_s);
        const Said written = json({u"follows"_s, u"export"_s, name});
        QCOMPARE(written.status, 0);
        QCOMPARE(written.rows.value(0)[u"rows"].toInt(), int(handles.size()));
        QFile kept(name);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), csv.output);
    }

    void exportsEverything()
    {
        signIn(u"ao"_s);
        const QString folder = m_files->filePath(u"all"_s);
        const Said said = json({u"accounts"_s, u"export"_s, folder});
        QVERIFY2(said.status == 0, said.errors.constData());
        QVERIFY(QFile::exists(folder + u"/following_accounts.csv"_s));
        for (const QJsonObject &row : said.rows) {
            const QString name = row[u"file"].toString();
            QVERIFY2(QFile::exists(folder + u'/' + name), qPrintable(name));
        }
    }

    void asksWhichAccount()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const Said said = run({u"follows"_s, u"export"_s, u"-"_s});
        QCOMPARE(said.status, 1);
        QVERIFY2(said.errors.contains(handle(u"ao"_s).toUtf8()), said.errors.constData());
        QVERIFY2(said.errors.contains(handle(u"yuki"_s).toUtf8()), said.errors.constData());
        const Said nobody =
            run({u"follows"_s, u"export"_s, u"-"_s, u"--account"_s, u"x@y.example"_s});
        QCOMPARE(nobody.status, 1);
    }

    // The whole way: out of one account, into the other, and both side by side.
    void exportsImportsCompares()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const QByteArray rows = "Account address,Show boosts\n" + handle(u"mei"_s).toUtf8()
            + ",true\n" + handle(u"hal"_s).toUtf8() + ",true\nno handle at all,true\n";
        const QString name = file(u"following_accounts.csv"_s, rows);
        const QString report = m_files->filePath(u"report.csv"_s);
        const Said said =
            json(importing(name, u"yuki"_s) << u"--wait"_s << u"--report"_s << report);
        QVERIFY2(said.status == 2, said.errors.constData()); // for the last line's sake
        QCOMPARE(said.rows.size(), 3);
        QCOMPARE(said.outcomeOf(handle(u"mei"_s)), u"followed"_s);
        QCOMPARE(said.outcomeOf(handle(u"hal"_s)), u"followed"_s);
        QCOMPARE(said.rows.value(2)[u"outcome"].toString(), u"invalid"_s);
        QCOMPARE(said.rows.value(2)[u"line"].toInt(), 4);
        QFile kept(report);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(kept.readAll().contains("2," + handle(u"mei"_s).toUtf8() + ",followed"));

        const QStringList now = followsOf(u"yuki"_s);
        QVERIFY(now.contains(handle(u"mei"_s)) && now.contains(handle(u"hal"_s)));
        const Said compared = json({u"follows"_s, u"compare"_s, handle(u"ao"_s), handle(u"yuki"_s),
            u"--search"_s, u"mei"_s});
        QVERIFY2(compared.status == 0, compared.errors.constData());
        QVERIFY(compared.handles().contains(handle(u"mei"_s)));
        const QJsonArray at = compared.rows.value(0)[u"accounts"].toArray();
        QCOMPARE(at.size(), 2);
        QVERIFY(at[0].toObject()[u"follows"].toBool() && at[1].toObject()[u"follows"].toBool());
    }

    void dryRunChangesNothing()
    {
        signIn(u"yuki"_s);
        const QStringList before = followsOf(u"yuki"_s);
        QVERIFY(!before.isEmpty());
        const QString name = file(u"following_accounts.csv"_s,
            "Account address\n" + handle(u"mei"_s).toUtf8() + '\n' + before.first().toUtf8()
                + '\n');
        const Said said = json(importing(name, u"yuki"_s) << u"--dry-run"_s);
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.outcomeOf(handle(u"mei"_s)), u"to-do"_s);
        QCOMPARE(said.outcomeOf(before.first()), u"already"_s);
        QCOMPARE(followsOf(u"yuki"_s), before);
        QCOMPARE(json({u"runs"_s, u"list"_s}).rows.size(), 0);
    }

    void dryRunTellsWhoMovedAndWhoIsGone()
    {
        signIn(u"ao"_s);
        for (const QString &one : {u"ren"_s, u"kai"_s}) {
            m_sandbox->unfollow(u"ao"_s, one);
        }
        QVERIFY(m_sandbox->suspend(u"ren"_s));
        QVERIFY(m_sandbox->move(u"kai"_s, u"sora"_s));
        const QString name = file(u"following_accounts.csv"_s,
            "Account address\n" + handle(u"ren"_s).toUtf8() + '\n' + handle(u"kai"_s).toUtf8()
                + '\n');
        const QStringList dry = importing(name, u"ao"_s) << u"--dry-run"_s;
        const Said said = json(dry);
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.outcomeOf(handle(u"ren"_s)), u"gone"_s);
        QVERIFY(!said.rows.value(0)[u"detail"].toString().isEmpty());
        QCOMPARE(said.outcomeOf(handle(u"kai"_s)), u"moved"_s);
        QCOMPARE(said.rows.value(1)[u"detail"].toString(), handle(u"sora"_s));
        const Said shown = run(dry);
        QVERIFY2(shown.output.contains("suspended"), shown.output.constData());
    }

    // The worst that could happen.
    void blocksAreNoFollows()
    {
        signIn(u"yuki"_s);
        const QByteArray row = handle(u"mei"_s).toUtf8() + '\n';
        const Said blocks =
            run(importing(file(u"blocked_accounts.csv"_s, row), u"yuki"_s) << u"--yes"_s);
        QCOMPARE(blocks.status, 1);
        QVERIFY2(blocks.errors.contains("--kind"), blocks.errors.constData());
        const Said named =
            run(importing(file(u"my blocks of may.csv"_s, row), u"yuki"_s) << u"--yes"_s);
        QCOMPARE(named.status, 1);
        // Of which nothing is known.
        const Said unsure = run(importing(file(u"x.csv"_s, row), u"yuki"_s));
        QCOMPARE(unsure.status, 1);
        QVERIFY(!followsOf(u"yuki"_s).contains(handle(u"mei"_s)));
        QCOMPARE(json({u"runs"_s, u"list"_s}).rows.size(), 0);
    }

    void overwritingNamesWhomItTakesAway()
    {
        signIn(u"yuki"_s);
        const QStringList before = followsOf(u"yuki"_s);
        const QString name = file(
            u"following_accounts.csv"_s, "Account address\n" + handle(u"mei"_s).toUtf8() + '\n');
        const QStringList overwriting = importing(name, u"yuki"_s) << u"--mode"_s << u"overwrite"_s;
        const Said asked = run(overwriting);
        QCOMPARE(asked.status, 1);
        for (const QString &one : before) {
            QVERIFY2(asked.output.contains(one.toUtf8()), qPrintable(one));
        }
        QVERIFY2(asked.errors.contains("--yes"), asked.errors.constData());
        QCOMPARE(followsOf(u"yuki"_s), before);
    }

    void runsGoOn()
    {
        signIn(u"yuki"_s);
        const QString name = file(
            u"following_accounts.csv"_s, "Account address\n" + handle(u"mei"_s).toUtf8() + '\n');
        const Said begun = json(importing(name, u"yuki"_s));
        QVERIFY2(begun.status == 0, begun.errors.constData());
        const int id = begun.rows.value(0)[u"run"].toInt();
        QVERIFY(id > 0);
        const QString number = QString::number(id);
        if (begun.rows.value(0)[u"state"].toString() == u"running") {
            QVERIFY2(
                begun.errors.contains("runs resume " + number.toUtf8()), begun.errors.constData());
            const Said resumed = json({u"runs"_s, u"resume"_s, number, u"--wait"_s});
            QVERIFY2(resumed.status == 0, resumed.errors.constData());
            QCOMPARE(resumed.outcomeOf(handle(u"mei"_s)), u"followed"_s);
        }
        const Said list = json({u"runs"_s, u"list"_s});
        QCOMPARE(list.rows.size(), 1);
        QCOMPARE(list.rows.first()[u"state"].toString(), u"done"_s);
        QCOMPARE(list.rows.first()[u"outcomes"].toObject()[u"followed"].toInt(), 1);
        const Said report = run({u"runs"_s, u"report"_s, number, u"-"_s});
        QVERIFY(report.output.startsWith("line,handle,outcome,detail\n2,"));
        QCOMPARE(run({u"runs"_s, u"resume"_s, number}).status, 1); // it has ended
        QCOMPARE(run({u"runs"_s, u"drop"_s, number}).status, 0);
        QCOMPARE(run({u"runs"_s, u"show"_s, number}).status, 1);
    }

    void copiesAndUnfollows()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const QStringList copy{u"follows"_s, u"copy"_s, u"--from"_s, handle(u"ao"_s), u"--to"_s,
            handle(u"yuki"_s), u'@' + handle(u"mei"_s), u"--wait"_s};
        QCOMPARE(run(copy).status, 1); // nobody can be asked
        const Said copied = json(QStringList(copy) << u"--yes"_s);
        QVERIFY2(copied.status == 0, copied.errors.constData());
        QVERIFY(followsOf(u"yuki"_s).contains(handle(u"mei"_s)));
        const Said away = json({u"follows"_s, u"unfollow"_s, u"--account"_s, handle(u"yuki"_s),
            handle(u"mei"_s), u"--yes"_s, u"--wait"_s});
        QVERIFY2(away.status == 0, away.errors.constData());
        QCOMPARE(away.outcomeOf(handle(u"mei"_s)), u"unfollowed"_s);
        QVERIFY(!followsOf(u"yuki"_s).contains(handle(u"mei"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_movingterminal)
#include "tst_movingterminal.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/terminalprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Follows that move between the two servers of snac2.sh, and what the servers themselves say of
/// them afterwards.
class tst_livemoving : public QObject {
    Q_OBJECT

private:
    QJsonObject m_world; ///< live.json
    QNetworkAccessManager m_network;

    QJsonObject server(int index) const
    {
        return m_world[u"servers"].toArray().at(index).toObject();
    }

    QString acct(int index) const
    {
        return server(index)[u"account"].toString() + u'@' + server(index)[u"host"].toString();
    }

    QString person(int index, const QString &user) const
    {
        return user + u'@' + server(index)[u"host"].toString();
    }

    QByteArray token(int index) const
    {
        QFile file(server(index)[u"token_file"].toString());
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    /// The server is asked without anything of ours in between.
    QJsonDocument ask(int index, const QString &path)
    {
        QNetworkRequest request(QUrl(server(index)[u"base"].toString() + path));
        request.setRawHeader("Authorization", "Bearer " + token(index));
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return finished.wait(10'000) ? QJsonDocument::fromJson(reply->readAll()) : QJsonDocument();
    }

    QStringList follows(int index)
    {
        const QString id =
            ask(index, u"/api/v1/accounts/verify_credentials"_s).object()[u"id"].toString();
        QStringList found;
        const QJsonArray people =
            ask(index, u"/api/v1/accounts/%1/following?limit=80"_s.arg(id)).array();
        for (const QJsonValue &row : people) {
            const QString name = row[u"acct"].toString();
            found << (name.contains(u'@') ? name : name + u'@' + server(index)[u"host"].toString());
        }
        found.sort();
        return found;
    }

    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }

    static QStringList lines(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
            : QStringList();
    }

    static QHash<QString, QString> outcomes(const ProgramOutcome &outcome)
    {
        QHash<QString, QString> found;
        for (const QJsonObject &row : outcome.rows) {
            if (row.contains(u"outcome"_s)) {
                found.insert(row[u"handle"].toString(), row[u"outcome"].toString());
            }
        }
        return found;
    }

    void signIn(const TerminalProgram &program, int index)
    {
        const ProgramOutcome outcome = program.run(
            {u"accounts"_s, u"add"_s, server(index)[u"base"].toString(), u"--token-stdin"_s},
            token(index) + '\n');
        QVERIFY2(outcome.status == 0, outcome.errors);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = qEnvironmentVariable("ASTERISM_LIVE_FOLDER");
        QFile file(folder + u"/live.json"_s);
        if (folder.isEmpty() || !file.open(QIODevice::ReadOnly)) {
            QSKIP("skipped: no server");
        }
        m_world = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!server(0).isEmpty() && !server(1).isEmpty());
    }

    void followsGoOutAndComeIn()
    {
        TerminalProgram program;
        signIn(program, 0);
        signIn(program, 1);
        const QStringList before = follows(0);
        const QString file = program.folder() + u"/follows.csv"_s;

        const ProgramOutcome exported =
            program.run({u"follows"_s, u"export"_s, u"--account"_s, acct(1), file});
        QVERIFY2(exported.status == 0, exported.errors);
        QStringList rows = lines(file);
        QCOMPARE(rows.takeFirst(), u"Account address,Show boosts,Notify on new posts,Languages"_s);
        QStringList named;
        for (const QString &row : std::as_const(rows)) {
            named << row.section(u',', 0, 0);
        }
        QCOMPARE(sorted(named), follows(1));
        QCOMPARE(sorted(named), sorted({person(0, u"akari"_s), person(0, u"alice"_s)}));

        const ProgramOutcome imported = program.run({u"--json"_s, u"follows"_s, u"import"_s, file,
            u"--account"_s, acct(0), u"--yes"_s, u"--wait"_s});
        QVERIFY2(imported.status == 0, imported.errors + imported.output);
        const auto ended = outcomes(imported);
        QCOMPARE(ended.size(), named.size());
        QStringList reported = before;
        for (auto row = ended.begin(); row != ended.end(); ++row) {
            QVERIFY2(row.value() == u"followed" || row.value() == u"requested", imported.output);
            reported << row.key();
        }
        // snac says yes first, and follows when the job has its turn.
        QTRY_COMPARE_WITH_TIMEOUT(follows(0), sorted(reported), 20'000);

        const ProgramOutcome again = program.run({u"--json"_s, u"follows"_s, u"import"_s, file,
            u"--account"_s, acct(0), u"--yes"_s, u"--wait"_s});
        QVERIFY2(again.status == 0, again.errors + again.output);
        for (const QString &outcome : outcomes(again)) {
            QCOMPARE(outcome, u"already"_s);
        }
    }

    void ownRowIsRefusedAndFollowsGoAgain()
    {
        TerminalProgram program;
        signIn(program, 0);
        signIn(program, 1); // servers on loopback are asked only where they were typed
        const QString file = program.folder() + u"/mixed.csv"_s;
        QFile mixed(file);
        QVERIFY(mixed.open(QIODevice::WriteOnly));
        mixed.write(u"Account address\n%1\n%2\nnobody-there@%3\nnot a handle\n"_s
                        .arg(acct(0), person(1, u"daisuke"_s), server(1)[u"host"].toString())
                        .toUtf8());
        mixed.close();
        const ProgramOutcome imported = program.run({u"--json"_s, u"follows"_s, u"import"_s, file,
            u"--account"_s, acct(0), u"--yes"_s, u"--wait"_s});
        QVERIFY2(imported.status == 2, imported.errors + imported.output);
        const auto ended = outcomes(imported);
        QCOMPARE(ended.value(acct(0)), u"refused"_s);
        QVERIFY(QStringList({u"followed"_s, u"requested"_s})
                    .contains(ended.value(person(1, u"daisuke"_s))));
        QCOMPARE(ended.value(u"nobody-there@"_s + server(1)[u"host"].toString()), u"not-found"_s);
        QTRY_VERIFY_WITH_TIMEOUT(follows(0).contains(person(1, u"daisuke"_s)), 20'000);

        const ProgramOutcome gone = program.run({u"--json"_s, u"follows"_s, u"unfollow"_s,
            u"--account"_s, acct(0), person(1, u"daisuke"_s), u"--yes"_s, u"--wait"_s});
        QVERIFY2(gone.status == 0, gone.errors + gone.output);
        QTRY_VERIFY_WITH_TIMEOUT(!follows(0).contains(person(1, u"daisuke"_s)), 20'000);
    }
};

QTEST_GUILESS_MAIN(tst_livemoving)
#include "tst_livemoving.moc"

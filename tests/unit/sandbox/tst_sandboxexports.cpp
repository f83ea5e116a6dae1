// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// GoToSocial's own files, and its importer.
class tst_sandboxexports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0, .clock = &m_clock}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
        for (const QString &whom : m_sandbox->relationsOf(u"yuki"_s).follows.keys()) {
            m_sandbox->unfollow(u"yuki"_s, whom);
        }
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void follows()
    {
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"ren"_s));
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"mei"_s, {.boosts = false, .notify = true}));
        const QByteArray recorded = fixtureBytes("gotosocial/following_export.csv");
        QByteArrayList rows{
            handle(u"mei"_s) + ",false,true,\n", handle(u"ren"_s) + ",true,false,\n"};
        if (m_sandbox->serverOf(u"ren"_s)->host() < m_sandbox->serverOf(u"mei"_s)->host()) {
            rows.swapItemsAt(0, 1);
        }
        const Answer answer = file(u"following"_s);
        QCOMPARE(answer.type, QByteArray("text/csv"));
        QCOMPARE(answer.body, recorded.left(recorded.indexOf('\n') + 1) + rows.join());
    }

    void otherFiles()
    {
        QVERIFY(m_sandbox->mute(u"yuki"_s, u"mei"_s, {.notifications = false}));
        QVERIFY(m_sandbox->block(u"yuki"_s, u"hal"_s));
        m_sandbox->addServerList(u"yuki"_s, u"a, \"b\""_s, {u"mei"_s});
        QCOMPARE(file(u"mutes"_s).body,
            fixtureBytes("gotosocial/mutes_export.csv") + handle(u"mei"_s) + ",false\n");
        QCOMPARE(file(u"blocks"_s).body, handle(u"hal"_s) + '\n');
        QVERIFY(file(u"lists"_s).body.endsWith("\"a, \"\"b\"\"\"," + handle(u"mei"_s) + '\n'));
        QVERIFY(file(u"followers"_s).body.startsWith("Account address\n"));
        QCOMPARE(file(u"followers"_s).body.count('\n'),
            m_sandbox->relationsOf(u"yuki"_s).followers.size() + 1);
        QCOMPARE(file(u"bookmarks"_s).status, 404);
    }

    void stats()
    {
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"mei"_s));
        const QJsonObject told = m_asker->get(u"yuki"_s, u"/api/v1/exports/stats"_s).object();
        QCOMPARE(told.keys(), fixtureBody("gotosocial/export_stats.json").toObject().keys());
        QCOMPARE(told[u"following_count"_s].toInt(), 1);
        QCOMPARE(told[u"followers_count"_s].toInt(),
            int(m_sandbox->relationsOf(u"yuki"_s).followers.size()));
    }

    void refusals()
    {
        const Answer json =
            m_asker->get(u"yuki"_s, u"/api/v1/exports/following.csv"_s, "application/json");
        QCOMPARE(json.status, 406);
        QCOMPARE(json.object(),
            fixtureBody("gotosocial/export_following_accept_json_406.json").toObject());
        for (const QString &user : {u"ao"_s, u"sora"_s}) {
            QCOMPARE(m_asker->get(user, u"/api/v1/exports/following.csv"_s).status, 404);
            QCOMPARE(m_asker->get(user, u"/api/v1/exports/stats"_s).status, 404);
        }
        Client guest;
        const QString base = m_sandbox->serverOf(u"yuki"_s)->baseUrl();
        QCOMPARE(guest.get(base + u"/api/v1/exports/following.csv"_s).status, 401);
    }

    void imports()
    {
        const Answer answer = importRows("following", "merge",
            "Account address,Show boosts,Notify on new posts,Languages\n" + handle(u"mei"_s)
                + ",false,true,\n@" + handle(u"ren"_s) + ",TRUE,0,\"de, en\"\n\n"
                + "nobody@nowhere.example,true,false,\n");
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.object(), fixtureBody("gotosocial/import_following.json").toObject());
        const auto follows = m_sandbox->relationsOf(u"yuki"_s).follows;
        QCOMPARE(follows.size(), 2);
        QCOMPARE(
            follows[m_sandbox->handle(u"mei"_s)], (FollowOptions{.boosts = false, .notify = true}));
        QCOMPARE(follows[m_sandbox->handle(u"ren"_s)], FollowOptions());
        QCOMPARE(importRows("mutes", "merge", handle(u"hal"_s) + ",true\n").status, 202);
        QCOMPARE(importRows("blocks", "overwrite", handle(u"kai"_s) + '\n').status, 202);
        QCOMPARE(m_sandbox->relationsOf(u"yuki"_s).mutes.size(), 1);
        QCOMPARE(m_sandbox->relationsOf(u"yuki"_s).blocks.size(), 1);
    }

    void overwritingTakesTheOthersAway()
    {
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"hal"_s));
        QCOMPARE(importRows("following", "overwrite", handle(u"mei"_s) + '\n').status, 202);
        QCOMPARE(m_sandbox->relationsOf(u"yuki"_s).follows.keys(),
            QStringList{m_sandbox->handle(u"mei"_s)});
    }

    void isStrict_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("one cell more") << QByteArray("a@b.example,true\nc@d.example,true,false\n");
        QTest::newRow("one less") << QByteArray("a@b.example,true\nc@d.example\n");
        QTest::newRow("stray quote") << QByteArray("a@b.example,tr\"ue\n");
        QTest::newRow("open quote") << QByteArray("\"a@b.example,true\n");
    }
    void isStrict()
    {
        QFETCH(QByteArray, rows);
        QCOMPARE(importRows("following", "merge", rows).status, 400);
    }

    void wantsATypeItKnows()
    {
        QCOMPARE(importRows("lists", "merge", "a,b@c.example\n").status, 400);
        QCOMPARE(importRows("following", "replace", "b@c.example\n").status, 400);
    }

private:
    QByteArray handle(const QString &user) const { return m_sandbox->handle(user).toLatin1(); }
    Answer file(const QString &name)
    {
        return m_asker->get(u"yuki"_s, u"/api/v1/exports/%1.csv"_s.arg(name), "text/csv");
    }
    Answer importRows(const QByteArray &type, const QByteArray &mode, const QByteArray &rows)
    {
        const QByteArray head = "--seam\r\nContent-Disposition: form-data; name=\"";
        const QByteArray body = head + "type\"\r\n\r\n" + type + "\r\n" + head + "mode\"\r\n\r\n"
            + mode + "\r\n" + head
            + "data\"; filename=\"following.csv\"\r\nContent-Type: text/csv\r\n\r\n" + rows
            + "\r\n--seam--\r\n";
        return m_asker->send(
            "POST", u"yuki"_s, u"/api/v1/import"_s, body, "multipart/form-data; boundary=\"seam\"");
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxexports)
#include "tst_sandboxexports.moc"

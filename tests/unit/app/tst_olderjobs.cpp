// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include <QJsonArray>

using namespace asterism;

/// One page further down, of whatever stands in a column; and the filling of gaps.
class tst_olderjobs : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    Sandbox m_sandbox;
    std::unique_ptr<Program> m_program;

    QString run(const QString &kind, const QJsonObject &argument) const
    {
        const auto answer = await(m_program->desk->ask(kind, argument));
        if (!answer) {
            return sentence(answer.error());
        }
        const auto result = (*answer)[u"results"].toArray().first().toObject();
        return result[u"error"].toObject()[u"kind"].toString();
    }
    QString refresh(const Source &source) const
    {
        return run(u"refresh"_s, {{u"sources"_s, QJsonArray{source.key()}}});
    }
    QString older(const Source &source) const
    {
        return run(u"older"_s, {{u"sources"_s, QJsonArray{source.key()}}});
    }
    std::vector<store::Gap> gapsOf(const Source &source) const
    {
        const auto found = await(m_program->app->store->readCache(
            [source](store::CacheTx &tx) { return store::gaps(tx, source); }));
        return found ? *found : std::vector<store::Gap>();
    }
    void postMany(const QString &user, int count)
    {
        for (int i = 0; i < count; ++i) {
            QVERIFY(!m_sandbox.post(user, u"number %1"_s.arg(i)).isEmpty());
        }
    }
    /// The newest at `last`, the others before it.
    void postApart(const QString &user, int count, qint64 last, qint64 apart)
    {
        for (int i = count - 1; i >= 0; --i) {
            const PostDraft draft{.text = u"number %1"_s.arg(i), .createdAt = last - i * apart};
            QVERIFY(!m_sandbox.post(user, draft).isEmpty());
        }
    }
    /// Since the last call, of all servers.
    int requests() const
    {
        int all = 0;
        for (Server *server : m_sandbox.servers()) {
            all += server->requestCount(u"*"_s);
            server->clearRequestLog();
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        if (number == 0) {
            QVERIFY(m_sandbox.start({.people = 12, .postsPerServer = 0}));
            postMany(u"ao"_s, 250);
            postMany(u"sora"_s, 20);
        }
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(++number)));
        for (const Server *server : m_sandbox.servers()) {
            m_program->app->core.typedHosts.insert(server->host());
        }
        m_program->desk->start();
    }
    void cleanup() { m_program.reset(); }

    void homePageByPage()
    {
        const auto account = m_program->signIn(m_sandbox, u"ao"_s);
        QVERIFY(account);
        const Source home = homeSource(account->id, {});
        QCOMPARE(refresh(home), QString());
        const size_t first = m_program->rowsOf(home);
        QVERIFY(first > 0 && first < 200);
        Server *server = m_sandbox.serverOf(u"ao"_s);
        server->clearRequestLog();
        QCOMPARE(older(home), QString());
        QVERIFY(m_program->rowsOf(home) > first);
        QCOMPARE(server->requestCount(u"/api/v1/timelines/home"_s), 1);
        QCOMPARE(older(home), QString());
        QCOMPARE(older(home), QString());
        QVERIFY(m_program->rowsOf(home) >= first + 80);
    }

    void atTheEndNobodyIsAsked()
    {
        const Source tag = tagSource(u"nothing"_s, m_sandbox.server(u"mastodon"_s)->host());
        QCOMPARE(refresh(tag), QString());
        Server *server = m_sandbox.server(u"mastodon"_s);
        server->clearRequestLog();
        QCOMPARE(older(tag), QString());
        QCOMPARE(server->requestCount(u"*"_s), 0);
    }

    void whatWasNeverReadIsRead()
    {
        const Source local = localSource(m_sandbox.server(u"mastodon"_s)->host());
        QCOMPARE(older(local), QString());
        QVERIFY(m_program->rowsOf(local) > 0);
    }

    void aPersonAndAList()
    {
        const Source person =
            personSource(m_sandbox.handle(u"ao"_s), m_sandbox.serverOf(u"ao"_s)->host());
        QCOMPARE(refresh(person), QString());
        const size_t first = m_program->rowsOf(person);
        QVERIFY(first > 0 && first < 200);
        QCOMPARE(older(person), QString());
        const size_t second = m_program->rowsOf(person);
        QVERIFY2(second > first && second < 250, qPrintable(QString::number(second)));

        const auto list = await(m_program->app->lists.create(u"One"_s));
        QVERIFY(list);
        QVERIFY(await(m_program->app->lists.add(*list, m_sandbox.handle(u"ao"_s))));
        QCOMPARE(refresh(listSource(list->id)), QString());
        QCOMPARE(older(listSource(list->id)), QString());
        QVERIFY(m_program->rowsOf(listSource(list->id)) > second);
    }

    /// What a list costs on the way down: those pages that are missing, and nobody's look.
    void aListAsksThoseWhoAreBehind()
    {
        const qint64 now = m_program->app->clock.now();
        postApart(u"mei"_s, 60, now, minuteMs); // the first 40 are read: of 40 minutes
        postApart(u"hal"_s, 100, now, hourMs);
        postApart(u"kai"_s, 5, now, minuteMs); // a server that does not say that this is all
        const auto list = await(m_program->app->lists.create(u"Three"_s));
        QVERIFY(list);
        for (const QString &user : {u"mei"_s, u"hal"_s, u"kai"_s}) {
            QVERIFY(await(m_program->app->lists.add(*list, m_sandbox.handle(user))));
        }
        const Source source = listSource(list->id);
        QCOMPARE(refresh(source), QString());
        QCOMPARE(m_program->rowsOf(source), size_t(85));
        (void)requests();
        // Where the reader is nothing is missing.
        QCOMPARE(run(u"older"_s, {{u"sources"_s, QJsonArray{source.key()}}, {u"below"_s, now}}),
            QString());
        QCOMPARE(requests(), 0);
        // At the end of what is cached: a page of each who is not read down to there.
        QCOMPARE(older(source), QString());
        QCOMPARE(requests(), 3);
        QCOMPARE(m_program->rowsOf(source), size_t(145));
        QCOMPARE(older(source), QString());
        QCOMPARE(requests(), 1); // the two others are at their end
        QCOMPARE(m_program->rowsOf(source), size_t(165));
        QCOMPARE(older(source), QString());
        QCOMPARE(requests(), 0);
    }

    void aPersonIsLookedUpOnce()
    {
        Server *server = m_sandbox.serverOf(u"sora"_s);
        const Source person = personSource(m_sandbox.handle(u"sora"_s), server->host());
        QCOMPARE(refresh(person), QString());
        QVERIFY(server->requestCount(u"/.well-known/webfinger"_s) > 0);
        server->clearRequestLog();
        QCOMPARE(refresh(person), QString());
        QCOMPARE(server->requestCount(u"/.well-known/webfinger"_s), 0);
        QVERIFY(server->requestCount(u"*"_s) > 0);
    }

    void gapsOfAHomeAndOfAPerson()
    {
        const auto account = m_program->signIn(m_sandbox, u"ao"_s);
        QVERIFY(account);
        const Source home = homeSource(account->id, {});
        const Source person =
            personSource(m_sandbox.handle(u"ao"_s), m_sandbox.serverOf(u"ao"_s)->host());
        for (const Source &source : {home, person}) {
            QCOMPARE(refresh(source), QString());
        }
        postMany(u"ao"_s, 500); // more than is filled unasked
        for (const Source &source : {home, person}) {
            QCOMPARE(refresh(source), QString());
            const auto gaps = gapsOf(source);
            QCOMPARE(gaps.size(), size_t(1));
            const size_t before = m_program->rowsOf(source);
            QCOMPARE(run(u"fill-gap"_s, {{u"gap"_s, gaps[0].id}}), QString());
            QVERIFY2(m_program->rowsOf(source) > before, qPrintable(source.key()));
        }
    }

    void aGapThatIsNotThere()
    {
        const auto answer = await(m_program->desk->ask(u"fill-gap"_s, {{u"gap"_s, qint64(4711)}}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Rejected);
        QVERIFY2(sentence(answer.error()).contains(u"no longer"_s),
            qPrintable(sentence(answer.error())));
    }

    /// ren's own server tells guests nothing: the pages come from ao's.
    void somebodyWhoIsReadElsewhere()
    {
        QVERIFY(m_sandbox.follow(u"hal"_s, u"ren"_s)); // so that Mastodon has them
        postMany(u"ren"_s, 100);
        QVERIFY(m_program->signIn(m_sandbox, u"ao"_s).ok());
        const QString acct = m_sandbox.handle(u"ren"_s);
        const Source own = personSource(acct, m_sandbox.serverOf(u"ren"_s)->host());
        const Source told = personSource(acct, m_sandbox.serverOf(u"ao"_s)->host());
        QCOMPARE(refresh(own), QString());
        const size_t first = m_program->rowsOf(told);
        QVERIFY(first > 0 && first < 100);
        QCOMPARE(m_program->rowsOf(own), 0u);
        bool more = true;
        for (int page = 0; more && page < 5; ++page) {
            const auto answer =
                await(m_program->desk->ask(u"older"_s, {{u"sources"_s, QJsonArray{own.key()}}}));
            QVERIFY(answer);
            const auto result = (*answer)[u"results"].toArray().first().toObject();
            QCOMPARE(result[u"error"].toObject(), QJsonObject());
            more = result[u"more"].toBool();
        }
        QVERIFY(!more); // of the source that was read, not of the empty one
        QCOMPARE(m_program->rowsOf(told), 100u);
    }

    /// By way of an own account, too: its server's id for the person is nowhere kept.
    void gapsOfWhatAnotherServerHas()
    {
        const auto account = m_program->signIn(m_sandbox, u"ao"_s);
        QVERIFY(account);
        for (const QString &user : {u"ren"_s, u"yuki"_s}) {
            QVERIFY(m_sandbox.follow(u"hal"_s, user)); // so that Mastodon has them
            postMany(user, 50);
        }
        const QString host = m_sandbox.serverOf(u"ao"_s)->host();
        const QString yuki = m_sandbox.handle(u"yuki"_s);
        const QString ren = m_sandbox.handle(u"ren"_s);
        const Source seen = personSourceAs(account->id, yuki, host);
        const Source told = personSource(ren, host);
        const QJsonObject asAo{
            {u"sources"_s,
                QJsonArray{personSource(yuki, m_sandbox.serverOf(u"yuki"_s)->host()).key()}},
            {u"as"_s, account->id.value}};
        const Source own = personSource(ren, m_sandbox.serverOf(u"ren"_s)->host());
        QCOMPARE(run(u"refresh"_s, asAo), QString());
        QCOMPARE(refresh(own), QString());
        for (const QString &user : {u"ren"_s, u"yuki"_s}) {
            postMany(user, 500); // more than is filled unasked
        }
        QCOMPARE(run(u"refresh"_s, asAo), QString());
        QCOMPARE(refresh(own), QString());
        for (const Source &source : {seen, told}) {
            const auto first = gapsOf(source);
            QVERIFY2(first.size() == 1, qPrintable(source.key()));
            const size_t before = m_program->rowsOf(source);
            for (int page = 0; page < 20 && !gapsOf(source).empty(); ++page) {
                const qint64 gap = gapsOf(source).front().id;
                QCOMPARE(run(u"fill-gap"_s, {{u"gap"_s, gap}}), QString());
            }
            QVERIFY2(gapsOf(source).empty(), qPrintable(source.key()));
            QVERIFY2(m_program->rowsOf(source) > before, qPrintable(source.key()));
        }
    }
};

QTEST_GUILESS_MAIN(tst_olderjobs)
#include "tst_olderjobs.moc"

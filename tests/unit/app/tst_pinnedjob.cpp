// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "store/pinned.h"
#include "store/readings.h"

using namespace asterism;

/// What people have pinned comes into the cache by the way that reads their posts.
class tst_pinnedjob : public QObject, private SandboxProgram {
    Q_OBJECT

    QString acct(const QString &user) const { return m_sandbox->handle(user); }
    Server *serverOf(const QString &user) const { return m_sandbox->serverOf(user); }
    /// Nothing when all is well.
    QString ask(const QString &user) const
    {
        const auto answer = await(m_program->desk->ask(u"pinned"_s, {{u"acct"_s, acct(user)}}));
        return answer ? QString() : sentence(answer.error());
    }
    QStringList pinned(const QString &user) const
    {
        const auto found =
            await(m_program->app->store->readCache([acct = acct(user)](store::CacheTx &tx) {
                QStringList uris;
                const auto rows = store::pinnedPosts(tx, acct);
                for (const qint64 row : *rows) {
                    uris << store::postByRow(tx, row).post.uri;
                }
                return Result<QStringList>(uris);
            }));
        return found ? *found : QStringList();
    }
    ReaderKind readerOf(const QString &user) const
    {
        const auto found =
            await(m_program->app->store->readCache([acct = acct(user)](store::CacheTx &tx) {
                return Result<ListMember>(store::reading(tx, acct));
            }));
        return found ? found->reader : ReaderKind::None;
    }
    QString pin(const QString &user, const QString &text) const
    {
        const QString uri = m_sandbox->post(user, text);
        return m_sandbox->pin(user, uri) ? uri : QString();
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        m_program->desk->start();
    }
    void cleanup() { end(); }

    void asAGuest()
    {
        const QString first = pin(u"ao"_s, u"first"_s);
        const QString second = pin(u"ao"_s, u"second"_s);
        const QString third = m_sandbox->post(u"ao"_s, u"not pinned"_s);
        QCOMPARE(ask(u"ao"_s), QString());
        QCOMPARE(readerOf(u"ao"_s), ReaderKind::MastodonApi);
        QCOMPARE(pinned(u"ao"_s), (QStringList{second, first}));
        QVERIFY(m_sandbox->unpin(u"ao"_s, second));
        QVERIFY(m_sandbox->pin(u"ao"_s, third));
        QCOMPARE(ask(u"ao"_s), QString());
        QCOMPARE(pinned(u"ao"_s), (QStringList{third, first}));
    }

    void byAnOwnAccount()
    {
        QVERIFY(m_program->signIn(*m_sandbox, u"yuki"_s));
        const QString uri = pin(u"ren"_s, u"closed to guests"_s);
        QCOMPARE(ask(u"ren"_s), QString());
        QCOMPARE(readerOf(u"ren"_s), ReaderKind::OwnAccount);
        QCOMPARE(pinned(u"ren"_s), QStringList{uri});
    }

    /// How their posts are read does not change with that.
    void asAnAccountSeesIt()
    {
        const QString uri = pin(u"ren"_s, u"closed to guests"_s);
        const auto account = m_program->signIn(*m_sandbox, u"yuki"_s);
        QVERIFY(account);
        const auto answer = await(m_program->desk->ask(
            u"pinned"_s, {{u"acct"_s, acct(u"ren"_s)}, {u"as"_s, account->id.value}}));
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(sentence(answer.error())));
        QCOMPARE(pinned(u"ren"_s), QStringList{uri});
        QCOMPARE(readerOf(u"ren"_s), ReaderKind::None);
        const auto nobody = await(m_program->desk->ask(
            u"pinned"_s, {{u"acct"_s, acct(u"ren"_s)}, {u"as"_s, u"nobody"_s}}));
        QVERIFY(!nobody);
        QCOMPARE(pinned(u"ren"_s), QStringList{uri});
    }

    /// snac's API does not tell what is pinned: the collection does.
    void byTheCollection()
    {
        const QString uri = pin(u"sora"_s, u"pinned"_s);
        m_sandbox->post(u"sora"_s, u"not pinned"_s);
        QCOMPARE(ask(u"sora"_s), QString());
        QCOMPARE(readerOf(u"sora"_s), ReaderKind::MastodonApi);
        QCOMPARE(pinned(u"sora"_s), QStringList{uri});
    }

    void aFeedTellsNothing()
    {
        pin(u"yuki"_s, u"pinned"_s);
        QCOMPARE(ask(u"yuki"_s), QString());
        QCOMPARE(readerOf(u"yuki"_s), ReaderKind::Feed);
        QCOMPARE(pinned(u"yuki"_s), QStringList());
    }

    /// Their server shows their pinned post as somebody else's.
    void underNoFalseAuthor()
    {
        const QString uri = pin(u"ao"_s, u"mine"_s);
        QVERIFY(m_sandbox->forge(serverOf(u"ao"_s), uri, u"x@evil.example"_s, u"not mine"_s));
        m_sandbox->post(u"ao"_s, u"another"_s);
        QVERIFY(ask(u"ao"_s).contains(serverOf(u"ao"_s)->host()));
        QCOMPARE(pinned(u"ao"_s), QStringList());
    }

    void aServerThatIsAway()
    {
        const QString uri = pin(u"ao"_s, u"mine"_s);
        QCOMPARE(ask(u"ao"_s), QString());
        serverOf(u"ao"_s)->stopListening();
        QVERIFY(ask(u"ao"_s).contains(serverOf(u"ao"_s)->host()));
        QCOMPARE(pinned(u"ao"_s), QStringList{uri}); // what was known stays
    }

    void nobodyOfThatName()
    {
        const auto answer = await(m_program->desk->ask(u"pinned"_s, {{u"acct"_s, u"nonsense"_s}}));
        QVERIFY(!answer.ok());
    }
};

QTEST_GUILESS_MAIN(tst_pinnedjob)
#include "tst_pinnedjob.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

void usersOfSoftwares()
{
    QTest::addColumn<QString>("user");
    for (const char *user : {"ao", "yuki", "nana", "hanako"}) {
        QTest::newRow(user) << QString::fromLatin1(user);
    }
}

Source directOf(const Account &account)
{
    return accountSource(Source::Kind::Direct, account.id, account.host);
}

} // namespace

/// Posts for named people, read from all softwares page by page.
class tst_direct : public QObject {
    Q_OBJECT

    QString tell(const QString &whom, const QString &answers = {}, const QString &by = u"hal"_s)
    {
        return m_fixture->post(by,
            PostDraft{.text = u"psst"_s,
                .visibility = Visibility::Direct,
                .replyTo = answers,
                .to = {m_fixture->sandbox.handle(whom)}});
    }
    /// Each begins a conversation; newest first.
    QStringList tellMany(const QString &whom, int count)
    {
        QStringList uris;
        for (int i = 0; i < count; ++i) {
            uris.prepend(tell(whom));
        }
        return uris;
    }
    Result<RefreshOutcome> refresh(const Account &account, int rows = 0)
    {
        const auto session = m_fixture->own(account);
        return session ? m_fixture->refresh(*session, directOf(account), {.rows = rows})
                       : Result<RefreshOutcome>(session.error());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CoreFixture>(Sandbox::Options{.people = 30,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}});
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    /// Down to the first one, and after an absence without a gap.
    void pages_data() { usersOfSoftwares(); }
    void pages()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        QStringList all = tellMany(user, 70);
        QVERIFY(refresh(*account, 100).ok());
        QCOMPARE(m_fixture->uris(directOf(*account)), all);
        all = tellMany(user, 90) + all;
        QVERIFY(refresh(*account).ok());
        QCOMPARE(m_fixture->uris(directOf(*account)), all);
        m_fixture->open(); // and it stays
        QCOMPARE(m_fixture->uris(directOf(*account)), all);
        QVERIFY(m_fixture->gaps(directOf(*account)).empty());
    }

    void aConversationIsOneRow_data() { usersOfSoftwares(); }
    void aConversationIsOneRow()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        const QString first = tell(user);
        const QString other = tell(user);
        QVERIFY(refresh(*account).ok());
        QCOMPARE(m_fixture->uris(directOf(*account)), (QStringList{other, first}));
        const QString answer = tell(user, first);
        QVERIFY(refresh(*account).ok());
        const auto rows = m_fixture->rows(directOf(*account));
        QCOMPARE(m_fixture->uris(directOf(*account)), (QStringList{answer, other}));
        QVERIFY(rows.front().conversation.has_value());
        QCOMPARE(rows.front().conversation->messages, 2);
        QCOMPARE(
            rows.front().conversation->people.front().acct, m_fixture->sandbox.handle(u"hal"_s));
        // Misskey keeps nothing of what was read.
        QCOMPARE(rows.front().conversation->unread, user != u"hanako");
        QCOMPARE(m_fixture->sandbox.unreadTalks(user),
            user == u"hanako" ? QStringList() : (QStringList{answer, other}));
    }

    /// What was written to others, or to everybody, is none of it.
    void whatDoesNotBelong_data() { usersOfSoftwares(); }
    void whatDoesNotBelong()
    {
        QFETCH(QString, user);
        const auto account = m_fixture->signIn(user);
        QVERIFY(account.ok());
        tell(u"ren"_s);
        m_fixture->post(u"hal"_s, u"@%1 hello"_s.arg(m_fixture->sandbox.handle(user)));
        const QString told = tell(user);
        QVERIFY(refresh(*account).ok());
        QCOMPARE(m_fixture->uris(directOf(*account)), QStringList{told});
    }

    void trouble()
    {
        const auto sora = m_fixture->signIn(u"sora"_s);
        QCOMPARE(kindOf(refresh(*sora)), u"usage"_s); // snac tells none
        const auto ao = m_fixture->signIn(u"ao"_s);
        const QString told = tell(u"ao"_s);
        QVERIFY(refresh(*ao).ok());
        Server *server = m_fixture->sandbox.serverOf(u"ao"_s);
        server->addFault({.kind = Fault::Kind::Html, .path = u"/api/v1/conversations"_s});
        tell(u"ao"_s);
        QCOMPARE(kindOf(refresh(*ao)), u"bad-answer"_s);
        QCOMPARE(m_fixture->uris(directOf(*ao)), QStringList{told});
        server->clearFaults();
        QVERIFY(refresh(*ao).ok());
        QCOMPARE(m_fixture->uris(directOf(*ao)).size(), 2);
        QVERIFY(m_fixture->sandbox.revokeToken(u"ao"_s) > 0);
        QCOMPARE(kindOf(refresh(*ao)), u"credentials"_s);
    }

private:
    std::unique_ptr<CoreFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_direct)
#include "tst_direct.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/jobs.h"

#include <QJsonArray>

using namespace asterism;

namespace {

constexpr int mostPages = 20;

QStringList acctsIn(const QJsonObject &page)
{
    QStringList accts;
    const QJsonArray people = page[u"people"_s].toArray();
    for (const auto &person : people) {
        accts << person.toObject()[u"acct"_s].toString();
    }
    return accts;
}

} // namespace

/// Profiles and whom people follow, from where they live and as own accounts see them.
class tst_followsjob : public QObject, private SandboxProgram {
    Q_OBJECT

    Result<QJsonObject> ask(const QString &kind, const QJsonObject &argument) const
    {
        return await(m_program->desk->ask(kind, argument));
    }
    Result<QJsonObject> profile(const QString &user, const AccountId &as = {}) const
    {
        return ask(
            u"profile"_s, {{u"text"_s, u'@' + m_sandbox->handle(user)}, {u"as"_s, as.value}});
    }
    Result<QJsonObject> follows(
        const QString &user, const QString &side, const QJsonObject &page = {}) const
    {
        QJsonObject argument{{u"acct"_s, m_sandbox->handle(user)}, {u"side"_s, side}};
        for (const QString &key : {u"host"_s, u"id"_s, u"below"_s}) {
            argument.insert(key, page[key]);
        }
        argument.insert(u"as"_s, page[u"seen_by"_s]);
        return ask(u"follows"_s, argument);
    }
    /// Of all pages, sorted; pages of nobody new end it.
    QStringList all(const QString &user, const QString &side) const
    {
        QSet<QString> accts;
        QJsonObject page;
        for (int i = 0; i < mostPages; ++i) {
            const auto next = follows(user, side, page);
            if (!next) {
                return {sentence(next.error())};
            }
            page = *next;
            const QStringList told = acctsIn(page);
            accts += QSet<QString>(told.begin(), told.end());
            if (page[u"below"_s].toString().isEmpty()) {
                break;
            }
        }
        QStringList sorted = accts.values();
        sorted.sort();
        return sorted;
    }

    Account m_ao;

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin({.people = 120,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s}}));
        m_program->desk->start();
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        m_ao = *account;
    }
    void cleanup() { end(); }

    /// At a Mastodon with an own account, and at a Misskey where nobody is signed in.
    void theOriginTellsAll_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("Mastodon") << u"mei"_s;
        QTest::newRow("Misskey") << u"hanako"_s;
    }
    void theOriginTellsAll()
    {
        QFETCH(QString, user);
        for (const QString &other : m_sandbox->strangersTo(u"ao"_s, 200)) {
            m_sandbox->follow(other, user);
        }
        const auto first = follows(user, u"followers"_s);
        QVERIFY2(first.ok(), qPrintable(first ? QString() : sentence(first.error())));
        QCOMPARE((*first)[u"seen_by"_s].toString(), QString());
        QVERIFY(!(*first)[u"below"_s].toString().isEmpty()); // more than a page
        QVERIFY(!(*first)[u"hidden"_s].toBool());
        QStringList followers = m_sandbox->relationsOf(user).followers;
        followers.sort();
        QVERIFY(followers.size() > 40);
        QCOMPARE((*first)[u"total"_s].toInteger(), followers.size());
        QCOMPARE(all(user, u"followers"_s), followers);
        QStringList following = m_sandbox->relationsOf(user).follows.keys();
        following.sort();
        QCOMPARE(all(user, u"following"_s), following);
    }

    /// GoToSocial tells guests nothing at all.
    void elsewhereWhereTheOriginDoesNotTell()
    {
        const auto seen = profile(u"yuki"_s);
        QVERIFY2(seen.ok(), qPrintable(seen ? QString() : sentence(seen.error())));
        QCOMPARE((*seen)[u"seen_by"_s].toString(), m_ao.id.value);
        QCOMPARE((*seen)[u"seen_by_acct"_s].toString(), m_ao.acct);
        QCOMPARE((*seen)[u"acct"_s].toString(), m_sandbox->handle(u"yuki"_s));
        QVERIFY(m_sandbox->follow(u"ao"_s, u"yuki"_s));
        const auto page = follows(u"yuki"_s, u"followers"_s);
        QVERIFY2(page.ok(), qPrintable(page ? QString() : sentence(page.error())));
        QCOMPARE((*page)[u"seen_by"_s].toString(), m_ao.id.value);
        QVERIFY(acctsIn(*page).contains(m_ao.acct));
    }

    /// snac's people are told by their own server, whom they follow is not.
    void whatOnlyTheyAreTold()
    {
        QCOMPARE((*profile(u"kai"_s))[u"seen_by"_s].toString(), QString());
        const auto page = follows(u"kai"_s, u"following"_s);
        QVERIFY(page);
        QCOMPARE((*page)[u"seen_by"_s].toString(), m_ao.id.value);
    }

    void asAnOwnAccountSeesThem()
    {
        QVERIFY(m_sandbox->addField(u"hanako"_s, u"Web"_s, u"https://hanako.example/"_s, true));
        const auto origin = profile(u"hanako"_s);
        QVERIFY(origin);
        QCOMPARE((*origin)[u"seen_by"_s].toString(), QString());
        const auto fields = actorFromJob(*origin).fields;
        QVERIFY(fields && !fields->empty());
        QCOMPARE(fields->back(), (ActorField{u"Web"_s, u"https://hanako.example/"_s, true}));
        const auto seen = profile(u"hanako"_s, m_ao.id);
        QVERIFY(seen);
        QCOMPARE((*seen)[u"seen_by"_s].toString(), m_ao.id.value);
        QCOMPARE((*seen)[u"acct"_s].toString(), m_sandbox->handle(u"hanako"_s));
        QVERIFY(!profile(u"hanako"_s, {u"nobody"_s}));
    }

    void whoHidesIt_data() { theOriginTellsAll_data(); }
    void whoHidesIt()
    {
        QFETCH(QString, user);
        QVERIFY(m_sandbox->setFollowsHidden(user, true));
        for (const QString &side : {u"followers"_s, u"following"_s}) {
            const auto page = follows(user, side);
            QVERIFY2(page.ok(), qPrintable(page ? QString() : sentence(page.error())));
            QVERIFY((*page)[u"hidden"_s].toBool());
            QVERIFY(acctsIn(*page).isEmpty());
        }
    }

    /// By the account that asks, whose server knows it.
    void whomOneFollowsOneself()
    {
        QVERIFY(m_sandbox->follow(u"mei"_s, u"hal"_s));
        QVERIFY(m_sandbox->follow(u"mei"_s, u"taro"_s));
        QVERIFY(m_sandbox->follow(u"ao"_s, u"hal"_s));
        m_sandbox->unfollow(u"ao"_s, u"taro"_s);
        const QStringList accts = all(u"mei"_s, u"following"_s);
        QVERIFY(accts.contains(m_sandbox->handle(u"hal"_s)));
        QHash<QString, QStringList> by;
        QJsonObject page;
        for (int i = 0; i < mostPages; ++i) {
            const auto next = follows(u"mei"_s, u"following"_s, page);
            QVERIFY(next);
            page = *next;
            const QJsonArray people = page[u"people"_s].toArray();
            for (const auto &person : people) {
                const QJsonObject row = person.toObject();
                by[row[u"acct"_s].toString()] = row[u"followed_by"_s].toVariant().toStringList();
            }
            if (page[u"below"_s].toString().isEmpty()) {
                break;
            }
        }
        QCOMPARE(by.value(m_sandbox->handle(u"hal"_s)), QStringList{m_ao.id.value});
        QCOMPARE(by.value(m_sandbox->handle(u"taro"_s)), QStringList());
    }

    /// Nobody else is asked about a name that its own server does not know, nor of no name.
    void whoIsNobody()
    {
        const QString host = m_sandbox->serverOf(u"hanako"_s)->host();
        const auto nobody = ask(u"profile"_s, {{u"text"_s, u"@nobody@"_s + host}});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
        QVERIFY(
            !ask(u"follows"_s, {{u"acct"_s, u"nobody@"_s + host}, {u"side"_s, u"followers"_s}}));
        const auto senseless = ask(u"follows"_s, {{u"acct"_s, u"no name"_s}});
        QVERIFY(!senseless);
        QCOMPARE(senseless.error().kind, ErrorKind::Usage);
    }

    /// Its own server is away: what else is known is told, and that it is not from there.
    void whileTheirServerIsAway()
    {
        Server *server = m_sandbox->serverOf(u"hanako"_s);
        QVERIFY(m_sandbox->follow(u"ao"_s, u"hanako"_s));
        server->stopListening();
        const auto seen = profile(u"hanako"_s);
        QVERIFY2(seen.ok(), qPrintable(seen ? QString() : sentence(seen.error())));
        QCOMPARE((*seen)[u"seen_by"_s].toString(), m_ao.id.value);
    }
};

QTEST_GUILESS_MAIN(tst_followsjob)
#include "tst_followsjob.moc"

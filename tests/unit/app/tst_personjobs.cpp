// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/standingjob.h"

#include <QJsonArray>

using namespace asterism;

/// How own accounts stand to people, by the jobs that a window asks with.
class tst_personjobs : public QObject, private SandboxProgram {
    Q_OBJECT

    Result<PersonStanding> ask(const QString &whom, bool fresh = false) const
    {
        const auto answer = await(m_program->desk->ask(u"relationships"_s,
            {{u"account"_s, m_account.id.value}, {u"acct"_s, m_sandbox->handle(whom)},
                {u"fresh"_s, fresh}}));
        return answer ? Result(standingFromJob(*answer)) : Result<PersonStanding>(answer.error());
    }
    int questions() const
    {
        return m_sandbox->serverOf(u"ao"_s)->requestCount(u"/api/v1/accounts/relationships"_s);
    }

    Account m_account;

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        m_program->desk->start();
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        m_account = *account;
    }
    void cleanup() { end(); }

    void answersOfAMinuteAgoWillDo()
    {
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        const auto first = ask(u"mei"_s);
        QVERIFY(first);
        QVERIFY(first->known && first->told && first->relationship.following);
        const int asked = questions();
        QCOMPARE(asked, 1);
        QVERIFY(m_sandbox->unfollow(u"ao"_s, u"mei"_s));
        QVERIFY(ask(u"mei"_s)->relationship.following); // as it was
        QCOMPARE(questions(), asked);
        const auto fresh = ask(u"mei"_s, true);
        QVERIFY(fresh && !fresh->relationship.following);
        QVERIFY(!ask(u"mei"_s)->relationship.following); // what was learnt anew
        QCOMPARE(questions(), asked + 1);
    }

    void severalWhoAskAtOnce()
    {
        const QJsonObject argument{
            {u"account"_s, m_account.id.value}, {u"acct"_s, m_sandbox->handle(u"mei"_s)}};
        const auto one = m_program->desk->ask(u"relationships"_s, argument);
        const auto other = m_program->desk->ask(u"relationships"_s, argument);
        QVERIFY(await(one));
        QVERIFY(await(other));
        QCOMPARE(questions(), 1);
    }

    void followedTagsAreRemembered()
    {
        const auto follows = [this](bool fresh) {
            const auto answer = await(m_program->desk->ask(u"tag-followed"_s,
                {{u"account"_s, m_account.id.value}, {u"tag"_s, u"Tea"_s}, {u"fresh"_s, fresh}}));
            return answer ? (*answer)[u"follows"_s].toVariant().toString() : u"?"_s;
        };
        const auto asked = [this] {
            return m_sandbox->serverOf(u"ao"_s)->requestCount(u"/api/v1/tags/Tea"_s);
        };
        QCOMPARE(follows(false), u"false"_s);
        QVERIFY(m_sandbox->followTag(u"ao"_s, u"tea"_s));
        QCOMPARE(follows(false), u"false"_s); // as it was
        QCOMPARE(asked(), 1);
        QCOMPARE(follows(true), u"true"_s);
        QCOMPARE(follows(false), u"true"_s);
        QCOMPARE(asked(), 2);
    }

    void theRulesOfAServer()
    {
        const QJsonObject argument{{u"account"_s, m_account.id.value}};
        const auto answer = await(m_program->desk->ask(u"server-rules"_s, argument));
        QVERIFY(answer);
        const QJsonArray rules = (*answer)[u"rules"_s].toArray();
        QCOMPARE(rules.size(), 1);
        QCOMPARE(rules[0][u"id"_s].toString(), u"1"_s);
        QCOMPARE(rules[0][u"text"_s].toString(), u"Be kind / 仲良く"_s);
        QVERIFY(await(m_program->desk->ask(u"server-rules"_s, argument)));
        QCOMPARE(m_sandbox->serverOf(u"ao"_s)->requestCount(u"/api/v1/instance/rules"_s), 1);
    }

    void whoIsNobody()
    {
        const auto none = await(m_program->desk->ask(u"relationships"_s,
            {{u"account"_s, m_account.id.value}, {u"acct"_s, u"not a handle"_s}}));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Usage);
        const auto stranger = await(m_program->desk->ask(
            u"relationships"_s, {{u"account"_s, u"nobody"_s}, {u"acct"_s, u"a@b.example"_s}}));
        QVERIFY(!stranger);
    }

    void allFieldsGoBetweenProcesses()
    {
        const PersonStanding standing{.known = true,
            .told = true,
            .relationship = {.following = true,
                .requested = true,
                .followedBy = true,
                .requestedBy = true,
                .blocking = true,
                .muting = true,
                .mutingNotifications = true,
                .domainBlocking = true,
                .boosts = false,
                .notify = true,
                .languages = {u"ja"_s, u"en"_s},
                .note = u"a friend"_s}};
        QCOMPARE(standingFromJob(standingToJob(standing)), standing);
        QCOMPARE(standingFromJob(standingToJob({})), PersonStanding());
    }
};

QTEST_GUILESS_MAIN(tst_personjobs)
#include "tst_personjobs.moc"

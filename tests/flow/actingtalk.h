// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/playedengine.h"
#include "flow/terminaltalk.h"
#include "store/accounts.h"

namespace asterism::flow {

/// The terminal program with ao's account, who follows mei, beside an engine that a test plays.
class ActingTalk : protected TerminalTalk {
protected:
    void beginActing()
    {
        m_engine.reset();
        begin();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        signIn(u"ao"_s);
    }
    void endActing() { m_engine.reset(); }

    /// The cache knows then what mei and ao posted.
    void readHome() const { QCOMPARE(run({u"timeline"_s, u"home"_s, u"--refresh"_s}).status, 0); }
    /// From here on the program is no engine.
    void play()
    {
        m_engine = std::make_unique<PlayedEngine>(m_program->folder() + u"/data"_s);
        QVERIFY(m_engine->isReady());
    }

    /// What comes into the outbox, when nobody waits; an empty one where nothing does.
    store::OutboxRow put(const QStringList &arguments, const QByteArray &input = {})
    {
        const Said said = run(arguments + QStringList{u"--wait"_s, u"0"_s}, input);
        if (said.status != 2) {
            qWarning("%d: %s", said.status, said.errors.constData());
            return {};
        }
        return m_engine->row();
    }
    Action putAction(const QStringList &arguments, const QByteArray &input = {})
    {
        return put(arguments, input).action;
    }

    QString byMei(const QString &text, Visibility visibility = Visibility::Public) const
    {
        return m_sandbox->post(u"mei"_s, PostDraft{.text = text, .visibility = visibility});
    }
    Account accountOf(const QString &user) const
    {
        const auto all = await(
            m_engine->store().readUser([](store::UserTx &tx) { return store::accounts(tx); }));
        for (const Account &account : all ? *all : std::vector<Account>()) {
            if (account.acct == handle(user)) {
                return account;
            }
        }
        return {};
    }

    std::unique_ptr<PlayedEngine> m_engine;
};

} // namespace asterism::flow

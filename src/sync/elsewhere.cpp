// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/elsewhere.h"

#include "base/flow.h"
#include "base/log.h"
#include "sync/belongings.h"

#include <deque>

namespace asterism {

namespace {

constexpr size_t mostAskedElsewhere = 5;

class ElsewhereLooking : public Flow<SeenElsewhere> {
public:
    ElsewhereLooking(
        Core &core, Sessions &sessions, const QString &acct, const QString &host, const Error &why)
        : Flow(&sessions)
        , m_core(core)
        , m_sessions(sessions)
        , m_acct(acct)
        , m_host(host)
        , m_why(why)
    {
    }

    void start()
    {
        m_sessions.accounts().then(this, [this](const Result<std::vector<Account>> &all) {
            for (const Account &account : all ? *all : std::vector<Account>()) {
                if (account.host != m_host && m_left.size() < mostAskedElsewhere) {
                    m_left.push_back(account);
                }
            }
            askNext();
        });
    }

private:
    void askNext()
    {
        if (m_left.empty()) {
            finish(m_why);
            return;
        }
        const Account account = m_left.front();
        m_left.pop_front();
        m_sessions.own(account).then(this, [this](const Result<Session> &session) {
            if (session) {
                ask(*session);
            } else {
                passOver(session.error());
            }
        });
    }

    void ask(const Session &session)
    {
        findActorAt(m_core, m_sessions, session, m_acct, true)
            .then(this, [this, session](const Result<Actor> &actor) {
                if (actor) {
                    finish(SeenElsewhere{*actor, session});
                } else {
                    passOver(actor.error());
                }
            });
    }

    void passOver(const Error &error)
    {
        qCInfo(logSync).noquote() << sentence(error);
        askNext();
    }

    Core &m_core;
    Sessions &m_sessions;
    QString m_acct;
    QString m_host;
    Error m_why;
    std::deque<Account> m_left;
};

} // namespace

QFuture<Result<SeenElsewhere>> seenElsewhere(
    Core &core, Sessions &sessions, const QString &acct, const QString &host, const Error &why)
{
    auto *looking = new ElsewhereLooking(core, sessions, acct, host, why);
    const auto future = looking->future();
    looking->start();
    return future;
}

} // namespace asterism

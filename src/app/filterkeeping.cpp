// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filterkeeping.h"

#include "base/log.h"
#include "store/accounts.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

FilterKeeping::FilterKeeping(
    store::Store &store, EngineDesk &desk, StreamSync &streams, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_desk(desk)
{
    m_timer.setInterval(int(minuteMs));
    connect(&m_timer, &QTimer::timeout, this, &FilterKeeping::tick);
    connect(&m_desk, &EngineDesk::engineChanged, this, [this] {
        if (m_timer.isActive()) {
            tick();
        }
    });
    connect(&m_store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts && m_timer.isActive()) {
            tick();
        }
    });
    connect(&streams, &StreamSync::filtersChanged, this,
        [this](const AccountId &account) { ask(account, true); });
}

void FilterKeeping::start()
{
    m_timer.start();
    tick();
}

void FilterKeeping::tick()
{
    if (!m_desk.isEngine()) {
        return; // whoever is does it
    }
    m_store.readUser([](store::UserTx &tx) { return store::accounts(tx); })
        .then(this, [this](const Result<std::vector<Account>> &accounts) {
            for (const Account &account : accounts ? *accounts : std::vector<Account>()) {
                if (!account.needsSignIn) {
                    ask(account.id, false);
                }
            }
        });
}

void FilterKeeping::ask(const AccountId &account, bool changed)
{
    if (!m_desk.isEngine()) {
        return;
    }
    m_desk.ask(u"filters"_s, {{u"account"_s, account.value}, {u"changed"_s, changed}})
        .then(this, [](const Jobs::Answer &answer) {
            if (!answer && answer.error().kind != ErrorKind::Cancelled) {
                // Until the next try the filters count that were known before.
                qCWarning(logSync).noquote() << "filters:" << sentence(answer.error());
            }
        });
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serving.h"

#include "base/flow.h"
#include "store/accounts.h"
#include "store/lists.h"

namespace asterism {

namespace {

/// Own servers and the members of lists were typed once, in whatever run.
Result<QSet<QString>> hostsTypedBefore(store::UserTx &tx)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto members = store::allMembers(tx);
    if (!members) {
        return members.error();
    }
    QSet<QString> hosts;
    for (const Account &account : *accounts) {
        hosts.insert(account.host);
    }
    for (const ListMember &member : *members) {
        hosts.insert(member.acct.section(u'@', -1));
    }
    return hosts;
}

} // namespace

Serving::Serving(App &app, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_jobs(app)
{
}

Serving::~Serving()
{
    close();
}

void Serving::close()
{
    if (m_server) {
        m_server->close();
    }
}

QFuture<Result<Done>> Serving::start()
{
    if (m_server || !m_app.lock.held()) {
        return answered(Result<Done>(Done{}));
    }
    return m_app.store->readUser(hostsTypedBefore)
        .then(this,
            [this](const Result<QSet<QString>> &hosts) {
                if (!hosts) {
                    return answered(Result<Done>(hosts.error()));
                }
                m_app.core.typedHosts.unite(*hosts);
                serveOthers();
                return m_app.lists.applyMembership();
            })
        .unwrap();
}

void Serving::serveOthers()
{
    const auto serve = [this](const store::EngineRequest &request) {
        return m_jobs.run(request.kind, parseObject(request.argument))
            .then(&m_jobs, [](const Jobs::Answer &answer) -> Result<QString> {
                if (!answer) {
                    return answer.error();
                }
                return toText(*answer);
            });
    };
    m_server = std::make_unique<RequestServer>(*m_app.store, serve);
    m_server->start();
}

} // namespace asterism

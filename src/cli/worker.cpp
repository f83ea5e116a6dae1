// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker.h"

#include "cli/await.h"
#include "store/lists.h"

#include <QDeadlineTimer>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

Worker::Worker(App &app)
    : m_app(app)
    , m_jobs(app)
    , m_asker(*app.store, app.lock)
{
}

Worker::~Worker()
{
    if (m_server) {
        m_server->close();
    }
    m_app.endWork({&m_jobs});
}

void Worker::typed(const QString &host)
{
    m_typed << host;
    m_app.core.typedHosts.insert(host);
}

Result<QJsonObject> Worker::run(const QString &kind, QJsonObject argument, int timeoutMs)
{
    argument.insert(u"typed"_s, QJsonArray::fromStringList(m_typed));
    const QDeadlineTimer deadline(timeoutMs);
    const auto engine = m_app.tryEngine();
    if (!engine) {
        return engine.error();
    }
    if (!*engine) {
        const auto answer = await(m_asker.ask(kind, toText(argument), timeoutMs));
        if (!answer) {
            return answer.error();
        }
        if (!answer->taken) {
            return parseObject(answer->outcome);
        }
    }
    if (const auto started = startEngine(); !started) {
        return started.error();
    }
    return runHere(kind, argument, int(std::max<qint64>(1, deadline.remainingTime())));
}

Result<QJsonObject> Worker::runHere(const QString &kind, const QJsonObject &argument, int timeoutMs)
{
    return await(m_jobs.run(kind, argument), timeoutMs);
}

Result<Done> Worker::startEngine()
{
    if (m_server || !m_app.lock.held()) {
        return Done{};
    }
    if (const auto trusted = trustKnownHosts(); !trusted) {
        return trusted;
    }
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
    return await(m_app.lists.applyMembership());
}

Result<Done> Worker::trustKnownHosts()
{
    // Own servers and the members of lists were typed once, in whatever run.
    const auto names = m_app.names();
    if (!names) {
        return names.error();
    }
    for (const Account &account : names->accounts) {
        m_app.core.typedHosts.insert(account.host);
    }
    const auto members =
        await(m_app.store->readUser([](store::UserTx &tx) { return store::allMembers(tx); }));
    if (!members) {
        return members.error();
    }
    for (const ListMember &member : *members) {
        m_app.core.typedHosts.insert(member.acct.section(u'@', -1));
    }
    return Done{};
}

} // namespace asterism::cli

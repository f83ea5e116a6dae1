// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serving.h"

#include "base/flow.h"
#include "base/log.h"
#include "store/accounts.h"
#include "store/deck.h"
#include "store/lists.h"
#include "store/runs.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QSet<QString> namedHosts(const QStringList &sourceKeys)
{
    QSet<QString> hosts;
    for (const QString &key : sourceKeys) {
        const auto source = Source::fromKey(key);
        if (source && isOfOnePerson(source->kind)) {
            hosts.insert(source->param.section(u'@', -1));
        } else if (source && !source->host.isEmpty()) {
            hosts.insert(source->host);
        }
    }
    return hosts;
}

namespace {

constexpr int othersMs = 500;

/// Own servers were typed once, in whatever run; columns and members of lists say it of theirs.
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
    const auto columns = store::columns(tx);
    if (!columns) {
        return columns.error();
    }
    QSet<QString> hosts;
    for (const Account &account : *accounts) {
        hosts.insert(account.host);
    }
    for (const ListMember &member : *members) {
        if (member.typed) {
            hosts.insert(member.acct.section(u'@', -1));
        }
    }
    for (const store::DeckColumn &column : *columns) {
        if (column.typed) {
            hosts.unite(namedHosts(column.sources));
        }
    }
    return hosts;
}

} // namespace

Serving::Serving(App &app, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_jobs(app)
    , m_attachments(*app.store, app.clock)
{
}

Serving::~Serving()
{
    close();
}

void Serving::close()
{
    m_closed = true;
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
                goOnWithRuns();
                m_app.filters.load(); // what cannot be read comes from the servers again
                return m_app.accounts.noteEndedRuns()
                    .then(this,
                        [this](const Result<Done> &noted) {
                            return noted ? m_app.lists.applyMembership() : answered(noted);
                        })
                    .unwrap();
            })
        .unwrap();
}

void Serving::goOnWithRuns()
{
    m_app.store->writeUser([](store::UserTx &tx) { return store::dropOldRuns(tx); })
        .then(this, [this](const Result<Done> &dropped) {
            if (!dropped) {
                // They only take some room.
                qCWarning(logEngine).noquote() << "old runs:" << sentence(dropped.error());
            }
            if (m_closed) {
                return;
            }
            m_app.store->watchOthers(othersMs); // what they put into the outbox is sent from here
            m_app.outbox.start();
            m_attachments.start();
            m_app.runner.start();
            m_app.inStep.start();
            connect(m_app.store.get(), &store::Store::committed, this, &Serving::hear);
        });
}

void Serving::hear(const store::Changes &changes)
{
    if (m_closed) {
        return;
    }
    if (changes.runs || changes.elsewhere) {
        m_app.runner.look();
    }
    // An account that signs in again, or goes, is news for what it was to do.
    if (changes.outbox || changes.accounts || changes.elsewhere) {
        m_app.outbox.look();
    }
}

void Serving::serveOthers()
{
    const auto serve = [this](const store::EngineRequest &request) {
        QJsonObject argument = parseObject(request.argument);
        argument.insert(u"again"_s, request.again);
        return m_jobs.run(request.kind, argument)
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

// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RowWork for servers that take many blocked servers in one request: rows that wait for
// the same go out together, and what the server has afterwards says how each of them did. Until it
// has said so they are marked, so that whoever meets one after a crash asks first.
#include "base/host.h"
#include "migration/rowrules.h"
#include "migration/rowwork.h"
#include "protocol/capabilities.h"
#include "store/runs.h"

#include <QCoreApplication>

#include <utility>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

bool isOpenRow(const RunRow &row)
{
    return row.state == RowState::Waiting || row.state == RowState::Sending;
}

bool isWishedServer(const RunRow &row, const QSet<QString> &hosts)
{
    const auto host = normalHost(row.item.subject);
    return hosts.contains(host ? *host : row.item.subject) != row.removes;
}

} // namespace

void RowWork::startDomains()
{
    const int most = capabilities(m_session.instance).domainBlocksAtOnce;
    if (most <= 1) {
        write(writeOf(m_run.kind, m_row.removes));
        return;
    }
    m_asksBack = true;
    const store::RowsWish wish{.outcome = Outcome::None, .removes = m_row.removes, .most = most};
    m_tools.core.store
        .readUser(
            [run = m_run.id, wish](store::UserTx &tx) { return store::runRows(tx, run, wish); })
        .then(this, [this](const Result<std::vector<RunRow>> &rows) { gathered(rows); });
}

void RowWork::gathered(const Result<std::vector<RunRow>> &rows)
{
    if (!rows) {
        leave(RowEnd::Kind::Away, sentence(rows.error()));
        return;
    }
    const size_t most = size_t(capabilities(m_session.instance).domainBlocksAtOnce) - 1;
    for (const RunRow &row : *rows) {
        if (row.place != m_row.place && isOpenRow(row) && m_together.size() < most) {
            m_together.push_back(row);
        }
    }
    m_wasSending ? askDomains() : write(writeOf(m_run.kind, m_row.removes));
}

void RowWork::askDomains()
{
    loadBelongings(m_tools.core, m_tools.sessions, m_session, m_run.kind, {})
        .then(this, [this](const Result<BelongingsPage> &told) { heardDomains(told); });
}

void RowWork::heardDomains(const Result<BelongingsPage> &told)
{
    if (!told) {
        trouble(told.error());
        return;
    }
    m_memory.lastGoodAt = m_tools.now();
    QSet<QString> hosts;
    for (const store::CensusItem &item : told->items) {
        hosts.insert(item.item.subject);
    }
    const bool wrote = !std::exchange(m_wasSending, false);
    if (wrote || isWishedServer(m_row, hosts)) {
        endDomains(hosts, wrote);
    } else if (m_row.tries >= mostSendings) {
        letOthersWait();
        endRow(Outcome::Refused,
            Words::tr("%1 has a problem of its own with them.").arg(m_session.account.host));
    } else {
        write(writeOf(m_run.kind, m_row.removes));
    }
}

/// `wrote`: just now, so that what is not there was not taken. Else it may never have arrived.
void RowWork::endDomains(const QSet<QString> &hosts, bool wrote)
{
    const Outcome good = m_row.removes ? Outcome::Removed : Outcome::Done;
    const QString words = Words::tr("%1 said yes and does not do it.").arg(m_session.account.host);
    for (RunRow &row : m_together) {
        if (isWishedServer(row, hosts)) {
            end(row, good, {}, m_tools.now());
        } else if (wrote) {
            end(row, Outcome::Refused, words, m_tools.now());
        } else {
            row.state = RowState::Waiting;
        }
    }
    isWishedServer(m_row, hosts) ? endRow(good) : endRow(Outcome::Refused, words, words);
}

/// Nothing was done for them.
void RowWork::letOthersWait()
{
    for (RunRow &row : m_together) {
        row.state = row.state == RowState::Sending ? RowState::Waiting : row.state;
    }
}

} // namespace asterism

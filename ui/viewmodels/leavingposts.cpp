// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/leavingposts.h"

#include "ui/viewmodels/composewords.h"
#include "ui/viewmodels/outboxwords.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

namespace {

/// The seconds that are told change when they do.
constexpr int leavingTickMs = 200;

} // namespace

LeavingPosts::LeavingPosts(
    const OutboxModel &outbox, const AccountsModel &accounts, const Clock &clock, QObject *parent)
    : RowsModel({"rowId", "words"}, parent)
    , m_outbox(outbox)
    , m_accounts(accounts)
    , m_clock(clock)
{
    m_timer.setInterval(leavingTickMs);
    connect(&m_timer, &QTimer::timeout, this, &LeavingPosts::tick);
    connect(&m_outbox, &OutboxModel::wasRead, this, &LeavingPosts::tick);
    connect(&m_accounts, &AccountsModel::wasRead, this, &LeavingPosts::tick);
}

void LeavingPosts::tick()
{
    const qint64 now = m_clock.now();
    const auto &accounts = m_accounts.all();
    std::vector<Row> rows;
    for (const store::OutboxRow &row : m_outbox.all()) {
        if (!isLeaving(row, now)) {
            continue;
        }
        const auto who = std::ranges::find(accounts, row.action.account, &Account::id);
        const QString acct = who == accounts.end() ? QString() : u'@' + who->acct;
        const QString id = QString::number(row.id);
        const bool edit = row.action.kind == Action::Kind::Edit;
        rows.push_back({id, {id, leavingWords(edit, acct, row.notBefore - now)}});
    }
    rows.empty() ? m_timer.stop() : m_timer.start();
    const QString newest = rows.empty() ? QString() : rows.back().key;
    showRows(std::move(rows));
    if (std::exchange(m_newest, newest) != newest) {
        Q_EMIT newestChanged();
    }
}

} // namespace asterism::ui

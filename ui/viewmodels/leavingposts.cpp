// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/leavingposts.h"

#include "model/draft.h"
#include "ui/viewmodels/composewords.h"
#include "ui/viewmodels/outboxwords.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

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

/// What was written together is taken back together: one line.
void LeavingPosts::tick()
{
    const qint64 now = m_clock.now();
    std::vector<std::vector<const store::OutboxRow *>> together;
    QHash<QString, size_t> places;
    for (const store::OutboxRow &row : m_outbox.all()) {
        if (!isLeaving(row, now)) {
            continue;
        }
        const auto place = placeInDraft(row.action);
        const QString key = place ? place->key : QString::number(row.id);
        if (!places.contains(key)) {
            places.insert(key, together.size());
            together.emplace_back();
        }
        together[places.value(key)].push_back(&row);
    }
    std::vector<Row> rows;
    for (const auto &posts : together) {
        const store::OutboxRow &first = *posts.front();
        const QString id = QString::number(first.id);
        const bool edit = first.action.kind == Action::Kind::Edit;
        rows.push_back({id, {id, leavingWords(edit, whoPosts(posts), first.notBefore - now)}});
    }
    rows.empty() ? m_timer.stop() : m_timer.start();
    const QString newest = rows.empty() ? QString() : rows.back().key;
    showRows(std::move(rows));
    if (std::exchange(m_newest, newest) != newest) {
        Q_EMIT newestChanged();
    }
}

/// "@user@host", or several of them.
QString LeavingPosts::whoPosts(const std::vector<const store::OutboxRow *> &posts) const
{
    const auto &accounts = m_accounts.all();
    QStringList names;
    for (const store::OutboxRow *row : posts) {
        const auto who = std::ranges::find(accounts, row->action.account, &Account::id);
        if (who != accounts.end() && !names.contains(u'@' + who->acct)) {
            names << u'@' + who->acct;
        }
    }
    return names.join(u" · "_s);
}

} // namespace asterism::ui

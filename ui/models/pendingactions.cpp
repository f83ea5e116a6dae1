// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pendingactions.h"

#include "store/outbox.h"

namespace asterism::ui {

namespace {

template <typename ByPost>
void addDifferences(QSet<QString> &uris, const ByPost &before, const ByPost &now)
{
    for (auto post = now.cbegin(); post != now.cend(); ++post) {
        const auto was = before.constFind(post.key());
        if (was == before.cend() || *was != *post) {
            uris.insert(post.key());
        }
    }
    for (auto post = before.cbegin(); post != before.cend(); ++post) {
        if (!now.contains(post.key())) {
            uris.insert(post.key());
        }
    }
}

} // namespace

PendingActions::PendingActions(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_read{std::make_shared<const PendingByPost>(), std::make_shared<const RefusedByPost>()}
    , m_reader(
          &store, this, [&store] { return store.readUser(read); },
          [this](const Result<Read> &read) { show(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.outbox || changes.elsewhere) {
            m_reader.read();
        }
    });
    m_reader.read();
}

/// What failed is not on its way: the post is as its server has it.
Result<PendingActions::Read> PendingActions::read(store::UserTx &tx)
{
    const auto rows = store::marksUnderWay(tx);
    if (!rows) {
        return rows.error();
    }
    PendingByPost pending;
    RefusedByPost refused;
    for (const store::OutboxRow &row : *rows) {
        if (store::isUnderWay(row.state)) {
            pending[row.action.target].push_back(row.action);
        } else {
            refused[row.action.target].push_back({row.id, row.action, row.trouble, row.changedAt});
        }
    }
    return Read{std::make_shared<const PendingByPost>(std::move(pending)),
        std::make_shared<const RefusedByPost>(std::move(refused))};
}

void PendingActions::show(const Result<Read> &read)
{
    if (!read) {
        return; // the next change reads it again, and the outbox's own page tells
    }
    QSet<QString> uris;
    addDifferences(uris, *m_read.pending, *read->pending);
    addDifferences(uris, *m_read.refused, *read->refused);
    if (!uris.isEmpty()) {
        m_read = *read;
        Q_EMIT changed(uris);
    }
}

} // namespace asterism::ui

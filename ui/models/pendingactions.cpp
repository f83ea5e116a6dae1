// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pendingactions.h"

#include "store/outbox.h"

namespace asterism::ui {

namespace {

QSet<QString> differences(const PendingByPost &before, const PendingByPost &now)
{
    QSet<QString> uris;
    for (auto post = now.cbegin(); post != now.cend(); ++post) {
        if (before.value(post.key()) != post.value()) {
            uris.insert(post.key());
        }
    }
    for (auto post = before.cbegin(); post != before.cend(); ++post) {
        if (!now.contains(post.key())) {
            uris.insert(post.key());
        }
    }
    return uris;
}

} // namespace

PendingActions::PendingActions(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_byPost(std::make_shared<const PendingByPost>())
    , m_reader(
          &store, this, [&store] { return store.readUser(read); },
          [this](const Result<PendingByPost> &read) { show(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.outbox || changes.elsewhere) {
            m_reader.read();
        }
    });
    m_reader.read();
}

/// What failed is not on its way: the post is as its server has it.
Result<PendingByPost> PendingActions::read(store::UserTx &tx)
{
    const auto rows = store::outboxRows(tx);
    if (!rows) {
        return rows.error();
    }
    PendingByPost pending;
    for (const store::OutboxRow &row : *rows) {
        if (store::isUnderWay(row.state) && isOfPost(row.action.kind)) {
            pending[row.action.target].push_back(row.action);
        }
    }
    return pending;
}

void PendingActions::show(const Result<PendingByPost> &read)
{
    if (!read) {
        return; // the next change reads it again, and the outbox's own page tells
    }
    const QSet<QString> uris = differences(*m_byPost, *read);
    if (!uris.isEmpty()) {
        m_byPost = std::make_shared<const PendingByPost>(*read);
        Q_EMIT changed(uris);
    }
}

} // namespace asterism::ui

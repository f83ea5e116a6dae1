// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/pinnedposts.h"

#include "store/pinned.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int pinnedBurstMs = 100;

} // namespace

PinnedPosts::PinnedPosts(store::Store &store, RowNamer names, Ask ask, QObject *parent)
    : SeenPosts(parent)
    , m_store(store)
    , m_names(std::move(names))
    , m_ask(std::move(ask))
    , m_reader(
          &store, this, [this] { return read(); },
          [this](const Result<Read> &read) { show(read ? *read : Read()); })
{
    m_burst.setSingleShot(true);
    m_burst.setInterval(pinnedBurstMs);
    connect(&m_burst, &QTimer::timeout, this, [this] { m_reader.read(); });
    connect(&store, &store::Store::committed, this, &PinnedPosts::heard);
}

void PinnedPosts::setPerson(const QString &acct)
{
    if (acct != m_acct) {
        m_acct = acct;
        m_asked = true;
        m_reader.read();
    }
}

void PinnedPosts::refresh()
{
    if (m_busy || m_acct.isEmpty()) {
        m_again = m_busy;
        return;
    }
    m_busy = true;
    hear(m_ask(u"pinned"_s, {{u"acct"_s, m_acct}, {u"as"_s, m_viewpoint}}), &m_store, this,
        [this, viewpoint = m_viewpoint](const Result<QJsonObject> &done) {
            m_busy = false;
            if (std::exchange(m_again, false) && viewpoint != m_viewpoint) {
                refresh(); // that was seen with others' eyes
                return;
            }
            m_asked = true;
            m_trouble = done ? QString() : sentence(done.error());
            m_reader.read();
            Q_EMIT troubleChanged();
        });
}

void PinnedPosts::setAll(bool all)
{
    if (all != m_all) {
        m_all = all;
        arrangeShown(true);
        Q_EMIT allChanged();
    }
}

void PinnedPosts::heard(const store::Changes &changes)
{
    const bool concerns = changes.accounts // dots have other colours
        || changes.cache || std::ranges::any_of(m_rows, [&](const Item &item) {
               return changes.posts.contains(item.row.key);
           });
    if (concerns && !m_acct.isEmpty() && !m_burst.isActive()) {
        m_burst.start();
    }
}

/// Those that are not shown yet, too.
void PinnedPosts::reread(const QSet<QString> &uris)
{
    const auto concerned = [&](const Item &item) { return uris.contains(item.row.uri); };
    if (std::ranges::any_of(m_rows, concerned)) {
        m_reader.read();
    }
}

void PinnedPosts::namesChanged()
{
    if (!m_acct.isEmpty()) {
        m_reader.read();
    }
}

QFuture<Result<PinnedPosts::Read>> PinnedPosts::read()
{
    const bool unasked = !std::exchange(m_asked, false) && !m_busy;
    return m_store.readCache(
        [acct = m_acct, names = m_names(), unasked](store::CacheTx &tx) -> Result<Read> {
            auto rows = readRows(tx, acct, names);
            if (!rows) {
                return rows.error();
            }
            return Read{std::move(*rows), unasked};
        });
}

Result<PinnedPosts::Rows> PinnedPosts::readRows(
    store::CacheTx &tx, const QString &acct, const RowNames &names)
{
    const auto posts = store::pinnedPosts(tx, acct);
    if (!posts) {
        return posts.error();
    }
    Rows rows;
    for (const qint64 post : *posts) {
        store::TimelineRow row = store::rowOf(tx, post, AccountContext);
        row.boostedBy.clear(); // they stand here for another reason
        if (row.filtered.action != FilterAction::Hide) {
            rows.push_back({.row = makeRow(tx, row, names)});
        }
    }
    return rows;
}

void PinnedPosts::show(Read read)
{
    const int before = total();
    m_rows = std::move(read.rows);
    arrangeShown(read.unasked);
    if (total() != before) {
        Q_EMIT totalChanged();
    }
}

void PinnedPosts::arrangeShown(bool unasked)
{
    const size_t shown = m_all ? m_rows.size() : std::min<size_t>(1, m_rows.size());
    follow(Rows(m_rows.begin(), m_rows.begin() + qsizetype(shown)), unasked);
}

} // namespace asterism::ui

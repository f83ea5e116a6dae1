// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columnparts.h"

#include "store/database.h"
#include "store/extra.h"
#include "store/sources.h"

#include <algorithm>

namespace asterism::store {

namespace {

int contextOf(Source::Kind kind)
{
    switch (kind) {
    case Source::Kind::Home:
    case Source::Kind::ServerList:
    case Source::Kind::Social:
    case Source::Kind::Antenna:
        return HomeContext;
    case Source::Kind::Mentions:
        return NotificationsContext;
    case Source::Kind::Bubble:
    case Source::Kind::Channel:
    case Source::Kind::Local:
    case Source::Kind::Federated:
    case Source::Kind::Tag:
        return PublicContext;
    case Source::Kind::Person:
    case Source::Kind::PersonMedia:
        return AccountContext;
    case Source::Kind::List:
    case Source::Kind::Lookup:
    case Source::Kind::Clip: // what somebody has put there they want to see
    case Source::Kind::Favourites:
    case Source::Kind::Notifications: // no post stands in it
    case Source::Kind::Direct: // somebody wrote it to them, and its conversation would go with it
        break;
    }
    return 0;
}

/// What a server shows to everybody is read by an own account there, if there is one.
QStringList accountsAt(CacheTx &tx, qint64 source)
{
    Loan rows = tx.db.prepare("SELECT substr(home.key, 6) FROM source s JOIN source home "
                              "ON home.instance = s.instance AND home.kind = 'home' "
                              "WHERE s.id = ?");
    rows.bind(1, source);
    QStringList accounts;
    while (rows.step()) {
        accounts << rows.text(0);
    }
    return accounts;
}

ColumnSource columnSource(CacheTx &tx, const Source &source, qint64 row, const RowOptions &options)
{
    const int context = contextOf(source.kind);
    const bool own = !source.account.isEmpty();
    const bool list = source.kind == Source::Kind::List;
    return {.row = row,
        .key = source.key(),
        .accounts = own    ? QStringList{source.account.value}
            : context == 0 ? QStringList()
                           : accountsAt(tx, row),
        .context = context,
        .rules = list ? options.lists.value(source.param) : ListRules(),
        .home = source.kind == Source::Kind::Home,
        .direct = source.kind == Source::Kind::Direct};
}

} // namespace

ColumnParts columnParts(CacheTx &tx, const std::vector<Source> &column, const RowOptions &options)
{
    ColumnParts parts{.hideBoosts = options.hideBoosts,
        .hideReplies = options.hideReplies,
        .onlyMedia = options.onlyMedia};
    for (const Source &source : column) {
        if (const qint64 row = sourceState(tx, source).row; row != 0) {
            parts.sources.insert(row, columnSource(tx, source, row, options));
            if (source.kind == Source::Kind::Direct) {
                parts.direct.push_back(row);
            }
        }
    }
    for (const QString &list : options.exclusive) {
        if (const qint64 row = sourceState(tx, listSource({list})).row; row != 0) {
            parts.exclusive.insert(row);
        }
    }
    return parts;
}

PostInColumn::PostInColumn(CacheTx &tx, const ColumnParts &column, qint64 post)
    : m_tx(tx)
    , m_column(column)
    , m_post(post)
{
}

std::vector<qint64> PostInColumn::showing(const std::vector<qint64> &holders, qint64 boost)
{
    std::vector<qint64> found;
    for (const qint64 holder : holders) {
        const auto source = m_column.sources.find(holder);
        if (source != m_column.sources.end() && !leavesOut(*source, boost)) {
            found.push_back(holder);
        }
    }
    return found;
}

PostEvents PostInColumn::events()
{
    PostEvents found;
    for (const Entry &entry : entries()) {
        const auto source = m_column.sources.find(entry.source);
        if (source == m_column.sources.end() || leavesOut(*source, entry.boost)) {
            continue;
        }
        found.events.push_back({entry.sortAt, m_post, entry.boost});
        if (!found.sources.contains(source->key)) {
            found.sources << source->key;
            found.holders.push_back(source->row);
        }
    }
    std::sort(found.events.begin(), found.events.end(), std::greater<>());
    found.events.erase(std::unique(found.events.begin(), found.events.end()), found.events.end());
    return found;
}

/// What costs least is asked first.
bool PostInColumn::leavesOut(const ColumnSource &source, qint64 boost)
{
    if (source.direct) {
        return hasNewer(); // nearly all of it answers others
    }
    if (boost != 0 && (m_column.hideBoosts || source.rules.hideBoosts)) {
        return true;
    }
    const bool hidesReplies = m_column.hideReplies || source.rules.hideReplies;
    if (boost == 0 && hidesReplies && answersOthers()) {
        return true;
    }
    if ((m_column.onlyMedia || source.rules.onlyMedia) && !hasMedia()) {
        return true;
    }
    return source.home && !m_column.exclusive.isEmpty() && isExclusive(boost);
}

bool PostInColumn::answersOthers()
{
    if (!m_answersOthers) {
        Loan row = m_tx.db.prepare("SELECT answers FROM post WHERE id = ?");
        m_answersOthers =
            row.bind(1, m_post).step() && row.integer(0) == int(Post::Answers::Others);
    }
    return *m_answersOthers;
}

bool PostInColumn::hasMedia()
{
    if (!m_hasMedia) {
        m_hasMedia = store::hasMedia(m_tx, m_post);
    }
    return *m_hasMedia;
}

bool PostInColumn::hasNewer()
{
    if (!m_hasNewer) {
        m_hasNewer = hasNewerDirect(m_tx, m_post, m_column.direct);
    }
    return *m_hasNewer;
}

std::optional<ConversationView> PostInColumn::conversation(
    const std::vector<qint64> &holders, const std::vector<Mention> &mentions)
{
    const bool shown = std::ranges::any_of(holders, [&](qint64 holder) {
        return std::ranges::find(m_column.direct, holder) != m_column.direct.end();
    });
    if (!shown) {
        return {};
    }
    // It is unread if it is to any of the accounts, though another one saw its newest post first.
    QStringList accounts;
    for (const qint64 source : m_column.direct) {
        accounts << m_column.sources.value(source).accounts;
    }
    return conversationOf(m_tx, m_post, mentions, accounts);
}

/// A list's entry of the very event: by whichever way the member's post came, it stands there.
bool PostInColumn::isExclusive(qint64 boost)
{
    return std::ranges::any_of(entries(), [&](const Entry &entry) {
        return entry.boost == boost && m_column.exclusive.contains(entry.source);
    });
}

const std::vector<PostInColumn::Entry> &PostInColumn::entries()
{
    if (!m_entries) {
        Loan rows = m_tx.db.prepare("SELECT source, sort_at, boost FROM entry WHERE post = ?");
        rows.bind(1, m_post);
        m_entries.emplace();
        while (rows.step()) {
            m_entries->push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
        }
    }
    return *m_entries;
}

} // namespace asterism::store

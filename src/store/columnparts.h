// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/direct.h"
#include "store/filters.h"
#include "store/posts.h"
#include "store/rowoptions.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::store {

/// A source of a column, as its pages are read.
struct ColumnSource {
    qint64 row = 0;
    QString key;
    QStringList accounts; ///< whose filters count here
    int context = 0; ///< as what it counts to them
    ListRules rules; ///< of a list
    bool home = false;
    bool direct = false; ///< of a conversation it shows the newest post alone

    bool heeds(const Filtered &filter) const
    {
        return (filter.contexts & context) != 0 && accounts.contains(filter.account);
    }
};

/// A column, made ready for reading.
struct ColumnParts {
    QHash<qint64, ColumnSource> sources; ///< by row
    bool hideBoosts = false;
    bool hideReplies = false;
    bool onlyMedia = false;
    QSet<qint64> exclusive; ///< rows of lists that keep what is theirs out of homes
    std::vector<qint64> direct; ///< rows of those sources that are such
};

ColumnParts columnParts(CacheTx &tx, const std::vector<Source> &column, const RowOptions &options);

/// All events of one post that a column shows, newest first, and which sources show any of them.
struct PostEvents {
    std::vector<Event> events;
    std::vector<qint64> holders;
    QStringList sources; ///< keys of the same
};

/// One post before a column: the cache is asked what is needed to tell what of it is left out, and
/// not more than once.
class PostInColumn {
public:
    PostInColumn(CacheTx &tx, const ColumnParts &column, qint64 post);

    /// Those of the sources that hold this event which show it.
    std::vector<qint64> showing(const std::vector<qint64> &holders, qint64 boost);
    PostEvents events();
    /// Where one of these sources shows it for its conversation.
    std::optional<ConversationView> conversation(
        const std::vector<qint64> &holders, const std::vector<Mention> &mentions);

private:
    struct Entry {
        qint64 source;
        qint64 sortAt;
        qint64 boost;
    };

    bool leavesOut(const ColumnSource &source, qint64 boost);
    bool answersOthers();
    bool hasMedia();
    bool hasNewer();
    bool isExclusive(qint64 boost);
    const std::vector<Entry> &entries();

    CacheTx &m_tx;
    const ColumnParts &m_column;
    qint64 m_post;
    std::optional<bool> m_answersOthers;
    std::optional<bool> m_hasMedia;
    std::optional<bool> m_hasNewer;
    std::optional<std::vector<Entry>> m_entries;
};

} // namespace asterism::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace asterism {

/// What a server counts together when it limits writes: Posts are posts and boosts, Deletes are
/// deleted posts and boosts, Uploads files, Clips posts that are put into clips (mastodon:
/// app/lib/rate_limiter.rb, config/initializers/rack_attack.rb).
enum class WriteClass { Follows, Blocks, Mutes, Posts, Deletes, Uploads, Clips };

enum class WriteOutcome {
    Done, ///< something changed
    Redundant, ///< it was so already, whatever was answered
    Refused, ///< by a limit or otherwise
};

/// How often the same was asked for.
struct WriteCount {
    int done = 0; ///< something changed
    int redundant = 0; ///< it was so already
    int refused = 0; ///< by a limit or otherwise

    bool operator==(const WriteCount &) const = default;
};

/// One window of a limit.
struct WriteWindow {
    qint64 endsAt = 0;
    int taken = 0;
    int refused = 0;

    bool operator==(const WriteWindow &) const = default;
};

/// One thing that was asked for.
struct WriteRecord {
    QString who; ///< handle
    QString what; ///< see Sandbox::writesOf()
    QString subject; ///< a handle, uri, host or tag
    QString detail; ///< "👍", "0,2", "private", or what was written; see Sandbox::writesInOrder()
    WriteOutcome outcome = WriteOutcome::Done;

    bool operator==(const WriteRecord &) const = default;
};

/// What arrived over HTTP to change somebody's account.
class WriteLog {
public:
    using Outcome = WriteOutcome;

    /// One of them; the last mostRecords are kept.
    struct Entry {
        int person = -1;
        WriteRecord record; ///< without `who`
    };
    static constexpr size_t mostRecords = 100'000;

    /// what: "follow", "unblock", "bookmark" …, as the paths end; subject: a handle, uri, host or
    /// tag; detail: how.
    void count(int person, const QString &what, const QString &subject, Outcome outcome,
        const QString &detail = {});
    QMap<QString, WriteCount> of(int person, const QString &what) const;
    const std::deque<Entry> &entries() const { return m_entries; } ///< oldest first

    void countIn(int person, WriteClass writes, qint64 windowEnd, bool refused);
    /// Oldest first; only those in which something came while a limit was set.
    std::vector<WriteWindow> windows(int person, WriteClass writes) const;

private:
    std::map<std::pair<int, QString>, QMap<QString, WriteCount>> m_counts;
    std::map<std::pair<int, WriteClass>, std::vector<WriteWindow>> m_windows;
    std::deque<Entry> m_entries;
};

} // namespace asterism

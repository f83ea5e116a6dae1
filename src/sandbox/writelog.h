// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <map>
#include <utility>
#include <vector>

namespace asterism {

/// What a server counts together when it limits writes.
enum class WriteClass { Follows, Blocks, Mutes };

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

/// What arrived over HTTP to change somebody's account.
class WriteLog {
public:
    enum class Outcome { Done, Redundant, Refused };

    /// what: "follow", "unblock", "bookmark" …, as the paths end; subject: a handle, uri, host or
    /// tag.
    void count(int person, const QString &what, const QString &subject, Outcome outcome);
    QMap<QString, WriteCount> of(int person, const QString &what) const;

    void countIn(int person, WriteClass writes, qint64 windowEnd, bool refused);
    /// Oldest first; only those in which something came while a limit was set.
    std::vector<WriteWindow> windows(int person, WriteClass writes) const;

private:
    std::map<std::pair<int, QString>, QMap<QString, WriteCount>> m_counts;
    std::map<std::pair<int, WriteClass>, std::vector<WriteWindow>> m_windows;
};

} // namespace asterism

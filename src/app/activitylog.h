// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/freshening.h"

#include <deque>

namespace asterism {

/// What happened between Asterism and its servers in this run: streams that opened and were cut,
/// refusals, waits, what was missed and read. The newest 500 entries, in memory only; nothing
/// secret is in them, whatever a server says.
class ActivityLog : public QObject {
    Q_OBJECT

public:
    static constexpr size_t most = 500;

    struct Entry {
        qint64 at = 0; ///< ms
        qint64 lastAt = 0; ///< of the last of several times
        int times = 1; ///< that this server gave us nothing else to tell
        AccountId account; ///< empty: a guest
        QString host; ///< empty: a list, or everything
        QString source; ///< key; empty: all that comes over one connection
        QString what; ///< in words
    };

    /// All outlive it.
    ActivityLog(
        StreamSync &streams, Freshening &freshening, const Clock &clock, QObject *parent = nullptr);

    /// `at`, `lastAt` and `times` are filled in here.
    void note(Entry entry);

    const std::deque<Entry> &entries() const { return m_entries; } ///< oldest first

Q_SIGNALS:
    void changed();

private:
    Entry *lastOf(const Entry &entry);

    const Clock &m_clock;
    std::deque<Entry> m_entries;
};

/// The words of a server or a system without what may be a token, a code or a password: queries of
/// addresses, "Bearer …", "token=…", and long words of letters and digits that are no host.
QString withoutSecrets(QString words);

} // namespace asterism

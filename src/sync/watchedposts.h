// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace asterism {

/// Which posts of a server are wanted to be watched, and which of them one socket has been told
/// to: where it takes fewer, those that came last. Pure.
class WatchedPosts {
public:
    static constexpr int mostWanted = 1000;

    /// What the socket is to be told, the first part first, so that it never has too many.
    struct Step {
        QStringList unwatch;
        QStringList watch;
    };

    /// The server's own ids; those beyond mostWanted are passed over.
    void setWanted(const QStringList &ids);

    /// The socket takes so many: from here on it is told that. Nothing when nothing differs.
    Step arrange(int most);
    /// It is gone, or another takes its place.
    void forget() { m_watched.clear(); }

    /// What the socket was told to watch.
    const QStringList &watched() const { return m_watched; }

private:
    QStringList m_wanted; ///< who is wanted for longest comes first
    QStringList m_watched;
};

} // namespace asterism

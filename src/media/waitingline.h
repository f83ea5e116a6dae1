// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediakind.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace asterism {

/// What waits for its download and how many run: last asked first, within a share for each host
/// and for movies, so that neither a slow host nor a long film holds up the rest. Pure.
class WaitingLine {
public:
    struct Limits {
        int atOnce = 6;
        int perHost = 3;
        int movies = 2;
        int waiting = 500;
    };

    struct Place {
        QByteArray key;
        QString host;
        bool movie = false;
    };

    explicit WaitingLine(const Limits &limits);

    /// To the front, also when it waits already. Gives the key that had to leave for it: the one
    /// that waited longest.
    std::optional<QByteArray> add(const Place &place);

    void remove(const QByteArray &key);

    /// Takes out the next that may start; it counts as running until finished().
    std::optional<Place> next();
    void finished(const Place &place);

    qsizetype size() const { return m_waiting.size(); }

private:
    bool mayStart(const Place &place) const;

    Limits m_limits;
    QList<Place> m_waiting; ///< the next one last
    QHash<QString, int> m_perHost; ///< running
    int m_running = 0;
    int m_movies = 0; ///< running
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"

#include <QHash>

#include <functional>
#include <vector>

namespace asterism::cli {

/// What a column had when it was printed last, so that each row is printed once. Pure. It remembers
/// the newest thousand rows: what arrives or changes below them is not told.
class RowMemory {
public:
    struct Gone {
        QString uri;
        QString author;
        qint64 sortAt = 0;
    };
    struct News {
        std::vector<store::TimelineRow> rows; ///< new ones, and edited ones again; oldest first
        std::vector<Gone> gone; ///< posts that were deleted
        bool waits = false; ///< a gap is still young; look again a little later
    };

    /// A gap is told when it has stood that long: most are filled at once.
    static constexpr qint64 gapMs = 10 * secondMs;

    /// `most`: rows that a column without any brings at first.
    explicit RowMemory(int most)
        : m_most(most)
    {
    }

    /// These were printed at the beginning; newest first.
    void begin(const std::vector<store::TimelineRow> &rows);

    /// Rows above this one, and itself, are to be given to take().
    const store::Event &floor() const { return m_floor; }

    /// All rows down to floor(), newest first. `exists`: whether the cache has the post still.
    News take(const std::vector<store::TimelineRow> &rows,
        const std::function<bool(const QString &uri)> &exists, qint64 now);

private:
    struct Known {
        store::Event event;
        qint64 editedAt = 0;
        QString uri;
        QString author;
    };

    bool isNews(const store::TimelineRow &row) const;
    void remember(const store::TimelineRow &row);
    void takeGaps(const std::vector<store::TimelineRow> &rows, qint64 now, News &news);
    void forgetOld();

    int m_most;
    store::Event m_floor = {};
    QHash<qint64, Known> m_rows; ///< by post
    QHash<qint64, qint64> m_gaps; ///< since when, by id; 0: told
};

} // namespace asterism::cli

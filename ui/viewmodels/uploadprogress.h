// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/outbox.h"

#include <QHash>
#include <QString>

#include <vector>

namespace asterism::ui {

/// How far a file of a post has gone out, as Outbox::sending() tells it.
struct UploadStep {
    int attachment = 0; ///< of so many, from 1
    int attachments = 0;
    qint64 bytes = 0;
    qint64 total = 0;
};

/// The files that this process is sending, by the rows of the outbox.
class UploadProgress {
public:
    /// What is over sooner is not worth a line.
    static constexpr qint64 longMs = secondMs;

    void hear(qint64 row, const UploadStep &step, qint64 now);
    /// The outbox as it is now: what is no longer being sent goes.
    void look(const std::vector<store::OutboxRow> &rows);

    /// "Sending picture 1 of 2 · 40 %"; empty: no file of it is going out.
    QString words(const store::OutboxRow &row) const;
    /// Ids of the rows whose files have been going out for long.
    QList<qint64> longOnes(qint64 now) const;
    /// "Sending the files of 3 posts · 40 %"
    QString wordsOf(const QList<qint64> &rows) const;

private:
    struct Sending {
        UploadStep step;
        qint64 since = 0;
        qint64 heardAt = 0;
    };

    static bool isOver(const Sending &one, const store::OutboxRow &row);

    QHash<qint64, Sending> m_all; ///< by row
};

} // namespace asterism::ui

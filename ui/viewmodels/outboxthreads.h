// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "store/outbox.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism::ui {

/// What is left in the outbox of posts that one account wrote in a row, in their order, or one row
/// that stands for itself.
struct OutboxThread {
    QString key; ///< stays while its first posts go out
    std::vector<const store::OutboxRow *> rows; ///< not empty; they outlive it
    int before = 0; ///< so many posts of it are out already

    const store::OutboxRow &first() const { return *rows.front(); }
    /// The one that failed; else the first.
    const store::OutboxRow &told() const;
};

/// In the order of their first rows.
std::vector<OutboxThread> threadsOf(const std::vector<store::OutboxRow> &rows);

/// All of it as one draft, to be told of: its key is empty.
Draft threadAsDraft(const OutboxThread &thread);

/// What it is: as actionWords(), or "A thread of 3 posts".
QString threadWords(const OutboxThread &thread, const QString &author);
/// Of several posts each: "2: its beginning", with why it failed; of one none.
QStringList threadParts(const OutboxThread &thread);

} // namespace asterism::ui

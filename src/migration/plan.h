// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/entries.h"
#include "model/run.h"
#include "store/census.h"

#include <QHash>

#include <optional>
#include <vector>

namespace asterism {

/// The rows of a run from what was read of a file: good ones New, bad and repeated ones ended as
/// Invalid with the line in `detail`. In the order of the lines.
std::vector<RunRow> rowsOf(const csv::EntriesFile &file);
/// The same, and the file is let go of: of a long one both need not lie in memory.
std::vector<RunRow> rowsOf(csv::EntriesFile &&file);

/// Compares rows with what the account has, without a network. Of what it has only that is kept
/// which rows are compared with, for an account may follow a hundred thousand people.
class Plan {
public:
    /// `ownAcct`: whose row is refused kindly.
    Plan(const Run &run, const QString &ownAcct);

    /// What the account has; page by page, before any rows.
    void add(const std::vector<store::CensusItem> &have);

    /// Rows that are New become Ended (Already; Requested, where they were asked already, to be
    /// looked at again once the run begins; Refused, where it is the account itself) or Waiting
    /// with Finding::ToDo. Somebody followed with other options than the row says is still to do.
    /// Other rows stay as they are; an overwriting run needs them here all the same, for what they
    /// name is not taken away.
    void compare(std::vector<RunRow> &rows);

    /// After all rows: what an overwriting run takes away; else empty. Nothing when no row names
    /// anything, and nobody whose name stands in a row that could not be read.
    std::vector<RunRow> removals() const;

private:
    struct Have {
        QString subject; ///< the same text in memory as its key where they are alike
        QString localId;
        qint64 expiresAt = 0;
        int list = 0; ///< which of m_lists
        std::optional<bool> boosts;
        std::optional<bool> notify;
        std::optional<bool> hideNotifications;
        bool tellsLanguages = false; ///< which are in m_languages, where there are any
        bool requested = false;
        bool named = false; ///< by a row
    };

    void keep(const store::CensusItem &item, const QString &key);
    MovedItem itemOf(size_t index) const;
    void compareRow(RunRow &row, std::optional<size_t> index) const;
    void spare(const QString &text);

    Run m_run;
    QString m_ownAcct;
    QHash<QString, size_t> m_index; ///< by subject (and list)
    std::vector<Have> m_have;
    QHash<size_t, QStringList> m_languages; ///< by place in m_have; most people's are all
    std::vector<QString> m_lists; ///< each name once: the census tells of one after the other
    bool m_named = false; ///< a row names something
};

} // namespace asterism

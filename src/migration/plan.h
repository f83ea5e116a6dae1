// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/entries.h"
#include "model/run.h"
#include "store/census.h"

#include <QHash>

#include <vector>

namespace asterism {

/// The rows of a run from what was read of a file: good ones New, bad and repeated ones ended as
/// Invalid with the line in `detail`. In the order of the lines.
std::vector<RunRow> rowsOf(const csv::EntriesFile &file);

/// Compares rows with what the account has, without a network.
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
        store::CensusItem item;
        bool named = false; ///< by a row
    };

    void compareRow(RunRow &row, const store::CensusItem *have) const;
    void spare(const QString &text);

    Run m_run;
    QString m_ownAcct;
    QHash<QString, size_t> m_index; ///< by subject (and list)
    std::vector<Have> m_have;
    bool m_named = false; ///< a row names something
};

} // namespace asterism

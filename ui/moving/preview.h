// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/pace.h"
#include "model/run.h"

#include <QStringList>

#include <vector>

namespace asterism::ui {

// What an import will do, before it begins. Pure.

struct PreviewLine {
    QString key;
    QString words;
    int count = 0;
    QString tone; ///< as Theme.tone()

    bool operator==(const PreviewLine &) const = default;
};

/// `bad` and `repeated` are the lines of rows that cannot be read or that say what another one
/// says.
std::vector<PreviewLine> previewLines(MovedKind kind, const RunCounts &counts,
    const std::vector<int> &bad, const std::vector<int> &repeated);
/// "17, 803, 1,120 …"
QString lineNumbers(const std::vector<int> &lines);

/// That posts in these clips become bookmarks, and what is lost by that; empty without any.
QString clipsWords(const QStringList &clips);

/// "about 24 h at this server's limit of 400 a day".
QString allowanceWords(int writes, const Allowance &allowance);

/// What the server may refuse, in a sentence; empty where all is well or nothing is known.
/// `followers`: of the account; -1: unknown.
QString capWords(const Instance &instance, qint64 followers, int have, int more);

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "base/result.h"
#include "migration/csv/fault.h"

#include <vector>

namespace asterism::csv {

/// What is read at once. More comes in files of rows (rows.h).
constexpr int mostPasted = 100'000;
constexpr qsizetype longestPasted = 20 * 1024 * 1024;

struct PastedPerson {
    int line = 0;
    QString text; ///< as it was typed
    Handle person;
};

/// Whom a text names, in its order.
struct Pasted {
    std::vector<PastedPerson> people; ///< each of them once
    std::vector<BadRow> bad;
    std::vector<RepeatedRow> repeated;
};

/// Reads people out of any text: several in a line, divided by blanks, commas, semicolons, quotes
/// or brackets; rows of an export of follows, blocks or mutes, with their header. Lines
/// that begin with # and what follows a # by itself are comments, bullets and numbers before a name
/// are passed over; anything else that names nobody is told, what stands side by side as one. Usage
/// when the text is longer than that.
Result<Pasted> readPasted(const QString &text);

} // namespace asterism::csv

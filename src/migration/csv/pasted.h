// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "base/result.h"
#include "migration/csv/fault.h"

#include <vector>

namespace asterism::csv {

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
/// when the text is longer than what is read of a file.
Result<Pasted> readPasted(const QString &text);

} // namespace asterism::csv

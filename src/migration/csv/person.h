// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "migration/csv/fault.h"

#include <optional>
#include <variant>

namespace asterism::csv {

using PersonOrFault = std::variant<Handle, Fault>;

/// Whom a cell or a word names: a handle in any of its forms, in full width, too, or the address of
/// a profile, also one without its https://; unguarded() (table.h). A name alone belongs to
/// `domain` (the server whose file it is); when that is empty, it is a NoServer.
PersonOrFault readPerson(const QString &text, const QString &domain = {});

/// Whom it names without help; quick with what names nobody.
std::optional<Handle> namedPerson(const QString &text);
bool isPerson(const QString &text);

} // namespace asterism::csv

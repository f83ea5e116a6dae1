// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/addplan.h"
#include "cli/commands/context.h"

#include <QByteArray>

#include <vector>

namespace asterism::cli {

/// So many people are taken from one place at most.
constexpr int mostTaken = 20'000;

/// Whom the options of "lists add" mean by --from-…, for that list. An own account's server is
/// asked page by page, with a line of progress. Errors: NotFound (no such account, list or
/// collection), Usage (no address of a collection), the network's.
Result<std::vector<Candidate>> peopleFrom(Context &context, const ListId &list);

/// A file's bytes, or with "-" those of standard input; as many as csv/table.h reads.
Result<QByteArray> readInput(const QString &file);

} // namespace asterism::cli

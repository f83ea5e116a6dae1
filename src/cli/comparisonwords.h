// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/comparison.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace asterism::cli {

// People × accounts, as `follows compare` tells them. Pure.

/// How an account stands to somebody, in words: "follows", "each other", "muted" …; "–": not at
/// all.
QString standingWords(const Standing &standing);

/// A head and a row for each of the chosen, for layout.h.
QList<QStringList> comparisonCells(const std::vector<ComparedPerson> &people,
    const std::vector<size_t> &chosen, const QStringList &accts, qint64 now);

QJsonObject comparedJson(const ComparedPerson &person, const QStringList &accts);

} // namespace asterism::cli

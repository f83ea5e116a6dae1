// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/layout.h"
#include "model/draft.h"
#include "protocol/write.h"

#include <QJsonObject>
#include <QStringList>

namespace asterism::cli {

// How drafts are told, and what servers keep until its time. Pure.

/// What stands for a draft in the list; its key begins so.
QString shortKey(const Draft &draft);

/// The objects of `--json`; their keys are a promise to scripts (commands/README.md).
QJsonObject draftJson(const Draft &draft, const Names &names);
QJsonObject scheduledJson(const ScheduledPost &post, const QString &acct);

/// One row of `drafts list`.
QStringList draftCells(const Draft &draft, const Names &names, qint64 now);
/// All that is in one.
QStringList draftLines(const Draft &draft, const Names &names, const Page &page);

/// One row of `scheduled list`.
QStringList scheduledCells(const ScheduledPost &post, const QString &acct, qint64 now);

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"

#include <QString>

#include <vector>

namespace asterism::ui {

/// What DeckColumn::noticeKinds stands for; empty (all) for "" and for words of a later version.
/// "other" is what none of the others names, so that nothing is in no column.
std::vector<Notification::Kind> noticeKinds(const QString &word);

/// "mentions only", for the header of such a column; empty for all.
QString noticeKindsWords(const QString &word);

} // namespace asterism::ui

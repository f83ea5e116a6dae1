// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"

#include <QString>

#include <vector>

namespace asterism {

// Which notifications are wanted, as a column keeps it (DeckColumn::noticeKinds): empty for all,
// the word of a bunch, or the words of single kinds behind "only": "only mention follow-request".

/// Kinds that belong together: "mentions", "boosts", "follows", and "other" for what none of the
/// others names, so that nothing is in no bunch.
QStringList noticeBunches();
QString noticeBunch(Notification::Kind kind);
/// Every kind, bunch by bunch, as they are shown to be chosen from.
const std::vector<Notification::Kind> &allNoticeKinds();

/// Empty (all) for what was not chosen, and for words of a later version.
std::vector<Notification::Kind> noticeKinds(const QString &kept);
/// The shortest text that means them, whatever their order; of none at all as of every one.
QString keptNoticeKinds(const std::vector<Notification::Kind> &kinds);

} // namespace asterism

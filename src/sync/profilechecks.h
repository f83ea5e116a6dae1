// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profilerules.h"

namespace asterism {

/// The length of a text as the server counts that part of a profile. Fields: either half of one.
int profileLength(const QString &text, ProfilePart part, const ProfileRules &rules);

/// How long it may be; 0: as long as it likes, as far as is known.
int longestOf(ProfilePart part, const ProfileRules &rules);

/// Why the server would not take the change, in a sentence; empty: it would, as far as is known.
QString whyNotSaved(const ProfileChange &change, const ProfileRules &rules);

} // namespace asterism

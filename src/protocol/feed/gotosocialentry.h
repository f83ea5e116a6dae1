// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/feed/entry.h"

#include <QString>

namespace asterism::feed {

/// Whether GoToSocial wrote the entry: no other server has its posts at /@name/statuses/ULID, and
/// its feeds name no generator.
bool isGoToSocial(const Entry &entry);

/// The content warning of an entry that isGoToSocial(), plain text; empty without one. Its title
/// is the warning where there is one (HTML), else the source text, either cut to 128 characters
/// with "..."; the summary quotes the source text, cut to 256.
/// (GoToSocial: internal/typeutils/internaltorss.go)
///
/// A title that is not the whole text is no cut one and so a warning, even where the text begins
/// with it. Where the summary has another form the shown text is compared, in which mentions and
/// markup differ from the source: rather a cover too many than one too few.
QString goToSocialWarning(const Entry &entry);

} // namespace asterism::feed

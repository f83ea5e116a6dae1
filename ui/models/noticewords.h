// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticepages.h"

#include <QString>

namespace asterism::ui {

/// Who did what, in one sentence: "Aoi and 19 others favourited your post". Of a gap nothing.
QString styledSentence(const store::NoticeRow &row); ///< for Text.StyledText
QString plainSentence(const store::NoticeRow &row); ///< for screen readers

} // namespace asterism::ui

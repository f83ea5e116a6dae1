// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/noticekinds.h"

#include <QString>

namespace asterism::ui {

/// "mentions only", "only: Follow requests, Polls that have ended", "4 kinds only": for the header
/// of a column with these kinds (model/noticekinds.h); empty for all.
QString noticeKindsWords(const QString &kept);

/// To choose from: "Follow requests".
QString noticeKindName(Notification::Kind kind);
/// What a bunch of them is called.
QString noticeBunchName(const QString &bunch);

} // namespace asterism::ui

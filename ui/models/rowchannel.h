// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "ui/models/actingnames.h"

#include <QString>

namespace asterism::ui {

/// The source key of the channel of Misskey's that a post was written into, read by an own account
/// of its server: the column's, else the usual one, else any. Empty where there is none.
QString channelSource(const Post &post, const ActingNames &acting);

} // namespace asterism::ui

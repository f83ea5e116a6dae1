// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"

namespace asterism {

/// The text as a server of Mastodon's API is to get it. Who may read a direct post is decided by
/// the mentions in its text alone (docs.joinmastodon.org/methods/statuses), so whoever of
/// PostText::to is not named there is named in front: "@ao@a.example hello". Without a host nobody
/// counts as named: snac takes such a name for one of the server that is answered (snac:
/// activitypub.c).
QString directText(const PostText &text);

} // namespace asterism

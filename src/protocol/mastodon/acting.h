// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/family.h"

namespace asterism::mastodon {

/// About somebody who follows or wants to; most servers answer with how the account stands to them.
bool isAboutFollower(Write::What what);

/// Family::write() of what is done to a post or with a follower, and of reports; the rest stands in
/// relations.cpp. Usage error for anything else, too.
Result<Request> actingRequest(const Instance &instance, const Write &write);

} // namespace asterism::mastodon

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"
#include "model/timelineitem.h"
#include "store/notices.h"
#include "store/teller.h"

#include <vector>

namespace asterism {

/// Makes hostile server text safe, once, at ingest (decision 14): the body becomes typed blocks,
/// names and other plain texts lose what could disturb their surroundings, addresses that are
/// not web addresses go. Whom a post names is read out of its words where its server tells ids
/// alone (Post::namesById). Pure; runs before the transaction.
store::Prepared prepare(TimelineItem item);

/// The same for a person who stands alone: a profile, an own account.
Actor safeActor(Actor actor);

/// A notification, and the post or boost that it is about. At most 20 who did it.
store::PreparedNotice prepareNotice(
    Notification notification, const std::optional<TimelineItem> &about);

std::vector<store::Prepared> prepareAll(std::vector<TimelineItem> items);

/// The posts that items carry along as quotes, for commitLoose().
std::vector<store::Prepared> quotedOf(const std::vector<TimelineItem> &items);

} // namespace asterism

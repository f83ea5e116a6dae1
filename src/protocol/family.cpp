// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/family.h"

#include "protocol/mastodon/mastodonfamily.h"

namespace asterism {

const Family *familyFor(const Instance &instance)
{
    static const mastodon::MastodonFamily mastodonFamily; // stateless, so one is enough
    return instance.family == Instance::Family::Mastodon ? &mastodonFamily : nullptr;
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "store/store.h"

#include <vector>

namespace asterism::ui {

/// The sources in which the posts of a person stand. Whose own server tells nothing stands in those
/// of the servers that did. Where it tells, only that counts: another server may have told more, to
/// the account that looked through it.
std::vector<Source> personTellers(store::CacheTx &tx, const Source &origin);

/// Of these sources of one person those of their media that a server has told of. None where their
/// posts come by a feed or an outbox: nobody tells of the media alone there, and what an API told
/// before grows no more. Nor those that were last read more than an hour before another server's
/// word of the posts: the person is read there now.
std::vector<Source> toldMedia(store::CacheTx &tx, const std::vector<Source> &posts);

} // namespace asterism::ui

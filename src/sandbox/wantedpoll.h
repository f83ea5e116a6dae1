// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/draft.h"
#include "sandbox/request.h"

#include <optional>

namespace asterism {

struct Call;
struct Note;
class Sent;

/// The poll that a post is to have; the answer where it may not.
std::optional<HttpResponse> addWantedPoll(const Call &call, const Sent &sent, PostDraft &draft);
/// Of an edit: the same poll stays as it is, and where none is named Mastodon and GoToSocial take
/// away what there was.
void settleEditedPoll(const Call &call, const Note &edited, PostDraft &draft);

} // namespace asterism

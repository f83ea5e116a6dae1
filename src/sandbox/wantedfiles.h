// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/draft.h"
#include "sandbox/request.h"

#include <optional>

namespace asterism {

struct Call;
struct Note;
class Sent;

/// The files that a post is to have, with what an edit changes of them; the answer where it may
/// not. The draft's poll must be known. edited: nullptr for a new post.
std::optional<HttpResponse> addWantedFiles(
    const Call &call, const Sent &sent, const Note *edited, PostDraft &draft);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/render.h"

namespace asterism {

/// What Misskey sends to other servers in place of a text that was written in its MFM: one
/// paragraph, animations as plain emphasis (misskey: core/MfmService.ts, toHtml(); the recorded
/// note_activitypub.json). `mention` may know nobody.
RenderedText renderMfm(const QString &base, const QString &text,
    const std::function<std::optional<MentionTarget>(const QString &)> &mention);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/media.h"
#include "model/posttext.h"

namespace asterism {

/// What a server has, as a post of the account's own may have it again.
Attachment attachmentOf(const Media &media);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/attachments.h"

namespace asterism {

Attachment attachmentOf(const Media &media)
{
    return {.type = word(media.type),
        .size = QSize(media.width, media.height),
        .description = media.description,
        .focus = QPointF(media.focusX, media.focusY),
        .id = media.id,
        .preview = media.previewUrl.isEmpty() ? media.url : media.previewUrl};
}

} // namespace asterism

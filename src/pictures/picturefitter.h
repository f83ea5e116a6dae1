// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/attachmentfitting.h"

namespace asterism {

/// Makes pictures that are to be posted as a server takes them: not too many pixels or bytes, of a
/// type that it knows, and without what they tell of where and with what they were taken. What is
/// within the limits stays the same picture, bit by bit; what is turned by its camera's note is
/// written anew, upright. Pictures that move are sent as they are, or not at all. Films and sounds
/// stay as they are but for what they tell (sync/attachmentfitting.h).
class PictureFitter : public AttachmentFitter {
public:
    Result<FittedFile> fit(
        const QString &path, const Attachment &file, const PostingLimits &limits) override;
};

/// The size of a picture as it is shown, in pixels; empty where it is none that can be read.
/// Blocks.
QSize shownSize(const QString &path);

/// A picture that is animated, which fit() can only leave as it is. Blocks.
bool isMoving(const QString &path);

} // namespace asterism

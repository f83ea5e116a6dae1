// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/postinglimits.h"
#include "model/posttext.h"

#include <QString>

namespace asterism {

/// A file as a server takes it.
struct FittedFile {
    QString path;
    QString type; ///< MIME
    bool temporary = false; ///< whoever asked for it deletes it
};

/// Makes pictures as small as a server wants them, by Qt Gui, which nothing here knows
/// (pictures/picturefitter.h).
class AttachmentFitter {
public:
    virtual ~AttachmentFitter() = default;

    /// Blocks; called on a worker thread, by several at once. What is within the limits is given
    /// back as it is, but for what it tells of where and with what it was made: that goes. Usage
    /// error, with a sentence: it cannot be made to fit (a broken picture or film).
    virtual Result<FittedFile> fit(
        const QString &path, const Attachment &file, const PostingLimits &limits) = 0;
};

/// A film or sound, bit by bit, without what it tells (media/filmmetadata.h). Blocks. Usage error,
/// with a sentence: it is damaged; Store: the disk is full.
Result<FittedFile> cleanedFilm(const QString &path, const Attachment &file);

/// Why a file cannot go where nobody can write a picture anew, in a sentence about `host`: it is
/// too large, or nobody here knows how to take out of it where it was taken. Empty: it can.
QString whyNotAsItIs(
    const QString &path, const Attachment &file, const PostingLimits &limits, const QString &host);

/// As AttachmentFitter::fit() there: the same file, bit by bit, without what it tells. Blocks.
/// Usage error, with a sentence about `host`; Store: the disk is full.
Result<FittedFile> asItIs(
    const QString &path, const Attachment &file, const PostingLimits &limits, const QString &host);

} // namespace asterism

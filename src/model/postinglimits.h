// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profilelimits.h"

#include <QString>
#include <QStringList>

namespace asterism {

/// What a server takes in a new post, and in a profile, which the same documents tell; 0 and empty:
/// not told.
struct PostingLimits {
    int media = 0; ///< of one post
    qint64 imageBytes = 0;
    qint64 videoBytes = 0; ///< films and sounds
    qint64 imagePixels = 0; ///< width × height
    QStringList mediaTypes; ///< MIME
    int description = 0; ///< characters of an alt text
    int warning = 0; ///< characters of a content warning, where it has a limit of its own
    int pollChoices = 0;
    int pollChoice = 0; ///< characters of one
    qint64 pollSecondsLeast = 0;
    qint64 pollSecondsMost = 0;
    QStringList formats; ///< MIME types of texts, the usual one first
    int linkCounts = 0; ///< characters that a link counts
    ProfileLimits profile;

    bool operator==(const PostingLimits &) const = default;
};

/// As JSON; empty where nothing was told.
QString postingText(const PostingLimits &limits);
/// Numbers below 0 and above a billion billions, and lists without end, are taken as not told.
PostingLimits readPosting(const QString &text);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace asterism {

/// Misskey: a feed of the posts in which certain words stand.
struct KeptAntenna {
    QString id;
    QString name;
    std::vector<QStringList> keywords; ///< all words of one of these
};

/// Misskey: posts that somebody has put together for others to see.
struct KeptClip {
    QString id;
    QString name;
    QString description;
    QStringList uris; ///< of the posts, oldest first
    bool isPublic = true; ///< others see it, too
};

/// Misskey: a room whose posts stay on their server.
struct TalkChannel {
    QString id;
    QString name;
    QString description;
    int site = 0;
    int owner = -1;
    QSet<int> followers;
};

} // namespace asterism

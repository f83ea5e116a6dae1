// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// With which emoji so many people answered a post.
struct Reaction {
    /// The emoji itself ("👍"), or a shortcode without colons; "blobcat@b.example" where the
    /// picture is another server's than the one that told the post.
    QString name;
    QString url; ///< the picture of a shortcode; empty for an emoji of Unicode
    QString staticUrl; ///< not animated; equal to url when the server gives none
    qint64 count = 0;

    bool operator==(const Reaction &) const = default;
};

/// As people write it: the emoji itself, or ":shortcode:".
QString spelt(const Reaction &reaction);

/// Whether two servers may mean one emoji by these names: each leaves out its own host.
bool isSameReaction(const QString &name, const QString &other);

} // namespace asterism

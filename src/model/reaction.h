// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

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

/// Whether it is the heart that a like is where there are only reactions, in colours or not
/// (Misskey: core/ReactionService.ts).
bool isLike(const QString &name);

/// That heart, as the server keeps it: without colours.
QString usualReaction();

/// As people write it: the emoji itself, or ":shortcode:".
QString spelt(const Reaction &reaction);

/// Whether two servers may mean one emoji by these names: each leaves out its own host, and not
/// all of them keep the sign that asks for colours (U+FE0F). Of several that may be meant, which
/// one it is say placeOfReaction() and placeOfTold().
bool isSameReaction(const QString &name, const QString &other);

/// Which of an account's own reactions is called so; -1: none. The very name comes first, then one
/// that differs in U+FE0F or "@." alone, then the only one that isSameReaction(): where several may
/// be meant, none is.
qsizetype placeOfReaction(const QStringList &names, const QString &name);

/// The same among those that some server told of a post, for a name that an account of `home` gave
/// or was told: without a host it is that of `home`, and one that bears another host is not meant.
/// `home` may be empty where it is not known.
qsizetype placeOfTold(const std::vector<Reaction> &told, const QString &name, const QString &home);

/// Whether these say as much as that number of favourites does: Misskey counts each of them as one.
bool areReactions(qint64 favourites, const std::vector<Reaction> &reactions);

} // namespace asterism

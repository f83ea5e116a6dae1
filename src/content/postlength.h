// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism {

/// How a server counts the characters of a post.
struct PostCounting {
    bool clusters = false; ///< what people see as characters; else code points
    bool units = false; ///< units of UTF-16, of which an emoji has two and more
    /// A link counts as 23, however long it is, and "@user@host" as "@user" (Mastodon:
    /// app/validators/status_length_validator.rb).
    bool shortens = false;
    /// ASCII's white space around the text and around the warning is taken away first (Mastodon:
    /// prepare_contents() in app/models/status.rb; Ruby's strip knows no other).
    bool strips = false;
    bool warning = true; ///< the content warning counts, too, as it is

    bool operator==(const PostCounting &) const = default;
};

/// The length of a post as that server counts it. What is a link is told as Mastodon tells it
/// (config/initializers/twitter_regex.rb; twitter-text: lib/twitter-text/regex.rb), but that
/// letters behind the last dot are taken for a top-level domain, whichever they are; where the two
/// differ ours is rather longer than shorter.
int postLength(const QString &text, const QString &warning, const PostCounting &counting);

/// The length of what is said of a file: code points (Mastodon: app/models/media_attachment.rb).
int descriptionLength(const QString &description);

/// The people that a text names while it is typed, as canonical accts in their order, each once:
/// "@user@host", and "@user" of `domain`.
QStringList namedIn(const QString &text, const QString &domain);

} // namespace asterism

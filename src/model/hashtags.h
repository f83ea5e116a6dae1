// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism {

/// One hashtag as it was typed: without #, composed (NFC), lower case. Usage error for what is no
/// hashtag: nothing, several words, longer than a hundred characters, or with one of "#@/?,".
Result<QString> hashtagName(const QString &typed);
/// Those of a line, parted by blanks, commas or their #; each once, in that order. Usage error for
/// the first that is none.
Result<QStringList> hashtagNames(const QString &line);

/// One name for what Mastodon takes for one hashtag: width, case and the accents of Latin letters
/// make no difference there (mastodon: app/lib/hashtag_normalizer.rb).
QString foldedHashtag(const QString &name);

/// Which hashtags a post must have to stand in a source, and which it must not.
struct TagSet {
    /// The first and the four of "all[]" (mastodon: app/models/tag_feed.rb).
    static constexpr int mostAll = 5;
    static constexpr int mostNone = 4; ///< of "none[]"

    QStringList all; ///< sorted; the first one is what its server is asked for
    QStringList none; ///< sorted

    /// "tea", "tea#緑茶", "tea#緑茶#-bot": a # can stand in no name, so the text of a single tag is
    /// the tag itself.
    QString text() const;
    /// In any order and case; what is empty or too much is passed over. No `all` when there is
    /// none.
    static TagSet fromText(const QString &text);

    /// Whether the client has something to look at: one tag is the server's own word.
    bool isPlain() const { return all.size() < 2 && none.isEmpty(); }
    /// By the tags of a post, as written there. The first of `all` is not looked at: its server
    /// said so by telling of the post, and may spell it in its own way.
    bool matches(const QStringList &names) const;

    bool operator==(const TagSet &) const = default;
};

/// What somebody wants to read: posts with any of these, all of those, none of these. Names as
/// hashtagName() gives them.
struct TagWish {
    static constexpr int mostAny = 8;

    QStringList any;
    QStringList all;
    QStringList none;

    bool isEmpty() const { return any.isEmpty() && all.isEmpty(); }
    bool operator==(const TagWish &) const = default;
};

/// From three lines as they were typed. Usage error: no tag at all, too many, or one that is
/// wanted and not wanted.
Result<TagWish> tagWish(const QString &any, const QString &all, const QString &none);
/// "Any" is one set a tag, and so a source a tag: every server can be asked for one, each streams
/// by itself, and a tag that is taken away or added leaves the others as they are.
std::vector<TagSet> tagSets(const TagWish &wish);
/// The wish that such sets came from, in words that mean the same.
TagWish wishOf(const std::vector<TagSet> &sets);

} // namespace asterism

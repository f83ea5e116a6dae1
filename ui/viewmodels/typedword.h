// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::ui {

/// What is being typed in a post and may be completed: "@na", "@na@ho", "#鯖", ":fo".
struct TypedWord {
    enum class Kind { None, Person, Tag, Emoji };

    Kind kind = Kind::None;
    qsizetype begin = 0; ///< of its sign, in UTF-16 units
    qsizetype end = 0; ///< behind what of the word stands after the cursor
    QString text; ///< between sign and cursor, as typed; never empty
    /// A letter or digit stands right before the sign: most servers see no name there (Mastodon:
    /// app/models/account.rb, hashtag.rb and custom_emoji.rb).
    bool bound = false;

    bool operator==(const TypedWord &) const = default;
};

/// The word that the cursor stands in or right behind; Kind::None where there is nothing to
/// complete: within addresses and times, and where it is a mail address or a face like ":D". The
/// signs may be full-width ones (＠, ＃, ：; the latter not right behind a letter). Looks at a
/// bounded number of characters around the cursor.
TypedWord typedWord(const QString &text, qsizetype cursor);

/// Whether such a name is read as one word behind its sign. What servers tell may be anything.
bool isTagName(const QString &name);
bool isEmojiName(const QString &name);

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/emoji.h"

#include "content/blockwriter.h"
#include "model/shortcode.h"

namespace asterism {

// Mastodon knows letters, digits and "_"; Pleroma and Misskey more. Only known names count.
static bool isShortcodeChar(QChar c)
{
    return isShortcodeLetter(c.unicode()) || c.isSurrogate() || c == u'.' || c == u'@';
}

// Behind the colon at `at`: where the name that could be a shortcode ends.
static qsizetype nameEnd(QStringView text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && isShortcodeChar(text[end])) {
        ++end;
    }
    return end;
}

static std::optional<EmojiHit> emojiBetween(
    QStringView text, qsizetype at, qsizetype end, const KnownNames &names)
{
    if (end >= text.size() || text[end] != u':') {
        return std::nullopt;
    }
    const QString shortcode = text.sliced(at + 1, end - at - 1).toString();
    return names.hasEmoji(shortcode) ? std::optional(EmojiHit{at, end + 1 - at, shortcode})
                                     : std::nullopt;
}

std::optional<EmojiHit> emojiAt(QStringView text, qsizetype at, const KnownNames &names)
{
    const bool possible = names.hasEmojis() && at < text.size() && text[at] == u':';
    return possible ? emojiBetween(text, at, nameEnd(text, at), names) : std::nullopt;
}

std::optional<EmojiHit> findEmoji(QStringView text, qsizetype from, const KnownNames &names)
{
    qsizetype at = names.hasEmojis() ? text.indexOf(u':', from) : -1;
    while (at >= 0) {
        const qsizetype end = nameEnd(text, at);
        if (auto hit = emojiBetween(text, at, end, names)) {
            return hit;
        }
        at = text.indexOf(u':', end);
    }
    return std::nullopt;
}

void addWithEmoji(BlockWriter &writer, QStringView text, const Span &like, const KnownNames &names)
{
    qsizetype from = 0;
    while (const auto hit = findEmoji(text, from, names)) {
        writer.addFolded(text.sliced(from, hit->at - from), like);
        writer.add({.kind = Span::Kind::Emoji,
            .styles = like.styles,
            .text = text.sliced(hit->at, hit->size).toString(),
            .target = hit->shortcode});
        from = hit->at + hit->size;
    }
    writer.addFolded(text.sliced(from), like);
}

} // namespace asterism

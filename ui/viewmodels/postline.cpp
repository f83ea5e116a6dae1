// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/postline.h"

#include "content/plain.h"
#include "content/text.h"

namespace asterism::ui {

namespace {

constexpr qsizetype longestPostLine = 160;

} // namespace

QString shortLine(const QString &text)
{
    // Not all of a long text for a line of it.
    return cutText(
        cleanText(text.left(4 * longestPostLine), TextUse::Name).simplified(), longestPostLine);
}

QString postLine(const store::StoredPost &stored)
{
    const Post &post = stored.post;
    if (!post.warning.isEmpty()) {
        return shortLine(post.warning);
    }
    if (!stored.text.trimmed().isEmpty() || post.media.empty()) {
        return shortLine(openText(stored.text, stored.blocks));
    }
    return shortLine(post.media.front().description);
}

} // namespace asterism::ui

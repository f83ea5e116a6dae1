// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace asterism {

/// Where a mention leads.
struct MentionTarget {
    int person = -1;
    QString url;
    QString user;
    QString host;
};

struct RenderedText {
    QString html;
    QStringList tags; ///< as written, without #
    QStringList emojis; ///< shortcodes
    std::vector<int> mentions;
};

/// Plain text (Misskey: MFM) to the HTML that a software makes of it: paragraphs, links, #tags,
/// @user@host, with that software's own classes (Mastodon: app/lib/text_formatter.rb). `mention`
/// may know nobody.
RenderedText renderText(const QString &software, const QString &base, const QString &text,
    const std::function<std::optional<MentionTarget>(const QString &)> &mention);

/// The same with a line that stands for the quoted post, for readers who do not show quotes: those
/// who do hide it. Of softwares that have quotes.
QString withQuote(
    const QString &software, const QString &html, const QString &uri, const QString &url);

} // namespace asterism

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

/// Who is meant by "user" or "user@host"; nobody where nothing is known.
using MentionFinder = std::function<std::optional<MentionTarget>(const QString &)>;

struct RenderedText {
    QString html;
    QStringList tags; ///< as written, without #
    QStringList emojis; ///< shortcodes
    std::vector<int> mentions;
};

/// Plain text (Misskey: MFM) to the HTML that a software makes of it: paragraphs, links, #tags,
/// @user@host, with that software's own classes (Mastodon: app/lib/text_formatter.rb). format: a
/// content type, for those that know several (markuphtml.h); empty or any other: plain.
RenderedText renderText(const QString &software, const QString &base, const QString &text,
    const MentionFinder &mention, const QString &format = {});

/// Whose text it is, and where its tags lead.
struct TextPlace {
    const QString &software;
    const QString &base;
    const MentionFinder &mention;
};
/// What stands within one paragraph. Adds what it found to `out`, but for its html.
QString inlineHtml(const TextPlace &place, const QString &text, RenderedText &out);
QString linkHtml(const QString &software, const QString &link, const QString &label = {});

/// The same with a line that stands for the quoted post, for readers who do not show quotes: those
/// who do hide it. Of softwares that have quotes.
QString withQuote(
    const QString &software, const QString &html, const QString &uri, const QString &url);

} // namespace asterism

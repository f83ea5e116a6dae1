// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/render.h"

#include "sandbox/akkoma.h"
#include "sandbox/markuphtml.h"
#include "sandbox/mfmhtml.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

const QRegularExpression &tokens()
{
    static const QRegularExpression pattern(
        uR"((?<link>https?://[^\s<>「」、。]+)|(?<![\w/&])#(?<tag>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ー]*)|)"
        uR"((?<![\w/])@(?<who>[A-Za-z0-9_]+(?:@[A-Za-z0-9.:-]+)?)|(?<![\w:]):(?<emoji>[A-Za-z0-9_]{2,}):)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

QString mastodonLink(const QString &link)
{
    const qsizetype scheme = link.indexOf(u"://"_s) + 3;
    const QString shown = link.mid(scheme, 30);
    const QString rest = link.mid(scheme + 30);
    return uR"(<a href="%1" target="_blank" rel="nofollow noopener" translate="no">)"_s.arg(
               link.toHtmlEscaped())
        + u"<span class=\"invisible\">%1</span><span class=\"%2\">%3</span>"_s.arg(
            link.left(scheme), rest.isEmpty() ? QString() : u"ellipsis"_s, shown.toHtmlEscaped())
        + u"<span class=\"invisible\">%1</span></a>"_s.arg(rest.toHtmlEscaped());
}

QString tagHtml(const QString &software, const QString &base, const QString &tag)
{
    if (software == u"snac"_s) {
        return u"<a href=\"%1?t=%2\" class=\"mention hashtag\" rel=\"tag\">#%2</a>"_s.arg(
            base, tag);
    }
    if (isAkkoma(software)) {
        return u"<a class=\"hashtag\" data-tag=\"%1\" href=\"%2/tag/%1\">#%3</a>"_s.arg(
            tag.toLower(), base, tag);
    }
    const QString href =
        base + u"/tags/"_s + QString::fromLatin1(QUrl::toPercentEncoding(tag.toLower()));
    const QString rel = software == u"mastodon"_s
        ? u"tag"_s
        : u"tag nofollow noreferrer noopener\" target=\"_blank"_s;
    return u"<a href=\"%1\" class=\"mention hashtag\" rel=\"%2\">#<span>%3</span></a>"_s.arg(
        href, rel, tag);
}

QString mentionHtml(const QString &software, const MentionTarget &target)
{
    if (software == u"snac"_s) {
        return u"<span class=\"h-card\"><a href=\"%1\" class=\"u-url mention\">@%2@%3</a></span>"_s
            .arg(target.url, target.user, target.host);
    }
    if (isAkkoma(software)) {
        return u"<span class=\"h-card\"><a class=\"u-url mention\" data-user=\"%1\" href=\"%2\" "
               "rel=\"ugc\">@<span>%3</span></a></span>"_s.arg(
                   QString::number(target.person), target.url, target.user);
    }
    const QString card = software == u"mastodon"_s ? u" translate=\"no\""_s : QString();
    const QString rel = software == u"mastodon"_s
        ? QString()
        : u" rel=\"nofollow noreferrer noopener\" target=\"_blank\""_s;
    return u"<span class=\"h-card\"%1><a href=\"%2\" class=\"u-url mention\"%3>@<span>%4</span></a></span>"_s
        .arg(card, target.url, rel, target.user);
}

QString wrapParagraphs(const QString &software, const QString &html)
{
    if (software == u"snac"_s) {
        return QString(html).replace(u'\n', u"<br>"_s) + u"<br>"_s;
    }
    if (isAkkoma(software)) {
        return QString(html).replace(u'\n', u"<br/>"_s);
    }
    QString out;
    for (const QString &paragraph : html.split(u"\n\n"_s, Qt::SkipEmptyParts)) {
        out += u"<p>"_s + QString(paragraph).replace(u'\n', u"<br />"_s) + u"</p>"_s;
    }
    return out;
}

} // namespace

QString linkHtml(const QString &software, const QString &link, const QString &label)
{
    if (software == u"mastodon"_s) {
        return mastodonLink(link);
    }
    const QString shown = (label.isEmpty() ? link : label).toHtmlEscaped();
    if (isAkkoma(software)) {
        return u"<a href=\"%1\" rel=\"ugc\">%2</a>"_s.arg(link.toHtmlEscaped(), shown);
    }
    const QString rel =
        software == u"snac"_s ? QString() : u" rel=\"nofollow noreferrer noopener\""_s;
    return u"<a href=\"%1\"%2 target=\"_blank\">%3</a>"_s.arg(link.toHtmlEscaped(), rel, shown);
}

QString inlineHtml(const TextPlace &place, const QString &text, RenderedText &out)
{
    QString html;
    qsizetype at = 0;
    auto matches = tokens().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        html += text.mid(at, match.capturedStart() - at).toHtmlEscaped();
        at = match.capturedEnd();
        const QString who = match.captured(u"who"_s);
        const std::optional<MentionTarget> target =
            who.isEmpty() ? std::nullopt : place.mention(who);
        if (match.hasCaptured(u"link"_s)) {
            html += linkHtml(place.software, match.captured(u"link"_s));
        } else if (match.hasCaptured(u"tag"_s)) {
            out.tags.append(match.captured(u"tag"_s));
            html += tagHtml(place.software, place.base, out.tags.last());
        } else if (target) {
            out.mentions.push_back(target->person);
            html += mentionHtml(place.software, *target);
        } else {
            if (match.hasCaptured(u"emoji"_s)) {
                out.emojis.append(match.captured(u"emoji"_s));
            }
            html += match.captured().toHtmlEscaped();
        }
    }
    return html + text.mid(at).toHtmlEscaped();
}

RenderedText renderText(const QString &software, const QString &base, const QString &text,
    const MentionFinder &mention, const QString &format)
{
    if (software == u"misskey"_s || (format == u"text/x.misskeymarkdown"_s && isAkkoma(software))) {
        return renderMfm(base, text, mention);
    }
    const TextPlace place{.software = software, .base = base, .mention = mention};
    if (auto marked = renderMarkup(place, text, format)) {
        return *marked;
    }
    RenderedText out;
    out.html = wrapParagraphs(software, inlineHtml(place, text, out));
    return out;
}

QString withQuote(
    const QString &software, const QString &html, const QString &uri, const QString &url)
{
    if (software == u"mastodon"_s) {
        // Which its clients hide (mastodon: lib/sanitize_ext/sanitize_config.rb).
        return u"<p class=\"quote-inline\">RE: <a href=\"%1\">%1</a></p>"_s.arg(url) + html;
    }
    const bool misskey = software == u"misskey"_s;
    if (!misskey && !isAkkoma(software)) {
        return html;
    }
    // In the last paragraph (recorded: note_quote_activitypub.json).
    const QString lines = misskey ? u"<br /><br /><span class=\"quote-inline\">"_s
                                  : u"<span class=\"quote-inline\"><br/><br/>"_s;
    const qsizetype end = html.endsWith(u"</p>"_s) ? html.size() - 4 : html.size();
    return html.left(end) + lines + u"RE: <a href=\"%1\">%1</a></span>"_s.arg(uri) + html.mid(end);
}

} // namespace asterism

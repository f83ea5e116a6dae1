// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/styled.h"

#include "content/anchor.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Link {
    Span::Kind kind;
    QLatin1StringView prefix;
};

constexpr std::array links{
    Link{Span::Kind::Link, "asterism:link/"_L1},
    Link{Span::Kind::Mention, "asterism:mention/"_L1},
    Link{Span::Kind::Hashtag, "asterism:tag/"_L1},
};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// StyledText folds blanks like HTML, which would destroy code.
QString escaped(const QString &text, bool code)
{
    QString out = text.toHtmlEscaped();
    if (code) {
        out.replace(u'\t', "    "_L1).replace(u' ', "&nbsp;"_L1);
    }
    return out.replace(u'\n', "<br>"_L1);
}

struct Style {
    Span::Styles styles;
    QLatin1StringView open;
    QLatin1StringView close;
};

// StyledText knows no <sub>, <sup> or <code>; small print is the nearest for the first two. Its
// usual size is 3; 4 still fits into lines of a fixed height.
const std::array styles{
    Style{Span::Bold, "<b>"_L1, "</b>"_L1},
    Style{Span::Italic, "<i>"_L1, "</i>"_L1},
    Style{Span::Strike, "<s>"_L1, "</s>"_L1},
    Style{Span::Underline, "<u>"_L1, "</u>"_L1},
    Style{Span::Large, "<font size=\"4\">"_L1, "</font>"_L1},
    Style{Span::Small | Span::Sub | Span::Sup, "<font size=\"2\">"_L1, "</font>"_L1},
};

/// Innermost, for its colour is to win over that of links.
QString marked(const QString &markup, const QString &colour)
{
    const QString line = "<u>"_L1 + markup + "</u>"_L1;
    return colour.isEmpty()
        ? line
        : "<font color=\""_L1 + colour.toHtmlEscaped() + "\">"_L1 + line + "</font>"_L1;
}

QString dressed(const Span &span, const QString &markup)
{
    QString open;
    QString close;
    for (const Style &style : styles) {
        if ((span.styles & style.styles) != 0) {
            open += style.open;
            close.prepend(style.close);
        }
    }
    return open + markup + close;
}

/// StyledText leaves as many blanks for a picture as it needs in the text's own font, but they are
/// drawn in the font of the letters before them. Those of Japanese fonts are a third narrower, and
/// what follows would cover the picture.
constexpr QLatin1StringView roomForPicture("&nbsp;&nbsp;");

bool isOfAScript(QChar letter)
{
    return letter.script() > QChar::Script_Common;
}

bool isOwn(QChar letter)
{
    const QChar::Script script = letter.script();
    return script == QChar::Script_Latin || script == QChar::Script_Greek
        || script == QChar::Script_Cyrillic;
}

/// Whether what follows these letters is set in the text's own font; `before` where they are signs
/// that all scripts share.
bool endsInOwnFont(const QString &text, bool before)
{
    const auto last = std::find_if(text.rbegin(), text.rend(), isOfAScript);
    return last == text.rend() ? before : isOwn(*last);
}

/// What comes before the first letter of any script is set like that letter.
bool beginsInOwnFont(const std::vector<Span> &spans)
{
    for (const Span &span : spans) {
        const auto first = std::ranges::find_if(span.text, isOfAScript);
        if (span.kind != Span::Kind::Emoji && first != span.text.end()) {
            return isOwn(*first);
        }
    }
    return false;
}

QString sizeMarkup(int pixels)
{
    const QString size = QString::number(pixels);
    return "\" width=\""_L1 + size + "\" height=\""_L1 + size + "\" align=\"middle\">"_L1;
}

QString emojiMarkup(const Span &span, const EmojiScope &scope)
{
    return "<img src=\"image://emoji/"_L1 + encoded(scope.host) + u'/' + encoded(span.target)
        + sizeMarkup(scope.size);
}

QString textMarkup(const Span &span, const QString &foundColour, bool code)
{
    const QString text = escaped(span.text, code);
    return dressed(span, (span.styles & Span::Found) != 0 ? marked(text, foundColour) : text);
}

QString markup(const Span &span, const EmojiScope &scope, const QString &foundColour, bool code)
{
    if (span.kind == Span::Kind::Break) {
        return u"<br>"_s;
    }
    if (span.kind == Span::Kind::Emoji) {
        return emojiMarkup(span, scope);
    }
    const QString text = textMarkup(span, foundColour, code);
    const auto link = std::ranges::find(links, span.kind, &Link::kind);
    if (link == links.end()) {
        return text;
    }
    return "<a href=\""_L1 + link->prefix + encoded(span.target) + "\">"_L1 + text + "</a>"_L1;
}

constexpr QLatin1StringView coverPrefix("asterism:cover/");

QString covered(const Span &span, const QString &markup)
{
    return "<a href=\""_L1 + coverPrefix + encoded(markup) + "\">"_L1
        + escaped(coverOf(span), false) + "</a>"_L1;
}

} // namespace

QString uncovered(const QString &styled)
{
    // What people wrote is escaped: no other text has this form.
    static const QRegularExpression cover(u"<a href=\"asterism:cover/([^\"]*)\">[^<]*</a>"_s);
    QString open;
    qsizetype from = 0;
    auto found = cover.globalMatch(styled);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        open += QStringView(styled).sliced(from, match.capturedStart() - from);
        open += QUrl::fromPercentEncoding(match.captured(1).toLatin1());
        from = match.capturedEnd();
    }
    open += QStringView(styled).sliced(from);
    return open;
}

bool isCover(const QString &href)
{
    return href.startsWith(coverPrefix);
}

QString styledText(const Block &block, const EmojiScope &scope, const QString &foundColour)
{
    QString text;
    bool ownFont = beginsInOwnFont(block.spans);
    for (const Span &span : block.spans) {
        const QString seen = markup(span, scope, foundColour, block.kind == Block::Kind::Code);
        const bool covers =
            (span.styles & Span::Covered) != 0 && span.kind != Span::Kind::Break && !seen.isEmpty();
        text += covers ? covered(span, seen) : seen;
        if (span.kind != Span::Kind::Emoji) {
            ownFont = endsInOwnFont(span.text, ownFont);
        } else if (!ownFont) {
            text += roomForPicture;
        }
    }
    return text;
}

QString withEmojiSize(QString styled, int pixels)
{
    // No other quotation mark stands in it but those of our own attributes: all else is escaped.
    return styled.replace(sizeMarkup(EmojiScope().size), sizeMarkup(pixels));
}

StyledLink readStyledLink(const QString &href)
{
    for (const Link &link : links) {
        if (!href.startsWith(link.prefix)) {
            continue;
        }
        const QString target =
            QUrl::fromPercentEncoding(href.sliced(link.prefix.size()).toLatin1());
        const bool refused = link.kind == Span::Kind::Link && safeTarget(target).isEmpty();
        return refused ? StyledLink{} : StyledLink{link.kind, target};
    }
    return {};
}

} // namespace asterism

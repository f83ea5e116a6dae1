// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/markuphtml.h"

#include "sandbox/akkoma.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int deepestMarkup = 8;

const QRegularExpression &emphasis()
{
    static const QRegularExpression pattern(
        uR"(`(?<code>[^`\n]+)`|\[(?<label>[^\]\n]+)\]\((?<target>https?://[^)\s]+)\)|)"
        uR"(\*\*(?<strong>[^*\n]+)\*\*|\*(?<em>[^*\s][^*\n]*)\*|~~(?<struck>[^~\n]+)~~)"_s);
    return pattern;
}

class MarkdownWriter {
public:
    MarkdownWriter(const TextPlace &place, RenderedText &out)
        : m_place(place)
        , m_out(out)
        , m_break(isAkkoma(place.software) ? u"<br/>"_s : u"<br>"_s)
    {
    }

    QString blocks(const QStringList &lines, int depth);

private:
    QString block(const QStringList &lines, qsizetype *at, int depth);
    QString code(const QStringList &lines, qsizetype *at);
    QString quote(const QStringList &lines, qsizetype *at, int depth);
    QString list(const QStringList &lines, qsizetype *at);
    QString paragraph(const QStringList &lines, qsizetype *at);
    QString inlines(const QString &text, int depth);

    const TextPlace &m_place;
    RenderedText &m_out;
    QString m_break;
};

/// Where the words of a list's line begin; 0: it is none.
qsizetype markLength(const QString &line)
{
    static const QRegularExpression mark(u"^(?:[-*+]|\\d{1,3}\\.) +"_s);
    return mark.match(line).capturedLength();
}

bool beginsBlock(const QString &line)
{
    return line.trimmed().isEmpty() || line.startsWith(u"```"_s) || line.startsWith(u'>')
        || line.startsWith(u"# "_s) || line.startsWith(u"## "_s) || markLength(line) > 0;
}

QString MarkdownWriter::blocks(const QStringList &lines, int depth)
{
    QString html;
    for (qsizetype at = 0; at < lines.size();) {
        if (lines[at].trimmed().isEmpty()) {
            ++at;
        } else {
            html += block(lines, &at, depth);
        }
    }
    return html;
}

/// The one that begins there; it goes on behind it.
QString MarkdownWriter::block(const QStringList &lines, qsizetype *at, int depth)
{
    const QString &line = lines[*at];
    if (line.startsWith(u"```"_s)) {
        return code(lines, at);
    }
    if (line.startsWith(u'>') && depth < deepestMarkup) {
        return quote(lines, at, depth);
    }
    if (markLength(line) > 0) {
        return list(lines, at);
    }
    const qsizetype level = line.startsWith(u"# "_s) ? 1 : line.startsWith(u"## "_s) ? 2 : 0;
    if (level > 0) {
        ++*at;
        return u"<h%1>%2</h%1>"_s.arg(QString::number(level), inlines(line.mid(level + 1), 0));
    }
    return paragraph(lines, at);
}

QString MarkdownWriter::code(const QStringList &lines, qsizetype *at)
{
    QString inside;
    for (++*at; *at < lines.size() && !lines[*at].startsWith(u"```"_s); ++*at) {
        inside += lines[*at] + u'\n';
    }
    ++*at;
    return u"<pre><code>"_s + inside.toHtmlEscaped() + u"</code></pre>"_s;
}

QString MarkdownWriter::quote(const QStringList &lines, qsizetype *at, int depth)
{
    QStringList inside;
    for (; *at < lines.size() && lines[*at].startsWith(u'>'); ++*at) {
        inside << lines[*at].mid(lines[*at].startsWith(u"> "_s) ? 2 : 1);
    }
    return u"<blockquote>"_s + blocks(inside, depth + 1) + u"</blockquote>"_s;
}

QString MarkdownWriter::list(const QStringList &lines, qsizetype *at)
{
    const bool numbered = lines[*at].at(0).isDigit();
    QString html;
    for (; *at < lines.size() && markLength(lines[*at]) > 0; ++*at) {
        html += u"<li>"_s + inlines(lines[*at].mid(markLength(lines[*at])), 0) + u"</li>"_s;
    }
    return numbered ? u"<ol>"_s + html + u"</ol>"_s : u"<ul>"_s + html + u"</ul>"_s;
}

QString MarkdownWriter::paragraph(const QStringList &lines, qsizetype *at)
{
    QStringList inside{inlines(lines[*at], 0)};
    for (++*at; *at < lines.size() && !beginsBlock(lines[*at]); ++*at) {
        inside << inlines(lines[*at], 0);
    }
    return u"<p>"_s + inside.join(m_break) + u"</p>"_s;
}

QString MarkdownWriter::inlines(const QString &text, int depth)
{
    if (depth >= deepestMarkup) {
        return inlineHtml(m_place, text, m_out);
    }
    QString html;
    qsizetype at = 0;
    auto matches = emphasis().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        html += inlineHtml(m_place, text.mid(at, match.capturedStart() - at), m_out);
        at = match.capturedEnd();
        if (match.hasCaptured(u"code"_s)) {
            html += u"<code>"_s + match.captured(u"code"_s).toHtmlEscaped() + u"</code>"_s;
        } else if (match.hasCaptured(u"label"_s)) {
            html +=
                linkHtml(m_place.software, match.captured(u"target"_s), match.captured(u"label"_s));
        } else {
            const QString name = match.hasCaptured(u"strong"_s) ? u"strong"_s
                : match.hasCaptured(u"em"_s)                    ? u"em"_s
                                                                : u"del"_s;
            const QString inside = match.captured(name == u"del"_s ? u"struck"_s : name);
            html += u"<%1>%2</%1>"_s.arg(name, inlines(inside, depth + 1));
        }
    }
    return html + inlineHtml(m_place, text.mid(at), m_out);
}

/// Its elements stay, without anything but where a link leads.
QString harmless(const QString &text)
{
    static const QRegularExpression element(u"<(/?)([A-Za-z0-9]+)([^<>]*)>"_s);
    static const QRegularExpression target(u"href=\"(https?://[^\"]*)\""_s);
    static const QStringList known{u"a"_s, u"b"_s, u"blockquote"_s, u"br"_s, u"code"_s, u"del"_s,
        u"em"_s, u"h1"_s, u"h2"_s, u"i"_s, u"li"_s, u"ol"_s, u"p"_s, u"pre"_s, u"strong"_s, u"u"_s,
        u"ul"_s};
    QString html;
    qsizetype at = 0;
    auto matches = element.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        html += text.mid(at, match.capturedStart() - at).replace(u'<', u"&lt;"_s);
        at = match.capturedEnd();
        const QString name = match.captured(2).toLower();
        if (known.contains(name)) {
            const QString link = target.match(match.captured(3)).captured(1);
            const QString inside = name == u"a"_s && !link.isEmpty()
                ? u" href=\"%1\" rel=\"ugc\""_s.arg(link)
                : QString();
            html += u'<' + match.captured(1) + name + inside + u'>';
        }
    }
    return html + text.mid(at).replace(u'<', u"&lt;"_s);
}

RenderedText fromBbcode(const TextPlace &place, const QString &text)
{
    RenderedText out;
    out.html = inlineHtml(place, text, out);
    for (const auto &[code, name] : {std::pair(u"b"_s, u"strong"_s), {u"i"_s, u"em"_s},
             {u"u"_s, u"u"_s}, {u"s"_s, u"del"_s}, {u"code"_s, u"code"_s}}) {
        out.html.replace(QRegularExpression(u"\\[%1\\]([^\\[]*)\\[/%1\\]"_s.arg(code)),
            u"<%1>\\1</%1>"_s.arg(name));
    }
    out.html.replace(u'\n', u"<br/>"_s);
    return out;
}

} // namespace

std::optional<RenderedText> renderMarkup(
    const TextPlace &place, const QString &text, const QString &format)
{
    const bool akkoma = isAkkoma(place.software);
    RenderedText out;
    if (format == u"text/markdown"_s && (akkoma || place.software == u"gotosocial"_s)) {
        out.html = MarkdownWriter(place, out).blocks(text.split(u'\n'), 0);
        return out;
    }
    if (format == u"text/html"_s && akkoma) {
        inlineHtml(place, text, out); // whom and what it names
        out.html = harmless(text);
        return out;
    }
    return format == u"text/bbcode"_s && akkoma ? std::optional(fromBbcode(place, text))
                                                : std::nullopt;
}

} // namespace asterism

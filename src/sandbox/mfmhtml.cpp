// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/mfmhtml.h"

#include "base/clock.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int deepestMfm = 20; // misskey-js: mfm's nestLimit

const QRegularExpression &mfmPattern()
{
    static const QRegularExpression pattern(
        uR"((?<function>\$\[)|<center>(?<center>.*?)</center>|)"
        uR"(<(?<element>b|i|s|small|plain)>(?<inside>.*?)</\k<element>>|)"
        uR"(\*\*(?<bold>[^*]+)\*\*|~~(?<struck>[^~]+)~~|`(?<code>[^`\n]+)`|)"
        uR"(\??\[(?<label>[^\]\n]+)\]\((?<target>https?://[^)\s]+)\)|)"
        uR"((?<link>https?://[^\s<>「」、。\])]+)|)"
        uR"((?<![\w/&])#(?<tag>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ー]*)|)"
        uR"((?<![\w/])@(?<who>[A-Za-z0-9_]+(?:@[A-Za-z0-9.:-]+)?)|)"
        uR"((?<![\w:]):(?<emoji>[A-Za-z0-9_]{2,}):)"_s,
        QRegularExpression::UseUnicodePropertiesOption
            | QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

/// Text with more than one line has an element of its own.
QString plainHtml(const QString &text)
{
    const QString escaped = text.toHtmlEscaped();
    return text.contains(u'\n')
        ? u"<span>"_s + QString(escaped).replace(u'\n', u"<br />"_s) + u"</span>"_s
        : escaped;
}

/// Where the "]" is that ends what begins after `from`; -1: nowhere.
qsizetype endOfFunction(const QString &text, qsizetype from)
{
    int open = 1;
    for (qsizetype at = from; at < text.size(); ++at) {
        open += text[at] == u'[' ? 1 : text[at] == u']' ? -1 : 0;
        if (open == 0) {
            return at;
        }
    }
    return -1;
}

class MfmWriter {
public:
    MfmWriter(const QString &base, const MentionFinder &mention, RenderedText &out)
        : m_base(base)
        , m_mention(mention)
        , m_out(out)
    {
    }

    QString blocks(const QString &text, int depth);

private:
    QString inlines(const QString &text, int depth);
    QString one(const QRegularExpressionMatch &match, int depth);
    QString element(const QString &name, const QString &inside, int depth);
    QString function(const QString &inside, int depth);
    QString tag(const QString &name);
    QString person(const QString &who);

    const QString &m_base;
    const MentionFinder &m_mention;
    RenderedText &m_out;
};

/// Quotes and code take whole lines.
QString MfmWriter::blocks(const QString &text, int depth)
{
    const QStringList lines = text.split(u'\n');
    QString html;
    QStringList plain;
    const auto flush = [&] {
        html += inlines(plain.join(u'\n'), depth);
        plain.clear();
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].startsWith(u"```"_s)) {
            flush();
            QStringList code;
            while (++i < lines.size() && !lines[i].startsWith(u"```"_s)) {
                code << lines[i];
            }
            html += u"<pre><code>%1</code></pre>"_s.arg(code.join(u'\n').toHtmlEscaped());
        } else if (lines[i].startsWith(u'>') && depth < deepestMfm) {
            flush();
            QStringList quoted;
            for (; i < lines.size() && lines[i].startsWith(u'>'); ++i) {
                quoted << lines[i].mid(lines[i].startsWith(u"> "_s) ? 2 : 1);
            }
            --i;
            html += u"<blockquote>%1</blockquote>"_s.arg(blocks(quoted.join(u'\n'), depth + 1));
        } else {
            plain << lines[i];
        }
    }
    flush();
    return html;
}

QString MfmWriter::inlines(const QString &text, int depth)
{
    if (depth >= deepestMfm) {
        return plainHtml(text);
    }
    QString html;
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match = mfmPattern().match(text, at);
        if (!match.hasMatch()) {
            break;
        }
        html += plainHtml(text.mid(at, match.capturedStart() - at));
        at = match.capturedEnd();
        const qsizetype end = match.hasCaptured(u"function"_s) ? endOfFunction(text, at) : -1;
        if (end >= 0) {
            html += function(text.mid(at, end - at), depth + 1);
            at = end + 1;
        } else {
            html += one(match, depth + 1);
        }
    }
    return html + plainHtml(text.mid(at));
}

QString MfmWriter::one(const QRegularExpressionMatch &match, int depth)
{
    const auto has = [&](const QString &name) { return match.hasCaptured(name); };
    const auto got = [&](const QString &name) { return match.captured(name); };
    if (has(u"center"_s)) {
        return u"<div>%1</div>"_s.arg(inlines(got(u"center"_s), depth));
    }
    if (has(u"element"_s)) {
        return element(got(u"element"_s), got(u"inside"_s), depth);
    }
    if (has(u"bold"_s)) {
        return element(u"b"_s, got(u"bold"_s), depth);
    }
    if (has(u"struck"_s)) {
        return element(u"s"_s, got(u"struck"_s), depth);
    }
    if (has(u"code"_s)) {
        return u"<code>%1</code>"_s.arg(got(u"code"_s).toHtmlEscaped());
    }
    if (has(u"label"_s)) {
        return u"<a href=\"%1\">%2</a>"_s.arg(
            got(u"target"_s).toHtmlEscaped(), got(u"label"_s).toHtmlEscaped());
    }
    if (has(u"link"_s)) {
        return u"<a href=\"%1\">%1</a>"_s.arg(got(u"link"_s).toHtmlEscaped());
    }
    if (has(u"tag"_s)) {
        return tag(got(u"tag"_s));
    }
    if (has(u"who"_s)) {
        return person(got(u"who"_s));
    }
    if (has(u"emoji"_s)) {
        m_out.emojis.append(got(u"emoji"_s));
        return u"\u200b:%1:\u200b"_s.arg(got(u"emoji"_s));
    }
    return plainHtml(match.captured());
}

QString MfmWriter::element(const QString &name, const QString &inside, int depth)
{
    if (name == u"plain"_s) {
        return u"<span>%1</span>"_s.arg(inside.toHtmlEscaped());
    }
    const QString html = name == u"s"_s ? u"del"_s : name;
    return u"<%1>%2</%1>"_s.arg(html, inlines(inside, depth));
}

/// "name.key=value,key text"
QString MfmWriter::function(const QString &inside, int depth)
{
    const QString name = inside.section(u' ', 0, 0).section(u'.', 0, 0);
    const QString text = inside.section(u' ', 1);
    if (name == u"ruby"_s && text.contains(u' ')) {
        return u"<ruby>%1<rp>(</rp><rt>%2</rt><rp>)</rp></ruby>"_s.arg(
            inlines(text.section(u' ', 0, -2), depth), text.section(u' ', -1).toHtmlEscaped());
    }
    if (name == u"unixtime"_s) {
        return u"<time datetime=\"%1\">%1</time>"_s.arg(isoTime(text.toLongLong() * secondMs));
    }
    return u"<i>%1</i>"_s.arg(inlines(text, depth));
}

QString MfmWriter::tag(const QString &name)
{
    m_out.tags.append(name);
    return u"<a href=\"%1/tags/%2\" rel=\"tag\">#%2</a>"_s.arg(m_base, name);
}

QString MfmWriter::person(const QString &who)
{
    const std::optional<MentionTarget> target = m_mention(who);
    if (!target) {
        return u'@' + who;
    }
    m_out.mentions.push_back(target->person);
    return u"<a href=\"%1\" class=\"u-url mention\">@%2</a>"_s.arg(target->url, who);
}

} // namespace

RenderedText renderMfm(const QString &base, const QString &text, const MentionFinder &mention)
{
    RenderedText out;
    MfmWriter writer(base, mention, out);
    out.html = u"<p>%1</p>"_s.arg(writer.blocks(text, 0));
    return out;
}

} // namespace asterism

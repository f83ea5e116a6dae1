// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/htmltext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

static void appendVisible(QString &text, const HtmlNode &node)
{
    const Tag tag = node.tag();
    if (node.isText()) {
        text += node.text();
    } else if (tag == Tag::Image) {
        text += node.alt();
    } else if (tag == Tag::Break || isBlock(tag)) {
        text += u' ';
    }
    if (tag == Tag::Span && node.hasClass("invisible"_L1)) {
        return;
    }
    for (const HtmlNode &child : node.children()) {
        appendVisible(text, child);
    }
    if (tag == Tag::Span && node.hasClass("ellipsis"_L1)) {
        text += u'…';
    }
}

QString visibleText(const HtmlNode &node)
{
    QString text;
    appendVisible(text, node);
    return text.simplified();
}

static void appendCode(QString &text, const HtmlNode &node)
{
    if (node.isText()) {
        text += node.text();
    } else if (node.tag() == Tag::Break) {
        text += u'\n';
    } else if (node.tag() == Tag::Image) {
        text += node.alt();
    }
    for (const HtmlNode &child : node.children()) {
        appendCode(text, child);
    }
}

QString codeText(const HtmlNode &node)
{
    QString text;
    appendCode(text, node);
    while (text.endsWith(u'\n') || text.endsWith(u' ')) {
        text.chop(1);
    }
    if (text.startsWith(u'\n')) { // HTML ignores a line break right behind <pre>
        text.remove(0, 1);
    }
    return text;
}

static QString languageOf(const HtmlNode &node)
{
    for (const QString &word : node.words("class")) {
        if (word.startsWith("language-"_L1)) {
            return word.sliced(9).left(32);
        }
    }
    return {};
}

QString codeLanguage(const HtmlNode &node)
{
    QString language = languageOf(node);
    for (const HtmlNode &child : node.children()) {
        if (language.isEmpty() && child.tag() == Tag::Code) {
            language = languageOf(child);
        }
    }
    return language;
}

std::optional<QString> texSource(const HtmlNode &node)
{
    if (node.tag() == Tag::MathSource && node.attribute("encoding").contains("tex"_L1)) {
        return visibleText(node);
    }
    for (const HtmlNode &child : node.children()) {
        if (auto source = texSource(child)) {
            return source;
        }
    }
    return std::nullopt;
}

std::optional<int> number(const HtmlNode &node, const char *name)
{
    bool ok = false;
    const int value = node.isText() ? 0 : node.attribute(name).trimmed().toInt(&ok);
    return ok ? std::optional(std::clamp(value, -1'000'000, 1'000'000)) : std::nullopt;
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/taglexer.h"

#include <algorithm>

namespace asterism {

static bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool endsName(char c)
{
    return isBlank(c) || c == '/' || c == '>';
}

char TagLexer::peek(qsizetype ahead) const
{
    return m_at + ahead < m_html.size() ? m_html[m_at + ahead] : '\0';
}

// A "<" that begins no tag and no comment is text ("1 < 2").
bool TagLexer::startsMarkup() const
{
    const char second = peek(1);
    return peek() == '<' && (isLetter(second) || second == '/' || second == '!' || second == '?');
}

TagLexer::Token TagLexer::next()
{
    while (!atEnd()) {
        if (!startsMarkup()) {
            return text();
        }
        const bool named = isLetter(peek(1)) || (peek(1) == '/' && isLetter(peek(2)));
        if (!named) {
            skipComment();
            continue;
        }
        const Token token = tag();
        if (token.tag != Tag::Dropped && token.kind != Kind::End) {
            return token;
        }
    }
    return {};
}

TagLexer::Token TagLexer::text()
{
    const qsizetype end = m_html.indexOf('<', m_at + 1);
    const QByteArrayView text = m_html.sliced(m_at, (end < 0 ? m_html.size() : end) - m_at);
    m_at += text.size();
    return {.kind = Kind::Text, .text = text};
}

TagLexer::Token TagLexer::tag()
{
    const bool closes = peek(1) == '/';
    m_at += closes ? 2 : 1;
    const qsizetype nameAt = m_at;
    while (!atEnd() && !endsName(peek())) {
        ++m_at;
    }
    const QByteArrayView name = m_html.sliced(nameAt, m_at - nameAt);
    const qsizetype attributesAt = m_at;
    const int count = skipAttributes();
    if (atEnd()) {
        return {}; // cut within a tag: the standard drops it
    }
    const QByteArrayView attributes = m_html.sliced(attributesAt, m_at - attributesAt);
    ++m_at;
    const Tag tag = tagOf(name);
    // "<svg/>" is the only one that the standard lets close itself.
    const bool closed = attributes.endsWith("/") && name.compare("svg", Qt::CaseInsensitive) == 0;
    if (tag == Tag::Dropped && !closes && !closed) {
        skipContent(name);
    }
    return {.kind = closes ? Kind::Close : Kind::Open,
        .tag = tag,
        .attributes = attributes,
        .attributeCount = count};
}

// "<!-- … -->", and what the standard calls a bogus comment: "<!doctype …>", "<?xml …>", "</ …>".
void TagLexer::skipComment()
{
    const bool real = peek(1) == '!' && peek(2) == '-' && peek(3) == '-';
    const QByteArrayView end = real ? "-->" : ">";
    const qsizetype found = m_html.indexOf(end, m_at + 2);
    m_at = found < 0 ? m_html.size() : found + end.size();
}

// To the end tag of the same name. Nested ones do not count: in raw text they would not either.
void TagLexer::skipContent(QByteArrayView name)
{
    for (;;) {
        m_at = m_html.indexOf("</", m_at);
        if (m_at < 0) {
            m_at = m_html.size();
            return;
        }
        const QByteArrayView found =
            m_html.sliced(m_at + 2).first(std::min(name.size(), m_html.size() - m_at - 2));
        if (found.compare(name, Qt::CaseInsensitive) == 0 && endsName(peek(2 + name.size()))) {
            return;
        }
        m_at += 2;
    }
}

// Leaves m_at on the ">" that ends the tag, or at the end of the text.
int TagLexer::skipAttributes()
{
    int count = 0;
    for (;;) {
        while (!atEnd() && (isBlank(peek()) || peek() == '/')) {
            ++m_at;
        }
        if (atEnd() || peek() == '>') {
            return count;
        }
        skipAttribute();
        ++count;
    }
}

void TagLexer::skipAttribute()
{
    ++m_at; // the standard takes a leading "=" as part of the name
    while (!atEnd() && !endsName(peek()) && peek() != '=') {
        ++m_at;
    }
    skipBlanks();
    if (peek() == '=') {
        ++m_at;
        skipBlanks();
        skipValue();
    }
}

void TagLexer::skipValue()
{
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
        const qsizetype end = m_html.indexOf(quote, m_at + 1);
        m_at = end < 0 ? m_html.size() : end + 1;
        return;
    }
    while (!atEnd() && !isBlank(peek()) && peek() != '>') {
        ++m_at;
    }
}

void TagLexer::skipBlanks()
{
    while (!atEnd() && isBlank(peek())) {
        ++m_at;
    }
}

} // namespace asterism

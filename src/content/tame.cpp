// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/tame.h"

#include "content/taglexer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace asterism {

namespace {

constexpr int maxAttributes = 64;
constexpr qsizetype maxAttributeBytes = 16 * 1024;

// True when looking for an open `wanted` ends at `met`: what is inside cannot close what is
// outside, or a stray end tag in a table cell would end the whole table.
bool isBarrier(Tag wanted, Tag met)
{
    switch (wanted) {
    case Tag::Table:
        return false;
    case Tag::Row:
        return met == Tag::Table;
    case Tag::Cell:
        return met == Tag::Table || met == Tag::Row;
    case Tag::Item:
        return met == Tag::List || met == Tag::OrderedList || met == Tag::Cell;
    case Tag::Reading:
    case Tag::ReadingFallback:
        return met == Tag::Ruby || isBlock(met);
    case Tag::Paragraph:
        return isBlock(met) || met == Tag::Cell;
    default:
        return met == Tag::Cell
            || (!isBlock(wanted) && isBlock(met) && met != Tag::Paragraph && met != Tag::Division);
    }
}

// What a start tag ends when its end tag was left out.
bool endsOpenOne(Tag opened, Tag open)
{
    switch (opened) {
    case Tag::Paragraph:
    case Tag::Item:
    case Tag::Row:
    case Tag::Cell:
    case Tag::Anchor:
        return open == opened;
    case Tag::Reading:
    case Tag::ReadingFallback:
        return open == Tag::Reading || open == Tag::ReadingFallback;
    default:
        return false;
    }
}

// What never stands in another of its kind. The walker looks ahead into these, and a look ahead
// at each of a hundred levels would read the text a hundred times.
bool standsAlone(Tag tag)
{
    return tag == Tag::Anchor || tag == Tag::Ruby || tag == Tag::Reading || tag == Tag::Math;
}

class Tamer {
public:
    explicit Tamer(QByteArrayView html)
        : m_lexer(html)
    {
        m_out.reserve(html.size());
    }

    std::optional<QByteArray> run()
    {
        for (auto token = m_lexer.next(); token.kind != TagLexer::Kind::End;
             token = m_lexer.next()) {
            take(token);
            if (m_open.size() > maxHtmlDepth || m_elements > maxHtmlElements) {
                return std::nullopt;
            }
        }
        closeFrom(0);
        return std::move(m_out);
    }

private:
    void take(const TagLexer::Token &token)
    {
        if (token.kind == TagLexer::Kind::Text) {
            putText(token.text);
        } else if (token.tag == Tag::Unknown) {
            return;
        } else if (token.kind == TagLexer::Kind::Close) {
            close(token.tag);
        } else {
            open(token);
        }
    }

    void putText(QByteArrayView text)
    {
        if (text.startsWith('<')) {
            m_out += "&lt;";
            text = text.sliced(1);
        }
        m_out += text;
    }

    void open(const TagLexer::Token &token)
    {
        endOpenOne(token.tag);
        if (standsAlone(token.tag) && m_count[size_t(token.tag)] > 0) {
            return;
        }
        m_out += '<';
        m_out += tameName(token.tag);
        const bool few =
            token.attributeCount <= maxAttributes && token.attributes.size() <= maxAttributeBytes;
        if (few && hasAttributes(token.tag)) {
            m_out += token.attributes;
        }
        m_out += '>';
        m_open.push_back(token.tag);
        ++m_count[size_t(token.tag)];
        ++m_elements;
        if (isVoid(token.tag)) {
            closeFrom(m_open.size() - 1);
        }
    }

    void endOpenOne(Tag opened)
    {
        for (const Tag candidate : {opened, Tag::Reading, Tag::ReadingFallback}) {
            if (endsOpenOne(opened, candidate)) {
                close(candidate);
            }
        }
    }

    void close(Tag tag)
    {
        if (m_count[size_t(tag)] == 0) {
            return;
        }
        for (size_t at = m_open.size(); at-- > 0;) {
            if (m_open[at] == tag) {
                closeFrom(at);
                return;
            }
            if (isBarrier(tag, m_open[at])) {
                return;
            }
        }
    }

    void closeFrom(size_t first)
    {
        while (m_open.size() > first) {
            m_out += "</";
            m_out += tameName(m_open.back());
            m_out += '>';
            --m_count[size_t(m_open.back())];
            m_open.pop_back();
        }
    }

    TagLexer m_lexer;
    QByteArray m_out;
    std::vector<Tag> m_open;
    std::array<int, 64> m_count{}; ///< how often each tag is open, so that a stray end tag is cheap
    int m_elements = 0;
};

} // namespace

std::optional<QByteArray> tameHtml(QByteArrayView html)
{
    return Tamer(html).run();
}

// A line break that the author's markup did not mean is a blank.
static void putLine(QByteArray &out, QByteArrayView text)
{
    const bool sign = text.startsWith('<');
    out += sign ? "&lt;" : "";
    const QByteArrayView rest = text.sliced(sign ? 1 : 0);
    std::ranges::transform(
        rest, std::back_inserter(out), [](char c) { return c == '\n' || c == '\r' ? ' ' : c; });
}

QByteArray tameText(QByteArrayView html)
{
    QByteArray out;
    out.reserve(html.size());
    TagLexer lexer(html);
    for (auto token = lexer.next(); token.kind != TagLexer::Kind::End; token = lexer.next()) {
        if (token.kind == TagLexer::Kind::Text) {
            putLine(out, token.text);
        } else if (token.tag == Tag::Break || isBlock(token.tag)) {
            out += token.tag == Tag::Break ? "\n" : "\n\n";
        }
    }
    return out;
}

} // namespace asterism

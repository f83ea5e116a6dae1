// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/tags.h"

#include <QByteArrayView>

namespace asterism {

/// Parts HTML into text and tags as the HTML standard's tokenizer does, in one pass: whatever a
/// stranger writes, no byte is looked at more than a few times. Knows nothing of nesting.
class TagLexer {
public:
    enum class Kind { Text, Open, Close, End };

    struct Token {
        Kind kind = Kind::End;
        Tag tag = Tag::Unknown;
        QByteArrayView text{}; ///< Text: as written, entities and all. Never holds a tag
        QByteArrayView attributes{}; ///< Open: what stands between the name and ">"
        int attributeCount = 0;
    };

    explicit TagLexer(QByteArrayView html)
        : m_html(html)
    {
    }

    /// Comments, doctypes and elements that are dropped with their content never show up.
    Token next();

private:
    bool startsMarkup() const;
    Token text();
    Token tag();
    void skipComment();
    void skipContent(QByteArrayView name);
    int skipAttributes();
    void skipAttribute();
    void skipValue();
    void skipBlanks();
    char peek(qsizetype ahead = 0) const;
    bool atEnd() const { return m_at >= m_html.size(); }

    QByteArrayView m_html;
    qsizetype m_at = 0;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/query.h"

#include "store/tokenizer/words.h"

#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype maxCharacters = 1000;
constexpr int maxTerms = 32;

bool isQuote(QChar character)
{
    return character == u'"' || character == u'“' || character == u'”' || character == u'＂';
}

bool isMinus(QChar character)
{
    return character == u'-' || character == u'－' || character == u'−';
}

class Reader {
public:
    explicit Reader(const QString &text)
        : m_text(text.left(maxCharacters))
    {
    }

    std::optional<SearchTerm> next()
    {
        skipBlanks();
        if (atEnd()) {
            return std::nullopt;
        }
        SearchTerm term;
        term.excluded = takeMinus();
        if (isQuote(m_text[m_at])) {
            ++m_at;
            term.text = takeUntil(isQuote);
            ++m_at;
        } else {
            term.text = takeUntil([](QChar c) { return c.isSpace() || isQuote(c); });
        }
        term.prefix = term.text.endsWith(u'*') || takeStar();
        return term;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }

    void skipBlanks()
    {
        while (!atEnd() && m_text[m_at].isSpace()) {
            ++m_at;
        }
    }

    // Only before something: a lone "-" is punctuation.
    bool takeMinus()
    {
        const bool minus =
            isMinus(m_text[m_at]) && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
        m_at += minus ? 1 : 0;
        return minus;
    }

    // Behind a closing quote.
    bool takeStar()
    {
        const bool star = !atEnd() && m_text[m_at] == u'*';
        m_at += star ? 1 : 0;
        return star;
    }

    template <typename Ends> QString takeUntil(Ends ends)
    {
        const qsizetype start = m_at;
        while (!atEnd() && !ends(m_text[m_at])) {
            ++m_at;
        }
        return m_text.mid(start, m_at - start);
    }

    QString m_text;
    qsizetype m_at = 0;
};

// FTS5 knows an empty phrase, and finds nothing with it.
bool hasTokens(const QString &text)
{
    return !tokenize(text.toUtf8(), TokenizeMode::Query, [](const Token &) { return false; });
}

QString quoted(const SearchTerm &term)
{
    QString text = term.text;
    text.replace(u'"', u"\"\""_s);
    return u'"' + text + (term.prefix ? u"\"*"_s : u"\""_s);
}

struct Phrases {
    QStringList wanted;
    QStringList unwanted;
};

Phrases phrasesOf(const QString &userText)
{
    Phrases phrases;
    for (const SearchTerm &term : searchTerms(userText)) {
        (term.excluded ? phrases.unwanted : phrases.wanted).append(quoted(term));
    }
    return phrases;
}

} // namespace

std::vector<SearchTerm> searchTerms(const QString &userText)
{
    std::vector<SearchTerm> terms;
    Reader reader(userText);
    for (int i = 0; i < maxTerms; ++i) {
        auto term = reader.next();
        if (!term) {
            break;
        }
        term->text.remove(QChar(u'\0')); // an expression is a C string: it would end in mid-quote
        if (hasTokens(term->text)) {
            terms.push_back(*std::move(term));
        }
    }
    return terms;
}

QString matchExpression(const QString &userText)
{
    const auto [wanted, unwanted] = phrasesOf(userText);
    if (wanted.isEmpty()) {
        return {};
    }
    const QString found = wanted.join(u" AND "_s);
    return unwanted.isEmpty() ? found : u"(%1) NOT (%2)"_s.arg(found, unwanted.join(u" OR "_s));
}

QString excludedExpression(const QString &userText)
{
    return phrasesOf(userText).unwanted.join(u" OR "_s);
}

} // namespace asterism

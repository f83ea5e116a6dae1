// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/soughtwords.h"

#include "store/tokenizer/query.h"
#include "store/tokenizer/words.h"

#include <QTextBoundaryFinder>
#include <QVarLengthArray>

#include <algorithm>
#include <span>
#include <utility>

namespace asterism {

namespace {

/// Bytes of UTF-8 to units of the text it was made of; both in order and apart from each other.
void toUnits(std::vector<TextRange> &ranges, const QByteArray &utf8)
{
    qsizetype byte = 0;
    qsizetype unit = 0;
    const auto unitAt = [&](qsizetype wanted) {
        for (; byte < wanted; ++byte) {
            const auto bits = static_cast<unsigned char>(utf8[byte]);
            if ((bits & 0xC0) != 0x80) {
                unit += bits >= 0xF0 ? 2 : 1;
            }
        }
        return unit;
    };
    for (TextRange &range : ranges) {
        range.start = unitAt(range.start);
        range.end = unitAt(range.end);
    }
}

/// Ranges in order of their beginnings; the last one grows where the next one touches it.
void addRange(std::vector<TextRange> &ranges, const TextRange &range)
{
    if (!ranges.empty() && range.start <= ranges.back().end) {
        ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
        ranges.push_back(range);
    }
}

std::vector<TextRange> wholeCharacters(const std::vector<TextRange> &ranges, const QString &text)
{
    std::vector<TextRange> whole;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const auto isInside = [&](qsizetype at) {
        finder.setPosition(at);
        return !finder.isAtBoundary();
    };
    for (TextRange range : ranges) {
        range.start = isInside(range.start) ? finder.toPreviousBoundary() : range.start;
        range.end = isInside(range.end) ? finder.toNextBoundary() : range.end;
        addRange(whole, range);
    }
    return whole;
}

} // namespace

struct SoughtWords::Position {
    struct Sought {
        int id;
        qsizetype end; ///< bytes
    };

    qsizetype start = 0; ///< bytes
    QVarLengthArray<Sought, 2> all = {};

    /// Of several the shortest: "鯖*" stands in 鯖缶 as a pair and alone. -1: it does not.
    qsizetype endOf(int id) const
    {
        qsizetype end = -1;
        for (const Sought &one : all) {
            if (one.id == id && (end < 0 || one.end < end)) {
                end = one.end;
            }
        }
        return end;
    }

    /// -1: the phrase does not begin at the first of these.
    static qsizetype endOfPhrase(const std::vector<int> &phrase, std::span<const Position> here)
    {
        if (phrase.size() > here.size()) {
            return -1;
        }
        qsizetype end = -1;
        for (size_t i = 0; i < phrase.size(); ++i) {
            end = here[i].endOf(phrase[i]);
            if (end < 0) {
                return -1;
            }
        }
        return end;
    }
};

SoughtWords::SoughtWords(const QString &userText)
{
    for (const SearchTerm &term : searchTerms(userText)) {
        if (term.excluded) {
            continue;
        }
        std::vector<QByteArray> tokens;
        tokenize(term.text.toUtf8(), TokenizeMode::Query, [&](const Token &token) {
            tokens.push_back(token.text.toByteArray());
            return true;
        });
        std::vector<int> phrase;
        for (size_t i = 0; i < tokens.size(); ++i) {
            phrase.push_back(idOf(tokens[i], term.prefix && i + 1 == tokens.size()));
        }
        m_phrases.push_back(std::move(phrase));
    }
}

int SoughtWords::idOf(const QByteArray &token, bool prefix)
{
    if (prefix) {
        m_prefixes.push_back({token, m_ids});
        return m_ids++;
    }
    const auto known = m_tokens.constFind(token);
    if (known != m_tokens.cend()) {
        return *known;
    }
    m_tokens.insert(token, m_ids);
    return m_ids++;
}

void SoughtWords::addIds(Position &position, QByteArrayView token, qsizetype end) const
{
    const auto known = m_tokens.constFind(QByteArray::fromRawData(token.data(), token.size()));
    if (known != m_tokens.cend()) {
        position.all.append({*known, end});
    }
    for (const Prefix &prefix : m_prefixes) {
        if (token.startsWith(prefix.text)) {
            position.all.append({prefix.id, end});
        }
    }
}

std::vector<SoughtWords::Position> SoughtWords::positionsIn(const QByteArray &utf8) const
{
    std::vector<Position> positions;
    tokenize(utf8, TokenizeMode::Document, [&](const Token &token) {
        if (!token.colocated) {
            if (positions.size() == mostPositions) {
                return false;
            }
            positions.push_back({.start = token.start});
        }
        addIds(positions.back(), token.text, token.end);
        return true;
    });
    return positions;
}

/// In bytes.
std::vector<TextRange> SoughtWords::rangesIn(const QByteArray &utf8) const
{
    const std::vector<Position> positions = positionsIn(utf8);
    std::vector<TextRange> found;
    for (std::span<const Position> rest(positions); !rest.empty(); rest = rest.subspan(1)) {
        for (const std::vector<int> &phrase : m_phrases) {
            const qsizetype end = Position::endOfPhrase(phrase, rest);
            if (end >= 0) {
                addRange(found, {rest.front().start, end});
            }
        }
        if (found.size() > mostRanges) {
            found.pop_back();
            break;
        }
    }
    return found;
}

std::vector<TextRange> SoughtWords::foundIn(const QString &text) const
{
    if (isEmpty() || text.isEmpty()) {
        return {};
    }
    const QByteArray utf8 = text.toUtf8();
    std::vector<TextRange> found = rangesIn(utf8);
    if (!found.empty()) {
        toUnits(found, utf8);
        found = wholeCharacters(found, text);
    }
    return found;
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/textrange.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <vector>

namespace asterism {

/// What a person searches for, to be found again within the texts that the index found: by the same
/// cutting and folding, so that what stands out is why a text was found. Excluded words are none.
class SoughtWords {
public:
    /// More are not told of one text.
    static constexpr size_t mostRanges = 200;
    /// Words (pairs, of scripts without spaces) of a text that are looked at: its beginning.
    static constexpr size_t mostPositions = 10'000;

    SoughtWords() = default;
    /// As matchExpression() reads it.
    explicit SoughtWords(const QString &userText);

    bool isEmpty() const { return m_phrases.empty(); }

    /// Where they stand in a text: in order, apart from each other, and never in the midst of what
    /// people see as one character. Of a word that only begins as one that was sought, the whole.
    std::vector<TextRange> foundIn(const QString &text) const;

private:
    struct Prefix {
        QByteArray text;
        int id;
    };

    struct Position; ///< of a word in a text, with the sought ones that stand there

    int idOf(const QByteArray &token, bool prefix);
    void addIds(Position &position, QByteArrayView token, qsizetype end) const;
    std::vector<Position> positionsIn(const QByteArray &utf8) const;
    std::vector<TextRange> rangesIn(const QByteArray &utf8) const;

    QHash<QByteArray, int> m_tokens; ///< ids of those that stand as they are
    std::vector<Prefix> m_prefixes;
    int m_ids = 0;
    std::vector<std::vector<int>> m_phrases; ///< of ids; their tokens stand one behind the other
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/words.h"

#include "store/tokenizer/characters.h"
#include "store/tokenizer/cutter.h"
#include "store/tokenizer/utf8.h"

#include <QChar>

#include <optional>

namespace asterism {

namespace {

using namespace tokenizer;

// A hundred marks on one letter are a joke, not a word.
constexpr qsizetype maxClusterCharacters = 10;

/// Walks over the text, gathers what joins each character and folds it.
class Walker {
public:
    Walker(QByteArrayView utf8, Cutter &cutter)
        : m_utf8(utf8)
        , m_cutter(cutter)
    {
        m_next = read();
    }

    bool step()
    {
        const Unread base = *m_next;
        Characters cluster{base.character};
        Range range = base.range;
        m_next = read();
        while (m_next && joins(base.character, m_next->character)) {
            if (cluster.size() < maxClusterCharacters) {
                cluster.append(m_next->character);
            }
            range.end = m_next->range.end;
            m_next = read();
        }
        return cluster.size() == 1 ? takeOne(base.character, range) : takeFolded(cluster, range);
    }

    bool atEnd() const { return !m_next; }

private:
    struct Unread {
        char32_t character;
        Range range;
    };

    std::optional<Unread> read()
    {
        if (m_position >= m_utf8.size()) {
            return std::nullopt;
        }
        const qsizetype start = m_position;
        const char32_t character = nextCharacter(m_utf8, m_position);
        return Unread{character, {start, m_position}};
    }

    bool takeOne(char32_t character, Range range)
    {
        if (character >= 'A' && character <= 'Z') {
            return m_cutter.take(character + ('a' - 'A'), range);
        }
        if (character < 0x80 || isFoldedAlready(character)) {
            return m_cutter.take(character, range);
        }
        return takeFolded({character}, range);
    }

    bool takeFolded(const Characters &cluster, Range range)
    {
        const auto folded = fold({cluster.data(), static_cast<size_t>(cluster.size())});
        if (folded.isEmpty()) {
            return m_cutter.separate();
        }
        for (const char32_t character : folded) {
            if (!m_cutter.take(character, range)) {
                return false;
            }
        }
        return true;
    }

    QByteArrayView m_utf8;
    Cutter &m_cutter;
    qsizetype m_position = 0;
    std::optional<Unread> m_next;
};

} // namespace

bool tokenize(QByteArrayView utf8, TokenizeMode mode, const TokenSink &sink)
{
    Cutter cutter(mode, sink);
    Walker walker(utf8, cutter);
    while (!walker.atEnd()) {
        if (!walker.step()) {
            return false;
        }
    }
    return cutter.separate();
}

int tokenizerVersion()
{
    constexpr int ourOwn = 1; // raise it with every change of the cutting or folding
    return ourOwn * 1000 + static_cast<int>(QChar::currentUnicodeVersion());
}

} // namespace asterism

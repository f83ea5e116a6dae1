// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/autolink.h"
#include "content/blockwriter.h"
#include "content/textahead.h"

#include <array>

namespace asterism {

/// Reads the markup of MFM that stands within lines ("**bold**", "$[x2 large]", links), in one
/// pass: what opens is noted and means something once it is closed. As in Misskey only the end of
/// the innermost counts; what is never closed is text. Nothing nests deeper than maxMfmDepth.
class MfmInline {
public:
    /// `depth`: how many levels the text itself stands in. Text and names must outlive it.
    MfmInline(QStringView text, int depth, const KnownNames &names);

    /// Reads what begins at `at`; where the next thing begins. Stops behind each line break that
    /// no other rule takes.
    qsizetype step(qsizetype at);

    /// True when nothing is open at `at` that could still be closed: a block may begin there.
    bool isIdle(qsizetype at);

    /// Adds text that is no markup.
    void addText(QStringView text);

    /// Writes out all that was read so far. What is open then stays text for good.
    void writeTo(BlockWriter &writer);

    /// True when markup was left as text because it stood too deep.
    bool wentTooDeep() const { return m_tooDeep; }

private:
    enum Mark { Big, Bold, Strike, BoldTag, ItalicTag, StrikeTag, SmallTag, Function, Label };
    static constexpr size_t markCount = Label + 1;

    struct Rule {
        Mark mark;
        QStringView open; ///< empty for Function and Label
        QStringView close;
        Span::Styles styles;
    };
    static const std::array<Rule, markCount> rules;

    struct Open {
        Mark mark;
        size_t piece; ///< its own text in m_pieces; what is in it follows
        qsizetype contentAt;
        QStringView function; ///< name of a Function
    };

    qsizetype endAt(qsizetype at);
    qsizetype endLabel(const Open &open, qsizetype at);
    qsizetype beginAt(qsizetype at);
    qsizetype begin(Mark mark, qsizetype at, qsizetype size, QStringView function = {});
    qsizetype beginLabel(qsizetype at);
    qsizetype beginFunction(qsizetype at);
    void endFunction(const Open &open);
    void endReading(const Open &open);
    void endTime(const Open &open);
    void endLine();
    void apply(const Open &open, Span::Styles styles);

    std::optional<AutoLink> wordAt(qsizetype at);
    std::optional<AutoLink> slantedAt(qsizetype at) const;
    std::optional<AutoLink> codeAt(qsizetype at);
    std::optional<AutoLink> mathAt(qsizetype at);
    std::optional<AutoLink> plainAt(qsizetype at);

    bool isOpen(Mark mark) const;
    qsizetype lastEnd(Mark mark);
    bool standsAt(qsizetype at, QStringView what) const;
    QString textOf(qsizetype from, qsizetype to) const;

    QStringView m_text;
    int m_depth;
    const KnownNames &m_names;
    std::vector<Span> m_pieces; ///< a text may have line breaks in it
    std::vector<Open> m_open;
    size_t m_mergeFrom = 0; ///< text may be added to pieces from here on
    std::array<std::optional<qsizetype>, markCount> m_lastEnds;
    TextAhead m_newline;
    TextAhead m_backtick;
    TextAhead m_acute;
    TextAhead m_mathEnd;
    TextAhead m_plainEnd;
    bool m_tooDeep = false;
};

/// True for characters that markup within lines may begin or end with.
bool isMfmMark(QChar c);

} // namespace asterism

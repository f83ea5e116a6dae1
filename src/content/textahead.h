// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace asterism {

/// Where a needle stands next in a text. Remembers its last answer: asked from left to right, it
/// reads the text once in all, however often it is asked.
class TextAhead {
public:
    /// Both must outlive it.
    TextAhead(QStringView text, QStringView needle)
        : m_text(text)
        , m_needle(needle)
    {
    }

    /// The first place at or after `at`; the size of the text when there is none.
    qsizetype next(qsizetype at)
    {
        if (m_hit < 0 || at < m_from || at > m_hit) {
            const qsizetype hit = m_text.indexOf(m_needle, at);
            m_hit = hit < 0 ? m_text.size() : hit;
            m_from = at;
        }
        return m_hit;
    }

private:
    QStringView m_text;
    QStringView m_needle;
    qsizetype m_from = 0;
    qsizetype m_hit = -1; ///< the first at or after m_from; -1: never asked
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/text.h"

#include "content/charclass.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr QChar isolateEnd(0x2069);
constexpr char32_t replacement = 0xFFFD;
// Tibetan and Hebrew with cantillation stack up to four or five, an English flag's tags six.
constexpr int maxMarks = 6;
constexpr qsizetype maxIsolates = 4;

// Nearly every text holds nothing that needs a second look.
bool isHarmless(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x20 && u < 0x7F) || (u >= 0xC0 && u < 0x300) || (u >= 0x3001 && u <= 0x3029)
        || (u >= 0x3041 && u <= 0x3096) || (u >= 0x30A0 && u <= 0x30FF)
        || (u >= 0x3400 && u < 0xA000) || (u >= 0xFF01 && u <= 0xFF9F);
}

char32_t codePoint(QStringView text, qsizetype at)
{
    if (at >= text.size()) {
        return 0;
    }
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        return QChar::surrogateToUcs4(c, text[at + 1]);
    }
    return c.isSurrogate() ? replacement : c.unicode();
}

class Cleaner {
public:
    Cleaner(QStringView text, TextUse use)
        : m_text(text)
        , m_use(use)
    {
        m_out.reserve(text.size());
    }

    QString run()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            const char32_t c = codePoint(m_text, at);
            at += QChar::requiresSurrogates(c) ? 2 : 1;
            const char32_t next = codePoint(m_text, at);
            if (c != u'\r' || next != u'\n') {
                take(c, next);
            }
        }
        closeIsolates();
        return m_use == TextUse::Body ? m_out : m_out.trimmed();
    }

private:
    void take(char32_t c, char32_t next)
    {
        const CharClass cls = charClass(c);
        if (isMarkLike(cls)) {
            takeMark(c, cls);
            return;
        }
        switch (cls) {
        case CharClass::Plain:
            put(c);
            break;
        case CharClass::Blank:
        case CharClass::Tab:
        case CharClass::LineBreak:
            takeSpace(c, cls);
            break;
        case CharClass::Joiner:
            takeJoiner(c, next);
            break;
        case CharClass::Direction:
            takeDirection(c);
            break;
        case CharClass::Isolate:
            takeIsolate(c);
            break;
        case CharClass::IsolateEnd:
            takeIsolateEnd();
            break;
        case CharClass::Steering:
            takeSteering(c);
            break;
        default:
            break;
        }
    }

    static bool isMarkLike(CharClass cls)
    {
        return cls == CharClass::Mark || cls == CharClass::Selector;
    }

    void takeMark(char32_t c, CharClass cls)
    {
        const bool fits = cls == CharClass::Mark || takesSelector(m_previous, c);
        if (fits && ++m_marks <= maxMarks) {
            append(c);
            m_previous = c;
        }
    }

    void takeSpace(char32_t c, CharClass cls)
    {
        if (m_use == TextUse::Body) {
            takeBodySpace(c, cls);
        } else if (m_use == TextUse::Lines && cls == CharClass::LineBreak) {
            takeLineBreak();
        } else if (m_use == TextUse::Lines || !m_out.endsWith(u' ')) {
            putBlank(c);
        }
    }

    void takeBodySpace(char32_t c, CharClass cls)
    {
        if (cls == CharClass::LineBreak) {
            closeIsolates();
            put(u'\n');
        } else {
            put(c);
        }
    }

    // Many empty lines push what others wrote off the screen.
    void takeLineBreak()
    {
        if (!m_out.endsWith("\n\n"_L1)) {
            closeIsolates();
            put(u'\n');
        }
    }

    // The ideographic space stands between Japanese family and given names: keep its width.
    void putBlank(char32_t c)
    {
        const bool wide = c == 0x3000;
        if (m_use == TextUse::Lines || !m_out.endsWith(QChar(0x3000))) {
            put(wide ? c : u' ');
        }
    }

    void takeJoiner(char32_t c, char32_t next)
    {
        const bool emoji = c == 0x200D && joinsEmoji(m_previous, next);
        if (emoji || (spellsWithJoiners(m_previous) && !m_out.endsWith(QChar(c)))) {
            append(c);
        }
    }

    void takeDirection(char32_t c)
    {
        if (m_use == TextUse::Body || hasRightToLeft()) {
            append(c);
        }
    }

    void takeIsolate(char32_t c)
    {
        if (m_isolates < maxIsolates) {
            ++m_isolates;
            append(c);
        } else {
            ++m_ignoredIsolates;
        }
    }

    void takeIsolateEnd()
    {
        if (m_ignoredIsolates > 0) {
            --m_ignoredIsolates;
        } else if (m_isolates > 0) {
            --m_isolates;
            m_out += isolateEnd;
        }
    }

    void takeSteering(char32_t c)
    {
        if (m_use != TextUse::Name && !m_out.endsWith(QChar(c))) {
            append(c);
        }
    }

    void put(char32_t c)
    {
        append(c);
        m_previous = c;
        m_marks = 0;
    }

    void append(char32_t c)
    {
        if (QChar::requiresSurrogates(c)) {
            m_out += QChar(QChar::highSurrogate(c));
            m_out += QChar(QChar::lowSurrogate(c));
        } else {
            m_out += QChar(char16_t(c));
        }
    }

    void closeIsolates()
    {
        m_out += QString(m_isolates, isolateEnd);
        m_isolates = 0;
        m_ignoredIsolates = 0;
    }

    bool hasRightToLeft()
    {
        if (!m_rightToLeft) {
            m_rightToLeft =
                std::ranges::any_of(m_text, [](QChar c) { return isRightToLeft(c.unicode()); });
        }
        return *m_rightToLeft;
    }

    QStringView m_text;
    TextUse m_use;
    QString m_out;
    char32_t m_previous = 0; ///< last character that others can stand on
    int m_marks = 0;
    qsizetype m_isolates = 0;
    qsizetype m_ignoredIsolates = 0;
    std::optional<bool> m_rightToLeft;
};

qsizetype openIsolates(const QString &text)
{
    qsizetype open = 0;
    for (const QChar c : text) {
        const CharClass cls = charClass(c.unicode());
        open += cls == CharClass::Isolate ? 1 : cls == CharClass::IsolateEnd ? -1 : 0;
    }
    return open;
}

} // namespace

QString cleanText(QStringView text, TextUse use)
{
    if (use == TextUse::Body && std::ranges::all_of(text, isHarmless)) {
        return text.toString();
    }
    return Cleaner(text, use).run();
}

static QString headOf(const QString &text, qsizetype limit)
{
    // The finder reads all it gets, and a stranger's text may be megabytes.
    const QString head = text.left(limit + 64);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, head);
    finder.setPosition(limit);
    const qsizetype end = finder.isAtBoundary() ? limit : finder.toPreviousBoundary();
    return head.left(std::max<qsizetype>(end, 0));
}

QString cutText(const QString &text, qsizetype limit)
{
    if (text.size() <= limit) {
        return text;
    }
    const qsizetype room = openIsolates(headOf(text, limit - 1));
    const QString head = headOf(text, limit - 1 - room);
    return head + u'…' + QString(std::min(openIsolates(head), room), isolateEnd);
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textwidth.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// East_Asian_Width W and F (Unicode 15, EastAsianWidth.txt), neighbours joined where only
/// unassigned code points lie between them; emoji with emoji presentation are among them.
constexpr Range wide[] = {{0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC},
    {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653},
    {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
    {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3},
    {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B},
    {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757},
    {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50},
    {0x2B55, 0x2B55}, {0x2E80, 0x303E}, {0x3041, 0x3247}, {0x3250, 0x4DBF}, {0x4E00, 0xA4CF},
    {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18D08}, {0x1AFF0, 0x1B2FB}, {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F1E6, 0x1F202},
    {0x1F210, 0x1F23B}, {0x1F240, 0x1F248}, {0x1F250, 0x1F251}, {0x1F260, 0x1F265},
    {0x1F300, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6DC, 0x1F6DF}, {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F7F0, 0x1F7F0}, {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAF8}, {0x20000, 0x3FFFD}};

bool isWide(char32_t code)
{
    const auto *range = std::upper_bound(std::begin(wide), std::end(wide), code,
        [](char32_t c, const Range &candidate) { return c < candidate.first; });
    return range != std::begin(wide) && code <= std::prev(range)->last;
}

bool isInvisible(char32_t code)
{
    const auto category = QChar::category(code);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format || category == QChar::Other_Control
        || (code >= 0x1160 && code <= 0x11FF); // Hangul vowels and finals join what is before
}

int codeWidth(char32_t code)
{
    if (isInvisible(code)) {
        return 0;
    }
    return isWide(code) ? 2 : 1;
}

/// What people see as one character. Emoji of several code points (families, flags, skin tones)
/// take the room of one; a variation selector that asks for the emoji form makes a sign wide.
int clusterWidth(QStringView cluster)
{
    constexpr char16_t emojiForm = 0xFE0F;
    int width = 0;
    bool hasWide = cluster.contains(QChar(emojiForm));
    for (const uint code : cluster.toUcs4()) {
        hasWide = hasWide || isWide(code);
        width += codeWidth(code);
    }
    return hasWide ? 2 : width;
}

bool isDangerous(char16_t c)
{
    return (c < 0x20 && c != u'\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029
        || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Calls `take(cluster, width)` until it says false; returns where it stopped.
template <typename Take> qsizetype eachCluster(QStringView text, Take take)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    qsizetype from = 0;
    for (auto to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
        const QStringView cluster = text.sliced(from, to - from);
        if (!take(clusterWidth(cluster))) {
            return from;
        }
        from = to;
    }
    return from;
}

/// How much of the text fits into `width` columns.
qsizetype fitting(QStringView text, int width)
{
    int used = 0;
    return eachCluster(text, [&](int columns) {
        used += columns;
        return used <= width;
    });
}

QStringView withoutTrailingBlanks(QStringView text)
{
    while (!text.isEmpty() && text.back() == u' ') {
        text.chop(1);
    }
    return text;
}

/// One line of the text laid out in several.
class Wrapper {
public:
    Wrapper(QStringList &lines, int width)
        : m_lines(lines)
        , m_width(std::max(2, width)) // a wide character must fit
    {
    }

    void run(QStringView text)
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text.data(), text.size());
        qsizetype from = 0;
        for (auto to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
            add(text.sliced(from, to - from));
            from = to;
        }
        flush();
    }

private:
    void add(QStringView piece)
    {
        const int visible = textWidth(withoutTrailingBlanks(piece));
        if (m_used > 0 && m_used + visible > m_width) {
            flush();
        }
        while (textWidth(withoutTrailingBlanks(piece)) > m_width) {
            // At least one cluster goes, or a cluster wider than a line would never end.
            const qsizetype fit = std::max<qsizetype>(1, fitting(piece, m_width));
            m_line = piece.first(fit).toString();
            flush();
            piece = piece.sliced(fit);
        }
        m_line += piece;
        m_used += textWidth(piece);
    }

    void flush()
    {
        m_lines << withoutTrailingBlanks(m_line).toString();
        m_line.clear();
        m_used = 0;
    }

    QStringList &m_lines;
    int m_width;
    QString m_line;
    int m_used = 0;
};

} // namespace

QString printable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\t') {
            clean += u' ';
        } else if (!isDangerous(c.unicode())) {
            clean += c;
        }
    }
    return clean;
}

QString printableLine(const QString &text)
{
    return printable(text).replace(u'\n', u' ');
}

int textWidth(QStringView text)
{
    int width = 0;
    eachCluster(text, [&](int columns) {
        width += columns;
        return true;
    });
    return width;
}

QString clipped(const QString &text, int width)
{
    if (textWidth(text) <= width) {
        return text;
    }
    return text.first(fitting(text, std::max(0, width - 1))) + u'…';
}

QString padded(const QString &text, int width)
{
    const QString short_ = clipped(text, width);
    return short_ + QString(std::max(0, width - textWidth(short_)), u' ');
}

QStringList wrapped(const QString &text, int width)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        Wrapper(lines, width).run(line);
    }
    return lines;
}

} // namespace asterism::cli

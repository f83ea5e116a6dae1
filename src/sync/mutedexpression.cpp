// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mutedexpression.h"

#include "base/log.h"

#include <QElapsedTimer>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostFailures = 3;
constexpr int mostFailuresOfAll = 20;
constexpr qint64 longestMatchMs = 200;
/// As much as a Misskey keeps of one note (packages/backend/src/const.ts); its own are shorter.
constexpr qsizetype longestSearched = 8'192;
/// PCRE counts its steps anew at each place where a match might begin. As part of the expression
/// the way there is counted, too: these are the steps over the whole text, enough for fifty
/// alternatives in the longest one.
constexpr auto boundedSearch = "(*LIMIT_MATCH=500000)(*LIMIT_HEAP=16384)(?s:.*?)(?:%1)"_L1;
constexpr auto boundedAtStart = "(*LIMIT_MATCH=500000)(*LIMIT_HEAP=16384)(?:%1)"_L1;

struct WrittenExpression {
    QString pattern;
    QString flags;
};

/// Misskey takes "/" + all up to the last "/" in one line + flags.
std::optional<WrittenExpression> partsOf(const QString &written)
{
    const qsizetype end = written.lastIndexOf(u'/');
    const bool oneLine = !written.contains(u'\n') && !written.contains(u'\r');
    if (end < 2 || !written.startsWith(u'/') || !oneLine) {
        return {};
    }
    return WrittenExpression{written.sliced(1, end - 1), written.sliced(end + 1)};
}

/// Those of JavaScript, each once; "u" and "v" are two ways of the same.
bool areFlags(const QString &flags)
{
    const auto isFlag = [&flags](QChar one) {
        return u"dgimsuvy"_s.contains(one) && flags.count(one) == 1;
    };
    return std::ranges::all_of(flags, isFlag) && !(flags.contains(u'u') && flags.contains(u'v'));
}

QRegularExpression::PatternOptions optionsOf(const QString &flags)
{
    QRegularExpression::PatternOptions options;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, flags.contains(u'i'));
    options.setFlag(QRegularExpression::MultilineOption, flags.contains(u'm'));
    options.setFlag(QRegularExpression::DotMatchesEverythingOption, flags.contains(u's'));
    return options;
}

/// "\ud83d\ude00", "\u3042" and "\u{1f600}" as a code point; 0 for any other escape.
char32_t codePointOf(const QRegularExpressionMatch &escape)
{
    const auto number = [&escape](int part) { return escape.captured(part).toUInt(nullptr, 16); };
    if (escape.hasCaptured(1)) {
        return QChar::surrogateToUcs4(char16_t(number(1)), char16_t(number(2)));
    }
    return std::max(number(3), number(4));
}

/// PCRE knows no "\u".
QString inWordsOfPcre(const QString &pattern)
{
    static const QRegularExpression escape(
        uR"(\\(?:u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|u([0-9a-f]{4}))"
        uR"(|u\{([0-9a-f]{1,6})\}|.))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QString words;
    qsizetype done = 0;
    auto escapes = escape.globalMatch(pattern);
    while (escapes.hasNext()) {
        const QRegularExpressionMatch one = escapes.next();
        const char32_t code = codePointOf(one);
        words += QStringView(pattern).sliced(done, one.capturedStart() - done);
        words += code > 0 ? u"\\x{%1}"_s.arg(uint(code), 0, 16) : one.captured();
        done = one.capturedEnd();
    }
    return words + pattern.sliced(done);
}

/// Half a character would be an error, which whoever writes the text could make.
QString searchedPart(const QString &text)
{
    const QString part = text.left(longestSearched);
    return part.isValidUtf16() ? part : QString::fromUtf8(part.toUtf8());
}

} // namespace

MutingPatience newMutingPatience()
{
    return std::make_shared<std::atomic<int>>(mostFailuresOfAll);
}

MutedExpression::MutedExpression(const QString &written, MutingPatience patience)
    : m_patience(std::move(patience))
    , m_own(std::make_shared<std::atomic<int>>(mostFailures))
{
    const auto parts = partsOf(written);
    // PCRE's own words for how to search stand there, which no JavaScript has.
    if (!parts || !areFlags(parts->flags) || parts->pattern.startsWith("(*"_L1)) {
        return;
    }
    const QString pattern = inWordsOfPcre(parts->pattern);
    const bool sticky = parts->flags.contains(u'y');
    m_written = QRegularExpression(pattern, optionsOf(parts->flags));
    m_search = QRegularExpression(
        QString(sticky ? boundedAtStart : boundedSearch).replace("%1"_L1, pattern),
        optionsOf(parts->flags));
}

bool MutedExpression::isIn(const QString &text) const
{
    if (m_search.pattern().isEmpty() || *m_own <= 0 || *m_patience <= 0) {
        return false;
    }
    // "a)(b" is none by itself, and one within brackets.
    if (!m_written.isValid() || !m_search.isValid()) {
        return false;
    }
    QElapsedTimer timer;
    timer.start();
    const auto found = m_search.match(searchedPart(text), 0, QRegularExpression::NormalMatch,
        QRegularExpression::AnchorAtOffsetMatchOption);
    if (!found.isValid() || timer.elapsed() > longestMatchMs) {
        noteFailure();
    }
    return found.hasMatch();
}

void MutedExpression::noteFailure() const
{
    const bool allEnd = m_patience->fetch_sub(1) == 1;
    const bool ends = m_own->fetch_sub(1) == 1;
    if (allEnd) {
        qCWarning(logSync) << "muted expressions take too long: none of the account's counts";
    } else if (ends) {
        qCWarning(logSync) << "a muted expression takes too long: it counts no more";
    }
}

} // namespace asterism

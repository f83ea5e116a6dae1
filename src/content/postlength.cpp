// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/postlength.h"

#include "content/plain.h"

#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype linkLength = 23;
constexpr qsizetype longestPath = 4096; ///< of a longer one the rest counts as it is

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'_';
}

bool isAsciiName(QChar c)
{
    return c.unicode() < 0x80 && isWordPart(c);
}

bool isLinkHost(QChar c)
{
    return isWordPart(c) || c.isSurrogate() || c == u'-' || c == u'.';
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAsciiWord(QChar c)
{
    return isAsciiLetter(c) || (c >= u'0' && c <= u'9');
}

bool turnsDirection(QChar c)
{
    return (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069')
        || c == u'\u061c' || c == u'\u200e' || c == u'\u200f';
}

/// Behind these no link begins; behind letters of other scripts it does.
bool bindsLink(QChar before)
{
    return isAsciiWord(before) || turnsDirection(before) || u"@＠#＃$\ufeff"_s.contains(before);
}

template <typename Wanted> qsizetype endOfRun(QStringView text, qsizetype at, Wanted wanted)
{
    qsizetype end = at;
    while (end < text.size() && wanted(text[end])) {
        ++end;
    }
    return end;
}

/// Where the last part of a host that begins at `at` ends; `at` where it is none. What of another
/// script follows one in ASCII is the sentence's.
qsizetype endOfTop(QStringView text, qsizetype at)
{
    if (at < text.size() && text[at].unicode() >= 0x80) {
        return endOfRun(text, at, [](QChar c) { return isLinkHost(c) && c != u'.'; });
    }
    const bool encoded = text.sliced(at).startsWith("xn--"_L1, Qt::CaseInsensitive);
    const qsizetype end = encoded
        ? endOfRun(text, at, [](QChar c) { return isAsciiWord(c) || c == u'-'; })
        : endOfRun(text, at, isAsciiLetter);
    const bool goesOn =
        end < text.size() && (isAsciiWord(text[end]) || u"@+-"_s.contains(text[end]));
    return end < at + 2 || goesOn ? at : end;
}

/// The longest host that begins there, with a dot; `at` where none does.
qsizetype endOfHost(QStringView text, qsizetype at)
{
    const qsizetype most = endOfRun(text, at, isLinkHost);
    for (qsizetype dot = most - 1; dot > at; --dot) {
        const bool named = text[dot] == u'.' && text[dot - 1] != u'.' && text[dot - 1] != u'-';
        const qsizetype end = named ? endOfTop(text, dot + 1) : at;
        if (end > dot + 1) {
            return end;
        }
    }
    return at;
}

qsizetype endOfPort(QStringView text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && end - at <= 5 && text[end].isDigit()) {
        ++end;
    }
    return at < text.size() && text[at] == u':' && end > at + 1 ? end : at;
}

/// Round brackets in pairs only: the rest belongs to the sentence.
qsizetype endOfPath(QStringView text, qsizetype at, QStringView never)
{
    int open = 0;
    qsizetype end = at;
    for (; end < text.size() && end - at < longestPath; ++end) {
        const QChar c = text[end];
        open += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (open < 0 || c.isSpace() || never.contains(c)) {
            break;
        }
    }
    return end;
}

/// Punctuation at the end is the sentence's, too.
qsizetype withoutEnding(QStringView text, qsizetype from, qsizetype end)
{
    while (end > from && u"()?!*\"'「」<>;:=,.$%[]~&|@"_s.contains(text[end - 1])) {
        const QStringView path = text.sliced(from, end - from);
        if (text[end - 1] == u')' && path.count(u'(') == path.count(u')')) {
            break;
        }
        --end;
    }
    return end;
}

/// Where the link that begins at `at` ends; `at` where none does.
qsizetype endOfLink(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at);
    const qsizetype scheme = rest.startsWith("https://"_L1, Qt::CaseInsensitive) ? 8
        : rest.startsWith("http://"_L1, Qt::CaseInsensitive)                     ? 7
                                                                                 : 0;
    if (scheme == 0 || (at > 0 && bindsLink(text[at - 1]))) {
        return at;
    }
    const qsizetype host = endOfHost(text, at + scheme);
    if (host == at + scheme) {
        return at;
    }
    qsizetype end = endOfPort(text, host);
    if (end < text.size() && text[end] == u'/') {
        end = withoutEnding(text, end + 1, endOfPath(text, end, u"<>?"));
    }
    if (end < text.size() && text[end] == u'?') {
        const qsizetype query = endOfPath(text, end + 1, u"<>\"`{}\\");
        const qsizetype kept = withoutEnding(text, end + 1, query);
        end = kept > end + 1 ? kept : end;
    }
    return end;
}

qsizetype endOfName(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (
        end < text.size() && (isAsciiName(text[end]) || text[end] == u'.' || text[end] == u'-')) {
        ++end;
    }
    return end;
}

/// Where the host of the mention that begins at `at` begins, with its "@", and where it ends; the
/// same place where there is no such mention.
std::pair<qsizetype, qsizetype> hostOfMention(QStringView text, qsizetype at)
{
    const std::pair none{at, at};
    if (at > 0 && (isWordPart(text[at - 1]) || text[at - 1] == u'/' || text[at - 1] == u'=')) {
        return none;
    }
    const qsizetype name = endOfName(text, at + 1);
    if (name == at + 1 || name >= text.size() || text[name] != u'@'
        || !isAsciiName(text[name - 1])) {
        return none;
    }
    qsizetype end = name + 1;
    while (end < text.size() && isLinkHost(text[end])) {
        ++end;
    }
    while (end > name + 1 && !isWordPart(text[end - 1])) {
        --end;
    }
    return end > name + 2 ? std::pair(name, end) : none;
}

QString shortened(QStringView text)
{
    QString counted;
    counted.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        const qsizetype link = c == u'h' || c == u'H' ? endOfLink(text, at) : at;
        if (link > at) {
            counted += QString(linkLength, u'x');
            at = link;
            continue;
        }
        const auto [host, end] = c == u'@' ? hostOfMention(text, at) : std::pair(at, at);
        if (end > host) {
            counted += text.sliced(at, host - at);
            at = end;
            continue;
        }
        counted += c;
        ++at;
    }
    return counted;
}

qsizetype clustersIn(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() != -1) {
        ++count;
    }
    return count;
}

qsizetype codePointsIn(const QString &text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate(); });
}

qsizetype lengthOf(const QString &text, const PostCounting &counting)
{
    if (counting.units) {
        return text.size();
    }
    return counting.clusters ? clustersIn(text) : codePointsIn(text);
}

/// An ideographic space stays.
QString stripped(const QString &text)
{
    const auto isBlank = [](QChar c) {
        return c == u' ' || (c >= u'\t' && c <= u'\r') || c.isNull();
    };
    const auto first = std::ranges::find_if_not(text, isBlank);
    auto last = text.cend();
    while (last != first && isBlank(*(last - 1))) {
        --last;
    }
    return QString(first, last - first);
}

} // namespace

int postLength(const QString &text, const QString &warning, const PostCounting &counting)
{
    const auto sent = [&](const QString &words) {
        return counting.strips ? stripped(words) : words;
    };
    const QString words = sent(text);
    const QString whole = sent(counting.warning ? warning : QString())
        + (counting.shortens ? shortened(words) : words);
    return int(lengthOf(whole, counting));
}

int descriptionLength(const QString &description)
{
    return int(codePointsIn(description));
}

QStringList namedIn(const QString &text, const QString &domain)
{
    const Blocks blocks = fromPlain(text, Context{.host = domain});
    QStringList accts;
    for (const Block &block : blocks.blocks) {
        for (const Span &span : block.spans) {
            if (span.kind == Span::Kind::Mention && !accts.contains(span.target)) {
                accts << span.target;
            }
        }
    }
    return accts;
}

} // namespace asterism

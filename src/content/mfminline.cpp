// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/mfminline.h"

#include "content/mfm.h"
#include "content/mfmlink.h"
#include "content/text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

// "***" comes before "**", of which it is made. Misskey shakes what stands between the longer ones.
const std::array<MfmInline::Rule, MfmInline::markCount> MfmInline::rules{
    Rule{Big, u"***", u"***", Span::Bold},
    Rule{Bold, u"**", u"**", Span::Bold},
    Rule{Strike, u"~~", u"~~", Span::Strike},
    Rule{BoldTag, u"<b>", u"</b>", Span::Bold},
    Rule{ItalicTag, u"<i>", u"</i>", Span::Italic},
    Rule{StrikeTag, u"<s>", u"</s>", Span::Strike},
    Rule{SmallTag, u"<small>", u"</small>", Span::Small},
    Rule{Function, {}, u"]", {}},
    Rule{Label, {}, u"](", {}},
};

bool isMfmMark(QChar c)
{
    return c.unicode() < 0x80 && QStringView(u"*_~<`\\$@#:[]?h\n").contains(c);
}

MfmInline::MfmInline(QStringView text, int depth, const KnownNames &names)
    : m_text(text)
    , m_depth(depth)
    , m_names(names)
    , m_newline(text, u"\n")
    , m_backtick(text, u"`")
    , m_acute(text, u"´")
    , m_mathEnd(text, u"\\)")
    , m_plainEnd(text, u"</plain>")
{
}

bool MfmInline::standsAt(qsizetype at, QStringView what) const
{
    return m_text.sliced(at).startsWith(what);
}

QString MfmInline::textOf(qsizetype from, qsizetype to) const
{
    return m_text.sliced(from, to - from).toString();
}

qsizetype MfmInline::step(qsizetype at)
{
    if (m_text[at] == u'\n') {
        endLine();
        addText(m_text.sliced(at, 1));
        return at + 1;
    }
    if (const qsizetype size = endAt(at)) {
        return at + size;
    }
    if (const qsizetype size = beginAt(at)) {
        return at + size;
    }
    if (const auto word = wordAt(at)) {
        m_pieces.push_back(word->span);
        m_mergeFrom = m_pieces.size();
        return at + word->size;
    }
    qsizetype end = at + 1;
    while (end < m_text.size() && !isMfmMark(m_text[end])) {
        ++end;
    }
    addText(m_text.sliced(at, end - at));
    return end;
}

void MfmInline::addText(QStringView text)
{
    if (m_pieces.size() > m_mergeFrom) {
        m_pieces.back().text += text;
    } else {
        m_pieces.push_back({.text = text.toString()});
    }
}

void MfmInline::writeTo(BlockWriter &writer)
{
    for (const Span &piece : m_pieces) {
        if (piece.kind != Span::Kind::Text && piece.kind != Span::Kind::Link) {
            writer.add(piece);
            continue;
        }
        bool first = true;
        for (const QStringView line : QStringView(piece.text).tokenize(u'\n')) {
            if (!first) {
                writer.lineBreak();
            }
            writer.addFolded(line, piece);
            first = false;
        }
    }
    m_pieces.clear();
    m_open.clear();
    m_mergeFrom = 0;
}

bool MfmInline::isOpen(Mark mark) const
{
    return std::ranges::find(m_open, mark, &Open::mark) != m_open.end();
}

// Most of what is never closed has no end anywhere, and is told by that at once.
qsizetype MfmInline::lastEnd(Mark mark)
{
    std::optional<qsizetype> &last = m_lastEnds[mark];
    if (!last) {
        last = m_text.lastIndexOf(rules[mark].close);
    }
    return *last;
}

bool MfmInline::isIdle(qsizetype at)
{
    std::erase_if(m_open, [&](const Open &open) { return lastEnd(open.mark) < at; });
    return m_open.empty();
}

// These two end with their line.
void MfmInline::endLine()
{
    while (!m_open.empty() && (m_open.back().mark == Strike || m_open.back().mark == Label)) {
        m_open.pop_back();
    }
}

void MfmInline::apply(const Open &open, Span::Styles styles)
{
    m_pieces[open.piece].text.clear();
    for (size_t i = open.piece + 1; i < m_pieces.size(); ++i) {
        m_pieces[i].styles |= styles;
    }
    m_mergeFrom = m_pieces.size();
}

/// Ends the innermost of what is open when its end stands at `at`: the size of that end.
qsizetype MfmInline::endAt(qsizetype at)
{
    while (!m_open.empty()) {
        const Open open = m_open.back();
        const QStringView close = rules[open.mark].close;
        if (!standsAt(at, open.mark == Label ? close.first(1) : close)) {
            return 0;
        }
        m_open.pop_back();
        if (m_text.sliced(open.contentAt, at - open.contentAt).trimmed().isEmpty()) {
            continue; // nothing in it: it is text
        }
        const qsizetype size = open.mark == Label ? endLabel(open, at) : close.size();
        if (size == 0) {
            continue; // no link: neither is it markup, nor does its end belong to it
        }
        apply(open, rules[open.mark].styles);
        if (open.mark == Function) {
            endFunction(open);
        }
        return size;
    }
    return 0;
}

/// Makes a link of what was read since `open`: the size of what ends it, 0 when it is none.
qsizetype MfmInline::endLabel(const Open &open, qsizetype at)
{
    const auto target = mfmTargetAt(m_text, at + 1);
    if (!target) {
        return 0;
    }
    for (size_t i = open.piece + 1; i < m_pieces.size(); ++i) {
        m_pieces[i].kind = Span::Kind::Link; // also a mention, hashtag or emoji
        m_pieces[i].target = target->span.target;
    }
    return 1 + target->size;
}

/// Opens what begins at `at`: the size of its beginning. It is text when it has no end or stands
/// too deep.
qsizetype MfmInline::beginAt(qsizetype at)
{
    if (!QStringView(u"*~<$[?").contains(m_text[at])) {
        return 0;
    }
    for (const Rule &rule : rules) {
        if (!rule.open.isEmpty() && standsAt(at, rule.open)) {
            return begin(rule.mark, at, rule.open.size());
        }
    }
    const qsizetype size = beginFunction(at);
    return size > 0 ? size : beginLabel(at);
}

qsizetype MfmInline::begin(Mark mark, qsizetype at, qsizetype size, QStringView function)
{
    const bool ends = lastEnd(mark) > at + size;
    const bool fits = m_depth + int(m_open.size()) < maxMfmDepth;
    m_tooDeep = m_tooDeep || (ends && !fits);
    if (!ends || !fits) {
        addText(m_text.sliced(at, size));
        return size;
    }
    m_open.push_back({mark, m_pieces.size(), at + size, function});
    m_pieces.push_back({.text = textOf(at, at + size)});
    m_mergeFrom = m_pieces.size();
    return size;
}

qsizetype MfmInline::beginLabel(qsizetype at)
{
    const qsizetype size = standsAt(at, u"[") ? 1 : standsAt(at, u"?[") ? 2 : 0;
    return size > 0 && !isOpen(Label) ? begin(Label, at, size) : 0;
}

// "$[name ", "$[name.flag,key=value ". What the arguments say is never shown.
qsizetype MfmInline::beginFunction(qsizetype at)
{
    if (!standsAt(at, u"$[")) {
        return 0;
    }
    const auto isName = [](QChar c) { return isMfmWordChar(c) || c == u'_'; };
    const auto isArgument = [&](QChar c) { return isName(c) || u".-=,"_s.contains(c); };
    const QStringView rest = m_text.sliced(at + 2);
    const auto nameEnd = std::ranges::find_if_not(rest, isName);
    const bool hasArguments = nameEnd != rest.end() && *nameEnd == u'.';
    const auto end = hasArguments ? std::find_if_not(nameEnd, rest.end(), isArgument) : nameEnd;
    if (nameEnd == rest.begin() || end == rest.end() || *end != u' ') {
        return 0;
    }
    const qsizetype size = 2 + (end - rest.begin()) + 1;
    return begin(Function, at, size, rest.first(nameEnd - rest.begin()));
}

void MfmInline::endFunction(const Open &open)
{
    if (open.function == "x2"_L1 || open.function == "x3"_L1 || open.function == "x4"_L1) {
        apply(open, Span::Large);
    } else if (open.function == "blur"_L1) {
        apply(open, Span::Covered);
    } else if (open.function == "ruby"_L1) {
        endReading(open);
    } else if (open.function == "unixtime"_L1) {
        endTime(open);
    }
}

// "$[ruby base reading]": the reading is the last word, or all text behind other markup.
void MfmInline::endReading(const Open &open)
{
    Span &last = m_pieces.back();
    const bool alone = open.piece + 2 == m_pieces.size();
    const QString words = last.text.trimmed();
    const qsizetype cut = alone ? words.lastIndexOf(u' ') : -1;
    const bool isText = last.kind == Span::Kind::Text && last.styles == Span::Styles();
    if (!isText || words.isEmpty() || (alone && cut < 0)) {
        return;
    }
    const Span reading{.styles = Span::Small, .text = u'(' + words.sliced(cut + 1) + u')'};
    last.text = words.left(std::max<qsizetype>(cut, 0));
    m_pieces.push_back(reading);
    m_mergeFrom = m_pieces.size();
}

void MfmInline::endTime(const Open &open)
{
    static constexpr qint64 endOfYear9999 = 253'402'300'799;
    Span &last = m_pieces.back();
    bool isNumber = false;
    const qint64 seconds = last.text.trimmed().toLongLong(&isNumber);
    if (open.piece + 2 != m_pieces.size() || !isNumber || seconds < 0 || seconds > endOfYear9999) {
        return;
    }
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds);
    last.text = cleanText(QLocale().toString(time, QLocale::ShortFormat), TextUse::Name);
}

/// What begins at `at` and has no other markup in it.
std::optional<AutoLink> MfmInline::wordAt(qsizetype at)
{
    switch (m_text[at].unicode()) {
    case u'*':
    case u'_':
        return slantedAt(at);
    case u'`':
        return codeAt(at);
    case u'\\':
        return mathAt(at);
    case u'<':
        if (auto plain = plainAt(at)) {
            return plain;
        }
        break;
    default:
        break;
    }
    return mfmLinkAt(m_text, at, m_names);
}

// "*italic*", "_italic_" and "__bold__" hold nothing but ASCII words and blanks, so that "^_^" and
// file_names stay what they are.
std::optional<AutoLink> MfmInline::slantedAt(qsizetype at) const
{
    const bool bold = standsAt(at, u"__");
    const QStringView mark = m_text.sliced(at, bold ? 2 : 1);
    const qsizetype from = at + mark.size();
    const auto isWord = [](QChar c) {
        return isMfmWordChar(c) || c == u' ' || c == u'\t' || c == QChar(0x3000);
    };
    const QStringView rest = m_text.sliced(from);
    const qsizetype size = std::ranges::find_if_not(rest, isWord) - rest.begin();
    const bool inWord = !bold && at > 0 && isMfmWordChar(m_text[at - 1]);
    const bool blank = rest.first(size).trimmed().isEmpty();
    if (blank || inWord || !rest.sliced(size).startsWith(mark)) {
        return std::nullopt;
    }
    return AutoLink{size + 2 * mark.size(),
        {.styles = bold ? Span::Bold : Span::Italic, .text = rest.first(size).toString()}};
}

// No acute accent in it: (´・ω・`) is a face.
std::optional<AutoLink> MfmInline::codeAt(qsizetype at)
{
    const qsizetype end = m_backtick.next(at + 1);
    if (end == m_text.size() || end == at + 1 || m_newline.next(at + 1) < end
        || m_acute.next(at + 1) < end) {
        return std::nullopt;
    }
    return AutoLink{end + 1 - at, {.styles = Span::Code, .text = textOf(at + 1, end)}};
}

std::optional<AutoLink> MfmInline::mathAt(qsizetype at)
{
    const qsizetype from = at + 2;
    if (!standsAt(at, u"\\(")) {
        return std::nullopt;
    }
    const qsizetype end = m_mathEnd.next(from);
    if (end == m_text.size() || end == from || m_newline.next(from) < end) {
        return std::nullopt;
    }
    return AutoLink{end + 2 - at, {.styles = Span::Code, .text = textOf(from, end)}};
}

std::optional<AutoLink> MfmInline::plainAt(qsizetype at)
{
    const QStringView open = u"<plain>";
    if (!standsAt(at, open)) {
        return std::nullopt;
    }
    const qsizetype end = m_plainEnd.next(at + open.size());
    QStringView content = m_text.sliced(at + open.size(), end - at - open.size());
    content = content.sliced(content.startsWith(u'\n') ? 1 : 0);
    content.chop(content.endsWith(u'\n') ? 1 : 0);
    if (end == m_text.size() || content.isEmpty()) {
        return std::nullopt;
    }
    return AutoLink{end + open.size() + 1 - at, {.text = content.toString()}};
}

} // namespace asterism

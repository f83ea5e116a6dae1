// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/typedword.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestWord = 200; ///< an acct with a long host
constexpr qsizetype longestDisplayName = 30; ///< a sentence is none
constexpr qsizetype longestAddress = 500;

using WordKind = TypedWord::Kind;

bool isAsciiChar(QChar c)
{
    return c.unicode() < 0x80;
}

bool isWordLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

/// Full-width ones among them, which a Japanese input method gives (！ to ～).
bool isAsciiLike(QChar c)
{
    return isAsciiChar(c) || (c.unicode() >= 0xff01 && c.unicode() <= 0xff5e);
}

bool isAcctPart(QChar c)
{
    return isAsciiChar(c) && (isWordLetter(c) || c == u'.' || c == u'-');
}

/// As content/autolink.h reads hashtags.
bool isTagPart(QChar c)
{
    return isWordLetter(c) || c == u'・' || c == u'·' || c == u'\u200c';
}

bool isEmojiPart(QChar c)
{
    return isWordLetter(c) || c == u'+' || c == u'-';
}

/// Scripts that are written without blanks between words.
bool isUnspaced(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return c == u'ー' || c == u'々' || c == u'・' || c.isSurrogate();
    }
}

WordKind kindOfSign(QChar sign)
{
    switch (sign.unicode()) {
    case u'@':
    case u'＠':
        return WordKind::Person;
    case u'#':
    case u'＃':
        return WordKind::Tag;
    case u':':
    case u'：':
        return WordKind::Emoji;
    default:
        return WordKind::None;
    }
}

/// What has been seen of a word on the way from the cursor to its sign.
struct SeenWord {
    bool acct = true; ///< all of it can stand in an acct
    bool letters = true; ///< all of it can stand in a display name
    bool tag = true;
    bool emoji = true;
    bool host = false; ///< an @ was passed, with a host behind it

    void add(QChar c)
    {
        acct = acct && isAcctPart(c);
        letters = letters && isWordLetter(c);
        tag = tag && isTagPart(c);
        emoji = emoji && isEmojiPart(c);
    }
    /// An @ that begins no name may stand before a host.
    bool addHost(QStringView name)
    {
        const bool first = !host;
        *this = {.acct = true, .letters = false, .tag = false, .emoji = false, .host = true};
        return first && std::ranges::all_of(name, [](QChar c) {
            return isWordLetter(c) || c == u'.' || c == u'-';
        });
    }
    bool isNothing() const { return !acct && !letters && !tag && !emoji; }
};

bool isTypedPerson(const SeenWord &seen, QStringView typed)
{
    if (seen.host) {
        return seen.acct && isWordLetter(typed.front());
    }
    const bool name =
        seen.letters && !isAsciiChar(typed.front()) && typed.size() <= longestDisplayName;
    return name || (seen.acct && isWordLetter(typed.front()));
}

bool isTypedTag(const SeenWord &seen, QStringView typed)
{
    return seen.tag && !std::ranges::all_of(typed, [](QChar c) { return c.isDigit(); });
}

/// ":D", ":3", ":-P".
bool isFace(QStringView typed)
{
    const bool nosed = typed.startsWith(u'-');
    const QStringView mouth = typed.sliced(nosed ? 1 : 0);
    if (mouth.size() != 1) {
        return mouth.isEmpty();
    }
    return (isAsciiLike(mouth[0]) && mouth[0].isUpper()) || (mouth[0].isDigit() && !nosed);
}

bool isTypedWord(WordKind kind, const SeenWord &seen, QStringView typed)
{
    switch (kind) {
    case WordKind::Person:
        return isTypedPerson(seen, typed);
    case WordKind::Tag:
        return isTypedTag(seen, typed);
    case WordKind::Emoji:
        return seen.emoji && !isFace(typed);
    case WordKind::None:
        break;
    }
    return false;
}

/// "mail@host", "12:30", "&#39" and "/@name" begin no word.
bool beginsBehind(QChar before)
{
    return !u"@＠#＃:&=/$"_s.contains(before) && (!isWordLetter(before) || isUnspaced(before));
}

/// "場所：東京", where an emoji that Return chose would be a surprise.
bool isColonOfSentence(QStringView text, qsizetype at)
{
    if (text[at] != u'：' || at == 0) {
        return false;
    }
    const QChar before = text[at - 1];
    return before == u'：' || (isWordLetter(before) && !before.isSurrogate());
}

bool isInAddress(QStringView text, qsizetype at)
{
    const qsizetype least = std::max<qsizetype>(0, at - longestAddress);
    qsizetype from = at;
    while (from > least && !text[from - 1].isSpace()) {
        --from;
    }
    return text.sliced(from, at - from).contains("://"_L1);
}

template <typename Accepts>
qsizetype endOfPart(QStringView text, qsizetype from, const Accepts &accepts)
{
    const qsizetype most = std::min(text.size(), from + longestWord);
    qsizetype end = from;
    while (end < most && accepts(text[end])) {
        ++end;
    }
    return end;
}

/// A dot or hyphen at the end is the sentence's.
qsizetype endOfAcct(QStringView text, qsizetype from)
{
    qsizetype end = endOfPart(text, from, isAcctPart);
    while (end > from && (text[end - 1] == u'.' || text[end - 1] == u'-')) {
        --end;
    }
    return end;
}

qsizetype endOfPerson(QStringView text, qsizetype cursor, const TypedWord &word)
{
    if (!std::ranges::all_of(word.text, isAsciiChar)) {
        return cursor; // where a name ends that is written without blanks nobody knows
    }
    const qsizetype end = endOfAcct(text, cursor);
    if (word.text.contains(u'@') || end >= text.size() || text[end] != u'@') {
        return end;
    }
    const qsizetype host = endOfAcct(text, end + 1);
    return host > end + 1 ? host : end;
}

/// What follows without a blank in Japanese is the sentence's.
qsizetype endOfWord(QStringView text, qsizetype cursor, const TypedWord &word)
{
    if (word.kind == WordKind::Person) {
        return endOfPerson(text, cursor, word);
    }
    const auto isMore = [kind = word.kind](QChar c) {
        return (kind == WordKind::Tag ? isTagPart(c) : isEmojiPart(c)) && !isUnspaced(c);
    };
    const qsizetype end = endOfPart(text, cursor, isMore);
    if (word.kind != WordKind::Emoji || end >= text.size()
        || kindOfSign(text[end]) != WordKind::Emoji) {
        return end;
    }
    const bool next = end + 1 < text.size() && isEmojiPart(text[end + 1]);
    return next ? end : end + 1; // where it is not the first colon of another
}

TypedWord wordAt(QStringView text, qsizetype sign, qsizetype cursor)
{
    TypedWord word{.kind = kindOfSign(text[sign]),
        .begin = sign,
        .text = text.sliced(sign + 1, cursor - sign - 1).toString(),
        .bound = sign > 0 && isWordLetter(text[sign - 1]) && !text[sign - 1].isSurrogate()};
    word.end = endOfWord(text, cursor, word);
    return word;
}

} // namespace

TypedWord typedWord(const QString &text, qsizetype cursor)
{
    const qsizetype from = std::clamp<qsizetype>(cursor, 0, text.size());
    const qsizetype least = std::max<qsizetype>(0, from - longestWord);
    SeenWord seen;
    for (qsizetype at = from - 1; at >= least && !seen.isNothing(); --at) {
        const WordKind kind = kindOfSign(text[at]);
        const QStringView typed = QStringView(text).sliced(at + 1, from - at - 1);
        const bool begins = !typed.isEmpty() && isTypedWord(kind, seen, typed)
            && (at == 0 || beginsBehind(text[at - 1])) && !isColonOfSentence(text, at);
        if (begins) {
            return isInAddress(text, at) ? TypedWord() : wordAt(text, at, from);
        }
        if (text[at] != u'@') {
            seen.add(text[at]);
        } else if (!seen.addHost(typed)) {
            break;
        }
    }
    return {};
}

bool isTagName(const QString &name)
{
    return !name.isEmpty() && name.size() <= longestWord && std::ranges::all_of(name, isTagPart)
        && !std::ranges::all_of(name, [](QChar c) { return c.isDigit(); });
}

bool isEmojiName(const QString &name)
{
    return !name.isEmpty() && name.size() <= longestWord && std::ranges::all_of(name, isEmojiPart);
}

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tokenizer/characters.h"

#include "store/tokenizer/utf8.h"

#include <QChar>
#include <QList>
#include <QString>

using namespace Qt::Literals::StringLiterals;

namespace asterism::tokenizer {

namespace {

bool isIn(char32_t character, char32_t first, char32_t last)
{
    return character >= first && character <= last;
}

bool isAsciiWord(char32_t character)
{
    return isIn(character, '0', '9') || isIn(character, 'A', 'Z') || isIn(character, 'a', 'z');
}

// The everyday characters of Japanese, Chinese and Korean, which no folding touches.
bool isPlainGram(char32_t character)
{
    return isIn(character, 0x4E00, 0x9FFF) // Han
        || isIn(character, 0x3041, 0x3096) // hiragana
        || isIn(character, 0x30A1, 0x30FA) // katakana
        || character == 0x30FC || character == 0x3005 // ー 々
        || isIn(character, 0xAC00, 0xD7A3); // Hangul syllables
}

// The planes of rare Han characters, also those that came after the tables of this Qt.
bool isRareHan(char32_t character)
{
    return isIn(character, 0x20000, 0x3FFFD);
}

bool isGramScript(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
    case QChar::Script_Javanese:
    case QChar::Script_Balinese:
    case QChar::Script_TaiLe:
    case QChar::Script_NewTaiLue:
    case QChar::Script_TaiTham:
    case QChar::Script_TaiViet:
        return true;
    default:
        return false;
    }
}

// Letters that several of these scripts share; Unicode counts them to none.
bool isSharedGram(char32_t character)
{
    return character == 0x3006 || isIn(character, 0x3031, 0x3035) || character == 0x303C;
}

bool isBlankLetter(char32_t character)
{
    switch (character) {
    case 0x0640: // Arabic tatweel only stretches a word
    case 0x115F: // Hangul fillers are letters that nobody sees
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
        return true;
    default:
        return false;
    }
}

// These fold to letters and would grow onto the word before them ("Qt™" is "Qt", not "qttm").
bool isTradeMark(char32_t character)
{
    return character == 0x2122 || character == 0x2120;
}

Kind kindOfLetter(char32_t character)
{
    if (isBlankLetter(character)) {
        return Kind::Ignored;
    }
    const bool gram = isSharedGram(character) || isGramScript(QChar::script(character));
    return gram ? Kind::Gram : Kind::Word;
}

Kind kindByCategory(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return Kind::Mark;
    case QChar::Other_Format:
        return Kind::Ignored;
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return kindOfLetter(character);
    case QChar::Symbol_Other:
        return character == 0x2800 ? Kind::Separator : Kind::Symbol; // 2800: an empty braille cell
    case QChar::Symbol_Modifier:
        return isIn(character, 0x1F3FB, 0x1F3FF) ? Kind::Ignored : Kind::Separator; // skin tones
    case QChar::Other_NotAssigned: // emoji newer than the tables of this Qt
        return isIn(character, 0x1F000, 0x1FAFF) ? Kind::Symbol : Kind::Separator;
    default:
        return Kind::Separator;
    }
}

bool isLaterJamo(char32_t character)
{
    return isIn(character, 0x1160, 0x11FF) || isIn(character, 0xD7B0, 0xD7FB);
}

bool losesMarks(char32_t base)
{
    switch (QChar::script(base)) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Hebrew:
    case QChar::Script_Arabic:
    case QChar::Script_Common: // "1" under a key cap
        return true;
    default:
        return false;
    }
}

bool isKept(char32_t character, bool withoutMarks)
{
    const Kind kind = kindOf(character);
    if (kind != Kind::Mark) {
        return kind != Kind::Ignored;
    }
    const bool stress = character == 0x0300 || character == 0x0301; // over Cyrillic vowels
    const bool variation = isIn(character, 0xFE00, 0xFE0F) || isIn(character, 0xE0100, 0xE01EF);
    return !withoutMarks && !stress && !variation;
}

// Letters that people write otherwise on other keyboards, though Unicode sees no mark in them.
QString plainSpelling(char32_t character)
{
    switch (character) {
    case 0x00F8: // ø
        return u"o"_s;
    case 0x0142: // ł
        return u"l"_s;
    case 0x0111: // đ
        return u"d"_s;
    case 0x0127: // ħ
        return u"h"_s;
    case 0x0131: // ı
        return u"i"_s;
    case 0x00E6: // æ
        return u"ae"_s;
    case 0x0153: // œ
        return u"oe"_s;
    case 0x00DF: // ß: Qt folds one character to one
        return u"ss"_s;
    case 0x0451: // ё
        return QString(QChar(0x0435));
    default:
        return {};
    }
}

QString withoutMarks(const QString &decomposed)
{
    QString kept;
    bool lose = true; // a mark that follows nothing
    for (const uint character : decomposed.toUcs4()) {
        if (kindOf(character) != Kind::Mark) {
            lose = losesMarks(character);
        }
        if (isKept(character, lose)) {
            kept += QChar::fromUcs4(character);
        }
    }
    return kept;
}

} // namespace

Kind kindOf(char32_t character)
{
    if (character < 0x80) {
        return isAsciiWord(character) ? Kind::Word : Kind::Separator;
    }
    if (isPlainGram(character) || isRareHan(character)) {
        return Kind::Gram;
    }
    if (character == brokenCharacter || isTradeMark(character)) {
        return Kind::Separator;
    }
    return kindByCategory(character);
}

bool joins(char32_t base, char32_t character)
{
    if (character < 0x80) {
        return false;
    }
    if (character == 0xFF9E || character == 0xFF9F) {
        return isIn(base, 0xFF66, 0xFF9D);
    }
    if (isLaterJamo(character)) {
        return QChar::script(base) == QChar::Script_Hangul;
    }
    const Kind kind = kindOf(character);
    return kind == Kind::Mark || kind == Kind::Ignored;
}

bool isFoldedAlready(char32_t character)
{
    return isIn(character, 'a', 'z') || isIn(character, '0', '9') || isPlainGram(character);
}

Characters fold(std::span<const char32_t> cluster)
{
    Characters folded;
    if (isTradeMark(cluster.front()) || cluster.front() == brokenCharacter) {
        return folded;
    }
    const QString text = QString::fromUcs4(cluster.data(), static_cast<qsizetype>(cluster.size()));
    const QString bare = withoutMarks(text.normalized(QString::NormalizationForm_KD));
    const QString composed = bare.toCaseFolded().normalized(QString::NormalizationForm_C);
    for (const uint character : composed.toUcs4()) {
        const QString letters = plainSpelling(character);
        if (letters.isEmpty()) {
            folded.append(character);
        }
        for (const QChar letter : letters) {
            folded.append(letter.unicode());
        }
    }
    return folded;
}

} // namespace asterism::tokenizer

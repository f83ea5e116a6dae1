// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/pasted.h"

#include "migration/csv/filekind.h"
#include "migration/csv/person.h"
#include "migration/csv/table.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

bool isDivider(QChar c)
{
    return !c.isLetterOrNumber()
        && (c.isSpace() || u",;、，；\"'`<>()[]{}|“”„«»「」『』（）"_s.contains(c));
}

bool isBullet(QChar c)
{
    return u"*•‣◦·・–—→"_s.contains(c);
}

bool endsSentence(QChar c)
{
    return u".:!?…。：！？"_s.contains(c);
}

/// A word of a line, and where it lies in it.
struct PastedWord {
    QStringView text;
    qsizetype from = 0;
    qsizetype to = 0;
};

PastedWord trimmedWord(QStringView line, qsizetype from, qsizetype to)
{
    while (from < to && isBullet(line[from])) {
        ++from;
    }
    while (from < to && (endsSentence(line[to - 1]) || isBullet(line[to - 1]))) {
        --to;
    }
    return {line.sliced(from, to - from), from, to};
}

/// "-", "1)" and what else stands before the entries of a list.
bool saysNothing(QStringView word)
{
    return std::none_of(
        word.begin(), word.end(), [](QChar c) { return c.isLetter() || c == u'@'; });
}

/// A # that stands by itself: "#art" among other words is one of them.
bool beginsComment(QStringView line, qsizetype at)
{
    return line[at] == u'#' && (at + 1 == line.size() || line[at + 1].isSpace());
}

std::vector<PastedWord> wordsOf(QStringView line)
{
    std::vector<PastedWord> words;
    if (line.trimmed().startsWith(u'#')) {
        return words;
    }
    for (qsizetype at = 0; at < line.size() && words.size() <= size_t(mostPasted);) {
        if (isDivider(line[at])) {
            ++at;
            continue;
        }
        if (beginsComment(line, at)) {
            break;
        }
        const auto end = std::find_if(line.begin() + at, line.end(), isDivider);
        const PastedWord word = trimmedWord(line, at, end - line.begin());
        if (!saysNothing(word.text)) {
            words.push_back(word);
        }
        at = end - line.begin();
    }
    return words;
}

bool isTruth(const QString &word)
{
    static const QSet<QString> truths{u"true"_s, u"false"_s, u"yes"_s, u"no"_s};
    return truths.contains(word.toLower()) || word.startsWith("withReplies="_L1);
}

/// "de", "pt-BR": what may stand in the cell for languages.
bool isLanguage(QStringView word)
{
    const qsizetype end = word.indexOf(u'-');
    const QStringView main = end < 0 ? word : word.first(end);
    return main.size() >= 2 && main.size() <= 3 && word.size() <= 11
        && std::ranges::all_of(main, [](QChar c) { return c >= u'a' && c <= u'z'; });
}

/// A handle and then true or false is a row of an export: nobody is called "false" there.
bool isExportRow(const std::vector<PastedWord> &words)
{
    return words.size() > 1 && words[0].text.contains(u'@') && isTruth(words[1].text.toString());
}

/// Of the files that may be pasted; "domain" alone would be a word.
bool isHeaderLine(QStringView line)
{
    constexpr qsizetype longest = 200;
    if (line.size() > longest || !line.contains("account address"_L1, Qt::CaseInsensitive)) {
        return false;
    }
    QString cells = line.toString().remove(u'"');
    return isHeader(cells.replace(u';', u',').replace(u'\t', u',').split(u','));
}

/// Takes the text line by line.
class PastedReader {
public:
    /// False when that is more than is read.
    bool readLine(QStringView line)
    {
        ++m_line;
        if (isHeaderLine(line)) {
            return true;
        }
        const std::vector<PastedWord> words = wordsOf(line);
        if (words.size() > size_t(mostPasted)) {
            return false;
        }
        const bool exported = isExportRow(words);
        for (const PastedWord &word : words) {
            const QString text = word.text.toString();
            if (!exported || !(isTruth(text) || isLanguage(text))) {
                readWord(text, word);
            }
        }
        tellBad(line);
        const size_t all = m_pasted.people.size() + m_pasted.bad.size() + m_pasted.repeated.size();
        return all <= size_t(mostPasted);
    }

    Pasted take() { return std::move(m_pasted); }

private:
    void readWord(const QString &text, const PastedWord &word)
    {
        const PersonOrFault read = readPerson(text);
        if (const auto *fault = std::get_if<Fault>(&read)) {
            noteBad(word, *fault);
            return;
        }
        m_afterBad = false;
        const auto &person = std::get<Handle>(read);
        int &firstLine = m_seen[person.acct()];
        if (firstLine > 0) {
            m_pasted.repeated.push_back({m_line, firstLine, shown(text)});
            return;
        }
        firstLine = m_line;
        m_pasted.people.push_back({m_line, text, person});
    }

    /// Two words side by side that name nobody are one text.
    void noteBad(const PastedWord &word, Fault fault)
    {
        if (m_afterBad) {
            m_bad.back().to = word.to;
            m_bad.back().fault = Fault::NotAHandle;
        } else {
            m_bad.push_back({word.from, word.to, fault});
        }
        m_afterBad = true;
    }

    void tellBad(QStringView line)
    {
        for (const Bad &bad : m_bad) {
            const QString text = line.sliced(bad.from, bad.to - bad.from).toString();
            m_pasted.bad.push_back({m_line, shown(text), bad.fault});
        }
        m_bad.clear();
        m_afterBad = false;
    }

    struct Bad {
        qsizetype from = 0;
        qsizetype to = 0;
        Fault fault = Fault::NotAHandle;
    };

    Pasted m_pasted;
    QHash<QString, int> m_seen; ///< the line of each
    std::vector<Bad> m_bad; ///< of this line
    bool m_afterBad = false; ///< the last word was a bad one
    int m_line = 0;
};

/// Without its end; `rest` becomes what follows.
QStringView takeLine(QStringView &rest)
{
    const auto end = std::ranges::find_if(rest, [](QChar c) { return c == u'\n' || c == u'\r'; });
    const qsizetype length = end - rest.begin();
    const QStringView line = rest.first(length);
    rest = rest.sliced(length);
    rest = rest.sliced(rest.startsWith("\r\n"_L1) ? 2 : std::min<qsizetype>(1, rest.size()));
    return line;
}

} // namespace

Result<Pasted> readPasted(const QString &text)
{
    const Error tooLong{.kind = ErrorKind::Usage,
        .subject = Words::tr("A text that long"),
        .detail = Words::tr("at most %L1 people are read at once").arg(mostPasted)};
    if (text.size() > longestPasted) {
        return tooLong;
    }
    PastedReader reader;
    for (QStringView rest = text; !rest.isEmpty();) {
        if (!reader.readLine(takeLine(rest))) {
            return tooLong;
        }
    }
    return reader.take();
}

} // namespace asterism::csv

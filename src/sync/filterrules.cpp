// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/filterrules.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

char32_t before(const QString &text, qsizetype at)
{
    if (at <= 0) {
        return 0;
    }
    const QChar last = text[at - 1];
    const bool pair = last.isLowSurrogate() && at > 1 && text[at - 2].isHighSurrogate();
    return pair ? QChar::surrogateToUcs4(text[at - 2], last) : last.unicode();
}

char32_t after(const QString &text, qsizetype at)
{
    if (at >= text.size()) {
        return 0;
    }
    const QChar first = text[at];
    const bool pair =
        first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return pair ? QChar::surrogateToUcs4(first, text[at + 1]) : first.unicode();
}

bool partsNoWords(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

/// What may not stand at both sides of a word's edge. The mark of long vowels (ー) belongs to no
/// script of its own.
bool isWordPart(char32_t c)
{
    const bool word = QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_';
    return word && c != U'ー' && !partsNoWords(c);
}

bool isEdge(char32_t inside, char32_t outside)
{
    return !isWordPart(inside) || !isWordPart(outside);
}

/// A post, as filters of either kind look at it.
struct Searched {
    QString everything; ///< as Mastodon has it
    QStringList words; ///< as Misskey has it: warning and text, of each post that counts
    QStringList localIds;
};

/// Everything that Mastodon searches, in its order.
QString everythingIn(const Post &post, const QString &text)
{
    QStringList parts{post.warning, text};
    if (post.poll) {
        for (const Poll::Option &option : post.poll->options) {
            parts << option.title;
        }
    }
    for (const Media &media : post.media) {
        parts << media.description;
    }
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

bool isActive(const Filter &filter, qint64 now)
{
    return filter.expiresAt == 0 || filter.expiresAt > now;
}

bool matches(const Filter &filter, const Searched &searched)
{
    const auto inText = [&](const Filter::Keyword &keyword) {
        return hasKeyword(searched.everything, keyword);
    };
    const auto named = [&](const QString &id) { return filter.posts.contains(id); };
    return std::ranges::any_of(filter.keywords, inText)
        || std::ranges::any_of(searched.localIds, named);
}

/// Misskey finds nothing in what is empty.
QString wordsIn(const QString &warning, const QString &text)
{
    return QString(warning + u'\n' + text).trimmed();
}

/// What the account wrote itself is not muted where others carry it along either.
QStringList allWordsIn(const Post &post, const QString &text,
    const std::vector<CarriedWords> &carried, const QString &ownAcct)
{
    QStringList words{wordsIn(post.warning, text)};
    for (const CarriedWords &one : carried) {
        if (one.author != ownAcct) {
            words << wordsIn(one.warning, one.text);
        }
    }
    words.removeAll(QString());
    return words;
}

bool isMuted(const Filter &filter, const MutedExpression &expression, const QString &words)
{
    const auto inWords = [&](const QString &word) { return words.contains(word); };
    return (!filter.allWords.isEmpty() && std::ranges::all_of(filter.allWords, inWords))
        || expression.isIn(words);
}

std::vector<MutedExpression> expressionsOf(const std::vector<Filter> &filters)
{
    const MutingPatience patience = newMutingPatience();
    std::vector<MutedExpression> expressions;
    for (const Filter &filter : filters) {
        expressions.emplace_back(filter.expression, patience);
    }
    return expressions;
}

} // namespace

bool hasKeyword(const QString &text, const Filter::Keyword &keyword)
{
    const QString &word = keyword.text;
    if (word.isEmpty()) {
        return false;
    }
    qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        const qsizetype end = at + word.size();
        const bool edges = isEdge(after(word, 0), before(text, at))
            && isEdge(before(word, word.size()), after(text, end));
        if (!keyword.wholeWord || edges) {
            return true;
        }
        at = text.indexOf(word, at + 1, Qt::CaseInsensitive);
    }
    return false;
}

FilterRules::FilterRules(std::vector<Filter> filters, QString ownAcct)
    : m_filters(std::move(filters))
    , m_expressions(expressionsOf(m_filters))
    , m_ownAcct(std::move(ownAcct))
{
}

std::vector<FilterMatch> FilterRules::match(const Post &post, const QString &text,
    const QStringList &localIds, qint64 now, const std::vector<CarriedWords> &carried) const
{
    std::vector<FilterMatch> found;
    if (m_filters.empty() || isOwn(post)) {
        return found;
    }
    const Searched searched{.everything = everythingIn(post, text),
        .words = allWordsIn(post, text, carried, m_ownAcct),
        .localIds = localIds};
    for (size_t i = 0; i < m_filters.size(); ++i) {
        const Filter &filter = m_filters[i];
        const auto muted = [&](const QString &words) {
            return isMuted(filter, m_expressions[i], words);
        };
        if (isActive(filter, now)
            && (matches(filter, searched) || std::ranges::any_of(searched.words, muted))) {
            found.push_back({.id = filter.id,
                .title = filter.title,
                .action = filter.action,
                .contexts = filter.contexts,
                .expiresAt = filter.expiresAt});
        }
    }
    return found;
}

bool FilterRules::mutesWords() const
{
    return std::ranges::any_of(m_filters, [](const Filter &filter) {
        return !filter.allWords.isEmpty() || !filter.expression.isEmpty();
    });
}

QStringList FilterRules::active(qint64 now) const
{
    QStringList ids;
    for (const Filter &filter : m_filters) {
        if (isActive(filter, now)) {
            ids << filter.id;
        }
    }
    return ids;
}

} // namespace asterism

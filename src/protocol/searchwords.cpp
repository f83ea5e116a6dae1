// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/searchwords.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using SearchedKind = SearchCondition::Kind;

/// Names hold neither quotes nor what is not wanted: phrases count as their words.
QString wantedWords(QString words)
{
    static const QRegularExpression part(u"([-－−]?)(\"[^\"]*\"?|[^\\s\"]+)"_s);
    static const QRegularExpression signs(u"[\"*]"_s);
    for (const QChar quote : u"“”＂"_s) {
        words.replace(quote, u'"');
    }
    QStringList wanted;
    auto parts = part.globalMatch(words);
    while (parts.hasNext()) {
        const auto found = parts.next();
        if (found.captured(1).isEmpty()) {
            wanted << found.captured(2).remove(signs).simplified();
        }
    }
    wanted.removeAll(QString());
    return wanted.join(u' ');
}

qsizetype countWanted(const SearchQuery &query, SearchedKind kind)
{
    return std::ranges::count_if(query.conditions, [kind](const SearchCondition &condition) {
        return condition.kind == kind && !condition.excluded;
    });
}

/// The value of the only one; empty where there is none or several.
QString onlyWanted(const SearchQuery &query, SearchedKind kind)
{
    const auto found =
        std::ranges::find_if(query.conditions, [kind](const SearchCondition &condition) {
            return condition.kind == kind && !condition.excluded;
        });
    return countWanted(query, kind) == 1 ? found->value : QString();
}

QString nameSearched(const SearchQuery &query, SearchFor what)
{
    const QString words = wantedWords(query.words);
    if (!words.isEmpty()) {
        return words;
    }
    if (what == SearchFor::Tags) {
        return onlyWanted(query, SearchedKind::Tag);
    }
    const QString author = onlyWanted(query, SearchedKind::From);
    return author == u"me" ? QString() : author;
}

/// One condition as Mastodon says it since 4.2 (mastodon: app/lib/search_query_transformer.rb);
/// empty where it cannot.
QString mastodonOperator(const SearchQuery &query, const SearchCondition &condition)
{
    const QString minus = condition.excluded ? u"-"_s : QString();
    const bool alone = condition.excluded || countWanted(query, condition.kind) == 1;
    switch (condition.kind) {
    case SearchedKind::From:
        return alone ? minus + u"from:"_s + condition.value : QString();
    case SearchedKind::Language:
        return alone ? minus + u"language:"_s + condition.value : QString();
    case SearchedKind::Has: // app/models/concerns/status/search_concern.rb knows no warnings
        return condition.value == u"cw" ? QString() : minus + u"has:"_s + condition.value;
    case SearchedKind::Tag:
        return minus + u'#' + condition.value;
    case SearchedKind::In:
        break;
    }
    return {};
}

/// Whole days: "before" ends with the day before it as here, "after" begins with the day behind it.
void addSearchTimes(QStringList &parts, const SearchQuery &query)
{
    if (query.after > 0) {
        const QDate first = QDateTime::fromMSecsSinceEpoch(query.after).date();
        parts << u"after:"_s + first.addDays(-1).toString(Qt::ISODate);
    }
    if (query.before > 0) {
        const QDate last = QDateTime::fromMSecsSinceEpoch(query.before - 1).date();
        parts << u"before:"_s + last.addDays(1).toString(Qt::ISODate);
    }
}

QString postsSearched(const SearchQuery &query)
{
    QStringList parts;
    if (!query.words.isEmpty()) {
        parts << query.words;
    }
    for (const SearchCondition &condition : query.conditions) {
        if (const QString said = mastodonOperator(query, condition); !said.isEmpty()) {
            parts << said;
        }
    }
    addSearchTimes(parts, query);
    return parts.join(u' ');
}

} // namespace

QString searchWords(const SearchQuery &query, SearchFor what, bool operators)
{
    if (query.isEmpty()) {
        return {};
    }
    if (what != SearchFor::Posts) {
        return nameSearched(query, what);
    }
    return operators ? postsSearched(query) : query.words;
}

} // namespace asterism

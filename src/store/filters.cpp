// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filters.h"

#include "store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

constexpr int stepRows = 400;

QJsonObject toJson(const Filter &filter)
{
    QJsonArray keywords;
    for (const Filter::Keyword &keyword : filter.keywords) {
        keywords.append(QJsonObject{{u"text"_s, keyword.text}, {u"whole"_s, keyword.wholeWord}});
    }
    QJsonObject json{{u"id"_s, filter.id}, {u"title"_s, filter.title},
        {u"action"_s, int(filter.action)}, {u"contexts"_s, filter.contexts},
        {u"expires"_s, filter.expiresAt}, {u"keywords"_s, keywords},
        {u"posts"_s, QJsonArray::fromStringList(filter.posts)}};
    if (!filter.allWords.isEmpty()) {
        json.insert(u"all"_s, QJsonArray::fromStringList(filter.allWords));
    }
    if (!filter.expression.isEmpty()) {
        json.insert(u"expression"_s, filter.expression);
    }
    return json;
}

QStringList textsFrom(const QJsonArray &array)
{
    QStringList texts;
    for (const auto &text : array) {
        texts << text.toString();
    }
    return texts;
}

Filter filterFrom(const QJsonObject &json)
{
    Filter filter{.id = json[u"id"].toString(),
        .title = json[u"title"].toString(),
        .action = FilterAction(std::clamp(json[u"action"].toInt(), 1, 3)),
        .contexts = json[u"contexts"].toInt(AllContexts),
        .expiresAt = json[u"expires"].toInteger(),
        .keywords = {},
        .posts = textsFrom(json[u"posts"].toArray()),
        .allWords = textsFrom(json[u"all"].toArray()),
        .expression = json[u"expression"].toString()};
    const QJsonArray keywords = json[u"keywords"].toArray();
    for (const auto &keyword : keywords) {
        filter.keywords.push_back({keyword[u"text"].toString(), keyword[u"whole"].toBool()});
    }
    return filter;
}

QString toText(const std::vector<Filter> &filters)
{
    QJsonArray all;
    for (const Filter &filter : filters) {
        all.append(toJson(filter));
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

std::vector<Filter> filtersFrom(const QString &text)
{
    std::vector<Filter> filters;
    const QJsonArray all = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto &filter : all) {
        filters.push_back(filterFrom(filter.toObject()));
    }
    return filters;
}

std::vector<FilterMatch> matchesOf(CacheTx &tx, qint64 post, const QString &account)
{
    Loan rows = tx.db.prepare("SELECT filter, title, action, contexts, expires_at FROM filtered "
                              "WHERE post = ? AND account = ? ORDER BY filter");
    rows.bind(1, post).bind(2, account);
    std::vector<FilterMatch> found;
    while (rows.step()) {
        found.push_back({.id = rows.text(0),
            .title = rows.text(1),
            .action = FilterAction(rows.integer(2)),
            .contexts = int(rows.integer(3)),
            .expiresAt = rows.integer(4)});
    }
    return found;
}

bool hides(const std::vector<FilterMatch> &matches)
{
    return std::ranges::any_of(
        matches, [](const FilterMatch &match) { return match.action == FilterAction::Hide; });
}

/// A row that was hidden stands in no model that could hear of its post.
void noteSources(CacheTx &tx, qint64 post)
{
    Loan rows = tx.db.prepare("SELECT DISTINCT s.key FROM entry e JOIN source s ON s.id = e.source "
                              "WHERE e.post = ?");
    rows.bind(1, post);
    while (rows.step()) {
        tx.changes.sources.insert(rows.text(0));
    }
}

QStringList localIdsOf(CacheTx &tx, qint64 post, const QString &host)
{
    Loan rows = tx.db.prepare("SELECT s.local_id FROM sighting s JOIN instance i ON i.id = "
                              "s.instance WHERE s.post = ?1 AND i.host = ?2 "
                              "UNION ALL SELECT s.local_id FROM boost b JOIN sighting s ON "
                              "s.boost = b.id JOIN instance i ON i.id = s.instance "
                              "WHERE b.post = ?1 AND i.host = ?2");
    rows.bind(1, post).bind(2, host);
    QStringList ids;
    while (rows.step()) {
        ids << rows.text(0);
    }
    return ids;
}

} // namespace

Result<std::vector<AccountFilters>> accountFilters(CacheTx &tx)
{
    Loan rows = tx.db.prepare(
        "SELECT account, acct, host, filters, read_at FROM account_filters ORDER BY account");
    std::vector<AccountFilters> found;
    while (rows.step()) {
        found.push_back({.account = {rows.text(0)},
            .acct = rows.text(1),
            .host = rows.text(2),
            .filters = filtersFrom(rows.text(3)),
            .readAt = rows.integer(4)});
    }
    return found;
}

Result<Done> saveAccountFilters(
    CacheTx &tx, const Account &account, const std::vector<Filter> &filters)
{
    tx.db
        .prepare("INSERT INTO account_filters(account, acct, host, filters, read_at) "
                 "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET acct = excluded.acct, "
                 "host = excluded.host, filters = excluded.filters, read_at = excluded.read_at")
        .bind(1, account.id.value)
        .bind(2, account.acct)
        .bind(3, account.host)
        .bind(4, toText(filters))
        .bind(5, tx.now)
        .run();
    return Done{};
}

void setMatches(
    CacheTx &tx, qint64 post, const QString &account, const std::vector<FilterMatch> &matches)
{
    std::vector<FilterMatch> now = matches;
    std::erase_if(now, [](const FilterMatch &one) { return one.action == FilterAction::None; });
    std::ranges::sort(now, {}, &FilterMatch::id);
    const auto same = [](const FilterMatch &a, const FilterMatch &b) { return a.id == b.id; };
    now.erase(std::unique(now.begin(), now.end(), same), now.end());
    const std::vector<FilterMatch> before = matchesOf(tx, post, account);
    if (now == before) {
        return;
    }
    tx.db.prepare("DELETE FROM filtered WHERE post = ? AND account = ?")
        .bind(1, post)
        .bind(2, account)
        .run();
    for (const FilterMatch &match : now) {
        tx.db
            .prepare("INSERT INTO filtered(post, account, filter, title, action, contexts, "
                     "expires_at) VALUES(?, ?, ?, ?, ?, ?, ?)")
            .bind(1, post)
            .bind(2, account)
            .bind(3, match.id)
            .bind(4, match.title)
            .bind(5, int(match.action))
            .bind(6, match.contexts)
            .bind(7, match.expiresAt)
            .run();
    }
    tx.changes.posts.insert(post);
    if (hides(now) != hides(before)) {
        noteSources(tx, post);
    }
}

Result<ShownPosts> shownTo(CacheTx &tx, const AccountId &account, const QString &host, qint64 below)
{
    // All accounts' rows count towards the step: among a million posts of others it stays short.
    Loan rows =
        tx.db.prepare("SELECT post, account FROM viewer WHERE post < ? ORDER BY post DESC LIMIT ?");
    rows.bind(1, below).bind(2, stepRows);
    std::vector<qint64> own;
    ShownPosts found{.posts = {}, .next = below};
    int count = 0;
    while (rows.step()) {
        ++count;
        found.next = rows.integer(0);
        if (rows.text(1) == account.value) {
            own.push_back(found.next);
        }
    }
    found.more = count == stepRows;
    if (found.more) {
        // The last post's other accounts may stand in the next step.
        found.next += 1;
        std::erase(own, found.next - 1);
    }
    for (const qint64 post : own) {
        found.posts.push_back({postByRow(tx, post), localIdsOf(tx, post, host)});
    }
    return found;
}

std::vector<Filtered> filteredBy(CacheTx &tx, qint64 post)
{
    Loan rows = tx.db.prepare("SELECT account, title, action, contexts FROM filtered "
                              "WHERE post = ?1 AND (expires_at = 0 OR expires_at > ?2)");
    rows.bind(1, post).bind(2, tx.now);
    std::vector<Filtered> found;
    while (rows.step()) {
        found.push_back({.account = rows.text(0),
            .title = rows.text(1),
            .action = FilterAction(rows.integer(2)),
            .contexts = int(rows.integer(3))});
    }
    return found;
}

} // namespace asterism::store

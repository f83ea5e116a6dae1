// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/filters.h"

#include "base/clock.h"
#include "protocol/json.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

// What a server may make us hold against every post.
constexpr size_t mostFilters = 500;
constexpr int mostKeywords = 2000;
constexpr int mostPosts = 2000;
constexpr qsizetype longestKeyword = 512; // Mastodon's
constexpr qsizetype longestFilterTitle = 200;

FilterAction actionOf(const QJsonObject &filter)
{
    const QString word = json::text(filter, "filter_action"_L1);
    if (word == "hide"_L1) {
        return FilterAction::Hide;
    }
    return word == "blur"_L1 ? FilterAction::Blur : FilterAction::Warn;
}

int contextBit(const QString &word)
{
    static const QHash<QString, int> bits{{u"home"_s, HomeContext},
        {u"notifications"_s, NotificationsContext}, {u"public"_s, PublicContext},
        {u"thread"_s, ThreadContext}, {u"account"_s, AccountContext}};
    return bits.value(word);
}

int contextsOf(const QJsonObject &filter)
{
    const QJsonArray words = json::array(filter, "context"_L1, 20);
    int contexts = 0;
    for (const QJsonValue word : words) {
        contexts |= contextBit(word.toString());
    }
    return words.isEmpty() ? int(AllContexts) : contexts;
}

std::vector<Filter::Keyword> keywordsOf(const QJsonObject &filter)
{
    std::vector<Filter::Keyword> keywords;
    for (const QJsonValue value : json::array(filter, "keywords"_L1, mostKeywords)) {
        const QJsonObject keyword = value.toObject();
        const QString text = json::text(keyword, "keyword"_L1).left(longestKeyword);
        if (!text.isEmpty()) {
            keywords.push_back({text, json::truth(keyword, "whole_word"_L1)});
        }
    }
    return keywords;
}

QStringList postsOf(const QJsonObject &filter)
{
    QStringList posts;
    for (const QJsonValue value : json::array(filter, "statuses"_L1, mostPosts)) {
        const QString id = json::text(value.toObject(), "status_id"_L1);
        if (!id.isEmpty()) {
            posts << id;
        }
    }
    return posts;
}

} // namespace

FilterMatch matchFromJson(const QJsonObject &filter)
{
    const QString title = json::text(filter, "title"_L1).left(longestFilterTitle);
    const QString id = json::text(filter, "id"_L1);
    return {.id = id.isEmpty() ? title : id,
        .title = title,
        .action = actionOf(filter),
        .contexts = contextsOf(filter),
        .expiresAt = parseIsoTime(json::text(filter, "expires_at"_L1))};
}

std::optional<Filter> filterFromJson(const QJsonObject &filter)
{
    const FilterMatch head = matchFromJson(filter);
    Filter found{.id = json::text(filter, "id"_L1),
        .title = head.title,
        .action = head.action,
        .contexts = head.contexts,
        .expiresAt = head.expiresAt,
        .keywords = keywordsOf(filter),
        .posts = postsOf(filter)};
    const bool empty = found.keywords.empty() && found.posts.isEmpty();
    return found.id.isEmpty() || empty ? std::nullopt : std::optional(std::move(found));
}

std::optional<Filter> filterFromJsonV1(const QJsonObject &filter)
{
    const QString phrase = json::text(filter, "phrase"_L1).left(longestKeyword);
    const QString id = json::text(filter, "id"_L1);
    if (id.isEmpty() || phrase.isEmpty()) {
        return std::nullopt;
    }
    const bool hides = json::truth(filter, "irreversible"_L1);
    return Filter{.id = id,
        .title = phrase.left(longestFilterTitle),
        .action = hides ? FilterAction::Hide : FilterAction::Warn,
        .contexts = contextsOf(filter),
        .expiresAt = parseIsoTime(json::text(filter, "expires_at"_L1)),
        .keywords = {{phrase, json::truth(filter, "whole_word"_L1)}},
        .posts = {}};
}

Result<std::vector<Filter>> MastodonFamily::decodeFilters(
    const Instance &instance, const Response &response, int version) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    std::vector<Filter> filters;
    int keywords = 0;
    for (const QJsonValue row : *rows) {
        auto filter =
            version == 1 ? filterFromJsonV1(row.toObject()) : filterFromJson(row.toObject());
        if (filter && filters.size() < mostFilters && keywords < mostKeywords) {
            keywords += int(filter->keywords.size());
            filters.push_back(std::move(*filter));
        }
    }
    return filters;
}

} // namespace asterism::mastodon

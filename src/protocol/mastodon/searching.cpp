// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v2/search for words (docs.joinmastodon.org/methods/search)
#include "base/log.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int mostFound = 40; // of a kind, everywhere
constexpr int furthestOffset = 2000; ///< whoever has more pages passes over "offset"
constexpr qsizetype longestTagName = 500;

Error cannotSearch(const Instance &instance, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = why};
}

bool isSearched(const Capabilities &can, SearchFor what)
{
    switch (what) {
    case SearchFor::People:
        return can.searchPeople;
    case SearchFor::Posts:
        return can.searchPosts;
    case SearchFor::Tags:
        return can.searchTags;
    }
    return false;
}

QLatin1StringView typeOf(SearchFor what)
{
    switch (what) {
    case SearchFor::People:
        return "accounts"_L1;
    case SearchFor::Posts:
        return "statuses"_L1;
    case SearchFor::Tags:
        break;
    }
    return "hashtags"_L1;
}

/// GoToSocial and Mitra take only what begins with it for a hashtag.
QString queryText(const Capabilities &can, SearchFor what, QString text)
{
    if (what != SearchFor::Tags) {
        return text;
    }
    while (text.startsWith(u'#')) {
        text.remove(0, 1);
    }
    return can.tagsWithoutHash ? text : u'#' + text;
}

int limitOf(const SearchSpec &spec)
{
    return std::clamp(spec.limit, 1, mostFound);
}

/// An object, or the name alone as of version 1; snac writes the # with it.
std::optional<Hashtag> tagFromJson(const QJsonValue &row)
{
    const QJsonObject json = row.toObject();
    QString name = row.isString() ? row.toString().trimmed() : json::text(json, "name"_L1);
    while (name.startsWith(u'#')) {
        name.remove(0, 1);
    }
    return name.isEmpty() || name.size() > longestTagName
        ? std::nullopt
        : std::optional(Hashtag{name, json::webAddress(json, "url"_L1)});
}

template <typename T> void takeFound(std::vector<T> &all, Result<T> found, int &skipped)
{
    if (found) {
        all.push_back(std::move(*found));
    } else {
        ++skipped;
        qCWarning(logProtocol) << "row skipped:" << found.error().subject << found.error().detail;
    }
}

void takeRow(Findings &findings, const QJsonValue &row, SearchFor what, const Instance &instance)
{
    if (what == SearchFor::People) {
        takeFound(findings.people, accountFromJson(row.toObject(), instance), findings.skipped);
    } else if (what == SearchFor::Posts) {
        takeFound(findings.posts, statusFromJson(row.toObject(), instance, true), findings.skipped);
    } else if (const auto tag = tagFromJson(row)) {
        findings.tags.push_back(*tag);
    } else {
        ++findings.skipped;
    }
}

} // namespace

/// Nothing is said of "resolve": Pixelfed fetches as soon as the name stands there
/// (app/Services/SearchApiV2Service.php).
Result<Request> MastodonFamily::search(const Instance &instance, const SearchSpec &spec) const
{
    const Capabilities can = capabilities(instance);
    const QString text = queryText(can, spec.what, spec.text.trimmed());
    if (text.isEmpty() || text == u"#" || text.size() > longestSearch) {
        return cannotSearch(instance, Words::tr("there must be a few words to search for"));
    }
    if (!isSearched(can, spec.what)) {
        return cannotSearch(instance, Words::tr("this server does not search for that"));
    }
    QUrlQuery query;
    add(query, u"q"_s, text);
    add(query, u"type"_s, typeOf(spec.what));
    add(query, u"limit"_s, QString::number(limitOf(spec)));
    if (const int offset = spec.below.toInt(); offset > 0) {
        add(query, u"offset"_s, QString::number(offset));
    }
    return get(instance, u"v2/search"_s, query);
}

Result<Findings> MastodonFamily::decodeSearch(
    const Instance &instance, const Response &response, const SearchSpec &spec) const
{
    const auto found = json::objectAnswer(response, instance.host, false);
    if (!found) {
        return found.error();
    }
    const QLatin1StringView key = typeOf(spec.what);
    if (!(*found)[key].isArray()) {
        return json::badAnswer(
            instance.host, Words::tr("no search result in the answer"), response.status);
    }
    // snac gives more than it was asked for, and has no further page then.
    const QJsonArray rows = json::array(*found, key, mostFound);
    Findings findings;
    for (const QJsonValue row : rows) {
        takeRow(findings, row, spec.what, instance);
    }
    const int offset = std::max(0, spec.below.toInt()) + limitOf(spec);
    if (capabilities(instance).searchPages && !rows.isEmpty() && offset < furthestOffset) {
        findings.below = QString::number(offset);
    }
    return findings;
}

} // namespace asterism::mastodon

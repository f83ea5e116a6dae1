// SPDX-License-Identifier: GPL-3.0-or-later

// Answers that are people: GET /api/v1/accounts/:id/following and followers,
// /api/v1/lists/:id/accounts and /api/v1/collections/:id
// (docs.joinmastodon.org/methods/collections)
#include "protocol/mastodon/people.h"
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// Friendica and others may give more than they were asked for; nobody gives more than this.
constexpr size_t mostPeople = 200;
/// Mastodon has 25 in a collection, and names its owner beside them.
constexpr int mostCollected = 100;
constexpr qsizetype longestName = 500;

std::optional<Actor> understood(const QJsonValue &row, const Instance &instance)
{
    auto actor = accountFromJson(row.toObject(), instance);
    if (!actor) {
        qCWarning(logProtocol) << "row skipped:" << actor.error().subject << actor.error().detail;
        return {};
    }
    return std::move(*actor);
}

/// The accounts beside a collection are those in it and whoever made it. Nothing where the server
/// does not say who is in it.
std::optional<QSet<QString>> idsIn(const QJsonObject &collection)
{
    if (!collection["items"_L1].isArray()) {
        return {};
    }
    QSet<QString> ids;
    for (const QJsonValue value : json::array(collection, "items"_L1, mostCollected)) {
        const QJsonObject item = value.toObject();
        const QString state = json::text(item, "state"_L1);
        if (state.isEmpty() || state == u"accepted"_s) {
            ids.insert(json::text(item, "account_id"_L1));
        }
    }
    return ids;
}

} // namespace

PeoplePage peopleFrom(const QJsonArray &rows, const Instance &instance)
{
    PeoplePage page;
    for (const QJsonValue row : rows) {
        if (page.people.size() >= mostPeople) {
            break;
        }
        if (auto actor = understood(row, instance)) {
            page.people.push_back(std::move(*actor));
        } else {
            ++page.skipped;
        }
    }
    return page;
}

Result<PeoplePage> MastodonFamily::decodePeople(
    const Instance &instance, const Response &response, const PageSpec &spec, bool asGuest) const
{
    const auto rows = json::arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return rows.error();
    }
    PeoplePage page = peopleFrom(*rows, instance);
    // The ids in the rows are of people, those of the pages are the server's own.
    const QString older =
        belowPeople(capabilities(instance), response, spec.maxId, rows->isEmpty());
    if (!rows->isEmpty() && older != spec.maxId) {
        page.older = older;
    }
    return page;
}

Result<PeopleCollection> MastodonFamily::decodeCollection(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto answer = json::objectAnswer(response, instance.host, asGuest);
    if (!answer) {
        return answer.error();
    }
    const QJsonObject about = json::object(*answer, "collection"_L1);
    if (about.isEmpty() || !(*answer)["accounts"_L1].isArray()) {
        return json::badAnswer(
            instance.host, Words::tr("no collection in the answer"), response.status);
    }
    PeopleCollection collection{.name = json::text(about, "name"_L1).left(longestName)};
    const auto ids = idsIn(about);
    const QString owner = json::text(about, "account_id"_L1);
    for (const QJsonValue row : json::array(*answer, "accounts"_L1, mostCollected)) {
        const QString id = json::text(row.toObject(), "id"_L1);
        if (ids ? !ids->contains(id) : id == owner) {
            continue;
        }
        if (auto actor = understood(row, instance)) {
            collection.people.push_back(std::move(*actor));
        }
    }
    return collection;
}

} // namespace asterism::mastodon

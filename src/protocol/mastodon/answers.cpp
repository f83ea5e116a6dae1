// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// No server hands out more rows than this; what a hostile one adds is not looked at.
constexpr int maxRows = 200;
constexpr size_t mostLists = 1000; // Mastodon allows 50
constexpr qsizetype longestTitle = 500;
/// While a server puts a home together anew: Mastodon (docs: methods/timelines) and Pixelfed. What
/// is not there yet is not gone.
constexpr int partialContent = 206;
constexpr int maxThread = 4200; // Mastodon gives an account 4096 ancestors and descendants

void logSkipped(const Error &error)
{
    qCWarning(logProtocol) << "row skipped:" << error.subject << error.detail;
}

/// A row of the timeline that is read in conversations is the newest post of one.
Result<TimelineItem> itemFromJson(
    const QJsonObject &row, const Instance &instance, bool withViewer, Source::Kind kind)
{
    return kind == Source::Kind::Direct ? conversationFromJson(row, instance)
                                        : statusFromJson(row, instance, withViewer);
}

void decodeRows(Page &page, const QJsonArray &rows, const Instance &instance, bool withViewer,
    Source::Kind kind = Source::Kind::Home)
{
    for (const QJsonValue row : rows) {
        auto item = itemFromJson(row.toObject(), instance, withViewer, kind);
        if (item) {
            page.items.push_back(std::move(*item));
        } else {
            ++page.skipped;
            logSkipped(item.error());
        }
    }
}

/// The statuses of notifications. A server may pass over which types were asked for, and of a
/// mention that was deleted there is none left.
QJsonArray mentionsIn(const QJsonArray &notifications)
{
    QJsonArray statuses;
    for (const QJsonValue row : notifications) {
        const QJsonObject notification = row.toObject();
        const QJsonObject status = json::object(notification, "status"_L1);
        if (json::text(notification, "type"_L1) == "mention"_L1 && !status.isEmpty()) {
            statuses.append(status);
        }
    }
    return statuses;
}

/// Those that still have a post.
QJsonArray withPosts(const QJsonArray &conversations)
{
    QJsonArray found;
    for (const QJsonValue row : conversations) {
        if (!json::object(row.toObject(), "last_status"_L1).isEmpty()) {
            found.append(row);
        }
    }
    return found;
}

QString lastStatusId(const QJsonValue &conversation)
{
    return json::text(json::object(conversation.toObject(), "last_status"_L1), "id"_L1);
}

/// Favourites are paged by ids that stand in the Link alone, mentions by those of notifications.
/// Conversations stand in the order of their newest posts, whatever the Link pages by: of older
/// posts in them nothing is told, so that one which is missing is not gone.
void setCursors(Page &page, const Response &response, const QJsonArray &rows, Source::Kind kind)
{
    page.ordered = kind != Source::Kind::Favourites && kind != Source::Kind::Mentions
        && kind != Source::Kind::Direct;
    if (page.ordered || rows.isEmpty()) {
        return;
    }
    if (kind == Source::Kind::Direct) {
        const QJsonArray told = withPosts(rows);
        page.firstCursor = told.isEmpty() ? QString() : lastStatusId(told.first());
        page.lastCursor = told.isEmpty() ? QString() : lastStatusId(told.last());
        return;
    }
    if (kind == Source::Kind::Mentions) {
        page.firstCursor = json::text(rows.first().toObject(), "id"_L1);
        page.lastCursor = json::text(rows.last().toObject(), "id"_L1);
        return;
    }
    const PageLink newer = links(response).prev;
    page.lastCursor = page.older;
    page.firstCursor = newer.minId.isEmpty() ? newer.sinceId : newer.minId;
    if (page.firstCursor.isEmpty()) {
        page.firstCursor = page.lastCursor; // what is above it is read again, and no harm done
    }
}

/// Where it is no list of conversations it is a timeline like any other.
Source::Kind kindOfRows(const Instance &instance, Source::Kind kind)
{
    const bool plain = kind == Source::Kind::Direct && !capabilities(instance).conversations;
    return plain ? Source::Kind::Home : kind;
}

/// Those that are about a post.
QJsonArray rowsOfKind(const QJsonArray &rows, Source::Kind kind)
{
    switch (kind) {
    case Source::Kind::Mentions:
        return mentionsIn(rows);
    case Source::Kind::Direct:
        return withPosts(rows);
    default:
        return rows;
    }
}

/// Whose address has no name in it cannot be misspelt: the server has no such timeline (Pleroma:
/// web/mastodon_api/controllers/timeline_controller.ex says 404 of one that is switched off).
Error aboutTimeline(Error error, Source::Kind kind)
{
    const bool nameless = kind == Source::Kind::Local || kind == Source::Kind::Federated
        || kind == Source::Kind::Bubble;
    if (nameless && error.kind == ErrorKind::NotFound) {
        error.kind = ErrorKind::Rejected;
    }
    return error;
}

void decodePosts(std::vector<Post> &posts, int &skipped, const QJsonArray &rows,
    const Instance &instance, bool withViewer)
{
    for (const QJsonValue row : rows) {
        auto post = postFromJson(row.toObject(), instance, withViewer);
        if (post) {
            posts.push_back(std::move(*post));
        } else {
            ++skipped;
            logSkipped(post.error());
        }
    }
}

/// The number alone stays the same when one post goes and another comes; who moved or was suspended
/// is to be read, too.
QString markOf(const QJsonObject &account, qint64 posts)
{
    const bool special =
        json::truth(account, "suspended"_L1) || !json::object(account, "moved"_L1).isEmpty();
    return u"%1 %2%3"_s.arg(posts).arg(
        json::text(account, "last_status_at"_L1).left(40), special ? u" !"_s : QString());
}

std::optional<Tally> tallyOf(const QJsonObject &account)
{
    const QString id = json::text(account, "id"_L1);
    const qint64 posts = json::count(account, "statuses_count"_L1);
    return id.isEmpty() || posts < 0
        ? std::nullopt
        : std::optional(Tally{.localId = id, .mark = markOf(account, posts)});
}

} // namespace

Result<Page> MastodonFamily::page(
    const Instance &instance, const Response &response, const PageSpec &spec, bool asGuest) const
{
    auto rows = json::arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return aboutTimeline(rows.error(), spec.kind);
    }
    while (rows->size() > maxRows) {
        rows->removeLast();
    }
    const Source::Kind kind = kindOfRows(instance, spec.kind);
    Page page;
    page.rows = int(rows->size());
    decodeRows(page, rowsOfKind(*rows, kind), instance, !asGuest, kind);
    // max_id is exclusive: a page that holds its own cursor comes from a server that ignores it
    // (snac's public timeline), and would come again for ever.
    const bool ignored = !spec.maxId.isEmpty() && placeOfRow(*rows, spec.maxId) >= 0;
    if (!rows->isEmpty() && !ignored) {
        // The ids of conversations are no cursors, but where a Link says so.
        page.older = kind == Source::Kind::Direct
            ? belowLink(response)
            : belowPage(capabilities(instance), response, *rows);
    }
    if (page.older == spec.maxId) {
        page.older.clear();
    }
    page.end = page.older.isEmpty() && response.status != partialContent;
    setCursors(page, response, *rows, kind);
    return page;
}

Result<TimelineItem> MastodonFamily::decodeStatus(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto status = json::objectAnswer(response, instance.host, asGuest);
    return status ? statusFromJson(*status, instance, !asGuest)
                  : Result<TimelineItem>(status.error());
}

Result<Thread> MastodonFamily::decodeContext(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto context = json::objectAnswer(response, instance.host, asGuest);
    if (!context) {
        return context.error();
    }
    if (!context->contains("ancestors"_L1) && !context->contains("descendants"_L1)) {
        return json::badAnswer(
            instance.host, Words::tr("no thread in the answer"), response.status);
    }
    Thread thread;
    decodePosts(thread.ancestors, thread.skipped, json::array(*context, "ancestors"_L1, maxThread),
        instance, !asGuest);
    decodePosts(thread.descendants, thread.skipped,
        json::array(*context, "descendants"_L1, maxThread), instance, !asGuest);
    return thread;
}

Result<Actor> MastodonFamily::decodeActor(
    const Instance &instance, const Response &response, bool asGuest, const QString &subject) const
{
    const QString &name = subject.isEmpty() ? instance.host : subject;
    const auto account = json::objectAnswer(response, name, asGuest);
    return account ? accountFromJson(*account, instance) : Result<Actor>(account.error());
}

Result<std::vector<Tally>> MastodonFamily::decodeTallies(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto rows = json::arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return rows.error();
    }
    std::vector<Tally> tallies;
    for (const QJsonValue row : *rows) {
        if (const auto tally = tallyOf(row.toObject()); tally && tallies.size() < maxRows) {
            tallies.push_back(*tally);
        }
    }
    return tallies;
}

std::optional<Tally> MastodonFamily::decodeTally(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto account = json::objectAnswer(response, instance.host, asGuest);
    return account ? tallyOf(*account) : std::nullopt;
}

Result<std::vector<ServerList>> MastodonFamily::decodeServerLists(
    const Instance &instance, const Response &response) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    std::vector<ServerList> lists;
    for (const QJsonValue row : *rows) {
        const QJsonObject list = row.toObject();
        const QString id = json::text(list, "id"_L1);
        if (!id.isEmpty() && lists.size() < mostLists) {
            const QString title = json::text(list, "title"_L1).left(longestTitle);
            lists.push_back({.account = {}, .id = id, .title = title});
        }
    }
    return lists;
}

Result<Resolved> MastodonFamily::decodeResolved(
    const Instance &instance, const Response &response) const
{
    const auto found = json::objectAnswer(response, instance.host, false);
    if (!found) {
        return found.error();
    }
    if (!found->contains("accounts"_L1) && !found->contains("statuses"_L1)) {
        return json::badAnswer(
            instance.host, Words::tr("no search result in the answer"), response.status);
    }
    Resolved resolved;
    for (const QJsonValue value : json::array(*found, "accounts"_L1, 40)) {
        auto actor = accountFromJson(value.toObject(), instance);
        if (actor) {
            resolved.actors.push_back(std::move(*actor));
        } else {
            logSkipped(actor.error());
        }
    }
    Page posts;
    decodeRows(posts, json::array(*found, "statuses"_L1, 40), instance, true);
    resolved.posts = std::move(posts.items);
    return resolved;
}

} // namespace asterism::mastodon

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// No server hands out more rows than 100; what a hostile one adds is not looked at.
constexpr int mostPageRows = 200;
constexpr int mostTallies = 200;

using Rows = std::vector<QJsonObject>;

/// Hidden, or a renote of what is hidden or was deleted. Every look brings such rows again, so that
/// they are no news.
bool isWithheldRow(const QJsonObject &row)
{
    const bool lost = row["renote"_L1].isNull() && !json::text(row, "renoteId"_L1).isEmpty();
    return lost || json::truth(row, "isHidden"_L1)
        || json::truth(json::object(row, "renote"_L1), "isHidden"_L1);
}

void logRow(const QJsonObject &row, const Error &error)
{
    if (isWithheldRow(row)) {
        qCDebug(logProtocol) << "row skipped:" << error.subject << error.detail;
    } else {
        qCWarning(logProtocol) << "row skipped:" << error.subject << error.detail;
    }
}

QString idOfRow(const QJsonObject &row)
{
    return json::text(row, "id"_L1);
}

Rows rowsOf(const QJsonArray &array)
{
    Rows rows;
    for (const QJsonValue value : array) {
        if (rows.size() < mostPageRows) {
            rows.push_back(value.toObject());
        }
    }
    return rows;
}

/// Newest first: a page above an id comes the other way round, and caches of older servers answer
/// in any order. Ids of one server are in the order of their bytes.
void sortRows(Rows &rows)
{
    std::ranges::stable_sort(rows, std::ranges::greater(), idOfRow);
}

/// A favourite is {"id", "createdAt", "noteId", "note"}: its own id is where the page goes on.
bool isFavourite(const QJsonObject &row)
{
    return row.contains("noteId"_L1) && row.contains("note"_L1) && !row.contains("user"_L1);
}

Result<TimelineItem> itemOfRow(const QJsonObject &row, const Instance &instance, bool withViewer)
{
    if (!isFavourite(row)) {
        return noteFromJson(row, instance, withViewer);
    }
    auto item = noteFromJson(json::object(row, "note"_L1), instance, withViewer);
    if (item && item->post.viewer) {
        item->post.viewer->bookmarked = true;
    }
    return item;
}

void readRows(Page &page, const Rows &rows, const Instance &instance, bool withViewer)
{
    for (const QJsonObject &row : rows) {
        auto item = itemOfRow(row, instance, withViewer);
        if (item) {
            page.items.push_back(std::move(*item));
        } else {
            ++page.skipped;
            logRow(row, item.error());
        }
    }
}

/// Who requires others to sign in shows guests that there are notes, and none of them.
bool isForSignedInOnly(const Rows &rows)
{
    const auto withheld = [](const QJsonObject &row) {
        return json::truth(row, "isHidden"_L1)
            && json::truth(json::object(row, "user"_L1), "requireSigninToViewContents"_L1);
    };
    return !rows.empty() && std::ranges::all_of(rows, withheld);
}

Error forSignedInOnly(const Instance &instance)
{
    return {.kind = ErrorKind::Forbidden,
        .subject = instance.host,
        .detail = Words::tr("the posts are shown only to people who are signed in")};
}

Error notShown(const Instance &instance)
{
    return {.kind = ErrorKind::Forbidden,
        .subject = instance.host,
        .detail = Words::tr("the post is not shown to everybody")};
}

/// What stands before the server, or is no Misskey any more, has no word of its: only that tells
/// that a post is gone.
Error errorAboutNote(Error error, const Response &response)
{
    const QString code = errorCode(response);
    const bool saysSo = !code.isEmpty() && code != "UNKNOWN_API_ENDPOINT"_L1;
    if (error.kind == ErrorKind::NotFound && !saysSo) {
        error.kind = ErrorKind::BadAnswer;
    }
    return error;
}

/// The oldest id of the page. One that does not lie below what was asked for leads nowhere.
QString cursorBelow(const Rows &rows, const PageSpec &spec)
{
    const auto last = std::find_if(
        rows.rbegin(), rows.rend(), [](const QJsonObject &row) { return !idOfRow(row).isEmpty(); });
    const QString id = last == rows.rend() ? QString() : idOfRow(*last);
    return spec.maxId.isEmpty() || id < spec.maxId ? id : QString();
}

/// The page of a profile holds what is pinned to it, in the profile's order; there is no more.
Result<Page> pinnedPage(const QJsonObject &user, const Instance &instance, bool withViewer)
{
    if (!user["pinnedNotes"_L1].isArray()) {
        return json::badAnswer(instance.host, Words::tr("the answer has an unknown form"));
    }
    const Rows rows = rowsOf(json::array(user, "pinnedNotes"_L1, maxPinned));
    Page page;
    page.rows = int(rows.size());
    page.end = true;
    readRows(page, rows, instance, withViewer);
    return page;
}

void readPosts(std::vector<Post> &posts, int &skipped, const Rows &rows, const Instance &instance,
    bool withViewer)
{
    for (const QJsonObject &row : rows) {
        auto post = postFromJson(row, instance, withViewer);
        if (post) {
            posts.push_back(std::move(*post));
        } else {
            ++skipped;
            logRow(row, post.error());
        }
    }
}

/// Oldest first, so that everything comes after what it answers.
Result<Rows> threadRows(const Instance &instance, const Response &response, bool asGuest)
{
    const auto array = arrayAnswer(response, instance.host, asGuest);
    if (!array) {
        return array.error();
    }
    Rows rows = rowsOf(*array);
    std::ranges::stable_sort(rows, std::ranges::less(), idOfRow);
    return rows;
}

/// The number alone stays the same when one post goes and another comes; the time is that of the
/// last post or of the last change of the profile.
QString markOfUser(const QJsonObject &user, qint64 posts)
{
    const bool special =
        json::truth(user, "isSuspended"_L1) || !json::text(user, "movedTo"_L1).isEmpty();
    return u"%1 %2%3"_s.arg(posts).arg(
        json::text(user, "updatedAt"_L1).left(40), special ? u" !"_s : QString());
}

std::optional<Tally> tallyOfUser(const QJsonObject &user)
{
    const QString id = idOfRow(user);
    const qint64 posts = json::count(user, "notesCount"_L1);
    return id.isEmpty() || posts < 0
        ? std::nullopt
        : std::optional(Tally{.localId = id, .mark = markOfUser(user, posts)});
}

Result<Resolved> foundPerson(const QJsonObject &user, const Instance &instance)
{
    auto actor = userFromJson(user, instance);
    if (!actor) {
        return actor.error();
    }
    Resolved resolved;
    resolved.actors.push_back(std::move(*actor));
    return resolved;
}

Result<Resolved> foundNote(const QJsonObject &note, const Instance &instance)
{
    if (json::truth(note, "isHidden"_L1)) {
        return notShown(instance);
    }
    auto item = noteFromJson(note, instance, true);
    if (!item) {
        return item.error();
    }
    Resolved resolved;
    resolved.posts.push_back(std::move(*item));
    return resolved;
}

} // namespace

Result<Page> MisskeyFamily::page(
    const Instance &instance, const Response &response, const PageSpec &spec, bool asGuest) const
{
    const auto told = answer(response, instance.host, asGuest);
    if (!told) {
        return told.error();
    }
    if (told->isObject()) {
        return pinnedPage(told->toObject(), instance, !asGuest);
    }
    Rows rows = rowsOf(told->toArray());
    sortRows(rows);
    if (asGuest && spec.maxId.isEmpty() && isForSignedInOnly(rows)) {
        return forSignedInOnly(instance);
    }
    Page page;
    page.rows = int(rows.size());
    readRows(page, rows, instance, !asGuest);
    page.older = cursorBelow(rows, spec);
    page.end = page.older.isEmpty();
    // Of what was received: what the account wrote itself is in no page, and not gone for that.
    const bool some = spec.kind == Source::Kind::Favourites || spec.kind == Source::Kind::Direct;
    if (some && !rows.empty()) {
        page.ordered = false;
        page.firstCursor = idOfRow(rows.front());
        page.lastCursor = idOfRow(rows.back());
    }
    return page;
}

Result<TimelineItem> MisskeyFamily::decodeStatus(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto note = objectAnswer(response, instance.host, asGuest);
    if (!note) {
        return errorAboutNote(note.error(), response);
    }
    if (json::truth(*note, "isHidden"_L1)) {
        return notShown(instance);
    }
    return noteFromJson(*note, instance, !asGuest);
}

Result<Thread> MisskeyFamily::decodeContext(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto rows = threadRows(instance, response, asGuest);
    if (!rows) {
        return rows.error();
    }
    Thread thread;
    readPosts(thread.descendants, thread.skipped, *rows, instance, !asGuest);
    // The newest come first, and are sorted here.
    thread.older = rows->size() >= size_t(mostRows) ? idOfRow(rows->front()) : QString();
    // Quotes stand among the answers.
    std::erase_if(
        thread.descendants, [](const Post &post) { return post.answers == Post::Answers::Nobody; });
    return thread;
}

Result<Thread> MisskeyFamily::decodeAncestors(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto rows = threadRows(instance, response, asGuest);
    if (!rows) {
        return rows.error();
    }
    Thread thread;
    readPosts(thread.ancestors, thread.skipped, *rows, instance, !asGuest);
    return thread;
}

Result<Actor> MisskeyFamily::decodeActor(
    const Instance &instance, const Response &response, bool asGuest, const QString &subject) const
{
    const QString &name = subject.isEmpty() ? instance.host : subject;
    const auto user = objectAnswer(response, name, asGuest);
    return user ? userFromJson(*user, instance) : Result<Actor>(user.error());
}

Result<std::vector<Tally>> MisskeyFamily::decodeTallies(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto rows = arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return rows.error();
    }
    std::vector<Tally> tallies;
    for (const QJsonValue row : *rows) {
        if (const auto tally = tallyOfUser(row.toObject()); tally && tallies.size() < mostTallies) {
            tallies.push_back(*tally);
        }
    }
    return tallies;
}

std::optional<Tally> MisskeyFamily::decodeTally(
    const Instance &instance, const Response &response, bool asGuest) const
{
    const auto user = objectAnswer(response, instance.host, asGuest);
    return user ? tallyOfUser(*user) : std::nullopt;
}

Result<Resolved> MisskeyFamily::decodeResolved(
    const Instance &instance, const Response &response) const
{
    const auto found = objectAnswer(response, instance.host, false);
    if (!found) {
        // Nobody and nothing of that name is an answer, too; an unknown call is none.
        const QString code = errorCode(response);
        const bool nothing = found.error().kind == ErrorKind::NotFound && !code.isEmpty()
            && code != "UNKNOWN_API_ENDPOINT"_L1;
        return nothing ? Result<Resolved>(Resolved{}) : Result<Resolved>(found.error());
    }
    const QJsonObject object = json::object(*found, "object"_L1);
    const QString type = json::text(*found, "type"_L1);
    if (type == "User"_L1) {
        return foundPerson(object, instance);
    }
    if (type == "Note"_L1) {
        return foundNote(object, instance);
    }
    if (found->contains("username"_L1)) {
        return foundPerson(*found, instance);
    }
    if (found->contains("userId"_L1)) {
        return foundNote(*found, instance);
    }
    return json::badAnswer(
        instance.host, Words::tr("no search result in the answer"), response.status);
}

} // namespace asterism::misskey

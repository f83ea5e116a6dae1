// SPDX-License-Identifier: GPL-3.0-or-later

// i/notifications and i/notifications-grouped (Misskey: packages/backend/src/types.ts,
// core/entities/NotificationEntityService.ts)
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/parts.h"
#include "protocol/misskey/refusals.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

constexpr qsizetype mostNotices = 200; // nobody is asked for more than 100
constexpr int mostGrouped = 500; // a page holds no more of them
constexpr size_t mostDoers = 20;
constexpr qsizetype longestNoticeType = 100;
constexpr qsizetype longestText = 2000;
constexpr qint64 largestNotices = 8 * 1024 * 1024; // each comes with a note and what that answers

using NoticeKind = Notification::Kind;

struct Meaning {
    QLatin1StringView type;
    NoticeKind kind;
};

constexpr Meaning meanings[] = {
    // Misskey: notificationTypes in types.ts. Roles, achievements, finished exports, sign-ins,
    // messages of apps and the like have no kind here, but words: textOfNotice().
    {"note"_L1, NoticeKind::Post}, {"follow"_L1, NoticeKind::Follow},
    {"mention"_L1, NoticeKind::Mention}, {"reply"_L1, NoticeKind::Reply},
    {"renote"_L1, NoticeKind::Boost}, {"quote"_L1, NoticeKind::Quote},
    {"reaction"_L1, NoticeKind::Reaction}, {"pollEnded"_L1, NoticeKind::PollEnded},
    {"receiveFollowRequest"_L1, NoticeKind::FollowRequest},
    {"followRequestAccepted"_L1, NoticeKind::FollowAccepted},
    {"scheduledNotePosted"_L1, NoticeKind::Scheduled}, {"edited"_L1, NoticeKind::Edited}, // Sharkey
};

/// Groups are called after what they hold: "reaction:grouped".
NoticeKind kindOfType(const QString &type)
{
    const QString single = type.section(u':', 0, 0);
    const auto *found = std::ranges::find(meanings, single, &Meaning::type);
    return found != std::end(meanings) ? found->kind : NoticeKind::Other;
}

/// What a message of an app says, first its heading.
QString appText(const QJsonObject &row)
{
    QStringList parts{json::text(row, "header"_L1), json::text(row, "body"_L1)};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

/// The room or the group to which somebody invites.
QString invitationText(const QJsonObject &row)
{
    const QJsonObject invitation = json::object(row, "invitation"_L1);
    const QString room = json::text(json::object(invitation, "room"_L1), "name"_L1);
    return room.isEmpty() ? json::text(json::object(invitation, "group"_L1), "name"_L1) : room;
}

QString textOfNotice(const QJsonObject &row, const QString &type)
{
    if (type == "app"_L1) {
        return appText(row);
    }
    if (type == "roleAssigned"_L1) {
        return json::text(json::object(row, "role"_L1), "name"_L1);
    }
    if (row.contains("invitation"_L1)) {
        return invitationText(row);
    }
    if (type == "scheduledNotePostFailed"_L1) {
        return json::text(json::object(row, "noteDraft"_L1), "text"_L1);
    }
    for (const auto key :
        {"achievement"_L1, "exportedEntity"_L1, "importedEntity"_L1, "message"_L1, "reason"_L1}) {
        if (const QString text = json::text(row, key); !text.isEmpty()) {
            return text;
        }
    }
    return {};
}

/// A note that is hidden from the account makes a notification without a post.
std::optional<Post> postOf(const QJsonObject &row, const Instance &instance)
{
    const QJsonObject note = json::object(row, "note"_L1);
    if (note.isEmpty()) {
        return {};
    }
    auto post = postFromJson(note, instance, true);
    if (!post) {
        qCDebug(logProtocol) << "note skipped:" << post.error().subject << post.error().detail;
        return {};
    }
    return std::move(*post);
}

void addDoer(Notification &notice, const QJsonObject &user, const QJsonObject &row,
    const QString &reaction, const Instance &instance)
{
    auto actor = userFromJson(user, instance);
    if (!actor) {
        return;
    }
    ++notice.people;
    if (notice.doers.size() >= mostDoers) {
        return;
    }
    Notification::Doer doer{.actor = std::move(*actor), .reaction = {}};
    if (notice.kind == NoticeKind::Reaction) {
        doer.reaction = reactionTo(json::object(row, "note"_L1), reaction, instance);
    }
    notice.doers.push_back(std::move(doer));
}

/// "reactions" of {user, reaction}, or "users", of a group; the last one first.
void readDoers(Notification &notice, const QJsonObject &row, const Instance &instance)
{
    for (const QJsonValue value : json::array(row, "reactions"_L1, mostGrouped)) {
        const QJsonObject one = value.toObject();
        addDoer(
            notice, json::object(one, "user"_L1), row, json::text(one, "reaction"_L1), instance);
    }
    for (const QJsonValue value : json::array(row, "users"_L1, mostGrouped)) {
        addDoer(notice, value.toObject(), row, {}, instance);
    }
    const QJsonObject user = json::object(row, "user"_L1);
    if (notice.doers.empty() && !user.isEmpty()) {
        addDoer(notice, user, row, json::text(row, "reaction"_L1), instance);
    }
}

Error unusableNotice(const Instance &instance, const Notification &notice, const QString &what)
{
    return json::badAnswer(
        instance.host, u"notification %1 has no usable %2"_s.arg(notice.localId.left(100), what));
}

} // namespace

Result<Notification> noticeFromJson(const QJsonObject &row, const Instance &instance)
{
    Notification notice;
    notice.localId = idIn(row, "id"_L1);
    const QString type = json::text(row, "type"_L1);
    notice.word = type.left(longestNoticeType);
    notice.kind = kindOfType(type);
    notice.createdAt = timeIn(row, "createdAt"_L1);
    if (notice.localId.isEmpty() || type.isEmpty() || notice.createdAt <= 0) {
        return unusableNotice(instance, notice, u"id, type or createdAt"_s);
    }
    readDoers(notice, row, instance);
    if (notice.doers.empty() && isBySomebody(notice.kind)) {
        return unusableNotice(instance, notice, u"user"_s);
    }
    notice.post = postOf(row, instance);
    notice.text = textOfNotice(row, type).left(longestText);
    return notice;
}

namespace {

QString idOfNotice(const QJsonObject &row)
{
    return json::text(row, "id"_L1);
}

/// Newest first, whatever order came: those above an id come the other way round. A group has the
/// id of its oldest, so that the next page goes on below all of it.
std::vector<QJsonObject> sortedNotices(const QJsonArray &array)
{
    std::vector<QJsonObject> rows;
    for (const QJsonValue value : array) {
        if (qsizetype(rows.size()) < mostNotices) {
            rows.push_back(value.toObject());
        }
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), idOfNotice);
    return rows;
}

} // namespace

/// Misskey takes everything for read that it tells, unless it is asked not to.
Result<Request> MisskeyFamily::notifications(const Instance &instance, const PageSpec &spec) const
{
    Request request =
        ask(instance, u"i/notifications"_s, withSpec({{u"markAsRead"_s, false}}, spec));
    request.maxBytes = largestNotices;
    return request;
}

/// Misskey: endpoints/notifications/mark-all-as-read.ts
Result<Request> MisskeyFamily::saveNoticeMarker(
    const Instance &instance, const QString & /*localId*/) const
{
    return tell(instance, u"notifications/mark-all-as-read"_s);
}

Result<QString> MisskeyFamily::decodeNoticeMarker(
    const Instance &instance, const Response &response) const
{
    const auto done = answer(response, instance.host, false);
    return done ? Result<QString>(QString()) : Result<QString>(inOurWords(done.error(), response));
}

Result<NotificationPage> MisskeyFamily::decodeNotifications(
    const Instance &instance, const Response &response, const PageSpec &spec) const
{
    const auto array = arrayAnswer(response, instance.host, false);
    if (!array) {
        return inOurWords(array.error(), response);
    }
    const std::vector<QJsonObject> rows = sortedNotices(*array);
    NotificationPage page;
    page.told = int(rows.size());
    for (const QJsonObject &row : rows) {
        auto notice = noticeFromJson(row, instance);
        if (notice) {
            page.rows.push_back(std::move(*notice));
        } else {
            ++page.skipped;
            qCWarning(logProtocol)
                << "row skipped:" << notice.error().subject << notice.error().detail;
        }
    }
    if (!rows.empty()) {
        page.newest = idOfNotice(rows.front());
        const QString last = idOfNotice(rows.back());
        // One that does not lie below what was asked for leads nowhere.
        page.older = spec.maxId.isEmpty() || last < spec.maxId ? last : QString();
    }
    page.end = page.older.isEmpty();
    return page;
}

} // namespace asterism::misskey

// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/notifications (docs.joinmastodon.org/methods/notifications and
// entities/Notification), as every server of the family answers it
#include "base/clock.h"
#include "base/log.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/status.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype mostNotices = 200; // nobody is asked for more than 80
constexpr qsizetype longestNoticeType = 100;
constexpr qsizetype longestText = 2000;
constexpr qsizetype longestKey = 500;
constexpr qint64 largestNotices = 8 * 1024 * 1024; // each comes with a post and its author

/// What Pleroma and Akkoma know (web/api_spec/operations/notification_operation.ex) and is shown
/// here; each passes over those that only later versions have (web/api_spec/cast_and_validate.ex).
constexpr QLatin1StringView namedTypes[] = {"mention"_L1, "status"_L1, "reblog"_L1, "follow"_L1,
    "follow_request"_L1, "favourite"_L1, "poll"_L1, "update"_L1, "move"_L1,
    "pleroma:emoji_reaction"_L1, "pleroma:report"_L1};

using NoticeKind = Notification::Kind;

struct Meaning {
    QLatin1StringView type;
    NoticeKind kind;
};

constexpr Meaning meanings[] = {
    // Mastodon: docs.joinmastodon.org/entities/Notification. What concerns its collections and the
    // look back at a year has no kind here.
    {"mention"_L1, NoticeKind::Mention},
    {"status"_L1, NoticeKind::Post},
    {"reblog"_L1, NoticeKind::Boost},
    {"follow"_L1, NoticeKind::Follow},
    {"follow_request"_L1, NoticeKind::FollowRequest},
    {"favourite"_L1, NoticeKind::Favourite},
    {"poll"_L1, NoticeKind::PollEnded},
    {"update"_L1, NoticeKind::Edited},
    {"admin.sign_up"_L1, NoticeKind::SignUp},
    {"admin.report"_L1, NoticeKind::Report},
    {"severed_relationships"_L1, NoticeKind::Severed},
    {"moderation_warning"_L1, NoticeKind::Warning},
    {"quote"_L1, NoticeKind::Quote},
    {"quoted_update"_L1, NoticeKind::Edited},
    // Pleroma, Akkoma, Mitra: web/mastodon_api/views/notification_view.ex,
    // mitra_api/src/mastodon_api/notifications/types.rs
    {"move"_L1, NoticeKind::Moved},
    {"pleroma:emoji_reaction"_L1, NoticeKind::Reaction},
    {"pleroma:report"_L1, NoticeKind::Report},
    // GoToSocial: internal/gtsmodel/notification.go; `pending` says the rest
    {"pending.favourite"_L1, NoticeKind::Favourite},
    {"pending.reply"_L1, NoticeKind::Reply},
    {"pending.reblog"_L1, NoticeKind::Boost},
    // snac (mastoapi.c), Iceshrimp.NET (NotificationEntity.cs), forks of glitch-soc
    {"reaction"_L1, NoticeKind::Reaction},
    // Fedibird and kmyblue: app/models/notification.rb
    {"emoji_reaction"_L1, NoticeKind::Reaction},
    {"status_reference"_L1, NoticeKind::Quote},
    {"list_status"_L1, NoticeKind::Post},
    {"scheduled_status"_L1, NoticeKind::Scheduled},
    {"warning"_L1, NoticeKind::Warning},
    // Pixelfed: app/Transformer/Api/NotificationTransformer.php
    {"share"_L1, NoticeKind::Boost},
    {"comment"_L1, NoticeKind::Reply},
    {"direct"_L1, NoticeKind::Mention},
    {"tagged"_L1, NoticeKind::Mention},
};

NoticeKind kindOfType(const QString &type)
{
    const auto *found = std::ranges::find(meanings, type, &Meaning::type);
    return found != std::end(meanings) ? found->kind : NoticeKind::Other;
}

/// snac writes an emoji of Unicode as HTML does: "&#128077;".
QString withoutReference(const QString &text)
{
    const bool isOne = text.startsWith("&#"_L1) && text.endsWith(u';');
    const uint code = isOne ? text.mid(2, text.size() - 3).toUInt() : 0;
    if (code == 0 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code)) {
        return isOne ? QString() : text;
    }
    const char32_t point = code;
    return QString::fromUcs4(&point, 1);
}

/// Pleroma and those after it have "emoji" and "emoji_url", snac a "name" beside them, Fedibird and
/// kmyblue "emoji_reaction", other forks "reaction" in the form of those of a status.
Reaction reactionOf(const QJsonObject &row)
{
    for (const auto key : {"emoji_reaction"_L1, "reaction"_L1}) {
        Reaction reaction = reactionFromJson(json::object(row, key));
        if (!reaction.name.isEmpty()) {
            reaction.count = 0;
            return reaction;
        }
    }
    QString emoji = json::text(row, "emoji"_L1);
    emoji = emoji.isEmpty() ? withoutReference(json::text(row, "name"_L1)) : emoji;
    return reactionFromJson({{u"name"_s, emoji}, {u"url"_s, row["emoji_url"_L1]}});
}

QString acctIn(const QJsonObject &account, const Instance &instance)
{
    const auto actor = accountFromJson(account, instance);
    return actor ? actor->acct : QString();
}

/// Whom it is about and why: Mastodon's Report, Pleroma's (views/report_view.ex).
QString reportText(const QJsonObject &report, const Instance &instance)
{
    const bool mastodons = report.contains("target_account"_L1);
    const auto whom = mastodons ? "target_account"_L1 : "account"_L1;
    QStringList parts{acctIn(json::object(report, whom), instance),
        json::text(report, mastodons ? "comment"_L1 : "content"_L1)};
    parts.removeAll(QString());
    return parts.join(u": "_s);
}

/// Of both.
QString reportIdOf(const QJsonObject &row)
{
    const QString id = json::text(json::object(row, "report"_L1), "id"_L1);
    return id.size() <= longestKey ? id : QString();
}

QString warningText(const QJsonObject &row)
{
    const QJsonObject told = json::object(row, "moderation_warning"_L1);
    const QJsonObject warning = told.isEmpty() ? json::object(row, "account_warning"_L1) : told;
    const QString text = json::text(warning, "text"_L1);
    return text.isEmpty() ? json::text(warning, "action"_L1) : text;
}

QString textOfNotice(const QJsonObject &row, NoticeKind kind, const Instance &instance)
{
    switch (kind) {
    case NoticeKind::Moved:
        return acctIn(json::object(row, "target"_L1), instance);
    case NoticeKind::Report:
        return reportText(json::object(row, "report"_L1), instance);
    case NoticeKind::Warning:
        return warningText(row);
    case NoticeKind::Severed:
        return json::text(json::object(row, "event"_L1), "target_name"_L1);
    case NoticeKind::Other:
        return json::text(json::object(row, "collection"_L1), "name"_L1);
    default:
        return {};
    }
}

/// A post that is gone is null; one that makes no sense must not take the notification with it.
std::optional<Post> postOf(const QJsonObject &row, const Instance &instance)
{
    const QJsonObject status = json::object(row, "status"_L1);
    if (status.isEmpty()) {
        return {};
    }
    auto post = postFromJson(status, instance, true);
    if (!post) {
        qCWarning(logProtocol) << "post skipped:" << post.error().subject << post.error().detail;
        return {};
    }
    return std::move(*post);
}

/// Of what the moderators did the account itself stands there.
void readDoer(Notification &notice, const QJsonObject &row, const Instance &instance)
{
    if (notice.kind == NoticeKind::Severed || notice.kind == NoticeKind::Warning) {
        return;
    }
    auto actor = accountFromJson(json::object(row, "account"_L1), instance);
    if (!actor) {
        return;
    }
    Notification::Doer doer{.actor = std::move(*actor), .reaction = {}};
    if (notice.kind == NoticeKind::Reaction) {
        doer.reaction = reactionOf(row);
    }
    notice.doers.push_back(std::move(doer));
    notice.people = 1;
}

Error unusableNotice(const Instance &instance, const Notification &notice, const QString &what)
{
    return json::badAnswer(
        instance.host, u"notification %1 has no usable %2"_s.arg(notice.localId.left(100), what));
}

} // namespace

bool isOfChat(const QJsonObject &notification)
{
    return json::text(notification, "type"_L1) == "pleroma:chat_mention"_L1;
}

Result<Notification> noticeFromJson(const QJsonObject &row, const Instance &instance)
{
    Notification notice;
    notice.localId = json::text(row, "id"_L1);
    const QString type = json::text(row, "type"_L1);
    notice.word = type.left(longestNoticeType);
    notice.kind = kindOfType(type);
    notice.createdAt = parseIsoTime(json::text(row, "created_at"_L1));
    if (notice.localId.isEmpty() || type.isEmpty() || notice.createdAt <= 0) {
        return unusableNotice(instance, notice, u"id, type or created_at"_s);
    }
    // Mitra says so of a mention that answers.
    if (notice.kind == NoticeKind::Mention && json::text(row, "subtype"_L1) == "reply"_L1) {
        notice.kind = NoticeKind::Reply;
    }
    readDoer(notice, row, instance);
    if (notice.doers.empty() && isBySomebody(notice.kind)) {
        return unusableNotice(instance, notice, u"account"_s);
    }
    notice.post = postOf(row, instance);
    notice.text = textOfNotice(row, notice.kind, instance).left(longestText);
    notice.reportId = notice.kind == NoticeKind::Report ? reportIdOf(row) : QString();
    notice.pending = type.startsWith("pending."_L1);
    const QString key = json::text(row, "group_key"_L1);
    if (!key.startsWith("ungrouped-"_L1) && key.size() <= longestKey) {
        notice.groupKey = key;
    }
    return notice;
}

namespace {

/// max_id is exclusive. Pixelfed's may be not; whose page holds the row further down passes over
/// max_id, and would be read for ever.
bool isAnotherPage(QJsonArray &rows, const QString &maxId)
{
    const qsizetype known = maxId.isEmpty() ? -1 : placeOfRow(rows, maxId);
    if (known == 0) {
        rows.removeFirst();
    }
    return known <= 0;
}

} // namespace

Result<Request> MastodonFamily::notifications(const Instance &instance, const PageSpec &spec) const
{
    const Capabilities can = capabilities(instance);
    if (!can.notifications) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server tells no notifications")};
    }
    QUrlQuery query;
    if (can.noticesByName) {
        for (const QLatin1StringView type : namedTypes) {
            add(query, u"types[]"_s, type);
        }
    }
    addSpec(query, spec, can.notificationsLimit);
    Request request = get(instance, u"v1/notifications"_s, query);
    request.maxBytes = largestNotices;
    return request;
}

Result<NotificationPage> MastodonFamily::decodeNotifications(
    const Instance &instance, const Response &response, const PageSpec &spec) const
{
    auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    while (rows->size() > mostNotices) {
        rows->removeLast();
    }
    NotificationPage page;
    const bool goesOn = isAnotherPage(*rows, spec.maxId);
    page.told = int(rows->size());
    for (const QJsonValue row : std::as_const(*rows)) {
        if (isOfChat(row.toObject())) {
            continue; // nothing is wrong with it
        }
        auto notice = noticeFromJson(row.toObject(), instance);
        if (notice) {
            page.rows.push_back(std::move(*notice));
        } else {
            ++page.skipped;
            qCWarning(logProtocol)
                << "row skipped:" << notice.error().subject << notice.error().detail;
        }
    }
    if (!rows->isEmpty()) {
        page.newest = json::text(rows->first().toObject(), "id"_L1);
        const QString older = belowPage(capabilities(instance), response, *rows);
        page.older = goesOn && older != spec.maxId ? older : QString();
    }
    page.end = page.older.isEmpty();
    return page;
}

} // namespace asterism::mastodon

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/movedwords.h"

#include "base/clock.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

QString subjectKey(MovedKind kind)
{
    switch (kind) {
    case MovedKind::DomainBlocks:
        return u"host"_s;
    case MovedKind::Bookmarks:
    case MovedKind::Clips:
        return u"uri"_s;
    case MovedKind::Tags:
        return u"tag"_s;
    default:
        return u"handle"_s;
    }
}

QJsonValue toldOrNull(const std::optional<bool> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject itemJson(const MovedItem &item, MovedKind kind)
{
    QJsonObject object{{subjectKey(kind), item.subject.isNull() ? u""_s : item.subject}};
    if (kind == MovedKind::Lists) {
        object.insert(u"list"_s, item.list.isNull() ? u""_s : item.list);
    } else if (kind == MovedKind::Clips) {
        object.insert(u"clip"_s, item.list.isNull() ? u""_s : item.list);
    } else if (kind == MovedKind::Follows) {
        object.insert(u"boosts"_s, toldOrNull(item.boosts));
        object.insert(u"notify"_s, toldOrNull(item.notify));
        object.insert(u"languages"_s,
            item.languages ? QJsonValue(QJsonArray::fromStringList(*item.languages))
                           : QJsonValue(QJsonValue::Null));
    } else if (kind == MovedKind::Mutes) {
        object.insert(u"hide_notifications"_s, toldOrNull(item.hideNotifications));
        object.insert(u"expires_at"_s,
            item.expiresAt > 0 ? QJsonValue(isoTime(item.expiresAt))
                               : QJsonValue(QJsonValue::Null));
    }
    return object;
}

} // namespace asterism::cli

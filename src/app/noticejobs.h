// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"
#include "store/teller.h"
#include "sync/core.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

// How notifications and what was searched for go between processes: made safe to show, in short.
namespace asterism {

/// A post: its `body` is empty, the plain text (at most 10,000 characters) stands in its place.
struct ToldPost {
    QString text;
    Post post;
};

/// A notification; `postText` is that of its post, whose `body` is empty.
struct ToldNotification {
    Notification notification;
    QString postText;
    QStringList filters; ///< titles of those that fold the post for the account
};

QJsonObject postToJob(const store::Prepared &prepared);
ToldPost postFromJob(const QJsonObject &json);

/// Nothing where the account's filters leave the post out.
std::optional<QJsonObject> notificationToJob(
    const Notification &notification, const Core &core, const AccountId &account);
ToldNotification notificationFromJob(const QJsonObject &json);
/// The rows of one result of the job "notifications".
std::vector<ToldNotification> notificationsFromJob(const QJsonObject &result);

} // namespace asterism

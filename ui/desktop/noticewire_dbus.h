// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/notice.h"

#include <QDBusArgument>
#include <QStringList>
#include <QVariantList>

namespace asterism::ui {

/// (iiibiiay): width, height, bytes a row, alpha or not, bits a channel, channels, RGBA.
struct NoticePicture {
    int width = 0;
    int height = 0;
    int rowBytes = 0;
    bool hasAlpha = true;
    int bits = 8;
    int channels = 4;
    QByteArray pixels;
};

QDBusArgument &operator<<(QDBusArgument &to, const NoticePicture &picture);
const QDBusArgument &operator>>(const QDBusArgument &from, NoticePicture &picture);

/// What a server of notices can show.
struct NoticeAbilities {
    bool body = false;
    bool markup = false; ///< the body is read as markup
    bool actions = false;
};

NoticeAbilities noticeAbilities(const QStringList &names);

/// The arguments of org.freedesktop.Notifications.Notify
/// (specifications.freedesktop.org/notification-spec). `replaced` is the number of the notice whose
/// place it takes, or 0.
QVariantList notifyArguments(const Notice &notice, uint replaced, const NoticeAbilities &can);

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::NoticePicture)

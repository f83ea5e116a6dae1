// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"
#include "ui/viewmodels/noticetopics.h"

#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QStringList>
#include <QTime>

namespace asterism::ui {

/// What an account was chosen to tell, where that was chosen.
using NoticeChoices = QMap<NoticeTopic, bool>;

/// When the desktop is to be told of something, and when not.
struct NoticeWishes {
    bool on = true;
    QHash<QString, NoticeChoices> accounts = {}; ///< by id
    bool quiet = false; ///< each day between these times; may cross midnight
    QTime quietFrom = QTime(22, 0); ///< local time
    QTime quietTo = QTime(7, 0);
    qint64 mutedUntil = 0; ///< ms; 0: not at all

    bool operator==(const NoticeWishes &) const = default;
};

/// Somebody who mutes means today or tomorrow: a later end is a clock that was set back.
constexpr qint64 longestMuteMs = 2 * 24 * 60 * 60 * 1000LL;

/// What happened, to whom.
struct NoticeOccasion {
    QStringList accounts; ///< ids of those that were told
    Notification::Kind kind = Notification::Kind::Other;
    bool direct = false; ///< its post is for the people only whom it names
};

/// The account's own choice, whatever the time.
bool isChosen(const NoticeWishes &wishes, const QString &account, NoticeTopic topic);
/// Those accounts of the occasion that are to tell of it, whatever the time.
QStringList choosing(const NoticeWishes &wishes, const NoticeOccasion &occasion);
/// Nothing is to be shown just now.
bool isQuiet(const NoticeWishes &wishes, const QDateTime &localTime);
/// When that ends, as far as is known at that time: its own moment (ms) where it is not quiet.
qint64 quietUntil(const NoticeWishes &wishes, const QDateTime &localTime);
/// Both: somebody wants it, and now.
bool isWanted(
    const NoticeWishes &wishes, const NoticeOccasion &occasion, const QDateTime &localTime);

// As settings (store/settings.h):
inline const QString noticesOnKey = QStringLiteral("notices-on");
inline const QString noticesQuietKey = QStringLiteral("notices-quiet");
inline const QString noticesMutedKey = QStringLiteral("notices-muted-until");
QString noticesOfKey(const QString &account);
QString choicesText(const NoticeChoices &choices); ///< "boosts=1 mentions=0"
QString quietText(const NoticeWishes &wishes); ///< "1 22:00 07:00"
/// `saved`: store::settings(). What cannot be understood is as at first.
NoticeWishes readNoticeWishes(const QHash<QString, QString> &saved);

} // namespace asterism::ui

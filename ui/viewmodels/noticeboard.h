// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "ui/desktop/noticedesk.h"
#include "ui/viewmodels/noticenews.h"
#include "ui/viewmodels/noticewording.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace asterism::ui {

/// What of notifications is on the desktop, and what a click there means. A row is one notice: with
/// another event in its group it says so in the same place.
class NoticeBoard : public QObject {
    Q_OBJECT

public:
    /// Somebody's picture, where it is here already, else a null one; told later, or not at all.
    using Picture =
        std::function<void(const Actor &actor, std::function<void(const QImage &)> done)>;
    /// Whether that row was read by one of the accounts.
    using IsRead = std::function<bool(qint64 row, const QStringList &accounts)>;

    /// Notifier and clock outlive it. `picture` may be null.
    NoticeBoard(Notifier &notifier, const Clock &clock, Picture picture, QObject *parent = nullptr);

    /// `accounts`: those that tell of it, at least one.
    void put(const NoticeNews &news, const std::vector<Account> &accounts);
    /// Takes the place of the one before.
    void putSummary(const std::vector<MissedNotices> &missed);
    void withdrawSummary();
    void withdrawRead(const IsRead &isRead);

Q_SIGNALS:
    // A click, on the notice itself or one of its buttons. `token`: for takeActivationToken();
    // `account`: who was told.
    void wantsPost(const QString &uri, const QString &token, const QString &account);
    void wantsPerson(const QString &handle, const QString &token);
    void wantsReply(const QString &uri, const QString &account, const QString &token);
    void wantsWindow(const QString &token);
    /// As Acting::act().
    void acts(const QString &kind, const QString &uri, const QString &account);
    /// To a follow request: the word of an action, "@user@host", an own account's id.
    void answers(const QString &kind, const QString &handle, const QString &account);
    /// It is not on the desktop any more.
    void summaryGone();

private:
    struct Shown {
        QString key;
        QString group;
        qint64 row = 0;
        QStringList accounts; ///< all that were told
        QString post; ///< uri; empty: it is about none
        QString person; ///< acct of who did it last
        // Ids of the accounts that do it; empty: it cannot be done.
        QString replier;
        QString booster;
        QString favouriter;
        QString answerer;
    };

    static Shown shownOf(const NoticeNews &news, const std::vector<Account> &accounts);
    static QList<NoticeAction> actionsOf(const Shown &shown);
    Notice together(const QString &group, int count) const;
    void keep(const Shown &shown);
    void tell(const QString &key, qint64 row, const Notice &notice);
    std::optional<Shown> take(const QString &key);
    bool holds(const QString &group) const;
    void activated(const QString &key, const QString &action, const QString &token);
    void open(const Shown &shown, const QString &token);
    void act(const Shown &shown, const QString &action, const QString &token);

    Notifier &m_notifier;
    Picture m_picture;
    QHash<QString, QString> m_accts; ///< by group
    std::vector<Shown> m_shown; ///< the newest of them, the oldest first
    NoticeDesk m_desk;
};

} // namespace asterism::ui

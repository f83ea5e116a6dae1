// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listnews.h"
#include "ui/desktop/noticedesk.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace asterism::ui {

/// What the desktop is told of new posts in lists: one notice each, or one for many.
class ListNotices : public QObject {
    Q_OBJECT

public:
    /// Somebody is looking at that list just now, so that nothing need be told of it.
    using IsSeen = std::function<bool(const ListId &list)>;

    /// Notifier and clock outlive it.
    ListNotices(Notifier &notifier, const Clock &clock, IsSeen isSeen, QObject *parent = nullptr);

    void tell(const ListNewsItem &item);
    void seen(const ListId &list); ///< somebody looks at it now

    /// Plain texts: who and where, and what they wrote, or why it has a warning.
    static Notice noticeOf(const ListNewsItem &item);

Q_SIGNALS:
    /// A notice was clicked: of one post, or of several (`uri` is empty). `token` is for
    /// takeActivationToken().
    void wantsPost(const QString &uri, const QString &token);

private:
    Notice together(const QString &group, int count) const;
    void activated(const QString &key, const QString &token);

    IsSeen m_isSeen;
    QHash<QString, QString> m_names; ///< of lists, by group
    NoticeDesk m_desk;
};

} // namespace asterism::ui

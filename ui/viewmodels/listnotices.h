// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listnews.h"
#include "ui/desktop/noticedesk.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace asterism::ui {

/// What the desktop is told of new posts in lists: one notice each, or one for many. A post that
/// concerns an own account besides is NoticeTeller's to tell.
class ListNotices : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Notifier &notifier;
        const Clock &clock;
        /// Somebody is looking at that list just now, so that nothing need be told of it.
        std::function<bool(const ListId &list)> isSeen;
        /// Notices are wanted, and it is not quiet.
        std::function<bool()> mayTell;
        /// The desktop was told of that post already, for another reason.
        std::function<bool(const QString &uri)> isTold;
    };

    /// All of it outlives it.
    explicit ListNotices(Parts parts, QObject *parent = nullptr);

    void tell(const ListNewsItem &item);
    void seen(const ListId &list); ///< somebody looks at it now
    /// The desktop is told of that post for another reason, which says more.
    void toldOtherwise(const QString &uri);

    /// Plain texts: who and where, and what they wrote, or why it has a warning.
    static Notice noticeOf(const ListNewsItem &item);

Q_SIGNALS:
    /// A notice was clicked: of one post, or of several (`uri` is empty). `token` is for
    /// takeActivationToken().
    void wantsPost(const QString &uri, const QString &token);

private:
    Notice together(const QString &group, int count) const;
    void activated(const QString &key, const QString &token);

    Parts m_parts;
    QHash<QString, QString> m_names; ///< of lists, by group
    NoticeDesk m_desk;
};

} // namespace asterism::ui

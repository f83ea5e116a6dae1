// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/noticeplaces.h"
#include "ui/models/timelinemodel.h"
#include "ui/viewmodels/followrequests.h"
#include "ui/viewmodels/heldnotices.h"

#include <QHash>
#include <QPointer>

#include <functional>

namespace asterism::ui {

/// What columns of notifications need besides; null, or nothing, in tests without.
struct NoticeContext {
    NoticePlaces *places = nullptr; ///< told what was seen; says what is unread
    QPointer<FollowRequests> requests = {}; ///< how wishes to follow stand
    QPointer<HeldNotices> held = {}; ///< of whom no row tells
    /// Whether somebody sits there and sees the window.
    std::function<bool()> isInFront = [] { return true; };
};

/// The rows of a column of notifications: a TimelineModel whose query wants these. What is unread
/// is marked, and the mark stays a moment after it was seen; wishes to follow say whether they can
/// be answered.
class NoticesModel : public asterism::ui::TimelineModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a column")
    /// Of whom its servers keep back that no row tells of them, in a sentence; mostly empty.
    Q_PROPERTY(QString held READ held NOTIFY heldChanged FINAL)

public:
    static constexpr int seenMs = 1000; ///< shorter than that nobody reads
    static constexpr int marksMs = 4000; ///< that long they stay behind what was seen

    /// `desk` outlives it.
    NoticesModel(TimelineContext context, RowQuery query, const NoticeContext &desk,
        QObject *parent = nullptr);

    /// The newest events of the rows on screen, as the view told it last; not of gaps.
    std::vector<qint64> noticesInSight() const;
    /// The event at whose place the uppermost row on screen stands; 0: there is none. A group that
    /// grew keeps its place, and what stands above that was not seen.
    qint64 newestPlaceInSight() const;

    /// False while the column is covered, or beside the window.
    void setShown(bool shown);
    /// Rows that the account has not read stand above all that was on screen in this run.
    bool hasUnsighted(const AccountId &account) const;
    /// By account id the kinds that any column shows; none: all.
    using Tells = QHash<QString, std::vector<Notification::Kind>>;
    /// For which accounts what is on screen counts as seen, and what no column shows is passed.
    void setTells(const Tells &tells);
    /// All that is known of the accounts whose rows these are counts as read.
    void readAll();
    /// Somebody looks at the window from now on, or nobody does.
    void lookAgain();

    QString held() const;

Q_SIGNALS:
    void heldChanged();

protected:
    void finish(RowView &row) const override;

private:
    bool isLookedAt() const;
    void tellSight();
    void followPlaces();
    bool takeMarks();
    store::NoticesRead readBy(const QString &account) const;
    void finishAll();
    void askForRequests();
    void finishRequest(RowNotice &notice) const;

    const NoticeContext &m_desk;
    QHash<QString, store::NoticesRead> m_read; ///< by account; the rest is marked
    QTimer m_seenTimer;
    QTimer m_marksTimer;
    qint64 m_askedUpTo = 0; ///< the newest wish to follow of which the servers were asked
    qint64 m_sighted = 0; ///< the uppermost place that somebody has seen in this run
    bool m_shown = true;
    Tells m_tells;
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/homeplaces.h"
#include "app/noticeplaces.h"
#include "ui/viewmodels/accountsmodel.h"

#include <QObject>
#include <QVariantMap>

namespace asterism::ui {

/// How many posts of each account's home were not on screen yet, for the badges.
class Unread : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// "12" or "99+" by account id; accounts with nothing unread are not in it.
    Q_PROPERTY(QVariantMap counts READ counts NOTIFY changed FINAL)
    /// The same of what they were told of others, and of all of them together, where a row that
    /// several were told of counts once.
    Q_PROPERTY(QVariantMap noticeCounts READ noticeCounts NOTIFY noticesChanged FINAL)
    Q_PROPERTY(QString notices READ notices NOTIFY noticesChanged FINAL)
    /// "@ao@a.example: 3" in lines; empty when nothing is unread.
    Q_PROPERTY(QString noticeLines READ noticeLines NOTIFY noticesChanged FINAL)

public:
    /// Both outlive it.
    Unread(HomePlaces &homes, const AccountsModel &accounts, QObject *parent = nullptr);

    /// Counts these, too; it outlives this.
    void setNotices(NoticePlaces &places);

    QVariantMap counts() const { return m_counts; }
    QVariantMap noticeCounts() const { return m_noticeCounts; }
    QString notices() const { return m_notices; }
    QString noticeLines() const { return m_noticeLines; }
    /// "@ao@a.example: 12", in the order of the rail; those with nothing unread are not in it.
    QStringList lines() const { return m_lines; }

Q_SIGNALS:
    void changed();
    void noticesChanged();

private:
    void read();
    void readNotices();

    HomePlaces &m_homes;
    const AccountsModel &m_accounts;
    NoticePlaces *m_places = nullptr;
    QVariantMap m_noticeCounts;
    QString m_notices;
    QString m_noticeLines;
    QVariantMap m_counts;
    QStringList m_lines;
};

/// "99+" for what is more than that; empty for 0.
QString unreadWord(int count);

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

namespace asterism::ui {

/// Somebody who did what a notification tells of.
struct RowPerson {
    Q_GADGET
    QML_VALUE_TYPE(rowPerson)
    Q_PROPERTY(QString acct MEMBER acct CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(QString avatar MEMBER avatar CONSTANT FINAL)
    Q_PROPERTY(QString emoji MEMBER emoji CONSTANT FINAL)
    Q_PROPERTY(QString picture MEMBER picture CONSTANT FINAL)

public:
    QString acct; ///< "@user@host"
    QString name; ///< plain
    QString avatar; ///< image://…
    QString emoji; ///< with which they reacted; plain, empty where `picture` stands for it
    QString picture; ///< image://…

    bool operator==(const RowPerson &) const = default;
};

/// What makes a row of a column a notification: what happened to the accounts of ours that were
/// told. The rest of its RowView is the post that it is about, where there is one.
struct RowNotice {
    Q_GADGET
    QML_VALUE_TYPE(rowNotice)
    Q_PROPERTY(QString kind MEMBER kind CONSTANT FINAL)
    Q_PROPERTY(bool whole MEMBER whole CONSTANT FINAL)
    Q_PROPERTY(QString icon MEMBER icon CONSTANT FINAL)
    Q_PROPERTY(QString words MEMBER words CONSTANT FINAL)
    Q_PROPERTY(QVariantList people MEMBER people CONSTANT FINAL)
    Q_PROPERTY(QString more MEMBER more CONSTANT FINAL)
    Q_PROPERTY(QString text MEMBER text CONSTANT FINAL)
    Q_PROPERTY(QString answered MEMBER answered CONSTANT FINAL)
    Q_PROPERTY(QString leads MEMBER leads CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(QString page MEMBER page CONSTANT FINAL)
    Q_PROPERTY(bool unread MEMBER unread CONSTANT FINAL)
    Q_PROPERTY(bool asks MEMBER asks CONSTANT FINAL)
    Q_PROPERTY(QString asked MEMBER asked CONSTANT FINAL)
    Q_PROPERTY(QString state MEMBER state CONSTANT FINAL)
    Q_PROPERTY(QString trouble MEMBER trouble CONSTANT FINAL)

public:
    // For the models
    qint64 event = 0; ///< row of the newest event (store::NoticeRow::row)
    qint64 post = 0; ///< row of the post in the cache; 0: none
    QStringList accounts; ///< ids of the own accounts that were told

    // For delegates
    QString kind; ///< word(Notification::Kind); empty: the row is no notification
    bool whole = false; ///< it shows as its post, below `words`; else as a short line
    QString icon;
    QString words; ///< styled: "Aoi and 19 others favourited your post"
    QVariantList people; ///< of RowPerson; the last three, the last one first
    QString more; ///< "+17": how many others there are; empty: none
    QString text; ///< plain: the beginning of the post or its warning, and what the server adds
    QString answered; ///< plain: the beginning of the post that a mention answers, or its warning
    /// Where a click leads: "people" (who it was), "thread", "profile" (of the first), "page" or
    /// "" (nowhere).
    QString leads;
    QString name; ///< for Window.noticePeople()
    QString page; ///< of the server, for a browser; https
    bool unread = false;

    // Of a wish to follow
    bool asks = false; ///< it can be answered now
    QString asked; ///< id of the account that they want to follow; empty for other kinds
    QString state; ///< "Accept…", "accepted", "answered"; empty: nothing was done yet
    QString trouble; ///< why the answer was refused; a sentence

    bool operator==(const RowNotice &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::RowPerson)
Q_DECLARE_METATYPE(asterism::ui::RowNotice)

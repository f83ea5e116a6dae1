// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timelinemodel.h"

#include <QObject>
#include <QVariantList>

namespace asterism::ui {

/// How one source of a column is doing: a dot in the header, a line in its tooltip.
struct ColumnSource {
    Q_GADGET
    QML_VALUE_TYPE(columnSource)
    Q_PROPERTY(QString colour MEMBER colour CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(bool fine MEMBER fine CONSTANT FINAL)
    Q_PROPERTY(QString words MEMBER words CONSTANT FINAL)

public:
    QString colour; ///< the account's; empty for guests and list members
    QString name; ///< acct or host
    bool fine = true; ///< the last look went well
    QString words; ///< "checked 40 s ago", or what is wrong and what helps

    bool operator==(const ColumnSource &) const = default;
};

/// One column of the deck: what it shows, its rows, and the truth about its servers.
class Column : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Deck")
    Q_PROPERTY(QString columnId READ columnId CONSTANT FINAL)
    Q_PROPERTY(QString kind READ kind CONSTANT FINAL)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged FINAL)
    Q_PROPERTY(QString detail READ detail NOTIFY titleChanged FINAL)
    Q_PROPERTY(int width READ width WRITE setWidth NOTIFY widthChanged FINAL)
    Q_PROPERTY(asterism::ui::TimelineModel *timeline READ timeline CONSTANT FINAL)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool fine READ isFine NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString footer READ footer NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString troubleDetail READ troubleDetail NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString listId READ listId CONSTANT FINAL)

public:
    using QObject::QObject;

    virtual QString columnId() const = 0;
    virtual QString
    kind() const = 0; ///< "everyone", "home", "local", "federated", "tag", "list", "person"
    virtual QString title() const = 0; ///< "Home", "#鯖缶", the list's name
    virtual QString detail() const = 0; ///< "everyone", "list · no follow needed", a host
    virtual int width() const = 0; ///< device-independent pixels; at least 300
    virtual void setWidth(int width) = 0; ///< kept at once on screen, saved a moment later
    virtual TimelineModel *timeline() const = 0;
    virtual QVariantList sources() const = 0; ///< of ColumnSource; at most 40
    virtual bool isBusy() const = 0; ///< servers are being asked
    virtual bool isFine() const = 0; ///< every source's last look went well
    virtual QString footer() const = 0; ///< "3 of 3 servers · newest 4 s ago"
    virtual QString
    trouble() const = 0; ///< short: "2 unreadable", "pl.example is away"; empty when fine
    virtual QString troubleDetail() const = 0; ///< each trouble in a sentence, lines
    virtual QString
    emptyText() const = 0; ///< what an empty column says: loading, nothing yet, or why not
    virtual QString listId() const = 0; ///< of a list column; else empty

    /// Asks the servers now; nothing while it is busy.
    Q_INVOKABLE virtual void refresh() = 0;

Q_SIGNALS:
    void titleChanged();
    void widthChanged();
    void statusChanged();
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timelinemodel.h"

namespace asterism::ui {

/// A post with what was said before and after it: the cache at once, the server's answer as it
/// comes. Rows carry `depth` (0 for the post and what stands above it).
class ThreadPage : public PostList {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.thread()")
    Q_PROPERTY(int postRow READ postRow NOTIFY postRowChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)

public:
    using PostList::PostList;

    virtual int postRow() const = 0; ///< of the post itself; -1 until it is there
    virtual bool isBusy() const = 0;
    virtual QString trouble() const = 0; ///< why the server did not tell more; empty when it did
    Q_INVOKABLE virtual void refresh() = 0;

Q_SIGNALS:
    void postRowChanged();
    void statusChanged();
};

/// A person: what the profile says, and their posts (a source of its own).
class ProfilePage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.profile()")
    Q_PROPERTY(QString acct READ acct NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString avatar READ avatar NOTIFY changed FINAL)
    Q_PROPERTY(QString header READ header NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(QString counts READ counts NOTIFY changed FINAL)
    Q_PROPERTY(QString marks READ marks NOTIFY changed FINAL)
    Q_PROPERTY(QString url READ url NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::TimelineModel *timeline READ timeline CONSTANT FINAL)

public:
    using QObject::QObject;

    virtual QString acct() const = 0; ///< "@user@host"
    virtual QString name() const = 0; ///< styled
    virtual QString avatar() const = 0;
    virtual QString header() const = 0; ///< image://…; empty when there is none
    virtual QString note() const = 0; ///< styled
    virtual QString counts() const = 0; ///< "1,204 posts · 310 following · 980 followers"
    virtual QString marks() const = 0; ///< "bot · locked · moved to @a@b"
    virtual QString url() const = 0;
    virtual bool isBusy() const = 0;
    virtual QString trouble() const = 0; ///< why they cannot be read, and what helps
    virtual TimelineModel *timeline() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/deck.h"
#include "ui/viewmodels/listsmodel.h"
#include "ui/viewmodels/mediafiles.h"
#include "ui/viewmodels/membersmodel.h"
#include "ui/viewmodels/preferences.h"
#include "ui/viewmodels/profilepage.h"
#include "ui/viewmodels/threadpage.h"

namespace asterism::ui {

/// What Main.qml is given: everything a window shows and does.
class Window : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(asterism::ui::Deck *deck READ deck CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::AccountsModel *accounts READ accounts CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ListsModel *lists READ lists CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Preferences *preferences READ preferences CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::MediaFiles *media READ media CONSTANT FINAL)
    /// Nothing is set up yet: no account, no column. Shows the welcome page.
    Q_PROPERTY(bool fresh READ isFresh NOTIFY freshChanged FINAL)
    Q_PROPERTY(bool demo READ isDemo CONSTANT FINAL)
    /// One line above the deck: another Asterism does the reading, a file was damaged…; empty
    /// when there is nothing to say.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)

public:
    using QObject::QObject;

    virtual Deck *deck() const = 0;
    virtual AccountsModel *accounts() const = 0;
    virtual ListsModel *lists() const = 0;
    virtual Preferences *preferences() const = 0;
    virtual MediaFiles *media() const = 0;
    virtual bool isFresh() const = 0;
    virtual bool isDemo() const = 0;
    virtual QString notice() const = 0;

    /// Pages; the caller owns them (QML's garbage collector does, through the stack's items).
    Q_INVOKABLE virtual asterism::ui::ThreadPage *thread(const QString &uri) = 0;
    Q_INVOKABLE virtual asterism::ui::ProfilePage *profile(const QString &handle) = 0;
    Q_INVOKABLE virtual asterism::ui::MembersModel *members(const QString &listId) = 0;

    /// What a click on a link of styled text means: emits one of the three signals below for
    /// Asterism's own, or opens the browser for web pages (asking first for other schemes).
    Q_INVOKABLE virtual void follow(const QString &link) = 0;
    /// Opens a web page in the browser. https and http only.
    Q_INVOKABLE virtual void browse(const QString &url) = 0;
    Q_INVOKABLE virtual void copy(const QString &text) = 0;
    Q_INVOKABLE virtual void dismissNotice() = 0;
    /// Starts the demo: a second Asterism on an invented fediverse, with a data folder of its own.
    Q_INVOKABLE virtual void startDemo() = 0;

Q_SIGNALS:
    void freshChanged();
    void noticeChanged();
    void wantsProfile(const QString &handle);
    void wantsTag(const QString &tag);
    void wantsThread(const QString &uri);
    /// A second start of the program asked this one to show itself.
    void raise();
};

} // namespace asterism::ui

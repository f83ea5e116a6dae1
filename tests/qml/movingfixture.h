// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/driver.h"
#include "sandbox/sandbox.h"

#include <QFile>

namespace asterism::ui {

/// Servers on loopback are given their time.
constexpr int movingPatienceMs = 20'000;

/// The screen "Move follows" over a small fediverse, and somebody at the window.
class MovingFixture {
public:
    bool open(int people = 12)
    {
        return sandbox.start({.people = people, .postsPerServer = 0}).ok() && window.open();
    }
    void signIn(const QString &user)
    {
        const Server *server = sandbox.serverOf(user);
        QVERIFY(server != nullptr);
        QVERIFY(await(window.app->accounts.addWithToken(server->host(), server->token(user))).ok());
    }
    void show(const QSize &size = {1300, 860})
    {
        QVERIFY(window.show(size));
        QVERIFY(QTest::qWaitForWindowActive(window.window));
        driver = std::make_unique<Driver>(window.window);
    }
    /// From the rail, without a pointer.
    void openByKeys()
    {
        show();
        driver->tabTo(u"Move follows"_s);
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(page().isOpen());
        WindowFixture::settle();
    }

    MovingPage &page() const { return window.screen->moving(); }
    QString acct(const QString &user) const { return sandbox.handle(user); }
    /// At the user's own server, by now.
    bool follows(const QString &user, const QString &whom) const
    {
        return sandbox.relationsOf(user).follows.contains(whom);
    }

    /// Strangers to that user who let everybody follow them; without the one named.
    QStringList strangersTo(const QString &user, int count, const QString &without = {})
    {
        QStringList strangers = sandbox.strangersTo(user, count + 1);
        strangers.removeAll(acct(without));
        strangers.removeAll(acct(user));
        for (const QString &stranger : strangers) {
            sandbox.setLocked(stranger, false);
        }
        return strangers.mid(0, count);
    }

    QString fileWith(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            ? file.fileName()
            : QString();
    }
    /// Follows, as Mastodon exports them.
    QString fileOf(const QStringList &accts) const
    {
        QByteArray text = "Account address,Show boosts,Notify on new posts,Languages\n";
        for (const QString &one : accts) {
            text += one.toUtf8() + ",true,false,\n";
        }
        return fileWith(u"following_accounts.csv"_s, text);
    }

    QTemporaryDir folder;
    Sandbox sandbox;
    WindowFixture window;
    std::unique_ptr<Driver> driver;
};

} // namespace asterism::ui

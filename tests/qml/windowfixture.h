// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "flow/corefixture.h"
#include "secrets/memorystore.h"
#include "store/deck.h"
#include "store/pages.h"
#include "ui/app/screen.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

/// The real window over a data folder that the test has filled.
namespace asterism::ui {

using namespace Qt::Literals::StringLiterals;
using asterism::flow::await;

/// From now on, until they are taken.
void collectViewWarnings();
/// Everything that Qt printed about our views meanwhile.
QStringList takeViewWarnings();

/// The first visible item, `item` itself or below it, that has such a property; null: none.
QQuickItem *itemWith(QQuickItem *item, const char *property);

/// What the tests of the window run in.
class WindowApplication : public QGuiApplication {
public:
    WindowApplication(int &argc, char **argv)
        : QGuiApplication(argc, argv)
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    }
};

class WindowFixture {
public:
    WindowFixture();
    ~WindowFixture();

    /// Opens the App; the window comes with show().
    bool open(std::unique_ptr<SecretStore> secrets = std::make_unique<MemoryStore>());
    QQuickWindow *show(const QSize &size = {1440, 900});
    void close();

    /// An account of the user's, and what is known of its server.
    bool addAccount(const Account &account, const Instance &server) const;
    void addColumn(const QString &kind, const QStringList &sources, int width = 400);
    /// `count` posts of a host that cannot be reached, a second apart; the next call's are newer.
    /// Each third has a picture, each seventh a warning; texts are of any length.
    void arrive(const QString &host, int count);
    /// One post of a host, newer than all before, as the test has it.
    void arrive(const QString &host, const std::function<void(Post &)> &change)
    {
        arrive(localSource(host), host, change);
    }
    /// The same in another source; `joined`: nothing is missing between it and the one before.
    void arrive(const Source &source, const QString &host,
        const std::function<void(Post &)> &change, bool joined = true);
    /// The text of a post as its server tells it now.
    void edit(const QString &host, int number, const QString &text);

    /// The lists of posts in sight, from left to right.
    QList<QQuickItem *> lists() const;
    /// The delegate that shows this post; null when there is none.
    static QQuickItem *rowOf(QQuickItem *list, const QString &uri);
    /// The uppermost delegate in sight.
    static QQuickItem *firstRow(QQuickItem *list);
    static QString uriOf(QQuickItem *row);
    /// Of the row's upper edge, in the window.
    static qreal topOf(QQuickItem *row);

    static QString uri(const QString &host, int number);

    /// A quarter of a second in which events are handled: longer than the bursts that models merge
    /// and views report in. That nothing moves cannot be waited for in any other way.
    static void settle();
    /// In the middle of the item, when a frame has shown where it is: menus and layouts have no
    /// place before.
    void click(const QQuickItem *item) const;

    std::unique_ptr<App> app;
    std::unique_ptr<Screen> screen;
    QQuickWindow *window = nullptr;
    Tray *tray = nullptr; ///< of windows that are shown from now on
    Notifier *notifier = nullptr; ///< the same

private:
    store::Prepared post(const QString &host, int number, const QString &text) const;

    QTemporaryDir m_folder;
    QHash<QString, int> m_next;
};

} // namespace asterism::ui

/// The main() of such a test, or its place among others (support/together.h).
#ifdef ASTERISM_TOGETHER
#define ASTERISM_WINDOW_TEST(TestClass)                                                            \
    ASTERISM_TOGETHER(asterism::ui::WindowApplication, TestClass)
#else
#define ASTERISM_WINDOW_TEST(TestClass)                                                            \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        asterism::ui::WindowApplication application(argc, argv);                                   \
        TestClass tests;                                                                           \
        return QTest::qExec(&tests, argc, argv);                                                   \
    }
#endif

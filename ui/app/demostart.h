// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/demoworld.h"
#include "ui/app/screen.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>

namespace asterism::ui {

/// Sets the demo's user up while the window is there already: five accounts, a list of people
/// whom none of them follows, and three columns. What goes wrong is told above the deck.
class DemoStart : public QObject {
public:
    explicit DemoStart(Screen &screen, QObject *parent = nullptr);

    void begin(QFuture<Result<DemoWorld::Places>> places);

private:
    void signIn();
    void makeList();
    void addMember();
    void addColumns();
    void addColumn();
    void look();
    template <typename T> bool isWrong(const Result<T> &result);

    Screen &m_screen;
    DemoWorld::Places m_places;
    List m_list;
    size_t m_signedIn = 0;
    qsizetype m_added = 0;
    QTimer m_looks;
    int m_looked = 0;
    QList<std::function<void()>> m_columns; ///< still to be added
};

} // namespace asterism::ui

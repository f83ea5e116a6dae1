// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/windowfixture.h"

#include <QDropEvent>
#include <QMimeData>

/// Somebody at the window: what they see, click and type.
namespace asterism::ui {

class Driver {
public:
    explicit Driver(QQuickWindow *window)
        : m_window(window)
    {
    }

    /// The first item in sight that has this property; null when there is none.
    QQuickItem *shown(const char *property, const QVariant &value) const
    {
        return first([&](QQuickItem *item) { return item->property(property) == value; });
    }
    /// What can be clicked, by its text.
    QQuickItem *button(const QString &text) const
    {
        return first([&](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && textOf(item) == text;
        });
    }
    /// The same of a menu that is open.
    QQuickItem *menuItem(const QString &text) const
    {
        return first([&](QQuickItem *item) {
            return item->inherits("QQuickMenuItem") && textOf(item) == text;
        });
    }
    bool sees(const QString &text) const { return shown("text", text) != nullptr; }
    /// The first text in sight that holds these words.
    QString textWith(const QString &words) const
    {
        return textOf(first([&](QQuickItem *item) { return textOf(item).contains(words); }));
    }
    QQuickItem *focused() const { return m_window->activeFocusItem(); }

    void click(QQuickItem *item, Qt::MouseButton button = Qt::LeftButton,
        Qt::KeyboardModifiers modifiers = {}) const
    {
        QVERIFY(item != nullptr);
        const QPointF middle(item->width() / 2, item->height() / 2);
        QTest::mouseClick(m_window, button, modifiers, item->mapToScene(middle).toPoint());
    }
    /// Waits until it can be clicked.
    void click(const QString &text) const
    {
        QTRY_VERIFY2(button(text) && button(text)->isEnabled(), qPrintable(text));
        WindowFixture::settle(); // a dialog that opens gets its place
        click(button(text));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_window, key, modifiers);
    }
    void type(const QString &text) const
    {
        for (const QChar letter : text) {
            QTest::keyClick(m_window, letter.toLatin1());
        }
    }
    /// By Tab, until what has the keys has this text.
    void tabTo(const QString &text) const { tabTo("text", text); }
    /// The same by another property.
    void tabTo(const char *property, const QString &value) const
    {
        const auto there = [&] {
            const QQuickItem *item = focused();
            return item == nullptr ? QString() : item->property(property).toString();
        };
        for (int i = 0; i < 60 && there() != value; ++i) {
            press(Qt::Key_Tab);
        }
        QCOMPARE(there(), value);
    }

    static QString textOf(const QQuickItem *item)
    {
        return item == nullptr ? QString() : item->property("text").toString();
    }

    /// The first item in sight of which this is true; null when there is none.
    template <typename Wanted> QQuickItem *first(Wanted wanted) const
    {
        return below(m_window->contentItem(), wanted);
    }

    /// The same among `above` and what is within it.
    template <typename Wanted> static QQuickItem *below(QQuickItem *above, Wanted wanted)
    {
        if (!above->isVisible()) {
            return nullptr;
        }
        if (wanted(above)) {
            return above;
        }
        const auto children = above->childItems();
        for (QQuickItem *child : children) {
            if (QQuickItem *found = below(child, wanted)) {
                return found;
            }
        }
        return nullptr;
    }

    /// Drags it over the window and lets it go there, as a file manager does, which proposes to
    /// move files; what was done with it.
    Qt::DropAction drop(const QPoint &at, const QMimeData &data) const
    {
        const Qt::DropActions offered = Qt::MoveAction | Qt::CopyAction;
        QDragEnterEvent enter(at, offered, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window, &enter);
        if (!enter.isAccepted()) {
            return Qt::IgnoreAction;
        }
        QDragMoveEvent move(at, offered, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window, &move);
        QDropEvent drop(at, offered, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window, &drop);
        return drop.isAccepted() ? drop.dropAction() : Qt::IgnoreAction;
    }

    /// The file dialog that was opened last; null: none was.
    QObject *fileDialog() const
    {
        QObject *found = nullptr;
        (void)first([&found](const QQuickItem *item) {
            QObject *inside = item->inherits("QQuickLoader")
                ? item->property("item").value<QObject *>()
                : nullptr;
            if (inside != nullptr && inside->inherits("QQuickFileDialog")) {
                found = inside;
            }
            return false; // it is no item itself
        });
        return found;
    }
    bool isFileDialogOpen() const
    {
        const QObject *dialog = fileDialog();
        return dialog != nullptr && dialog->property("visible").toBool();
    }

private:
    QQuickWindow *m_window;
};

} // namespace asterism::ui

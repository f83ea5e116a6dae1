// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/keywatch.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>

namespace asterism::ui {

namespace {

/// Held while something else is done, the pointer included.
bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
        || key == Qt::Key_AltGr || key == Qt::Key_Meta;
}

} // namespace

KeyWatch::KeyWatch(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool KeyWatch::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: // comes for every key, also for those of shortcuts
    case QEvent::KeyPress:
        set(m_keys || !isModifier(static_cast<QKeyEvent *>(event)->key()));
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        set(false);
        break;
    default:
        break;
    }
    return false;
}

void KeyWatch::set(bool keys)
{
    if (m_keys != keys) {
        m_keys = keys;
        Q_EMIT keysChanged();
    }
}

void KeyWatch::finishWord() const
{
    QGuiApplication::inputMethod()->commit();
}

} // namespace asterism::ui

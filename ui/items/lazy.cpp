// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/lazy.h"

#include <QQmlInfo>

namespace asterism::ui {

Lazy::Lazy(QQuickItem *parent)
    : QQuickItem(parent)
{
}

void Lazy::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    Q_EMIT activeChanged();
    update();
}

void Lazy::setContent(QQmlComponent *content)
{
    if (m_content == content) {
        return;
    }
    m_content = content;
    Q_EMIT contentChanged();
    drop();
    update();
}

void Lazy::componentComplete()
{
    QQuickItem::componentComplete();
    update();
}

void Lazy::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    giveSize();
}

void Lazy::update()
{
    const bool wanted = m_active && m_content != nullptr;
    if (wanted && m_item == nullptr && isComponentComplete()) {
        make();
    } else if (!wanted) {
        drop();
    }
}

void Lazy::make()
{
    QObject *made = m_content->beginCreate(m_content->creationContext());
    m_item = qobject_cast<QQuickItem *>(made);
    if (m_item != nullptr) {
        m_item->setParent(this);
        m_item->setParentItem(this);
        giveSize();
    }
    m_content->completeCreate();
    if (m_item == nullptr) {
        qmlWarning(this, m_content->errors()) << "Nothing that can be shown was made.";
        delete made;
        return;
    }
    connect(m_item, &QQuickItem::implicitWidthChanged, this, &Lazy::takeSize);
    connect(m_item, &QQuickItem::implicitHeightChanged, this, &Lazy::takeSize);
    takeSize();
    Q_EMIT itemChanged();
}

void Lazy::drop()
{
    if (m_item == nullptr) {
        return;
    }
    disconnect(m_item, nullptr, this, nullptr);
    m_item->setVisible(false);
    m_item->setParentItem(nullptr);
    // Later: it may be the content itself that asked for this.
    m_item->deleteLater();
    m_item = nullptr;
    setImplicitSize(0, 0);
    Q_EMIT itemChanged();
}

void Lazy::takeSize()
{
    setImplicitSize(m_item->implicitWidth(), m_item->implicitHeight());
}

void Lazy::giveSize()
{
    if (m_item == nullptr) {
        return;
    }
    if (widthValid()) {
        m_item->setWidth(width());
    }
    if (heightValid()) {
        m_item->setHeight(height());
    }
}

} // namespace asterism::ui

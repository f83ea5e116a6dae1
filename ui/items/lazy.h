// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQmlComponent>
#include <QQuickItem>

namespace asterism::ui {

/// Makes its content only while it is active: what a Loader does, for what a Loader cannot do. The
/// Loader of Qt 6.4 refuses components of files with `pragma ComponentBehavior: Bound`, without
/// which QML neither checks nor compiles what such a component asks of its surroundings.
///
///     Lazy {
///         width: root.width
///         active: root.words.length > 0
///         Words { text: root.words }
///     }
///
/// The content takes the width and the height that are set here; what is not set is taken from
/// the content (implicitWidth, implicitHeight; 0 while there is none).
class Lazy : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(QQmlComponent *content READ content WRITE setContent NOTIFY contentChanged FINAL)
    /// Null while there is none.
    Q_PROPERTY(QQuickItem *item READ item NOTIFY itemChanged FINAL)
    Q_CLASSINFO("DefaultProperty", "content")

public:
    explicit Lazy(QQuickItem *parent = nullptr);

    bool isActive() const { return m_active; }
    void setActive(bool active);
    QQmlComponent *content() const { return m_content; }
    void setContent(QQmlComponent *content);
    QQuickItem *item() const { return m_item; }

Q_SIGNALS:
    void activeChanged();
    void contentChanged();
    void itemChanged();

protected:
    void componentComplete() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void update();
    void make();
    void drop();
    void takeSize();
    void giveSize();

    bool m_active = true;
    QPointer<QQmlComponent> m_content;
    QPointer<QQuickItem> m_item;
};

} // namespace asterism::ui

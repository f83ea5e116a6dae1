// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/tray.h"

#include <QDBusAbstractAdaptor>
#include <QDBusArgument>
#include <QDBusVariant>
#include <QStringList>
#include <QVariantMap>

#include <functional>

namespace asterism::ui {

/// An entry with those below it, as com.canonical.dbusmenu sends them: (ia{sv}av).
struct MenuNode {
    int id = 0;
    QVariantMap properties;
    QList<MenuNode> children;
};

/// (ia{sv})
struct MenuProperties {
    int id = 0;
    QVariantMap properties;
};

/// (isvu)
struct MenuEvent {
    int id = 0;
    QString name;
    QDBusVariant data;
    uint timestamp = 0;
};

QDBusArgument &operator<<(QDBusArgument &to, const MenuNode &node);
const QDBusArgument &operator>>(const QDBusArgument &from, MenuNode &node);
QDBusArgument &operator<<(QDBusArgument &to, const MenuProperties &properties);
const QDBusArgument &operator>>(const QDBusArgument &from, MenuProperties &properties);
QDBusArgument &operator<<(QDBusArgument &to, const MenuEvent &event);
const QDBusArgument &operator>>(const QDBusArgument &from, MenuEvent &event);

/// The icon's menu, which the desktop draws: com.canonical.dbusmenu, version 3. Entry i has id
/// i + 1; 0 is the menu itself.
class TrayMenu : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.dbusmenu")
    Q_PROPERTY(uint Version READ version CONSTANT)
    Q_PROPERTY(QString TextDirection READ textDirection CONSTANT)
    Q_PROPERTY(QString Status READ status CONSTANT)
    Q_PROPERTY(QStringList IconThemePath READ iconThemePath CONSTANT)

public:
    /// `chosen` is told the index of an entry that was clicked.
    TrayMenu(QObject *parent, std::function<void(int)> chosen);

    void setEntries(const QList<TrayEntry> &entries);

    uint version() const { return 3; }
    QString textDirection() const;
    QString status() const { return QStringLiteral("normal"); }
    QStringList iconThemePath() const { return {}; }

public Q_SLOTS:
    uint GetLayout(
        int parent, int depth, const QStringList &names, asterism::ui::MenuNode &layout) const;
    QList<asterism::ui::MenuProperties> GetGroupProperties(
        const QList<int> &ids, const QStringList &names) const;
    QDBusVariant GetProperty(int id, const QString &name) const;
    void Event(int id, const QString &name, const QDBusVariant &data, uint timestamp);
    QList<int> EventGroup(const QList<asterism::ui::MenuEvent> &events);
    bool AboutToShow(int id) const;
    QList<int> AboutToShowGroup(const QList<int> &ids, QList<int> &errors) const;

Q_SIGNALS:
    void LayoutUpdated(uint revision, int parent);
    void ItemsPropertiesUpdated(const QList<asterism::ui::MenuProperties> &updated,
        const QList<asterism::ui::MenuProperties> &removed);
    void ItemActivationRequested(int id, uint timestamp);

private:
    QVariantMap propertiesOf(int id) const;
    bool has(int id) const { return id >= 0 && id <= int(m_entries.size()); }

    std::function<void(int)> m_chosen;
    QList<TrayEntry> m_entries;
    uint m_revision = 1;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::MenuNode)
Q_DECLARE_METATYPE(asterism::ui::MenuProperties)
Q_DECLARE_METATYPE(asterism::ui::MenuEvent)

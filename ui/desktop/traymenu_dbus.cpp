// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/traymenu_dbus.h"

#include <QDBusMetaType>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

QDBusArgument &operator<<(QDBusArgument &to, const MenuNode &node)
{
    to.beginStructure();
    to << node.id << node.properties;
    to.beginArray(QMetaType::fromType<QDBusVariant>());
    for (const MenuNode &child : node.children) {
        to << QDBusVariant(QVariant::fromValue(child));
    }
    to.endArray();
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, MenuNode &node)
{
    from.beginStructure();
    from >> node.id >> node.properties;
    from.beginArray();
    node.children.clear();
    while (!from.atEnd()) {
        QDBusVariant child;
        from >> child;
        node.children << qdbus_cast<MenuNode>(child.variant());
    }
    from.endArray();
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const MenuProperties &properties)
{
    to.beginStructure();
    to << properties.id << properties.properties;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, MenuProperties &properties)
{
    from.beginStructure();
    from >> properties.id >> properties.properties;
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const MenuEvent &event)
{
    to.beginStructure();
    to << event.id << event.name << event.data << event.timestamp;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, MenuEvent &event)
{
    from.beginStructure();
    from >> event.id >> event.name >> event.data >> event.timestamp;
    from.endStructure();
    return from;
}

TrayMenu::TrayMenu(QObject *parent, std::function<void(int)> chosen)
    : QDBusAbstractAdaptor(parent)
    , m_chosen(std::move(chosen))
{
    qDBusRegisterMetaType<MenuNode>();
    qDBusRegisterMetaType<MenuProperties>();
    qDBusRegisterMetaType<QList<MenuProperties>>();
    qDBusRegisterMetaType<MenuEvent>();
    qDBusRegisterMetaType<QList<MenuEvent>>();
}

void TrayMenu::setEntries(const QList<TrayEntry> &entries)
{
    if (entries != m_entries) {
        m_entries = entries;
        Q_EMIT LayoutUpdated(++m_revision, 0);
    }
}

QString TrayMenu::textDirection() const
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
}

QVariantMap TrayMenu::propertiesOf(int id) const
{
    if (id == 0) {
        return {{u"children-display"_s, u"submenu"_s}};
    }
    const QString &text = m_entries[id - 1].text;
    if (text.isEmpty()) {
        return {{u"type"_s, u"separator"_s}};
    }
    // One underscore would be the mark of a key; two are one.
    return {{u"label"_s, QString(text).replace(u'_', u"__"_s)}};
}

uint TrayMenu::GetLayout(int parent, int depth, const QStringList &, MenuNode &layout) const
{
    layout.id = has(parent) ? parent : 0;
    layout.properties = propertiesOf(layout.id);
    for (int id = 1; layout.id == 0 && depth != 0 && id <= int(m_entries.size()); ++id) {
        layout.children << MenuNode{id, propertiesOf(id), {}};
    }
    return m_revision;
}

QList<MenuProperties> TrayMenu::GetGroupProperties(const QList<int> &ids, const QStringList &) const
{
    QList<MenuProperties> found;
    for (const int id : ids) {
        if (has(id)) {
            found << MenuProperties{id, propertiesOf(id)};
        }
    }
    return found;
}

QDBusVariant TrayMenu::GetProperty(int id, const QString &name) const
{
    const QVariant value = has(id) ? propertiesOf(id).value(name) : QVariant();
    return QDBusVariant(value.isValid() ? value : QVariant(QString()));
}

void TrayMenu::Event(int id, const QString &name, const QDBusVariant &, uint)
{
    if (name == u"clicked" && id > 0 && has(id)) {
        m_chosen(id - 1);
    }
}

QList<int> TrayMenu::EventGroup(const QList<MenuEvent> &events)
{
    QList<int> unknown;
    for (const MenuEvent &event : events) {
        if (has(event.id)) {
            Event(event.id, event.name, event.data, event.timestamp);
        } else {
            unknown << event.id;
        }
    }
    return unknown;
}

bool TrayMenu::AboutToShow(int) const
{
    return false; // it is as it was told last
}

QList<int> TrayMenu::AboutToShowGroup(const QList<int> &, QList<int> &errors) const
{
    errors.clear();
    return {};
}

} // namespace asterism::ui

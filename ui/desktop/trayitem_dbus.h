// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/tray.h"

#include <QDBusAbstractAdaptor>
#include <QDBusArgument>
#include <QDBusObjectPath>

#include <functional>

namespace asterism::ui {

/// (iiay): width, height, and its ARGB32 in network byte order.
struct TrayPicture {
    int width = 0;
    int height = 0;
    QByteArray pixels;
};
using TrayPictures = QList<TrayPicture>;

/// (sa(iiay)ss)
struct TrayToolTip {
    QString iconName;
    TrayPictures pictures;
    QString title;
    QString text;
};

QDBusArgument &operator<<(QDBusArgument &to, const TrayPicture &picture);
const QDBusArgument &operator>>(const QDBusArgument &from, TrayPicture &picture);
QDBusArgument &operator<<(QDBusArgument &to, const TrayToolTip &toolTip);
const QDBusArgument &operator>>(const QDBusArgument &from, TrayToolTip &toolTip);

/// The icon itself: org.kde.StatusNotifierItem
/// (freedesktop.org/wiki/Specifications/StatusNotifierItem).
class TrayItem : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category READ category CONSTANT)
    Q_PROPERTY(QString Id READ id CONSTANT)
    Q_PROPERTY(QString Title READ title)
    Q_PROPERTY(QString Status READ status CONSTANT)
    Q_PROPERTY(int WindowId READ windowId CONSTANT)
    Q_PROPERTY(QString IconName READ noName CONSTANT)
    Q_PROPERTY(asterism::ui::TrayPictures IconPixmap READ pictures)
    Q_PROPERTY(QString OverlayIconName READ noName CONSTANT)
    Q_PROPERTY(asterism::ui::TrayPictures OverlayIconPixmap READ noPictures CONSTANT)
    Q_PROPERTY(QString AttentionIconName READ noName CONSTANT)
    Q_PROPERTY(asterism::ui::TrayPictures AttentionIconPixmap READ noPictures CONSTANT)
    Q_PROPERTY(QString AttentionMovieName READ noName CONSTANT)
    Q_PROPERTY(asterism::ui::TrayToolTip ToolTip READ toolTip)
    Q_PROPERTY(bool ItemIsMenu READ isMenu CONSTANT)
    Q_PROPERTY(QDBusObjectPath Menu READ menu CONSTANT)

public:
    /// `clicked` is told of each click.
    TrayItem(QObject *parent, std::function<void()> clicked);

    void setFace(const TrayFace &face);

    QString category() const { return QStringLiteral("Communications"); }
    QString id() const { return QStringLiteral("org.asterism.Asterism"); }
    QString title() const { return m_face.title; }
    QString status() const { return QStringLiteral("Active"); }
    int windowId() const { return 0; }
    QString noName() const { return {}; }
    TrayPictures pictures() const { return m_pictures; }
    TrayPictures noPictures() const { return {}; }
    TrayToolTip toolTip() const { return {{}, {}, m_face.title, m_face.hint}; }
    bool isMenu() const { return false; }
    QDBusObjectPath menu() const;

public Q_SLOTS:
    void Activate(int x, int y);
    void SecondaryActivate(int x, int y);
    void ContextMenu(int x, int y) const;
    void Scroll(int delta, const QString &orientation) const;
    /// What lets a window come to the front under Wayland.
    void ProvideXdgActivationToken(const QString &token) const;

Q_SIGNALS:
    void NewTitle();
    void NewIcon();
    void NewToolTip();
    void NewStatus(const QString &status);

private:
    std::function<void()> m_clicked;
    TrayFace m_face;
    TrayPictures m_pictures;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::TrayPicture)
Q_DECLARE_METATYPE(asterism::ui::TrayToolTip)

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/trayitem_dbus.h"

#include "ui/desktop/desktop.h"

#include <QDBusMetaType>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

TrayPicture pictureOf(const QImage &image)
{
    const QImage argb = image.convertToFormat(QImage::Format_ARGB32);
    TrayPicture picture{argb.width(), argb.height(), {}};
    picture.pixels.reserve(argb.width() * argb.height() * qsizetype(sizeof(quint32)));
    for (int y = 0; y < argb.height(); ++y) {
        const auto *line = reinterpret_cast<const quint32 *>(argb.constScanLine(y));
        for (int x = 0; x < argb.width(); ++x) {
            const quint32 pixel = qToBigEndian(line[x]);
            picture.pixels.append(reinterpret_cast<const char *>(&pixel), sizeof(pixel));
        }
    }
    return picture;
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &to, const TrayPicture &picture)
{
    to.beginStructure();
    to << picture.width << picture.height << picture.pixels;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, TrayPicture &picture)
{
    from.beginStructure();
    from >> picture.width >> picture.height >> picture.pixels;
    from.endStructure();
    return from;
}

QDBusArgument &operator<<(QDBusArgument &to, const TrayToolTip &toolTip)
{
    to.beginStructure();
    to << toolTip.iconName << toolTip.pictures << toolTip.title << toolTip.text;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, TrayToolTip &toolTip)
{
    from.beginStructure();
    from >> toolTip.iconName >> toolTip.pictures >> toolTip.title >> toolTip.text;
    from.endStructure();
    return from;
}

TrayItem::TrayItem(QObject *parent, std::function<void()> clicked)
    : QDBusAbstractAdaptor(parent)
    , m_clicked(std::move(clicked))
{
    qDBusRegisterMetaType<TrayPicture>();
    qDBusRegisterMetaType<TrayPictures>();
    qDBusRegisterMetaType<TrayToolTip>();
}

void TrayItem::setFace(const TrayFace &face)
{
    const TrayFace before = std::exchange(m_face, face);
    if (before.title != face.title) {
        Q_EMIT NewTitle();
    }
    if (before.title != face.title || before.hint != face.hint) {
        Q_EMIT NewToolTip();
    }
    if (before.pictures != face.pictures) {
        m_pictures.clear();
        for (const QImage &picture : face.pictures) {
            m_pictures << pictureOf(picture);
        }
        Q_EMIT NewIcon();
    }
}

QDBusObjectPath TrayItem::menu() const
{
    return QDBusObjectPath(u"/MenuBar"_s);
}

void TrayItem::Activate(int, int)
{
    m_clicked();
}

void TrayItem::SecondaryActivate(int, int)
{
    m_clicked();
}

void TrayItem::ContextMenu(int, int) const
{
    // The desktop draws the menu; this is asked only by those that cannot.
}

void TrayItem::Scroll(int, const QString &) const
{
}

void TrayItem::ProvideXdgActivationToken(const QString &token) const
{
    takeActivationToken(token.toUtf8());
}

} // namespace asterism::ui

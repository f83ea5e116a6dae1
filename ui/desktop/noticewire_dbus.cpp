// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/noticewire_dbus.h"

#include "content/names.h"

#include <QCoreApplication>
#include <QDBusMetaType>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int noticePictureSide = 128;
constexpr int roughPictureSide = 4 * noticePictureSide;
constexpr qsizetype longestBody = 500; ///< no desktop shows more
constexpr qsizetype mostActions = 3; ///< as GNOME shows
/// Of the desktop file and of the icon.
const QString programName = u"org.asterism.Asterism"_s;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Notifier)
};

NoticePicture wirePicture(const QImage &image)
{
    QImage small = image;
    if (std::max(small.width(), small.height()) > roughPictureSide) { // costs the same for any size
        small = small.scaled(roughPictureSide, roughPictureSide, Qt::KeepAspectRatio);
    }
    if (std::max(small.width(), small.height()) > noticePictureSide) {
        small = small.scaled(
            noticePictureSide, noticePictureSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    small = small.convertToFormat(QImage::Format_RGBA8888);
    return {.width = small.width(),
        .height = small.height(),
        .rowBytes = int(small.bytesPerLine()),
        .pixels = QByteArray(
            reinterpret_cast<const char *>(small.constBits()), qsizetype(small.sizeInBytes()))};
}

QString noticeTitle(const Notice &notice, const NoticeAbilities &can)
{
    const QString title = safeName(notice.title);
    if (!can.body && !notice.body.isEmpty()) {
        return safeName(title + u": "_s + notice.body);
    }
    return title.isEmpty() ? u"Asterism"_s : title; // without one some servers refuse it
}

QString noticeBody(const Notice &notice, const NoticeAbilities &can)
{
    const QString body = can.body ? safeText(notice.body, longestBody) : QString();
    return can.markup ? body.toHtmlEscaped() : body;
}

QStringList noticeActions(const Notice &notice, const NoticeAbilities &can)
{
    if (!can.actions) {
        return {};
    }
    QStringList all = {u"default"_s, Words::tr("Open")};
    for (const NoticeAction &action :
        notice.actions.first(std::min(mostActions, notice.actions.size()))) {
        all << action.id << safeName(action.label);
    }
    return all;
}

QVariantMap noticeHints(const Notice &notice)
{
    QVariantMap hints = {{u"desktop-entry"_s, programName},
        {u"urgency"_s, QVariant::fromValue(uchar(notice.urgent ? 2 : 1))}};
    if (!notice.picture.isNull()) {
        qDBusRegisterMetaType<NoticePicture>();
        hints.insert(u"image-data"_s, QVariant::fromValue(wirePicture(notice.picture)));
    }
    return hints;
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &to, const NoticePicture &picture)
{
    to.beginStructure();
    to << picture.width << picture.height << picture.rowBytes << picture.hasAlpha << picture.bits
       << picture.channels << picture.pixels;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, NoticePicture &picture)
{
    from.beginStructure();
    from >> picture.width >> picture.height >> picture.rowBytes >> picture.hasAlpha >> picture.bits
        >> picture.channels >> picture.pixels;
    from.endStructure();
    return from;
}

NoticeAbilities noticeAbilities(const QStringList &names)
{
    return {.body = names.contains("body"_L1),
        .markup = names.contains("body-markup"_L1),
        .actions = names.contains("actions"_L1)};
}

QVariantList notifyArguments(const Notice &notice, uint replaced, const NoticeAbilities &can)
{
    return {u"Asterism"_s, replaced, programName, noticeTitle(notice, can), noticeBody(notice, can),
        noticeActions(notice, can), noticeHints(notice),
        -1}; // for as long as the desktop thinks right
}

} // namespace asterism::ui

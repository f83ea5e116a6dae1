// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/filefolders.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

bool isFolder(const QString &path)
{
    return QDir::isAbsolutePath(path) && QFileInfo(path).isDir();
}

} // namespace

QString folderOf(const QUrl &chosen)
{
    const QString path = chosen.isLocalFile() ? QDir::cleanPath(chosen.toLocalFile()) : QString();
    if (path.isEmpty() || isFolder(path)) {
        return path;
    }
    const QString above = QFileInfo(path).path();
    return isFolder(above) ? above : QString();
}

QStringList usersFolders()
{
    return {QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)};
}

QString folderToBeginIn(const QUrl &place, const QString &last, const QStringList &own)
{
    const QStringList wished = QStringList{folderOf(place), last} + own;
    const auto found = std::ranges::find_if(wished, isFolder);
    return found == wished.end() ? QDir::homePath() : *found;
}

/// Not every dialog takes capitals for the same.
QString mediaPatterns(const QByteArrayList &readable)
{
    QStringList names{u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s, u"webp"_s, u"avif"_s, u"heic"_s,
        u"heif"_s, u"jxl"_s, u"bmp"_s, u"tif"_s, u"tiff"_s};
    names.removeIf(
        [&readable](const QString &name) { return !readable.contains(name.toLatin1()); });
    names << u"mp4"_s << u"m4v"_s << u"mov"_s << u"webm"_s << u"mkv"_s << u"mp3"_s << u"m4a"_s
          << u"ogg"_s << u"oga"_s << u"opus"_s << u"flac"_s << u"wav"_s;
    const QString small = u"*."_s + names.join(u" *."_s);
    return small + u' ' + small.toUpper();
}

} // namespace asterism::ui

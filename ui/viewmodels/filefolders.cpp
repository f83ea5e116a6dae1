// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/filefolders.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

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

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/datafolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DataFolder)
};

} // namespace

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/asterism"_s;
}

Result<Done> makePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(QDir(path).absolutePath());
    const auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QFileInfo::exists(clean)) {
        const QDir parent(QFileInfo(clean).path());
        if (!parent.mkpath(u"."_s)) {
            return Error{ErrorKind::Store, path, Words::tr("the folder cannot be made")};
        }
        // Fails also when another process was faster; what matters is checked below.
        parent.mkdir(QFileInfo(clean).fileName(), permissions);
    }
    const QFileInfo info(clean);
    if (!info.exists()) {
        return Error{ErrorKind::Store, path, Words::tr("the folder cannot be made")};
    }
    if (!info.isDir()) {
        return Error{ErrorKind::Store, path, Words::tr("it is not a folder")};
    }
    if (!info.isWritable()) {
        return Error{ErrorKind::Store, path, Words::tr("the folder cannot be written")};
    }
    return Done{};
}

bool hasRoom(const QString &folder)
{
    constexpr qsizetype little = 128 * 1024;
    QTemporaryFile probe(folder + u"/room-XXXXXX"_s);
    return probe.open() && probe.write(QByteArray(little, 'x')) == little && probe.flush();
}

Result<Done> makePrivateFile(const QString &path)
{
    QFile file(path);
    if (file.exists()) {
        return Done{};
    }
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.exists()) {
        return Done{};
    }
    return Error{ErrorKind::Store, path, file.errorString()};
}

bool isPrivateFile(const QString &path)
{
#ifdef Q_OS_WIN
    Q_UNUSED(path)
    return true;
#else
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    return (QFile::permissions(path) & others) == 0;
#endif
}

} // namespace asterism

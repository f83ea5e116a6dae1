// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/filesaver.h"

#include "base/inback.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QStandardPaths>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int longestName = 80;
constexpr int mostOfOneName = 1000;
constexpr qint64 pieceBytes = 256 * 1024;

bool isHarmless(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
}

QString harmless(const QString &text)
{
    QString name;
    for (const QChar c : text) {
        name += isHarmless(c) ? c : u'_';
    }
    while (name.startsWith(u'.') || name.startsWith(u'-')) {
        name.remove(0, 1); // a hidden file, or an option
    }
    return name.left(longestName);
}

QString suffixOf(const QString &file, const QString &told)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(file, QMimeDatabase::MatchContent);
    const QString kind = type.name().section(u'/', 0, 0);
    if (kind != u"image" && kind != u"video" && kind != u"audio") {
        return u"bin"_s;
    }
    return type.suffixes().contains(told) ? told : type.preferredSuffix();
}

Error cannotSave(const QString &path, const QString &why)
{
    return {.kind = ErrorKind::Store, .subject = path, .detail = why};
}

/// A new file for `name`, opened; null when there is no free name or no right to write.
std::unique_ptr<QFile> newFile(const QDir &folder, const QString &name)
{
    const QFileInfo wished(name);
    for (int number = 1; number < mostOfOneName; ++number) {
        const QString free = number == 1
            ? name
            : u"%1 (%2).%3"_s.arg(wished.completeBaseName()).arg(number).arg(wished.suffix());
        auto file = std::make_unique<QFile>(folder.filePath(free));
        if (file->open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            return file;
        }
        if (!QFileInfo::exists(file->fileName())) {
            return nullptr;
        }
    }
    return nullptr;
}

bool pour(QFile &from, QFile &to)
{
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        if (piece.isEmpty() || to.write(piece) != piece.size()) {
            return false;
        }
    }
    return to.flush();
}

Result<QString> copyNow(const QString &file, const QString &folder, const QString &name)
{
    QFile from(file);
    if (!from.open(QIODevice::ReadOnly)) {
        return cannotSave(file, from.errorString());
    }
    if (!QDir().mkpath(folder)) {
        return cannotSave(folder, {});
    }
    const auto to = newFile(QDir(folder), name);
    if (!to) {
        return cannotSave(QDir(folder).filePath(name), {});
    }
    if (!pour(from, *to)) {
        const QString why = to->errorString();
        to->remove();
        return cannotSave(to->fileName(), why);
    }
    return to->fileName();
}

} // namespace

QString savedName(const QUrl &url, const QString &file)
{
    const QString last = url.fileName(QUrl::FullyDecoded);
    const QString suffix = last.contains(u'.') ? last.section(u'.', -1).toLower() : QString();
    const QString base = harmless(suffix.isEmpty() ? last : last.section(u'.', 0, -2));
    return (base.isEmpty() ? u"asterism"_s : base) + u'.' + suffixOf(file, suffix);
}

QString savingFolder()
{
    using Place = QStandardPaths;
    for (const auto place :
        {Place::PicturesLocation, Place::DownloadLocation, Place::HomeLocation}) {
        if (const QString folder = Place::writableLocation(place); !folder.isEmpty()) {
            return folder;
        }
    }
    return QDir::homePath();
}

QFuture<Result<QString>> saveCopy(const QString &file, const QString &folder, const QString &name)
{
    return inBack([=] { return copyNow(file, folder, name); });
}

} // namespace asterism::ui

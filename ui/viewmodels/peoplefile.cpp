// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/peoplefile.h"

#include "migration/csv/table.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// Nobody pastes more of them on purpose.
constexpr qsizetype mostFiles = 20;

/// No handle begins like a path.
QString fileOf(const QString &line)
{
    if (line.startsWith("~/"_L1)) {
        return QDir::homePath() + line.mid(1);
    }
    if (QDir::isAbsolutePath(line)) {
        return line;
    }
    const QUrl url(line, QUrl::StrictMode);
    return url.isLocalFile() ? url.toLocalFile() : QString();
}

} // namespace

Result<QByteArray> readExportedFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    // A pipe or a device may have no end.
    if (!QFileInfo(path).isFile()) {
        return Error{.kind = ErrorKind::NotFound, .subject = name.isEmpty() ? path : name};
    }
    QFile file(path);
    const bool open = file.open(QIODevice::ReadOnly);
    const QByteArray bytes = open ? file.read(csv::mostBytes + 1) : QByteArray();
    if (!open || file.error() != QFileDevice::NoError) {
        return Error{.kind = ErrorKind::Store, .subject = name, .detail = file.errorString()};
    }
    return bytes;
}

Result<csv::NamedPeople> readPeopleFile(const QString &path)
{
    const auto bytes = readExportedFile(path);
    return bytes ? csv::readPeople(*bytes, QFileInfo(path).fileName()) : bytes.error();
}

QStringList filesPasted(const QString &text)
{
    QStringList files;
    const auto lines = QStringView(text).split(u'\n', Qt::SkipEmptyParts);
    for (const QStringView line : lines) {
        const QString file = fileOf(line.trimmed().toString());
        if (file.isEmpty() || files.size() == mostFiles) {
            return {};
        }
        files << file;
    }
    return files;
}

} // namespace asterism::ui

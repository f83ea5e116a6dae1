// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cleanpicture.h"

#include "media/picturemetadata.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 mostReadBytes = 256LL * 1024 * 1024;

} // namespace

QString temporaryPicture(const QByteArray &bytes, const QByteArray &format)
{
    const QString suffix = format == "jpeg" ? u"jpg"_s : QString::fromLatin1(format);
    QTemporaryFile file(QDir::tempPath() + u"/asterism-XXXXXX."_s + suffix);
    file.setAutoRemove(false);
    if (!file.open()) {
        return {};
    }
    const bool whole = file.write(bytes) == bytes.size() && file.flush();
    if (!whole) {
        file.remove();
        return {};
    }
    return file.fileName();
}

std::optional<CleanPicture> cleanPicture(const QString &path, const QByteArray &format)
{
    QFile whole(path);
    if (whole.size() > mostReadBytes || !whole.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray bytes = whole.readAll();
    const auto clean = withoutMetadata(bytes, format);
    if (!clean) {
        return {};
    }
    return *clean == bytes ? CleanPicture{.path = path}
                           : CleanPicture{temporaryPicture(*clean, format), true};
}

} // namespace asterism

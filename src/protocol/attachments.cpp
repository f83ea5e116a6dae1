// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/attachments.h"

#include <QFileInfo>
#include <QMimeDatabase>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

Attachment attachmentOf(const Media &media)
{
    return {.type = word(media.type),
        .size = QSize(media.width, media.height),
        .description = media.description,
        .focus = QPointF(media.focusX, media.focusY),
        .id = media.id,
        .preview = media.previewUrl.isEmpty() ? media.url : media.previewUrl};
}

QByteArray nameToSend(const Attachment &file, const QString &path)
{
    const QMimeType type = QMimeDatabase().mimeTypeForName(file.type);
    const QString given = QFileInfo(path).suffix().toLower();
    const bool fits = !type.isValid() || type.suffixes().contains(given);
    const QString suffix = fits ? given : type.preferredSuffix();
    const QString own = QFileInfo(file.file).completeBaseName();
    const QByteArray name = own.isEmpty() ? "file"_ba : own.toUtf8();
    return suffix.isEmpty() ? name : name + '.' + suffix.toUtf8();
}

} // namespace asterism

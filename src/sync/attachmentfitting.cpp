// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/attachmentfitting.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

} // namespace

Result<FittedFile> asItIs(
    const QString &path, const Attachment &file, const PostingLimits &limits, const QString &host)
{
    const bool picture = file.type.startsWith("image/"_L1);
    const bool film = file.type.startsWith("video/"_L1) || file.type.startsWith("audio/"_L1);
    const qint64 most = picture ? limits.imageBytes : film ? limits.videoBytes : 0;
    const qint64 pixels = qint64(file.size.width()) * file.size.height();
    const bool fits = (most == 0 || QFileInfo(path).size() <= most)
        && (!picture || limits.imagePixels == 0 || pixels <= limits.imagePixels);
    if (fits) {
        return FittedFile{.path = path, .type = file.type};
    }
    const QString why = picture
        ? Words::tr("It is larger than %1 takes. Make it smaller, or post it from Asterism's "
                    "window, which does that by itself.")
        : Words::tr("It is larger than %1 takes. Make it smaller.");
    return Error{.kind = ErrorKind::Usage, .subject = file.name, .detail = why.arg(host)};
}

} // namespace asterism

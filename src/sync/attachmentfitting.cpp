// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/attachmentfitting.h"

#include "media/cleanfilm.h"
#include "media/cleanpicture.h"
#include "media/pictureformat.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

bool isPicture(const Attachment &file)
{
    return file.type.startsWith("image/"_L1);
}

bool isWithin(const QString &path, const Attachment &file, const PostingLimits &limits)
{
    const bool film = file.type.startsWith("video/"_L1) || file.type.startsWith("audio/"_L1);
    const qint64 most = isPicture(file) ? limits.imageBytes : film ? limits.videoBytes : 0;
    const qint64 pixels = qint64(file.size.width()) * file.size.height();
    return (most == 0 || QFileInfo(path).size() <= most)
        && (!isPicture(file) || limits.imagePixels == 0 || pixels <= limits.imagePixels);
}

QByteArray formatAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? pictureFormat(file.peek(pictureHeadSize))
                                          : QByteArray();
}

/// Of a picture that cannot be made clean: what no camera writes goes as it is, and so does what
/// only claims to be what could have been.
bool isHarmless(const QString &type, const QByteArray &format)
{
    static const QStringList harmless{u"image/gif"_s, u"image/bmp"_s, u"image/svg+xml"_s,
        u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s};
    return format == "gif" || (format.isEmpty() && harmless.contains(type));
}

bool canBeClean(const QByteArray &format)
{
    return format == "jpeg" || format == "png" || format == "webp";
}

QString tellingWords()
{
    return Words::tr(
        "What it tells of where it was made cannot be removed here. Make a JPEG of it, "
        "or post it from Asterism's window, which does that by itself.");
}

QString brokenFilmWords()
{
    return Words::tr("It is damaged, so that what it tells of where it was made cannot be removed. "
                     "Save it anew with another program.");
}

Error unfitFile(const Attachment &file, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = file.name, .detail = why};
}

} // namespace

QString whyNotAsItIs(
    const QString &path, const Attachment &file, const PostingLimits &limits, const QString &host)
{
    if (!isWithin(path, file, limits)) {
        const QString why = isPicture(file)
            ? Words::tr("It is larger than %1 takes. Make it smaller, or post it from Asterism's "
                        "window, which does that by itself.")
            : Words::tr("It is larger than %1 takes. Make it smaller.");
        return why.arg(host);
    }
    if (!isPicture(file)) {
        return canBeCleanFilm(path) ? QString() : brokenFilmWords();
    }
    const QByteArray format = formatAt(path);
    return canBeClean(format) || isHarmless(file.type, format) ? QString() : tellingWords();
}

Result<FittedFile> cleanedFilm(const QString &path, const Attachment &file)
{
    const auto clean = cleanFilm(path);
    if (!clean) {
        return unfitFile(file, brokenFilmWords());
    }
    if (clean->path.isEmpty()) {
        return Error{.kind = ErrorKind::Store, .subject = file.name};
    }
    return FittedFile{.path = clean->path, .type = file.type, .temporary = clean->temporary};
}

Result<FittedFile> asItIs(
    const QString &path, const Attachment &file, const PostingLimits &limits, const QString &host)
{
    if (const QString why = whyNotAsItIs(path, file, limits, host); !why.isEmpty()) {
        return unfitFile(file, why);
    }
    if (!isPicture(file)) {
        return cleanedFilm(path, file);
    }
    const QByteArray format = formatAt(path);
    if (!canBeClean(format)) {
        return FittedFile{.path = path, .type = file.type};
    }
    const auto clean = cleanPicture(path, format);
    if (!clean) { // broken, or so large that nobody takes it
        return unfitFile(file, tellingWords());
    }
    if (clean->path.isEmpty()) {
        return Error{.kind = ErrorKind::Store, .subject = file.name};
    }
    return FittedFile{.path = clean->path, .type = file.type, .temporary = clean->temporary};
}

} // namespace asterism

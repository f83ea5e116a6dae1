// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/picturefitter.h"

#include "media/cleanpicture.h"
#include "media/pictureformat.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QLocale>

#include <cmath>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Images)
};

constexpr qint64 mostDecodedPixels = 30'000'000; ///< 120 MB while it is worked at
constexpr int mostTries = 8;
constexpr int quality = 92;

QString typeOf(const QByteArray &format)
{
    return u"image/"_s + QString::fromLatin1(format);
}

Error unfit(const Attachment &file, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = file.name, .detail = why};
}

QString sizeWords(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

qint64 pixelsOf(QSize size)
{
    return qint64(size.width()) * size.height();
}

bool isTooLarge(const QString &path, QSize size, const PostingLimits &limits)
{
    return (limits.imageBytes > 0 && QFile(path).size() > limits.imageBytes)
        || (limits.imagePixels > 0 && pixelsOf(size) > limits.imagePixels);
}

bool isTaken(const QString &type, const PostingLimits &limits)
{
    return limits.mediaTypes.isEmpty() || limits.mediaTypes.contains(type);
}

/// At most that many pixels, of the same shape.
QSize within(QSize size, qint64 pixels)
{
    if (pixelsOf(size) <= pixels) {
        return size;
    }
    const double scale = std::sqrt(double(pixels) / double(pixelsOf(size)));
    return QSize(int(size.width() * scale), int(size.height() * scale)).expandedTo({1, 1});
}

Result<FittedFile> written(
    const Attachment &file, const QByteArray &bytes, const QByteArray &format)
{
    const QString path = temporaryPicture(bytes, format);
    return path.isEmpty()
        ? Result<FittedFile>(Error{.kind = ErrorKind::Store, .subject = file.name})
        : FittedFile{path, typeOf(format), true};
}

QByteArray encoded(const QImage &image, const QByteArray &format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, format);
    writer.setQuality(format == "jpeg" ? quality : -1);
    return writer.write(image) ? bytes : QByteArray();
}

/// What can be seen through stays so, as long as it is small enough.
QByteArray formatFor(const QImage &image, const PostingLimits &limits)
{
    const bool png = image.hasAlphaChannel() && isTaken(u"image/png"_s, limits);
    return png ? "png" : "jpeg";
}

/// Clear places become white: a JPEG has none.
QImage opaque(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    for (int y = 0; y < image.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(flat.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int rest = 255 - qAlpha(from[x]); // premultiplied
            to[x] = qRgb(qRed(from[x]) + rest, qGreen(from[x]) + rest, qBlue(from[x]) + rest);
        }
    }
    return flat;
}

/// Written anew: upright, and smaller again and again until it is small enough.
Result<FittedFile> remade(const Attachment &file, QImage image, const PostingLimits &limits)
{
    image = image.convertToFormat(
        image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    QByteArray format = formatFor(image, limits);
    for (int tries = 0; tries < mostTries; ++tries) {
        const bool flat = format == "jpeg" && image.hasAlphaChannel();
        const QByteArray bytes = encoded(flat ? opaque(image) : image, format);
        if (bytes.isEmpty()) {
            break;
        }
        if (limits.imageBytes == 0 || bytes.size() <= limits.imageBytes) {
            return written(file, bytes, format);
        }
        const double fits = double(limits.imageBytes) / double(bytes.size());
        if (format == "png" && fits < 0.25) {
            format = "jpeg"; // a photograph as PNG: no size to send it in
            continue;
        }
        const auto pixels = qint64(double(pixelsOf(image.size())) * fits * 0.9);
        image = image.scaled(
            within(image.size(), pixels), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return unfit(file, Words::tr("the picture cannot be made small enough"));
}

/// A JPEG is decoded no larger than it is needed.
Result<QImage> read(QImageReader &reader, const Attachment &file, const PostingLimits &limits)
{
    const qint64 pixels = limits.imagePixels > 0 ? std::min(limits.imagePixels, mostDecodedPixels)
                                                 : mostDecodedPixels;
    const QSize size = reader.size();
    const QSize wanted = within(size, pixels);
    if (wanted != size) {
        reader.setScaledSize(wanted);
    }
    const QImage image = reader.read();
    return image.isNull() ? Result<QImage>(unfit(file, reader.errorString())) : image;
}

/// As it is, but for what it tells; null: it has to be written anew for that.
std::optional<Result<FittedFile>> stripped(
    const QString &path, const Attachment &file, const QByteArray &format)
{
    const auto clean = cleanPicture(path, format);
    if (!clean) {
        return {};
    }
    return clean->path.isEmpty()
        ? Result<FittedFile>(Error{.kind = ErrorKind::Store, .subject = file.name})
        : FittedFile{clean->path, typeOf(format), clean->temporary};
}

/// A moving picture cannot be written anew: what else it tells is taken out, or it stays here.
Result<FittedFile> moving(const QString &path, const Attachment &file, const QByteArray &format)
{
    const auto clean = stripped(path, file, format);
    return clean ? *clean
                 : unfit(file, Words::tr("it moves, and what else it tells cannot be taken out"));
}

/// What the server has against one that cannot be written anew.
QString whyStill(const QString &path, bool known, const PostingLimits &limits)
{
    if (!known) {
        return Words::tr("it moves, and the server takes no pictures of its kind");
    }
    if (limits.imageBytes > 0 && QFile(path).size() > limits.imageBytes) {
        return Words::tr("it moves, so it cannot be made smaller, and the server takes pictures of "
                         "%1 at most")
            .arg(sizeWords(limits.imageBytes));
    }
    return Words::tr("it moves, so it cannot be made smaller, and the server takes pictures of "
                     "%1 pixels at most")
        .arg(QLocale().toString(limits.imagePixels));
}

QByteArray formatOfFile(QFile &file)
{
    return pictureFormat(file.peek(pictureHeadSize));
}

bool isAnimated(const QImageReader &reader)
{
    return reader.supportsAnimation() && reader.imageCount() > 1;
}

QSize upright(const QImageReader &reader)
{
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    return turned ? reader.size().transposed() : reader.size();
}

} // namespace

Result<FittedFile> PictureFitter::fit(
    const QString &path, const Attachment &file, const PostingLimits &limits)
{
    if (!file.type.startsWith("image/"_L1)) {
        return cleanedFilm(path, file);
    }
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly)) {
        return unfit(file, device.errorString());
    }
    const QByteArray format = formatOfFile(device);
    QImageReader reader(&device, format); // of what is not known Qt may guess: the user chose it
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const bool large = isTooLarge(path, size, limits);
    const bool known = !format.isEmpty() && isTaken(typeOf(format), limits);
    if (isAnimated(reader)) {
        return !large && known ? moving(path, file, format)
                               : Result<FittedFile>(unfit(file, whyStill(path, known, limits)));
    }
    if (known && !large && reader.transformation() == QImageIOHandler::TransformationNone) {
        if (auto same = stripped(path, file, format)) {
            return *same;
        }
    }
    const auto image = read(reader, file, limits);
    return image ? remade(file, *image, limits) : Result<FittedFile>(image.error());
}

QSize shownSize(const QString &path)
{
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QImageReader reader(&device, formatOfFile(device));
    return upright(reader);
}

bool isMoving(const QString &path)
{
    QFile device(path);
    return device.open(QIODevice::ReadOnly)
        && isAnimated(QImageReader(&device, formatOfFile(device)));
}

} // namespace asterism

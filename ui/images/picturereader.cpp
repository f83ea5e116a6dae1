// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/picturereader.h"

#include "media/pictureformat.h"

#include <QCoreApplication>
#include <QImageReader>

#include <algorithm>
#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 mostPixels = 64'000'000;
constexpr int mostMebibytes = 128; // while decoding

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Images)
};

Error broken(const QString &detail)
{
    return {.kind = ErrorKind::BadAnswer, .detail = detail};
}

/// What to decode to: never more than there is. Enlarging comes after cropping, or a strip of
/// 60,000 × 1 would grow without end.
QSize decodedSize(QSize upright, const PictureBox &box)
{
    const auto mode = box.fill ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
    const QSize wanted = upright.scaled(box.size, mode).expandedTo({1, 1});
    return wanted.boundedTo(upright) == wanted ? wanted : upright;
}

/// Where a part of that length begins, so that its middle is as near as can be to `focus` (-1 to
/// 1).
int cutAt(int whole, int part, double focus)
{
    const double middle = whole * (focus + 1) / 2;
    return std::clamp(int(middle - part / 2.0), 0, whole - part);
}

QImage cropped(const QImage &image, QSize shape, QPointF focus)
{
    const QSize inside = shape.scaled(image.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
    const int x = cutAt(image.width(), inside.width(), focus.x());
    const int y = cutAt(image.height(), inside.height(), -focus.y()); // upwards
    return image.copy(x, y, inside.width(), inside.height());
}

QImage placed(const QImage &image, const PictureBox &box)
{
    const QImage shaped = box.fill ? cropped(image, box.size, box.focus) : image;
    const QSize fitting = box.fill
        ? box.size
        : shaped.size().scaled(box.size, Qt::KeepAspectRatio).expandedTo({1, 1});
    const bool larger = fitting.width() > shaped.width() || fitting.height() > shaped.height();
    if (shaped.size() == fitting || (larger && !box.enlarge)) {
        return shaped;
    }
    return shaped.scaled(fitting, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Result<QImage> readPicture(QIODevice &device, const PictureBox &box)
{
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(mostMebibytes); });
    const QByteArray format = pictureFormat(device.peek(pictureHeadSize));
    if (format.isEmpty()) {
        return broken(Words::tr("not a picture of a kind that is shown"));
    }
    // The format is given, not guessed: no other decoder gets to see these bytes.
    QImageReader reader(&device, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty()) {
        return broken(reader.errorString());
    }
    if (qint64(size.width()) * size.height() > mostPixels) {
        return broken(Words::tr("the picture has too many pixels"));
    }
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize upright = turned ? size.transposed() : size;
    const QSize wanted = decodedSize(upright, box);
    if (wanted != upright) {
        reader.setScaledSize(turned ? wanted.transposed() : wanted);
    }
    const QImage image = reader.read();
    if (image.isNull()) {
        return broken(reader.errorString());
    }
    return placed(image, box);
}

} // namespace asterism

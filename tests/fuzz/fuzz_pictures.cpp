// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "media/pictureformat.h"
#include "media/picturemetadata.h"
#include "ui/images/blurhash.h"
#include "ui/images/imageid.h"
#include "ui/images/picturereader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

// Decoders come as plug-ins, which are looked for beside the application.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static QCoreApplication app(*argc, *argv);
    QLoggingCategory::setFilterRules(u"*=false"_s); // each broken picture has a remark of its own
    return 0;
}

static void checkPicture(const QByteArray &bytes, const PictureBox &box)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto image = readPicture(buffer, box);
    if (image) {
        require(!pictureFormat(bytes).isEmpty(), "only known formats are read");
        require(!image->isNull(), "a picture has pixels");
        require(image->width() <= box.size.width() && image->height() <= box.size.height(),
            "a picture lies within its box");
    } else {
        require(image.error().kind == ErrorKind::BadAnswer, "an error says so");
    }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    checkPicture(bytes, {.size = {64, 48}});
    checkPicture(bytes, {.size = {64, 48}, .fill = true, .enlarge = true});
    const QString text = QString::fromUtf8(bytes);
    const QImage blur = decodeBlurhash(text, {16, 9});
    require(blur.isNull() || blur.size() == QSize(16, 9), "a blur is as large as asked");
    require(imageid::readPicture(text).radius <= 200, "radii are bounded");
    require(imageid::readBlurhash(imageid::packed(text)).hash == text, "ids round trip");
    for (const char *format : {"jpeg", "png", "webp", "gif"}) {
        const auto clean = withoutMetadata(bytes, format);
        require(!clean || clean->size() <= bytes.size(), "what is taken out is not put in");
    }
    imageid::readAvatar(text);
    imageid::readEmoji(text);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imagedesk.h"

#include "ui/images/imagework.h"

#include <QQmlEngine>
#include <QQuickAsyncImageProvider>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// The engine calls it from a thread of its own.
class ImageProvider : public QQuickAsyncImageProvider {
public:
    ImageProvider(QString name, std::shared_ptr<ImageWork> work)
        : m_name(std::move(name))
        , m_work(std::move(work))
    {
    }

    QQuickImageResponse *requestImageResponse(const QString &id, const QSize &size) override
    {
        return m_work->serve(m_name, id, size).release(); // the engine deletes it
    }

private:
    const QString m_name;
    const std::shared_ptr<ImageWork> m_work;
};

} // namespace

ImageDesk::ImageDesk(MediaCache &media, const EmojiIndex &emojis, Options options)
    : m_work(std::make_shared<ImageWork>(media, emojis, options))
{
}

ImageDesk::~ImageDesk()
{
    m_work->close();
}

void ImageDesk::install(QQmlEngine &engine) const
{
    for (const auto &name :
        {u"avatar"_s, u"emoji"_s, u"picture"_s, u"attachment"_s, u"blurhash"_s}) {
        engine.addImageProvider(name, new ImageProvider(name, m_work));
    }
}

} // namespace asterism

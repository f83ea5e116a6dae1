// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imageresponse.h"

#include <QMutexLocker>
#include <QQuickTextureFactory>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

ImageTicket::ImageTicket(ImageResponse *response)
    : m_response(response)
{
}

void ImageTicket::settle(const QImage &image, const QString &error)
{
    const QMutexLocker lock(&m_mutex);
    if (m_settled) {
        return;
    }
    m_settled = true;
    m_image = image;
    m_error = error;
    if (m_response) {
        QMetaObject::invokeMethod(m_response, &QQuickImageResponse::finished, Qt::QueuedConnection);
    }
}

bool ImageTicket::isSettled() const
{
    const QMutexLocker lock(&m_mutex);
    return m_settled;
}

QImage ImageTicket::image() const
{
    const QMutexLocker lock(&m_mutex);
    return m_image;
}

QString ImageTicket::error() const
{
    const QMutexLocker lock(&m_mutex);
    return m_error;
}

void ImageTicket::leave()
{
    const QMutexLocker lock(&m_mutex);
    m_response = nullptr;
}

ImageResponse::ImageResponse()
    : m_ticket(std::make_shared<ImageTicket>(this))
{
}

ImageResponse::~ImageResponse()
{
    m_ticket->leave();
}

QQuickTextureFactory *ImageResponse::textureFactory() const
{
    if (m_ticket->error().isEmpty()) {
        return QQuickTextureFactory::textureFactoryForImage(m_ticket->image());
    }
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return QQuickTextureFactory::textureFactoryForImage(nothing);
}

void ImageResponse::cancel()
{
    m_download.cancel();
    m_ticket->settle({}, u"cancelled"_s); // nobody reads it
}

} // namespace asterism

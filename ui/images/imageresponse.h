// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QImage>
#include <QMutex>
#include <QQuickImageResponse>
#include <QString>

#include <memory>

namespace asterism {

class ImageResponse;

/// Where the one who makes an image and the one who waits for it meet. Whichever goes first, the
/// other takes no harm. Thread-safe.
class ImageTicket {
public:
    explicit ImageTicket(ImageResponse *response);

    /// The image, or why there is none. Only the first counts. The response tells the engine from
    /// its own thread.
    void settle(const QImage &image, const QString &error = {});

    bool isSettled() const;
    QImage image() const;
    QString error() const;

    /// The response goes.
    void leave();

private:
    mutable QMutex m_mutex;
    ImageResponse *m_response; ///< null when it is gone
    QImage m_image;
    QString m_error;
    bool m_settled = false;
};

/// What the engine holds while it waits for an image. A picture that cannot be had is one clear
/// pixel and no error: Qt warns of each error as if a view were at fault.
class ImageResponse : public QQuickImageResponse {
public:
    ImageResponse();
    ~ImageResponse() override;

    std::shared_ptr<ImageTicket> ticket() const { return m_ticket; }
    /// What cancel() gives up too, and all that follows on it: cancel() of Qt 6.4 walks and writes
    /// through what was chained to a future, also when that has run and nobody kept it.
    void setDownload(
        const QFuture<Result<QString>> &download, const QList<QFuture<void>> &following)
    {
        m_download = download;
        m_following = following;
    }

    QQuickTextureFactory *textureFactory() const override;
    void cancel() override;

private:
    std::shared_ptr<ImageTicket> m_ticket;
    QFuture<Result<QString>> m_download;
    QList<QFuture<void>> m_following;
};

} // namespace asterism

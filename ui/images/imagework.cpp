// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/imagework.h"

#include <QFile>
#include <QMutexLocker>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// The engine wants an image or an error, also for what it gave up.
void giveUp(ImageTicket &ticket)
{
    ticket.settle({}, sentence({.kind = ErrorKind::Cancelled}));
}

} // namespace

ImageWork::ImageWork(MediaCache &media, const EmojiIndex &emojis, ImageDesk::Options options)
    : m_media(media)
    , m_emojis(emojis)
    , m_devicePixelRatio(options.devicePixelRatio)
    , m_attachments(options.attachments)
    , m_cache(options.cacheBytes)
{
    m_pool.setMaxThreadCount(options.threads);
}

void ImageWork::close()
{
    {
        const QWriteLocker gate(&m_gate);
        m_closed = true;
    }
    m_pool.waitForDone(); // what is queued finds m_closed and ends at once
}

std::unique_ptr<ImageResponse> ImageWork::serve(
    const QString &provider, const QString &id, QSize size)
{
    auto response = std::make_unique<ImageResponse>();
    const QReadLocker gate(&m_gate);
    if (m_closed) {
        giveUp(*response->ticket());
        return response;
    }
    const Recipe recipe = recipeOf(provider, id, size);
    if (const QImage image = kept(recipe.key); !image.isNull()) {
        response->ticket()->settle(image);
    } else if (!recipe.path.isEmpty()) {
        decode(response->ticket(), recipe, recipe.path);
    } else if (recipe.url.isEmpty()) {
        decode(response->ticket(), recipe, Error{.kind = ErrorKind::NotFound});
    } else {
        download(*response, recipe);
    }
    return response;
}

Recipe ImageWork::recipeOf(const QString &provider, const QString &id, QSize size) const
{
    if (provider == u"avatar") {
        return avatarRecipe(imageid::readAvatar(id), size);
    }
    if (provider == u"emoji") {
        const auto emoji = imageid::readEmoji(id);
        return emojiRecipe(emoji, m_emojis.find(emoji.host, emoji.shortcode), size);
    }
    if (provider == u"attachment") {
        return attachmentRecipe(
            imageid::readAttachment(id), m_attachments, size, m_devicePixelRatio);
    }
    if (provider == u"blurhash") {
        return blurhashRecipe(imageid::readBlurhash(id), size, m_devicePixelRatio);
    }
    return pictureRecipe(imageid::readPicture(id), size, m_devicePixelRatio);
}

void ImageWork::download(ImageResponse &response, const Recipe &recipe)
{
    const auto decodeThen = [&](QFuture<Result<QString>> file) {
        auto decoding = file.then([work = shared_from_this(), ticket = response.ticket(), recipe](
                                      const Result<QString> &path) {
            const QReadLocker gate(&work->m_gate);
            if (work->m_closed) {
                giveUp(*ticket);
            } else {
                work->decode(ticket, recipe, path);
            }
        });
        auto given = decoding.onCanceled([ticket = response.ticket()] { giveUp(*ticket); });
        response.setDownload(file, {decoding, given});
    };
    m_media.file(recipe.url, recipe.kind, decodeThen);
}

/// Below m_gate, so that close() waits for every job.
void ImageWork::decode(const Ticket &ticket, const Recipe &recipe, const Result<QString> &path)
{
    m_pool.start([this, ticket, recipe, path] { finish(ticket, recipe, path); }, m_order++);
}

void ImageWork::finish(const Ticket &ticket, const Recipe &recipe, const Result<QString> &path)
{
    if (m_closed) {
        giveUp(*ticket);
    }
    if (ticket->isSettled()) {
        return; // cancelled by the engine, or just now
    }
    const auto image = drawn(recipe, path);
    if (image) {
        keep(recipe.key, *image);
        ticket->settle(*image);
    } else if (recipe.instead) {
        ticket->settle(recipe.instead());
    } else {
        ticket->settle({}, sentence(image.error()));
    }
}

Result<QImage> ImageWork::drawn(const Recipe &recipe, const Result<QString> &path)
{
    if (!path) {
        return path.error();
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = ErrorKind::Store, .subject = *path, .detail = file.errorString()};
    }
    auto image = recipe.draw(file);
    if (!image) {
        Error error = image.error();
        if (recipe.url.isEmpty()) {
            return error;
        }
        error.subject = recipe.url.host();
        const QReadLocker gate(&m_gate);
        if (!m_closed) {
            m_media.spoiled(recipe.url);
        }
        return error;
    }
    return image;
}

QImage ImageWork::kept(const QString &key)
{
    const QMutexLocker lock(&m_cacheMutex);
    const QImage *image = m_cache.object(key);
    return image ? *image : QImage();
}

void ImageWork::keep(const QString &key, const QImage &image)
{
    if (!key.isEmpty()) {
        const QMutexLocker lock(&m_cacheMutex);
        m_cache.insert(key, new QImage(image), image.sizeInBytes());
    }
}

} // namespace asterism

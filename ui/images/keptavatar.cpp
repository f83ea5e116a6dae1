// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/keptavatar.h"

#include "ui/images/recipe.h"

#include <QCoreApplication>
#include <QFile>
#include <QThreadPool>

#include <utility>

namespace asterism {

namespace {

QImage keptImage(const Recipe &recipe, const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto image = recipe.draw(file);
    return image ? *image : QImage();
}

} // namespace

void keptAvatar(
    MediaCache &media, const Actor &actor, int side, std::function<void(const QImage &)> done)
{
    const Recipe recipe = avatarRecipe({actor.acct, QUrl(actor.avatar)}, {side, side});
    const auto decode = [recipe, done = std::move(done)](const QString &path) {
        // A stranger's picture is decoded beside the thread that others wait for.
        QThreadPool::globalInstance()->start([recipe, done, path] {
            QMetaObject::invokeMethod(
                qApp, [done, image = keptImage(recipe, path)] { done(image); },
                Qt::QueuedConnection);
        });
    };
    media.find(recipe.url, decode);
}

} // namespace asterism

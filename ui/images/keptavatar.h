// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediacache.h"
#include "model/actor.h"

#include <QImage>

#include <functional>

namespace asterism {

/// Somebody's picture, square, with round corners, `side` pixels wide: where it is on the disk
/// already. Null where it is not, or cannot be read: nobody is asked for it. `done` is called on
/// the application's thread, never at once; not at all when the cache or the program ends before.
void keptAvatar(
    MediaCache &media, const Actor &actor, int side, std::function<void(const QImage &)> done);

} // namespace asterism

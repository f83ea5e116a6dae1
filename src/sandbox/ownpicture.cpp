// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ownpicture.h"

#include "sandbox/api.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

std::optional<OwnPicture> ownPicture(const Call &call, const QString &id)
{
    const auto isIt = [&](const Picture &picture) {
        return mediaId(call.software(), picture.madeAt, picture.key) == id;
    };
    const auto &loose = call.world.persons[size_t(call.viewer)].loosePictures;
    if (const auto found = std::ranges::find_if(loose, isIt); found != loose.end()) {
        return OwnPicture{.picture = *found, .usedBy = {}};
    }
    const QStringList uris = call.world.urisOf(call.viewer);
    for (const QString &uri : uris) {
        const auto &media = call.world.note(uri)->media;
        if (const auto found = std::ranges::find_if(media, isIt); found != media.end()) {
            return OwnPicture{.picture = *found, .usedBy = uri};
        }
    }
    return std::nullopt;
}

} // namespace asterism

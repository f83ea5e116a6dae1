// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/picture.h"

#include <QString>

#include <optional>

namespace asterism {

struct Call;

/// A file of the viewer's own.
struct OwnPicture {
    Picture picture;
    QString usedBy; ///< uri of the post that has it; empty: none has
};

/// By the id that the viewer's server gives it: of a post, or uploaded, or left by a post that is
/// gone.
std::optional<OwnPicture> ownPicture(const Call &call, const QString &id);

} // namespace asterism

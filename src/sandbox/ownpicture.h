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
    QString usedBy; ///< uri of the post that has it; empty: it had one that is gone
};

/// By the id that the viewer's server gives it. Nothing can be uploaded here, so these are files of
/// posts alone.
std::optional<OwnPicture> ownPicture(const Call &call, const QString &id);

} // namespace asterism

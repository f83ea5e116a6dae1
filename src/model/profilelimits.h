// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// What a server takes in a profile, as far as it tells; 0: not told.
struct ProfileLimits {
    int name = 0; ///< characters, as all but the bytes and the count of fields
    int bio = 0;
    int fields = 0; ///< how many
    int fieldName = 0;
    int fieldValue = 0;
    int description = 0; ///< of an avatar or header
    qint64 avatarBytes = 0;
    qint64 headerBytes = 0;

    bool operator==(const ProfileLimits &) const = default;
};

} // namespace asterism

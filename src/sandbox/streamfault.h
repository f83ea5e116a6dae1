// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// Something that happens to the frames of a server's streams. (To the upgrade: Fault, with the
/// path of the streaming API.)
struct StreamFault {
    enum class Kind {
        Cut, ///< the connection ends instead
        CutInFrame, ///< it ends in the middle of the frame
        Freeze, ///< nothing comes any more, and no end
        Drop, ///< this one frame never comes
        Duplicate, ///< it comes twice
        Reorder, ///< it comes after the next one of its connection (never, if there is none)
    };

    Kind kind = Kind::Drop;
    QString stream = QString(u'*'); ///< wildcard over "user", "list:12", "hashtag:tea"
    int person = -1; ///< whose connections; -1: everybody's
    int times = 1; ///< how many frames it meets; -1: all
};

} // namespace asterism

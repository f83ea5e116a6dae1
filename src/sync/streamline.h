// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/streamsync.h"

namespace asterism {

/// One socket of StreamSync, for that class's own parts only.
struct StreamSync::Line {
    qint64 id = 0;
    Session session;
    QStringList keys; ///< of the sources it carries; the first one's topic is the door's
    quint64 opening = 0; ///< a number of its own for each connection; 0: it is not open
    bool shared = false; ///< since it was opened it had several topics
    std::shared_ptr<const LiveLine> described;
    std::unique_ptr<StreamKeeper> keeper;

    bool isOpen() const { return opening != 0; }
    bool isGuest() const { return session.isGuest(); }
};

} // namespace asterism

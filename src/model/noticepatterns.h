// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/notification.h"

#include <QString>

namespace asterism {

// What notifications say, wherever they are told: in the reader's language, with "%1" for what the
// caller puts there.

/// What somebody did to an account or its posts; "%1" is who. Empty for what may be nobody's doing.
QString patternOfPeople(Notification::Kind kind);

/// What may be nobody's doing; of a kind that is not known here "%1" is the server's word for it.
QString patternOfServer(Notification::Kind kind);

/// Around either of them, "%1", where it waits for the account's leave (GoToSocial).
QString patternOfPending();

} // namespace asterism

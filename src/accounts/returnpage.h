// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace asterism {

/// What the browser shows when it comes back from a sign-in.
enum class ReturnPage {
    Done, ///< go back to Asterism
    Refused, ///< the server or the user said no
    Other, ///< nothing that was waited for
};

/// A whole page in the user's language. Nothing of a stranger is in it, and it loads nothing.
QByteArray returnPage(ReturnPage which);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace asterism {

/// Hands a web page to the system's opener and does not wait for it. False when there is none, or
/// no screen to open it on: the caller shows the address in any case.
bool startBrowser(const QUrl &page);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/world.h"

namespace asterism {

// What lies behind an address that somebody pasted, wherever in the sandbox it is.

/// The uri of the post that the address leads to, or is; the address itself where nobody knows it.
QString postUriAt(const World &world, const QString &address);
/// By an actor's uri or the address of a profile; -1: nobody.
int personAddressed(const World &world, const QString &address);

} // namespace asterism

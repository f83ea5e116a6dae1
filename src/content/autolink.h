// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/knownnames.h"

#include <optional>

namespace asterism {

/// Something in plain text that is more than text.
struct AutoLink {
    qsizetype size = 0; ///< UTF-16 units of the text that it takes
    Span span;
};

/// What begins exactly at `at`: a URL, mention, hashtag or known emoji. Looks back one character
/// to tell "mail@host" from "@host". Reads a bounded number of characters unless it finds
/// something, so that asking at every place of a text stays linear.
std::optional<AutoLink> autoLinkAt(QStringView text, qsizetype at, const KnownNames &names);

/// The size of ":4001" behind the host that has `size` units from `host` on, where it is a server
/// of this computer; 0 elsewhere: there a port is no part of a name.
qsizetype portBehind(QStringView text, qsizetype host, qsizetype size);

} // namespace asterism

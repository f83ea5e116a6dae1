// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// The key form of an `acct` as a server writes it: lower case, always with a host. A name
/// without one is local and gets `domain`. Empty when it cannot be a handle.
QString canonicalAcct(const QString &acct, const QString &domain);

/// Usable as a post's uri: a bounded web address, or the "tag:" uri of a very old post, without
/// blanks and control characters.
bool isUri(const QString &text);

} // namespace asterism

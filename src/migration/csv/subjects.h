// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/fault.h"

#include <variant>

namespace asterism::csv {

using SubjectOrFault = std::variant<QString, Fault>;

/// A host in the form of normalHost(), of "example.org", "@example.org", "*.example.org" (servers
/// block what is below them, too), "https://example.org/". The address of a page is none: who
/// blocks a post does not mean its server.
SubjectOrFault readDomain(const QString &text);

/// The uri of a post as it is written: https, or http on this machine.
SubjectOrFault readPost(const QString &text);

/// A hashtag as hashtagName() has it, with or without its #.
SubjectOrFault readTag(const QString &text);

} // namespace asterism::csv

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/instance.h"
#include "model/list.h"

namespace asterism {

/// By which API a guest reads there, if by any.
ReaderKind apiReaderOf(const Instance &instance);

/// Nobody answers there: the host's other readers would not, either.
bool isHostAway(const Error &error);

/// What an API refused to a guest is not to be had as a guest by another way. Misskey's people may
/// require that whoever reads them is signed in; its outboxes, which are for servers, do not ask.
bool isWishedAway(ReaderKind reader, const Error &error);

} // namespace asterism

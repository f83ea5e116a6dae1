// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/sourcewords.h"
#include "model/list.h"
#include "model/media.h"
#include "model/visibility.h"

namespace asterism::cli {

// For people, in their language. Scripts get the words of model/ and readerWord() instead.

QString phrase(Media::Type type);
QString phrase(Visibility visibility);

/// How a member of a list is read; "–" before it was tried.
QString readerPhrase(const ListMember &member, const Names &names);

} // namespace asterism::cli

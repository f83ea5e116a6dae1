// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/pages.h"

namespace asterism::store {

/// Takes out of a source (a row of `source`) what lies between the borders of a page of it and is
/// not in PagePlace::told: the account put it away there. The posts stay, and so does what no id
/// says the place of. Nothing where the page does not say what it told.
void takeOutUntold(CacheTx &tx, qint64 source, const PagePlace &place);

} // namespace asterism::store

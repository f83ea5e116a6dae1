// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticepages.h"
#include "ui/models/rowbuilder.h"

namespace asterism::ui {

/// The beginning of the post that a mention answers, plain and on one line; of one that is behind a
/// warning or filtered for those who were told only why. Empty where there is none, the cache does
/// not hold it, or a filter hides it.
QString answeredBy(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names);

} // namespace asterism::ui

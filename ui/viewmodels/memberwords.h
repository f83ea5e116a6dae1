// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/list.h"

#include <optional>
#include <vector>

namespace asterism::ui {

/// "read by its public API", "read through @ao@a.example", "cannot be read".
QString readerWords(const ListMember &member, const std::vector<Account> &accounts);
/// " · you are told of new posts", where something else was said of them than of their list; else
/// empty.
QString noticeWords(std::optional<bool> notify);
/// "posts about every 3 h · read 12:04 · next 12:31"; without what is not known.
QString paceWords(const Polled &polled, qint64 nextReadAt);

} // namespace asterism::ui

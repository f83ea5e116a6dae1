// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/account.h"
#include "model/list.h"

#include <QString>

#include <vector>

namespace asterism {

/// Why a member cannot be read, in one sentence. It is kept with them; which of the user's accounts
/// would help is not, for these come and go.
QString unreadableWords(const Error &error, const ListMember &member);

/// The same for somebody of whom their server says that there is nobody of that name, or that it
/// has suspended them (Rejected). Polled::failingSince is when it said so first.
QString nobodyWords(const Error &error, const ListMember &member);

/// All that there is to say of a member's trouble: why, and what would help, with the account that
/// could. Empty when there is none.
QString troubleWords(const ListMember &member, const std::vector<Account> &accounts);

/// A note beside a member who moved to another account.
QString movedWords(const QString &to);

/// The error of a member whose handle means somebody else by now.
Error renamed(const QString &acct, const QString &to);

/// The error of a server that tells of somebody else than it was asked for.
Error somebodyElse(const QString &host);

/// The error of a member whose server has suspended it.
Error suspended(const QString &acct);

} // namespace asterism

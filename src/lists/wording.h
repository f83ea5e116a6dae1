// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace asterism {

/// Why a member cannot be read and what would help, in one sentence.
QString unreadableWords(const Error &error, const QString &host);

/// A note beside a member who moved to another account.
QString movedWords(const QString &to);

/// The error of a member whose handle means somebody else by now.
Error renamed(const QString &acct, const QString &to);

/// The error of a server that tells of somebody else than it was asked for.
Error somebodyElse(const QString &host);

/// The error of a member whose server has suspended it.
Error suspended(const QString &acct);

} // namespace asterism

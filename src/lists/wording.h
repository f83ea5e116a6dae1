// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace asterism {

/// Why a member cannot be read and what would help, in one sentence.
QString unreadableWords(const Error &error, const QString &host);

/// A note beside a member who moved to another account.
QString movedWords(const QString &to);

/// The error of a member whose server has suspended it.
Error suspended(const QString &acct);

} // namespace asterism

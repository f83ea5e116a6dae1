// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QString>

namespace asterism {

/// A list that an account's server keeps. Titles need not be unique there.
struct ServerList {
    AccountId account;
    QString id; ///< the server's own
    QString title;

    bool operator==(const ServerList &) const = default;
};

} // namespace asterism

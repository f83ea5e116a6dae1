// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/postingdefaults.h"

#include <QString>

namespace asterism {

/// One of the user's own accounts. The token is not here: it lies in the keychain.
struct Account {
    AccountId id;
    QString acct; ///< canonical user@host
    QString host; ///< API host
    QString localId; ///< its account id on that server
    QString actorUri; ///< may be empty
    QString displayName;
    QString avatar;
    QString software;
    QString version;
    bool needsSignIn = false; ///< the server refused the token (401)
    qint64 addedAt = 0;
    int colour = -1; ///< one of the eight account colours, 0 to 7; -1: by its place
    QString client; ///< our id of the application that its token belongs to; empty: the user's own
    bool thisRunOnly = false; ///< the token is kept nowhere: it is gone when the program ends
    PostingDefaults posting = {}; ///< as its server told them last

    bool operator==(const Account &) const = default;
};

} // namespace asterism

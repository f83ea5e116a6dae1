// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/account.h"
#include "model/instance.h"
#include "net/httpclient.h"
#include "secrets/memorystore.h"
#include "secrets/secretstore.h"
#include "store/store.h"
#include "sync/absences.h"
#include "sync/attachmentfitting.h"
#include "sync/filterbook.h"
#include "sync/readpages.h"

#include <QSet>

#include <memory>

namespace asterism {

/// What everything that talks to servers is handed: made once, in the composition root.
struct Core {
    const Clock &clock;
    HttpClient &http;
    store::Store &store;
    SecretStore &secrets;
    /// Hosts that the user typed (servers, handles, sources): these may lie in a private
    /// network. Hosts that servers name are not among them.
    QSet<QString> typedHosts = {};
    /// Of those whose owners chose so on a machine without a keychain: gone with the program.
    MemoryStore forThisRun = {};
    /// What accounts filter at their servers.
    FilterBook filters = {};
    /// Answers that need not be read again.
    ReadPages readPages = {};
    /// Questions that need not be asked again.
    Absences absences = {};
    /// Makes pictures fit for servers; null: nobody here can. Shared, for it works on its own
    /// thread.
    std::shared_ptr<AttachmentFitter> fitter = {};

    /// Where an account's token lies.
    SecretStore &secretsOf(const Account &account)
    {
        return account.thisRunOnly ? forThisRun : secrets;
    }
};

/// Who asks a server: a guest, or one of the user's accounts with its token.
struct Session {
    Instance instance;
    Account account; ///< id empty for a guest
    QString token; ///< empty for a guest; never stored, logged or shown

    bool isGuest() const { return account.id.isEmpty(); }
};

} // namespace asterism

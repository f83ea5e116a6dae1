// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accounts.h"
#include "app/outside.h"
#include "app/privacy.h"
#include "base/clock.h"
#include "engine/enginelock.h"
#include "lists/lists.h"
#include "migration/census.h"
#include "migration/keepinstep.h"
#include "migration/runner.h"
#include "net/httpclient.h"
#include "secrets/secretstore.h"
#include "store/store.h"
#include "sync/core.h"
#include "sync/filters.h"
#include "sync/history.h"
#include "sync/noticereading.h"
#include "sync/outbox.h"
#include "sync/people.h"
#include "sync/postrefresh.h"
#include "sync/refresher.h"
#include "sync/sessions.h"
#include "sync/streamsync.h"
#include "sync/threads.h"

#include <memory>

namespace asterism {

/// Everything below the screen that is made once, in the order in which it needs each other: the
/// composition root that the window and the terminal program share.
struct App {
    struct Setup {
        QString folder;
        /// Wants to talk to servers or to change what is kept: takes the engine lock if it is
        /// free. Reading commands do not, so that a reader who pauses holds nobody up.
        bool works = false;
        bool allowPrivateNetwork = false;
        std::unique_ptr<SecretStore> secrets;
        /// Makes pictures fit for servers; null: nobody here does.
        std::shared_ptr<AttachmentFitter> fitter = {};
        Outside outside = {};
    };

    /// Errors as Store::open() and EngineLock.
    static Result<std::unique_ptr<App>> open(Setup setup);

    /// Ends what is under way first, as endWork().
    ~App();

    /// Ends what is under way here and in `others` (sync/closing.h); nothing can be asked of
    /// servers afterwards. Runs the event loop for a moment.
    void endWork(const QList<QObject *> &others = {});

    /// Takes the lock if it is free; true when this process is the engine.
    Result<bool> tryEngine();

    const Clock &clock;
    EngineLock lock;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<store::Store> store;
    std::shared_ptr<Gate> gate; ///< for whoever else goes out (pictures)
    HttpClient http;
    Core core;
    Privacy privacy;
    Sessions sessions;
    Outbox outbox; ///< what own accounts are to do; tells how far files of posts have gone out
    People people;
    Refresher refresher;
    NoticeReading notices;
    Threads threads;
    History history;
    Filters filters;
    Lists lists;
    Accounts accounts;
    CensusReading census;
    Runner runner;
    KeepInStep inStep;
    PostRefresh changedPosts; ///< what streams tell of posts on screen, or could not, asked for
    StreamSync streams;

private:
    App(Setup setup, EngineLock taken, std::unique_ptr<store::Store> opened);
};

} // namespace asterism

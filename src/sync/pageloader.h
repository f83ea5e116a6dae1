// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "protocol/page.h"
#include "store/pages.h"
#include "sync/readpages.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// What to ask for; `place` says what the answer means (store/pages.h).
struct PageWish {
    Source source;
    QString personLocalId;
    store::PagePlace::Kind kind = store::PagePlace::Kind::Newest;
    QString cursor; ///< max_id; empty for Newest
    qint64 gap = 0;
    Request::Priority priority = Request::Single;
    Purpose purpose = Purpose::Timeline; ///< of a guest's
};

/// Errors: the network's, the server's words, the disk's. A 401 with a token marks the account.
QFuture<Result<LoadedPage>> loadPage(
    Core &core, Sessions &sessions, const Session &session, const PageWish &wish);

/// False for what a server tells although it was not wanted: by the hashtags of a post (not every
/// server can be asked for several, and Mastodon passes over those that it never heard of), and by
/// whom it is for (Misskey's stream tells of everything that mentions an account).
bool belongs(const Source &source, const TimelineItem &item);

/// Takes out of somebody's page what is neither theirs nor boosted by them; a post of theirs that
/// another boosted stays, without the boost. An error when there were rows and none of them is.
Result<Done> keepTheirs(Page &page, const Source &source, const Instance &instance);

store::Teller tellerOf(const Instance &instance, const AccountId &account);
store::Teller tellerOf(const Session &session);

} // namespace asterism

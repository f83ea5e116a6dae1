// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"
#include "sync/sessions.h"

#include <QFuture>

#include <optional>

namespace asterism {

/// A page of those whom an account follows, or, where `serverList` names one, of those in a list of
/// its server; below the last page's `older`. Errors as loadServerLists().
QFuture<Result<PeoplePage>> loadPeople(Core &core, Sessions &sessions, const Session &session,
    const QString &serverList, const QString &below);

/// Of whom somebody follows, or of who follows them.
enum class FollowSide { Following, Followers };

/// A page of those, by the person's id at that server; 40 at most. A guest may ask. Usage where the
/// server tells only people themselves, Forbidden where it tells no guests; empty where they hide
/// it. What it holds is safe (sync/prepare.h).
QFuture<Result<PeoplePage>> loadFollows(Core &core, Sessions &sessions, const Session &session,
    const QString &localId, FollowSide side, const QString &below);

/// A public collection: a guest may ask. NotFound where there is none, or no such thing.
QFuture<Result<PeopleCollection>> loadCollection(
    Core &core, Sessions &sessions, const Session &session, const QString &id);

/// Where a collection lies.
struct CollectionPlace {
    QString host;
    QString id; ///< the server's own
};

/// Of its page or its uri ("https://host/…/collections/123"), or "123@host".
std::optional<CollectionPlace> collectionPlace(const QString &text);

} // namespace asterism

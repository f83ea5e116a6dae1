// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/actor.h"
#include "model/post.h"
#include "net/request.h"
#include "net/response.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace asterism::activitypub {

// Unsigned reading of ActivityPub documents (w3.org/TR/activitypub). A server that wants
// signatures answers 401 or 403: a program on a desk has no actor, so that is Forbidden for good.

struct ActorDocument {
    Actor actor; ///< acct = preferredUsername@host of the id, or its own `webfinger` (FEP-2c59)
    QUrl outbox; ///< empty when it has none
    QUrl featured; ///< the pinned posts; empty when it has none
};

struct Announce {
    QString id;
    QString objectUri;
    qint64 published = 0;
};

/// One page of an outbox, newest first. A head without posts of its own gives only `next`.
struct OutboxPage {
    std::vector<Post> posts;
    std::vector<Announce> announces;
    QStringList ids; ///< posts given by id alone (at most 40): fetch one by one, decodeNote()
    QUrl next; ///< empty = no more. The caller bounds the pages: some heads name themselves.
    int skipped = 0; ///< not public, not this actor's, or not understood; each was logged
};

Request actorRequest(const QUrl &uri);
/// BadAnswer unless the document's id lies on the host that answered.
Result<ActorDocument> decodeActor(const Response &response);

Request outboxRequest(const QUrl &url);
/// `owner` is the actor whose outbox it is (uri and acct set); only its own posts are taken.
Result<OutboxPage> decodeOutbox(const Response &response, const Actor &owner);

/// What somebody has pinned: the post itself, or its id alone: fetch it, decodeNote().
struct FeaturedItem {
    QString id;
    std::optional<Post> post;
};

/// In the order of the profile, at most maxPinned.
struct Featured {
    std::vector<FeaturedItem> items;
    QUrl first; ///< of a head without items: where they are; else empty
    int skipped = 0; ///< not public, not this actor's, or not understood; each was logged
};

Request featuredRequest(const QUrl &url);
/// A Collection or an OrderedCollection, whole or its first page. `owner` as for decodeOutbox().
Result<Featured> decodeFeatured(const Response &response, const Actor &owner);

Request noteRequest(const QUrl &uri);
/// One post. The id's host, attributedTo's host and the answering host must be one, port
/// included; only public and unlisted posts are taken (Forbidden otherwise). The author has
/// no more than its uri unless `owner` is that actor: read its document for the rest.
Result<Post> decodeNote(const Response &response, const Actor &owner = {});

/// What answers a post, as its own server lists it.
struct Replies {
    bool told = false; ///< the server tells such a thing at all (snac and Misskey do not)
    QStringList ids; ///< on any host, each once, at most 100: fetch one by one, decodeNote()
    QUrl
        next; ///< where there are more, on this host; empty = no more. The caller bounds the pages.
};

/// What the document of a post says of its answers: some of them, or only where they are.
Result<Replies> repliesOfNote(const Response &response);
Request repliesRequest(const QUrl &url);
/// The collection or one of its pages.
Result<Replies> decodeReplies(const Response &response);

} // namespace asterism::activitypub

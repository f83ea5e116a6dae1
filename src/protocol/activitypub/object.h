// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/post.h"

#include <QJsonObject>

namespace asterism::activitypub {

/// The "id" of a value that is an object, or the value itself when it is a text.
QString idOf(const QJsonValue &value);
/// "type", also where it is a list of types.
QString typeOf(const QJsonObject &object);
/// True for the types that are read as posts.
bool isPostType(const QString &type);

/// An object (Note, Question, Article …) of the host `host` as a post whose author is not yet
/// known but for its uri. BadAnswer without id, attributedTo, type or published, or when their
/// hosts differ; Forbidden when it is neither public nor unlisted. Of several authors (PeerTube:
/// person and channel) it is `wanted`, else the first of this host.
Result<Post> postFromObject(
    const QJsonObject &object, const QString &host, const QString &wanted = {});

/// The parts of an object, and of an actor.
std::vector<Media> mediaFromObject(const QJsonObject &object);
std::vector<CustomEmoji> emojisFromTags(const QJsonObject &object);
std::optional<Poll> pollFromObject(const QJsonObject &object);
/// "url" as text, Link, or a list of them: a web page if there is one.
QString pageOf(const QJsonObject &object);

} // namespace asterism::activitypub

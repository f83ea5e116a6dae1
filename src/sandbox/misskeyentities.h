// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/entities.h"

namespace asterism::misskeyserver {

// Misskey's own shapes, key by key as in the recorded answers (tests/fixtures/misskey) of
// 2025.11.1. {misskeynotejson,misskeyuserjson,misskeyme}.cpp

/// How much of a note is told.
struct NoteShape {
    bool detail = true; ///< with what it quotes or answers, and the viewer's own reaction
    bool streamed = false; ///< with who reacted how, as streams have it
    int depth = 0; ///< how many notes it lies in
};

/// A note, or a boost as the renote that it is here. Empty where there is nothing.
QJsonObject noteJson(const View &view, const Copy &copy, const NoteShape &shape = {});
/// A file of `owner`'s.
QJsonObject driveFile(const View &view, const Picture &picture, int owner);
/// As World::mayRead(), but what stays on its server is open to that server's guests, too.
bool mayReadHere(const View &view, const Note &note);
/// The text is not for the viewer: everything comes but what it says.
bool isHiddenFrom(const View &view, const Note &note);
/// "public", "home", "followers", "specified"
QString visibilityWord(Visibility visibility);
/// ":name@.:" for the site's own emoji, ":name@host:" for another's, or the emoji of Unicode.
QString reactionKey(const View &view, const NoteReaction &reaction);
/// Where the picture of a custom one is; empty for the others.
QString reactionUrl(const View &view, const NoteReaction &reaction);
/// What a client says (":name:", ":name@.:", "👍"); a heart for what the site has not
/// (misskey: core/ReactionService.ts).
NoteReaction reactionNamed(const View &view, const QString &word);
/// The source of a post as Misskey has it: people of other servers with their hosts, and what it
/// was before any edit, for those pass Misskey by.
QString textOf(const View &view, const Note &note);

/// UserLite
QJsonObject userLite(const View &view, int person);
/// UserDetailed; with what there is between the two when somebody else looks.
QJsonObject userDetailed(const View &view, int person);
/// What is between the viewer and somebody: {isFollowing, isFollowed, …}.
QJsonObject relationJson(const View &view, int person);
/// MeDetailed: the answer to `i`.
QJsonObject meDetailed(const View &view);
QJsonObject policiesJson();

/// Ids of rows that have no id of their own (follows, memberships, notifications): the greater
/// `number`, the later.
QString rowIdOf(quint64 number, const QString &what);

} // namespace asterism::misskeyserver

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/misskeycall.h"
#include "sandbox/writelimits.h"

#include <optional>

namespace asterism::misskeyserver {

/// POST /api/ENDPOINT of Misskey 2025.11 (and GET of the few that allow it), by name. limits: what
/// the token may do; nothing: everything.
HttpResponse answerEndpoint(const Call &call, const std::optional<QStringList> &limits);
/// The body of a call; of a GET its query, of a form its fields as text.
QJsonObject bodyOf(const HttpRequest &request);

std::optional<LimitedWrite> limitedEndpoint(const Call &call);

// The endpoints, a file a subject.

// misskeyme.cpp
HttpResponse meta(const MisskeyCall &call);
HttpResponse emojis(const MisskeyCall &call);
HttpResponse emojiDetailed(const MisskeyCall &call);
HttpResponse stats(const MisskeyCall &call);

// misskeytimelines.cpp
HttpResponse homeTimeline(const MisskeyCall &call);
HttpResponse hybridTimeline(const MisskeyCall &call);
HttpResponse localTimeline(const MisskeyCall &call);
HttpResponse globalTimeline(const MisskeyCall &call);
HttpResponse userListTimeline(const MisskeyCall &call);
HttpResponse searchByTag(const MisskeyCall &call);
HttpResponse searchHashtags(const MisskeyCall &call);
HttpResponse mentionsOfMe(const MisskeyCall &call);

// misskeynotes.cpp
HttpResponse showNote(const MisskeyCall &call);
HttpResponse noteChildren(const MisskeyCall &call);
HttpResponse noteReplies(const MisskeyCall &call);
HttpResponse noteRenotes(const MisskeyCall &call);
HttpResponse noteConversation(const MisskeyCall &call);
HttpResponse noteReactions(const MisskeyCall &call);
HttpResponse noteState(const MisskeyCall &call);
HttpResponse searchUnavailable(const MisskeyCall &call);

// misskeywriting.cpp
HttpResponse createNote(const MisskeyCall &call);
HttpResponse deleteNote(const MisskeyCall &call);

/// Why there can be no such note, or no draft of it, which may say nothing; counts nothing.
std::optional<HttpResponse> noteRefusal(const MisskeyCall &call, bool draft = false);
PostDraft wantedNote(const MisskeyCall &call);

// misskeydrive.cpp
HttpResponse allDriveFiles(const MisskeyCall &call);
HttpResponse showDriveFile(const MisskeyCall &call);
HttpResponse createDriveFile(const MisskeyCall &call);
HttpResponse updateDriveFile(const MisskeyCall &call);
HttpResponse deleteDriveFile(const MisskeyCall &call);

// misskeydrafts.cpp
HttpResponse allDrafts(const MisskeyCall &call);
HttpResponse createDraft(const MisskeyCall &call);
HttpResponse updateDraft(const MisskeyCall &call);
HttpResponse deleteDraft(const MisskeyCall &call);

// misskeyanswers.cpp
HttpResponse createReaction(const MisskeyCall &call);
HttpResponse deleteReaction(const MisskeyCall &call);
HttpResponse voteInPoll(const MisskeyCall &call);
HttpResponse createFavorite(const MisskeyCall &call);
HttpResponse deleteFavorite(const MisskeyCall &call);

// misskeyacting.cpp
HttpResponse unrenote(const MisskeyCall &call);
HttpResponse muteNoteThread(const MisskeyCall &call);
HttpResponse unmuteNoteThread(const MisskeyCall &call);
HttpResponse pinNote(const MisskeyCall &call);
HttpResponse unpinNote(const MisskeyCall &call);
HttpResponse invalidateFollow(const MisskeyCall &call);
HttpResponse reportAbuse(const MisskeyCall &call);

// misskeyusers.cpp
HttpResponse showMe(const MisskeyCall &call);
HttpResponse updateMe(const MisskeyCall &call);
/// misskeyprofile.cpp: what i/update says of the profile; the answer where it is refused.
std::optional<HttpResponse> changeProfile(const MisskeyCall &call);
HttpResponse showUsers(const MisskeyCall &call);
HttpResponse userNotes(const MisskeyCall &call);
HttpResponse followersOf(const MisskeyCall &call);
HttpResponse followingOf(const MisskeyCall &call);
HttpResponse relationTo(const MisskeyCall &call);
HttpResponse updateMemo(const MisskeyCall &call);
HttpResponse myFavorites(const MisskeyCall &call);
HttpResponse showByUri(const MisskeyCall &call);
HttpResponse searchUsers(const MisskeyCall &call);

// misskeynotifications.cpp
HttpResponse myNotifications(const MisskeyCall &call);
HttpResponse markAllNotifications(const MisskeyCall &call);

// misskeylists.cpp
HttpResponse allUserLists(const MisskeyCall &call);
HttpResponse showUserList(const MisskeyCall &call);
HttpResponse createUserList(const MisskeyCall &call);
HttpResponse updateUserList(const MisskeyCall &call);
HttpResponse deleteUserList(const MisskeyCall &call);
HttpResponse pushToUserList(const MisskeyCall &call);
HttpResponse pullFromUserList(const MisskeyCall &call);
HttpResponse userListMemberships(const MisskeyCall &call);
HttpResponse updateMembership(const MisskeyCall &call);

// misskeyshelves.cpp
HttpResponse allAntennas(const MisskeyCall &call);
HttpResponse antennaNotes(const MisskeyCall &call);
HttpResponse allClips(const MisskeyCall &call);
HttpResponse clipNotes(const MisskeyCall &call);
HttpResponse createClip(const MisskeyCall &call);
HttpResponse addToClip(const MisskeyCall &call);
HttpResponse removeFromClip(const MisskeyCall &call);
HttpResponse followedChannels(const MisskeyCall &call);
HttpResponse showChannel(const MisskeyCall &call);
HttpResponse channelTimeline(const MisskeyCall &call);

// misskeyfollows.cpp
HttpResponse createFollow(const MisskeyCall &call);
HttpResponse deleteFollow(const MisskeyCall &call);
HttpResponse updateFollow(const MisskeyCall &call);
HttpResponse receivedRequests(const MisskeyCall &call);
HttpResponse sentRequests(const MisskeyCall &call);
HttpResponse cancelRequest(const MisskeyCall &call);
HttpResponse acceptRequest(const MisskeyCall &call);
HttpResponse rejectRequest(const MisskeyCall &call);

// misskeyblocks.cpp
HttpResponse createBlock(const MisskeyCall &call);
HttpResponse deleteBlock(const MisskeyCall &call);
HttpResponse allBlocks(const MisskeyCall &call);
HttpResponse createMute(const MisskeyCall &call);
HttpResponse deleteMute(const MisskeyCall &call);
HttpResponse allMutes(const MisskeyCall &call);
HttpResponse createRenoteMute(const MisskeyCall &call);
HttpResponse deleteRenoteMute(const MisskeyCall &call);
HttpResponse allRenoteMutes(const MisskeyCall &call);

} // namespace asterism::misskeyserver

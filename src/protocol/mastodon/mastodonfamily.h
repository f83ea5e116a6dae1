// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/family.h"

namespace asterism::mastodon {

/// The Mastodon client API, as Mastodon, its forks, Pleroma, Akkoma, GoToSocial, Pixelfed,
/// Friendica, snac, Kibou and others speak it (docs.joinmastodon.org/methods). Differences are
/// capabilities(), not branches here.
class MastodonFamily : public Family {
public:
    Result<Request> timeline(const Instance &instance, const Source &source, const PageSpec &spec,
        const QString &personLocalId) const override;
    Result<Page> page(const Instance &instance, const Response &response, const PageSpec &spec,
        bool asGuest) const override;
    Result<Request> pinned(const Instance &instance, const Source &person,
        const QString &personLocalId) const override;
    Request status(const Instance &instance, const QString &localId) const override;
    Result<TimelineItem> decodeStatus(
        const Instance &instance, const Response &response, bool asGuest) const override;
    Request context(const Instance &instance, const QString &localId) const override;
    Result<Thread> decodeContext(
        const Instance &instance, const Response &response, bool asGuest) const override;
    Result<Request> lookup(const Instance &instance, const Handle &handle) const override;
    Request actor(const Instance &instance, const QString &localId) const override;
    Result<Request> people(const Instance &instance, const QStringList &localIds) const override;
    Result<std::vector<Tally>> decodeTallies(
        const Instance &instance, const Response &response, bool asGuest) const override;
    std::optional<Tally> decodeTally(
        const Instance &instance, const Response &response, bool asGuest) const override;
    Request verify(const Instance &instance) const override;
    Result<Actor> decodeActor(const Instance &instance, const Response &response, bool asGuest,
        const QString &subject) const override;
    Result<ToldProfile> decodeOwnProfile(
        const Instance &instance, const Response &response) const override;
    Result<Request> changeProfile(
        const Instance &instance, const OwnProfile &wished, ProfileParts parts) const override;
    Result<Request> sendProfilePicture(const Instance &instance, ProfilePart which,
        const Attachment &picture, const QString &path) const override;
    Result<std::optional<Request>> afterProfilePicture(
        const Instance &instance, ProfilePart which, const Response &response) const override;
    Result<Request> dropProfilePicture(const Instance &instance, ProfilePart which) const override;
    Result<Request> serverLists(const Instance &instance) const override;
    Result<std::vector<ServerList>> decodeServerLists(
        const Instance &instance, const Response &response) const override;
    Result<Request> serverListsOf(
        const Instance &instance, const QString &personLocalId) const override;
    Result<Request> serverListMembers(
        const Instance &instance, const QString &listId) const override;
    Result<std::vector<Actor>> decodeServerListMembers(
        const Instance &instance, const Response &response) const override;
    Result<Request> changeServerList(const Instance &instance, const QString &listId,
        const QString &personLocalId, bool in) const override;
    Result<ListChange> decodeListChange(
        const Instance &instance, const Response &response) const override;
    Result<Request> createServerList(const Instance &instance, const QString &title) const override;
    Result<QString> decodeNewServerList(
        const Instance &instance, const Response &response) const override;
    Result<Request> relationships(
        const Instance &instance, const QStringList &localIds) const override;
    Result<std::vector<Relationship>> decodeRelationships(
        const Instance &instance, const Response &response) const override;
    Result<Request> belongings(const Instance &instance, MovedKind kind, const QString &ownLocalId,
        const PageSpec &spec) const override;
    Result<Request> outgoingRequests(const Instance &instance, const PageSpec &spec) const override;
    Result<Belongings> decodeBelongings(const Instance &instance, const Response &response,
        MovedKind kind, const PageSpec &spec) const override;
    Result<Request> exported(const Instance &instance, MovedKind kind) const override;
    Result<QByteArray> decodeExported(
        const Instance &instance, const Response &response) const override;
    std::optional<Request> beforeWrite(const Instance &instance, const Write &write) const override;
    Result<std::optional<Write>> withAnswer(
        const Instance &instance, const Write &write, const Response &response) const override;
    Result<Request> write(const Instance &instance, const Write &write, qint64 now) const override;
    Result<std::optional<Relationship>> decodeWrite(
        const Instance &instance, const Response &response, Write::What what) const override;
    std::optional<TimelineItem> decodeChanged(
        const Instance &instance, const Response &response, Write::What what) const override;
    Result<Request> publish(
        const Instance &instance, const Outgoing &post, const QString &key) const override;
    Result<TimelineItem> decodePublished(
        const Instance &instance, const Response &response) const override;
    Result<Request> edit(
        const Instance &instance, const QString &localId, const Outgoing &post) const override;
    Result<Request> source(const Instance &instance, const QString &localId) const override;
    Result<PostSource> decodeSource(
        const Instance &instance, const Response &response) const override;
    Result<Request> sendMedia(
        const Instance &instance, const Attachment &file, const QString &path) const override;
    Result<SentMedia> decodeSentMedia(
        const Instance &instance, const Response &response) const override;
    Result<Request> mediaState(const Instance &instance, const QString &id) const override;
    Result<Request> describeMedia(const Instance &instance, const Attachment &file) const override;
    Result<QString> decodeScheduledId(
        const Instance &instance, const Response &response) const override;
    Result<Request> scheduledPosts(const Instance &instance, const PageSpec &spec) const override;
    Result<std::vector<ScheduledPost>> decodeScheduledPosts(
        const Instance &instance, const Response &response) const override;
    Result<Request> reschedule(
        const Instance &instance, const QString &id, qint64 at) const override;
    Result<Request> unschedule(const Instance &instance, const QString &id) const override;
    Result<Done> decodeRescheduled(
        const Instance &instance, const Response &response) const override;
    Result<Audience> decodeAudience(
        const Instance &instance, const Response &response) const override;
    Result<Request> followRequests(const Instance &instance, const PageSpec &spec) const override;
    Result<PeoplePage> decodeFollowRequests(
        const Instance &instance, const Response &response, const PageSpec &spec) const override;
    Result<Request> heldCounts(const Instance &instance) const override;
    Result<HeldCounts> decodeHeldCounts(
        const Instance &instance, const Response &response) const override;
    Result<Request> heldPeople(const Instance &instance, const PageSpec &spec) const override;
    Result<HeldPage> decodeHeldPeople(
        const Instance &instance, const Response &response, const PageSpec &spec) const override;
    Result<Request> answerHeld(
        const Instance &instance, const QString &id, bool lets) const override;
    Result<Done> decodeHeldAnswer(
        const Instance &instance, const Response &response) const override;
    Result<Request> noticesBy(const Instance &instance, const QString &personLocalId,
        const QString &below) const override;
    Result<Request> customEmojis(const Instance &instance) const override;
    Result<std::vector<ServerEmoji>> decodeCustomEmojis(
        const Instance &instance, const Response &response) const override;
    Result<Request> rules(const Instance &instance) const override;
    Result<std::vector<ServerRule>> decodeRules(
        const Instance &instance, const Response &response) const override;
    Result<Request> followedTag(const Instance &instance, const QString &tag) const override;
    Result<bool> decodeFollowedTag(
        const Instance &instance, const Response &response) const override;
    Result<Request> following(
        const Instance &instance, const QString &localId, const PageSpec &spec) const override;
    Result<Request> followers(
        const Instance &instance, const QString &localId, const PageSpec &spec) const override;
    Result<Request> listAccounts(
        const Instance &instance, const QString &listId, const PageSpec &spec) const override;
    Result<PeoplePage> decodePeople(const Instance &instance, const Response &response,
        const PageSpec &spec, bool asGuest) const override;
    Request collection(const Instance &instance, const QString &id) const override;
    Result<PeopleCollection> decodeCollection(
        const Instance &instance, const Response &response, bool asGuest) const override;
    Result<Request> homeMarker(const Instance &instance) const override;
    Result<Request> saveHomeMarker(const Instance &instance, const QString &localId) const override;
    Result<QString> decodeHomeMarker(
        const Instance &instance, const Response &response) const override;
    Result<Request> noticeMarker(const Instance &instance) const override;
    Result<Request> saveNoticeMarker(
        const Instance &instance, const QString &localId) const override;
    Result<QString> decodeNoticeMarker(
        const Instance &instance, const Response &response) const override;
    Result<Request> readConversation(
        const Instance &instance, const QString &localId) const override;
    Result<Done> decodeReadConversation(
        const Instance &instance, const Response &response) const override;
    Request resolve(const Instance &instance, const QString &text, Wanted wanted) const override;
    Result<Resolved> decodeResolved(
        const Instance &instance, const Response &response) const override;
    Result<Request> notifications(const Instance &instance, const PageSpec &spec) const override;
    Result<NotificationPage> decodeNotifications(
        const Instance &instance, const Response &response, const PageSpec &spec) const override;
    Result<Request> search(const Instance &instance, const SearchSpec &spec) const override;
    Result<Findings> decodeSearch(
        const Instance &instance, const Response &response, const SearchSpec &spec) const override;
    Result<Request> filters(const Instance &instance, int version) const override;
    Result<std::vector<Filter>> decodeFilters(
        const Instance &instance, const Response &response, int version) const override;
    Result<Request> history(const Instance &instance, const QString &localId) const override;
    Result<std::vector<Post>> decodeHistory(const Instance &instance, const Response &response,
        bool asGuest, const Post &now) const override;
    std::optional<StreamTopic> topic(const Instance &instance, const Source &source) const override;
    StreamDoor streamDoor(const Instance &instance, const StreamTopic &topic) const override;
    std::optional<QByteArray> subscribe(
        const Instance &instance, const StreamTopic &topic) const override;
    std::optional<QByteArray> unsubscribe(
        const Instance &instance, const StreamTopic &topic) const override;
    Result<StreamEvent> decodeFrame(
        const Instance &instance, const QByteArray &frame, bool asGuest) const override;
};

} // namespace asterism::mastodon

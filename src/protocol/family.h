// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "base/result.h"
#include "model/instance.h"
#include "model/relationship.h"
#include "model/serverlist.h"
#include "model/serverrule.h"
#include "model/source.h"
#include "net/request.h"
#include "net/response.h"
#include "protocol/page.h"
#include "protocol/stream.h"
#include "protocol/toldprofile.h"
#include "protocol/write.h"

#include <optional>
#include <vector>

namespace asterism {

constexpr int mostServerEmojis = 20'000;
constexpr int mostServerRules = 100;

/// What a resolve() request looks for.
enum class Wanted { Anything, Person, Post };

/// What became of putting a person into a list of a server, or taking them out.
enum class ListChange {
    Done, ///< now, or before already
    MustFollow, ///< its lists hold only people whom the account follows
    /// For that reason, or because they are in already, or there is no such list: the server's
    /// words do not tell. Whether the account follows them does.
    Unclear,
};

/// The one interface to an API family: stateless, pure, the instance is handed in as data.
///
/// Requests are values without a token: the caller sets `bearer` (or leaves it empty to ask as
/// a guest), `typedHost`, `priority` and `retries`. Decoders take the whole answer: an HTTP error,
/// HTML in place of JSON, or an error object with status 200 become an Error about `instance.host`;
/// `asGuest` decides whether a refusal means Forbidden (guest) or Credentials (token refused), and
/// whether a viewer's state is read at all. A RateLimited error from here has no `until`, which
/// takes a clock: ask rateLimit(response, now).
class Family {
public:
    virtual ~Family() = default;

    /// Home, Local, Federated, Tag, Person and ServerList, and of the others those that the
    /// capabilities name. Person needs `personLocalId` unless
    /// capabilities().personByName. Usage error for what cannot be asked for. Of a Tag with several
    /// hashtags the answer may hold more than belongs there: TagSet::matches().
    virtual Result<Request> timeline(const Instance &instance, const Source &source,
        const PageSpec &spec, const QString &personLocalId = {}) const = 0;
    virtual Result<Page> page(const Instance &instance, const Response &response,
        const PageSpec &spec, bool asGuest) const = 0;

    /// What a person has pinned to their profile (at most maxPinned), in the order of the profile;
    /// answered as timeline(). `person` and `personLocalId` as there. Usage error where nobody
    /// tells (capabilities().pinned).
    virtual Result<Request> pinned(
        const Instance &instance, const Source &person, const QString &personLocalId) const = 0;

    /// One post by the server's own id.
    virtual Request status(const Instance &instance, const QString &localId) const = 0;
    virtual Result<TimelineItem> decodeStatus(
        const Instance &instance, const Response &response, bool asGuest) const = 0;

    /// What was said before and after a post; where ancestors() asks for the first, only the other.
    virtual Request context(const Instance &instance, const QString &localId) const = 0;
    virtual Result<Thread> decodeContext(
        const Instance &instance, const Response &response, bool asGuest) const = 0;
    /// Further direct answers, below Thread::older of those that were told before; answered as
    /// context(). Nothing where that tells of all at once.
    virtual std::optional<Request> moreAnswers(
        const Instance &instance, const QString &localId, const QString &below) const;
    /// What was said before a post, where that takes a request of its own; mostly nothing.
    virtual std::optional<Request> ancestors(
        const Instance &instance, const QString &localId) const;
    virtual Result<Thread> decodeAncestors(
        const Instance &instance, const Response &response, bool asGuest) const;

    /// A person that the server knows already; NotFound otherwise. Usage error where the server
    /// has no such call (capabilities().lookup).
    virtual Result<Request> lookup(const Instance &instance, const Handle &handle) const = 0;
    /// A person by the server's own id.
    virtual Request actor(const Instance &instance, const QString &localId) const = 0;
    /// Several people by the server's own ids, at most capabilities().peopleAtOnce. Usage error
    /// where none can be asked for.
    virtual Result<Request> people(const Instance &instance, const QStringList &localIds) const = 0;
    /// In any order; whom the server does not know is missing.
    virtual Result<std::vector<Tally>> decodeTallies(
        const Instance &instance, const Response &response, bool asGuest) const = 0;
    /// The same of one person, in an answer to lookup() or actor(): the very mark that people()
    /// would tell (Mastodon: both are REST::AccountSerializer; Misskey: endpoints/users/show.ts).
    /// Nothing where the answer does not count their posts.
    virtual std::optional<Tally> decodeTally(
        const Instance &instance, const Response &response, bool asGuest) const = 0;
    /// Who the token belongs to.
    virtual Request verify(const Instance &instance) const = 0;
    /// Reads the answers of lookup(), actor() and verify(). `subject` names the person in errors.
    virtual Result<Actor> decodeActor(const Instance &instance, const Response &response,
        bool asGuest, const QString &subject = {}) const = 0;

    /// An answer to verify(), or to what follows, as its owner typed it. BadAnswer where it is
    /// none.
    virtual Result<ToldProfile> decodeOwnProfile(
        const Instance &instance, const Response &response) const;
    /// Changes these parts of the token's account's profile to what `wished` says; of its pictures
    /// only their descriptions. Usage error where nothing is left of them
    /// (profilerules.h).
    virtual Result<Request> changeProfile(
        const Instance &instance, const OwnProfile &wished, ProfileParts parts) const;
    /// Sends an avatar or header (`which`), with its description where the server knows such.
    /// `path`: where it lies. The request has a form.
    virtual Result<Request> sendProfilePicture(const Instance &instance, ProfilePart which,
        const Attachment &picture, const QString &path) const;
    /// What must still be asked for with the answer to that; nothing where it is done. Rejected
    /// with the server's words where it does not take the picture.
    virtual Result<std::optional<Request>> afterProfilePicture(
        const Instance &instance, ProfilePart which, const Response &response) const;
    /// Takes it away. Usage error where that cannot be.
    virtual Result<Request> dropProfilePicture(const Instance &instance, ProfilePart which) const;

    /// The lists that the server keeps for the token's account. Usage error where there are none
    /// (capabilities().serverLists).
    virtual Result<Request> serverLists(const Instance &instance) const = 0;
    /// `account` of the lists stays empty.
    virtual Result<std::vector<ServerList>> decodeServerLists(
        const Instance &instance, const Response &response) const = 0;
    /// Of these, the ones that a person is in; answered as serverLists(). Usage error where that
    /// cannot be asked (capabilities().listsOfPerson).
    virtual Result<Request> serverListsOf(
        const Instance &instance, const QString &personLocalId) const = 0;
    /// The antennas, channels or clips of the token's account, by the kind of their sources;
    /// shelvesAtOnce of them at most. Who knows no pages of them tells of all, each time. `beside`:
    /// an id of theirs by which further ones are asked for. Of clips those below it. Of channels,
    /// which are told as they were followed, newest first: those that were followed after the
    /// channel of that id was made, oldest first (see oldestShelf). Usage error where there are
    /// none (capabilities()).
    virtual Result<Request> shelves(
        const Instance &instance, Source::Kind kind, const QString &beside = {}) const;
    /// Channels and clips, mostly of others, that the account has put among its favourites, all at
    /// once; answered as shelves(). Nothing where there are no such.
    virtual std::optional<Request> favouriteShelves(
        const Instance &instance, Source::Kind kind) const;
    /// What they are called; `account` stays empty.
    virtual Result<std::vector<ServerList>> decodeShelves(
        const Instance &instance, const Response &response) const;
    /// All members of one of them. Usage error as serverLists().
    virtual Result<Request> serverListMembers(
        const Instance &instance, const QString &listId) const = 0;
    virtual Result<std::vector<Actor>> decodeServerListMembers(
        const Instance &instance, const Response &response) const = 0;
    /// Puts a person into one of them, or takes them out. Usage error as serverLists().
    virtual Result<Request> changeServerList(const Instance &instance, const QString &listId,
        const QString &personLocalId, bool in) const = 0;
    virtual Result<ListChange> decodeListChange(
        const Instance &instance, const Response &response) const = 0;
    /// A new one; its id.
    virtual Result<Request> createServerList(
        const Instance &instance, const QString &title) const = 0;
    virtual Result<QString> decodeNewServerList(
        const Instance &instance, const Response &response) const = 0;
    /// A new clip, for nobody else to see; answered as createServerList(). Usage error where there
    /// are none (capabilities().clips).
    virtual Result<Request> createClip(const Instance &instance, const QString &name) const;

    /// How the token's account stands to some people, at most capabilities().relationshipsAtOnce.
    /// Usage error for more, and where that cannot be asked.
    virtual Result<Request> relationships(
        const Instance &instance, const QStringList &localIds) const = 0;
    /// In any order; whom the server does not know is missing.
    virtual Result<std::vector<Relationship>> decodeRelationships(
        const Instance &instance, const Response &response) const = 0;

    /// What the token's account (`ownLocalId`) has at the server, but for lists: serverLists() and
    /// listAccounts(), whose members decodeBelongings() reads as Follows; and for clips: shelves()
    /// and their timeline(), which it reads as Clips. Usage error for what the server does not
    /// tell.
    virtual Result<Request> belongings(const Instance &instance, MovedKind kind,
        const QString &ownLocalId, const PageSpec &spec) const = 0;
    /// Whom the account asked to follow and who have not answered yet; read as Follows. Usage error
    /// where nobody tells (capabilities().outgoingRequests).
    virtual Result<Request> outgoingRequests(
        const Instance &instance, const PageSpec &spec) const = 0;
    virtual Result<Belongings> decodeBelongings(const Instance &instance, const Response &response,
        MovedKind kind, const PageSpec &spec) const = 0;
    /// The same as a file that the server writes. Usage error where it writes none
    /// (capabilities().csvExport).
    virtual Result<Request> exported(const Instance &instance, MovedKind kind) const = 0;
    virtual Result<QByteArray> decodeExported(
        const Instance &instance, const Response &response) const = 0;

    /// What must be asked before `write` can be made, where the server takes only the whole of what
    /// is changed, or calls one thing by two names; mostly nothing.
    virtual std::optional<Request> beforeWrite(const Instance &instance, const Write &write) const;
    /// `write` with what was answered to that; nothing where everything is as it wants it.
    virtual Result<std::optional<Write>> withAnswer(
        const Instance &instance, const Write &write, const Response &response) const;
    /// Changes something there; `now` turns a time into a span. Usage error where the software has
    /// no such call, or beforeWrite() was to be asked first. Puts people into lists, too:
    /// decodeListChange() reads what came of that.
    virtual Result<Request> write(
        const Instance &instance, const Write &write, qint64 now) const = 0;
    /// Of people, how the account stands to them now, where the answer says so.
    virtual Result<std::optional<Relationship>> decodeWrite(
        const Instance &instance, const Response &response, Write::What what) const = 0;
    /// What makes `write` hold where the server refused it because it is so already, though perhaps
    /// otherwise: the requests that take it away and do it again, in this order; mostly nothing.
    virtual std::vector<Request> againFromNothing(
        const Instance &instance, const Write &write, const Response &refusal) const;
    /// Whether the options of a follow are set by requests of their own: optionsLeft().
    virtual bool setsOptionsApart() const;
    /// Those that are still to be sent for a follow that went well, after which the account stands
    /// to them as `now` says; each is answered as a Follow.
    virtual std::vector<Request> optionsLeft(
        const Instance &instance, const MovedItem &wished, const Relationship &now) const;

    /// Writes that this one stands for, where the server takes it in pieces (a vote with several
    /// choices); mostly the one alone.
    virtual std::vector<Write> pieces(const Instance &instance, const Write &write) const;
    /// Of posts, what the server has now, where the answer to write() says so: the post itself, for
    /// a Boost the boost. Not to be asked of an answer that decodeWrite() calls an error.
    virtual std::optional<TimelineItem> decodeChanged(
        const Instance &instance, const Response &response, Write::What what) const;

    /// Makes a post. `key`: an Idempotency-Key, where the server knows such
    /// (capabilities().idempotency); else it is left out. Usage error where the text cannot be one
    /// there (nothing in it, or a quote where there are none).
    virtual Result<Request> publish(
        const Instance &instance, const Outgoing &post, const QString &key) const;
    virtual Result<TimelineItem> decodePublished(
        const Instance &instance, const Response &response) const;
    /// Changes a post of the account's own; answered as publish(). Whatever it has is said again:
    /// a poll that is not there any more goes on most servers (Mastodon:
    /// app/services/update_status_service.rb), and other choices throw its votes away. Usage error
    /// where there is no such call (capabilities().edits).
    virtual Result<Request> edit(
        const Instance &instance, const QString &localId, const Outgoing &post) const;
    /// A post of the account's own as it was typed.
    virtual Result<Request> source(const Instance &instance, const QString &localId) const;
    virtual Result<PostSource> decodeSource(
        const Instance &instance, const Response &response) const;
    /// For whom it is, in an answer to status().
    virtual Result<Audience> decodeAudience(
        const Instance &instance, const Response &response) const;

    /// Sends a file (capabilities().media), with its description and focus. `path`: where it lies.
    /// The request has a form, and as much time as its size needs. `type` and `bytes` are those of
    /// what lies there. Usage error where the server takes none, or none of that type or size
    /// (Instance::posting).
    virtual Result<Request> sendMedia(
        const Instance &instance, const Attachment &file, const QString &path) const;
    /// Also reads the answer to mediaState(), whose id may be missing while it is not ready.
    /// Rejected with the server's words where it cannot read the file.
    virtual Result<SentMedia> decodeSentMedia(
        const Instance &instance, const Response &response) const;
    /// Whether it has read the file (capabilities().mediaLater).
    virtual Result<Request> mediaState(const Instance &instance, const QString &id) const;
    /// Describes anew what no post has (Attachment::sentAt), or, where capabilities().mediaOfPosts,
    /// whatever has it; else Usage error. Answered as sendMedia().
    virtual Result<Request> describeMedia(const Instance &instance, const Attachment &file) const;

    /// The answer to publish() of a post with a time that the server keeps (PostText::scheduledAt,
    /// keepsUntilItsTime()): its id among the scheduled ones; empty where it is not told. Usage
    /// error where the server does not keep this one (no more of them, none of this account): it is
    /// to wait here. publish() says so of a post by such an error, too. BadAnswer where it was
    /// posted at once, which decodePublished() reads. NotFound may mean that it is kept already:
    /// Mastodon says so of a second request with the same key.
    virtual Result<QString> decodeScheduledId(
        const Instance &instance, const Response &response) const;
    /// What waits there for its time; the last row's id is the next page's maxId. Usage error where
    /// nothing does.
    virtual Result<Request> scheduledPosts(const Instance &instance, const PageSpec &spec) const;
    virtual Result<std::vector<ScheduledPost>> decodeScheduledPosts(
        const Instance &instance, const Response &response) const;
    /// Gives it another time (ms since epoch), or takes it away.
    virtual Result<Request> reschedule(
        const Instance &instance, const QString &id, qint64 at) const;
    virtual Result<Request> unschedule(const Instance &instance, const QString &id) const;
    /// Of both.
    virtual Result<Done> decodeRescheduled(
        const Instance &instance, const Response &response) const;

    /// Who asked to follow the token's account and was not answered yet. Usage error where nobody
    /// tells (capabilities().followRequests).
    virtual Result<Request> followRequests(const Instance &instance, const PageSpec &spec) const;
    virtual Result<PeoplePage> decodeFollowRequests(
        const Instance &instance, const Response &response, const PageSpec &spec) const;

    /// What the settings of the token's account keep from it. Usage error where a server keeps
    /// nothing back (capabilities().heldNotices).
    virtual Result<Request> heldCounts(const Instance &instance) const;
    virtual Result<HeldCounts> decodeHeldCounts(
        const Instance &instance, const Response &response) const;
    virtual Result<Request> heldPeople(const Instance &instance, const PageSpec &spec) const;
    virtual Result<HeldPage> decodeHeldPeople(
        const Instance &instance, const Response &response, const PageSpec &spec) const;
    /// Lets somebody in (HeldPerson::id), for good, or throws away what they did so far.
    virtual Result<Request> answerHeld(
        const Instance &instance, const QString &id, bool lets) const;
    virtual Result<Done> decodeHeldAnswer(const Instance &instance, const Response &response) const;
    /// As notifications(): the newest of that person alone, also what is still kept back, for a
    /// server takes its time to let them in. `below`: NotificationPage::older; empty: the first
    /// page.
    virtual Result<Request> noticesBy(
        const Instance &instance, const QString &personLocalId, const QString &below) const;

    /// The server's own emoji, for whoever picks one. At most mostServerEmojis are read.
    virtual Result<Request> customEmojis(const Instance &instance) const;
    virtual Result<std::vector<ServerEmoji>> decodeCustomEmojis(
        const Instance &instance, const Response &response) const;

    /// The rules of the server, for a report that says which of them was broken. At most
    /// mostServerRules are read. Usage error where no report can (capabilities().reportRules).
    virtual Result<Request> rules(const Instance &instance) const;
    virtual Result<std::vector<ServerRule>> decodeRules(
        const Instance &instance, const Response &response) const;

    /// Whether the token's account follows a hashtag (without #). Usage error where nobody follows
    /// any (capabilities().followTags).
    virtual Result<Request> followedTag(const Instance &instance, const QString &tag) const;
    virtual Result<bool> decodeFollowedTag(
        const Instance &instance, const Response &response) const;

    /// Whom somebody follows, by the server's own id: complete for the token's account and at
    /// somebody's own server, empty where they hide it. Usage error where nobody is told
    /// (capabilities().followsTold).
    virtual Result<Request> following(
        const Instance &instance, const QString &localId, const PageSpec &spec) const = 0;
    /// The same of who follows them.
    virtual Result<Request> followers(
        const Instance &instance, const QString &localId, const PageSpec &spec) const = 0;
    /// Who is in a list that the server keeps for the token's account. Usage error where there are
    /// none.
    virtual Result<Request> listAccounts(
        const Instance &instance, const QString &listId, const PageSpec &spec) const = 0;
    /// The ids of all who are in it, where a server may not know listAccounts(); else nothing.
    virtual std::optional<Request> listMemberIds(
        const Instance &instance, const QString &listId) const;
    virtual Result<QStringList> decodeListMemberIds(
        const Instance &instance, const Response &response) const;
    /// Reads the answers of these, and of people().
    virtual Result<PeoplePage> decodePeople(const Instance &instance, const Response &response,
        const PageSpec &spec, bool asGuest) const = 0;

    /// A public collection by the server's own id (Mastodon 4.6). NotFound where it is unknown.
    virtual Request collection(const Instance &instance, const QString &id) const = 0;
    virtual Result<PeopleCollection> decodeCollection(
        const Instance &instance, const Response &response, bool asGuest) const = 0;

    /// How far the token's account has read its home, as its server keeps it for all apps. Usage
    /// error where it does not (capabilities().markers).
    virtual Result<Request> homeMarker(const Instance &instance) const = 0;
    /// Puts it there. The server asks nobody whether that is further up or down.
    virtual Result<Request> saveHomeMarker(
        const Instance &instance, const QString &localId) const = 0;
    /// Of both: the id of the post or boost that was read last; empty when there is no marker yet.
    virtual Result<QString> decodeHomeMarker(
        const Instance &instance, const Response &response) const = 0;

    /// The same of its notifications; ids are those of notifications.
    virtual Result<Request> noticeMarker(const Instance &instance) const = 0;
    /// Where no marker is kept the server may know no more than whether all is read (Misskey): then
    /// this says that all is.
    virtual Result<Request> saveNoticeMarker(
        const Instance &instance, const QString &localId) const = 0;
    /// Of both; empty where the server answers without an id: then what was to be saved is.
    virtual Result<QString> decodeNoticeMarker(
        const Instance &instance, const Response &response) const = 0;

    /// Marks a conversation of the token's account (TimelineItem::conversation) as read. Usage
    /// error where the server keeps nothing of the kind (capabilities().conversations).
    virtual Result<Request> readConversation(
        const Instance &instance, const QString &localId) const;
    virtual Result<Done> decodeReadConversation(
        const Instance &instance, const Response &response) const;

    /// Makes the server fetch a post or person by URL, uri or @user@host. Needs a token.
    virtual Request resolve(
        const Instance &instance, const QString &text, Wanted wanted = Wanted::Anything) const = 0;
    virtual Result<Resolved> decodeResolved(
        const Instance &instance, const Response &response) const = 0;

    /// What the server tells the token's account of others; asking marks nothing as read. Whoever
    /// wants what is new reads down from the newest to what they know: minId and sinceId are
    /// passed on, and not every server reads them. Usage error where nothing is told
    /// (capabilities().notifications).
    virtual Result<Request> notifications(const Instance &instance, const PageSpec &spec) const = 0;
    /// Reads single and grouped ones.
    virtual Result<NotificationPage> decodeNotifications(
        const Instance &instance, const Response &response, const PageSpec &spec) const = 0;

    /// Looks through what the server knows, and makes it fetch nothing where that can be said.
    /// Needs a token. Usage error for blank or overlong words, and where such things are not
    /// searched (capabilities().searchPosts, …).
    virtual Result<Request> search(const Instance &instance, const SearchSpec &spec) const = 0;
    /// Forbidden where the server lets the account search no posts.
    virtual Result<Findings> decodeSearch(
        const Instance &instance, const Response &response, const SearchSpec &spec) const = 0;

    /// The filters that the token's account keeps at the server: version 2, and where that is
    /// NotFound, 1. Usage error where there are none (capabilities().filters), and for version 1
    /// where there is no other than 2 (Misskey).
    virtual Result<Request> filters(const Instance &instance, int version) const = 0;
    virtual Result<std::vector<Filter>> decodeFilters(
        const Instance &instance, const Response &response, int version) const = 0;

    /// What a post was before it was edited. Usage error where no server keeps that
    /// (capabilities().history).
    virtual Result<Request> history(const Instance &instance, const QString &localId) const = 0;
    /// Oldest first, the newest among them; createdAt is each version's own time, and nothing but
    /// the text, the warning, media and poll options is set. `now`: the post as it is, where only
    /// former versions are told (capabilities().formerVersions): what these leave out is as it is
    /// now. Else nobody looks at it. Usage error where there turns out to be no such call.
    virtual Result<std::vector<Post>> decodeHistory(const Instance &instance,
        const Response &response, bool asGuest, const Post &now = {}) const = 0;

    // Streams (capabilities().streaming; the caller owns the socket)

    /// Which stream carries a source; nothing where none does (a person) or none exists.
    virtual std::optional<StreamTopic> topic(
        const Instance &instance, const Source &source) const = 0;
    /// The socket for `topic`, which it carries from its start unless the door says otherwise.
    virtual StreamDoor streamDoor(const Instance &instance, const StreamTopic &topic) const = 0;
    /// The message that adds `topic` to an open socket; nothing where it needs one of its own.
    virtual std::optional<QByteArray> subscribe(
        const Instance &instance, const StreamTopic &topic) const = 0;
    /// The message that ends it; nothing where only closing the socket does.
    virtual std::optional<QByteArray> unsubscribe(
        const Instance &instance, const StreamTopic &topic) const = 0;
    /// The messages that make an open socket tell what becomes of a post (Changed, Delete), by the
    /// server's own id, and that end it; nothing where the server knows no such
    /// (capabilities().streamWatches).
    virtual std::optional<QByteArray> watch(const Instance &instance, const QString &localId) const;
    virtual std::optional<QByteArray> unwatch(
        const Instance &instance, const QString &localId) const;
    /// BadAnswer for what is no event; a row in it that cannot be understood is one, too.
    virtual Result<StreamEvent> decodeFrame(
        const Instance &instance, const QByteArray &frame, bool asGuest) const = 0;
};

/// True when a server made `a` later than `b`. Ids of one server only: numbers (Mastodon), ULIDs
/// (GoToSocial), flake ids (Pleroma, Akkoma) and snac's times: of two within one of its seconds
/// neither is.
bool isLaterId(const QString &a, const QString &b);

/// The family that speaks to this instance; nullptr when there is none (feed and outbox remain).
const Family *familyFor(const Instance &instance);

} // namespace asterism

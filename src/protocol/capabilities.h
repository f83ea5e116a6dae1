// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/instance.h"
#include "model/posttext.h"

#include <QLatin1StringView>
#include <QList>

namespace asterism {

/// What a server can do, decided from software, version and feature words. This is the only
/// place where behaviour hangs on a software's name. "anonymous…" means "worth asking": the
/// server's administrators may still have closed it, which shows as a Forbidden error.
struct Capabilities {
    bool clientApi = false; ///< speaks one of ours at all; else nothing below is set
    bool anonymousPersonStatuses = false;
    bool anonymousLocal = false;
    bool anonymousFederated = false;
    bool anonymousTag = false;
    bool anonymousThread = false;
    /// What Family::context() tells are direct answers: theirs are asked for by their own ids.
    bool threadByLevel = false;
    bool personByName = false; ///< "user" or "user@host" stands for the account id
    bool lookup = false; ///< tells who a handle is
    bool lookupByPath = false; ///< by accounts/user@host, for local people, too
    bool lookupAnonymous = false;
    int peopleAtOnce = 0; ///< of how many people one request tells; 0: none does
    bool tags = false; ///< has hashtag timelines
    bool tagSets = false; ///< they take "all[]" and "none[]"
    bool boostsOnRequest = false; ///< home holds no boosts unless they are asked for
    bool federatedOnRequest = false; ///< the public timeline is the local one unless it is asked
    bool linkHeader = false; ///< every non-empty page that has more carries a Link
    /// Knows min_id (the page immediately above). Where it is not known it is ignored and the
    /// newest page comes instead, which is no contiguous step: page down from the top there.
    bool minId = false; ///< for home and server lists
    bool minIdPublic = false; ///< for local, federated and tag timelines
    bool minIdPerson = false; ///< for one person's posts
    bool sinceId = false;
    bool pinned = false; ///< tells which posts somebody has pinned; where it is not known it is
                         ///< ignored, and everything comes instead
    bool personMedia = false; ///< tells of one person's posts those with media alone; where it is
                              ///< not known it is ignored, and everything comes instead
    bool search = false; ///< v2 search with resolve=true, for a token
    bool findsForGuests = false; ///< its search finds a post by its uri without a token
    bool resolveUntyped = false; ///< it looks elsewhere only where no type is asked for
    /// Asked for an address it tells of what lies there and of nothing else. Others look for the
    /// address in their texts, too, and tell of posts that merely link there.
    bool resolvesAlone = false;
    bool streaming = false;
    bool streamingAnonymous = false;
    /// Which streams a message may add to an open socket; the others need one of their own.
    enum class StreamJoin {
        None,
        ByName, ///< those without a tag or list
        Lists, ///< and lists
        All,
    };
    StreamJoin streamJoin = StreamJoin::All;
    bool streamTags = true; ///< its hashtag streams tell anything
    /// How many posts one socket may be told to watch (Family::watch()); 0: watching is unknown.
    int streamWatches = 0;
    /// Most topics of one socket.
    int streamTopics = 1000;
    bool streamConfirms = false; ///< says Connected for each topic, and nothing where it refuses
    bool streamTokenAsSubprotocol = false; ///< knows no Authorization header at the handshake
    bool serverLists = false;
    bool listsOfPerson = false; ///< accounts/:id/lists exists
    /// Takes anybody into its lists, and shows there only those whom the account follows.
    bool listsHideUnfollowed = false;
    int relationshipsAtOnce = 0; ///< of how many people one request tells; 0: none does
    bool blocks = false; ///< takes blocks of people
    bool blocksTold = false; ///< and tells whom somebody blocks
    bool mutes = false;
    bool mutesTold = false;
    /// A mute says whether it hides notifications, too; else each does.
    bool mutesChooseNotices = false;
    QLatin1StringView muteDurationName = {}; ///< of how long a mute lasts; empty: for good
    bool domainBlocks = false; ///< of single accounts, not of the whole server
    bool domainBlocksByUrl = false; ///< wants "https://domain" to block one
    int domainBlocksAtOnce = 1; ///< of how many one request may be
    bool bookmarks = false;
    bool followedTags = false; ///< tells which hashtags somebody follows
    bool followTags = false; ///< and lets them follow more
    bool followLanguages = false; ///< tells of which languages alone somebody is followed
    bool followsTold = false; ///< tells whom somebody follows, and who follows them
    bool othersFollowsTold = false; ///< and not to those alone whose follows they are
    bool peopleByNumber = false; ///< counts the pages of those, for their Links lead astray
    bool outgoingRequests = false; ///< tells who has not answered a follow yet
    bool lastPostTold = true; ///< what it says of when somebody posted last is no invention
    bool csvExport = false; ///< writes what an account has into files
    bool lookupLocalOnly = false; ///< lookup finds nobody of other servers, known or not
    // Sources beside the usual ones:
    bool social = false;
    bool antennas = false;
    bool channels = false;
    bool clips = false;
    bool mentions = false;
    bool favourites = false;
    bool bubble = false;
    bool direct = false; ///< tells which posts for named people an account received
    bool conversations = false; ///< as conversations, of which it keeps whether they were read
    bool reactions = false; ///< posts are answered with emoji
    int reactionsEach = 0; ///< how many of them one account may give to one post; 0: no limit told
    /// Takes back the former one by itself where a new one is one too many.
    bool reactionReplaces = false;
    bool notifications = false; ///< tells what others did that is an account's business
    int notificationsLimit = 40; ///< the most rows that one page of these may be asked for
    /// Tells some kinds of them, reports among these, only to those who name the kinds they want.
    bool noticesByName = false;
    bool searchPeople = false; ///< finds people by words
    /// Looks for words in posts: in all of them, in the account's own, or in none, as its
    /// administrators have set it up.
    bool searchPosts = false;
    bool searchTags = false;
    bool searchPages = false; ///< and has more pages of what it finds
    bool searchOperators = false; ///< of posts, by operators as Mastodon has them (searchwords.h)
    bool tagsWithoutHash = false; ///< finds hashtags by their bare names only
    // What accounts do there:
    /// How a post is answered with an emoji; what Write::React becomes.
    enum class ReactionCalls {
        None,
        Pleroma, ///< PUT pleroma/statuses/:id/reactions/:emoji
        Fedibird, ///< PUT statuses/:id/emoji_reactions/:emoji
        Glitch, ///< POST statuses/:id/react/:emoji
        Misskey,
    };
    ReactionCalls reactionCalls = ReactionCalls::None;
    bool favouriteIsReaction = false; ///< has no favourites of its own but the usual reaction
    bool publishes = false; ///< takes new posts without media
    bool idempotency = false; ///< a second request with the same Idempotency-Key makes no post
    bool idempotencyKeepsErrors = false; ///< and answers it with the same error, too
    bool edits = false;
    bool editsByUpdate = false; ///< and takes only text, warning and media for that (CherryPick)
    bool source = false; ///< tells posts as they were typed
    bool quotes = false; ///< takes new posts that quote
    bool quotesOwnPrivate = false; ///< an author quotes a private post of their own
    bool quotePolicy = false; ///< a post says who may quote it
    bool votes = false;
    bool pins = false;
    bool threadMutes = false;
    bool boostsPile = false; ///< whoever boosts a post again has boosted it twice
    bool boostVisibility = false; ///< a boost may be seen by fewer people than the post
    bool boostsOwnPrivate = false; ///< an author boosts a private post of their own
    bool localOnly = false; ///< takes posts for its own people alone
    bool reports = false;
    bool reportRules = false; ///< and they say which of the server's rules was broken
    bool followRequests = false; ///< tells who wants to follow, and takes the answer
    bool heldNotices = false; ///< keeps back what some people do until the account lets them in
    bool removesFollowers = false;
    bool followNotify = false; ///< a follow's "notify" means anything
    bool followBoosts = false; ///< and so does its "boosts"
    bool customEmojis = false; ///< tells its own emoji
    bool notes = false; ///< keeps what an account notes about people
    // What a new post may have besides words (limits: Instance::posting):
    bool media = false; ///< takes files
    bool mediaLater = false; ///< may answer before it has read a file: mediaState()
    bool mediaFocus = false; ///< keeps what must stay in sight
    bool mediaOldPath = false; ///< knows only POST /api/v1/media
    bool mediaInEdits = false; ///< an edit may change how its media are described
    bool mediaOfPosts = false; ///< describeMedia() reaches what a post has already, too
    bool mediaOutlivesPosts = false; ///< a file stays, and may be used anew, when its post goes
    bool polls = false;
    bool pollsHideTotals = false;
    bool pollWithMedia = false; ///< a poll and media together
    bool pollAlone = false; ///< a poll without any words
    bool pollsOpenOnly = false; ///< makes a public post of every poll, and an answer of none
    bool pollInEdits = false; ///< an edit that does not say the post's poll again takes it away
    bool pollEndStays = false; ///< unless an edit says another end
    bool quoteWithMedia = false; ///< a quote and media, or a poll, together
    QList<TextFormat> formats = {}; ///< of a text, the usual one first; one alone: no choice
    /// Keeps a post until its time, which is told in calls of this kind.
    enum class Scheduling {
        None,
        Mastodon, ///< "scheduled_at" of a new post; /api/v1/scheduled_statuses
        Misskey, ///< notes/drafts/create with "scheduledAt"
        Sharkey, ///< notes/schedule/create
    };
    Scheduling scheduling = Scheduling::None;
    qint64 scheduleLeastMs = 0; ///< so far ahead at least
    /// What it keeps is posted with its format, and for its own people alone if it was to be.
    bool scheduleKeepsAll = true;
    // What sets these calls apart:
    bool marksPosts = true; ///< takes boosts and favourites, and takes them back
    bool deletesPosts = true;
    /// What is done to a post is answered with the post, all that the account has done with it
    /// told.
    bool changesTold = true;
    /// A post tells all that the account has done with it; else its reaction and votes alone.
    bool marksTold = true;
    /// Which of their own posts it lists to their author (accounts/:id/statuses).
    enum class OwnPosts {
        All,
        Listed, ///< not what is private or direct
        PublicNotes, ///< nor polls; what is unlisted not in every version
        NoAnswers, ///< nor what has both pictures and films
    };
    OwnPosts ownPosts = OwnPosts::All;
    bool ownInHome = false; ///< the home timeline has all of them, whatever else has not
    bool warnings = true; ///< takes content warnings; where it does not they would be lost unseen
    bool warningIsTitle = false; ///< makes a title of it unless it is told what the title is
    /// May read a text as markup unless "content_type" says that it is plain.
    bool plainByName = false;
    bool editsAsJson = false; ///< though of a formBodies server: an edit loses truths in a form
    QLatin1StringView quoteName = {}; ///< of the quoted post's id among the fields of a new one
    bool localOnlyByName = false; ///< told by a field "local_only", not as a visibility
    bool filters = false; ///< accounts keep filters there
    bool history = false; ///< worth asking what a post was before an edit
    /// What is told of a post's former versions, where the present one is not among them.
    enum class FormerVersions {
        None, ///< all versions come, or nothing does
        Texts, ///< notes/versions: nothing but their texts
        TextsAndMedia, ///< notes/history: texts, warnings and media
        Whole, ///< notes/history: polls, too, and since when each was
    };
    FormerVersions formerVersions = FormerVersions::None;
    bool markers = false; ///< keeps how far home was read, for all apps of an account
    /// Counts notifications as read up to one that it is told by a call of its own, and forgets
    /// what is saved as their marker (Pleroma: lib/pleroma/marker.ex, lib/pleroma/notification.ex).
    bool noticesReadUpTo = false;
    bool flatMarkerNames = false; ///< reads "home[last_read_id]" as one name
    bool formBodies = false; ///< reads what is posted as a form only, never as JSON
    bool codesAreChecked = true; ///< a sign-in's code that nobody gave out gets no token
    /// Takes a token from the body of a request and the query of a stream, and looks at no header.
    bool tokenInBody = false;
    bool streamTokenInQuery = false; ///< the same of the token of a stream alone
    bool revokesByBearer = false; ///< ends a token only for whoever sends it as one
    /// Counts of a post what people see as characters, links as 23, and of mentions no host.
    bool countsLikeMastodon = false;
    bool readersById = false; ///< whom a direct post is for is told by ids alone (Post::readerIds)
    bool countsClusters = false; ///< what people see as characters, and nothing is shortened
    bool countsUnits = false; ///< units of UTF-16, of posts alone
    int pageLimit = 40; ///< the most rows that one page may be asked for
    int personPageLimit = 40; ///< the same for one person's posts
};

Capabilities capabilities(const Instance &instance);

/// capabilities().direct of an account's server, as far as the account tells of it.
bool tellsDirect(const Account &account);

/// Whether the server itself keeps a post until its time (PostText::scheduledAt), when it is told
/// `now`, and posts it as it is meant. Else it waits with us: a part of a thread, too, for what is
/// kept has no id that the next part could answer.
bool keepsUntilItsTime(const Capabilities &can, const PostText &text, qint64 now);

} // namespace asterism

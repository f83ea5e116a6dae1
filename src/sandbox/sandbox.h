// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sandbox/draft.h"
#include "sandbox/heldrow.h"
#include "sandbox/keptreport.h"
#include "sandbox/laterpost.h"
#include "sandbox/relations.h"
#include "sandbox/server.h"

#include <QJsonValue>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace asterism {

class StreamHub;

/// A small fediverse on loopback: servers of several kinds with people who know each other, two
/// weeks of history, and faults to switch on. The same seed gives the same people and posts.
/// Lives in one thread and needs its event loop.
///
/// Where a user is asked for, "ao" and "ao@127.0.0.1:PORT" both do: names are unique in here.
class Sandbox : public QObject {
    Q_OBJECT

public:
    struct Options {
        quint16 firstPort = 0; ///< the servers take this and the next ports; 0: any free ones
        /// false: nothing listens, the ports are names only, and requests are handed to
        /// Server::take() and streams().
        bool sockets = true;
        quint32 seed = 1;
        int people = 300; ///< over all servers, prepared users included
        int postsPerServer = 400; ///< history; 0: people who have said nothing yet
        bool pins = false; ///< some have pinned what they said first
        bool livePosting = false; ///< people go on posting, and Mastodon takes a moment for files
        int livePostingMs = 4000; ///< mean time between two of their posts
        const Clock *clock = nullptr; ///< must outlive the sandbox; nullptr: the system's
        qint64 epoch = 0; ///< where the two weeks of history end; 0: clock's now
        /// One server each: "mastodon", "gotosocial", "snac", "misskey", "akkoma", "pleroma".
        /// Prepared users: Mastodon ao, mei, hal; GoToSocial yuki, ren; snac sora, kai; Misskey
        /// sakura (locked), hanako, taro; Akkoma and Pleroma nana, leo (for further servers of a
        /// kind: ao2 …). yuki's feed is on, ren's off.
        QStringList softwares = {QString(QLatin1String("mastodon")),
            QString(QLatin1String("gotosocial")), QString(QLatin1String("snac"))};
        /// Copies on other servers carry created_at cut to the second, as ActivityPub's
        /// `published` mostly is; or, when set, the exact time plus this.
        std::optional<qint64> copyShiftMs;
        int longestPage = 40; ///< rows that a server tells at once, however many it is asked for
        /// Until a follow over HTTP of somebody on another server is accepted (snac does not wait);
        /// 0: at once. Whoever is locked answers by acceptFollow() and rejectFollow() alone.
        qint64 followAnswerMs = 0;
        /// Every server knows everybody. False: only whom it met through posts, follows, or a
        /// search that resolves.
        bool acquainted = true;
    };

    explicit Sandbox(QObject *parent = nullptr);
    ~Sandbox() override;

    /// Network error naming the port when one is taken; Usage error for an unknown software.
    Result<Done> start(const Options &options);

    std::vector<Server *> servers() const;
    /// The first server of that software; nullptr when there is none.
    Server *server(const QString &software) const;
    /// Where that user lives; nullptr when nobody is called so.
    Server *serverOf(const QString &user) const;
    QString handle(const QString &user) const; ///< "ao@127.0.0.1:PORT"
    QString actorUri(const QString &user) const;

    // What follows scripts the people. An empty string or false: no such user or post.

    /// Posts, and federates to every server where a follower lives (and that of whoever is
    /// mentioned or answered). Returns the uri.
    QString post(const QString &user, const PostDraft &draft);
    QString post(const QString &user, const QString &text);
    /// Returns the uri of the Announce.
    QString boost(const QString &user, const QString &uri, qint64 at = 0);
    bool unboost(const QString &user, const QString &uri);
    /// Gone everywhere, or only on one server (a delete that did not arrive elsewhere).
    bool deletePost(const QString &uri, const Server *onlyOn = nullptr);
    bool edit(const QString &uri, const QString &text, qint64 at = 0);
    /// Text, warning and whether it is sensitive become those of the draft; so do language,
    /// pictures and poll where it names them.
    bool edit(const QString &uri, const PostDraft &draft, qint64 at = 0);
    /// Gives a server its copy of a post now.
    bool federate(const QString &uri, const Server *to);
    /// A server cleans away its copy of another's answer, as they do after a while, but goes on
    /// counting it among the replies.
    bool lose(const QString &uri, const Server *on);
    /// `liar` shows a post of a host that is not in the sandbox ("evil.example", "x@evil.example")
    /// or one that is, with a text its author never wrote; nobody else has it.
    bool forge(const Server *liar, const QString &uri, const QString &author, const QString &text);

    /// Nobody is asked, and whoever is followed already is followed with these options.
    bool follow(const QString &user, const QString &whom, const FollowOptions &options = {});
    /// On Mastodon they leave the user's lists with that.
    bool unfollow(const QString &user, const QString &whom);
    /// Answers what the user asked of `whom`.
    bool acceptFollow(const QString &user, const QString &whom);
    bool rejectFollow(const QString &user, const QString &whom);
    bool setLocked(const QString &user, bool locked);
    /// Mastodon: the user is not told what people do whom they do not follow, until they let them.
    bool setHoldsStrangers(const QString &user, bool holds);
    /// A line of the user's profile more; `verified`: its page links back.
    bool addField(
        const QString &user, const QString &name, const QString &html, bool verified = false);
    /// Nobody but themselves is told whom they follow, or who follows them.
    bool setFollowsHidden(const QString &user, bool hidden);
    /// What the user has noted about somebody; empty: nothing.
    QString noteAbout(const QString &user, const QString &whom) const;
    bool block(const QString &user, const QString &whom);
    bool unblock(const QString &user, const QString &whom);
    bool mute(const QString &user, const QString &whom, const MuteOptions &options = {});
    bool unmute(const QString &user, const QString &whom);
    bool blockDomain(const QString &user, const QString &host);
    bool unblockDomain(const QString &user, const QString &host);
    bool bookmark(const QString &user, const QString &uri);
    bool unbookmark(const QString &user, const QString &uri);
    bool followTag(const QString &user, const QString &tag);
    bool unfollowTag(const QString &user, const QString &tag);
    /// The user follows that many more, the best known first; their handles. Fewer when there are
    /// no more.
    QStringList followCrowd(const QString &user, int count);
    /// Handles of as many whom the user neither follows nor blocks nor asked, best known first.
    QStringList strangersTo(const QString &user, int count) const;
    Relations relationsOf(const QString &user) const;
    /// Where servers are not acquainted: that one has never heard of them.
    bool forgetPerson(const Server *server, const QString &whom);

    /// What came over HTTP for the user, by whom or what it is about: handles, uris, hosts, tags;
    /// "" for posts that never came to be. what: as the paths end ("follow", "unmute", "bookmark",
    /// "favourite", "pin" …), and on all softwares alike "post", "edit", "delete", "boost",
    /// "unboost", "react", "unreact", "vote", "mute_thread", "unmute_thread", "accept_follower",
    /// "reject_follower", "remove_follower", "report", "follow_tag", "unfollow_tag",
    /// "block_domain", "unblock_domain"; "upload" and "describe" of files, "schedule",
    /// "reschedule", "unschedule", "draft" and "undraft" of what is kept for later, each by its id,
    /// and "profile" of their own profile. What was kept becomes a "post" when it is time.
    QMap<QString, WriteCount> writesOf(const QString &user, const QString &what) const;
    /// The same one by one, oldest first; of everybody where no user is named. Their detail is the
    /// emoji of "react" as it was sent, the choices of "vote" ("0,2"), the visibility of "boost",
    /// the text of "post", "edit", "schedule" and "note", the comment of "report", the description
    /// of "upload" and "describe", what "profile" named ("display_name,fields"); else empty.
    std::vector<WriteRecord> writesInOrder(const QString &user = {}) const;
    /// What of it was carried out on one subject: "boost", "unboost", "boost" …; of "react",
    /// "unreact" and "vote" with the detail behind a blank ("vote 0,2").
    QStringList doneTo(const QString &user, const QString &subject) const;
    /// Uris of what the user posted over HTTP, oldest first; deleted ones, too.
    QStringList postedBy(const QString &user) const;
    /// What the user's server has of theirs and no post (yet), oldest first. Of Misskey's people
    /// all that they uploaded.
    std::vector<Picture> looseFilesOf(const QString &user) const;
    /// The bytes that were uploaded as Picture::file; empty: they are not there (any more).
    QByteArray uploaded(const QString &file) const;
    /// What the user's server keeps for later, oldest first: scheduled posts, and drafts.
    std::vector<LaterPost> laterOf(const QString &user) const;
    /// Posts what is due by the clock; requests do so, too, and a timer where there are sockets.
    void postDue();
    /// What a post is now: its words, files and poll, whom it is for (`to`, handles), what it
    /// answers and quotes. Nothing where there is none (any more).
    std::optional<PostDraft> written(const QString &uri) const;
    QStringList boostersOf(const QString &uri) const; ///< handles, once for each boost, sorted
    /// How the user answered a post, as react() takes it; "" for a like.
    QStringList reactionsBy(const QString &user, const QString &uri) const;
    QList<int> votesOf(const QString &user, const QString &uri) const; ///< in the order of voting
    QStringList pinsOf(const QString &user) const; ///< uris, the newest pin first
    bool isThreadMuted(const QString &user, const QString &uri) const;
    std::vector<KeptReport> reports() const; ///< of everybody at every server, oldest first
    /// What a limit of the user's server (Server::setWriteLimit()) took and refused, by window.
    std::vector<WriteWindow> writeWindowsOf(const QString &user, WriteClass writes) const;
    /// A list on the user's own server, for timelines/list; its id. The prepared users have one
    /// already ("仲良し").
    QString addServerList(const QString &user, const QString &title, const QStringList &members);
    /// Answers a post with an emoji: "👍", ":blobcat:" of the user's own server, or
    /// ":blobcat@HOST:"; empty: a like. Where reactions are not known it is a like anyway. Of
    /// Misskey's people it takes the place of the one before.
    bool react(const QString &user, const QString &uri, const QString &emoji, qint64 at = 0);
    /// Without an emoji whatever the user answered.
    bool unreact(const QString &user, const QString &uri, const QString &emoji = {});
    /// So many people who are not its author like a post, a second after each other from `at` on
    /// (0: now); their handles, the first one first. Fewer when there are no more.
    QStringList applaud(const QString &uri, int count, qint64 at = 0);
    /// How many answered a post so, by what react() takes; likes by people of whom nothing else is
    /// known are not counted.
    QMap<QString, int> reactionsTo(const QString &uri) const;
    bool vote(const QString &user, const QString &uri, int choice);
    /// Misskey: guests see no text of the user's posts.
    bool setSignInRequired(const QString &user, bool required);
    /// Misskey: a feed of the posts with all words of one of those; its id. The prepared users have
    /// one already ("お茶アンテナ").
    QString addAntenna(
        const QString &user, const QString &name, const std::vector<QStringList> &keywords);
    /// Misskey: posts put together for others; its id. The prepared users have one already where
    /// anybody said anything ("お気に入り").
    QString addClip(const QString &user, const QString &name, const QStringList &uris);
    /// Misskey: the posts in the user's clips, by the clips' names.
    QMap<QString, QStringList> clipsOf(const QString &user) const;
    /// Misskey: the channel ("雑談") that the prepared users follow, for PostDraft::channel.
    QString channelOf(const Server *server) const;

    /// Who is in it, sorted, by their handles.
    QStringList serverListMembers(const QString &user, const QString &id) const;
    /// Replaces the user's filters and tells their streams so. Without `marked` the server says of
    /// no post that it matches, as Pleroma does. Misskey never does: it keeps those that warn and
    /// hide as muted words, of which all must be there.
    bool setFilters(
        const QString &user, const std::vector<DraftFilter> &filters, bool marked = true);
    /// How far home was read in any app, as the user's server names it (localId()); empty: no
    /// marker there yet.
    QString homeMarker(const QString &user) const;
    bool setHomeMarker(const QString &user, const QString &id);
    /// The same of notifications, by their ids.
    QString noticeMarker(const QString &user) const;
    bool setNoticeMarker(const QString &user, const QString &id);
    /// How often an app wrote it; of Misskey's people how often all were marked as read.
    int noticesMarked(const QString &user) const;
    /// What was said last in each conversation that the user's server counts as unread (uris, the
    /// newest first); Misskey counts none.
    QStringList unreadTalks(const QString &user) const;
    /// One of the user's own open posts, above what is pinned already.
    bool pin(const QString &user, const QString &uri);
    bool unpin(const QString &user, const QString &uri);
    bool setFeedEnabled(const QString &user, bool enabled);
    bool suspend(const QString &user);
    /// The user's tokens (or that one alone) are no good any more, on any path; how many ended.
    int revokeToken(const QString &user, const QString &token = {});
    /// What the user's own server would accept as theirs now.
    QStringList tokensOf(const QString &user) const;
    /// The server cleans its applications away: client ids given out before are unknown.
    void forgetApps(const Server *server);
    bool move(const QString &user, const QString &to);

    /// Whose token that is there, as StreamHub wants to know it: -1 without one, -2 a bad one.
    int tokenOwner(const Server *server, const QString &token) const;

    /// A server's streaming API: faults, counters, what is subscribed to (streamhub.h).
    StreamHub *streams(const Server *server) const;
    /// An event on the user's home streams, or, for an empty user, on those of all who listen at
    /// that server: "filters_changed" without payload, "announcement" with one, or any other.
    bool tellStreams(const Server *server, const QString &user, const QString &event,
        const QJsonValue &payload = QJsonValue());

    /// All that a timeline of the user's own server shows them now, newest first: "home",
    /// "public", "public:local", "hashtag:tea" or "list:ID", as streams are called.
    std::vector<HeldRow> held(const QString &user, const QString &timeline) const;

    /// The id that one server gave to a post (or to a boost, by its Announce uri); empty if it has
    /// no copy.
    QString localId(const QString &uri, const Server *on) const;
    /// Uris of the living posts of one person, newest first.
    QStringList postsOf(const QString &user) const;
    /// Public and unlisted posts only.
    QStringList openPostsOf(const QString &user) const;

    /// Lets one person do one thing, as live posting does.
    void stir();
    /// Lets that person post something of their own; returns the uri.
    QString stir(const QString &user);

Q_SIGNALS:
    /// A post, boost, edit or delete has happened (uri).
    void happened(const QString &uri);

private:
    Result<Done> addServer(const QString &software, quint16 port);
    void beginToTell();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace asterism

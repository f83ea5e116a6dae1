// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visibility.h"
#include "sandbox/draft.h"
#include "sandbox/keptreport.h"
#include "sandbox/laterpost.h"
#include "sandbox/misskeyshelf.h"
#include "sandbox/notereaction.h"
#include "sandbox/profilesettings.h"
#include "sandbox/relations.h"
#include "sandbox/uploads.h"
#include "sandbox/writelog.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace asterism {

struct UploadKind;

/// A server as the world sees it.
struct Site {
    QString software;
    QString host; ///< "127.0.0.1:PORT"
    QString base; ///< "http://127.0.0.1:PORT"
};

/// A list that somebody keeps on their own server.
struct Circle {
    QString id; ///< as the server's software makes them
    QString title;
    QSet<int> members;
    QString repliesPolicy = QString(QLatin1String("list"));
    bool exclusive = false;
    QSet<int> withReplies = {}; ///< Misskey: of whom answers to others are shown, too
};

/// Somebody. Persons are named by their index in World::persons; site -1 is a host that is not
/// in the sandbox (authors of forged posts).
struct Citizen {
    // The numbers grow from one to the next: what was done last stands first in a server's lists.
    struct Follow {
        FollowOptions options;
        quint64 number = 0;
        qint64 at = 0; ///< when; 0: long ago
        qint64 answerAt = 0; ///< of one that waits: accepted then; 0: by the script alone
        bool withReplies = false; ///< Misskey: answers to others are shown at home, too
    };
    struct Mute {
        MuteOptions options;
        quint64 number = 0;
    };
    struct Kept {
        quint64 number = 0;
        QString name;
    };

    int site = 0;
    QString user;
    QString host;
    QString name;
    QString bio; ///< plain
    QString bioHtml; ///< filled by addPerson()
    QString pictureName; ///< filled by addPerson()
    QString language;
    QString actor; ///< ActivityPub id
    QString url; ///< profile page
    std::vector<std::pair<QString, QString>> fields;
    QSet<QString> verified; ///< names of those whose pages link back
    qint64 joined = 0;
    qint64 lastPost = 0;
    int posts = 0;
    int followers = 0;
    bool admin = false;
    bool bot = false;
    bool locked = false;
    bool feed = true; ///< GoToSocial: off unless switched on
    bool suspended = false;
    bool faceless = false; ///< shows one of GoToSocial's own pictures
    bool cat = false; ///< Misskey: says so
    bool needsSignIn = false; ///< Misskey: shows guests no post's text
    ProfileSettings own;
    int movedTo = -1;
    QStringList pins; ///< uris of own posts, as their profile shows them
    QString homeMarker; ///< id of the post that was read last, as the home server names it
    int homeMarkerVersion = 0;
    qint64 homeMarkerAt = 0;
    QString noticeMarker; ///< the same of notifications
    int noticeMarkerVersion = 0; ///< Misskey: how often all were marked as read
    qint64 noticeMarkerAt = 0;
    QHash<int, Follow> follows;
    QHash<int, Follow> asked; ///< whom they want to follow and who has not answered
    QHash<int, quint64> blocks;
    QHash<int, Mute> mutes;
    QHash<int, quint64> renoteMutes; ///< Misskey: whose boosts they do not want
    QHash<int, QString> remarks; ///< what they noted about people
    std::vector<Kept> domainBlocks; ///< oldest first, as the next two
    std::vector<Kept> bookmarks; ///< uris
    std::vector<Kept> tags;
    QSet<QString> mutedThreads; ///< uris of the posts that they begin with
    QHash<QString, QString> readTalks; ///< uri of the last post that was read, by what a talk is
    /// Which a post may still have: of posts that are gone, and what was uploaded. Of Misskey's
    /// people all that they uploaded: their drive.
    std::vector<Picture> loosePictures;
    std::vector<LaterPost> later; ///< oldest first
    std::vector<Circle> circles;
    std::vector<KeptAntenna> antennas;
    std::vector<KeptClip> clips;
    std::vector<DraftFilter> filters;
    bool holdsStrangers = false; ///< Mastodon: is told nothing of whom they do not follow,
    QSet<int> letIn; ///< but of these
    QSet<QString> thrownAway; ///< keys of notifications
    bool marksFiltered = true; ///< false: their server leaves filtering to clients
    QString handle() const { return user + u'@' + host; }
};

struct Ballot {
    QStringList options;
    std::vector<int> votes;
    bool multiple = false;
    qint64 endsAt = 0;
    bool hideTotals = false; ///< until then
    QHash<int, QList<int>> chosenBy = {}; ///< of those votes that somebody here gave
};

struct Note {
    QString uri;
    QString url;
    int author = -1;
    QString text; ///< plain source
    QString html; ///< as the author's server made it
    QString format; ///< as PostDraft has it
    QString cw;
    bool sensitive = false;
    Visibility visibility = Visibility::Public;
    QString language;
    qint64 createdAt = 0;
    qint64 editedAt = 0;
    QString replyTo;
    bool toOthers = false; ///< answers somebody else; servers know it when that post is gone, too
    QString quote;
    QString quotePolicy = QString(QLatin1String("public")); ///< as PostDraft has it, never empty
    std::vector<Picture> media;
    std::optional<Ballot> poll;
    std::optional<DraftCard> card;
    QStringList tags; ///< as written, without #
    QStringList emojis; ///< shortcodes in the text
    std::vector<int> mentions;
    int favourites = 0; ///< by people of whom nothing else is known
    std::vector<NoteReaction> reactions; ///< oldest first
    QString channel; ///< Misskey: id of the one it was said in
    bool localOnly = false; ///< never leaves its server, whoever may read it there
    std::vector<Note> before; ///< what it was before its edits, oldest first
};

struct Announce {
    QString uri;
    int booster = -1;
    QString note;
    qint64 at = 0;
    Visibility visibility = Visibility::Public;
};

struct BoostOptions {
    std::optional<Visibility> visibility = {}; ///< nothing: as the post's
    bool again = false; ///< Misskey: one more, whatever they boosted before
};

/// What one server has under one local id.
struct Copy {
    QString id;
    QString uri; ///< of the note, or of the Announce
    bool boost = false;
    qint64 createdAt = 0; ///< as this server tells it
    std::shared_ptr<const Note> forged; ///< what a lying server shows instead of the note
};

/// Everything one server has, by local id. snac keeps a boost under the boosted post's id, so its
/// Announces are not in here (World::announcesOf() has them).
struct Holdings {
    std::map<QString, Copy> byId;
    QHash<QString, QString> idOf; ///< uri → local id
    QSet<QString> known; ///< Announce uris that arrived
};

/// Something that one server's streams have to tell.
struct WorldNews {
    enum class Kind { Arrived, Edited, Gone, Reacted, Unreacted, Voted, Followed };

    Kind kind = Kind::Arrived;
    int site = 0;
    Copy copy; ///< Gone: what the server had; the note is still there while this is told
    NoteReaction reaction = {}; ///< Reacted, Unreacted; of Voted only who it was
    int choice = 0; ///< Voted
    int who = -1; ///< Followed, or asked to
    int whom = -1;
};

/// The truth of the little fediverse: people, posts, and which server has a copy of what.
/// Knows nothing of HTTP or JSON.
class World {
public:
    std::vector<Site> sites;
    std::vector<Citizen> persons;
    std::vector<TalkChannel> channels;
    std::optional<qint64> copyShiftMs;
    int longestPage = 40; ///< rows
    qint64 followAnswerMs = 0; ///< until somebody of another server accepts a follow
    bool acquainted = true; ///< false: a server knows only whom it met (meet())
    WriteLog writes;
    Uploads uploads;
    std::vector<KeptReport> reports; ///< oldest first
    std::function<qint64()> time; ///< of what happens from then on
    std::function<void(const WorldNews &)> onNews; ///< hears of everything; may be empty

    /// Grows with all that can change an answer; of the methods below those that change something
    /// say so themselves, whoever writes into `persons` does.
    quint64 revision() const { return m_revision; }
    void changed() { ++m_revision; }
    /// Whether a poll ended after `from` and up to `to`.
    bool pollEnded(qint64 from, qint64 to) const;

    /// Makes room for what the sites have; call once they are all there.
    void prepare();
    int addPerson(Citizen person);
    /// Index of "ao" or "ao@127.0.0.1:1"; -1 when there is nobody.
    int find(const QString &user) const;
    int findActor(const QString &uri) const;
    /// The id that a site gives to a person, and back (-1 when there is nobody).
    QString accountId(int site, int person) const;
    int personById(int site, const QString &id) const;
    /// A person of a host outside; made when first asked for.
    int stranger(const QString &user, const QString &host);
    /// Whether that server has heard of somebody.
    bool knows(int site, int person) const;
    void meet(int site, int person);
    void forget(int site, int person);

    // Whether anything changed by it:

    /// Nobody is asked.
    bool follow(int who, int whom, const FollowChange &change = {});
    /// As a server does it: whoever is locked, and for a while whoever lives elsewhere, is asked.
    bool askToFollow(int who, int whom, const FollowChange &change, qint64 now);
    bool accept(int who, int whom); ///< who asked whom
    bool reject(int who, int whom);
    bool unfollow(int who, int whom); ///< takes a request back, too
    bool block(int who, int whom);
    bool unblock(int who, int whom);
    bool mute(int who, int whom, const MuteOptions &options);
    bool unmute(int who, int whom);
    bool blockDomain(int who, const QString &host);
    bool unblockDomain(int who, const QString &host);
    bool bookmark(int who, const QString &uri);
    bool unbookmark(int who, const QString &uri);
    bool followTag(int who, const QString &tag);
    bool unfollowTag(int who, const QString &tag);

    void keepReport(const KeptReport &report);
    bool muteThread(int who, const QString &uri); ///< of any post in it
    bool unmuteThread(int who, const QString &uri);

    bool isBookmarked(int who, const QString &uri) const;
    bool isThreadMuted(int who, const QString &uri) const;
    bool isPinned(int who, const QString &uri) const;
    bool followsTag(int who, const QString &tag) const;
    /// Answers to follows arrive, mutes end, files that no post has are forgotten and posts that
    /// were kept for later are posted, as far as it is time.
    void settle(qint64 now);

    bool muteRenotes(int who, int whom);
    bool unmuteRenotes(int who, int whom);
    /// Of Misskey's people one reaction a post: another one takes the place of the first; of
    /// Akkoma's several. The others like, whatever the emoji. On all servers that have the post.
    bool react(int who, const QString &uri, NoteReaction reaction);
    /// That one, or without an emoji whatever there is.
    bool unreact(int who, const QString &uri, const NoteReaction &reaction = {});
    /// So many like it, a second after each other; their handles.
    QStringList applaud(const QString &uri, int count, qint64 at);
    bool unlike(int who, const QString &uri); ///< a like alone, whatever else they answered
    const NoteReaction *reactionOf(int who, const Note &note) const; ///< the first; may be none
    /// False for a choice that there is not, and for one vote too many.
    bool vote(int who, const QString &uri, int choice, qint64 now);

    QString addAntenna(int owner, const QString &name, const std::vector<QStringList> &keywords);
    QString addClip(int owner, const QString &name, const QStringList &uris);
    QString addChannel(int owner, const QString &name);
    const TalkChannel *channel(const QString &id) const;

    /// The list's id.
    QString addCircle(int owner, const QString &title, const QSet<int> &members);

    /// uri of the draft's author's server when it has none. Files it at home, then federates.
    QString publish(int author, const PostDraft &draft, qint64 now);
    /// uri of the Announce; of what may be boosted (open posts, own private ones, and what stays
    /// on its server there). Who boosted it before gets that one again.
    QString announce(int booster, const QString &note, qint64 at, const BoostOptions &options = {});
    bool withdraw(int booster, const QString &note); ///< all that they made of it
    bool withdrawAnnounce(const QString &uri);
    bool remove(const QString &uri, int onlyOn = -1);
    /// Text, warning and whether it is sensitive become those of the draft; so do language,
    /// pictures and poll where it names them.
    bool edit(const QString &uri, const PostDraft &draft, qint64 at);
    /// The text alone.
    bool edit(const QString &uri, const QString &text, qint64 at);
    bool deliver(const QString &uri, int site);
    /// The site has that answer no more, and goes on counting it.
    bool lose(const QString &uri, int site);
    /// An own open post, or a private one where that is allowed, above what is pinned already.
    bool pin(int author, const QString &uri, bool privateToo = false);
    bool unpin(int author, const QString &uri);
    bool forge(int site, const QString &uri, int author, const QString &text, qint64 now);

    void setBio(int who, const QString &bio);
    /// An avatar or header; without bytes none.
    void setFace(int who, bool avatar, const QByteArray &bytes, const UploadKind &kind);

    /// A file of somebody's that no post has yet; what is missing of `picture` is added. Their
    /// server forgets it after a day, but Misskey.
    Picture upload(int who, Picture picture, const QByteArray &bytes, const UploadKind &kind);
    /// By Picture::key, in every post that has it; false: they have none such.
    bool changePicture(int who, const QString &key, const std::function<void(Picture &)> &change);
    bool forgetPicture(int who, const QString &key); ///< one that no post has, or of a drive

    /// Keeps a post for later, its files with it; the id.
    QString keepLater(int who, LaterPost post);
    const LaterPost *later(int who, const QString &id) const;
    bool changeLater(int who, const QString &id, const std::function<void(LaterPost &)> &change);
    bool dropLater(int who, const QString &id); ///< no post has its files then
    void publishDue(qint64 now);
    /// What publish() would make of it, without doing so.
    Note imagined(int author, const PostDraft &draft, qint64 now);

    size_t size() const { return m_notes.size(); } ///< posts
    const Note *note(const QString &uri) const;
    Note *note(const QString &uri);
    const Announce *announce(const QString &uri) const;
    /// What a site shows for a copy: its forgery, the note, or the note that was boosted.
    const Note *noteOf(const Copy &copy) const;
    const Copy *copy(int site, const QString &id) const;
    const Copy *copyOf(int site, const QString &uri) const;
    const Holdings &holdings(int site) const { return m_holdings[size_t(site)]; }

    /// Announce uris of a note that a site knows, oldest first.
    QStringList announcesOf(const QString &note, int site) const;
    QStringList announcesOf(const QString &note) const { return m_announcesOf.value(note); }
    QStringList repliesTo(const QString &note, int site) const;
    qint64 repliesCount(const QString &note, int site) const; ///< with those that it lost
    QStringList urisOf(int author) const; ///< newest first
    std::vector<const Note *> pinsOf(int author) const; ///< those that are still there

    /// May that person (-1: a guest) read it?
    bool mayRead(const Note &note, int viewer) const;
    /// Or see that somebody boosted it.
    bool mayRead(const Copy &copy, int viewer) const;
    /// Whether nobody may carry it to another server.
    bool staysHome(const Note &note) const;
    QString threadOf(const QString &uri) const; ///< uri of the post that its thread begins with

private:
    QString newUri(int author, qint64 at, const QString &kind);
    void render(Note &note) const;
    void addMedia(Note &note, const PostDraft &draft);
    void addReaders(Note &note, const QStringList &handles) const;
    Picture taken(Citizen &author, const Note &note, Picture picture) const;
    bool hasDrive(const Citizen &person) const;
    void keepLoose(Citizen &person, const Picture &picture);
    void tidyUploads(qint64 now);
    void noteNextLater();
    Ballot ballotOf(const Note &note, const PostDraft &draft);
    bool unreactWhere(Note &note, const std::function<bool(const NoteReaction &)> &meant);
    void file(int site, const QString &uri, bool boost, qint64 at, bool local);
    void federate(const Note &note);
    QSet<int> sitesOfFollowers(int person) const;
    void drop(int site, const QString &uri);
    bool toldByMisskey(const QString &uri) const;
    void tell(const WorldNews &news) const;
    void tellFollowed(int who, int whom) const;
    void tellEverywhere(WorldNews news, const QString &uri) const;
    QString keptId(int owner, const QString &what, const QString &name);

    std::vector<Holdings> m_holdings;
    std::map<QString, Note> m_notes;
    std::map<QString, Announce> m_announces;
    QHash<QString, QStringList> m_announcesOf;
    QHash<QString, QStringList> m_replies;
    QHash<QString, int> m_lost; ///< answers, by what they answered and the site
    QHash<QString, int> m_byUser; ///< lower-case user, and lower-case handle
    QHash<QString, int> m_byActor;
    std::vector<QHash<QString, int>> m_byAccountId;
    std::vector<QStringList> m_accountIds; ///< by site and person
    std::vector<qint64> m_pollEnds;
    std::vector<QSet<int>> m_met; ///< by site
    std::multimap<qint64, std::pair<int, int>> m_due; ///< answers and ends of mutes: who, whom
    quint64 m_ties = 0;
    quint64 m_count = 0;
    quint64 m_revision = 0;
    qint64 m_nextLater = 0; ///< when the next of those is due; 0: none
};

} // namespace asterism

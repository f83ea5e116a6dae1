// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app.h"
#include "app/memberpaging.h"
#include "app/recentanswers.h"

#include "base/flow.h"
#include "model/action.h"
#include "store/direct.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace asterism {

/// The work that only the engine does, by name and JSON argument, so that the same code serves
/// this process and others that ask it (decision 2). Every argument may hold "typed", hosts that
/// the user typed, and "again": somebody began this and died, so that it may be done already,
/// which is no error then. Arguments and answers:
///
/// - "refresh" {sources: [key], rows, as}: {results: [{source, error, again}]}; error is {} when
///   all is well; again: not everything could be asked, so it is worth reading again soon. Sources
///   of the kind "notifications" are read by this, "older" and "fill-gap", too, into
///   store/notices.h. `as`: people are read through that own account's server and nobody else's,
///   into personSourceAs(account, acct, its host); how they are read otherwise does not change.
///   A person's media (mediaSourceOf()) are read by the way that reads their posts, beside these,
///   and nowhere where no server tells of them alone: that is no error, and nothing is in the
///   cache then
/// - "older" {sources: [key], below, as}: downwards, answered as "refresh" with "more" in each
///   result: servers have still older ones. `as` as there, with that very source. Without `below`
///   one page of each; with it (ms) only what has not been read down to that time yet. Of a list
///   those members whose oldest known post is the newest, at most 8 pages.
/// - "fill-gap" {gap}: {}; the gap's newest page, from its newer end
/// - "server-lists" {account, kind}: {}; which lists the account's server keeps, or which of kind
///   "antenna", "channel" or "clip", into the cache
/// - "server" {host}: {host, api, open}: where its API lies, whether it has one that we speak, and
///   which of "local", "federated" and "tag" it may show to guests
/// - "person" {text}: {acct, host}, the canonical name and where they are read
/// - "thread" {uri}: {host}, which told of it
/// - "thread-complete" {uri, ms}: what came of asking other servers, as guests and within `ms` (0:
///   half a minute), for what is not here of the thread; see threadOutcomeFromJob().
///   "thread-leave" {uri}: {}; one of those who asked for that waits no more
/// - "filters" {account, changed}: {}; what the account filters at its server, into the cache;
///   without `changed` only when it was not asked within the hour
/// - "history" {uri}: what the post was before it was edited, see versionsFromJob()
/// - "post-source" {account, uri}: a post of that account's own as it was typed, see
///   sourceFromJob()
/// - "post-readers" {account, uri}: {accts}; whom a direct post is for besides its author and that
///   account, as the account's server tells, where it tells ids alone (sync/postreaders.h)
/// - "profile" {text, as}: an actor, see actorToJob(), and "host", where the person is read (may be
///   ""), and "seen_by", "seen_by_acct" and "seen_host", the own account through whose server it is
///   told, and that server: `as`, where one is named; else "", their own server itself, or who else
///   knows them where that one does not tell (sync/elsewhere.h)
/// - "follows" {acct, side, as, host, id, below}: {people: [actor with followed_by: [account]],
///   below, host, id, seen_by, seen_by_acct, total, hidden}: whom that person follows, or, with
///   `side` "followers", who follows them; a page. `as` and `seen_by` as there; the next page is
///   asked for with `as` (seen_by), `host`, `id` and `below` as they were answered, and `below` is
///   "" at the end. `followed_by`: as far as it is known without asking each. total: -1 where it is
///   not told
/// - "pinned" {acct, as}: {}; what that person has pinned to their profile, into the cache
///   (store/pinned.h), by the way that reads their posts, or as `as` sees it
/// - "relationships" {account, acct, fresh}: how the account stands to that person, see
///   app/standingjob.h; without `fresh` what its server told within the last minute will do
/// - "tag-followed" {account, tag, fresh}: {follows}: whether the account follows that hashtag;
///   `fresh` as there
/// - "server-rules" {account}: {rules: [{id, text}]}: the rules of the account's server that a
///   report can name, as told within the last minute
/// - "own-profile" {account}: {profile, rules}: the account's profile as it was typed, and what of
///   it its server lets be changed (app/profilejob.h)
/// - "own-profile-save" {account, change}: {profile, error}: what the server has now, and what
/// could
///   not be saved; {} for none. Usage, in a sentence, where nothing was sent for it
/// - "follow-requests" {account, below}: {people: [actor], below}: who asked to follow the account;
///   one page below the last one's `below`, which is "" at the end
/// - "held-counts" {account}: {people, notices}: how much the settings of the account keep from it
///   at its server. "held-people" {account, below}: {people: [{id, notices, text, person, actor}],
///   below}: of whom; pages as there, `text` is what they wrote last, plain. Usage where the server
///   keeps nothing back. "held-answer" {account, id, person, accept}: {}; lets one of them in, or
///   throws away what they did so far
/// - "server-emojis" {account}: {host}; the emoji that the account's server has, into the cache of
///   that host (store/serveremojis.h), at most once a day
/// - "list-create" {name}, "list-delete" {list}: {}
/// - "list-set" {list, changes}: {}; its options, in the words of lists/listchanges.h
/// - "list-move" {list, to}: {}; to that place in the order of all lists
/// - "list-notify" {list, handle, notify}: {}; of that member's posts; null: as the list says
/// - "list-add" {list, handle}: {acct}; "list-remove" {list, handle}: {}
/// - "list-add-many" {list, handles, actors}: {results: [{handle, acct, outcome, error}], rest:
///   [handle]}; outcome as word(AddEnd) says, error is {} unless it is "not-added". It answers
///   within half a minute, so that some may be left over in `rest`: they are asked for again. At
///   most 25 who must be looked for; with `actors` (uris, "" where there is none) an own account's
///   server has told of these people, nobody is asked, and it may be 500. (app/addplan.h asks.)
/// - "list-remove-many" {list, handles}: {removed}, how many; at most 500
/// - "people-of" {account, list, below}: {people: [{acct, actor}], below}: whom the account
///   follows, or who is in that list of its server; one page below the last one's `below`, which is
///   "" at the end
/// - "people-in" {host, id}: {name, people: [{acct, actor}]}: a public collection of that server
/// - "server-list-places" {account, acct}: {lists: [{id, title, in}]}, the lists of the account's
///   server, and whether that person is in them; "server-list-add" {account, list, acct}:
///   {outcome}, "done", "must-follow" or "unseen" (sync/listplaces.h); "server-list-remove" alike
/// - "census" {account, kind, since}: {read_at, count, begun_at, found, total}: one step, at most
///   some ten seconds, of reading what the account has at its server (migration/census.h); asked
///   again until read_at >= since and begun_at is 0. `kind` as word(MovedKind) says;
///   app/censusplan.h asks. Usage where the server tells no such thing.
/// - "server-export" {account, kind}: {text}: the file as the server itself writes it; "" where it
///   writes none
/// - "run-check" {run}: {ready}: compares its rows with what the account has; "run-look-up" {run}:
///   {done}: looks up some of whom it names. Both are asked again until it is true.
/// - "run-begin", "run-pause", "run-cancel" {run}: {}; "run-drop" {run}: {}, with its rows, unless
///   it is running
/// - "run-retry" {run, places}: {rows}, how many wait again; without `places` all that failed
/// - "in-step" {from, to, hours}: {}; the follows of that account are merged into the other's every
///   so many hours (migration/keepinstep.h); 0 ends it
/// - "watch" {sources: [key]}: {results: [{source, read_at, error}]}, how they are doing; they are
///   kept fresh for whoever asks, for some minutes. No results where nothing is kept fresh.
/// - "marker" {account}: {id}, the newest that was read of the account's home, in the words of its
///   server; "" where none is kept. "marker-advance" {account, id}: {id}, moved there unless it
///   stands further already (sync/markers.h). With `of` "notifications" the same of these; `all`:
///   no newer one is unread
/// - "conversation-read" {uri}: {results: [{account, error}]}: the conversation of that post was
///   read, by all accounts whose servers count it as unread (store/direct.h); no results where none
///   does
/// - "search" {account, text, what, limit, below}: {people, posts, tags, below}, one of which is
///   filled: what the account's server finds. `what` is "people", "posts" or "tags"; `text` as it
///   is typed, of which the server is asked for what it can understand (protocol/searchwords.h):
///   Usage where that is nothing. `below` as it was answered gets the next page, and is "" at the
///   end (app/searchjob.h). With `keep` the posts come into the cache, too
/// - "scheduled" {account}: {posts: [{id, at, options, reply_to, quote}]}: what the account's
///   server keeps until its time, the soonest first (app/scheduledjobs.h reads it). Usage where it
///   keeps nothing.
/// - "reschedule" {account, id, at}: {}; another time (ms). Usage, in a sentence, where that is too
///   soon for the server. "unschedule" {account, id}: {}; NotFound where it is not there any more
/// - "post-at" {account, id}: {uri, url}: which post the account's server calls so; NotFound
/// - "host-never" {host, never}: {host}; whether that host is never to be asked (app/privacy.h)
/// - "proxy" {address, own}: {}; "" for none; own: for own accounts, too
/// - "prune" {days, bytes}: {posts}
/// - "forget-account" {account, host}: {posts}; what only this account, signed out before, has
/// seen,
///   and its runs
///
/// Signing in and out is none of these: tokens must not pass through the database, so the process
/// that is asked does it itself (accounts/signin.h), the engine or not.
class Jobs : public QObject {
public:
    explicit Jobs(App &app);

    using Answer = Result<QJsonObject>;

    /// Usage error for a name that is not there (a newer program asks).
    QFuture<Answer> run(const QString &kind, const QJsonObject &argument);

    /// Who does "watch": source keys in, the answer out.
    using Watcher = std::function<QJsonObject(const QStringList &keys)>;
    void setWatcher(Watcher watcher) { m_watcher = std::move(watcher); }

private:
    using Work = QFuture<Answer> (Jobs::*)(const QJsonObject &);
    using EachSource = std::function<QFuture<Answer>(const Source &)>;

    static Work workCalled(const QString &kind);
    QFuture<Answer> forSources(const QJsonObject &argument, const EachSource &work);
    QFuture<Answer> refresh(const QJsonObject &argument);
    QFuture<Result<bool>> refreshSource(const Source &source, int rows);
    QFuture<Result<bool>> refreshNotices(const Session &session, int rows);
    QFuture<Result<Done>> refreshPerson(const Source &source, int rows);
    QFuture<Result<Done>> refreshPersonAs(const AccountId &account, const QString &acct, int rows);
    /// Which server tells of somebody's media, to whom, and whither that goes.
    struct MediaWay {
        Session session;
        Source source;
        QString personLocalId;
        bool open = false; ///< it does tell of them alone; else nothing else is set
    };
    QFuture<Result<MediaWay>> mediaWay(const Source &media, const AccountId &as);
    QFuture<Result<MediaWay>> mediaWayAs(const AccountId &account, const Source &person);
    QFuture<Result<MediaWay>> mediaWayOf(const ListMember &member);
    QFuture<Answer> refreshMedia(const Source &media, const AccountId &as, int rows);
    QFuture<Result<bool>> olderMedia(const Source &media, const AccountId &as, qint64 below);
    QFuture<Result<bool>> mediaBelow(const MediaWay &way, qint64 below);
    QFuture<Result<Done>> refreshMember(const ListMember &member, int rows);
    QFuture<Result<Done>> refreshList(const ListId &id, int rows);
    static Source whole(Source source, const Session &session);
    QFuture<Result<Session>> sessionFor(const Source &source);
    QFuture<Result<Session>> sessionOf(const AccountId &id);
    QFuture<Result<Account>> accountOf(const AccountId &id);
    QFuture<Result<ListMember>> readPerson(const QString &acct, int rows);
    QFuture<Result<Done>> whetherRead(QFuture<Result<ListMember>> reading);

    QFuture<Answer> olderOfAll(const QJsonObject &argument);
    QFuture<Result<bool>> older(const Source &source, qint64 below);
    QFuture<Result<bool>> olderAs(const AccountId &account, const Source &person, qint64 below);
    QFuture<Result<bool>> olderPage(const Source &source, qint64 below);
    QFuture<Result<bool>> olderNotices(const Source &source, qint64 below);
    QFuture<Result<bool>> olderDirect(const Source &source, qint64 below);
    QFuture<Result<Done>> loadOlder(const Source &source, const QString &cursor);
    QFuture<Result<bool>> hasMore(const Source &source);
    QFuture<Result<bool>> olderOfPerson(const Source &person, qint64 below);
    QFuture<Result<Source>> filledSource(const Source &person);
    using ReadRows = std::function<QFuture<Result<Done>>(int rows)>;
    QFuture<Result<bool>> olderInto(const Source &source, qint64 below, const ReadRows &read);
    QFuture<Result<bool>> olderOfList(const ListId &id, qint64 below);
    QFuture<Result<std::vector<MemberPaging::Person>>> pagedMembers(const ListId &id);
    QFuture<Result<Done>> olderOfMember(const MemberPaging::Person &person, const QString &cursor);
    QFuture<Answer> fillGap(const QJsonObject &argument);
    QFuture<Result<QString>> personIdFor(const Source &source, const Session &session);
    QFuture<Result<QString>> personIdAt(const QString &acct, const Session &session);

    QFuture<Answer> serverLists(const QJsonObject &argument);
    QFuture<Answer> server(const QJsonObject &argument);
    QFuture<Answer> person(const QJsonObject &argument);
    QFuture<Answer> thread(const QJsonObject &argument);
    QFuture<Answer> completeThread(const QJsonObject &argument);
    QFuture<Answer> leaveThread(const QJsonObject &argument);
    QFuture<Answer> filters(const QJsonObject &argument);
    QFuture<Answer> history(const QJsonObject &argument);
    QFuture<Answer> postSource(const QJsonObject &argument);
    QFuture<Answer> postReaders(const QJsonObject &argument);
    QFuture<Answer> profile(const QJsonObject &argument);
    QFuture<Answer> profileFound(const QJsonObject &argument);
    QFuture<Answer> profileAs(const AccountId &account, const QString &text);
    QFuture<Answer> profileElsewhere(const QString &acct, const QString &host, const Error &why);
    QFuture<Answer> follows(const QJsonObject &argument);
    QFuture<Answer> pinned(const QJsonObject &argument);
    QFuture<Result<ListMember>> pinnedWay(const QString &acct, const AccountId &as);
    QFuture<Answer> relationships(const QJsonObject &argument);
    QFuture<Answer> recently(
        const QString &key, bool fresh, const std::function<QFuture<Answer>()> &ask);
    QFuture<Answer> askStanding(const AccountId &account, const QString &acct);
    QFuture<Answer> tagFollowed(const QJsonObject &argument);
    QFuture<Answer> serverRules(const QJsonObject &argument);
    QFuture<Answer> ownProfile(const QJsonObject &argument);
    QFuture<Answer> ownProfileSave(const QJsonObject &argument);
    QFuture<Answer> followRequests(const QJsonObject &argument);
    QFuture<Answer> heldCounts(const QJsonObject &argument);
    QFuture<Answer> heldPeople(const QJsonObject &argument);
    QFuture<Answer> heldAnswer(const QJsonObject &argument);
    QFuture<Answer> serverEmojis(const QJsonObject &argument);
    QFuture<Answer> listJob(const QString &kind, const QJsonObject &argument);
    QFuture<Answer> changeList(const List &list, const QString &kind, const QJsonObject &argument);
    QFuture<Answer> addMany(const ListId &list, const QJsonObject &argument);
    QFuture<Answer> removeMany(const ListId &list, const QJsonObject &argument);
    QFuture<Answer> peopleOf(const QJsonObject &argument);
    QFuture<Answer> peopleIn(const QJsonObject &argument);
    QFuture<Answer> serverListJob(const QString &kind, const QJsonObject &argument);
    QFuture<Answer> census(const QJsonObject &argument);
    QFuture<Answer> serverExport(const QJsonObject &argument);
    QFuture<Answer> runJob(const QString &kind, const QJsonObject &argument);
    QFuture<Answer> workOnRun(const Run &run, const QString &kind, const QJsonObject &argument);
    QFuture<Answer> retryRun(const Run &run, const QJsonObject &argument);
    QFuture<Answer> dropRun(const Run &run);
    QFuture<Answer> keepInStep(const QJsonObject &argument);
    QFuture<Answer> saveInStep(const store::InStep &wish);
    QFuture<Answer> watch(const QJsonObject &argument);
    QFuture<Answer> marker(const QString &kind, const QJsonObject &argument);
    QFuture<Answer> conversationRead(const QJsonObject &argument);
    QFuture<Answer> conversationReadBy(const store::ToldConversation &told);
    QFuture<Answer> search(const QJsonObject &argument);
    QFuture<Answer> scheduled(const QJsonObject &argument);
    QFuture<Answer> rescheduleOne(const QJsonObject &argument);
    QFuture<Answer> unscheduleOne(const QJsonObject &argument);
    QFuture<Answer> postAt(const QJsonObject &argument);
    QFuture<Answer> neverHost(const QJsonObject &argument);
    QFuture<Answer> proxy(const QJsonObject &argument);
    QFuture<Answer> prune(const QJsonObject &argument);
    QFuture<Answer> forgetAccount(const QJsonObject &argument);

    App &m_app;
    Watcher m_watcher;
    Joined<bool> m_older; ///< by source key
    RecentAnswers m_standings; ///< by account and acct, "#tag" or what else is asked
    Joined<QJsonObject> m_askingStandings; ///< the same
    Joined<QJsonObject> m_askingEmojis; ///< by account
};

/// A version of a post; its `body` is empty, the plain text stands in its place.
struct PostVersion {
    QString text;
    Post post;
};
/// Oldest first.
std::vector<PostVersion> versionsFromJob(const QJsonObject &answer);

QJsonObject threadOutcomeToJob(const ThreadOutcome &outcome);
ThreadOutcome threadOutcomeFromJob(const QJsonObject &answer);

QJsonObject sourceToJob(const PostText &text);
Result<PostText> sourceFromJob(const QJsonObject &answer);

QJsonObject actorToJob(const Actor &actor);
Actor actorFromJob(const QJsonObject &json);

QJsonObject parseObject(const QString &json);
QString toText(const QJsonObject &object);

} // namespace asterism

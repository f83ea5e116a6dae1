// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "protocol/acct.h"
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/parts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// Notes (Misskey: packages/backend/src/core/entities/NoteEntityService.ts).
namespace asterism::misskey {

namespace {

constexpr int deepestQuote = 2;
constexpr qsizetype longestChannel = 200;
constexpr int mostReaders = 100;
constexpr qsizetype longestReaderId = 100;
constexpr qsizetype longestAddedWarning = 1000;

Error unusableNote(const Instance &instance, const QJsonObject &note, const QString &what)
{
    const QString id = json::text(note, "id"_L1).left(100);
    return json::badAnswer(instance.host, u"note %1 has no usable %2"_s.arg(id, what));
}

bool isNote(const QJsonValue &value)
{
    return value.isObject() && !value.toObject().isEmpty();
}

/// The ActivityPub id; empty when a note of another server, or of nobody knows whom, comes without
/// one.
QString uriOfNote(const QJsonObject &note, const Instance &instance)
{
    const QJsonObject user = json::object(note, "user"_L1);
    if (user.isEmpty() || !isLocalUser(user)) {
        return json::text(note, "uri"_L1);
    }
    const QString id = idIn(note, "id"_L1);
    return id.isEmpty() ? QString() : noteUri(instance, id);
}

Visibility visibilityCalled(const QString &told)
{
    if (told == "specified"_L1) {
        return Visibility::Direct;
    }
    if (told == "home"_L1) {
        return Visibility::Unlisted;
    }
    return told == "public"_L1 ? Visibility::Public : Visibility::Private;
}

/// One word for both: what stays on its server is nobody's but theirs who are there.
Visibility visibilityOfNote(const QJsonObject &note)
{
    const Audience told = audienceOfNote(note);
    return told.localOnly && isOpen(told.visibility) ? Visibility::Local : told.visibility;
}

/// An answer from elsewhere to what is in a channel is put into it, too (Misskey:
/// core/NoteCreateService.ts); of whose server the id is could then not be told from the post.
void readChannel(Post &post, const QJsonObject &note)
{
    const QJsonObject channel = json::object(note, "channel"_L1);
    post.channel = json::text(channel, "name"_L1).left(longestChannel);
    if (isLocalUser(json::object(note, "user"_L1))) {
        post.channelId = idIn(channel, "id"_L1);
    }
}

/// Whether a warning says that already, as words and not as a part of one.
bool saysWords(const QString &warning, const QString &words)
{
    qsizetype end = 0;
    for (qsizetype at = warning.indexOf(words); at >= 0; at = warning.indexOf(words, end)) {
        end = at + words.size();
        const bool begins = at == 0 || !warning.at(at - 1).isLetterOrNumber();
        const bool ends = end == warning.size() || !warning.at(end).isLetterOrNumber();
        if (begins && ends) {
            return true;
        }
    }
    return false;
}

/// What those who run a server put before a note, all that its author writes, or all that comes
/// from a server, stands apart from the author's own warning (Sharkey: models/json-schema/note.ts,
/// user.ts; misc/append-content-warning.ts for how they become one).
void addModerators(Post &post, const QJsonObject &note)
{
    const Post::Cover own{post.warning, post.sensitive};
    const QJsonObject user = json::object(note, "user"_L1);
    for (const QJsonObject &flagged : {note, user, json::object(user, "instance"_L1)}) {
        const QString words = json::text(flagged, "mandatoryCW"_L1).left(longestAddedWarning);
        if (words.isEmpty()) {
            continue;
        }
        post.sensitive = true;
        if (post.warning.isEmpty()) {
            post.warning = words;
        } else if (!saysWords(post.warning, words)) {
            post.warning += u", "_s + words;
        }
    }
    const Post::Cover whole{post.warning, post.sensitive};
    if (whole != own) {
        post.ownCover = own;
    }
}

void readWords(Post &post, const QJsonObject &note)
{
    post.bodyKind = Post::Body::Mfm;
    post.body = json::verbatim(note, "text"_L1);
    post.warning = json::text(note, "cw"_L1);
    // An empty warning folds the note there, too.
    post.sensitive = note["cw"_L1].isString() || hasSensitiveFile(note["files"_L1].toArray());
    addModerators(post, note);
    post.visibility = visibilityOfNote(note);
    readChannel(post, note);
}

Result<Post> plainNote(
    const QJsonObject &note, const Instance &instance, bool withViewer, int depth);

/// What was answered may be gone, or not for us; its id stays. It is told in short, and nothing of
/// what it answers or quotes itself is asked of it.
void readAnswered(Post &post, const QJsonObject &note, const Instance &instance, int depth)
{
    const QJsonObject reply = json::object(note, "reply"_L1);
    post.replyToLocalId = idIn(note, "replyId"_L1);
    if (post.replyToLocalId.isEmpty()) {
        return;
    }
    post.answers = Post::Answers::Others;
    if (reply.isEmpty()) {
        return;
    }
    const QString uri = uriOfNote(reply, instance);
    post.replyToUri = isUri(uri) ? uri : QString();
    if (json::text(reply, "userId"_L1) == post.author.localId) {
        post.answers = Post::Answers::Own;
    }
    if (depth > 0) {
        return;
    }
    if (auto answered = plainNote(reply, instance, false, deepestQuote)) {
        post.answered = std::make_shared<const Post>(std::move(*answered));
    }
}

/// Other servers' pictures come along; those of this one are found by their names.
void readNoteEmojis(Post &post, const QJsonObject &note, const Instance &instance)
{
    post.emojis = emojisIn(note["emojis"_L1]);
    if (!isLocalUser(json::object(note, "user"_L1))) {
        return;
    }
    QStringList texts{post.body, post.warning};
    if (post.poll) {
        for (const Poll::Option &option : post.poll->options) {
            texts << option.title;
        }
    }
    addLocalEmojis(post.emojis, texts.join(u'\n'), instance);
}

qint64 reactionsInAll(const QJsonObject &note, const std::vector<Reaction> &reactions)
{
    const qint64 told = json::count(note, "reactionCount"_L1);
    if (told >= 0 || !note["reactions"_L1].isObject()) {
        return told;
    }
    qint64 sum = 0;
    for (const Reaction &reaction : reactions) {
        sum += std::min<qint64>(reaction.count, 1'000'000'000);
    }
    return sum;
}

/// Nobody's names are told; where it names nobody the list is left out.
void readPeople(Post &post, const QJsonObject &note)
{
    post.namesById = !json::array(note, "mentions"_L1, 1).isEmpty();
    if (post.visibility != Visibility::Direct) {
        return;
    }
    for (const QJsonValue id : json::array(note, "visibleUserIds"_L1, mostReaders)) {
        const QString told = id.toString();
        if (!told.isEmpty() && told.size() <= longestReaderId && !post.readerIds.contains(told)) {
            post.readerIds << told;
        }
    }
}

void readPieces(Post &post, const QJsonObject &note, const Instance &instance)
{
    readPeople(post, note);
    post.media = mediaFromJson(json::array(note, "files"_L1));
    post.poll = pollFromJson(json::object(note, "poll"_L1), post.localId);
    post.tags = tagsFromJson(json::array(note, "tags"_L1), instance);
    readNoteEmojis(post, note, instance);
    post.reactions = reactionsFromJson(note, instance);
    post.reactionsTold = note["reactions"_L1].isObject();
    post.reactionAcceptance = reactionAcceptance(json::text(note, "reactionAcceptance"_L1));
    post.replies = json::count(note, "repliesCount"_L1);
    post.boosts = json::count(note, "renoteCount"_L1);
    post.favourites = reactionsInAll(note, post.reactions);
}

/// A choice of a poll says whether the account voted for it, in answers to a token only.
void readOwnVotes(ViewerState &viewer, const QJsonObject &note)
{
    int place = 0;
    for (const QJsonValue choice : json::array(json::object(note, "poll"_L1), "choices"_L1, 100)) {
        if (json::truth(choice.toObject(), "isVoted"_L1)) {
            viewer.votes << place;
        }
        ++place;
    }
    viewer.voted = !viewer.votes.isEmpty();
}

/// Of what was posted to a channel, whether it may be renoted, with words or without, anywhere else
/// (Misskey: NoteCreateService.ts, "allowRenoteToExternal"), which is where boosts and quotes go.
Permission mayLeaveChannel(const QJsonObject &note)
{
    const QJsonValue told = json::object(note, "channel"_L1)["allowRenoteToExternal"_L1];
    if (!told.isBool()) {
        return Permission::Untold;
    }
    return told.toBool() ? Permission::Yes : Permission::No;
}

/// Sharkey tells whether the account renoted it, starred it and muted its thread. A guest is told
/// three times "false".
bool tellsMarks(const QJsonObject &note)
{
    return note["isRenoted"_L1].isBool() && note["isFavorited"_L1].isBool()
        && note["isMutingThread"_L1].isBool();
}

/// An answer tells of the account's reaction and votes, and of nothing else that it did, but for
/// the marks that are set (Sharkey): that one is not set only noteFromJson() believes. Of a
/// quoted note it mostly leaves that out, too: lists are packed with the reactions to their own
/// notes alone, and streams with none.
ViewerState viewerOfNote(const QJsonObject &note, int depth)
{
    ViewerState viewer;
    viewer.marksUntold = true;
    viewer.boosted = json::truth(note, "isRenoted"_L1);
    viewer.bookmarked = json::truth(note, "isFavorited"_L1);
    viewer.muted = json::truth(note, "isMutingThread"_L1);
    const QString reaction = reactionName(json::text(note, "myReaction"_L1).left(300));
    if (!reaction.isEmpty()) {
        viewer.favourited = true;
        viewer.reactions << reaction;
    } else if (depth > 0 && !json::object(note, "reactions"_L1).isEmpty()) {
        viewer.reactionsUntold = true;
    }
    readOwnVotes(viewer, note);
    viewer.boost = mayLeaveChannel(note);
    viewer.quote = viewer.boost;
    return viewer;
}

/// `renote` is null when the quoted note was deleted, hidden when it is not for us, and not there
/// at all in a note that is told in short.
void readQuoted(
    Post &post, const QJsonObject &note, const Instance &instance, bool withViewer, int depth)
{
    const QJsonObject renote = json::object(note, "renote"_L1);
    const bool isQuote = !renote.isEmpty() || !json::text(note, "renoteId"_L1).isEmpty();
    if (!isQuote) {
        return;
    }
    if (renote.isEmpty()) {
        const bool deleted = note["renote"_L1].isNull();
        post.quoteState = deleted ? u"deleted"_s : u"accepted"_s;
        post.quoteLocalId = deleted ? QString() : idIn(note, "renoteId"_L1);
        return;
    }
    const QString uri = uriOfNote(renote, instance);
    post.quoteUri = isUri(uri) ? uri : QString();
    post.quoteState = json::truth(renote, "isHidden"_L1) ? u"unauthorized"_s : u"accepted"_s;
    if (post.quoteState != "accepted"_L1 || depth >= deepestQuote || isPureRenote(renote)) {
        return;
    }
    auto quoted = plainNote(renote, instance, withViewer, depth + 1);
    if (quoted) {
        post.quoted = std::make_shared<const Post>(std::move(*quoted));
    }
}

Result<Post> plainNote(
    const QJsonObject &note, const Instance &instance, bool withViewer, int depth)
{
    Post post;
    post.localId = idIn(note, "id"_L1);
    post.uri = uriOfNote(note, instance);
    post.createdAt = timeIn(note, "createdAt"_L1);
    if (json::truth(note, "isHidden"_L1)) {
        return unusableNote(instance, note, u"text: it is hidden"_s);
    }
    if (post.localId.isEmpty() || !isUri(post.uri)) {
        return unusableNote(instance, note, u"id or uri"_s);
    }
    if (post.createdAt <= 0) {
        return unusableNote(instance, note, u"createdAt"_s);
    }
    auto author = userFromJson(json::object(note, "user"_L1), instance);
    if (!author) {
        return unusableNote(instance, note, u"user"_s);
    }
    post.author = std::move(*author);
    post.url = json::webAddress(note, "url"_L1);
    if (post.url.isEmpty() && isLocalUser(json::object(note, "user"_L1))) {
        post.url = post.uri;
    }
    post.editedAt = timeIn(note, "updatedAt"_L1);
    readWords(post, note);
    readAnswered(post, note, instance, depth);
    readPieces(post, note, instance);
    readQuoted(post, note, instance, withViewer, depth);
    if (withViewer) {
        post.viewer = viewerOfNote(note, depth);
    }
    return post;
}

/// The renote is a note of its own, whose id is the row's.
Result<TimelineItem> boostOfNote(
    const QJsonObject &wrapper, const Instance &instance, bool withViewer)
{
    // Hiding takes the words of a quote away, and then it looks like a renote.
    if (json::truth(wrapper, "isHidden"_L1)) {
        return unusableNote(instance, wrapper, u"text: it is hidden"_s);
    }
    TimelineItem item;
    item.localId = idIn(wrapper, "id"_L1);
    item.createdAt = timeIn(wrapper, "createdAt"_L1);
    if (item.localId.isEmpty() || item.createdAt <= 0) {
        return unusableNote(instance, wrapper, u"id or createdAt"_s);
    }
    auto booster = userFromJson(json::object(wrapper, "user"_L1), instance);
    if (!booster) {
        return unusableNote(instance, wrapper, u"user"_s);
    }
    const QJsonObject renote = json::object(wrapper, "renote"_L1);
    if (renote.isEmpty() || isPureRenote(renote)) {
        return unusableNote(instance, wrapper, u"renote"_s);
    }
    auto post = plainNote(renote, instance, withViewer, 0);
    if (!post) {
        return post.error();
    }
    const QString uri = uriOfNote(wrapper, instance);
    item.boost = TimelineItem::Boost{std::move(*booster), isUri(uri) ? uri : QString()};
    item.post = std::move(*post);
    return item;
}

} // namespace

Audience audienceOfNote(const QJsonObject &note)
{
    const Visibility told = visibilityCalled(json::text(note, "visibility"_L1));
    const bool local = json::truth(note, "localOnly"_L1);
    return local && told == Visibility::Public ? Audience{.visibility = Visibility::Local}
                                               : Audience{told, local};
}

bool isPureRenote(const QJsonObject &note)
{
    const bool renotes = !json::text(note, "renoteId"_L1).isEmpty() || isNote(note["renote"_L1]);
    const bool hasWords = note["text"_L1].isString() || note["cw"_L1].isString();
    const bool hasFiles =
        !note["fileIds"_L1].toArray().isEmpty() || !note["files"_L1].toArray().isEmpty();
    const bool hasPoll = note["poll"_L1].isObject() || json::truth(note, "hasPoll"_L1);
    const bool answers = !json::text(note, "replyId"_L1).isEmpty();
    return renotes && !hasWords && !hasFiles && !hasPoll && !answers;
}

QString noteUri(const Instance &instance, const QString &id)
{
    return addressBelow(instance, u"notes"_s, id);
}

Result<TimelineItem> noteFromJson(
    const QJsonObject &note, const Instance &instance, bool withViewer)
{
    // A renote whose note cannot be read must not turn into an empty post of the renoter's.
    if (isPureRenote(note)) {
        return boostOfNote(note, instance, withViewer);
    }
    auto post = plainNote(note, instance, withViewer, 0);
    if (!post) {
        return post.error();
    }
    // Of what else an answer carries the marks are looked up only where it was loaded beside it
    // (Sharkey: core/entities/NoteEntityService.ts, packMany()).
    if (post->viewer && tellsMarks(note)) {
        post->viewer->marksUntold = false;
        post->viewer->pinUntold = true;
    }
    TimelineItem item;
    item.localId = post->localId;
    item.createdAt = post->createdAt;
    item.post = std::move(*post);
    return item;
}

Result<Post> postFromJson(const QJsonObject &note, const Instance &instance, bool withViewer)
{
    auto item = noteFromJson(note, instance, withViewer);
    return item ? Result<Post>(std::move(item->post)) : Result<Post>(item.error());
}

} // namespace asterism::misskey

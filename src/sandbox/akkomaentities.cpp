// SPDX-License-Identifier: GPL-3.0-or-later

// Akkoma 3.13, where it is another than Mastodon (pleroma: web/mastodon_api/views/*_view.ex).
#include "sandbox/entities.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/files.h"
#include "sandbox/localids.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::entities {

namespace {

/// "2026-11-22T15:02:49.000Z": what it keeps more exactly is cut off.
QString akkomaTime(qint64 ms)
{
    return isoTime(ms / secondMs * secondMs);
}

QString stripped(const QString &html)
{
    static const QRegularExpression breaks(u"<br\\s*/?>"_s);
    static const QRegularExpression markup(u"<[^>]*>"_s);
    return QString(html).replace(breaks, u"\n"_s).remove(markup);
}

QJsonArray akkomaMedia(const View &view, const Note &note)
{
    QJsonArray media;
    for (const Picture &picture : note.media) {
        media.append(akkomaAttachment(view, picture, note.author));
    }
    return media;
}

QJsonArray akkomaTags(const View &view, const Note &note)
{
    QJsonArray tags;
    for (const QString &tag : note.tags) {
        tags.append(QJsonObject{
            {u"name"_s, tag.toLower()}, {u"url"_s, view.home().base + u"/tag/"_s + tag.toLower()}});
    }
    return tags;
}

QJsonValue sourceJson(const View &view, const Note &note)
{
    const int site = view.person(note.author).site;
    const bool misskey = site >= 0 && view.world.sites[size_t(site)].software == u"misskey"_s;
    if (!view.isLocal(view.person(note.author)) && !misskey) {
        return {};
    }
    return QJsonObject{{u"content"_s, note.text},
        {u"mediaType"_s,
            misskey                     ? u"text/x.misskeymarkdown"_s
                : note.format.isEmpty() ? u"text/plain"_s
                                        : note.format}};
}

/// What is said about a post beside Mastodon's own words.
QJsonObject pleromaJson(const View &view, const Note &note)
{
    const Note *parent = note.replyTo.isEmpty() ? nullptr : view.world.note(note.replyTo);
    return {{u"local"_s, view.isLocal(view.person(note.author))},
        {u"conversation_id"_s,
            int(steadyHash(note.replyTo.isEmpty() ? note.uri : note.replyTo) % 1'000'000)},
        {u"direct_conversation_id"_s, QJsonValue()},
        {u"in_reply_to_account_acct"_s,
            parent ? QJsonValue(acctOn(view, view.person(parent->author))) : QJsonValue()},
        {u"content"_s, QJsonObject{{u"text/plain"_s, stripped(note.html)}}},
        {u"spoiler_text"_s, QJsonObject{{u"text/plain"_s, note.cw}}},
        {u"expires_at"_s, QJsonValue()},
        {u"thread_muted"_s, view.world.isThreadMuted(view.viewer, note.uri)},
        {u"emoji_reactions"_s, akkomaReactions(view, note)},
        {u"parent_visible"_s, parent && view.world.mayRead(*parent, view.viewer)},
        {u"pinned_at"_s, QJsonValue()}};
}

bool likes(const NoteReaction &reaction)
{
    return reaction.emoji.isEmpty();
}

/// What stands in every status; of a boost nothing else does.
QJsonObject akkomaHead(const View &view, const Copy &copy, int author)
{
    return {{u"id"_s, copy.id}, {u"created_at"_s, akkomaTime(copy.createdAt)},
        {u"account"_s, accountJson(view, author)}, {u"in_reply_to_id"_s, QJsonValue()},
        {u"in_reply_to_account_id"_s, QJsonValue()}, {u"reblog"_s, QJsonValue()},
        {u"reblogs_count"_s, 0}, {u"replies_count"_s, 0}, {u"favourites_count"_s, 0},
        {u"reblogged"_s, false}, {u"favourited"_s, false}, {u"bookmarked"_s, false},
        {u"muted"_s, false}, {u"pinned"_s, false}, {u"sensitive"_s, false},
        {u"spoiler_text"_s, QString()}, {u"application"_s, QJsonValue()},
        {u"language"_s, QJsonValue()}, {u"emojis"_s, QJsonArray()}};
}

void addState(const View &view, const Note &note, QJsonObject &status)
{
    const auto isOwn = [&](const NoteReaction &reaction) {
        return likes(reaction) && reaction.person == view.viewer;
    };
    const bool somebody = view.viewer >= 0;
    status.insert(u"favourited"_s, somebody && std::ranges::any_of(note.reactions, isOwn));
    status.insert(u"reblogged"_s, somebody && boostedBy(view, note, view.viewer));
    status.insert(u"bookmarked"_s, view.world.isBookmarked(view.viewer, note.uri));
    status.insert(u"muted"_s, view.world.isThreadMuted(view.viewer, note.uri));
    status.insert(
        u"pinned"_s, note.author == view.viewer && view.world.isPinned(view.viewer, note.uri));
    status.insert(u"replies_count"_s, view.world.repliesCount(note.uri, view.site));
    status.insert(u"reblogs_count"_s, view.world.announcesOf(note.uri, view.site).size());
    status.insert(
        u"favourites_count"_s, note.favourites + int(std::ranges::count_if(note.reactions, likes)));
}

QJsonObject akkomaNote(const View &view, const Copy &copy, const Note &note)
{
    const auto [replyId, replyAccount] = replyIds(view, note);
    const Citizen &author = view.person(note.author);
    QJsonObject status = akkomaHead(view, copy, note.author);
    status.insert(u"uri"_s, note.uri);
    status.insert(
        u"url"_s, view.isLocal(author) ? view.home().base + u"/notice/"_s + copy.id : note.url);
    status.insert(u"in_reply_to_id"_s, replyId);
    status.insert(u"in_reply_to_account_id"_s, replyAccount);
    status.insert(u"content"_s, note.html);
    status.insert(u"text"_s, QJsonValue());
    status.insert(u"edited_at"_s, textOrNull(akkomaTime(note.editedAt)));
    status.insert(u"sensitive"_s, note.sensitive);
    status.insert(u"spoiler_text"_s, note.cw);
    status.insert(u"visibility"_s, word(note.visibility));
    status.insert(u"media_attachments"_s, akkomaMedia(view, note));
    status.insert(u"mentions"_s, mentionsJson(view, note));
    status.insert(u"tags"_s, akkomaTags(view, note));
    status.insert(u"emojis"_s, emojisIn(view, author, note.emojis));
    status.insert(u"card"_s, QJsonValue());
    status.insert(u"poll"_s, note.poll ? QJsonValue(pollJson(view, note)) : QJsonValue());
    status.insert(u"emoji_reactions"_s, akkomaReactions(view, note));
    status.insert(u"pleroma"_s, pleromaJson(view, note));
    status.insert(u"akkoma"_s, QJsonObject{{u"source"_s, sourceJson(view, note)}});
    addState(view, note, status);
    return status;
}

/// A plain status, as it was before 2026.03; of what that quotes itself only the id.
void addQuote(const View &view, const Note &note, bool inside, QJsonObject &status)
{
    const Copy *quoted = note.quote.isEmpty() ? nullptr : view.world.copyOf(view.site, note.quote);
    const Note *known = quoted ? view.world.noteOf(*quoted) : nullptr;
    status.insert(u"quote_id"_s, known ? QJsonValue(quoted->id) : QJsonValue());
    status.insert(u"quote"_s, QJsonValue());
    if (known && !inside) {
        QJsonObject inner = akkomaNote(view, *quoted, *known);
        addQuote(view, *known, true, inner);
        status.insert(u"quote"_s, inner);
    }
}

/// Its `uri` is the boosted post's own.
QJsonObject akkomaBoost(const View &view, const Copy &copy, const QJsonObject &inner)
{
    const Announce &boost = *view.world.announce(copy.uri);
    QJsonObject status = akkomaHead(view, copy, boost.booster);
    for (const QString &key : {u"uri"_s, u"content"_s, u"media_attachments"_s, u"tags"_s}) {
        status.insert(key, inner[key]);
    }
    status.insert(u"visibility"_s, word(boost.visibility));
    status.insert(u"url"_s, inner[u"uri"_s]);
    status.insert(u"mentions"_s,
        QJsonArray{QJsonObject{{u"id"_s, inner[u"account"_s][u"id"_s]},
            {u"acct"_s, inner[u"account"_s][u"acct"_s]},
            {u"username"_s, inner[u"account"_s][u"username"_s]},
            {u"url"_s, inner[u"account"_s][u"url"_s]}}});
    status.insert(u"reblog"_s, inner);
    status.insert(u"pleroma"_s,
        QJsonObject{{u"local"_s, view.isLocal(view.person(boost.booster))},
            {u"pinned_at"_s, QJsonValue()}});
    return status;
}

} // namespace

QJsonArray akkomaReactions(const View &view, const Note &note)
{
    QJsonArray all;
    std::vector<NoteReaction> told;
    for (const NoteReaction &one : note.reactions) {
        const auto isOne = [&](const NoteReaction &other) { return other.isSame(one); };
        if (likes(one) || std::ranges::any_of(told, isOne)) {
            continue;
        }
        told.push_back(one);
        QJsonArray accounts;
        bool mine = false;
        for (const NoteReaction &other : note.reactions) {
            if (isOne(other)) {
                accounts.append(view.world.accountId(view.site, other.person));
                mine = mine || (view.viewer >= 0 && other.person == view.viewer);
            }
        }
        const Site *site = one.site < 0 ? nullptr : &view.world.sites[size_t(one.site)];
        const bool remote = site && one.site != view.site;
        all.append(QJsonObject{{u"name"_s, remote ? one.emoji + u'@' + site->host : one.emoji},
            {u"count"_s, int(accounts.size())}, {u"me"_s, mine}, {u"account_ids"_s, accounts},
            {u"url"_s,
                site ? QJsonValue(u"%1/emoji/%2.png"_s.arg(site->base, one.emoji))
                     : QJsonValue()}});
    }
    return all;
}

QJsonObject akkomaAttachment(const View &view, const Picture &picture, int owner)
{
    const QString url = u"http://"_s + view.person(owner).host + picture.file; // it keeps no copies
    const bool gif = picture.type == Media::Type::Gifv;
    return {{u"id"_s, mediaId(view.home().software, picture.madeAt, picture.key)},
        {u"type"_s, gif ? u"video"_s : word(picture.type)}, {u"url"_s, url}, {u"remote_url"_s, url},
        {u"preview_url"_s, url}, {u"text_url"_s, url}, {u"description"_s, picture.description},
        {u"meta"_s, pictureMeta(picture)}, {u"blurhash"_s, QJsonValue()},
        {u"pleroma"_s,
            QJsonObject{{u"mime_type"_s, QString::fromLatin1(mediaTypeOf(picture.file))}}}};
}

QJsonObject akkomaStatus(const View &view, const Copy &copy)
{
    const Note *note = view.world.noteOf(copy);
    if (!note) {
        return {};
    }
    if (!copy.boost) {
        QJsonObject status = akkomaNote(view, copy, *note);
        addQuote(view, *note, false, status);
        return status;
    }
    const Copy *original = view.world.copyOf(view.site, note->uri);
    return original ? akkomaBoost(view, copy, akkomaStatus(view, *original)) : QJsonObject();
}

} // namespace asterism::entities

// SPDX-License-Identifier: GPL-3.0-or-later

// notes/*-timeline, notes/search-by-tag, notes/mentions (misskey: server/api/endpoints/notes)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/misskeyfeeds.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

HttpResponse feedPage(const MisskeyCall &call, MisskeyFeed feed)
{
    feed.renotes = call.flag(u"withRenotes"_s, true);
    feed.files = call.flag(u"withFiles"_s);
    feed.replies = call.flag(u"withReplies"_s);
    return notesPage(call, [&](const Copy &copy) { return belongsToFeed(call.outer, feed, copy); });
}

/// Both at once is more than its timelines in memory can do.
HttpResponse feedPage(const MisskeyCall &call, MisskeyFeed::Kind kind, const char *id)
{
    if (call.flag(u"withReplies"_s) && call.flag(u"withFiles"_s)) {
        return call.no({.message = "Specifying both withReplies and withFiles is not supported",
            .code = "BOTH_WITH_REPLIES_AND_WITH_FILES",
            .id = id});
    }
    return feedPage(call, {.kind = kind});
}

/// `tag`, or `query`: [["a", "b"], ["c"]], all of one of these.
std::vector<QStringList> wantedTags(const QJsonObject &body)
{
    if (body[u"tag"_s].isString()) {
        return {{body[u"tag"_s].toString()}};
    }
    std::vector<QStringList> tags;
    const QJsonArray query = body[u"query"_s].toArray();
    for (const QJsonValue part : query) {
        QStringList all;
        const QJsonArray words = part.toArray();
        for (const QJsonValue word : words) {
            all << word.toString();
        }
        tags.push_back(all);
    }
    return tags;
}

/// Where the field is there: whether it is as that says.
bool suits(const QJsonValue &wanted, bool is)
{
    return !wanted.isBool() || wanted.toBool() == is;
}

bool isToViewer(const MisskeyCall &call, const Note &note)
{
    const Note *parent = note.replyTo.isEmpty() ? nullptr : call.world().note(note.replyTo);
    return note.author != call.viewer()
        && (std::ranges::find(note.mentions, call.viewer()) != note.mentions.end()
            || (parent && parent->author == call.viewer()));
}

} // namespace

HttpResponse homeTimeline(const MisskeyCall &call)
{
    return feedPage(call, {.kind = MisskeyFeed::Kind::Home});
}

HttpResponse hybridTimeline(const MisskeyCall &call)
{
    return feedPage(call, MisskeyFeed::Kind::Hybrid, "dfaa3eb7-8002-4cb7-bcc4-1095df46656f");
}

HttpResponse localTimeline(const MisskeyCall &call)
{
    return feedPage(call, MisskeyFeed::Kind::Local, "dd9c8400-1cb5-4eef-8a31-200c5f933793");
}

HttpResponse globalTimeline(const MisskeyCall &call)
{
    return feedPage(call, {.kind = MisskeyFeed::Kind::Global});
}

HttpResponse userListTimeline(const MisskeyCall &call)
{
    const QString id = call.text(u"listId"_s);
    if (!call.outer.circle(id)) {
        return call.no(noSuchList("8fb1fbd5-e476-4c37-9fb0-43d55b63a2ff"));
    }
    return feedPage(call, {.kind = MisskeyFeed::Kind::List, .id = id});
}

HttpResponse searchByTag(const MisskeyCall &call)
{
    const MisskeyFeed feed{.kind = MisskeyFeed::Kind::Tag,
        .id = {},
        .tags = wantedTags(call.body),
        .renotes = true,
        .files = call.flag(u"withFiles"_s)};
    if (feed.tags.empty()) {
        return call.wrong(u"#/anyOf/0/required"_s, u"must have required property 'tag'"_s);
    }
    return notesPage(call, [&](const Copy &copy) {
        if (!belongsToFeed(call.outer, feed, copy)) {
            return false;
        }
        const Note &note = *call.world().noteOf(copy);
        return suits(call.body[u"reply"_s], !note.replyTo.isEmpty())
            && suits(call.body[u"renote"_s], !note.quote.isEmpty())
            && suits(call.body[u"poll"_s], note.poll.has_value());
    });
}

/// By their beginnings; the most used come first (endpoints/hashtags/search.ts).
HttpResponse searchHashtags(const MisskeyCall &call)
{
    const QString start = call.text(u"query"_s).toLower();
    QMap<QString, int> uses;
    for (const auto &[id, copy] : call.world().holdings(call.outer.site).byId) {
        const Note *note = copy.boost ? nullptr : call.world().noteOf(copy);
        for (const QString &tag : note &&isOpen(note->visibility) ? note->tags : QStringList()) {
            if (tag.toLower().startsWith(start)) {
                ++uses[tag.toLower()];
            }
        }
    }
    QStringList names = uses.keys();
    std::ranges::stable_sort(
        names, std::ranges::greater(), [&](const QString &name) { return uses.value(name); });
    const int offset = std::max(0, call.body[u"offset"_s].toInt());
    const int limit = std::clamp(call.body[u"limit"_s].toInt(10), 1, 100);
    return call.answer(QJsonArray::fromStringList(names.mid(offset, limit)));
}

HttpResponse mentionsOfMe(const MisskeyCall &call)
{
    const QString visibility = call.text(u"visibility"_s);
    const bool following = call.flag(u"following"_s);
    return notesPage(call, [&](const Copy &copy) {
        if (copy.boost || !isFor(call.outer, copy)) {
            return false;
        }
        const Note &note = *call.world().noteOf(copy);
        return isToViewer(call, note)
            && (visibility.isEmpty() || visibility == visibilityWord(note.visibility))
            && (!following || call.me().follows.contains(note.author));
    });
}

} // namespace asterism::misskeyserver

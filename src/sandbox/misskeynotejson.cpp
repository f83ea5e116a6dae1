// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/misskeyentities.h"

#include "base/clock.h"
#include "sandbox/files.h"
#include "sandbox/localids.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr int deepestNote = 3;
const QString heart = u"❤"_s; // without its variation selector (recorded)

const Note &asFirstTold(const Note &note)
{
    return note.before.empty() ? note : note.before.front();
}

QString withoutTags(const QString &html)
{
    static const QRegularExpression lineEnds(u"<br\\s*/?>|</p>\\s*<p[^>]*>"_s);
    static const QRegularExpression markup(u"<[^>]*>"_s);
    QString text = QString(html).replace(lineEnds, u"\n"_s).remove(markup);
    for (const auto &[name, character] : {std::pair(u"&lt;"_s, u"<"_s), {u"&gt;"_s, u">"_s},
             {u"&quot;"_s, u"\""_s}, {u"&#39;"_s, u"'"_s}, {u"&amp;"_s, u"&"_s}}) {
        text.replace(name, character);
    }
    return text;
}

QString withHosts(const View &view, const QString &text)
{
    static const QRegularExpression mention(u"(?<![\\w/@])@([A-Za-z0-9_]+)(?![\\w@])"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QString full;
    qsizetype at = 0;
    auto matches = mention.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const int person = view.world.find(match.captured(1));
        full += text.mid(at, match.capturedStart() - at)
            + (person < 0 ? match.captured() : u'@' + view.person(person).handle());
        at = match.capturedEnd();
    }
    return full + text.mid(at);
}

QJsonArray filesJson(const View &view, const Note &note)
{
    QJsonArray files;
    for (const Picture &picture : note.media) {
        const bool sensitive = picture.sensitive || (note.sensitive && note.cw.isEmpty());
        QJsonObject file = driveFile(view, picture, note.author);
        file.insert(u"isSensitive"_s, sensitive);
        files.append(file);
    }
    return files;
}

QJsonObject ballotJson(const View &view, const Note &note)
{
    const Ballot &ballot = *note.poll;
    const QList<int> own = ballot.chosenBy.value(view.viewer);
    QJsonArray choices;
    for (qsizetype i = 0; i < ballot.options.size(); ++i) {
        choices.append(QJsonObject{{u"text"_s, ballot.options[i]},
            {u"votes"_s, ballot.votes[size_t(i)]}, {u"isVoted"_s, own.contains(int(i))}});
    }
    return {{u"multiple"_s, ballot.multiple}, {u"expiresAt"_s, entities::timeOrNull(ballot.endsAt)},
        {u"choices"_s, choices}};
}

QJsonObject channelLite(const View &view, const QString &id)
{
    const TalkChannel &channel = *view.world.channel(id);
    return {{u"id"_s, id}, {u"name"_s, channel.name}, {u"color"_s, u"#ff7f50"_s},
        {u"isSensitive"_s, false}, {u"allowRenoteToExternal"_s, true},
        {u"userId"_s, view.world.accountId(view.site, channel.owner)}};
}

void addReactions(const View &view, const Note &note, const NoteShape &shape, QJsonObject &json)
{
    QJsonObject counts;
    QJsonObject pictures;
    QJsonArray pairs;
    // Likes by people of other servers come as hearts, and only to where the post is from.
    const int likes = view.isLocal(view.person(note.author)) ? note.favourites : 0;
    if (likes > 0) {
        counts.insert(heart, likes);
    }
    for (const NoteReaction &reaction : note.reactions) {
        const QString key = reactionKey(view, reaction);
        counts.insert(key, counts[key].toInt() + 1);
        if (reaction.site >= 0 && reaction.site != view.site) {
            pictures.insert(key.mid(1, key.size() - 2), reactionUrl(view, reaction));
        }
        pairs.append(view.world.accountId(view.site, reaction.person) + u'/' + key);
    }
    json.insert(u"reactionCount"_s, likes + int(note.reactions.size()));
    json.insert(u"reactions"_s, counts);
    json.insert(u"reactionEmojis"_s, pictures);
    if (shape.streamed) {
        json.insert(u"reactionAndUserPairCache"_s, pairs);
    }
    const NoteReaction *own = view.viewer < 0 ? nullptr : view.world.reactionOf(view.viewer, note);
    if (own && shape.detail) {
        json.insert(u"myReaction"_s, reactionKey(view, *own));
    }
}

/// What every note begins with; one that says nothing.
QJsonObject noteHead(const View &view, const Copy &copy, int author, const NoteShape &shape)
{
    QJsonObject json{{u"id"_s, copy.id}, {u"createdAt"_s, isoTime(copy.createdAt)},
        {u"userId"_s, view.world.accountId(view.site, author)}, {u"user"_s, userLite(view, author)},
        {u"text"_s, QJsonValue()}, {u"cw"_s, QJsonValue()}, {u"localOnly"_s, false},
        {u"reactionAcceptance"_s, QJsonValue()}, {u"renoteCount"_s, 0}, {u"repliesCount"_s, 0},
        {u"reactionCount"_s, 0}, {u"reactions"_s, QJsonObject()},
        {u"reactionEmojis"_s, QJsonObject()}, {u"fileIds"_s, QJsonArray()},
        {u"files"_s, QJsonArray()}, {u"replyId"_s, QJsonValue()}, {u"renoteId"_s, QJsonValue()}};
    if (shape.detail) {
        json.insert(u"clippedCount"_s, 0);
    }
    if (shape.streamed) {
        json.insert(u"reactionAndUserPairCache"_s, QJsonArray());
    }
    return json;
}

/// Another note that this one has inside, and its id.
void addInner(const View &view, const QString &key, const QString &uri, const NoteShape &shape,
    QJsonObject &json)
{
    const Copy *inner = uri.isEmpty() ? nullptr : view.world.copyOf(view.site, uri);
    if (!inner) {
        return;
    }
    json.insert(key + u"Id"_s, inner->id);
    if (shape.detail && shape.depth < deepestNote) {
        const bool renote = key == u"renote"_s;
        json.insert(key,
            noteJson(view, *inner,
                {.detail = renote, .streamed = shape.streamed, .depth = shape.depth + 1}));
    }
}

void addMeta(const View &view, const Note &note, QJsonObject &json)
{
    const Citizen &author = view.person(note.author);
    if (!view.isLocal(author)) {
        QJsonObject emojis;
        for (const QJsonValue emoji : entities::emojisIn(view, author, note.emojis)) {
            const QString name = emoji[u"shortcode"_s].toString();
            emojis.insert(name, u"http://%1/emoji/%2.png"_s.arg(author.host, name));
        }
        json.insert(u"emojis"_s, emojis);
        json.insert(u"uri"_s, note.uri);
        if (note.url != note.uri) {
            json.insert(u"url"_s, note.url);
        }
    }
    QStringList tags = note.tags;
    tags.removeDuplicates();
    if (!tags.isEmpty()) {
        json.insert(u"tags"_s, QJsonArray::fromStringList(tags));
    }
    QJsonArray mentions;
    for (const int person : note.mentions) {
        mentions.append(view.world.accountId(view.site, person));
    }
    if (!mentions.isEmpty()) {
        json.insert(u"mentions"_s, mentions);
    }
    if (note.visibility == Visibility::Direct && !isHiddenFrom(view, note)) {
        json.insert(u"visibleUserIds"_s, mentions);
    }
    if (view.world.channel(note.channel)) {
        json.insert(u"channelId"_s, note.channel);
        json.insert(u"channel"_s, channelLite(view, note.channel));
    }
}

void addContent(const View &view, const Note &note, QJsonObject &json)
{
    if (isHiddenFrom(view, note)) {
        json.insert(u"isHidden"_s, true);
        return;
    }
    const QJsonArray files = filesJson(view, note);
    QJsonArray ids;
    for (const QJsonValue file : files) {
        ids.append(file[u"id"_s]);
    }
    json.insert(u"text"_s, entities::textOrNull(textOf(view, note)));
    json.insert(u"cw"_s, entities::textOrNull(asFirstTold(note).cw));
    json.insert(u"fileIds"_s, ids);
    json.insert(u"files"_s, files);
    if (note.poll) {
        json.insert(u"hasPoll"_s, true);
        json.insert(u"poll"_s, ballotJson(view, note));
    }
}

QJsonObject renoteJson(const View &view, const Copy &copy, const Note &note, const NoteShape &shape)
{
    const Announce &boost = *view.world.announce(copy.uri);
    QJsonObject json = noteHead(view, copy, boost.booster, shape);
    json.insert(u"visibility"_s, visibilityWord(boost.visibility));
    json.insert(u"localOnly"_s, boost.visibility == Visibility::Local);
    json.insert(u"renote"_s, QJsonValue());
    addInner(view, u"renote"_s, note.uri, shape, json);
    if (!view.isLocal(view.person(boost.booster))) {
        json.insert(u"uri"_s, boost.uri);
        json.insert(u"emojis"_s, QJsonObject());
    }
    return json;
}

} // namespace

QJsonObject driveFile(const View &view, const Picture &picture, int owner)
{
    const Citizen &author = view.person(owner);
    const bool local = view.isLocal(author);
    const QString base = local ? view.home().base : u"http://"_s + author.host;
    const bool image = picture.type == Media::Type::Image;
    const bool upload = picture.isUpload();
    const qint64 size = upload ? picture.bytes : 10'421;
    return {{u"id"_s, mediaId(view.home().software, picture.madeAt, picture.key)},
        {u"createdAt"_s, isoTime(picture.madeAt)},
        {u"name"_s, picture.name.isEmpty() ? picture.file.section(u'/', -1) : picture.name},
        {u"type"_s, QString::fromLatin1(mediaTypeOf(picture.file))},
        {u"md5"_s, upload ? picture.md5 : md5(picture.file)}, {u"size"_s, local ? size : 0},
        {u"isSensitive"_s, picture.sensitive},
        {u"blurhash"_s,
            image ? QJsonValue(u"eZKBdp;?nN@DsDRqNGR+X8O-NfRQOqbXO;WCV]OESxbuv*OWR*S~X3"_s)
                  : QJsonValue()},
        {u"properties"_s,
            image ? QJsonObject{{u"width"_s, picture.width}, {u"height"_s, picture.height}}
                  : QJsonObject()},
        {u"url"_s, base + picture.file}, {u"thumbnailUrl"_s, entities::previewUrl(base, picture)},
        {u"comment"_s, entities::textOrNull(picture.description)}, {u"folderId"_s, QJsonValue()},
        {u"folder"_s, QJsonValue()}, {u"userId"_s, view.world.accountId(view.site, owner)},
        {u"user"_s, QJsonValue()}};
}

QString visibilityWord(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Unlisted:
        return u"home"_s;
    case Visibility::Private:
        return u"followers"_s;
    case Visibility::Direct:
        return u"specified"_s;
    default:
        return u"public"_s;
    }
}

bool mayReadHere(const View &view, const Note &note)
{
    return note.visibility == Visibility::Local ? view.isLocal(view.person(note.author))
                                                : view.world.mayRead(note, view.viewer);
}

bool isHiddenFrom(const View &view, const Note &note)
{
    return !mayReadHere(view, note) || (view.viewer < 0 && view.person(note.author).needsSignIn);
}

QString textOf(const View &view, const Note &note)
{
    const Note &told = asFirstTold(note);
    const QString text = told.text.isEmpty() ? withoutTags(told.html).trimmed() : told.text;
    return view.isLocal(view.person(note.author)) ? text : withHosts(view, text);
}

QString reactionKey(const View &view, const NoteReaction &reaction)
{
    if (reaction.emoji.isEmpty()) {
        return heart;
    }
    if (reaction.site < 0) {
        return reaction.emoji;
    }
    return reaction.site == view.site
        ? u":%1@.:"_s.arg(reaction.emoji)
        : u":%1@%2:"_s.arg(reaction.emoji, view.world.sites[size_t(reaction.site)].host);
}

QString reactionUrl(const View &view, const NoteReaction &reaction)
{
    return reaction.site < 0
        ? QString()
        : u"%1/emoji/%2.png"_s.arg(view.world.sites[size_t(reaction.site)].base, reaction.emoji);
}

NoteReaction reactionNamed(const View &view, const QString &word)
{
    if (!word.startsWith(u':')) {
        return {.emoji = word.isEmpty() ? heart : word.left(16)};
    }
    const QString name = word.section(u':', 1, 1).section(u'@', 0, 0);
    // Another server's only where this one has it, too.
    return emojisOf(view.home()).contains(name) ? NoteReaction{.emoji = name, .site = view.site}
                                                : NoteReaction{.emoji = heart};
}

QJsonObject noteJson(const View &view, const Copy &copy, const NoteShape &shape)
{
    const Note *note = view.world.noteOf(copy);
    if (!note) {
        return {};
    }
    if (copy.boost) {
        return renoteJson(view, copy, *note, shape);
    }
    QJsonObject json = noteHead(view, copy, note->author, shape);
    json.insert(u"visibility"_s, visibilityWord(note->visibility));
    json.insert(u"localOnly"_s, view.world.staysHome(*note));
    json.insert(u"renoteCount"_s, view.world.announcesOf(note->uri, view.site).size());
    json.insert(u"repliesCount"_s, view.world.repliesCount(note->uri, view.site));
    addReactions(view, *note, shape, json);
    addMeta(view, *note, json);
    addContent(view, *note, json);
    addInner(view, u"reply"_s, note->replyTo, shape, json);
    addInner(view, u"renote"_s, note->quote, shape, json);
    return json;
}

} // namespace asterism::misskeyserver

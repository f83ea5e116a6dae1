// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/entities.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/localids.h"
#include "sandbox/misskeyentities.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QStringList emojisOf(const Site &site)
{
    static const QStringList all{
        u"saba"_s, u"blobcat"_s, u"tea"_s, u"yatta"_s, u"star_spin"_s, u"otsu"_s};
    static const QStringList misskeys{u"ohayou"_s, u"kusa"_s, u"mochi"_s, u"sugoi"_s};
    static const QStringList akkomas{u"niwatori"_s, u"party_cat"_s};
    if (site.software == u"snac"_s) {
        return {};
    }
    return site.software == u"misskey"_s ? all + misskeys
        : isAkkoma(site.software)        ? all + akkomas
                                         : all;
}

QJsonArray customEmojisJson(const Site &site)
{
    QJsonArray all;
    for (const QString &shortcode : emojisOf(site)) {
        all.append(entities::emojiJson(site.base, shortcode, true));
    }
    return all;
}

QJsonObject accountJson(const View &view, int person)
{
    const Citizen &who = view.person(person);
    const QString &software = view.home().software;
    if (software == u"mastodon"_s) {
        return entities::mastodonAccount(view, who, person);
    }
    if (software == u"misskey"_s) {
        return misskeyserver::userLite(view, person);
    }
    if (isAkkoma(software)) {
        return entities::akkomaAccount(view, who, person);
    }
    return software == u"snac"_s ? entities::snacAccount(view, who, person)
                                 : entities::gotosocialAccount(view, who, person);
}

QJsonObject statusJson(const View &view, const Copy &copy, const QString &wrapBy)
{
    const QString &software = view.home().software;
    if (software == u"mastodon"_s) {
        return entities::mastodonStatus(view, copy, 0);
    }
    if (software == u"misskey"_s) {
        return misskeyserver::noteJson(view, copy);
    }
    if (isAkkoma(software)) {
        return entities::akkomaStatus(view, copy);
    }
    return software == u"snac"_s ? entities::snacStatus(view, copy, wrapBy)
                                 : entities::gotosocialStatus(view, copy);
}

QJsonObject attachmentJson(const View &view, const Picture &picture, int owner)
{
    const QString &software = view.home().software;
    if (software == u"mastodon"_s) {
        return entities::mastodonAttachment(view, picture, owner);
    }
    if (isAkkoma(software)) {
        return entities::akkomaAttachment(view, picture, owner);
    }
    return software == u"snac"_s ? entities::snacAttachment(view, picture, owner)
                                 : entities::gotosocialAttachment(view, picture, owner);
}

namespace entities {

QString avatarPath(const Citizen &person)
{
    if (!person.own.avatar.isEmpty()) {
        return person.own.avatar;
    }
    if (person.faceless) {
        return u"/assets/default_avatars/icon%1.webp"_s.arg(1 + steadyHash(person.user) / 3 % 3);
    }
    return u"/avatars/%1.png"_s.arg(person.pictureName);
}

QString headerPath(const Citizen &person)
{
    if (!person.own.header.isEmpty()) {
        return person.own.header;
    }
    return u"/media/%1-600x200.png"_s.arg(
        person.own.headerless ? u"missing"_s : person.pictureName.left(16));
}

QString plainValue(const QString &html)
{
    static const QRegularExpression markup(u"<[^>]*>"_s);
    QString text = QString(html).remove(markup);
    text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&quot;"_s, u"\""_s);
    return text.replace(u"&amp;"_s, u"&"_s);
}

QString dayOf(qint64 ms)
{
    return isoTime(ms).left(10);
}

QString secondsOf(qint64 ms)
{
    return isoTime(ms / secondMs * secondMs).left(19) + u'Z';
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(qint64 ms)
{
    return textOrNull(isoTime(ms));
}

QString acctOn(const View &view, const Citizen &person)
{
    return view.isLocal(person) ? person.user : person.handle();
}

QJsonObject emojiJson(const QString &base, const QString &shortcode, bool category)
{
    const QString url = u"%1/emoji/%2.png"_s.arg(base, shortcode);
    QJsonObject emoji{{u"shortcode"_s, shortcode}, {u"url"_s, url}, {u"static_url"_s, url},
        {u"visible_in_picker"_s, true}};
    if (category) {
        emoji.insert(u"category"_s, u"sandbox"_s);
    }
    return emoji;
}

QStringList shortcodesIn(const QString &text)
{
    static const QRegularExpression pattern(u":([A-Za-z0-9_]{2,}):"_s);
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured(1));
    }
    return found;
}

QJsonArray emojisIn(const View &view, const Citizen &author, const QStringList &shortcodes)
{
    QJsonArray found;
    if (author.site < 0) {
        return found;
    }
    const QStringList known = emojisOf(view.world.sites[size_t(author.site)]);
    QStringList unique = shortcodes;
    unique.removeDuplicates();
    for (const QString &shortcode : std::as_const(unique)) {
        if (known.contains(shortcode)) {
            found.append(emojiJson(view.home().base, shortcode, view.isLocal(author)));
        }
    }
    return found;
}

QJsonObject pollJson(const View &view, const Note &note)
{
    const Ballot &ballot = *note.poll;
    const bool ended = ballot.endsAt > 0 && ballot.endsAt < view.now;
    const bool hidden = ballot.hideTotals && !ended;
    QJsonArray options;
    int votes = 0;
    for (qsizetype i = 0; i < ballot.options.size(); ++i) {
        votes += ballot.votes[size_t(i)];
        options.append(QJsonObject{{u"title"_s, ballot.options[i]},
            {u"votes_count"_s, hidden ? QJsonValue() : QJsonValue(ballot.votes[size_t(i)])}});
    }
    // Of whoever voted before anybody looked nothing is known.
    const int voters = std::max(votes * 2 / 3, int(ballot.chosenBy.size()));
    QJsonObject poll{{u"id"_s, pollId(view, note)}, {u"expires_at"_s, timeOrNull(ballot.endsAt)},
        {u"expired"_s, ended}, {u"multiple"_s, ballot.multiple}, {u"votes_count"_s, votes},
        {u"voters_count"_s, ballot.multiple ? QJsonValue(voters) : QJsonValue()},
        {u"options"_s, options}, {u"emojis"_s, QJsonArray()}};
    if (view.viewer >= 0) {
        QJsonArray own;
        for (const int choice : ballot.chosenBy.value(view.viewer)) {
            own.append(choice);
        }
        poll.insert(u"voted"_s, view.viewer == note.author || !own.isEmpty());
        poll.insert(u"own_votes"_s, own);
    }
    return poll;
}

QString pollId(const View &view, const Note &note)
{
    if (view.home().software == u"snac"_s) { // its post is all that it knows (snac: mastoapi.c)
        return view.world.holdings(view.site).idOf.value(note.uri);
    }
    return postId(view.home().software, note.createdAt, note.uri + u"#poll"_s);
}

QJsonArray mentionsJson(const View &view, const Note &note)
{
    QJsonArray mentions;
    for (const int index : note.mentions) {
        const Citizen &person = view.person(index);
        mentions.append(QJsonObject{{u"id"_s, view.world.accountId(view.site, index)},
            {u"username"_s, person.user}, {u"url"_s, person.url},
            {u"acct"_s, acctOn(view, person)}});
    }
    return mentions;
}

bool isRead(const View &view, const Picture &picture)
{
    return picture.readAt <= view.now || view.now == 0;
}

QJsonValue previewUrl(const QString &base, const Picture &picture)
{
    return picture.preview.isEmpty() ? QJsonValue() : QJsonValue(base + picture.preview);
}

QJsonValue blurhashOf(const Picture &picture, const QString &hash)
{
    return picture.preview.isEmpty() ? QJsonValue() : QJsonValue(hash);
}

QJsonObject pictureMeta(const Picture &picture)
{
    const auto side = [&](int width) {
        const int height = std::max(1, picture.height * width / std::max(1, picture.width));
        return QJsonObject{{u"width"_s, width}, {u"height"_s, height},
            {u"size"_s, u"%1x%2"_s.arg(width).arg(height)}, {u"aspect"_s, double(width) / height}};
    };
    const bool sound = picture.type == Media::Type::Audio;
    QJsonObject original = sound ? QJsonObject{{u"size"_s, u"0x0"_s}} : side(picture.width);
    if (picture.durationMs > 0) {
        original.insert(u"duration"_s, double(picture.durationMs) / secondMs);
        original.insert(u"bitrate"_s, 32'000);
    }
    if (picture.durationMs > 0 && !sound) {
        original.insert(u"frame_rate"_s, u"15/1"_s);
    }
    return {{u"original"_s, original},
        {u"small"_s, sound ? QJsonObject() : side(std::min(picture.width, 400))},
        {u"focus"_s, QJsonObject{{u"x"_s, picture.focusX}, {u"y"_s, picture.focusY}}}};
}

std::pair<QJsonValue, QJsonValue> replyIds(const View &view, const Note &note)
{
    const Copy *parent =
        note.replyTo.isEmpty() ? nullptr : view.world.copyOf(view.site, note.replyTo);
    const Note *answered = parent ? view.world.noteOf(*parent) : nullptr;
    if (!answered) {
        return {QJsonValue(), QJsonValue()};
    }
    return {parent->id, view.world.accountId(view.site, answered->author)};
}

bool boostedBy(const View &view, const Note &note, int person)
{
    return std::ranges::any_of(view.world.announcesOf(note.uri, view.site),
        [&](const QString &uri) { return view.world.announce(uri)->booster == person; });
}

int likesOf(const View &view, const Note &note)
{
    const auto arrives = [&](const NoteReaction &reaction) {
        const int site = view.person(reaction.person).site;
        return reaction.emoji.isEmpty()
            || (site >= 0 && view.world.sites[size_t(site)].software == u"misskey"_s);
    };
    return note.favourites + int(std::ranges::count_if(note.reactions, arrives));
}

bool likedBy(const View &view, const Note &note, int person)
{
    return person >= 0 && view.world.reactionOf(person, note) != nullptr;
}

} // namespace entities

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later

// What happens in the world: posting, and how the news travels.
#include "sandbox/world.h"

#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/localids.h"
#include "sandbox/render.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool looksJapanese(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return (c >= QChar(0x3041) && c <= QChar(0x30ff))
            || (c >= QChar(0x4e00) && c <= QChar(0x9fff));
    });
}

} // namespace

/// Mastodon's way: the actor's id is a name or, for accounts made since 4.5, a number.
QString World::newUri(int author, qint64 at, const QString &kind)
{
    const Citizen &person = persons[size_t(author)];
    const Site &site = sites[size_t(person.site)];
    const QString key = person.actor + QString::number(++m_count);
    if (site.software == u"snac"_s) {
        return u"%1/p/%2.%3"_s.arg(person.actor)
                   .arg(at / secondMs)
                   .arg(qulonglong(steadyHash(key) % 1'000'000), 6, 10, QChar(u'0'))
            + kind;
    }
    if (site.software == u"misskey"_s) {
        return site.base + u"/notes/"_s + postId(site.software, at, key) + kind;
    }
    if (isAkkoma(site.software)) {
        return site.base + (kind.isEmpty() ? u"/objects/"_s : u"/activities/"_s) + uuidOf(key);
    }
    return person.actor + u"/statuses/"_s + postId(site.software, at, key) + kind;
}

void World::render(Note &note) const
{
    const Citizen &author = persons[size_t(note.author)];
    const Site *home = author.site >= 0 ? &sites[size_t(author.site)] : nullptr;
    const QString software = home ? home->software : u"mastodon"_s;
    const QString base = home ? home->base : u"https://"_s + author.host;
    const MentionFinder mention = [this, &software](
                                      const QString &who) -> std::optional<MentionTarget> {
        const int person = find(who);
        if (person < 0) {
            return std::nullopt;
        }
        const Citizen &target = persons[size_t(person)];
        return MentionTarget{.person = person,
            .url = software == u"snac"_s ? target.actor : target.url,
            .user = target.user,
            .host = target.host};
    };
    const RenderedText rendered = renderText(software, base, note.text, mention, note.format);
    note.tags = rendered.tags;
    note.emojis = rendered.emojis;
    note.mentions = rendered.mentions;
    note.html = rendered.html;
    if (const Note *quoted = this->note(note.quote)) {
        note.html = withQuote(software, note.html, quoted->uri, quoted->url);
    }
}

/// For a browser.
static QString pageOf(const Site &home, const Citizen &author, const Note &note)
{
    const QString id = note.uri.section(u'/', -1);
    if (home.software == u"snac"_s || home.software == u"misskey"_s) {
        return note.uri;
    }
    if (home.software == u"gotosocial"_s) {
        return author.url + u"/statuses/"_s + id;
    }
    if (isAkkoma(home.software)) {
        return home.base + u"/notice/"_s
            + postId(home.software, note.createdAt, note.uri + home.host);
    }
    return author.url + u'/' + id;
}

Note World::imagined(int author, const PostDraft &draft, qint64 now)
{
    Note note;
    note.author = author;
    note.createdAt = draft.createdAt > 0 ? draft.createdAt : now;
    note.uri = draft.uri.isEmpty() ? newUri(author, note.createdAt, {}) : draft.uri;
    const Citizen &person = persons[size_t(author)];
    const Site &home = sites[size_t(person.site)];
    note.url = pageOf(home, person, note);
    note.text = draft.text;
    for (const QString &tag : draft.tags) {
        note.text += u" #"_s + tag;
    }
    note.format = draft.format;
    note.cw = draft.cw;
    note.sensitive = draft.sensitive || !draft.cw.isEmpty();
    note.visibility = draft.visibility;
    note.replyTo = draft.replyTo;
    const Note *parent = this->note(note.replyTo);
    note.toOthers = !note.replyTo.isEmpty() && (!parent || parent->author != author);
    note.quote = draft.quote;
    note.quotePolicy = draft.quotePolicy.isEmpty() ? note.quotePolicy : draft.quotePolicy;
    note.quotePolicy = isOpen(note.visibility) ? note.quotePolicy : u"nobody"_s;
    note.card = draft.card;
    note.language = draft.language;
    if (note.language.isEmpty()) {
        note.language = looksJapanese(note.text) ? u"ja"_s : u"en"_s;
    }
    // Misskey's people react, each with a name.
    const quint64 likes = steadyHash(note.uri) % (home.software == u"misskey"_s ? 4 : 17);
    note.favourites = draft.fresh ? 0 : int(likes);
    note.channel = draft.channel;
    note.localOnly = draft.localOnly;
    addMedia(note, draft);
    render(note);
    addReaders(note, draft.to);
    note.html = draft.html.isEmpty() ? note.html : draft.html;
    return note;
}

void World::addReaders(Note &note, const QStringList &handles) const
{
    for (const QString &handle : handles) {
        const int reader = find(handle);
        if (reader >= 0 && std::ranges::find(note.mentions, reader) == note.mentions.end()) {
            note.mentions.push_back(reader);
        }
    }
}

QString World::publish(int author, const PostDraft &draft, qint64 now)
{
    changed();
    const Note note = imagined(author, draft, now);
    Citizen &person = persons[size_t(author)];
    ++person.posts;
    person.lastPost = std::max(person.lastPost, note.createdAt);
    const QString uri = note.uri;
    m_notes[uri] = note;
    if (!note.replyTo.isEmpty()) {
        m_replies[note.replyTo].append(uri);
    }
    for (const int mentioned : note.mentions) {
        meet(person.site, mentioned);
    }
    file(person.site, uri, false, note.createdAt, true);
    if (draft.federates) {
        federate(note);
    }
    return uri;
}

void World::federate(const Note &note)
{
    if (staysHome(note)) {
        return;
    }
    QSet<int> targets;
    if (note.visibility != Visibility::Direct) {
        targets = sitesOfFollowers(note.author);
    }
    for (const int mentioned : note.mentions) {
        targets.insert(persons[size_t(mentioned)].site);
    }
    if (const Note *parent = this->note(note.replyTo); parent && isOpen(note.visibility)) {
        targets.insert(persons[size_t(parent->author)].site);
    }
    for (const int site : std::as_const(targets)) {
        deliver(note.uri, site);
    }
}

void World::file(int site, const QString &uri, bool boost, qint64 at, bool local)
{
    Holdings &has = m_holdings[size_t(site)];
    if (has.idOf.contains(uri)) {
        return;
    }
    qint64 told = at;
    // Misskey's `published` alone tells parts of a second.
    const bool exact = toldByMisskey(uri);
    if (!local) {
        told = copyShiftMs ? at + *copyShiftMs : exact ? at : at / secondMs * secondMs;
    }
    const QString software = sites[size_t(site)].software;
    const bool snac = software == u"snac"_s;
    Copy copy{.id = {}, .uri = uri, .boost = boost, .createdAt = told, .forged = {}};
    if (snac) {
        copy.createdAt = told / secondMs * secondMs; // snac knows no parts of a second
    }
    QString key = snac ? uri : uri + sites[size_t(site)].host;
    const QString notes = sites[size_t(site)].base + u"/notes/"_s;
    if (software == u"misskey"_s && uri.startsWith(notes)) {
        copy.id = uri.mid(notes.size()).section(u'/', 0, 0); // whose own uris are made of ids
    }
    while (copy.id.isEmpty() || has.byId.contains(copy.id)) {
        copy.id = postId(software, told, key);
        key += u'.';
    }
    has.idOf.insert(uri, copy.id);
    has.byId.emplace(copy.id, copy);
    tell({.kind = WorldNews::Kind::Arrived, .site = site, .copy = copy});
}

bool World::deliver(const QString &uri, int site)
{
    changed();
    if (site < 0 || size_t(site) >= sites.size()) {
        return false;
    }
    if (const Announce *boost = announce(uri)) {
        if (!note(boost->note) || !deliver(boost->note, site)) {
            return false;
        }
        m_holdings[size_t(site)].known.insert(uri);
        meet(site, boost->booster);
        if (sites[size_t(site)].software != u"snac"_s) {
            const bool local = persons[size_t(boost->booster)].site == site;
            file(site, uri, true, boost->at, local);
        }
        return true;
    }
    const Note *found = note(uri);
    if (!found || (found->localOnly && persons[size_t(found->author)].site != site)) {
        return false;
    }
    meet(site, found->author);
    for (const int mentioned : found->mentions) {
        meet(site, mentioned);
    }
    file(site, uri, false, found->createdAt, persons[size_t(found->author)].site == site);
    return true;
}

bool World::forge(int site, const QString &uri, int author, const QString &text, qint64 now)
{
    changed();
    auto lie = std::make_shared<Note>();
    if (const Note *truth = note(uri)) {
        *lie = *truth;
    } else {
        lie->uri = uri;
        lie->url = uri;
        lie->createdAt = now;
        lie->language = looksJapanese(text) ? u"ja"_s : u"en"_s;
    }
    lie->author = author;
    lie->text = text;
    render(*lie);
    meet(site, author);
    file(site, uri, false, lie->createdAt, false);
    Holdings &has = m_holdings[size_t(site)];
    has.byId.at(has.idOf.value(uri)).forged = lie;
    return true;
}

} // namespace asterism

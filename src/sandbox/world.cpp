// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/world.h"

#include "sandbox/akkoma.h"
#include "sandbox/localids.h"
#include "sandbox/render.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString circleId(const Citizen &owner, const QString &software, const QString &key)
{
    if (software == u"mastodon"_s || isAkkoma(software)) {
        return QString::number(steadyHash(key) % 100'000);
    }
    return software == u"snac"_s ? md5(key).left(10) : postId(software, owner.joined, key);
}

bool keepsInCircle(const Citizen &owner, int person)
{
    return std::ranges::any_of(
        owner.circles, [&](const Circle &circle) { return circle.members.contains(person); });
}

} // namespace

void World::prepare()
{
    m_holdings.resize(sites.size());
    m_byAccountId.resize(sites.size());
    m_accountIds.resize(sites.size());
    m_met.resize(sites.size());
}

int World::addPerson(Citizen person)
{
    changed();
    const int index = int(persons.size());
    const QString key = person.user.toLower();
    if (!m_byUser.contains(key)) {
        m_byUser.insert(key, index);
    }
    m_byUser.insert(key + u'@' + person.host, index);
    m_byActor.insert(person.actor, index);
    person.pictureName = md5(person.handle());
    if (person.site >= 0) {
        const Site &home = sites[size_t(person.site)];
        person.bioHtml = renderText(home.software, home.base, person.bio, [](const QString &) {
            return std::nullopt;
        }).html;
    }
    for (size_t site = 0; site < sites.size(); ++site) {
        // Misskey's own people are called by their ids (/users/ID).
        const bool called = int(site) == person.site && sites[site].software == u"misskey"_s;
        const QString id = called ? person.actor.section(u'/', -1)
                                  : personId(sites[site].software, person.joined, person.actor);
        m_byAccountId[site].insert(id, index);
        m_accountIds[site] << id;
    }
    persons.push_back(std::move(person));
    return index;
}

int World::find(const QString &user) const
{
    QString key = user.toLower();
    if (key.startsWith(u'@')) {
        key.remove(0, 1);
    }
    return m_byUser.value(key, -1);
}

int World::findActor(const QString &uri) const
{
    return m_byActor.value(uri, -1);
}

QString World::accountId(int site, int person) const
{
    return m_accountIds[size_t(site)][person];
}

int World::personById(int site, const QString &id) const
{
    const int person = m_byAccountId[size_t(site)].value(id, -1);
    return person >= 0 && knows(site, person) ? person : -1;
}

int World::stranger(const QString &user, const QString &host)
{
    const int known = m_byUser.value(user.toLower() + u'@' + host, -1);
    if (known >= 0) {
        return known;
    }
    Citizen person;
    person.site = -1;
    person.user = user;
    person.host = host;
    person.name = user;
    person.actor = u"https://%1/users/%2"_s.arg(host, user);
    person.url = u"https://%1/@%2"_s.arg(host, user);
    person.joined = 1'600'000'000'000;
    return addPerson(std::move(person));
}

QString World::addCircle(int owner, const QString &title, const QSet<int> &members)
{
    changed();
    Citizen &person = persons[size_t(owner)];
    const QString &software = sites[size_t(person.site)].software;
    QString key = person.actor + u' ' + title;
    while (std::ranges::find(person.circles, circleId(person, software, key), &Circle::id)
        != person.circles.end()) {
        key += u'.'; // lists may be called alike
    }
    person.circles.push_back(
        {.id = circleId(person, software, key), .title = title, .members = members});
    return person.circles.back().id;
}

bool World::pollEnded(qint64 from, qint64 to) const
{
    return std::ranges::any_of(m_pollEnds, [=](qint64 end) { return end > from && end <= to; });
}

const Note *World::note(const QString &uri) const
{
    const auto found = m_notes.find(uri);
    return found == m_notes.end() ? nullptr : &found->second;
}

Note *World::note(const QString &uri)
{
    const auto found = m_notes.find(uri);
    return found == m_notes.end() ? nullptr : &found->second;
}

const Announce *World::announce(const QString &uri) const
{
    const auto found = m_announces.find(uri);
    return found == m_announces.end() ? nullptr : &found->second;
}

const Note *World::noteOf(const Copy &copy) const
{
    if (copy.forged) {
        return copy.forged.get();
    }
    if (!copy.boost) {
        return note(copy.uri);
    }
    const Announce *boost = announce(copy.uri);
    return boost ? note(boost->note) : nullptr;
}

const Copy *World::copy(int site, const QString &id) const
{
    const auto &byId = holdings(site).byId;
    const auto found = byId.find(id);
    return found == byId.end() ? nullptr : &found->second;
}

const Copy *World::copyOf(int site, const QString &uri) const
{
    const QString id = holdings(site).idOf.value(uri);
    return id.isEmpty() ? nullptr : copy(site, id);
}

QStringList World::announcesOf(const QString &note, int site) const
{
    QStringList uris;
    for (const QString &uri : m_announcesOf.value(note)) {
        if (holdings(site).known.contains(uri)) {
            uris.append(uri);
        }
    }
    return uris;
}

QStringList World::repliesTo(const QString &note, int site) const
{
    QStringList uris;
    for (const QString &uri : m_replies.value(note)) {
        if (holdings(site).idOf.contains(uri)) {
            uris.append(uri);
        }
    }
    return uris;
}

qint64 World::repliesCount(const QString &note, int site) const
{
    return repliesTo(note, site).size() + m_lost.value(note + u' ' + QString::number(site));
}

QStringList World::urisOf(int author) const
{
    std::vector<const Note *> found;
    for (const auto &[uri, note] : m_notes) {
        if (note.author == author) {
            found.push_back(&note);
        }
    }
    std::ranges::sort(
        found, [](const Note *a, const Note *b) { return a->createdAt > b->createdAt; });
    QStringList uris;
    for (const Note *note : found) {
        uris.append(note->uri);
    }
    return uris;
}

bool World::mayRead(const Note &note, int viewer) const
{
    if (isOpen(note.visibility) || viewer == note.author) {
        return true;
    }
    if (viewer < 0) {
        return false;
    }
    switch (note.visibility) {
    case Visibility::Local:
        return persons[size_t(viewer)].site == persons[size_t(note.author)].site;
    case Visibility::Private:
        return persons[size_t(viewer)].follows.contains(note.author)
            || std::ranges::find(note.mentions, viewer) != note.mentions.end();
    default:
        return std::ranges::find(note.mentions, viewer) != note.mentions.end();
    }
}

bool World::mayRead(const Copy &copy, int viewer) const
{
    const Note *note = noteOf(copy);
    const Announce *boost = copy.boost ? announce(copy.uri) : nullptr;
    if (!note || !mayRead(*note, viewer)) {
        return false;
    }
    const bool narrow =
        boost && boost->visibility != Visibility::Local && !isOpen(boost->visibility);
    return !narrow || viewer == boost->booster
        || (viewer >= 0 && persons[size_t(viewer)].follows.contains(boost->booster));
}

bool World::staysHome(const Note &note) const
{
    return note.visibility == Visibility::Local || note.localOnly || !note.channel.isEmpty();
}

QString World::threadOf(const QString &uri) const
{
    constexpr int deepest = 4096;
    QString top = uri;
    for (int depth = 0; depth < deepest; ++depth) {
        const Note *at = note(top);
        if (!at || at->replyTo.isEmpty()) {
            break;
        }
        top = at->replyTo;
    }
    return top;
}

QSet<int> World::sitesOfFollowers(int person) const
{
    QSet<int> found;
    for (const Citizen &other : persons) {
        if (other.site < 0) {
            continue;
        }
        // Misskey follows whoever is in a list of its people's, by an account of its own.
        const bool listed =
            sites[size_t(other.site)].software == u"misskey"_s && keepsInCircle(other, person);
        if (other.follows.contains(person) || listed) {
            found.insert(other.site);
        }
    }
    return found;
}

bool World::pin(int author, const QString &uri, bool privateToo)
{
    const Note *own = note(uri);
    const bool fits =
        own && (isOpen(own->visibility) || (privateToo && own->visibility != Visibility::Direct));
    if (!fits || own->author != author) {
        return false;
    }
    QStringList &pins = persons[size_t(author)].pins;
    pins.removeAll(uri);
    pins.prepend(uri);
    changed();
    return true;
}

bool World::unpin(int author, const QString &uri)
{
    changed();
    return persons[size_t(author)].pins.removeAll(uri) > 0;
}

bool World::isPinned(int who, const QString &uri) const
{
    return who >= 0 && persons[size_t(who)].pins.contains(uri);
}

std::vector<const Note *> World::pinsOf(int author) const
{
    std::vector<const Note *> found;
    for (const QString &uri : persons[size_t(author)].pins) {
        if (const Note *pinned = note(uri)) {
            found.push_back(pinned);
        }
    }
    return found;
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v2/search (docs.joinmastodon.org/methods/search) and /api/v1/accounts/search
#include "sandbox/addresses.h"
#include "sandbox/akkoma.h"
#include "sandbox/api.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int usualFound = 20;
constexpr int mostFound = 40;

/// A post by its uri or its page; with `resolve` it comes from wherever it is.
const Copy *findPost(const Call &call, const QString &address, bool resolve)
{
    const QString uri = postUriAt(call.world, address);
    const Note *note = call.world.note(uri);
    if (resolve && note && isOpen(note->visibility)) {
        call.world.deliver(uri, call.site);
    }
    const Copy *copy = call.world.copyOf(call.site, uri);
    const Note *known = copy ? call.world.noteOf(*copy) : nullptr;
    return known && call.world.mayRead(*known, call.viewer) ? copy : nullptr;
}

/// Whom the words name in full: a handle, an actor's uri or a profile's address; -1: nobody.
int personNamed(const Call &call, const QString &wanted)
{
    return wanted.contains(u"://"_s) ? personAddressed(call.world, wanted)
                                     : call.world.find(wanted);
}

/// Akkoma finds none of these for whoever is signed in (lib/pleroma/user/search.ex: for_user).
bool isHiddenFromSearch(const Call &call, const Citizen &person, int index)
{
    if (!isAkkoma(call.software()) || call.viewer < 0) {
        return false;
    }
    const Citizen &viewer = call.world.persons[size_t(call.viewer)];
    return viewer.blocks.contains(index)
        || std::ranges::find(viewer.domainBlocks, person.host, &Citizen::Kept::name)
        != viewer.domainBlocks.end();
}

/// With `resolve` the server asks for whom it does not know, and knows them from then on.
QJsonArray findPeople(const Call &call, const QString &wanted, bool resolve, int most)
{
    World &world = call.world;
    const int exact = personNamed(call, wanted);
    const bool whole = wanted.contains(u'@') || wanted.contains(u"://"_s);
    if (exact >= 0 && resolve && whole && !world.persons[size_t(exact)].suspended) {
        world.meet(call.site, exact);
    }
    QJsonArray found;
    for (int i = 0; i < int(world.persons.size()) && found.size() < most; ++i) {
        const Citizen &person = world.persons[size_t(i)];
        const bool starts = person.site == call.site && !whole
            && person.user.startsWith(wanted, Qt::CaseInsensitive);
        const bool shown = !person.suspended && !isHiddenFromSearch(call, person, i);
        if (shown && (i == exact || starts) && world.knows(call.site, i)) {
            found.append(accountJson(call.view(), i));
        }
    }
    return found;
}

int limitOf(const Call &call, int usual)
{
    const int wanted = call.parameter(u"limit"_s).toInt();
    return wanted > 0 ? std::min(wanted, mostFound) : usual;
}

/// Newest first. Mastodon looks through what is open, GoToSocial through the viewer's own posts and
/// those that answer them (internal/db/bundb/search.go); the others through what may be read.
QJsonArray findPosts(const Call &call, const QString &words, int most)
{
    const World &world = call.world;
    const auto isSearched = [&](const Note &note) {
        if (call.is("gotosocial"_L1)) {
            const Note *parent = note.replyTo.isEmpty() ? nullptr : world.note(note.replyTo);
            return note.author == call.viewer || (parent && parent->author == call.viewer);
        }
        return call.is("mastodon"_L1) ? isOpen(note.visibility) : world.mayRead(note, call.viewer);
    };
    const auto &byId = world.holdings(call.site).byId;
    QJsonArray found;
    for (auto it = byId.rbegin(); it != byId.rend() && found.size() < most; ++it) {
        const Note *note = it->second.boost ? nullptr : world.noteOf(it->second);
        if (note && isSearched(*note) && note->text.contains(words, Qt::CaseInsensitive)) {
            found.append(statusJson(call.view(), it->second));
        }
    }
    return found;
}

/// GoToSocial and snac have no second page (internal/processing/search/get.go, mastoapi.c).
bool hasPages(const Call &call)
{
    return call.is("mastodon"_L1) || isAkkoma(call.software());
}

QJsonArray behind(QJsonArray found, int offset)
{
    for (int i = 0; i < offset && !found.isEmpty(); ++i) {
        found.removeFirst();
    }
    return found;
}

/// These look for an address in their texts, too: lib/pleroma/search/database_search.ex;
/// content_search() in data.c.
bool seeksAddressInTexts(const Call &call)
{
    return call.viewer >= 0 && (isAkkoma(call.software()) || call.is("snac"_L1));
}

/// What lies at an address stands among posts that link there: first, or last where an older
/// Pleroma adds it, or where snac, newest first, comes to it.
QJsonArray findAddress(const Call &call, const QString &address, const Copy *there, int most)
{
    QJsonArray found = seeksAddressInTexts(call) ? findPosts(call, address, most) : QJsonArray();
    if (there && call.is("akkoma"_L1)) {
        found.prepend(statusJson(call.view(), *there));
    } else if (there) {
        found.append(statusJson(call.view(), *there));
    }
    return found;
}

QJsonObject foundTag(const Call &call, const QString &name)
{
    return {{u"name"_s, name}, {u"url"_s, call.home().base + u"/tags/"_s + name},
        {u"history"_s, QJsonArray()}};
}

} // namespace

HttpResponse search(const Call &call)
{
    const bool resolve = call.flag(u"resolve"_s) || call.is("snac"_L1);
    if (call.viewer < 0 && resolve) {
        return call.no(401);
    }
    const QString wanted = call.parameter(u"q"_s).trimmed();
    const QString type = call.parameter(u"type"_s);
    QJsonArray people;
    QJsonArray posts;
    QJsonArray hashtags;
    const int offset = std::clamp(call.parameter(u"offset"_s).toInt(), 0, 10'000);
    const int most = offset + limitOf(call, usualFound);
    const bool isAddress = wanted.contains(u"://"_s);
    if (wanted.isEmpty() || (offset > 0 && !hasPages(call))) {
        // There is nothing.
    } else if (wanted.startsWith(u'#')) {
        hashtags.append(foundTag(call, wanted.mid(1)));
    } else if (const Copy *post = isAddress ? findPost(call, wanted, resolve) : nullptr) {
        posts = findAddress(call, wanted, post, most);
    } else {
        people = findPeople(call, wanted, resolve, most);
        const bool words = call.viewer >= 0 && !wanted.contains(u'@') && !isAddress;
        posts = isAddress ? findAddress(call, wanted, nullptr, most)
            : words       ? findPosts(call, wanted, most)
                          : posts;
    }
    const auto part = [&](const QString &name, const QJsonArray &found) {
        return type.isEmpty() || type == name ? behind(found, offset) : QJsonArray();
    };
    return call.json(QJsonObject{{u"accounts"_s, part(u"accounts"_s, people)},
        {u"statuses"_s, part(u"statuses"_s, posts)},
        {u"hashtags"_s, part(u"hashtags"_s, hashtags)}});
}

/// snac looks among those it knows, whatever is asked.
HttpResponse accountSearch(const Call &call)
{
    if (call.viewer < 0 && !isAkkoma(call.software())) {
        return call.no(401);
    }
    const QString wanted = call.parameter(u"q"_s).trimmed();
    const bool resolve = call.flag(u"resolve"_s) && !call.is("snac"_L1);
    return call.json(wanted.isEmpty()
            ? QJsonArray()
            : findPeople(call, wanted, resolve, limitOf(call, mostFound)));
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later

// Who boosts what, and takes it back.
#include "sandbox/world.h"

#include "sandbox/akkoma.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Of that note by that person: it cannot be boosted, or how widely.
std::optional<Visibility> boostVisibility(
    const World &world, const Note &note, int booster, const BoostOptions &options)
{
    if (note.visibility == Visibility::Private && note.author == booster) {
        return Visibility::Private; // never wider than the post
    }
    const int home = world.persons[size_t(note.author)].site;
    const bool here = world.persons[size_t(booster)].site == home;
    if (note.visibility == Visibility::Local && here) {
        return Visibility::Local;
    }
    return isOpen(note.visibility) ? std::optional(options.visibility.value_or(note.visibility))
                                   : std::nullopt;
}

} // namespace

QString World::announce(int booster, const QString &noteUri, qint64 at, const BoostOptions &options)
{
    changed();
    const Note *boosted = note(noteUri);
    const auto visibility =
        boosted ? boostVisibility(*this, *boosted, booster, options) : std::nullopt;
    if (!visibility) {
        return {};
    }
    for (const QString &uri : m_announcesOf.value(noteUri)) {
        if (m_announces.at(uri).booster == booster && !options.again) {
            return uri;
        }
    }
    const Citizen &person = persons[size_t(booster)];
    const QString software = sites[size_t(person.site)].software;
    const bool marked = software == u"mastodon"_s || software == u"misskey"_s || isAkkoma(software);
    QString uri = newUri(booster, at, marked ? u"/activity"_s : QString());
    if (software == u"snac"_s) {
        uri = u"%1/d/%2/Announce"_s.arg(person.actor, snacId(boosted->createdAt, noteUri));
    }
    m_announces[uri] = {
        .uri = uri, .booster = booster, .note = noteUri, .at = at, .visibility = *visibility};
    m_announcesOf[noteUri].append(uri);
    QSet<int> targets;
    if (!staysHome(*boosted) && *visibility != Visibility::Local) {
        targets = sitesOfFollowers(booster);
        targets.insert(persons[size_t(boosted->author)].site);
    }
    targets.insert(person.site);
    for (const int site : std::as_const(targets)) {
        deliver(uri, site);
    }
    return uri;
}

bool World::withdraw(int booster, const QString &noteUri)
{
    bool any = false;
    const QStringList all = m_announcesOf.value(noteUri);
    for (const QString &uri : all) {
        if (m_announces.at(uri).booster == booster) {
            any = withdrawAnnounce(uri) || any;
        }
    }
    return any;
}

bool World::withdrawAnnounce(const QString &uri)
{
    const Announce *found = announce(uri);
    if (!found) {
        return false;
    }
    changed();
    const Announce gone = *found; // whoever named it may name it by a copy that goes, too
    for (size_t site = 0; site < sites.size(); ++site) {
        drop(int(site), gone.uri);
    }
    m_announcesOf[gone.note].removeOne(gone.uri);
    m_announces.erase(gone.uri);
    return true;
}

} // namespace asterism

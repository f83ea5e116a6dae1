// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/timelines/{home,public,tag/:tag,list/:id}
#include "sandbox/timelines.h"

#include "sandbox/akkoma.h"
#include "sandbox/paging.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool reads(const Call &call, int author)
{
    return author == call.viewer
        || call.world.persons[size_t(call.viewer)].follows.contains(author);
}

/// snac tells one entry a post: as it is when its author is followed, else in the name of the
/// first followed person who boosted it.
std::optional<QString> chooseForSnacHome(const Call &call, const Note &note)
{
    if (reads(call, note.author)) {
        return QString();
    }
    for (const QString &uri : call.world.announcesOf(note.uri, call.site)) {
        if (reads(call, call.world.announce(uri)->booster)) {
            return uri;
        }
    }
    return std::nullopt;
}

std::optional<QString> plainIf(bool belongs)
{
    return belongs ? std::optional(QString()) : std::nullopt;
}

HttpResponse home(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    return pageOf(call, [&](const Copy &copy) { return chooseForHome(call, copy); },
        {.defaultLimit = 20, .maxLimit = 40, .links = true, .keep = {u"local"_s}});
}

/// What the members post and boost; snac knows their posts only.
HttpResponse listTimeline(const Call &call, const QString &id)
{
    const Circle *circle = call.circle(id);
    if (!circle) {
        const bool akkoma = isAkkoma(call.software()) && call.viewer >= 0;
        return akkoma ? call.no(403, u"Error."_s) : call.no(call.viewer < 0 ? 401 : 404);
    }
    return pageOf(call,
        [&](const Copy &copy) { return plainIf(belongsToList(call, *circle, copy)); },
        {.defaultLimit = 20, .maxLimit = 40, .links = !call.is("snac"_L1)});
}

/// Public posts, no boosts, no answers to others (mastodon: app/models/public_feed.rb).
bool isFront(const Call &call, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    return !copy.boost && note && note->visibility == Visibility::Public && !note->toOthers
        && !call.world.persons[size_t(note->author)].suspended;
}

bool isLocalNote(const Call &call, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    return note && call.world.persons[size_t(note->author)].site == call.site;
}

HttpResponse publicTimeline(const Call &call)
{
    // snac's shows its own people only, whatever is asked, and has no Link.
    const bool snac = call.is("snac"_L1);
    const bool local = snac || call.flag(u"local"_s);
    const FrontRules rules{.local = local,
        .remote = !local && call.flag(u"remote"_s),
        .media = call.flag(u"only_media"_s)};
    return pageOf(call,
        [&](const Copy &copy) { return plainIf(belongsToFront(call, rules, copy)); },
        {.defaultLimit = 20,
            .maxLimit = 40,
            .links = !snac,
            .keep = {u"local"_s, u"remote"_s, u"only_media"_s}});
}

/// What its administrators have chosen: here everybody but Mastodon, which is the large one. Closed
/// to guests unless they say otherwise (akkoma: timeline_controller.ex).
HttpResponse bubble(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401, u"authorization required for timeline view"_s);
    }
    return pageOf(call,
        [&](const Copy &copy) {
            const Note *note = call.world.noteOf(copy);
            const int site = note ? call.world.persons[size_t(note->author)].site : -1;
            const bool chosen =
                site >= 0 && call.world.sites[size_t(site)].software != u"mastodon"_s;
            return plainIf(chosen && isFront(call, copy));
        },
        {.defaultLimit = 20, .maxLimit = 40, .links = true});
}

bool isTagged(const Call &call, const QString &tag, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    return note && note->tags.contains(tag, Qt::CaseInsensitive);
}

/// At most four of a kind count, and those that the server never met count for nothing (mastodon:
/// app/models/tag_feed.rb). GoToSocial and snac read neither.
QStringList namedTags(const Call &call, const QString &name)
{
    constexpr qsizetype most = 4;
    QStringList tags = call.request.query.allQueryItemValues(name, QUrl::FullyDecoded).mid(0, most);
    if (isAkkoma(call.software())) {
        return tags;
    }
    if (!call.is("mastodon"_L1)) {
        return {};
    }
    const auto &copies = call.world.holdings(call.site).byId;
    tags.removeIf([&](const QString &tag) {
        return std::ranges::none_of(
            copies, [&](const auto &copy) { return isTagged(call, tag, copy.second); });
    });
    return tags;
}

HttpResponse tagTimeline(const Call &call, const QString &tag)
{
    const bool local = call.flag(u"local"_s);
    const QStringList all = namedTags(call, u"all[]"_s);
    const QStringList none = namedTags(call, u"none[]"_s);
    const auto belongs = [&](const Copy &copy) {
        const auto has = [&](const QString &name) { return isTagged(call, name, copy); };
        return belongsToTag(call, tag, local, copy) && std::ranges::all_of(all, has)
            && std::ranges::none_of(none, has);
    };
    return pageOf(call, [&](const Copy &copy) { return plainIf(belongs(copy)); },
        {.defaultLimit = 20,
            .maxLimit = 40,
            .links = !call.is("snac"_L1),
            .keep = {u"local"_s, u"only_media"_s}}); // Mastodon loses the others
}

} // namespace

std::optional<QString> chooseForHome(const Call &call, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    if (!note || !call.world.mayRead(*note, call.viewer)
        || call.world.persons[size_t(note->author)].suspended) {
        return std::nullopt;
    }
    if (call.is("snac"_L1)) {
        return chooseForSnacHome(call, *note);
    }
    const int teller = copy.boost ? call.world.announce(copy.uri)->booster : note->author;
    const bool mentioned = std::ranges::find(note->mentions, call.viewer) != note->mentions.end()
        && !isOpen(note->visibility);
    return reads(call, teller) || mentioned ? std::optional(QString()) : std::nullopt;
}

bool belongsToList(const Call &call, const Circle &circle, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    if (!note || !call.world.mayRead(*note, call.viewer)
        || call.world.persons[size_t(note->author)].suspended) {
        return false;
    }
    const int teller = copy.boost ? call.world.announce(copy.uri)->booster : note->author;
    if (isAkkoma(call.software())) {
        // Of whoever is not followed nothing is shown, and no boosts (up to 2026.05).
        return !copy.boost && circle.members.contains(teller) && reads(call, teller);
    }
    return circle.members.contains(teller);
}

bool belongsToFront(const Call &call, const FrontRules &rules, const Copy &copy)
{
    const bool here = isLocalNote(call, copy);
    return isFront(call, copy) && (!rules.local || here) && (!rules.remote || !here)
        && (!rules.media || !call.world.noteOf(copy)->media.empty());
}

bool belongsToTag(const Call &call, const QString &tag, bool localOnly, const Copy &copy)
{
    const Note *note = call.world.noteOf(copy);
    return !copy.boost && note && note->visibility == Visibility::Public
        && note->tags.contains(tag, Qt::CaseInsensitive) && (!localOnly || isLocalNote(call, copy));
}

HttpResponse timelines(const Call &call)
{
    const QString which = call.parts.value(3);
    if (which == u"home"_s) {
        return home(call);
    }
    if (which == u"public"_s) {
        return publicTimeline(call);
    }
    if (which == u"bubble"_s && isAkkoma(call.software())) {
        return bubble(call);
    }
    if (which == u"tag"_s && call.parts.size() == 5) {
        return tagTimeline(call, call.parts.value(4));
    }
    if (which == u"list"_s && call.parts.size() == 5) {
        return listTimeline(call, call.parts.value(4));
    }
    return call.no(404);
}

} // namespace asterism

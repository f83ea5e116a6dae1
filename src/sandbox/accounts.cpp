// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/accounts/…
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/paging.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int snacKeeps = 256; // of one account's newest entries

HttpResponse unknownAccount(const Call &call, const QString &name)
{
    return call.no(404,
        call.is("gotosocial"_L1) && !name.isEmpty() ? u"Not Found: @%1 not found"_s.arg(name)
                                                    : QString());
}

/// Mastodon keeps those of other servers who are suspended, and says so of them.
bool isTold(const Call &call, int index)
{
    const Citizen &person = call.world.persons[size_t(index)];
    const bool kept = call.is("mastodon"_L1) && person.site != call.site;
    return call.world.knows(call.site, index) && (kept || !person.suspended);
}

HttpResponse lookup(const Call &call)
{
    QString acct = call.parameter(u"acct"_s);
    if (acct.startsWith(u'@')) {
        acct.remove(0, 1);
    }
    const QString full = acct.contains(u'@') ? acct : acct + u'@' + call.home().host;
    const int index = call.world.find(full);
    // It tells of whom it knows, and asks no other server.
    if (index < 0 || !isTold(call, index)) {
        return unknownAccount(call, acct);
    }
    // snac knows only its own people by name.
    if (call.is("snac"_L1) && call.world.persons[size_t(index)].site != call.site) {
        return call.no(404);
    }
    return call.json(accountJson(call.view(), index));
}

HttpResponse several(const Call &call)
{
    if (!call.is("mastodon"_L1)) {
        return call.no(404);
    }
    const QStringList ids = call.request.query.allQueryItemValues(u"id[]"_s, QUrl::FullyDecoded);
    if (ids.size() > 40) {
        return call.no(422, u"Too many accounts"_s);
    }
    QJsonArray found;
    for (const QString &id : ids) {
        if (const int index = call.world.personById(call.site, id); index >= 0) {
            found.append(accountJson(call.view(), index));
        }
    }
    return call.json(found);
}

struct Wanted {
    int author = -1;
    bool noBoosts = false;
    bool noReplies = false;
    bool onlyMedia = false;
};

std::optional<QString> chooseOf(const Call &call, const Copy &copy, const Wanted &wanted)
{
    const Note *note = call.world.noteOf(copy);
    if (!note || !call.world.mayRead(copy, call.viewer) || note->visibility == Visibility::Direct) {
        return std::nullopt;
    }
    if (copy.boost) {
        const bool theirs = call.world.announce(copy.uri)->booster == wanted.author;
        return theirs && !wanted.noBoosts && !wanted.onlyMedia ? std::optional(QString())
                                                               : std::nullopt;
    }
    // A lie stands in the place of the post that it is told of.
    const Note *truth = copy.forged ? call.world.note(copy.uri) : nullptr;
    if ((truth ? truth : note)->author == wanted.author) {
        // snac lists notes that everybody may read, to their author as well.
        const bool left = call.is("snac"_L1)
            && (note->visibility == Visibility::Private || note->poll.has_value());
        return left || (wanted.noReplies && note->toOthers)
                || (wanted.onlyMedia && note->media.empty())
            ? std::nullopt
            : std::optional(QString());
    }
    if (call.is("snac"_L1) && !wanted.noBoosts && !wanted.onlyMedia) {
        for (const QString &uri : call.world.announcesOf(note->uri, call.site)) {
            if (call.world.announce(uri)->booster == wanted.author) {
                return uri;
            }
        }
    }
    return std::nullopt;
}

/// What of it has come here; servers hear of others' pins, too.
HttpResponse pinnedOf(const Call &call, int author)
{
    QJsonArray found;
    for (const Note *note : call.world.pinsOf(author)) {
        const Copy *copy = call.world.copyOf(call.site, note->uri);
        if (copy && call.world.mayRead(*copy, call.viewer)) {
            found.append(statusJson(call.view(), *copy));
        }
    }
    return call.json(found);
}

HttpResponse statusesOf(const Call &call, int author)
{
    const Citizen &person = call.world.persons[size_t(author)];
    const bool snac = call.is("snac"_L1);
    // snac tells nobody about people from elsewhere here; GoToSocial nothing of the moved.
    const bool nothing = person.suspended || (snac && person.site != call.site)
        || (call.is("gotosocial"_L1) && person.movedTo >= 0);
    if (nothing) {
        return call.json(QJsonArray());
    }
    if (call.flag(u"pinned"_s) && !snac) { // which does not know the word (recorded)
        return pinnedOf(call, author);
    }
    const Wanted wanted{.author = author,
        .noBoosts = call.flag(u"exclude_reblogs"_s),
        .noReplies = call.flag(u"exclude_replies"_s),
        .onlyMedia = call.flag(u"only_media"_s)};
    PageRules rules{.defaultLimit = call.is("gotosocial"_L1) ? 30 : 20,
        .maxLimit = 40,
        .links = !snac,
        .keep = {u"exclude_reblogs"_s, u"exclude_replies"_s, u"only_media"_s, u"pinned"_s}};
    rules.newestOnly = snac ? snacKeeps : -1;
    return pageOf(
        call, [&](const Copy &copy) { return chooseOf(call, copy, wanted); }, rules);
}

/// Instead of ids: snac everywhere, Akkoma for an account and its statuses.
bool takesNames(const Call &call)
{
    const bool reads = call.request.method == "GET"
        && (call.parts.size() == 4 || call.parts.value(4) == u"statuses"_s);
    return call.is("snac"_L1) || (isAkkoma(call.software()) && reads);
}

} // namespace

HttpResponse accounts(const Call &call)
{
    const QString which = call.parts.value(3);
    if (which.isEmpty()) {
        return several(call);
    }
    if (which == u"verify_credentials"_s) {
        return call.viewer < 0 ? call.no(call.is("snac"_L1) ? 422 : 401)
                               : call.json(credentialsJson(call.view(), call.viewer));
    }
    if (which == u"update_credentials"_s && call.request.method == "PATCH") {
        return updateCredentials(call);
    }
    if (which == u"lookup"_s) {
        return lookup(call);
    }
    if (which == u"search"_s) {
        return accountSearch(call);
    }
    if (which == u"relationships"_s) {
        return relationships(call);
    }
    int person = call.world.personById(call.site, which);
    if (person < 0 && takesNames(call)) {
        person = call.world.find(which.contains(u'@') ? which : which + u'@' + call.home().host);
        person = person >= 0 && call.world.knows(call.site, person) ? person : -1;
    }
    if (person < 0) {
        return call.no(404);
    }
    if (call.parts.size() == 4) {
        return call.json(accountJson(call.view(), person));
    }
    const QString what = call.parts.size() == 5 ? call.parts[4] : QString();
    if (what == u"lists"_s) {
        return serverListsOf(call, person);
    }
    if (call.request.method == "POST") {
        return changeRelation(call, person, what).value_or(call.no(404));
    }
    if (what == u"following"_s) {
        return followingPage(call, person);
    }
    if (what == u"followers"_s) {
        return followersPage(call, person);
    }
    return what == u"statuses"_s ? statusesOf(call, person) : call.no(404);
}

} // namespace asterism

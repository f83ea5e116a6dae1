// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowreactions.h"

#include "content/names.h"
#include "ui/images/imageurl.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rows)
};

/// By its own host: which server told of it is not known here, and a shortcode is a server's own.
QString learnPicture(const Reaction &reaction, const RowNames &names)
{
    const QString host = QUrl(reaction.url).host();
    if (host.isEmpty() || !names.emojis) {
        return {};
    }
    names.emojis->add(host, {{reaction.name, reaction.url, reaction.staticUrl}});
    return imageUrl::emoji(host, reaction.name).toString();
}

/// Old signs such as ❤ are drawn as emoji only when that is said.
QString inColours(const QString &sign)
{
    const bool old = sign.size() == 1 && sign[0] >= u'\u203c' && sign[0] < u'\u3300';
    return old ? sign + u'\ufe0f' : sign;
}

RowReaction rowReaction(const Reaction &reaction, bool own, const RowNames &names)
{
    RowReaction shown;
    const QString name = inColours(safeName(spelt(reaction)));
    const ReactionFace face = faceOf(reaction, names);
    shown.picture = face.picture;
    shown.emoji = face.sign;
    shown.count = QLocale().toString(reaction.count);
    shown.mine = own;
    QString words = own ? Words::tr("%1 %2, yours") : u"%1 %2"_s;
    // From the end, for a name may hold a "%2".
    words.replace(u"%2"_s, shown.count);
    shown.spoken = words.replace(words.indexOf(u"%1"_s), 2, name);
    return shown;
}

/// The accounts' servers, by which their names of emoji are read.
QHash<QString, QString> homesOf(const RowNames &names)
{
    QHash<QString, QString> homes;
    if (names.acting.accounts) {
        for (const Account &account : *names.acting.accounts) {
            homes.insert(account.id.value, account.host);
        }
    }
    return homes;
}

/// By their places: of how many more accounts of ours each will be, or of how many fewer.
QHash<qsizetype, int> changesOf(const store::TimelineRow &row, const Doers &doers,
    const std::vector<Reaction> &reactions, const QHash<QString, QString> &homes)
{
    QHash<qsizetype, int> changes;
    const auto count = [&](const std::vector<store::AccountView> &views, int by) {
        for (const store::AccountView &view : views) {
            for (const qsizetype place : store::ownReactions({view}, reactions, homes)) {
                changes[place] += by;
            }
        }
    };
    count(doers.after, 1);
    count(row.viewers, -1);
    return changes;
}

void addPending(std::vector<Reaction> &reactions, const std::vector<Action> &pending,
    const QHash<QString, QString> &homes)
{
    for (const Action &action : pending) {
        if (action.kind != Action::Kind::React) {
            continue;
        }
        const QString home = homes.value(action.account.value);
        if (placeOfTold(reactions, action.reaction, home) < 0) {
            reactions.push_back({.name = action.reaction,
                .url = action.reactionUrl,
                .staticUrl = action.reactionUrl,
                .count = 0});
        }
    }
}

/// As the servers count them, but for what is on its way. One that is taken back and has no more
/// stays until its server has agreed: what is clicked on stays under the pointer.
std::vector<Reaction> withPendingReactions(const store::TimelineRow &row, const RowNames &names,
    const Doers &doers, const QHash<QString, QString> &homes)
{
    std::vector<Reaction> reactions = row.post.post.reactions;
    if (!names.acting.pending || !names.acting.pending->contains(row.post.post.uri)) {
        return reactions;
    }
    addPending(reactions, names.acting.pending->value(row.post.post.uri), homes);
    const QHash<qsizetype, int> changes = changesOf(row, doers, reactions, homes);
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        qint64 &count = reactions[size_t(it.key())].count;
        count = std::max<qint64>(0, count + it.value());
    }
    return reactions;
}

/// What one account gave, and what of it is on its way, by the places of the reactions.
struct OwnPlaces {
    QHash<qsizetype, QString> given; ///< what its server calls them
    QSet<qsizetype> waiting;
};

OwnPlaces placesOf(const Doer &doer, const std::vector<Reaction> &reactions)
{
    OwnPlaces places;
    for (const QString &name : doer.after.reactions) {
        places.given.insert(placeOfTold(reactions, name, doer.account.host), name);
    }
    for (const Action &action : doer.pending) {
        if (action.kind == Action::Kind::React || action.kind == Action::Kind::Unreact) {
            places.waiting.insert(placeOfTold(reactions, action.reaction, doer.account.host));
        }
    }
    return places;
}

void tellDeed(RowReaction &shown, const Reaction &reaction, const Doer &doer,
    const ActingPost &post, const OwnPlaces &places, qsizetype place)
{
    shown.url = reaction.url;
    shown.own = places.given.contains(place);
    shown.name = shown.own ? places.given[place] : nameThere(reaction, doer);
    shown.waits = places.waiting.contains(place);
    shown.why = shown.own ? QString() : whyNotReact(reaction, doer, post);
}

/// The best that any of our accounts may; Yes also where nothing is told.
Permission bestOf(
    const std::vector<store::AccountView> &viewers, Permission ViewerState::*permission)
{
    if (viewers.empty()) {
        return Permission::Yes;
    }
    Permission best = Permission::No;
    for (const store::AccountView &viewer : viewers) {
        const Permission own = viewer.state.*permission;
        if (own == Permission::Yes || own == Permission::Untold) {
            return Permission::Yes;
        }
        best = own == Permission::AfterApproval ? own : best;
    }
    return best;
}

void addLimit(
    QStringList &lines, Permission permission, const QString &refused, const QString &waits)
{
    if (permission == Permission::No) {
        lines << refused;
    } else if (permission == Permission::AfterApproval) {
        lines << waits;
    }
}

} // namespace

ReactionFace faceOf(const Reaction &reaction, const RowNames &names)
{
    const QString picture = learnPicture(reaction, names);
    return {picture, picture.isEmpty() ? inColours(safeName(spelt(reaction))) : QString()};
}

void setReactions(
    RowView &view, const store::TimelineRow &row, const RowNames &names, const Doers &doers)
{
    const QHash<QString, QString> homes = homesOf(names);
    const std::vector<Reaction> all = withPendingReactions(row, names, doers, homes);
    const QSet<qsizetype> own = store::ownReactions(doers.after, all, homes);
    const OwnPlaces places = doers.acting ? placesOf(*doers.acting, all) : OwnPlaces();
    for (qsizetype i = 0; i < qsizetype(all.size()); ++i) {
        const Reaction &reaction = all[size_t(i)];
        RowReaction shown = rowReaction(reaction, own.contains(i), names);
        if (doers.acting) {
            tellDeed(shown, reaction, *doers.acting, doers.post, places, i);
        }
        // What its server cannot do at all comes first.
        const QString never = view.acting.whyNot(Deed::React);
        shown.why = never.isEmpty() ? shown.why : never;
        view.reactions << QVariant::fromValue(shown);
    }
    view.reactionLine = !view.reactions.isEmpty();
}

bool hasOwnReaction(const RowView &view)
{
    return std::ranges::any_of(view.reactions,
        [](const QVariant &reaction) { return reaction.value<RowReaction>().mine; });
}

QString limitWords(const store::TimelineRow &row)
{
    QStringList lines;
    addLimit(lines, bestOf(row.viewers, &ViewerState::reply),
        Words::tr("Its author lets only some people reply."),
        Words::tr("Replies wait for its author's approval."));
    // That nobody boosts what is for followers is said by its visibility.
    const Permission boost = bestOf(row.viewers, &ViewerState::boost);
    if (!row.post.post.channel.isEmpty()) {
        addLimit(lines, boost,
            Words::tr("What is in this channel is boosted and quoted there only."), QString());
    } else if (isOpen(row.post.post.visibility)) {
        addLimit(lines, boost, Words::tr("Its author lets only some people boost it."),
            Words::tr("Boosts wait for its author's approval."));
    }
    addLimit(lines, bestOf(row.viewers, &ViewerState::favourite),
        Words::tr("Its author lets only some people favourite it."),
        Words::tr("Favourites wait for its author's approval."));
    return lines.join(u'\n');
}

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/acting.h"

#include "base/host.h"
#include "protocol/capabilities.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using ActionKind = Action::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Acting)
};

/// What the software lacks for it; empty: nothing. "%1" is the server.
QString lackOfPosts(ActionKind kind, const Capabilities &can)
{
    switch (kind) {
    case ActionKind::Boost:
    case ActionKind::Unboost:
    case ActionKind::Favourite:
    case ActionKind::Unfavourite:
        return can.marksPosts ? QString()
                              : Words::tr("%1 takes no boosts and favourites from here.");
    case ActionKind::Delete:
        return can.deletesPosts ? QString() : Words::tr("%1 cannot delete posts.");
    case ActionKind::Bookmark:
    case ActionKind::Unbookmark:
        return can.bookmarks ? QString() : Words::tr("%1 keeps no bookmarks.");
    case ActionKind::React:
    case ActionKind::Unreact:
        return can.reactionCalls != Capabilities::ReactionCalls::None
            ? QString()
            : Words::tr("%1 knows no reactions with emoji.");
    case ActionKind::Vote:
        return can.votes ? QString() : Words::tr("%1 takes no votes.");
    case ActionKind::Pin:
    case ActionKind::Unpin:
        return can.pins ? QString() : Words::tr("%1 pins no posts.");
    case ActionKind::MuteThread:
    case ActionKind::UnmuteThread:
        return can.threadMutes ? QString() : Words::tr("%1 mutes no threads.");
    case ActionKind::Edit:
        return can.edits ? QString() : Words::tr("%1 cannot change posts.");
    case ActionKind::Publish:
        return can.publishes ? QString() : Words::tr("%1 takes no new posts from here.");
    default:
        return {};
    }
}

QString lackOfOthers(ActionKind kind, const Capabilities &can)
{
    switch (kind) {
    case ActionKind::Mute:
    case ActionKind::Unmute:
        return can.mutes ? QString() : Words::tr("%1 mutes nobody.");
    case ActionKind::Block:
    case ActionKind::Unblock:
        return can.blocks ? QString() : Words::tr("%1 blocks nobody.");
    case ActionKind::AcceptFollower:
    case ActionKind::RejectFollower:
        return can.followRequests ? QString() : Words::tr("%1 does not tell who wants to follow.");
    case ActionKind::RemoveFollower:
        return can.removesFollowers ? QString() : Words::tr("%1 removes no followers.");
    case ActionKind::Report:
        return can.reports ? QString() : Words::tr("%1 takes no reports.");
    case ActionKind::Annotate:
        return can.notes ? QString() : Words::tr("%1 keeps no notes about people.");
    case ActionKind::BlockDomain:
    case ActionKind::UnblockDomain:
        return can.domainBlocks ? QString() : Words::tr("%1 blocks no servers for one account.");
    case ActionKind::FollowTag:
    case ActionKind::UnfollowTag:
        return can.followTags ? QString() : Words::tr("Nobody can follow hashtags on %1.");
    default:
        return {};
    }
}

QString lackOf(ActionKind kind, const Account &account, const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    if (!can.clientApi) {
        return Words::tr("%1 has no API that Asterism speaks.").arg(account.host);
    }
    const QString lack = isOfPost(kind) || kind == ActionKind::Publish ? lackOfPosts(kind, can)
                                                                       : lackOfOthers(kind, can);
    return lack.isEmpty() ? lack : lack.arg(account.host);
}

bool isRestricted(Visibility visibility)
{
    return visibility == Visibility::Private || visibility == Visibility::Direct;
}

bool isThere(const ActingPost &post, const Account &account)
{
    return account.host == post.originHost || account.acct.section(u'@', -1) == post.originHost;
}

/// Who cannot see a post does nothing with it.
QString whyUnseen(const ActingPost &post, const Account &account, const ActingView &view)
{
    if (post.visibility == Visibility::Local && !isThere(post, account)) {
        return Words::tr("This post is on %1 alone.").arg(post.originHost);
    }
    if (isRestricted(post.visibility) && !view.saw && post.author != account.acct) {
        return Words::tr("@%1 does not see this post.").arg(account.acct);
    }
    return {};
}

QString whyNoBoost(const ActingPost &post, const Account &account, const Capabilities &can)
{
    if (post.visibility == Visibility::Direct) {
        return Words::tr("What is for some people only cannot be boosted.");
    }
    const bool own = post.author == account.acct;
    if (post.visibility == Visibility::Private && (!own || !can.boostsOwnPrivate)) {
        return own ? Words::tr("%1 boosts no posts for followers only.").arg(account.host)
                   : Words::tr("Only its author could boost what is for followers only.");
    }
    return {};
}

/// Misskey's channels decide it for all that is in them.
QString whyKept()
{
    return Words::tr("What is in this channel is boosted and quoted there only.");
}

QString whyForbidden(ActionKind kind, const ActingPost &post, const ViewerState &state)
{
    if (kind == ActionKind::Boost && state.boost == Permission::No) {
        return post.inChannel ? whyKept() : Words::tr("Its author wants no boosts of it.");
    }
    if (kind == ActionKind::Favourite && state.favourite == Permission::No) {
        return Words::tr("Its author wants no favourites of it.");
    }
    if (kind == ActionKind::Publish && state.reply == Permission::No) {
        return Words::tr("Its author wants no replies to it.");
    }
    return {};
}

QString whyNoQuote(const ActingPost &post, const Account &account, const Capabilities &can)
{
    if (post.visibility == Visibility::Direct) {
        return Words::tr("What is for some people only cannot be quoted.");
    }
    const bool own = post.author == account.acct;
    if (post.visibility == Visibility::Private && (!own || !can.quotesOwnPrivate)) {
        return own ? Words::tr("%1 quotes no posts for followers only.").arg(account.host)
                   : Words::tr("Only its author could quote what is for followers only.");
    }
    return {};
}

/// What the kind itself wants of the post.
QString whyUnfit(
    ActionKind kind, const ActingPost &post, const Account &account, const Capabilities &can)
{
    const bool ofOwn =
        kind == ActionKind::Pin || kind == ActionKind::Delete || kind == ActionKind::Edit;
    if (ofOwn && post.author != account.acct) {
        return Words::tr("Only its author can do that.");
    }
    if (kind == ActionKind::Pin && post.visibility == Visibility::Direct) {
        return Words::tr("What is for some people only cannot be pinned.");
    }
    if (kind == ActionKind::Vote && !post.poll) {
        return Words::tr("There is no poll in this post.");
    }
    if (kind == ActionKind::Vote && post.pollEnded) {
        return Words::tr("The poll has ended.");
    }
    return kind == ActionKind::Boost ? whyNoBoost(post, account, can) : QString();
}

/// The marks of a post that an answer may leave untold.
bool isOfReactions(ActionKind kind)
{
    return kind == ActionKind::Favourite || kind == ActionKind::Unfavourite
        || kind == ActionKind::React || kind == ActionKind::Unreact;
}

bool isOfPin(ActionKind kind)
{
    return kind == ActionKind::Pin || kind == ActionKind::Unpin;
}

bool reactedWith(const ViewerState &state, const QString &name)
{
    return placeOfReaction(state.reactions, name) >= 0;
}

/// Whether the post bears the mark that the action sets or takes away; nothing where it is about no
/// mark.
std::optional<bool> markOf(const Action &action, const ViewerState &state)
{
    switch (action.kind) {
    case ActionKind::Boost:
    case ActionKind::Unboost:
        return state.boosted;
    case ActionKind::Favourite:
    case ActionKind::Unfavourite:
        return state.favourited;
    case ActionKind::Bookmark:
    case ActionKind::Unbookmark:
        return state.bookmarked;
    case ActionKind::Pin:
    case ActionKind::Unpin:
        return state.pinned;
    case ActionKind::MuteThread:
    case ActionKind::UnmuteThread:
        return state.muted;
    case ActionKind::React:
    case ActionKind::Unreact:
        return reactedWith(state, action.reaction);
    default:
        return {};
    }
}

bool setsMark(ActionKind kind)
{
    return kind == ActionKind::Boost || kind == ActionKind::Favourite
        || kind == ActionKind::Bookmark || kind == ActionKind::Pin || kind == ActionKind::MuteThread
        || kind == ActionKind::React;
}

/// Where there may be but so many, a new one is in the place of the oldest (`most`; 0: no limit).
void setReaction(ViewerState &state, const QString &name, bool set, int most)
{
    const qsizetype place = placeOfReaction(state.reactions, name);
    if (!set && place >= 0) {
        state.reactions.removeAt(place);
    } else if (set && place < 0) {
        state.reactions << name;
        while (most > 0 && state.reactions.size() > most) {
            state.reactions.removeFirst();
        }
    }
}

void applyPending(ViewerState &state, const Action &action, int reactionsEach)
{
    const bool set = setsMark(action.kind);
    switch (action.kind) {
    case ActionKind::Boost:
    case ActionKind::Unboost:
        state.boosted = set;
        break;
    case ActionKind::Favourite:
    case ActionKind::Unfavourite:
        state.favourited = set;
        break;
    case ActionKind::Bookmark:
    case ActionKind::Unbookmark:
        state.bookmarked = set;
        break;
    case ActionKind::Pin:
    case ActionKind::Unpin:
        state.pinned = set;
        break;
    case ActionKind::MuteThread:
    case ActionKind::UnmuteThread:
        state.muted = set;
        break;
    case ActionKind::React:
    case ActionKind::Unreact:
        setReaction(state, action.reaction, set, reactionsEach);
        break;
    default:
        break;
    }
}

const Account *accountOf(const std::vector<Account> &accounts, const AccountId &id)
{
    const auto found = std::ranges::find(accounts, id, &Account::id);
    return found == accounts.end() ? nullptr : &*found;
}

/// Whether it can do anything with a post that not everybody sees.
bool mayAct(const ActingPost &post, const Account &account, const std::vector<AccountId> &saw)
{
    if (post.visibility == Visibility::Local) {
        return isThere(post, account);
    }
    return !isRestricted(post.visibility) || post.author == account.acct
        || std::ranges::find(saw, account.id) != saw.end();
}

} // namespace

QString whyNot(ActionKind kind, const ActingPost &post, const Account &account,
    const Instance &instance, const ActingView &view)
{
    // Whoever takes new posts with pictures only takes answers without (Capabilities::publishes).
    const bool answers = kind == ActionKind::Publish;
    QString why = lackOf(answers ? ActionKind::Unknown : kind, account, instance);
    if (why.isEmpty()) {
        why = whyUnseen(post, account, view);
    }
    if (why.isEmpty()) {
        why = whyUnfit(kind, post, account, capabilities(instance));
    }
    if (why.isEmpty() && view.state) {
        why = whyForbidden(kind, post, *view.state);
    }
    return why;
}

QString whyNotQuote(const ActingPost &post, const Account &account, const Instance &instance,
    const ActingView &view)
{
    const QString why = lackOf(ActionKind::Publish, account, instance);
    if (!why.isEmpty()) {
        return why;
    }
    const Capabilities can = capabilities(instance);
    if (!can.quotes) {
        return Words::tr("Nobody can quote on %1.").arg(account.host);
    }
    if (const QString unseen = whyUnseen(post, account, view); !unseen.isEmpty()) {
        return unseen;
    }
    const QString unfit = whyNoQuote(post, account, can);
    if (!unfit.isEmpty() || !view.state || view.state->quote != Permission::No) {
        return unfit;
    }
    return post.inChannel
        ? whyKept()
        : Words::tr("Its author does not let @%1 quote it.").replace(u"%1"_s, account.acct);
}

QString quoteCaveat(const ActingView &view)
{
    return view.state && view.state->quote == Permission::AfterApproval
        ? Words::tr("Its author must agree first: the quote waits until then.")
        : QString();
}

AcceptedReactions acceptedReactions(const ActingPost &post, const Account &account)
{
    return acceptedFrom(post.acceptance, account.host == post.originHost);
}

QString acceptanceWords(AcceptedReactions accepted)
{
    switch (accepted) {
    case AcceptedReactions::Like:
        return Words::tr("Its author takes no reactions but ❤.");
    case AcceptedReactions::NonSensitive:
        return Words::tr("Its author takes no sensitive emoji.");
    case AcceptedReactions::All:
        break;
    }
    return {};
}

QString whyNotReaction(const ActingPost &post, const Account &account, const QString &name)
{
    const AcceptedReactions accepted = acceptedReactions(post, account);
    const bool isRefused = accepted == AcceptedReactions::Like && !isLike(name);
    return isRefused ? acceptanceWords(accepted) : QString();
}

QString whyNot(ActionKind kind, const Account &account, const Instance &instance)
{
    return lackOf(kind, account, instance);
}

std::optional<bool> holds(const Action &action, const std::optional<ViewerState> &state)
{
    const auto mark = state ? markOf(action, *state) : std::nullopt;
    if (!mark) {
        return {};
    }
    // Reactions that are there were told. Any other mark may have been set or taken away elsewhere.
    const bool untold = isOfReactions(action.kind)
        ? !*mark && state->reactionsUntold
        : state->marksUntold || (isOfPin(action.kind) && state->pinUntold);
    return untold ? std::nullopt : std::optional(*mark == setsMark(action.kind));
}

QString favouriteReaction(const Instance &instance, AcceptedReactions accepted)
{
    const QString &told = instance.favouriteReaction;
    return told.isEmpty() || accepted == AcceptedReactions::Like ? usualReaction() : told;
}

Action asReaction(Action action, const QStringList &given, const QString &usual)
{
    const bool gives = action.kind == ActionKind::Favourite;
    const bool takes = action.kind == ActionKind::Unfavourite && !given.isEmpty();
    if (gives || takes) {
        action.kind = gives ? ActionKind::React : ActionKind::Unreact;
        action.reaction = gives ? usual : given.first();
    }
    return action;
}

AccountId actorFor(const ActingPost &post, const std::vector<Account> &accounts,
    const std::vector<AccountId> &saw, const AccountId &standard, const AccountId &wished)
{
    if (accounts.empty()) {
        return {};
    }
    for (const AccountId &id : {wished, standard}) {
        const Account *account = accountOf(accounts, id);
        if (account && mayAct(post, *account, saw)) {
            return id;
        }
    }
    const auto author = std::ranges::find(accounts, post.author, &Account::acct);
    if (author != accounts.end() && isRestricted(post.visibility)) {
        return author->id;
    }
    const auto able = std::ranges::find_if(
        accounts, [&](const Account &account) { return mayAct(post, account, saw); });
    if (able != accounts.end()) {
        return able->id;
    }
    // None can: whoever is asked for says why not.
    const AccountId &asked = accountOf(accounts, wished) ? wished : standard;
    return accountOf(accounts, asked) ? asked : accounts.front().id;
}

ViewerState withPending(ViewerState state, const std::vector<Action> &pending, int reactionsEach)
{
    for (const Action &action : pending) {
        applyPending(state, action, reactionsEach);
    }
    return state;
}

ActingPost actingPost(const Post &post, qint64 now)
{
    const QString host = hostOf(QUrl(post.uri));
    return {.uri = post.uri,
        .url = post.url,
        .author = post.author.acct,
        .visibility = post.visibility,
        .originHost = host.isEmpty() ? post.author.acct.section(u'@', -1) : host,
        .poll = post.poll.has_value(),
        .pollEnded = post.poll && hasEnded(*post.poll, now),
        .inChannel = !post.channel.isEmpty(),
        .acceptance = post.reactionAcceptance};
}

ActingView actingView(Visibility visibility, const std::vector<store::AccountView> &viewers,
    const QStringList &seenBy, const Account &account)
{
    ActingView view;
    const auto own = std::ranges::find(viewers, account.id, &store::AccountView::account);
    if (own != viewers.end()) {
        view.state = own->state;
    }
    const bool narrow = visibility == Visibility::Private || visibility == Visibility::Direct;
    view.saw = view.state.has_value() || (!narrow && seenBy.contains(account.host));
    return view;
}

} // namespace asterism

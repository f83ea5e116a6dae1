// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/sending.h"

#include "cli/actionwords.h"
#include "cli/await.h"
#include "cli/exitcode.h"
#include "sync/directreceivers.h"
#include "sync/readyaction.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

ReadyAction readyErrand(
    Context &context, const Action &action, const Account &account, const MeantPost *post)
{
    const bool kept = post != nullptr && post->known && isOfPost(action.kind);
    const auto state = kept ? viewOf(*post, account).state : std::nullopt;
    const Instance server = knownServer(context, account).value_or(Instance());
    const AcceptedReactions accepted =
        kept ? acceptedReactions(post->post, account) : AcceptedReactions::All;
    return readyFor(server, action, state, kept ? post->readAt : 0, accepted);
}

/// Into the outbox, unless it is known that it cannot be.
Errand begunErrand(Context &context, Action action, const Account &account, const MeantPost *post)
{
    action.account = account.id;
    Errand errand{.action = action};
    if (!mayTry(context, action, account, post)) {
        errand.status = context.status;
        return errand;
    }
    const ReadyAction ready = readyErrand(context, action, account, post);
    const auto put = await(context.app->store->writeUser(
        [ready](store::UserTx &tx) { return enqueueReady(tx, ready, 0); }));
    if (!put) {
        errand.status = context.out.fail(put.error());
        return errand;
    }
    errand.id = put->id;
    return errand;
}

} // namespace

QString acctOf(const Context &context, const AccountId &account)
{
    const Account *own = context.names.account(account);
    return own != nullptr ? own->acct : account.value;
}

bool mayTry(Context &context, const Action &action, const Account &account, const MeantPost *post)
{
    if (account.needsSignIn) {
        context.status =
            context.out.fail(Error{.kind = ErrorKind::Credentials, .subject = account.acct});
        return false;
    }
    const QString why = whyNotTry(context, action, post, account);
    if (!why.isEmpty()) {
        context.status =
            context.out.fail(ExitRefused, deedWords(action, account.acct) + u": "_s + why);
    }
    return why.isEmpty();
}

std::vector<Action> outgoing(const Context &context, const Draft &draft)
{
    std::vector<Action> actions = actionsOf(draft);
    for (Action &action : actions) {
        PostText &post = action.post;
        if (action.kind == Action::Kind::Publish && post.visibility == Visibility::Direct) {
            const QStringList texts{post.text, draft.action.post.text}; // of a thread the first
            post.to = directReceivers(texts, post.to, acctOf(context, action.account));
        }
    }
    return actions;
}

std::optional<std::vector<Errand>> putPosts(Context &context, const Draft &draft)
{
    const std::vector<Action> actions = outgoing(context, draft);
    const auto ids =
        await(context.app->store->writeUser([actions, key = draft.key](store::UserTx &tx) {
            return store::enqueuePosts(tx, actions, 0, key);
        }));
    if (!ids) {
        context.status = context.out.fail(ids.error());
        return {};
    }
    std::vector<Errand> errands;
    for (size_t i = 0; i < actions.size() && i < ids->size(); ++i) {
        errands.push_back({.action = actions[i], .id = (*ids)[i]});
    }
    return errands;
}

int sawThrough(Context &context, std::vector<Errand> errands)
{
    waitForErrands(context, errands);
    return toldErrands(context, errands);
}

int haveDone(Context &context, const Action &action, const std::vector<const Account *> &accounts,
    const MeantPost *post)
{
    std::vector<Errand> errands;
    for (const Account *account : accounts) {
        errands.push_back(begunErrand(context, action, *account, post));
    }
    return sawThrough(context, std::move(errands));
}

int haveDone(Context &context, const Action &action, const MeantPost *post)
{
    const auto accounts = actors(context, action.kind, post);
    return accounts.empty() ? context.status : haveDone(context, action, accounts, post);
}

int waitForRow(Context &context, qint64 id)
{
    const auto row = await(
        context.app->store->readUser([id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
    if (!row || !*row) {
        return row ? int(ExitInternal) : context.out.fail(row.error());
    }
    return sawThrough(context, {{.action = (**row).action, .id = id}});
}

} // namespace asterism::cli

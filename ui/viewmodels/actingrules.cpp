// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/actingrules.h"

#include "ui/models/rowdoers.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Acting)
};

Error refusal(const QString &sentence)
{
    return {.kind = ErrorKind::Rejected, .detail = sentence};
}

std::optional<Account> chosenAccount(const OwnActors &own, const AccountId &id)
{
    const auto account = std::ranges::find(own.accounts, id, &Account::id);
    return account == own.accounts.end() ? std::nullopt : std::optional(*account);
}

Error nobodyActs()
{
    return refusal(Words::tr("Sign in with an account first."));
}

/// The post that an action is about, or a new one answers; nothing where the cache has none.
Result<std::optional<store::TimelineRow>> rowOfPost(store::CacheTx &tx, const QString &uri)
{
    const auto post = store::postByUri(tx, uri);
    if (!post) {
        return post.error();
    }
    return *post ? std::optional(store::rowOf(tx, (*post)->row)) : std::nullopt;
}

AccountId whoDoes(
    Action::Kind kind, const ActingPost &post, const store::TimelineRow &row, const OwnActors &own)
{
    const auto author = std::ranges::find(own.accounts, post.author, &Account::acct);
    return isAuthorsAlone(kind) && author != own.accounts.end()
        ? author->id
        : actorFor(post, own.accounts, whoSaw(row), own.standard);
}

Result<ReadyAction> readyForPost(store::CacheTx &tx, Action action, const OwnActors &own)
{
    const auto row = rowOfPost(tx, action.target);
    if (!row) {
        return row.error();
    }
    if (!*row) {
        return refusal(Words::tr("This post is not kept here any more."));
    }
    const Post &told = (*row)->post.post;
    const ActingPost post = actingPost(told, tx.now);
    const AccountId who =
        action.account.isEmpty() ? whoDoes(action.kind, post, **row, own) : action.account;
    const auto account = chosenAccount(own, who);
    if (!account) {
        return nobodyActs();
    }
    const Instance server = serverOf(tx, *account);
    const ActingView view =
        actingView((*row)->post.post.visibility, (*row)->viewers, (*row)->seenBy, *account);
    const bool again = action.kind == Action::Kind::Vote && view.state && view.state->voted;
    QString why = again ? Words::tr("%1 has voted there already.").arg(account->acct)
                        : whyNot(action.kind, post, *account, server, view);
    if (why.isEmpty() && action.kind == Action::Kind::React) {
        why = whyNotReaction(post, *account, action.reaction);
    }
    if (!why.isEmpty()) {
        return refusal(why);
    }
    action.account = account->id;
    action.target = told.uri; // it may have been asked for by its page
    action.targetUrl = told.url;
    return readyFor(server, action, view.state, tx.now, acceptedReactions(post, *account));
}

/// What a new post answers or quotes may be for some people only, or be closed by its author.
Result<Done> mayAnswer(store::CacheTx &tx, Action &action, const Account &account)
{
    const auto fill = [&tx](const QString &uri, QString &url) -> Result<Done> {
        const auto row = rowOfPost(tx, uri);
        if (row && *row && url.isEmpty()) {
            url = (*row)->post.post.url;
        }
        return row ? Result<Done>(Done{}) : row.error();
    };
    PostText &text = action.post;
    auto done = text.quote.isEmpty() ? Result<Done>(Done{}) : fill(text.quote, text.quoteUrl);
    if (!done || text.replyTo.isEmpty()) {
        return done;
    }
    const auto row = rowOfPost(tx, text.replyTo);
    if (!row || !*row) {
        return row ? Result<Done>(Done{}) : row.error();
    }
    text.replyToUrl = text.replyToUrl.isEmpty() ? (*row)->post.post.url : text.replyToUrl;
    const QString why =
        whyNot(action.kind, actingPost((*row)->post.post, tx.now), account, serverOf(tx, account),
            actingView((*row)->post.post.visibility, (*row)->viewers, (*row)->seenBy, account));
    return why.isEmpty() ? Result<Done>(Done{}) : refusal(why);
}

} // namespace

Result<ReadyAction> readyAction(store::CacheTx &tx, Action action, const OwnActors &own)
{
    if (isOfPost(action.kind)) {
        return readyForPost(tx, std::move(action), own);
    }
    const auto account =
        chosenAccount(own, action.account.isEmpty() ? own.standard : action.account);
    if (!account) {
        return nobodyActs();
    }
    action.account = account->id;
    if (action.kind == Action::Kind::Publish) {
        const auto may = mayAnswer(tx, action, *account);
        return may ? Result<ReadyAction>(ReadyAction{std::move(action), {}}) : may.error();
    }
    const QString why = whyNot(action.kind, *account, serverOf(tx, *account));
    return why.isEmpty() ? Result<ReadyAction>(ReadyAction{std::move(action), {}}) : refusal(why);
}

Result<std::vector<Action>> readyPosts(
    store::CacheTx &tx, const std::vector<Action> &posts, const OwnActors &own)
{
    std::vector<Action> all;
    for (const Action &post : posts) {
        const auto ready = readyAction(tx, post, own);
        if (!ready) {
            return ready.error();
        }
        all.push_back(ready->action);
    }
    return all;
}

} // namespace asterism::ui

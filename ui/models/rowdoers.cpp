// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowdoers.h"

#include "base/clock.h"
#include "base/host.h"
#include "content/names.h"
#include "protocol/capabilities.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Acting)
};

std::vector<Action> pendingOf(const RowNames &names, const QString &uri, const AccountId &account)
{
    std::vector<Action> own;
    if (names.acting.pending) {
        for (const Action &action : names.acting.pending->value(uri)) {
            if (action.account == account) {
                own.push_back(action);
            }
        }
    }
    return own;
}

/// A vote is nothing that can be taken back, so that withPending() does not speak of it.
ViewerState afterAll(const std::optional<ViewerState> &state, const std::vector<Action> &pending,
    const Instance &server)
{
    ViewerState after =
        withPending(state.value_or(ViewerState{}), pending, capabilities(server).reactionsEach);
    for (const Action &action : pending) {
        if (action.kind == Action::Kind::Vote) {
            after.voted = true;
            after.votes = action.choices;
        }
    }
    return after;
}

std::shared_ptr<const Instance> serverFor(
    store::CacheTx &tx, const RowNames &names, const Account &account)
{
    return names.acting.servers ? names.acting.servers->of(tx, account)
                                : std::make_shared<const Instance>(serverOf(tx, account));
}

Doer doerFor(store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names,
    const Account &account)
{
    Doer doer{.account = account,
        .view = actingView(row.post.post.visibility, row.viewers, row.seenBy, account)};
    doer.server = serverFor(tx, names, account);
    doer.pending = pendingOf(names, row.post.post.uri, account.id);
    doer.after = afterAll(doer.view.state, doer.pending, *doer.server);
    return doer;
}

const Account *accountIn(const std::vector<Account> &accounts, const AccountId &id)
{
    const auto account = std::ranges::find(accounts, id, &Account::id);
    return account == accounts.end() ? nullptr : &*account;
}

AccountId whoActs(const ActingPost &post, const store::TimelineRow &row, const ActingNames &names)
{
    const auto &accounts = *names.accounts;
    const bool here = accountIn(accounts, names.wished) != nullptr;
    return actorFor(post, accounts, whoSaw(row), names.standard, here ? names.wished : AccountId{});
}

std::vector<store::AccountView> viewersAfter(
    store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names)
{
    const auto pending = names.acting.pending ? names.acting.pending->constFind(row.post.post.uri)
                                              : PendingByPost::const_iterator();
    if (!names.acting.pending || pending == names.acting.pending->cend()) {
        return row.viewers; // nearly always
    }
    std::vector<store::AccountView> after = row.viewers;
    for (const Action &action : *pending) {
        if (std::ranges::find(after, action.account, &store::AccountView::account) == after.end()) {
            after.push_back({action.account, {}});
        }
    }
    for (store::AccountView &view : after) {
        const Account *account =
            names.acting.accounts ? accountIn(*names.acting.accounts, view.account) : nullptr;
        view.state = afterAll(view.state, pendingOf(names, row.post.post.uri, view.account),
            account ? *serverFor(tx, names, *account) : Instance());
    }
    return after;
}

bool isWithin(const QString &host, const QString &domain)
{
    return host == domain || host.endsWith(u'.' + domain);
}

/// Whose emoji it is; empty where nothing tells.
QString emojiHost(const Reaction &reaction)
{
    const QString told = reaction.name.section(u'@', 1);
    return told.isEmpty() ? hostOf(QUrl(reaction.url)) : told;
}

bool isPictured(const Reaction &reaction)
{
    return spelt(reaction) != reaction.name;
}

bool isOwnEmoji(const Reaction &reaction, const Doer &doer)
{
    const QString host = emojiHost(reaction);
    return host.isEmpty()
        ? doer.view.saw
        : isWithin(host, doer.account.host) || isWithin(host, doer.account.acct.section(u'@', -1));
}

} // namespace

std::vector<AccountId> whoSaw(const store::TimelineRow &row)
{
    std::vector<AccountId> saw;
    for (const store::AccountView &viewer : row.viewers) {
        saw.push_back(viewer.account);
    }
    return saw;
}

Doers doersOf(store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names)
{
    const Post &post = row.post.post;
    Doers doers{.post = actingPost(post, SystemClock().now())};
    doers.after = viewersAfter(tx, row, names);
    const auto &accounts = names.acting.accounts;
    if (!accounts || accounts->empty()) {
        return doers;
    }
    if (const Account *who = accountIn(*accounts, whoActs(doers.post, row, names.acting))) {
        doers.acting = doerFor(tx, row, names, *who);
    }
    const auto author = std::ranges::find(*accounts, post.author.acct, &Account::acct);
    if (author != accounts->end()) {
        doers.author = doers.acting && doers.acting->account.id == author->id
            ? doers.acting
            : doerFor(tx, row, names, *author);
    }
    return doers;
}

std::vector<Doer> allDoers(store::CacheTx &tx, const store::TimelineRow &row, const RowNames &names)
{
    std::vector<Doer> all;
    if (names.acting.accounts) {
        for (const Account &account : *names.acting.accounts) {
            all.push_back(doerFor(tx, row, names, account));
        }
    }
    return all;
}

void setVote(RowView &view, const Post &post, const Doers &doers)
{
    view.pollEnded = post.poll && doers.post.pollEnded;
    if (!post.poll || !doers.acting) {
        return;
    }
    const Doer &doer = *doers.acting;
    for (const int choice : doer.after.votes) {
        if (choice >= 0 && choice < view.poll.size()) {
            auto option = view.poll[choice].value<RowPollOption>();
            option.own = true;
            view.poll[choice] = QVariant::fromValue(option);
        }
    }
    view.pollMultiple = post.poll->multiple;
    view.pollOpen = !doers.post.pollEnded && !doer.after.voted
        && whyNot(Action::Kind::Vote, doers.post, doer.account, *doer.server, doer.view).isEmpty();
}

QString nameThere(const Reaction &reaction, const Doer &doer)
{
    const QString &name = reaction.name;
    return isOwnEmoji(reaction, doer) ? name.section(u'@', 0, 0) : name;
}

QString whyNotReact(const Reaction &reaction, const Doer &doer, const ActingPost &post)
{
    const QString refused = whyNotReaction(post, doer.account, reaction.name);
    if (!refused.isEmpty()) {
        return refused;
    }
    if (!isPictured(reaction) || isOwnEmoji(reaction, doer)) {
        return {};
    }
    QString words = Words::tr("%1 is an emoji of another server, and %2 has none of that name.");
    // From the end, for a name may hold a "%2".
    words.replace(u"%2"_s, doer.account.host);
    return words.replace(words.indexOf(u"%1"_s), 2, safeName(spelt(reaction)));
}

} // namespace asterism::ui

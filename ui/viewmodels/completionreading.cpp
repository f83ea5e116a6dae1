// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/completionreading.h"

#include "store/accounts.h"
#include "store/familiar.h"
#include "store/instances.h"

#include <algorithm>

namespace asterism::ui {

namespace {

/// An empty one where there is none.
Result<Account> accountOfId(store::UserTx &tx, const QString &id)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto found = std::ranges::find(*accounts, AccountId{id}, &Account::id);
    return found == accounts->end() ? Account() : *found;
}

std::vector<Completion> completionsOf(const std::vector<Actor> &people)
{
    std::vector<Completion> all;
    for (const Actor &person : people) {
        if (const auto completion = personCompletion(person)) {
            all.push_back(*completion);
        }
    }
    return all;
}

std::vector<Completion> completionsOf(const QStringList &tags)
{
    std::vector<Completion> all;
    for (const QString &tag : tags) {
        if (const auto completion = tagCompletion(tag)) {
            all.push_back(*completion);
        }
    }
    return all;
}

Result<std::vector<Completion>> knownIn(
    store::CacheTx &tx, const CompletionQuestion &question, const Account &account, int most)
{
    const store::KnownWish wish{.acct = account.acct,
        .home = homeSource(account.id, account.host),
        .text = question.text,
        .most = most};
    if (question.kind == TypedWord::Kind::Person) {
        const auto people = store::knownPeople(tx, wish);
        return people ? completionsOf(*people) : Result<std::vector<Completion>>(people.error());
    }
    if (question.kind == TypedWord::Kind::Tag) {
        const auto tags = store::knownTags(tx, wish);
        return tags ? completionsOf(*tags) : Result<std::vector<Completion>>(tags.error());
    }
    return std::vector<Completion>();
}

Result<KnownCompletions> readKnown(
    store::CacheTx &tx, const CompletionQuestion &question, const Account &account, int most)
{
    const auto found = knownIn(tx, question, account, most);
    const auto server = store::instance(tx, account.host);
    if (!found || !server) {
        return found ? server.error() : found.error();
    }
    return KnownCompletions{.question = question,
        .unspaced = *server && (*server)->family == Instance::Family::Misskey,
        .found = *found};
}

} // namespace

QFuture<Result<KnownCompletions>> readCompletions(
    store::Store &store, const CompletionQuestion &question, int most)
{
    const auto known = [&store, question, most](const Result<Account> &account) {
        return store.readCache(
            [question, account, most](store::CacheTx &tx) -> Result<KnownCompletions> {
                return account ? readKnown(tx, question, *account, most)
                               : Result<KnownCompletions>(account.error());
            });
    };
    return store
        .readUser([id = question.account](store::UserTx &tx) { return accountOfId(tx, id); })
        .then(&store, known)
        .unwrap();
}

} // namespace asterism::ui

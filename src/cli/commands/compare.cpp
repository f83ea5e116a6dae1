// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/compare.h"

#include "cli/await.h"
#include "cli/commands/moving.h"
#include "cli/comparisonwords.h"
#include "cli/exitcode.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr MovedKind comparedKinds[] = {MovedKind::Follows, MovedKind::Followers, MovedKind::Mutes,
    MovedKind::Blocks, MovedKind::Lists};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

Result<Done> addAccountTo(
    Comparison &comparison, Context &context, const Account &account, size_t number)
{
    const qint64 since = context.app->clock.now() - freshEnoughMs;
    for (const MovedKind kind : comparedKinds) {
        if (const auto read = readCensus(context, account, kind, since); !read) {
            if (read.error().kind != ErrorKind::Usage) {
                return read.error();
            }
            noteMissing(context, account, kind);
            continue;
        }
        const auto items = censusItems(context, account, kind);
        if (!items) {
            return items.error();
        }
        comparison.add(number, kind, *items);
    }
    return Done{};
}

Result<Done> addOwnListsTo(Comparison &comparison, Context &context)
{
    for (const List &list : context.names.lists) {
        const auto members = await(context.app->lists.members(list));
        if (!members) {
            return members.error();
        }
        QStringList accts;
        for (const ListMember &member : *members) {
            accts << member.acct;
        }
        comparison.addOwnList(list.name, accts);
    }
    return Done{};
}

/// Empty when one of them is none of the user's, or is named twice; `status` says why.
std::vector<const Account *> typedAccounts(Context &context)
{
    std::vector<const Account *> accounts;
    for (const QString &typed : context.options.moving.words) {
        const Account *account = ownAccount(context, typed);
        if (account == nullptr) {
            return {};
        }
        if (std::ranges::find(accounts, account) != accounts.end()) {
            context.status = context.out.fail(
                ExitUsage, Words::tr("%1 is named twice.").replace(u"%1"_s, account->acct));
            return {};
        }
        accounts.push_back(account);
    }
    return accounts;
}

int tellCompared(
    Context &context, const std::vector<ComparedPerson> &people, const QStringList &accts)
{
    const qint64 now = context.app->clock.now();
    const MovingOptions &moving = context.options.moving;
    const std::vector<size_t> shown =
        chosen(people, {.only = moving.only, .search = moving.search}, now);
    if (context.out.json()) {
        for (const size_t index : shown) {
            context.out.object(comparedJson(people[index], accts));
        }
        return ExitDone;
    }
    if (shown.empty()) {
        context.out.note(Words::tr("Nobody."));
        return ExitDone;
    }
    context.out.lines(
        tableLines(comparisonCells(people, shown, accts, now), context.out.page(now)));
    context.out.note(Words::tr("%n people", nullptr, int(shown.size())));
    return ExitDone;
}

} // namespace

Result<std::vector<ComparedPerson>> comparedPeople(
    Context &context, const std::vector<const Account *> &accounts)
{
    Comparison comparison(accounts.size());
    for (size_t i = 0; i < accounts.size(); ++i) {
        if (const auto added = addAccountTo(comparison, context, *accounts[i], i); !added) {
            return added.error();
        }
    }
    if (const auto added = addOwnListsTo(comparison, context); !added) {
        return added.error();
    }
    context.out.endProgress();
    return comparison.people();
}

int compareFollows(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const std::vector<const Account *> accounts = typedAccounts(context);
    if (accounts.empty()) {
        return context.status;
    }
    beginLong(context);
    const auto people = comparedPeople(context, accounts);
    if (!people) {
        return failLong(context, people.error());
    }
    QStringList accts;
    for (const Account *account : accounts) {
        accts << account->acct;
    }
    return tellCompared(context, *people, accts);
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"
#include "cli/commands/compare.h"
#include "cli/commands/imports.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "migration/newrun.h"
#include "store/runs.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

/// --from and --to; nulls when they make no sense: `status` says why.
std::pair<const Account *, const Account *> fromAndTo(Context &context)
{
    if (!context.open(true)) {
        return {};
    }
    const Account *from = ownAccount(context, context.options.moving.from);
    const Account *to = from != nullptr ? ownAccount(context, context.options.moving.to) : nullptr;
    if (from == nullptr || to == nullptr) {
        return {};
    }
    if (from == to) {
        context.status =
            context.out.fail(ExitUsage, Words::tr("--from and --to are the same account."));
        return {};
    }
    return {from, to};
}

/// The accts that were typed; nothing when one is no handle.
std::optional<QStringList> typedAccts(Context &context)
{
    QStringList accts;
    for (const QString &typed : context.options.moving.words) {
        const auto handle = parseHandle(typed);
        if (!handle) {
            context.status = context.out.fail(handle.error());
            return {};
        }
        accts << handle->acct();
    }
    accts.removeDuplicates();
    return accts;
}

/// Of what an account follows those who are meant, with their options.
std::optional<std::vector<MovedItem>> chosenFollows(Context &context, const Account &from)
{
    const auto accts = typedAccts(context);
    if (!accts) {
        return {};
    }
    const auto read =
        readCensus(context, from, MovedKind::Follows, context.app->clock.now() - freshEnoughMs);
    const auto follows = read ? censusItems(context, from, MovedKind::Follows)
                              : Result<std::vector<store::CensusItem>>(read.error());
    if (!follows) {
        context.status = failLong(context, follows.error());
        return {};
    }
    QSet<QString> left(accts->begin(), accts->end());
    std::vector<MovedItem> items;
    for (const store::CensusItem &one : *follows) {
        if (context.options.moving.all ? !one.requested : left.remove(one.item.subject)) {
            items.push_back(one.item);
        }
    }
    if (!left.isEmpty()) {
        QString words = Words::tr("%1 does not follow @%2.");
        words.replace(u"%2"_s, *left.begin()).replace(u"%1"_s, from.acct);
        context.status = context.out.fail(ExitUsage, words);
        return {};
    }
    return items;
}

/// Whom the account follows and who moved, is gone or silent.
std::optional<std::vector<MovedItem>> deadFollows(Context &context, const Account &account)
{
    const auto people = comparedPeople(context, {&account});
    if (!people) {
        context.status = failLong(context, people.error());
        return {};
    }
    const qint64 now = context.app->clock.now();
    std::vector<MovedItem> items;
    for (const ComparedPerson &person : *people) {
        if (person.at.front().follows && isDead(person, now)) {
            items.push_back({.subject = person.acct});
        }
    }
    return items;
}

std::optional<std::vector<MovedItem>> typedItems(Context &context)
{
    const auto accts = typedAccts(context);
    if (!accts) {
        return {};
    }
    std::vector<MovedItem> items;
    for (const QString &acct : *accts) {
        items.push_back({.subject = acct});
    }
    return items;
}

Result<bool> isInStep(Context &context, const AccountId &from, const AccountId &to)
{
    const auto pairs =
        await(context.app->store->readUser([](store::UserTx &tx) { return store::inStep(tx); }));
    if (!pairs) {
        return pairs.error();
    }
    return std::ranges::any_of(
        *pairs, [&](const store::InStep &pair) { return pair.from == from && pair.to == to; });
}

int tellStep(Context &context, const Account &from, const Account &to)
{
    const int hours = context.options.moving.everyHours;
    if (context.out.json()) {
        context.out.object({{u"from"_s, from.acct}, {u"to"_s, to.acct}, {u"hours"_s, hours}});
        return ExitDone;
    }
    QString words = hours > 0
        ? Words::tr("%2 follows whom %1 follows; this is looked at every %n hours.", nullptr, hours)
        : Words::tr("%2 is no longer kept in step with %1.");
    context.out.line(words.replace(u"%1"_s, from.acct).replace(u"%2"_s, to.acct));
    return ExitDone;
}

/// The first time it is said what will happen from then on.
bool stepIsMeant(Context &context, const Account &from, const Account &to)
{
    const auto known = isInStep(context, from.id, to.id);
    if (!known) {
        context.status = context.out.fail(known.error());
        return false;
    }
    const int hours = context.options.moving.everyHours;
    if (*known || hours == 0) {
        return true;
    }
    QString words = Words::tr("Every %n hours, while an Asterism is open, %2 will follow whom %1 "
                              "follows and it does not. Nobody is unfollowed.",
        nullptr, hours);
    context.out.note(words.replace(u"%1"_s, from.acct).replace(u"%2"_s, to.acct));
    return isAgreed(context, Words::tr("Go on?"),
        Words::tr("Nobody can be asked here whether it is meant; --yes says so."));
}

} // namespace

int copyFollows(Context &context)
{
    const auto [from, to] = fromAndTo(context);
    if (from == nullptr) {
        return context.status;
    }
    beginLong(context);
    const auto items = chosenFollows(context, *from);
    if (!items) {
        return context.status;
    }
    if (items->empty()) {
        context.out.note(Words::tr("Nobody."));
        return ExitDone;
    }
    const Run run{.account = to->id,
        .acct = to->acct,
        .kind = MovedKind::Follows,
        .title = Words::tr("whom %1 follows").replace(u"%1"_s, from->acct)};
    context.worker->typed(to->host);
    return importRows(context, run, rowsFor(*items, false), true);
}

int unfollow(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const Account *account = ownAccount(context, context.options.moving.account);
    if (account == nullptr) {
        return context.status;
    }
    beginLong(context);
    const auto items = context.options.dead ? deadFollows(context, *account) : typedItems(context);
    if (!items) {
        return context.status;
    }
    if (items->empty()) {
        context.out.note(Words::tr("Nobody."));
        return ExitDone;
    }
    const Run run{.account = account->id,
        .acct = account->acct,
        .kind = MovedKind::Follows,
        .title = Words::tr("whom it follows no longer")};
    return importRows(context, run, rowsFor(*items, true), true);
}

int keepInStep(Context &context)
{
    const auto [from, to] = fromAndTo(context);
    if (from == nullptr || !stepIsMeant(context, *from, *to)) {
        return context.status;
    }
    const auto done = context.work(u"in-step"_s,
        {{u"from"_s, from->id.value}, {u"to"_s, to->id.value},
            {u"hours"_s, context.options.moving.everyHours}});
    return done ? tellStep(context, *from, *to) : failWork(context, done.error());
}

} // namespace asterism::cli

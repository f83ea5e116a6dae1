// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scheduledjobs.h"
#include "cli/actionwords.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/keptwords.h"
#include "cli/runwords.h"
#include "cli/typedtime.h"
#include "store/outbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeptPosts)
};

struct KeptThere {
    ScheduledPost post;
    QString acct;
};

/// What all of them keep; `status` says how that went.
struct Gathered {
    std::vector<KeptThere> posts;
    std::optional<int> status;
};

Result<std::vector<ScheduledPost>> keptOf(Context &context, const Account &account)
{
    context.worker->typed(account.host);
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, account.host));
    context.patience = QDeadlineTimer(serverPatienceMs); // each account has its own
    const auto answer = context.work(u"scheduled"_s, {{u"account"_s, account.id.value}});
    return answer ? scheduledFromJob(*answer) : answer.error();
}

/// Whoever asks about all accounts need not know which servers keep nothing.
int failKept(Context &context, const Error &error)
{
    const bool ofAll = context.options.acting.accounts.isEmpty();
    return ofAll && error.kind == ErrorKind::Usage ? int(ExitDone) : failWork(context, error);
}

Gathered gathered(Context &context, const std::vector<Account> &accounts)
{
    Gathered all;
    for (const Account &account : accounts) {
        auto posts = keptOf(context, account);
        const int status = posts ? int(ExitDone) : failKept(context, posts.error());
        all.status = all.status.value_or(status) == status ? status : int(ExitPartly);
        for (ScheduledPost &post : posts ? *posts : std::vector<ScheduledPost>()) {
            all.posts.push_back({std::move(post), account.acct});
        }
    }
    std::ranges::stable_sort(all.posts, {}, [](const KeptThere &one) { return one.post.at; });
    return all;
}

/// The one that was said, else all; none, with the reason in `status`, where there is no such one.
std::vector<Account> whoseKept(Context &context)
{
    const QString typed = context.options.acting.accounts.value(0);
    if (typed.isEmpty() && context.names.accounts.size() > 1) {
        return context.names.accounts;
    }
    const Account *one = ownAccount(context, typed);
    return one != nullptr ? std::vector<Account>{*one} : std::vector<Account>();
}

void tellKept(Context &context, const std::vector<KeptThere> &posts)
{
    const qint64 now = context.app->clock.now();
    QList<QStringList> cells;
    for (const KeptThere &one : posts) {
        if (context.out.json()) {
            context.out.object(scheduledJson(one.post, one.acct));
        }
        cells << scheduledCells(one.post, one.acct, now);
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(cells, context.out.page(now)));
    }
}

/// What waits here is in another list.
int countWaitingHere(Context &context)
{
    const auto rows = await(
        context.app->store->readUser([](store::UserTx &tx) { return store::outboxRows(tx); }));
    const qint64 now = context.app->clock.now();
    return rows ? int(std::ranges::count_if(
               *rows, [now](const store::OutboxRow &row) { return waitsForItsTime(row, now); }))
                : 0;
}

void tellDone(Context &context, const Account &account, QJsonObject object, const QString &words)
{
    const QString &id = context.options.acting.target;
    if (context.out.json()) {
        object.insert(u"id"_s, id);
        object.insert(u"account"_s, account.acct);
        context.out.object(object);
    } else {
        context.out.line(QString(words).replace(u"%1"_s, id));
    }
}

/// Null: `status` says why.
const Account *whoseOne(Context &context)
{
    const Account *account = ownAccount(context, context.options.acting.accounts.value(0));
    if (account != nullptr) {
        context.worker->typed(account->host);
        context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, account->host));
    }
    return account;
}

} // namespace

int listScheduled(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const std::vector<Account> accounts = whoseKept(context);
    if (accounts.empty()) {
        return context.status;
    }
    const Gathered all = gathered(context, accounts);
    context.out.endProgress();
    tellKept(context, all.posts);
    if (all.posts.empty() && all.status == ExitDone) {
        context.out.note(Words::tr("No server keeps a post of yours for later."));
    }
    if (const int here = countWaitingHere(context); here > 0) {
        context.out.note(
            Words::tr("%n more wait on this computer: asterism-cli outbox list", nullptr, here));
    }
    return all.status.value_or(ExitDone);
}

int cancelScheduled(Context &context)
{
    const Account *account = context.open(true) ? whoseOne(context) : nullptr;
    if (account == nullptr) {
        return context.status;
    }
    const QString &id = context.options.acting.target;
    const auto done =
        context.work(u"unschedule"_s, {{u"account"_s, account->id.value}, {u"id"_s, id}});
    if (!done) {
        return failWork(context, done.error());
    }
    tellDone(context, *account, {{u"outcome"_s, u"cancelled"_s}},
        Words::tr("Taken away, and not posted: %1"));
    return ExitDone;
}

int moveScheduled(Context &context)
{
    const Account *account = context.open(true) ? whoseOne(context) : nullptr;
    if (account == nullptr) {
        return context.status;
    }
    const qint64 now = context.app->clock.now();
    const qint64 at = momentTyped(context.options.acting.post.at, now).value_or(0);
    if (at <= now) {
        return context.out.fail(
            ExitUsage, Words::tr("TIME: %1 is over already.").arg(clockWords(at, now)));
    }
    const QString &id = context.options.acting.target;
    const auto done = context.work(
        u"reschedule"_s, {{u"account"_s, account->id.value}, {u"id"_s, id}, {u"at"_s, at}});
    if (!done) {
        return failWork(context, done.error());
    }
    QString words = Words::tr("%1 is posted at %2");
    tellDone(context, *account, {{u"outcome"_s, u"moved"_s}, {u"scheduled_at"_s, isoTime(at)}},
        words.replace(u"%2"_s, clockWords(at, now)));
    return ExitDone;
}

} // namespace asterism::cli

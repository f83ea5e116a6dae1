// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/noticewords.h"
#include "engine/requestserver.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

/// Those of one account, or of all of them.
std::vector<Account> askedAccounts(Context &context)
{
    if (context.options.account.isEmpty() && context.names.accounts.size() > 1) {
        return context.names.accounts;
    }
    const Account *one = ownAccount(context, context.options.account);
    return one ? std::vector<Account>{*one} : std::vector<Account>();
}

/// What is wrong with whose account is told; what to end with in the end.
int troubleWith(Context &context, const std::vector<Account> &accounts, const QJsonArray &results)
{
    int failed = 0;
    int firstCode = ExitDone;
    for (const auto &value : results) {
        const QJsonObject result = value.toObject();
        const QJsonObject failure = result[u"error"].toObject();
        if (failure.isEmpty()) {
            continue;
        }
        const Error error = errorFromOutcome(toText(failure));
        const auto account =
            std::ranges::find(accounts, AccountId{result[u"account"].toString()}, &Account::id);
        const QString whose = account == accounts.end() ? QString() : account->acct + u": "_s;
        context.out.note(whose + sentence(error));
        firstCode = failed == 0 ? exitCode(error) : firstCode;
        ++failed;
    }
    const bool all = failed > 0 && failed == int(accounts.size());
    return all ? firstCode : failed > 0 ? int(ExitPartly) : int(ExitDone);
}

/// Newest first, at most as many as are wanted.
std::vector<AccountNotice> mergedNotices(
    Context &context, const std::vector<Account> &accounts, const QJsonArray &results)
{
    std::vector<AccountNotice> all;
    for (const auto &value : results) {
        const QJsonObject result = value.toObject();
        const auto account =
            std::ranges::find(accounts, AccountId{result[u"account"].toString()}, &Account::id);
        if (account == accounts.end()) {
            continue;
        }
        for (ToldNotification &told : notificationsFromJob(result)) {
            all.push_back({*account, std::move(told)});
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(),
        [](const AccountNotice &one) { return one.told.notification.createdAt; });
    all.resize(std::min(all.size(), size_t(context.options.limit)));
    return all;
}

void tellNotices(Context &context, const std::vector<AccountNotice> &notices)
{
    const qint64 now = context.app->clock.now();
    QList<QStringList> rows;
    QStringList excerpts;
    for (const AccountNotice &one : notices) {
        if (context.out.json()) {
            context.out.object(noticeJson(one));
        }
        rows << QStringList{timeWord(one.told.notification.createdAt, now), one.account.acct,
            noticeWords(one.told)};
        excerpts << noticeExcerpt(one.told);
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(rows, context.out.page(now), excerpts));
    }
}

} // namespace

int showNotifications(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const std::vector<Account> accounts = askedAccounts(context);
    if (accounts.empty()) {
        return context.status;
    }
    QJsonArray ids;
    for (const Account &account : accounts) {
        ids.append(account.id.value);
    }
    context.out.progress(Words::tr("Asking the servers …"));
    const auto answer = context.work(
        u"notifications"_s, {{u"accounts"_s, ids}, {u"limit"_s, context.options.limit}});
    if (!answer) {
        return failWork(context, answer.error());
    }
    const QJsonArray results = (*answer)[u"results"].toArray();
    const int status = troubleWith(context, accounts, results);
    const std::vector<AccountNotice> notices = mergedNotices(context, accounts, results);
    if (notices.empty() && status == ExitDone) {
        context.out.note(Words::tr("There are no notifications."));
    }
    tellNotices(context, notices);
    return status;
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/noticewords.h"
#include "cli/reading.h"
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

/// Of one row; more are counted.
constexpr int mostNamed = 100;

/// Those of one account, or of all of them.
std::vector<Account> askedAccounts(Context &context)
{
    if (context.options.account.isEmpty() && context.names.accounts.size() > 1) {
        return context.names.accounts;
    }
    const Account *one = ownAccount(context, context.options.account);
    return one ? std::vector<Account>{*one} : std::vector<Account>();
}

QString keyOfNotices(const Account &account)
{
    return accountSource(Source::Kind::Notifications, account.id, account.host).key();
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
            std::ranges::find(accounts, result[u"source"].toString(), keyOfNotices);
        const QString whose = account == accounts.end() ? QString() : account->acct + u": "_s;
        context.out.note(whose + sentence(error));
        firstCode = failed == 0 ? exitCode(error) : firstCode;
        ++failed;
    }
    const bool all = failed > 0 && failed == int(accounts.size());
    return all ? firstCode : failed > 0 ? int(ExitPartly) : int(ExitDone);
}

/// What to end with.
int refreshNotices(Context &context, const std::vector<Account> &accounts)
{
    QJsonArray keys;
    for (const Account &account : accounts) {
        keys.append(keyOfNotices(account));
    }
    context.out.progress(Words::tr("Asking the servers …"));
    const auto answer =
        context.work(u"refresh"_s, {{u"sources"_s, keys}, {u"rows"_s, context.options.limit}});
    return answer ? troubleWith(context, accounts, (*answer)[u"results"].toArray())
                  : failWork(context, answer.error());
}

/// The newest rows, with the names of more people than a page has.
Result<std::vector<store::NoticeRow>> newestRows(
    store::CacheTx &tx, const store::NoticeFilter &filter, int limit)
{
    std::vector<store::NoticeRow> rows;
    store::NoticePage page{.rows = {}, .next = store::newestNotice, .more = true};
    while (page.more && int(rows.size()) < limit) {
        auto next = store::noticePage(tx, filter, page.next, limit - int(rows.size()));
        if (!next) {
            return next.error();
        }
        page = std::move(*next);
        for (store::NoticeRow &row : page.rows) {
            if (row.people > int(row.doers.size())) {
                auto people = store::noticePeople(tx, row.row, store::newestNotice, mostNamed);
                if (!people) {
                    return people.error();
                }
                row.doers = std::move(people->doers);
            }
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

QString noneWords(const Options &options)
{
    if (!options.kinds.empty()) {
        return options.refresh
            ? Words::tr("There are no notifications of these kinds.")
            : Words::tr(
                "No notifications of these kinds were read yet; --refresh asks the servers.");
    }
    return options.refresh
        ? Words::tr("There are no notifications.")
        : Words::tr("No notifications were read yet; --refresh asks the servers.");
}

/// In the order in which the accounts stand.
QStringList acctsTold(const std::vector<Account> &accounts, const store::NoticeRow &row)
{
    QStringList accts;
    for (const Account &account : accounts) {
        if (row.accounts.contains(account.id.value)) {
            accts << account.acct;
        }
    }
    return accts;
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
        rows << QStringList{timeWord(store::noticeTime(one.row.row), now), one.accounts.join(u' '),
            noticeWords(one.row)};
        excerpts << noticeExcerpt(one.row);
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(rows, context.out.page(now), excerpts));
    }
}

} // namespace

int showNotifications(Context &context)
{
    const bool refresh = context.options.refresh;
    if (!context.open(refresh)) {
        return context.status;
    }
    const std::vector<Account> accounts = askedAccounts(context);
    if (accounts.empty()) {
        return context.status;
    }
    const int status = refresh ? refreshNotices(context, accounts) : int(ExitDone);
    store::NoticeFilter filter{.accounts = {}, .kinds = context.options.kinds};
    for (const Account &account : accounts) {
        filter.accounts << account.id.value;
    }
    const auto rows = readCache(*context.app,
        [&](store::CacheTx &tx) { return newestRows(tx, filter, context.options.limit); });
    if (!rows) {
        return context.out.fail(rows.error());
    }
    if (rows->empty() && status == ExitDone) {
        context.out.note(noneWords(context.options));
    }
    std::vector<AccountNotice> notices;
    for (const store::NoticeRow &row : *rows) {
        notices.push_back({acctsTold(accounts, row), row});
    }
    tellNotices(context, notices);
    return status;
}

} // namespace asterism::cli

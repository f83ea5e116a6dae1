// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int mostRequestPages = 50; ///< servers leave some out of a page

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

/// Who asked to follow the account, the newest first, at most `most`.
Result<std::vector<Actor>> requestsOf(Context &context, const Account &account, int most)
{
    std::vector<Actor> people;
    QString below;
    context.worker->typed(account.host);
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, account.host));
    for (int page = 0; page < mostRequestPages && int(people.size()) < most; ++page) {
        context.patience = QDeadlineTimer(serverPatienceMs); // each page has its own
        const auto answer = context.work(
            u"follow-requests"_s, {{u"account"_s, account.id.value}, {u"below"_s, below}});
        if (!answer) {
            return answer.error();
        }
        const QJsonArray values = (*answer)[u"people"].toArray();
        for (const auto &value : values) {
            if (int(people.size()) < most) {
                people.push_back(actorFromJob(value.toObject()));
            }
        }
        below = (*answer)[u"below"].toString();
        if (below.isEmpty()) {
            break;
        }
    }
    return people;
}

void tellRequests(Context &context, const Account &account, const std::vector<Actor> &people)
{
    QList<QStringList> rows;
    for (const Actor &person : people) {
        if (context.out.json()) {
            QJsonObject object = actorJson(person);
            object.insert(u"account"_s, account.acct);
            context.out.object(object);
        }
        rows << QStringList{u'@' + person.acct, account.acct, person.displayName};
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(rows, context.out.page(context.app->clock.now())));
    }
}

/// Whoever asks about all accounts need not know which servers cannot tell.
int failRequests(Context &context, const Error &error)
{
    if (error.kind != ErrorKind::Usage || !context.options.acting.accounts.isEmpty()) {
        return failWork(context, error);
    }
    context.out.note(sentence(error));
    return ExitDone;
}

/// The one that was said, else all; none, with the reason in `status`, where there is no such one.
std::vector<Account> whoseRequests(Context &context)
{
    const QString typed = context.options.acting.accounts.value(0);
    if (typed.isEmpty() && context.names.accounts.size() > 1) {
        return context.names.accounts;
    }
    const Account *one = ownAccount(context, typed);
    return one != nullptr ? std::vector<Account>{*one} : std::vector<Account>();
}

} // namespace

int listRequests(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const std::vector<Account> accounts = whoseRequests(context);
    if (accounts.empty()) {
        return context.status;
    }
    int left = context.options.limit;
    std::optional<int> all;
    for (const Account &account : accounts) {
        const auto people = requestsOf(context, account, left);
        if (people) {
            left -= int(people->size());
            tellRequests(context, account, *people);
        }
        const int status = people ? int(ExitDone) : failRequests(context, people.error());
        all = all.value_or(status) == status ? status : int(ExitPartly);
    }
    if (left == context.options.limit && all == ExitDone) {
        context.out.note(Words::tr("Nobody asks to follow."));
    }
    return all.value_or(ExitDone);
}

} // namespace asterism::cli

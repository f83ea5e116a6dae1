// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/json.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

QString reasons(const store::AskedHost &host)
{
    QStringList words;
    for (const Purpose purpose : host.purposes) {
        words << phrase(purpose);
    }
    return words.join(u", "_s);
}

QStringList hostCells(const store::AskedHost &host, const GateRules &rules, qint64 now)
{
    const QString never = rules.never.contains(host.host) ? Words::tr("never") : QString();
    return {host.host, Words::tr("%1 today").arg(host.today),
        Words::tr("%1 in 7 days").arg(host.week),
        host.lastAt > 0 ? timeWord(host.lastAt, now) : u"–"_s,
        rules.own.contains(host.host) ? Words::tr("your server") : never, reasons(host)};
}

/// With those that are never asked and so stand in no book.
std::vector<store::AskedHost> withNever(std::vector<store::AskedHost> hosts, const GateRules &rules)
{
    QStringList never(rules.never.begin(), rules.never.end());
    never.sort();
    for (const QString &host : std::as_const(never)) {
        if (std::ranges::find(hosts, host, &store::AskedHost::host) == hosts.end()) {
            hosts.push_back({.host = host});
        }
    }
    return hosts;
}

int setNever(Context &context, bool never)
{
    if (!context.open(true)) {
        return context.status;
    }
    const auto done =
        context.work(u"host-never"_s, {{u"host"_s, context.options.name}, {u"never"_s, never}});
    if (!done) {
        return failWork(context, done.error());
    }
    const QString host = (*done)[u"host"].toString();
    if (context.out.json()) {
        context.out.object({{u"host"_s, host}, {u"outcome"_s, never ? u"never"_s : u"allowed"_s}});
        return ExitDone;
    }
    QString line = never ? Words::tr("%1 is never contacted directly from now on.")
                         : Words::tr("%1 may be contacted again.");
    context.out.line(line.replace(u"%1"_s, host));
    return ExitDone;
}

} // namespace

int listHosts(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const auto asked = await(context.app->privacy.asked({}, context.options.limit));
    if (!asked) {
        return context.out.fail(asked.error());
    }
    const GateRules rules = context.app->privacy.rules();
    const qint64 now = context.app->clock.now();
    QList<QStringList> rows;
    for (const store::AskedHost &host : withNever(*asked, rules)) {
        if (context.out.json()) {
            context.out.object(
                hostJson(host, rules.never.contains(host.host), rules.own.contains(host.host)));
        }
        rows << hostCells(host, rules, now);
    }
    if (context.out.json()) {
        return ExitDone;
    }
    if (rows.isEmpty()) {
        context.out.note(Words::tr("No host was asked yet."));
    }
    context.out.lines(tableLines(rows, context.out.page(now)));
    return ExitDone;
}

int neverHost(Context &context)
{
    return setNever(context, true);
}

int allowHost(Context &context)
{
    return setNever(context, false);
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/reading.h"
#include "store/prune.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

/// Pruning is not the servers' business, so their 30 seconds do not hold for it.
constexpr int prunePatienceMs = 10 * int(minuteMs);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cache)
};

QJsonValue time(qint64 ms)
{
    return ms > 0 ? QJsonValue(isoTime(ms)) : QJsonValue(QJsonValue::Null);
}

QJsonObject statsJson(const store::CacheStats &stats, const QString &file)
{
    return {{u"posts"_s, stats.posts}, {u"people"_s, stats.actors}, {u"boosts"_s, stats.boosts},
        {u"entries"_s, stats.entries}, {u"gaps"_s, stats.gaps}, {u"sources"_s, stats.sources},
        {u"tombstones"_s, stats.tombstones}, {u"bytes"_s, stats.bytes},
        {u"free_bytes"_s, stats.freeBytes}, {u"oldest_at"_s, time(stats.oldestAt)},
        {u"newest_at"_s, time(stats.newestAt)}, {u"file"_s, file}};
}

QList<QStringList> statsTable(const store::CacheStats &stats, const QString &file, qint64 now)
{
    const QLocale locale = QLocale::c();
    const auto date = [now](qint64 ms) { return ms > 0 ? timeWord(ms, now) : u"–"_s; };
    return {{Words::tr("posts"), QString::number(stats.posts)},
        {Words::tr("people"), QString::number(stats.actors)},
        {Words::tr("boosts"), QString::number(stats.boosts)},
        {Words::tr("timeline entries"), QString::number(stats.entries)},
        {Words::tr("gaps"), QString::number(stats.gaps)},
        {Words::tr("sources"), QString::number(stats.sources)},
        {Words::tr("remembered deletions"), QString::number(stats.tombstones)},
        {Words::tr("in use"), locale.formattedDataSize(stats.bytes)},
        {Words::tr("free in the file"), locale.formattedDataSize(stats.freeBytes)},
        {Words::tr("oldest post"), date(stats.oldestAt)},
        {Words::tr("newest post"), date(stats.newestAt)}, {Words::tr("file"), file}};
}

} // namespace

int showStats(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const auto stats =
        readCache(*context.app, [](store::CacheTx &tx) { return store::cacheStats(tx); });
    if (!stats) {
        return context.out.fail(stats.error());
    }
    const QString file = context.app->store->cacheFile();
    if (context.out.json()) {
        context.out.object(statsJson(*stats, file));
    } else {
        const qint64 now = context.app->clock.now();
        context.out.lines(tableLines(statsTable(*stats, file, now), context.out.page(now)));
    }
    return ExitDone;
}

int pruneCache(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    context.patience = QDeadlineTimer(prunePatienceMs);
    context.out.progress(Words::tr("Dropping old posts …"));
    const auto pruned = context.work(
        u"prune"_s, {{u"days"_s, context.options.days}, {u"bytes"_s, context.options.bytes}});
    if (!pruned) {
        return context.out.fail(pruned.error());
    }
    const qint64 posts = (*pruned)[u"posts"].toInteger();
    if (context.out.json()) {
        context.out.object({{u"removed_posts"_s, posts}});
    } else {
        const int count = int(std::min<qint64>(posts, std::numeric_limits<int>::max()));
        context.out.line(Words::tr("%n posts were dropped.", nullptr, count));
    }
    return ExitDone;
}

int checkCache(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const auto problems =
        readCache(*context.app, [](store::CacheTx &tx) { return store::checkCache(tx); });
    if (!problems) {
        return context.out.fail(problems.error());
    }
    if (context.out.json()) {
        context.out.object({{u"sound"_s, problems->isEmpty()},
            {u"problems"_s, QJsonArray::fromStringList(*problems)},
            {u"file"_s, context.app->store->cacheFile()}});
    } else if (problems->isEmpty()) {
        context.out.line(Words::tr("The cache is sound."));
    } else {
        context.out.lines(*problems);
    }
    if (problems->isEmpty()) {
        return ExitDone;
    }
    QString advice =
        Words::tr("The cache is not sound. Nothing of yours is in it: when Asterism is not "
                  "running, %1 can be deleted and fills again.");
    return context.out.fail(ExitDamaged, advice.replace(u"%1"_s, context.app->store->cacheFile()));
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/follow.h"

#include "cli/commands/rows.h"
#include "cli/exitcode.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/reading.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int burstMs = 200;
constexpr int othersMs = 500;
constexpr int sliceMs = 500;
/// A catch-up brings its pages from the newest downwards: so long its rows wait for each other.
constexpr qint64 firstWaitMs = 10 * secondMs;
constexpr qint64 laterWaitMs = 3 * secondMs;
constexpr int mostRead = 10'000;
constexpr int pageRows = 100;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Follow)
};

Result<RowMemory::News> readNews(store::CacheTx &tx, const std::vector<Source> &sources,
    const store::RowOptions &options, RowMemory &memory)
{
    const std::vector<Source> column = withReadingHosts(tx, sources);
    std::vector<store::TimelineRow> rows;
    store::Event before = store::newestEvent;
    for (bool more = true; more && int(rows.size()) < mostRead;) {
        auto page = store::timelinePage(tx, column, before, pageRows, options);
        if (!page) {
            return page.error();
        }
        before = page->next;
        more = page->more && before >= memory.floor();
        std::ranges::move(page->rows, std::back_inserter(rows));
    }
    const auto exists = [&tx](const QString &uri) {
        const auto post = store::postByUri(tx, uri);
        return !post || post->has_value();
    };
    return memory.take(rows, exists, tx.now);
}

QString troubleOf(const SourceStatus &status)
{
    if (status.error && status.error->kind != ErrorKind::Cancelled) {
        return sentence(*status.error);
    }
    const bool cut = status.stream.way == StreamState::Way::Waiting && status.stream.error;
    return cut ? sentence(*status.stream.error) : QString();
}

} // namespace

Following::Following(Context &context, LiveReading &live, std::vector<Source> sources)
    : m_context(context)
    , m_live(live)
    , m_sources(std::move(sources))
    , m_memory(std::make_shared<RowMemory>(context.options.limit))
{
    m_lookTimer.setSingleShot(true);
    connect(&m_lookTimer, &QTimer::timeout, this, &Following::look);
}

int Following::run()
{
    catchInterrupt();
    if (const auto begun = begin(); !begun) {
        return m_context.out.fail(begun.error());
    }
    start();
    const QDeadlineTimer end = m_context.options.seconds > 0
        ? QDeadlineTimer(qint64(m_context.options.seconds) * secondMs)
        : QDeadlineTimer(QDeadlineTimer::Forever);
    const auto slice = [&] {
        return end.isForever() ? sliceMs : int(std::clamp<qint64>(end.remainingTime(), 1, sliceMs));
    };
    // Whoever read what is printed may have gone away.
    while (!end.hasExpired() && !m_context.out.lost() && runUntilInterrupt(slice())) { }
    return ExitDone;
}

/// What the cache has, before any server is asked.
Result<Done> Following::begin()
{
    const auto column = readCache(
        *m_context.app, [sources = m_sources](store::CacheTx &tx) -> Result<std::vector<Source>> {
            return withReadingHosts(tx, sources);
        });
    if (!column) {
        return column.error();
    }
    auto rows = timelineRows(m_context, *column, m_context.options.limit);
    if (!rows) {
        return rows.error();
    }
    m_memory->begin(*rows);
    std::ranges::reverse(*rows);
    tellRows(m_context, *rows);
    return Done{};
}

void Following::start()
{
    store::Store &store = *m_context.app->store;
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts || changes.lists) {
            readNames();
        }
        if (changes.cache || !changes.sources.isEmpty() || !changes.posts.isEmpty()) {
            lookSoon();
        }
    });
    connect(&m_live.freshening, &Freshening::changed, this, &Following::tell);
    connect(&m_live.desk, &EngineDesk::engineChanged, this, &Following::tellEngine);
    connect(&m_live.desk, &EngineDesk::problem, this,
        [this](const QString &sentence) { m_context.out.note(sentence); });
    for (const Source &source : m_sources) {
        m_live.freshening.watch(source.key());
    }
    store.watchOthers(othersMs);
    m_waitUntil = m_context.app->clock.now() + firstWaitMs;
    m_waiting = true;
    m_live.start();
    if (!m_live.desk.isEngine()) {
        tellEngine();
    }
}

void Following::tellEngine()
{
    if (!m_live.desk.isEngine()) {
        m_toldElsewhere = true;
        m_context.out.note(Words::tr("Another Asterism on this data folder does the reading; what "
                                     "it brings is printed here."));
    } else if (std::exchange(m_toldElsewhere, false)) {
        m_context.out.note(Words::tr("The other Asterism has ended; this one reads now."));
    }
}

void Following::readNames()
{
    m_context.app->store->readUser(readOwnNames).then(this, [this](const Result<Names> &names) {
        if (names) {
            m_context.names.accounts = names->accounts;
            m_context.names.lists = names->lists;
        }
    });
}

// ---- rows -----------------------------------------------------------------------------------

void Following::lookSoon()
{
    if (!m_lookTimer.isActive()) {
        m_lookTimer.start(burstMs);
    }
}

/// True while servers are being asked, for a bounded time: rows then come in their order.
bool Following::mustWait()
{
    const qint64 now = m_context.app->clock.now();
    const bool busy = std::ranges::any_of(m_sources,
        [this](const Source &source) { return m_live.freshening.status(source.key()).busy; });
    if (!busy) {
        m_waiting = false;
        return false;
    }
    if (!std::exchange(m_waiting, true)) {
        m_waitUntil = now + laterWaitMs;
    }
    return now < m_waitUntil;
}

void Following::look()
{
    if (m_looking) {
        m_again = true;
        return;
    }
    if (mustWait()) {
        lookSoon();
        return;
    }
    m_looking = true;
    const auto read = [sources = m_sources, memory = m_memory,
                          options = store::withLists({}, m_context.names.lists, m_sources)](
                          store::CacheTx &tx) { return readNews(tx, sources, options, *memory); };
    m_context.app->store->readCache(read).then(this, [this](const Result<RowMemory::News> &news) {
        m_looking = false;
        if (!news) {
            m_context.out.note(sentence(news.error()));
            return;
        }
        print(*news);
        if (std::exchange(m_again, false)) {
            lookSoon();
        } else if (news->waits) {
            m_lookTimer.start(int(RowMemory::gapMs));
        }
    });
}

void Following::print(const RowMemory::News &news)
{
    for (const store::TimelineRow &row : news.rows) {
        tellRows(m_context, {row});
    }
    for (const RowMemory::Gone &gone : news.gone) {
        printGone(gone);
    }
}

void Following::printGone(const RowMemory::Gone &gone)
{
    if (m_context.out.json()) {
        m_context.out.object(goneJson(gone.uri, gone.author, gone.sortAt));
        return;
    }
    QString words = Words::tr("A post by @%1 was deleted: %2");
    words.replace(u"%2"_s, gone.uri).replace(u"%1"_s, gone.author);
    const Page page = m_context.out.page(m_context.app->clock.now());
    m_context.out.lines({page.paint.faint(words), QString()});
}

// ---- trouble --------------------------------------------------------------------------------

void Following::tell(const QString &key)
{
    const SourceStatus status = m_live.freshening.status(key);
    tellMembers(key, status.troubles);
    const QString trouble = troubleOf(status);
    const QString before = std::exchange(m_told[key], trouble);
    if (trouble == before) {
        return;
    }
    const QString name = m_context.names.wordOfKey(key) + u": "_s;
    m_context.out.note(name + (trouble.isEmpty() ? Words::tr("reading goes on.") : trouble));
}

/// Each once, for as long as it lasts.
void Following::tellMembers(const QString &key, const QStringList &troubles)
{
    const QStringList before = std::exchange(m_toldMembers[key], troubles);
    for (const QString &trouble : troubles) {
        if (!before.contains(trouble)) {
            m_context.out.note(trouble);
        }
    }
}

} // namespace asterism::cli

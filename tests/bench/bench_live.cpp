// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/freshening.h"
#include "bench/feeder.h"
#include "bench/gauges.h"
#include "qml/windowfixture.h"

#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QProcess>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickView>

#include <climits>
#include <ctime>

// The window while ten accounts stream 200 posts a second, over real sockets and from servers in
// another process; and the streams of ten accounts while they are cut again and again. Each run in
// a process of its own, as memory is one of the figures. Software rendering: read ratios.
//
// "In the model": the column's model knows of the post, as a row, or as one of those that wait
// above and are counted ("N new"): at the very top rows come in ten a second at most
// (architecture.md, decision 12), and however far away the reader is, only some hundred rows are
// held above. It is told by TimelineModel::newestKnownAt(), from the moment at which the post's
// server made it: to that end the servers stamp posts in milliseconds.
//
// --seconds N: instead of a minute of posts; --posts N: instead of 200 each second of it (100000
// for the long run); --only RUN: top, middle or reconnects.

using namespace asterism;
using namespace asterism::bench;
using namespace asterism::ui;

namespace {

constexpr int perSecond = 200;
constexpr int memoryFrom = 10'000; ///< posts, when memory begins to count

struct Wish {
    int posts = 60 * perSecond;
    QString only;
    QString feed; ///< the line on which the servers are told what to do
};

/// A true event loop: QTest's waiting sleeps in between, and that would be measured.
void runFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void runUntil(const char *what, int seconds, const std::function<bool()> &condition)
{
    const QDeadlineTimer end(seconds * 1000);
    while (!condition()) {
        if (end.hasExpired()) {
            qFatal("waited in vain: %s", what);
        }
        runFor(20);
    }
}

const char *const staticRows = R"qml(
import QtQuick
Row {
    Repeater {
        model: 3
        ListView {
            width: 400
            height: 900
            model: 400
            delegate: Column {
                width: 400
                Text { text: "みなと"; font.bold: true; font.pixelSize: 14; textFormat: Text.PlainText }
                Text { width: 330; wrapMode: Text.Wrap; font.pixelSize: 14; textFormat: Text.StyledText
                       text: "リレーの移行が終わりました。 🐈 Timelines survive a dropped socket now, "
                             + "and memory stays flat. <a href='x'>鯖缶</a>" }
            }
            NumberAnimation on contentY { from: 0; to: 20000; duration: 20000 }
        }
    }
}
)qml";

/// The heartbeat beside three columns of rows that only scroll.
double stillHeartbeat()
{
    QQuickView view;
    QQmlComponent component(view.engine());
    component.setData(staticRows, QUrl());
    view.setContent(QUrl(), &component, component.create());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(1440, 900);
    view.show();
    WindowFixture::settle();
    Heartbeat heartbeat;
    heartbeat.start();
    runFor(8000);
    return heartbeat.stop();
}

/// How far one column's model knew the timeline, and when.
class Follower {
public:
    explicit Follower(const TimelineModel &model)
        : m_model(model)
    {
    }

    void look()
    {
        const qint64 known = m_model.newestKnownAt();
        if (known > m_known) {
            m_known = known;
            m_steps.push_back({QDateTime::currentMSecsSinceEpoch(), known});
        }
    }
    qint64 known() const { return m_known; }

    std::vector<double> delays(const std::vector<qint64> &made) const
    {
        std::vector<double> all;
        for (const qint64 at : made) {
            const auto step = std::lower_bound(m_steps.begin(), m_steps.end(), at,
                [](const Step &one, qint64 time) { return one.known < time; });
            if (step == m_steps.end()) {
                qFatal("a post never came");
            }
            all.push_back(double(step->now - at));
        }
        return all;
    }

private:
    struct Step {
        qint64 now = 0;
        qint64 known = 0;
    };

    const TimelineModel &m_model;
    std::vector<Step> m_steps;
    qint64 m_known = 0;
};

/// When the posts of a column that are newer than `since` were made.
std::vector<qint64> madeAt(App &app, const std::vector<Source> &sources, qint64 since)
{
    std::vector<qint64> made;
    store::Event before = store::newestEvent;
    for (;;) {
        const auto page = await(app.store->readCache(
            [&](store::CacheTx &tx) { return store::timelinePage(tx, sources, before, 200); }));
        for (const store::TimelineRow &row :
            page ? page->rows : std::vector<store::TimelineRow>()) {
            if (row.gap) {
                qFatal("a gap");
            }
            if (row.post.post.createdAt <= since) {
                return made;
            }
            made.push_back(row.post.post.createdAt);
        }
        if (!page || !page->more) {
            return made;
        }
        before = page->next;
    }
}

/// Signed in at every server, with a window of three columns that all stream.
class Reader {
public:
    explicit Reader(Feeder &feeder)
    {
        if (!fixture.open()) {
            qFatal("no data folder");
        }
        for (const Feeder::Seat &seat : feeder.seats()) {
            const auto account = await(fixture.app->accounts.addWithToken(seat.host, seat.token));
            if (!account) {
                qFatal("%s", qPrintable(sentence(account.error())));
            }
            wanted << homeSource(account->id, account->host).key();
        }
        const QString local = localSource(feeder.seats().at(1).host).key();
        fixture.addColumn(u"everyone"_s, {});
        fixture.addColumn(u"home"_s, {wanted.constFirst()});
        fixture.addColumn(u"local"_s, {local});
        wanted << local;
        fixture.show();
        runUntil("streams", 120, [this] { return allJoined(); });
        runUntil("columns", 30, [this] { return fixture.lists().size() == 3; });
        runUntil("rows", 30, [this] {
            const auto lists = fixture.lists();
            return std::all_of(lists.begin(), lists.end(),
                [](QQuickItem *list) { return list->property("count").toInt() >= 20; });
        });
        WindowFixture::settle();
    }

    bool allJoined() const
    {
        return std::all_of(wanted.begin(), wanted.end(),
            [this](const QString &key) { return fixture.app->streams.state(key).joined; });
    }

    /// To the middle of what is there: the fifteenth row at the upper edge.
    void scrollAway()
    {
        const auto lists = fixture.lists();
        for (QQuickItem *list : lists) {
            QMetaObject::invokeMethod(
                list, "positionViewAtIndex", Q_ARG(int, 15), Q_ARG(int, 0 /* Beginning */));
        }
        WindowFixture::settle();
    }

    TimelineModel &timeline(int column) const
    {
        return *fixture.screen->deck().columnAt(column)->timeline();
    }

    WindowFixture fixture;
    QStringList wanted;
};

void tellDelays(const char *what, const std::vector<double> &delays)
{
    row(what,
        u"p50 %1, p99 %2, longest %3 ms (%4 posts)"_s.arg(percentile(delays, 0.5))
            .arg(percentile(delays, 0.99))
            .arg(percentile(delays, 1))
            .arg(delays.size()));
}

QString task(const TimedApplication::Longest &longest)
{
    return ms(longest.ms)
        + u" in %1; over 8 ms: %2"_s.arg(QString::fromLatin1(longest.in)).arg(longest.tooLong);
}

/// What is seen while posts come.
struct Seen {
    std::vector<Follower> followers;
    int posted = 0;
    qint64 begin = 0;
    qint64 memoryBefore = 0;
    int memorySince = 0;
    double heartbeat = 0;
    double processorMs = 0;
};

void watchPosts(TimedApplication &application, Feeder &feeder, const Wish &wish, Seen &seen)
{
    application.afterEach = [&] {
        for (Follower &follower : seen.followers) {
            follower.look();
        }
    };
    feeder.posted = [&](int count) {
        seen.posted = count;
        if (seen.memorySince == 0 && count >= std::min(memoryFrom, wish.posts / 2)) {
            seen.memorySince = count;
            seen.memoryBefore = residentBytes();
        }
    };
    seen.begin = QDateTime::currentMSecsSinceEpoch();
    Heartbeat heartbeat;
    heartbeat.start();
    application.forget();
    const std::clock_t worked = std::clock();
    feeder.post(perSecond, wish.posts);
    runUntil("the posts", wish.posts / perSecond + 120, [&] { return seen.posted == wish.posts; });
    runFor(1000); // the last ones are on their way
    seen.processorMs = 1000.0 * double(std::clock() - worked) / CLOCKS_PER_SEC;
    seen.heartbeat = heartbeat.stop();
    application.afterEach = {};
    feeder.posted = {};
}

void stream(TimedApplication &application, const Wish &wish, bool away)
{
    const double still = stillHeartbeat();
    Feeder feeder;
    if (!feeder.start()) {
        qFatal("no servers");
    }
    Reader reader(feeder);
    if (away) {
        reader.scrollAway();
    }
    Seen seen;
    for (int column = 0; column < 3; ++column) {
        seen.followers.emplace_back(reader.timeline(column));
    }
    watchPosts(application, feeder, wish, seen);
    const qint64 memoryAfter = residentBytes();
    std::printf("\n%d posts, %d a second, %d frames, ten accounts; the reader %s\n", wish.posts,
        perSecond, feeder.frames(), away ? "is in the middle" : "stands at the very top");
    const char *const columns[] = {"frame to model: everyone, merged",
        "frame to model: home of one account", "frame to model: local timeline"};
    for (int column = 0; column < 3; ++column) {
        const auto made =
            madeAt(*reader.fixture.app, reader.timeline(column).sources(), seen.begin);
        tellDelays(columns[column], seen.followers[size_t(column)].delays(made));
    }
    row("longest task on the GUI thread, processor time", task(application.byProcessor));
    row("longest task on the GUI thread, by the clock", task(application.byClock));
    row("longest frame, laid out and painted, processor time", task(application.frames));
    row("heartbeat, p99", ms(seen.heartbeat));
    row("heartbeat beside static rows that scroll, p99",
        ms(still) + u" (ours: x %1)"_s.arg(seen.heartbeat / still, 0, 'f', 2));
    row("processor time a post, painted", ms(seen.processorMs / wish.posts));
    row("memory between the first and the last of these posts",
        u"%1 MB (from post %2 on)"_s.arg(megabytes(memoryAfter - seen.memoryBefore), 0, 'f', 1)
            .arg(seen.memorySince));
    row("rows in the models",
        u"%1, %2, %3"_s.arg(reader.timeline(0).rowCount())
            .arg(reader.timeline(1).rowCount())
            .arg(reader.timeline(2).rowCount()));
}

/// An hour with a cut every 20 s, without the time in between: each stream is opened again at once.
/// Some thousand posts come first, as SQLite and others fill their bounded caches.
void reconnect()
{
    constexpr int cuts = 180;
    constexpr int settled = 20; ///< cuts, after which memory counts
    Feeder feeder;
    if (!feeder.start()) {
        qFatal("no servers");
    }
    Reader reader(feeder);
    StreamSync &streams = reader.fixture.app->streams;
    const auto allLive = [&] {
        return std::all_of(reader.wanted.begin(), reader.wanted.end(),
            [&](const QString &key) { return streams.state(key).epoch != 0; });
    };
    int posted = 0;
    feeder.posted = [&posted](int count) { posted = count; };
    feeder.post(2 * perSecond, memoryFrom);
    runUntil("posts", 120, [&] { return posted == memoryFrom; });
    qint64 memory = 0;
    int fewest = INT_MAX;
    int most = 0;
    for (int cut = 0; cut < cuts; ++cut) {
        feeder.cut();
        runUntil("the cut", 30, [&] { return !allLive(); });
        runUntil("open streams", 60, [&] {
            streams.wakeUp(); // else it waits up to a second, and longer each time
            return allLive();
        });
        feeder.post(perSecond, 20);
        runFor(150);
        if (cut == settled) {
            memory = residentBytes();
        }
        if (cut >= settled) {
            fewest = std::min(fewest, openSockets());
            most = std::max(most, openSockets());
        }
    }
    std::printf("\n%d cuts of every stream of ten accounts\n", cuts);
    row("open streams, as the servers see them", QString::number(feeder.openStreams()));
    row("sockets of the program", u"%1 to %2"_s.arg(fewest).arg(most));
    row("memory since the twentieth cut",
        u"%1 MB"_s.arg(megabytes(residentBytes() - memory), 0, 'f', 1));
}

Wish wishFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({u"seconds"_s, u"of posts"_s, u"N"_s, u"60"_s});
    parser.addOption({u"posts"_s, u"in all"_s, u"N"_s});
    parser.addOption({u"only"_s, u"top, middle or reconnects"_s, u"RUN"_s});
    parser.addOption({u"feed"_s, u"for itself"_s, u"LINE"_s});
    parser.addHelpOption();
    parser.process(arguments);
    Wish wish{.posts = parser.value(u"seconds"_s).toInt() * perSecond,
        .only = parser.value(u"only"_s),
        .feed = parser.value(u"feed"_s)};
    if (parser.isSet(u"posts"_s)) {
        wish.posts = parser.value(u"posts"_s).toInt();
    }
    return wish;
}

int runEach(QStringList arguments)
{
    const QString program = QCoreApplication::applicationFilePath();
    arguments.removeFirst();
    for (const QString &run : {u"top"_s, u"middle"_s, u"reconnects"_s}) {
        if (const int status =
                QProcess::execute(program, arguments + QStringList{u"--only"_s, run});
            status != 0) {
            return status;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    returnFreedMemory(); // as the program does
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    const Wish wish = wishFrom(QCoreApplication::arguments());
    if (!wish.feed.isEmpty()) {
        return feed(wish.feed);
    }
    if (wish.only.isEmpty()) {
        return runEach(QCoreApplication::arguments());
    }
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    if (wish.only == u"reconnects"_s) {
        reconnect();
    } else {
        stream(application, wish, wish.only == u"middle"_s);
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later

// The client of tst_killed: what the window composes, without the window. Reads until it is killed,
// or until the file "finish" lies in its folder; then it reads to the end and goes.
//     reader FOLDER TOKENS SOURCE...
#include "app/app.h"
#include "app/enginedesk.h"
#include "app/freshening.h"
#include "store/sources.h"
#include "tokenfile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>

using namespace asterism;
using namespace asterism::simulation;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 180'000; // under the sanitizers, beside other tests
/// So long what was said last may be on its way, and a stream's end before it is noticed.
constexpr qint64 lastNewsMs = 1000;

/// Runs the event loop until it is so; false when it takes too long.
template <typename Condition> bool waitUntil(Condition condition)
{
    QElapsedTimer time;
    time.start();
    while (!condition() && time.elapsed() < patienceMs) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return condition();
}

class Reader {
public:
    Reader(App &app, const QStringList &sources)
        : m_app(app)
        , m_desk(app)
        , m_freshening(*app.store, m_desk, app.clock, &app.streams)
        , m_sources(sources)
    {
        m_freshening.keepHomes();
        m_desk.start();
        m_freshening.start();
        for (const QString &key : sources) {
            m_freshening.watch(key);
        }
    }
    ~Reader() { m_desk.close(); }

    bool finish()
    {
        QElapsedTimer time;
        time.start();
        waitUntil([&time] { return time.elapsed() > lastNewsMs; });
        // What has a stream catches up once; what has none is looked at several times: the first
        // look may have begun before the last news, and each asks about a few missing rows only.
        for (int look = 0; look < 3; ++look) {
            if (!catchUp()) {
                return false;
            }
        }
        return std::ranges::all_of(
            m_sources, [this](const QString &key) { return fillGaps(key) && readDown(key); });
    }

private:
    bool catchUp()
    {
        const qint64 since = m_app.clock.now();
        QTimer wake; // waits for one that was away are over
        QObject::connect(&wake, &QTimer::timeout, [this] { hurry(); });
        hurry();
        wake.start(700);
        return waitUntil([&] {
            return std::ranges::all_of(
                m_sources, [&](const QString &key) { return isUpToDate(key, since); });
        });
    }

    void hurry()
    {
        m_freshening.wakeUp();
        for (const QString &key : m_sources) {
            if (owesALook(key)) {
                m_freshening.refreshNow(key);
            }
        }
    }

    /// A source that streams is read again by itself only when a look had to leave something open.
    bool owesALook(const QString &key) const
    {
        const SourceStatus status = m_freshening.status(key);
        return status.stream.joined && status.nextAt != RefreshPlan::never;
    }

    bool isUpToDate(const QString &key, qint64 since) const
    {
        const SourceStatus status = m_freshening.status(key);
        const bool read = status.stream.joined ? !owesALook(key) : status.lastOkAt > since;
        return !status.busy && read;
    }

    template <typename T> Result<T> await(QFuture<Result<T>> future)
    {
        const bool answered = waitUntil([&] { return future.isFinished(); });
        return answered && future.resultCount() > 0 ? future.result()
                                                    : Result<T>(Error{.kind = ErrorKind::Timeout});
    }

    bool readDown(const QString &key)
    {
        for (int i = 0; i < 100; ++i) {
            const auto more = await(m_freshening.older(key));
            if (!more || !*more) {
                return more.ok();
            }
        }
        return false;
    }

    bool fillGaps(const QString &key)
    {
        const auto source = Source::fromKey(key);
        for (int i = 0; i < 100; ++i) {
            const auto gaps = await(m_app.store->readCache(
                [source = *source](store::CacheTx &tx) { return store::gaps(tx, source); }));
            if (!gaps || gaps->empty()) {
                return gaps.ok();
            }
            if (!await(m_freshening.fillGap(gaps->front().id))) {
                return false;
            }
        }
        return false;
    }

    App &m_app;
    EngineDesk m_desk;
    Freshening m_freshening;
    QStringList m_sources;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString folder = arguments.value(1);
    const Tokens tokens = tokensIn(arguments.value(2));
    auto app = App::open({.folder = folder,
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::make_unique<KnownTokens>(tokens)});
    if (!app) {
        qCritical().noquote() << sentence(app.error());
        return 2;
    }
    bool finished = false;
    {
        Reader reader(**app, arguments.mid(3));
        while (!QFile::exists(folder + u"/finish"_s)) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        finished = reader.finish();
    }
    app->reset();
    return finished ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/lane.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>
#include <QSemaphore>
#include <QSet>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace asterism::store {

class Database;

/// What a committed write touched; told after the commit.
struct Changes {
    QSet<QString> sources; ///< keys of sources whose entries or gaps changed
    /// Of these, the sources that only got new entries (what went is in `posts`): where the oldest
    /// of these stands (Event::sortAt). What is below is as it was.
    QHash<QString, qint64> grown = {};
    QSet<qint64> posts; ///< rows of cache.db whose content or viewer state changed
    bool lists = false;
    bool readings = false; ///< how people are read: store/readings.h
    bool accounts = false;
    bool settings = false; ///< what the user chose: store/settings.h
    bool runs = false; ///< imports under way: store/runs.h
    bool census = false; ///< what own accounts have: store/census.h
    bool outbox = false; ///< actions on their way: store/outbox.h
    bool notices = false; ///< what accounts are told of others: store/notices.h
    QSet<qint64> newNotices = {}; ///< rows of events that nobody had told of before
    bool draftsGone = false; ///< thrown away or sent: store/drafts.h
    bool elsewhere = false; ///< another process wrote: all that the user made may have changed
    bool cache = false; ///< another process wrote the cache: any source and post may have changed

    void grow(const QString &source, qint64 sortAt)
    {
        sources.insert(source);
        const auto known = grown.constFind(source);
        grown.insert(source, known == grown.cend() ? sortAt : std::min(*known, sortAt));
    }
    bool isEmpty() const
    {
        return sources.isEmpty() && posts.isEmpty() && !lists && !readings && !accounts && !settings
            && !runs && !census && !outbox && !notices && !draftsGone;
    }
};

/// What a closure is handed. It must not outlive the closure; the functions that take it are in
/// the other headers of this module.
struct CacheTx {
    Database &db;
    Changes &changes;
    qint64 now;
};

struct UserTx {
    Database &db;
    Changes &changes;
    qint64 now;
};

/// The two database files of a data folder (architecture.md, decisions 1, 2 and 12).
/// write…() closures run one after another on one lane, each in its own transaction: when the
/// closure returns an Error, nothing of it stays. read…() closures run on a second lane and see
/// one snapshot. Nothing here blocks the caller but what says Now.
///
/// Futures are finished by the event loop of the store's thread: Qt 6.4 runs what then() has
/// chained twice, and crashes, when one thread chains while another finishes. So nobody there waits
/// for one with result() or waitForFinished().
class Store : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString folder;
        bool engine = false; ///< this process holds the engine lock: may write cache.db
        bool readOnly = false; ///< as if nothing could be written there
        LaneFactory lanes = {}; ///< for simulations; default: threads
    };

    /// Creates the folder and files where they are missing. Damaged user data is replaced by the
    /// newest good backup and damaged caches are set aside (engine only); what happened then is
    /// told by notices(). Where nothing can be written (read-only, full) what is there can still
    /// be read, which notices() tells, too; every write then fails. Errors: Store, Damaged (no
    /// good backup, or not the engine).
    static Result<std::unique_ptr<Store>> open(const Options &options, const Clock &clock);
    ~Store() override;

    /// F: Result<T>(CacheTx &) or Result<T>(UserTx &)
    template <typename F> auto writeCache(F closure)
    {
        return start<CacheTx>(Target::CacheWrite, std::move(closure));
    }
    /// `prepare`: Result<X>(), runs on the write lane before the transaction begins, so that
    /// decoding holds no lock and nothing overtakes it. `write`: Result<T>(CacheTx &, const X &).
    template <typename P, typename F> auto writeCache(P prepare, F write)
    {
        using X = std::decay_t<decltype(*std::declval<std::invoke_result_t<P>>())>;
        auto prepared = std::make_shared<std::optional<Result<X>>>();
        return start<CacheTx>(
            Target::CacheWrite,
            [prepared, write = std::move(write)](
                CacheTx &tx) mutable -> std::invoke_result_t<F, CacheTx &, const X &> {
                if (!**prepared) {
                    return (*prepared)->error();
                }
                return write(tx, ***prepared);
            },
            [prepared, prepare = std::move(prepare)]() mutable { prepared->emplace(prepare()); });
    }
    template <typename F> auto readCache(F closure)
    {
        return start<CacheTx>(Target::CacheRead, std::move(closure));
    }
    template <typename F> auto writeUser(F closure)
    {
        return start<UserTx>(Target::UserWrite, std::move(closure));
    }
    template <typename F> auto readUser(F closure)
    {
        return start<UserTx>(Target::UserRead, std::move(closure));
    }

    /// The same, and the caller waits: for what is needed before the first frame, and at the end.
    template <typename F> auto readCacheNow(F closure)
    {
        return wait<CacheTx>(Target::CacheRead, std::move(closure));
    }
    template <typename F> auto writeUserNow(F closure)
    {
        return wait<UserTx>(Target::UserWrite, std::move(closure));
    }
    template <typename F> auto readUserNow(F closure)
    {
        return wait<UserTx>(Target::UserRead, std::move(closure));
    }

    /// Takes the right to write cache.db when the engine lock was won later.
    void becomeEngine();
    bool isEngine() const;

    /// Sentences for the user about damaged files that were replaced, oldest first.
    QStringList notices() const;

    /// Closes the cache's connections and starts an empty cache; the old file is set aside.
    /// For a cache that SQLite can open and that fails the program's own check.
    QFuture<Result<Done>> replaceCache();

    /// Writes a backup of asterism.db now if it changed since the newest one.
    Result<Done> backUp();

    /// From now on looks every `everyMs` whether another process has written, and tells it by
    /// committed(): asterism.db as `elsewhere`, and with it lists, accounts, runs and the outbox;
    /// the cache, as long as another one is the engine, as `cache`, and with it the census. For a
    /// process that stays.
    void watchOthers(int everyMs);

    QString folder() const;
    QString userFile() const;
    QString cacheFile() const;

Q_SIGNALS:
    /// After a commit, on the thread that made the store.
    void committed(const asterism::store::Changes &changes);
    /// A damaged cache was set aside while running; the sentence is for the user.
    void notice(const QString &sentence);

private:
    enum class Target { CacheWrite, CacheRead, UserWrite, UserRead };
    using Body = std::function<bool(Database &, Changes &, qint64 now)>;
    /// Returns false when it met a damaged cache and wants to be run again on a new one;
    /// `last` = take whatever comes.
    using Work = std::function<bool(bool last)>;
    struct Files;

    /// On the lane of the connection that it asks.
    void lookForOthers(Target target);

    static bool isWrite(Target target);
    static bool isCache(Target target);

    explicit Store(std::unique_ptr<Files> files);

    /// Runs `body` in a transaction; false from body rolls back. Never throws.
    std::optional<Error> transact(Target target, const Body &body);
    void enqueue(Target target, Work work);
    /// Waits until the lane has come so far; one without a thread works only when it is waited for.
    void letPass(Target target);
    void repairThenAgain(Target target, std::shared_ptr<Work> work, int generation);
    /// On the write lane only. Nothing to do when somebody rebuilt since `generation`.
    void rebuildCache(int generation);
    std::optional<Error> tryOut(Target target);
    std::optional<Error> tryOutAll();

    /// On the store's thread: soon, or now when it is this one.
    void finishThere(std::function<void()> finish);

    /// `answer`: called on the lane, once, with the outcome.
    template <typename Tx, typename F, typename Answer>
    void run(Target target, F closure, std::function<void()> before, Answer answer)
    {
        using R = std::invoke_result_t<F, Tx &>;
        enqueue(target,
            [this, target, answer = std::move(answer), before = std::move(before),
                closure = std::move(closure)](bool last) mutable {
                std::optional<R> result;
                if (before) {
                    std::exchange(before, {})(); // once, also when the work runs again
                }
                const auto error =
                    transact(target, [&](Database &db, Changes &changes, qint64 now) {
                        Tx tx{db, changes, now};
                        result.emplace(closure(tx));
                        return result->ok();
                    });
                if (error && error->kind == ErrorKind::Damaged && !last) {
                    return false;
                }
                answer(error ? R(*error) : std::move(*result));
                return true;
            });
    }

    template <typename Tx, typename F>
    auto start(Target target, F closure, std::function<void()> before = {})
        -> QFuture<std::invoke_result_t<F, Tx &>>
    {
        using R = std::invoke_result_t<F, Tx &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        run<Tx>(target, std::move(closure), std::move(before), [this, promise](R result) {
            promise->addResult(std::move(result));
            finishThere([promise] { promise->finish(); });
        });
        return future;
    }

    template <typename Tx, typename F> auto wait(Target target, F closure)
    {
        std::optional<std::invoke_result_t<F, Tx &>> answer;
        QSemaphore answered;
        run<Tx>(target, std::move(closure), {}, [&](auto result) {
            answer.emplace(std::move(result));
            answered.release();
        });
        letPass(target);
        answered.acquire();
        return std::move(*answer);
    }

    std::unique_ptr<Files> m_files;
};

} // namespace asterism::store

Q_DECLARE_METATYPE(asterism::store::Changes)

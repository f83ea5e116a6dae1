// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/log.h"
#include "base/platform/datafolder.h"
#include "store/database.h"
#include "store/files.h"
#include "store/migrations.h"
#include "store/threadlane.h"
#include "store/unwritable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMutex>
#include <QThread>
#include <QTimer>

#include <atomic>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

bool Store::isWrite(Target target)
{
    return target == Target::CacheWrite || target == Target::UserWrite;
}

bool Store::isCache(Target target)
{
    return target == Target::CacheWrite || target == Target::CacheRead;
}

/// Connections belong to lanes: the two writers to the write lane, the two readers to the read
/// lane. They are made and dropped there only.
struct Store::Files {
    Files(const Options &o, const Clock &c, const LaneFactory &makeLane)
        : folder(o.folder)
        , clock(c)
        , engine(o.engine)
        , readOnly(o.readOnly)
        , readLane(makeLane(u"asterism-read"_s))
        , writeLane(makeLane(u"asterism-write"_s))
    {
    }

    QString folder;
    const Clock &clock;
    std::atomic<bool> engine;
    std::atomic<bool> readOnly; ///< settled before anybody but open() sees the store
    std::atomic<bool> userChanged = false;
    std::atomic<bool> closing = false;
    std::atomic<int> generation = 0; ///< counts the caches of this run
    struct Others {
        std::atomic<bool> looking = false;
        qint64 version = 0; // 0: not looked yet; on the lane that looks
    };

    QTimer othersTimer;
    Others userOthers;
    Others cacheOthers;
    qint64 asideAt = 0; // read lane: when the engine last set a cache aside
    std::unique_ptr<Database> cacheWriter;
    std::unique_ptr<Database> userWriter;
    std::unique_ptr<Database> cacheReader;
    std::unique_ptr<Database> userReader;
    mutable QMutex mutex; // guards notices
    QStringList notices;
    // Last: their threads stop before the connections above go away.
    std::unique_ptr<Lane> readLane;
    std::unique_ptr<Lane> writeLane;

    std::unique_ptr<Database> &slot(Target target)
    {
        switch (target) {
        case Target::CacheWrite:
            return cacheWriter;
        case Target::CacheRead:
            return cacheReader;
        case Target::UserWrite:
            return userWriter;
        case Target::UserRead:
            break;
        }
        return userReader;
    }

    Lane &lane(Target target) { return isWrite(target) ? *writeLane : *readLane; }

    QString path(Target target) const
    {
        return isCache(target) ? cacheFilePath(folder) : userFilePath(folder);
    }

    void tell(const QString &sentence)
    {
        qCWarning(logStore).noquote() << sentence;
        const QMutexLocker lock(&mutex);
        notices << sentence;
    }

    /// A reader would go on reading the file that the engine has set aside. True when it did.
    bool dropStale(std::unique_ptr<Database> &db)
    {
        const qint64 at = setAsideAt(folder);
        const bool stale = std::exchange(asideAt, at) != at && db;
        if (stale) {
            db.reset();
        }
        return stale;
    }

    /// Opens on first use; the schema is brought up to date by whoever comes first.
    Result<Done> connect(Target target)
    {
        auto &db = slot(target);
        if (isCache(target) && !engine) {
            dropStale(db);
        }
        if (db) {
            return Done{};
        }
        const bool user = !isCache(target);
        if (readOnly) {
            auto opened = openUnwritable(path(target), user ? userMigrations() : cacheMigrations());
            if (!opened) {
                return opened.error();
            }
            db = std::move(*opened);
            return Done{};
        }
        if (auto made = makePrivateFile(path(target)); !made) {
            return made.error();
        }
        {
            Database opener(path(target), Database::Mode::ReadWrite, user);
            if (auto done = migrate(opener, user ? userMigrations() : cacheMigrations()); !done) {
                return done.error();
            }
        }
        db = std::make_unique<Database>(path(target),
            isWrite(target) ? Database::Mode::ReadWrite : Database::Mode::QueryOnly, user);
        return Done{};
    }
};

namespace {

/// True when the transaction was committed. SQLite's exceptions pass through, rolled back.
bool runTransaction(Database &db, bool write,
    const std::function<bool(Database &, Changes &, qint64)> &body, Changes &changes, qint64 now)
{
    db.exec(write ? "BEGIN IMMEDIATE" : "BEGIN");
    try {
        const bool good = body(db, changes, now);
        db.exec(good ? "COMMIT" : "ROLLBACK");
        return good;
    } catch (...) {
        db.raw().tryExec("ROLLBACK"); // also a COMMIT that met a full disk leaves it open
        throw;
    }
}

std::unique_ptr<Lane> threadLane(const QString &name)
{
    return std::make_unique<ThreadLane>(name);
}

Error damagedUserFile(const QString &file)
{
    return {.kind = ErrorKind::Damaged,
        .subject = file,
        .detail = QCoreApplication::translate(
            "Store", "another program is using this folder; close it and start again to repair")};
}

Error cannotWrite(const QString &file)
{
    return {.kind = ErrorKind::Store,
        .subject = file,
        .detail = QCoreApplication::translate("Store", "nothing can be written there")};
}

Error notTheEngine(const QString &file)
{
    return {.kind = ErrorKind::Store,
        .subject = file,
        .detail = QCoreApplication::translate("Store", "another program writes it")};
}

} // namespace

Store::Store(std::unique_ptr<Files> files)
    : m_files(std::move(files))
{
    qRegisterMetaType<Changes>();
}

Store::~Store()
{
    // After this barrier no read asks the write lane for a repair any more.
    m_files->closing = true;
    m_files->readLane->runAndWait([] {});
    if (auto done = backUp(); !done) {
        qCWarning(logStore).noquote() << sentence(done.error());
    }
}

Result<std::unique_ptr<Store>> Store::open(const Options &options, const Clock &clock)
{
    const auto made = makePrivateFolder(options.folder);
    if (!made && !QFileInfo::exists(userFilePath(options.folder))) {
        return made.error();
    }
    auto files = std::make_unique<Files>(
        options, clock, options.lanes ? options.lanes : LaneFactory(threadLane));
    files->readOnly = options.readOnly || !made;
    if (!files->readOnly && !isSoundUserFile(options.folder)) {
        // Another program may have the file open: only the engine may put another in its place.
        if (!options.engine) {
            return damagedUserFile(files->path(Target::UserWrite));
        }
        auto restored = restoreUserFile(options.folder, clock.now());
        if (!restored) {
            return restored.error();
        }
        files->tell(*restored);
    }
    auto store = std::unique_ptr<Store>(new Store(std::move(files)));
    if (auto error = store->tryOutAll()) {
        return *error;
    }
    return store;
}

/// A file that cannot be opened is told now and not in the middle of something.
std::optional<Error> Store::tryOutAll()
{
    std::optional<Error> error;
    for (const Target target : {Target::UserWrite, Target::CacheRead}) {
        if (!error && !m_files->readOnly) {
            error = tryOut(target);
        }
    }
    const bool stuck = error && error->kind == ErrorKind::Store && !hasRoom(m_files->folder);
    if (!stuck && !m_files->readOnly) {
        return error;
    }
    m_files->readOnly = true;
    for (const Target target : {Target::UserRead, Target::CacheRead}) {
        if (auto unreadable = tryOut(target)) {
            return error ? error : unreadable;
        }
    }
    m_files->tell(QCoreApplication::translate("Store",
        "Nothing can be written to %1 (it is read-only, or the disk is full). What is kept there "
        "is shown; nothing new is kept.")
                      .arg(QDir::toNativeSeparators(m_files->folder)));
    return {};
}

std::optional<Error> Store::tryOut(Target target)
{
    const auto nothing = [](Database &, Changes &, qint64) { return false; };
    std::optional<Error> error;
    const auto attempt = [&] { error = transact(target, nothing); };
    m_files->lane(target).runAndWait(attempt);
    const bool repairable = m_files->engine && !m_files->readOnly;
    if (error && error->kind == ErrorKind::Damaged && isCache(target) && repairable) {
        m_files->writeLane->runAndWait([this] { rebuildCache(m_files->generation); });
        m_files->lane(target).runAndWait(attempt);
    }
    return error;
}

void Store::enqueue(Target target, Work work)
{
    auto shared = std::make_shared<Work>(std::move(work));
    m_files->lane(target).run([this, target, shared] {
        const bool repairable =
            isCache(target) && m_files->engine && !m_files->readOnly && !m_files->closing;
        const int generation = m_files->generation;
        if (!(*shared)(!repairable)) {
            repairThenAgain(target, shared, generation);
        }
    });
}

void Store::letPass(Target target)
{
    m_files->lane(target).runAndWait([] {});
}

void Store::repairThenAgain(Target target, std::shared_ptr<Work> work, int generation)
{
    // The cache can be had again from the servers; the user's work goes on with an empty one.
    if (isWrite(target)) {
        // At once, so that nothing that was accepted later overtakes it.
        rebuildCache(generation);
        (*work)(true);
        return;
    }
    m_files->writeLane->run([this, target, work, generation] {
        rebuildCache(generation);
        m_files->lane(target).run([work] { (*work)(true); });
    });
}

void Store::rebuildCache(int generation)
{
    if (m_files->generation != generation) {
        return;
    }
    // Each connection is dropped on its own lane. Only the write lane ever waits for the other.
    m_files->cacheWriter.reset();
    m_files->readLane->runAndWait([this] { m_files->cacheReader.reset(); });
    const auto aside = setAsideCache(m_files->folder);
    const QString words = aside ? *aside : sentence(aside.error());
    ++m_files->generation;
    m_files->tell(words);
    QMetaObject::invokeMethod(
        this, [this, words] { Q_EMIT notice(words); }, Qt::QueuedConnection);
}

QFuture<Result<Done>> Store::replaceCache()
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    m_files->writeLane->run([this, promise] {
        if (m_files->readOnly) {
            promise->addResult(cannotWrite(cacheFile()));
        } else if (m_files->engine) {
            rebuildCache(m_files->generation);
            promise->addResult(Done{});
        } else {
            promise->addResult(notTheEngine(cacheFile()));
        }
        finishThere([promise] { promise->finish(); });
    });
    return promise->future();
}

void Store::finishThere(std::function<void()> finish)
{
    if (QThread::currentThread() == thread()) {
        finish();
    } else {
        QMetaObject::invokeMethod(this, std::move(finish), Qt::QueuedConnection);
    }
}

std::optional<Error> Store::transact(Target target, const Body &body)
{
    if (isWrite(target) && m_files->readOnly) {
        return cannotWrite(m_files->folder);
    }
    if (target == Target::CacheWrite && !m_files->engine) {
        return notTheEngine(m_files->path(target));
    }
    Changes changes;
    try {
        if (auto connected = m_files->connect(target); !connected) {
            return connected.error();
        }
        if (!runTransaction(
                *m_files->slot(target), isWrite(target), body, changes, m_files->clock.now())) {
            return {};
        }
    } catch (const SQLite::Exception &failure) {
        if (isDamage(failure.getErrorCode()) && isCache(target) && !m_files->engine) {
            m_files->slot(target).reset(); // the engine may have begun a new cache: look again
        }
        return storeError(m_files->path(target), failure);
    } catch (const std::exception &failure) {
        return Error{.kind = ErrorKind::Store,
            .subject = m_files->path(target),
            .detail = QString::fromUtf8(failure.what())};
    }
    if (target == Target::UserWrite) {
        m_files->userChanged = true;
    }
    if (!changes.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, changes] { Q_EMIT committed(changes); }, Qt::QueuedConnection);
    }
    return {};
}

void Store::becomeEngine()
{
    m_files->engine = true;
}

bool Store::isEngine() const
{
    return m_files->engine;
}

QStringList Store::notices() const
{
    const QMutexLocker lock(&m_files->mutex);
    return m_files->notices;
}

Result<Done> Store::backUp()
{
    Result<Done> result = Done{};
    m_files->writeLane->runAndWait([&] {
        if (m_files->userChanged.exchange(false)) {
            result = backUpUserFile(m_files->folder, m_files->clock.now());
            if (!result) {
                m_files->userChanged = true; // still to be done
            }
        }
    });
    return result;
}

void Store::watchOthers(int everyMs)
{
    // A connection does not count its own commits, and all of this process are the writer's.
    const Target user = m_files->readOnly ? Target::UserRead : Target::UserWrite;
    const auto look = [this](Target target, std::atomic<bool> &looking) {
        if (!looking.exchange(true)) {
            m_files->lane(target).run([this, target] { lookForOthers(target); });
        }
    };
    const auto lookAtBoth = [this, look, user] {
        look(user, m_files->userOthers.looking);
        if (!m_files->engine) {
            look(Target::CacheRead, m_files->cacheOthers.looking);
        }
    };
    disconnect(&m_files->othersTimer, &QTimer::timeout, this, nullptr); // asked for a second time
    connect(&m_files->othersTimer, &QTimer::timeout, this, lookAtBoth);
    m_files->othersTimer.start(everyMs);
    lookAtBoth();
}

void Store::lookForOthers(Target target)
{
    const bool cache = isCache(target);
    Files::Others &others = cache ? m_files->cacheOthers : m_files->userOthers;
    others.looking = false;
    if (cache && m_files->engine) {
        return; // of this process's own writes it is told otherwise
    }
    auto &db = m_files->slot(target);
    const bool anew = cache && m_files->dropStale(db);
    qint64 version = 0;
    try {
        version = db ? db->number("PRAGMA data_version") : 0;
    } catch (const SQLite::Exception &failure) {
        qCWarning(logStore).noquote() << sentence(storeError(m_files->path(target), failure));
    }
    if (version == 0 && !anew) {
        return; // the next look may tell
    }
    const qint64 before = std::exchange(others.version, version);
    if (anew || (before != 0 && before != version)) {
        const Changes changes = cache
            ? Changes{.census = true, .cache = true}
            : Changes{
                .lists = true, .accounts = true, .runs = true, .outbox = true, .elsewhere = true};
        QMetaObject::invokeMethod(
            this, [this, changes] { Q_EMIT committed(changes); }, Qt::QueuedConnection);
    }
}

QString Store::folder() const
{
    return m_files->folder;
}

QString Store::userFile() const
{
    return userFilePath(m_files->folder);
}

QString Store::cacheFile() const
{
    return cacheFilePath(m_files->folder);
}

} // namespace asterism::store

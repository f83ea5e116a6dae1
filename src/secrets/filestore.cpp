// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/filestore.h"

#include "base/flow.h"
#include "base/platform/filelock.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int retryMs = 20;
constexpr int maxAttempts = 100;

void answer(QPromise<Result<Done>> &promise, Result<Done> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

FileStore::~FileStore()
{
    for (const auto &update : m_waiting) {
        answer(update->promise, Error{ErrorKind::Cancelled, m_path, {}});
    }
}

QFuture<Result<Done>> FileStore::write(const QString &key, const QString &secret)
{
    return update([key, secret](Secrets &secrets) {
        secrets.insert(key, secret);
        return true;
    });
}

QFuture<Result<QString>> FileStore::read(const QString &key)
{
    const auto found = [&]() -> Result<QString> {
        const auto secrets = readSecretFile(m_path);
        if (!secrets) {
            return secrets.error();
        }
        if (!secrets->contains(key)) {
            return Error{ErrorKind::NotFound, key, {}};
        }
        return secrets->value(key);
    };
    return answered(found());
}

QFuture<Result<Done>> FileStore::remove(const QString &key)
{
    return update([key](Secrets &secrets) { return secrets.remove(key) > 0; });
}

QFuture<Result<Done>> FileStore::check()
{
    // Writing what is there already is the only honest proof that it can be written.
    return update([](Secrets &) { return true; });
}

QFuture<Result<Done>> FileStore::update(Change change)
{
    const auto update = std::make_shared<Update>();
    update->change = std::move(change);
    update->promise.start();
    m_waiting.append(update);
    const auto future = update->promise.future();
    attempt(update);
    return future;
}

void FileStore::attempt(std::shared_ptr<Update> update)
{
    const auto lock = FileLock::tryLock(m_path + u".lock"_s);
    const bool held = lock.ok() && *lock == nullptr;
    if (held && ++update->attempts < maxAttempts) {
        QTimer::singleShot(retryMs, &m_timers, [this, update] { attempt(update); });
        return;
    }
    // Out of the list first: whoever hears the answer may delete this store.
    m_waiting.removeOne(update);
    if (held) {
        const QString detail =
            QCoreApplication::translate("FileStore", "another program keeps it locked");
        return answer(update->promise, Error{ErrorKind::Timeout, m_path, detail});
    }
    answer(update->promise, lock.ok() ? apply(update->change) : Result<Done>(lock.error()));
}

Result<Done> FileStore::apply(const Change &change)
{
    auto secrets = readSecretFile(m_path);
    if (!secrets) {
        return secrets.error();
    }
    return change(*secrets) ? writeSecretFile(m_path, *secrets) : Done{};
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/host.h"
#include "store/database.h"
#include "store/pages.h"
#include "store/prune.h"
#include "store/store.h"
#include "store/timeline.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUrl>

#include <memory>

/// What the tests of the store share: a data folder with a clock that stands still, and short
/// words for what servers tell.
namespace asterism::store {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

template <typename T> T get(QFuture<T> future)
{
    if (QThread::currentThread() != QCoreApplication::instance()->thread()) {
        future.waitForFinished(); // on a lane: no event comes there, and the store's thread goes on
    }
    while (!future.isFinished()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return future.result();
}

class Folder {
public:
    explicit Folder(const QString &path = {}) { m_path = path.isEmpty() ? m_dir.path() : path; }

    /// Opens (or opens again); the error when that does not work.
    std::optional<Error> open(bool engine = true)
    {
        m_store.reset();
        auto opened = Store::open({.folder = m_path, .engine = engine}, clock);
        if (!opened) {
            return opened.error();
        }
        m_store = std::move(*opened);
        return {};
    }
    void close() { m_store.reset(); }
    bool isOpen() const { return m_store != nullptr; }
    /// Everything out of the -wal and into cache.db.
    void checkpoint()
    {
        SQLite::Database db(path(u"cache.db"_s).toStdString(), SQLite::OPEN_READWRITE, 5000);
        db.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    Store &store() { return *m_store; }
    QString path(const QString &file = {}) const { return m_path + u'/' + file; }

    template <typename F> auto write(F f) { return get(m_store->writeCache(std::move(f))); }
    template <typename F> auto read(F f) { return get(m_store->readCache(std::move(f))); }
    template <typename F> auto writeUser(F f) { return get(m_store->writeUser(std::move(f))); }
    template <typename F> auto readUser(F f) { return get(m_store->readUser(std::move(f))); }

    /// Makes both connections to the cache read their pages from the disk again.
    void forgetPages()
    {
        const auto shrink = [](CacheTx &tx) {
            tx.db.exec("PRAGMA shrink_memory");
            return Result<Done>(Done{});
        };
        (void)read(shrink);
        (void)write(shrink);
    }

    /// One number out of the cache, as another connection sees it; -1 when it cannot be read.
    qint64 number(const char *sql)
    {
        const auto found = read([sql](CacheTx &tx) { return Result<qint64>(tx.db.number(sql)); });
        return found ? *found : -1;
    }
    QString text(const char *sql)
    {
        const auto found = read([sql](CacheTx &tx) -> Result<QString> {
            Loan row = tx.db.prepare(sql);
            return row.step() ? row.text(0) : QString();
        });
        return found ? *found : found.error().detail;
    }

    /// Sentences of checkCache(), empty when all is well.
    QString check()
    {
        const auto found = write([](CacheTx &tx) { return checkCache(tx); });
        return found ? found->join(u'\n') : sentence(found.error());
    }

    Result<PageOutcome> commit(
        const Teller &teller, const PagePlace &place, const std::vector<Prepared> &items)
    {
        return write([=](CacheTx &tx) { return commitPage(tx, teller, place, items); });
    }
    Result<int> loose(const Teller &teller, const std::vector<Prepared> &items)
    {
        return write([=](CacheTx &tx) { return commitLoose(tx, teller, items); });
    }
    TimelinePage page(
        const std::vector<Source> &column, int limit = 40, const Event &before = newestEvent)
    {
        const auto found =
            read([=](CacheTx &tx) { return timelinePage(tx, column, before, limit); });
        return found ? *found : TimelinePage{};
    }
    std::optional<StoredPost> find(const QString &uri)
    {
        const auto found = read([=](CacheTx &tx) { return postByUri(tx, uri); });
        return found ? *found : std::nullopt;
    }
    SourceState state(const Source &source)
    {
        return *read([=](CacheTx &tx) { return Result<SourceState>(sourceState(tx, source)); });
    }
    std::vector<Gap> gapsIn(const Source &source)
    {
        return *read([=](CacheTx &tx) { return gaps(tx, source); });
    }

    ManualClock clock{noon};

private:
    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<Store> m_store;
};

inline Teller guestAt(const QString &host)
{
    return {.host = host, .accountDomain = host};
}
inline Teller accountAt(const QString &host, const QString &id)
{
    return {.host = host, .accountDomain = host, .account = {id}};
}
inline Teller feedOf(const QString &host)
{
    return {.host = host, .accountDomain = host, .channel = Teller::Channel::Feed};
}
inline Teller outboxOf(const QString &host)
{
    return {.host = host, .accountDomain = host, .channel = Teller::Channel::Outbox};
}

/// "ao@a.example" with the actor uri https://a.example/users/ao
inline Actor person(const QString &acct)
{
    const QString user = acct.section(u'@', 0, 0);
    return {.uri = u"https://%1/users/%2"_s.arg(acct.section(u'@', 1), user),
        .acct = acct,
        .displayName = user};
}
/// As GoToSocial tells people: no uri.
inline Actor bare(const QString &acct)
{
    Actor actor = person(acct);
    actor.uri.clear();
    return actor;
}

inline Prepared postBy(const Actor &author, const QString &uri, const QString &localId, qint64 at,
    const QString &text = {})
{
    Prepared prepared;
    prepared.item.localId = localId;
    prepared.item.createdAt = at;
    prepared.item.post.uri = uri;
    prepared.item.post.localId = localId;
    prepared.item.post.author = author;
    prepared.item.post.createdAt = at;
    prepared.text = text.isEmpty() ? u"text of "_s + uri : text;
    prepared.blocks = prepared.text.toUtf8();
    return prepared;
}
inline Prepared boostBy(
    const Actor &booster, const Prepared &post, const QString &localId, qint64 at)
{
    Prepared prepared = post;
    prepared.item.localId = localId;
    prepared.item.createdAt = at;
    prepared.item.boost =
        TimelineItem::Boost{.actor = booster, .uri = booster.uri + u"/boost/"_s + localId};
    return prepared;
}

/// The newest page of a source; its ends are those of the items.
inline PagePlace newest(const Source &source, const std::vector<Prepared> &items, bool end = false)
{
    PagePlace place{.source = source, .end = end};
    if (!items.empty()) {
        place.firstId = items.front().item.localId;
        place.lastId = items.back().item.localId;
        place.older = end ? QString() : place.lastId;
    }
    return place;
}
inline PagePlace older(const Source &source, const QString &basis,
    const std::vector<Prepared> &items, bool end = false)
{
    PagePlace place = newest(source, items, end);
    place.kind = PagePlace::Kind::Older;
    place.basis = basis;
    return place;
}
inline PagePlace intoGap(const Gap &gap, const std::vector<Prepared> &items, bool end = false)
{
    PagePlace place = newest(gap.source, items, end);
    place.kind = PagePlace::Kind::Gap;
    place.basis = gap.newerId;
    place.gap = gap.id;
    return place;
}

/// "uri" of each row, newest first; "gap" for gap rows.
inline QStringList urisOf(const TimelinePage &page)
{
    QStringList uris;
    for (const TimelineRow &row : page.rows) {
        uris << (row.gap ? u"gap"_s : row.post.post.uri);
    }
    return uris;
}
inline QStringList boostersOf(const TimelineRow &row)
{
    QStringList names;
    for (const Actor &actor : row.boostedBy) {
        names << actor.acct;
    }
    return names;
}

} // namespace asterism::store

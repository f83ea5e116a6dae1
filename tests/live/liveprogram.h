// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/noticeplaces.h"
#include "live/livehouse.h"
#include "secrets/filestore.h"
#include "store/noticepages.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace asterism::live {

/// The program as the window makes it, over a folder that outlives it: what it kept is there after
/// another start.
class LiveProgram {
public:
    LiveProgram() = default;
    ~LiveProgram() { stop(); }
    LiveProgram(const LiveProgram &) = delete;
    LiveProgram &operator=(const LiveProgram &) = delete;

    /// False, and it is said why, where that cannot be. `shared`: servers are asked and told how
    /// far was read.
    bool start(bool shared)
    {
        stop();
        auto opened = App::open({.folder = m_dir.filePath(u"data"_s),
            .works = true,
            .allowPrivateNetwork = true,
            .secrets = std::make_unique<FileStore>(m_dir.filePath(u"secrets.json"_s))});
        if (!opened) {
            qWarning().noquote() << sentence(opened.error());
            return false;
        }
        m_app = std::move(*opened);
        m_desk = std::make_unique<EngineDesk>(*m_app);
        m_places = std::make_unique<NoticePlaces>(*m_app->store, *m_desk, m_app->clock);
        QObject::connect(m_app->store.get(), &store::Store::committed, m_places.get(),
            [this](const store::Changes &changes) { m_news += changes.newNotices.values(); });
        m_places->setShared(shared);
        m_desk->start();
        m_places->start();
        return true;
    }
    void stop()
    {
        if (m_desk) {
            m_desk->close(); // before anything goes that has asked
        }
        m_places.reset();
        m_desk.reset();
        m_app.reset();
    }

    /// Nothing, and it is said why, where that cannot be.
    std::optional<Account> signIn(const LiveSeat &seat)
    {
        const auto account = await(m_app->accounts.addWithToken(seat.url, seat.token));
        if (!account) {
            qWarning().noquote() << sentence(account.error());
        }
        return account ? std::optional(*account) : std::nullopt;
    }

    /// Asks the accounts' servers what they tell of others, as the window does.
    bool read(const std::vector<Account> &accounts)
    {
        QJsonArray keys;
        for (const Account &account : accounts) {
            keys.append(accountSource(Source::Kind::Notifications, account.id, account.host).key());
        }
        const auto answer =
            await(m_desk->ask(u"refresh"_s, {{u"sources"_s, keys}, {u"rows"_s, 0}}));
        const QJsonArray results = answer ? (*answer)[u"results"_s].toArray() : QJsonArray();
        bool all = results.size() == keys.size();
        for (const auto &result : results) {
            const QJsonObject failure = result.toObject()[u"error"_s].toObject();
            if (!failure.isEmpty()) {
                qWarning().noquote() << QJsonDocument(failure).toJson();
                all = false;
            }
        }
        return all;
    }

    NoticePlaces &places() { return *m_places; }

    /// It is kept up to where the account's were read, or stood when they were seen first.
    bool hasPlace(const Account &account)
    {
        const auto places =
            m_app->store->readUserNow([](store::UserTx &tx) { return store::noticePlaces(tx); });
        return places && places->contains(account.id.value);
    }

    /// Rows for people, the newest first; those that any of these accounts was told of, or of all.
    std::vector<store::NoticeRow> rows(const QStringList &accounts = {})
    {
        const auto page = await(m_app->store->readCache([accounts](store::CacheTx &tx) {
            return store::noticePage(tx, {.accounts = accounts}, store::newestNotice, 100);
        }));
        return page ? page->rows : std::vector<store::NoticeRow>();
    }

    /// How often it was news that something happened to that post, in all runs: the desktop is
    /// told of nothing else.
    int newsAbout(const QString &uri)
    {
        const auto count =
            await(m_app->store->readCache([news = m_news, uri](store::CacheTx &tx) -> Result<int> {
                int found = 0;
                for (const qint64 event : news) {
                    const auto row = store::noticeRow(tx, {}, event);
                    found += row && *row && (*row)->postUri == uri ? 1 : 0;
                }
                return found;
            }));
        return count ? *count : -1;
    }

private:
    QTemporaryDir m_dir; // goes last
    std::unique_ptr<App> m_app;
    std::unique_ptr<EngineDesk> m_desk;
    std::unique_ptr<NoticePlaces> m_places;
    QList<qint64> m_news; ///< events that nobody had told of before
};

} // namespace asterism::live

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appfixture.h"

#include "app/standingjob.h"
#include "store/instances.h"
#include "store/outbox.h"

/// Own accounts at servers of which the test says what they answer; nobody is there.
namespace asterism::ui {

constexpr qint64 learntAt = 1'795'348'800'000; // 2026-11-22T12:00:00Z

class ActingFixture {
public:
    ActingFixture() { app = openedApp(m_dir.path()); }

    bool isReady() const { return app != nullptr; }
    /// `id`@host, whose id is `id`, at a server of that software.
    bool add(const QString &id, const QString &host, const QString &software, int mastodonApi = 2)
    {
        const Account account{
            .id = {id}, .acct = id + u'@' + host, .host = host, .localId = u"1"_s, .addedAt = 1};
        const Instance instance{.host = host,
            .accountDomain = host,
            .software = software,
            .version = u"4.3.0"_s,
            .family = Instance::Family::Mastodon,
            .mastodonApi = mastodonApi,
            .checkedAt = learntAt};
        const auto learnt = await(app->store->writeCache(
            [instance](store::CacheTx &tx) { return store::saveInstance(tx, instance); }));
        const auto added = await(app->store->writeUser(
            [account](store::UserTx &tx) { return store::addAccount(tx, account); }));
        return learnt.ok() && added.ok();
    }
    /// What "relationships" answers for that account from now on.
    void stands(const QString &id, const PersonStanding &standing)
    {
        standings.insert(id, Result<PersonStanding>(standing));
    }
    void stands(const QString &id, const Error &error)
    {
        standings.insert(id, Result<PersonStanding>(error));
    }
    /// What another work answers for it: "server-rules ao".
    void answers(const QString &question, const Result<QJsonObject> &answer)
    {
        others.insert(question, answer);
    }
    /// Notes what is asked, and answers at once; whoever is not scripted is unknown there.
    Ask ask()
    {
        return [this](const QString &kind, const QJsonObject &argument) {
            const QString id = argument[u"account"_s].toString();
            const QString fresh = argument[u"fresh"_s].toBool() ? u" fresh"_s : QString();
            const QString about = argument[u"acct"_s].toString() + argument[u"tag"_s].toString();
            asked << QString(kind + u' ' + id + u' ' + about).trimmed() + fresh;
            if (kind != u"relationships"_s) {
                return answered(others.value(kind + u' ' + id, Result<QJsonObject>(QJsonObject())));
            }
            const auto known = standings.value(id, Result<PersonStanding>(PersonStanding()));
            return answered(known ? Result<QJsonObject>(standingToJob(*known))
                                  : Result<QJsonObject>(known.error()));
        };
    }

    /// The outbox's row for it; 0 where there is none.
    qint64 enqueue(const Action &action)
    {
        const auto done = await(app->store->writeUser(
            [action](store::UserTx &tx) { return store::enqueue(tx, action, {}); }));
        return done ? done->id : 0;
    }
    /// So much waits that not all of it is shown; `id`: whose.
    bool fill(const QString &id)
    {
        const auto filled = await(app->store->writeUser([id](store::UserTx &tx) -> Result<Done> {
            for (int i = 0; i <= 2000; ++i) {
                const Action one{.kind = Action::Kind::Boost,
                    .account = {id},
                    .target = u"https://m.example/%1"_s.arg(i)};
                if (const auto put = store::enqueue(tx, one, {}); !put) {
                    return put.error();
                }
            }
            return Done{};
        }));
        return filled.ok();
    }
    bool set(qint64 row, store::OutboxRow::State state, const QString &trouble = {})
    {
        const auto saved = await(app->store->writeUser([=](store::UserTx &tx) -> Result<bool> {
            auto found = store::outboxRow(tx, row);
            if (!found || !*found) {
                return false;
            }
            (*found)->state = state;
            (*found)->trouble = trouble;
            return store::saveOutboxRow(tx, **found);
        }));
        return saved && *saved;
    }
    std::vector<store::OutboxRow> rows()
    {
        const auto found =
            await(app->store->readUser([](store::UserTx &tx) { return store::outboxRows(tx); }));
        return found ? *found : std::vector<store::OutboxRow>();
    }

private:
    QTemporaryDir m_dir; // goes last

public:
    std::unique_ptr<App> app;
    QHash<QString, Result<PersonStanding>> standings;
    QHash<QString, Result<QJsonObject>> others;
    QStringList asked;
};

/// Somebody whom an own account stands to like that.
inline PersonStanding standingOf(const Relationship &relationship)
{
    return {.known = true, .told = true, .relationship = relationship};
}

} // namespace asterism::ui

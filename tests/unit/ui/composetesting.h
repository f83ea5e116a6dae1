// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appfixture.h"
#include "store/instances.h"
#include "store/outbox.h"
#include "store/pages.h"
#include "sync/prepare.h"
#include "ui/viewmodels/accountsmodel.h"

/// Accounts that write and act, over a data folder and without a server; what leaves lies in the
/// outbox, where nobody takes it out.
namespace asterism::ui {

class ActingHouse {
public:
    ActingHouse()
        : app(openedApp(m_dir.path()))
    {
        if (app) {
            accounts = std::make_unique<AccountsModel>(app->core, app->accounts);
        }
    }

    store::Store &store() { return *app->store; }
    QString folder() const { return m_dir.path(); }

    /// "ao@a.example", whose id is `id`.
    bool addAccount(const QString &id, const QString &acct)
    {
        const Account account{.id = {id},
            .acct = acct,
            .host = acct.section(u'@', 1),
            .localId = id,
            .addedAt = qint64(accounts->all().size()) + 1};
        const bool added = await(store().writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok();
        return added && QTest::qWaitFor([&] { return has(id); }, patienceMs);
    }
    bool has(const QString &id) const
    {
        const auto &all = accounts->all();
        return std::ranges::find(all, AccountId{id}, &Account::id) != all.end();
    }

    /// What the account's server says of new posts.
    bool usually(const QString &id, const PostingDefaults &defaults)
    {
        const bool kept = await(store().writeUser([id, defaults](store::UserTx &tx) {
            return store::setPostingDefaults(tx, {id}, defaults);
        })).ok();
        const auto told = [&] {
            const auto &all = accounts->all();
            const auto found = std::ranges::find(all, AccountId{id}, &Account::id);
            return found != all.end() && found->posting == defaults;
        };
        return kept && QTest::qWaitFor(told, patienceMs);
    }

    bool know(const Instance &instance)
    {
        return await(store().writeCache([instance](store::CacheTx &tx) {
            return store::saveInstance(tx, instance);
        })).ok();
    }

    /// A post of mei@c.example that the account's server showed to it.
    bool receive(const QString &accountId, const QString &host, Post post)
    {
        post.localId = post.uri.section(u'/', -1);
        post.createdAt = 1'795'348'800'000;
        if (post.author.acct.isEmpty()) {
            post.author = {.uri = u"https://c.example/users/mei"_s,
                .acct = u"mei@c.example"_s,
                .displayName = u"Mei"_s};
        }
        post.viewer = ViewerState{};
        const TimelineItem item{.localId = post.localId, .createdAt = post.createdAt, .post = post};
        const store::Teller teller{.host = host, .accountDomain = host, .account = {accountId}};
        return await(store().writeCache([teller, item](store::CacheTx &tx) {
            return store::commitLoose(tx, teller, {prepare(item)});
        })).ok();
    }

    QFuture<Result<store::Enqueued>> enqueue(const Action &action, qint64 notBefore = 0)
    {
        return store().writeUser([action, notBefore](store::UserTx &tx) {
            return store::enqueue(tx, action, std::nullopt, notBefore);
        });
    }
    QFuture<Result<std::vector<qint64>>> enqueuePosts(
        const std::vector<Action> &posts, qint64 notBefore, const QString &draftKey)
    {
        return store().writeUser([posts, notBefore, draftKey](store::UserTx &tx) {
            return store::enqueuePosts(tx, posts, notBefore, draftKey);
        });
    }
    /// On the lane that writes: behind all that was written before.
    std::vector<store::OutboxRow> rows()
    {
        const auto all =
            await(store().writeUser([](store::UserTx &tx) { return store::outboxRows(tx); }));
        return all ? *all : std::vector<store::OutboxRow>();
    }
    /// As the sender would.
    bool change(qint64 id, const std::function<void(store::OutboxRow &)> &how)
    {
        const auto done = await(store().writeUser([id, how](store::UserTx &tx) -> Result<bool> {
            const auto row = store::outboxRow(tx, id);
            if (!row || !*row) {
                return row ? Result<bool>(false) : Result<bool>(row.error());
            }
            store::OutboxRow changed = **row;
            how(changed);
            return store::saveOutboxRow(tx, changed);
        }));
        return done && *done;
    }

    static constexpr int patienceMs = 20'000;

private:
    QTemporaryDir m_dir; // goes last

public:
    std::unique_ptr<App> app;
    std::unique_ptr<AccountsModel> accounts;
};

} // namespace asterism::ui

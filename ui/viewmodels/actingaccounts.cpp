// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/actingaccounts.h"

#include "protocol/software.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "ui/viewmodels/colours.h"

#include <algorithm>

namespace asterism::ui {

namespace {

using ActionKind = Action::Kind;
using DoersRead = std::vector<ActingAccount>;

bool isAbout(const Action &action, const ActingTarget &target)
{
    if (isOfPerson(action.kind)) {
        return action.target == target.acct;
    }
    const bool ofHost =
        action.kind == ActionKind::BlockDomain || action.kind == ActionKind::UnblockDomain;
    const bool ofTag =
        action.kind == ActionKind::FollowTag || action.kind == ActionKind::UnfollowTag;
    return (ofHost && action.target == target.host)
        || (ofTag && action.target.compare(target.tag, Qt::CaseInsensitive) == 0);
}

/// Under way or failed, in any order; what is shown of the whole outbox may leave them out.
Result<std::vector<store::OutboxRow>> rowsNaming(
    store::UserTx &tx, const AccountId &account, const QString &target)
{
    auto rows = store::rowsAbout(tx, account, target, 0);
    const auto failed = store::failedAbout(tx, account, target);
    if (!rows || !failed) {
        return rows ? failed.error() : rows.error();
    }
    rows->insert(rows->end(), failed->begin(), failed->end());
    return rows;
}

/// Whoever wrote a hashtag in another way means the same.
Result<std::vector<store::OutboxRow>> rowsAboutTarget(
    store::UserTx &tx, const AccountId &account, const ActingTarget &target)
{
    auto rows = target.tag.isEmpty()
        ? rowsNaming(tx, account, target.acct)
        : store::rowsOfKinds(tx, ActionKind::FollowTag, ActionKind::UnfollowTag);
    const auto ofHost = rowsNaming(tx, account, target.host);
    if (!rows || !ofHost) {
        return rows ? ofHost.error() : rows.error();
    }
    rows->insert(rows->end(), ofHost->begin(), ofHost->end());
    std::erase_if(*rows, [&](const store::OutboxRow &row) {
        return row.action.account != account || !isAbout(row.action, target);
    });
    std::ranges::sort(*rows, {}, &store::OutboxRow::id);
    return rows;
}

Result<DoersRead> withRows(store::UserTx &tx, const ActingTarget &target)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    DoersRead all;
    for (const Account &account : *accounts) {
        auto rows = rowsAboutTarget(tx, account.id, target);
        if (!rows) {
            return rows.error();
        }
        all.push_back({.account = account,
            .colour = accountColour(account.colour, int(all.size())),
            .rows = std::move(*rows)});
    }
    return all;
}

/// What nobody has learnt yet is not held to be impossible: most servers speak Mastodon's language,
/// and what they cannot do they say themselves.
Instance serverAsKnown(store::CacheTx &tx, const Account &account)
{
    const auto learnt = store::instance(tx, account.host);
    if (learnt && *learnt) {
        return **learnt;
    }
    const Instance::Family family = familyOfSoftware(account.software);
    return {.host = account.host,
        .software = account.software,
        .version = account.version,
        .family = family == Instance::Family::Unknown ? Instance::Family::Mastodon : family};
}

bool hasUnderWay(const ActingAccount &one, qint64 row)
{
    return std::ranges::any_of(one.rows, [row](const store::OutboxRow &other) {
        return other.id == row && store::isUnderWay(other.state);
    });
}

/// Of what was under way before something is not any more.
bool hasEnded(const ActingAccount &before, const ActingAccount &now)
{
    return std::ranges::any_of(before.rows, [&now](const store::OutboxRow &row) {
        return store::isUnderWay(row.state) && !hasUnderWay(now, row.id);
    });
}

} // namespace

ActingAccounts::ActingAccounts(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(
          &store, this, [this] { return readAll(m_store, m_target); },
          [this](const Result<All> &all) { show(all); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        const bool concerned = changes.accounts || changes.outbox || changes.elsewhere;
        if (concerned && m_target != ActingTarget()) {
            m_reader.read();
        }
    });
}

void ActingAccounts::setTarget(const ActingTarget &target)
{
    if (target != m_target) {
        m_target = target;
        m_all.clear();
        m_reader.read();
    }
}

QFuture<Result<ActingAccounts::All>> ActingAccounts::readAll(
    store::Store &store, const ActingTarget &target)
{
    const auto withServers = [&store](const Result<All> &read) {
        return store.readCache([read](store::CacheTx &tx) -> Result<All> {
            if (!read) {
                return read.error();
            }
            All all = *read;
            for (ActingAccount &one : all) {
                one.server = serverAsKnown(tx, one.account);
            }
            return all;
        });
    };
    return store.readUser([target](store::UserTx &tx) { return withRows(tx, target); })
        .then(&store, withServers)
        .unwrap();
}

void ActingAccounts::show(const Result<All> &all)
{
    if (!all) {
        Q_EMIT problem(sentence(all.error()));
        return;
    }
    if (m_all == *all) {
        return;
    }
    const All before = std::exchange(m_all, *all);
    Q_EMIT changed();
    for (const ActingAccount &one : before) {
        const ActingAccount *now = find(one.account.id);
        if (now != nullptr && hasEnded(one, *now)) {
            Q_EMIT ended(one.account.id);
        }
    }
}

const ActingAccount *ActingAccounts::find(const AccountId &id) const
{
    const auto found = std::ranges::find_if(
        m_all, [&id](const ActingAccount &one) { return one.account.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

void ActingAccounts::cancel(const AccountId &id)
{
    const ActingAccount *one = find(id);
    if (one == nullptr) {
        return;
    }
    std::vector<qint64> ids;
    std::ranges::transform(one->rows, std::back_inserter(ids), &store::OutboxRow::id);
    const auto giveUp = [ids](store::UserTx &tx) -> Result<Done> {
        for (const qint64 row : ids) {
            // What is being sent can no longer be taken back, and stays in sight.
            if (const auto given = store::cancelAction(tx, row); !given) {
                return given.error();
            }
        }
        return Done{};
    };
    hear(m_store.writeUser(giveUp), &m_store, this, [this](const Result<Done> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
    });
}

} // namespace asterism::ui

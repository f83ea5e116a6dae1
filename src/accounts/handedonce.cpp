// SPDX-License-Identifier: GPL-3.0-or-later

// Tokens that a server hands out only once (MiAuth): what of Accounts keeps them before anything
// else, and clears away what was cut off.
#include "accounts/accounts.h"

#include "accounts/unfinished.h"
#include "base/flow.h"
#include "base/log.h"

#include <cstdlib>

namespace asterism {

namespace {

/// Another process may be at it; no step of a sign-in takes so long.
constexpr qint64 surelyCutOffMs = 15 * minuteMs;

} // namespace

QFuture<Result<Account>> Accounts::addHandedOnce(
    const Session &session, const Grant &grant, const AccountId &id)
{
    Account kept;
    kept.id = id;
    kept.host = session.instance.host;
    kept.thisRunOnly = grant.thisRunOnly;
    return keepAhead(kept, session.token)
        .then(this,
            [this, session, grant, id](const Result<Done> &ahead) {
                return ahead ? identified(session, grant, id) : answered<Account>(ahead.error());
            })
        .unwrap()
        .then(this,
            [this, kept](const Result<Account> &added) {
                if (added && added->id == kept.id) {
                    return answered<Account>(added);
                }
                return dropAhead(kept).then(this, [added](const Result<Done> &) { return added; });
            })
        .unwrap();
}

/// The note first: a note without a token harms nobody.
QFuture<Result<Done>> Accounts::keepAhead(const Account &account, const QString &token)
{
    if (account.thisRunOnly) {
        return keepToken(account, token);
    }
    const Unfinished note{.id = account.id, .since = m_core.clock.now()};
    return m_core.store.writeUser([note](store::UserTx &tx) { return noteUnfinished(tx, note); })
        .then(this,
            [this, account, token](const Result<Done> &noted) {
                return noted ? keepToken(account, token) : answered<Done>(noted.error());
            })
        .unwrap();
}

/// Nobody has the account; a token that stays where it is stays noted.
QFuture<Result<Done>> Accounts::dropAhead(const Account &account)
{
    return m_sessions.secretKey(account.id)
        .then(this,
            [this, account](const Result<QString> &key) {
                return key ? m_core.secretsOf(account).remove(*key) : answered<Done>(key.error());
            })
        .unwrap()
        .then(this,
            [this, id = account.id](const Result<Done> &removed) {
                if (!removed) {
                    return answered<Done>(removed.error());
                }
                return m_core.store.writeUser(
                    [id](store::UserTx &tx) { return settleUnfinished(tx, id); });
            })
        .unwrap()
        .then(this, [](const Result<Done> &done) {
            if (!done) {
                qCWarning(logAccounts).noquote() << sentence(done.error());
            }
            return done;
        });
}

QFuture<Result<Done>> Accounts::dropCutOff()
{
    return m_core.store.readUser([](store::UserTx &tx) { return unfinished(tx); })
        .then(this,
            [this](const Result<std::vector<Unfinished>> &notes) {
                if (!notes) {
                    return answered<Done>(notes.error());
                }
                QFuture<Result<Done>> done = answered<Done>(Done{});
                for (const Unfinished &note : *notes) {
                    if (std::abs(m_core.clock.now() - note.since) < surelyCutOffMs) {
                        continue;
                    }
                    Account nobody;
                    nobody.id = note.id;
                    done =
                        done.then(this,
                                [this, nobody](const Result<Done> &) { return dropAhead(nobody); })
                            .unwrap();
                }
                // What could not be removed is noted still, and stops nothing.
                return done.then(this, [](const Result<Done> &) { return Result<Done>(Done{}); });
            })
        .unwrap();
}

} // namespace asterism

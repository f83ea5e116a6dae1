// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"

#include "store/database.h"

#include <QCoreApplication>

namespace asterism::store {

namespace {

Account readAccount(const Loan &row)
{
    return {.id = {row.text(0)},
        .acct = row.text(1),
        .host = row.text(2),
        .localId = row.text(3),
        .actorUri = row.text(4),
        .displayName = row.text(5),
        .avatar = row.text(6),
        .software = row.text(7),
        .version = row.text(8),
        .needsSignIn = row.flag(9),
        .addedAt = row.integer(10),
        .colour = int(row.integer(11)),
        .client = row.text(12),
        .thisRunOnly = row.flag(13),
        .posting = {.visibility = visibility(row.text(14)),
            .sensitive = row.flag(15),
            .language = row.text(16),
            .quotes = quotePolicy(row.text(17))}};
}

/// Empty: not told.
QString quotesText(const PostingDefaults &defaults)
{
    return defaults.quotes ? word(*defaults.quotes) : QString();
}

Error noAccount(const AccountId &id)
{
    return {.kind = ErrorKind::NotFound, .subject = id.value};
}

} // namespace

Result<std::vector<Account>> accounts(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT id, acct, host, local_id, actor_uri, display_name, avatar, "
                              "software, version, needs_sign_in, added_at, colour, client, "
                              "this_run, post_visibility, post_sensitive, post_language, "
                              "post_quotes FROM account "
                              "ORDER BY position");
    std::vector<Account> found;
    while (rows.step()) {
        found.push_back(readAccount(rows));
    }
    return found;
}

Result<Done> addAccount(UserTx &tx, const Account &account)
{
    Loan same = tx.db.prepare("SELECT 1 FROM account WHERE acct = ?");
    if (same.bind(1, account.acct).step()) {
        return Error{.kind = ErrorKind::Rejected,
            .subject = account.acct,
            .detail = QCoreApplication::translate("Store", "this account is already here")};
    }
    tx.db
        .prepare("INSERT INTO account(id, acct, host, local_id, actor_uri, display_name, avatar, "
                 "software, version, needs_sign_in, added_at, colour, client, this_run, "
                 "post_visibility, post_sensitive, post_language, post_quotes, position) "
                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                 "(SELECT coalesce(max(position), 0) + 1 FROM account))")
        .bind(1, account.id.value)
        .bind(2, account.acct)
        .bind(3, account.host)
        .bind(4, account.localId)
        .bind(5, account.actorUri)
        .bind(6, account.displayName)
        .bind(7, account.avatar)
        .bind(8, account.software)
        .bind(9, account.version)
        .bind(10, account.needsSignIn)
        .bind(11, account.addedAt)
        .bind(12, account.colour)
        .bind(13, account.client)
        .bind(14, account.thisRunOnly)
        .bind(15, word(account.posting.visibility))
        .bind(16, account.posting.sensitive)
        .bind(17, account.posting.language)
        .bind(18, quotesText(account.posting))
        .run();
    tx.changes.accounts = true;
    return Done{};
}

Result<Done> updateAccount(UserTx &tx, const Account &account)
{
    tx.db
        .prepare("UPDATE account SET actor_uri = ?, display_name = ?, avatar = ?, software = ?, "
                 "version = ?, needs_sign_in = ? WHERE id = ?")
        .bind(1, account.actorUri)
        .bind(2, account.displayName)
        .bind(3, account.avatar)
        .bind(4, account.software)
        .bind(5, account.version)
        .bind(6, account.needsSignIn)
        .bind(7, account.id.value)
        .run();
    if (tx.db.changes() == 0) {
        return noAccount(account.id);
    }
    tx.changes.accounts = true;
    return Done{};
}

Result<Done> setAccountToken(UserTx &tx, const Account &account)
{
    tx.db.prepare("UPDATE account SET client = ?, this_run = ? WHERE id = ?")
        .bind(1, account.client)
        .bind(2, account.thisRunOnly)
        .bind(3, account.id.value)
        .run();
    if (tx.db.changes() == 0) {
        return noAccount(account.id);
    }
    tx.changes.accounts = true;
    return Done{};
}

Result<Done> setPostingDefaults(UserTx &tx, const AccountId &id, const PostingDefaults &defaults)
{
    tx.db
        .prepare("UPDATE account SET post_visibility = ?, post_sensitive = ?, post_language = ?, "
                 "post_quotes = ? WHERE id = ?")
        .bind(1, word(defaults.visibility))
        .bind(2, defaults.sensitive)
        .bind(3, defaults.language)
        .bind(4, quotesText(defaults))
        .bind(5, id.value)
        .run();
    if (tx.db.changes() == 0) {
        return noAccount(id);
    }
    tx.changes.accounts = true;
    return Done{};
}

Result<Done> removeAccount(UserTx &tx, const AccountId &id)
{
    tx.db.prepare("DELETE FROM account WHERE id = ?").bind(1, id.value).run();
    if (tx.db.changes() == 0) {
        return noAccount(id);
    }
    tx.changes.accounts = true;
    return Done{};
}

Result<Done> orderAccounts(UserTx &tx, const std::vector<AccountId> &ids)
{
    tx.db.prepare("UPDATE account SET position = position + ?").bind(1, qint64(ids.size())).run();
    Loan place = tx.db.prepare("UPDATE account SET position = ? WHERE id = ?");
    for (size_t i = 0; i < ids.size(); ++i) {
        place.bind(1, qint64(i)).bind(2, ids[i].value).run();
        place.reset();
    }
    tx.changes.accounts = true;
    return Done{};
}

Result<Done> setAccountColour(UserTx &tx, const AccountId &id, int colour)
{
    if (colour < -1 || colour > 7) {
        return Error{.kind = ErrorKind::Usage, .subject = QString::number(colour)};
    }
    tx.db.prepare("UPDATE account SET colour = ? WHERE id = ?")
        .bind(1, colour)
        .bind(2, id.value)
        .run();
    if (tx.db.changes() == 0) {
        return noAccount(id);
    }
    tx.changes.accounts = true;
    return Done{};
}

} // namespace asterism::store

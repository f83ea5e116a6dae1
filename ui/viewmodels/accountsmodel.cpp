// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/accountsmodel.h"

#include "base/host.h"
#include "store/accounts.h"
#include "store/settings.h"
#include "ui/images/imageurl.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/signin.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountsModel)
};

/// Nothing was sent yet: nobody gets a token that can then not be kept.
QString cannotKeep(const Error &error)
{
    QString words = Words::tr(
        "The token was not sent anywhere, for it could not be kept: %1 Unlock or start the "
        "system's keychain (GNOME Keyring, KWallet) and try again. Or start Asterism with "
        "--session-secrets FILE; that file is readable by you alone, but not encrypted.");
    return words.replace(u"%1"_s, sentence(error));
}

/// The general sentence speaks of signing in again; here it is the first time.
QString notAdded(const QString &host, const Error &error)
{
    if (isAlreadyHere(error)) {
        return alreadyHereWords(error.subject);
    }
    if (error.kind != ErrorKind::Credentials) {
        return sentence(error);
    }
    QString words = Words::tr("%1 does not accept this token. Check that all of it was copied and "
                              "that it was made on this server.");
    words.replace(u"%1"_s, host);
    return error.detail.isEmpty() ? words : u"%1 (%2)"_s.arg(words, error.detail);
}

/// People know their accounts by colour: those of a place are chosen before the place changes.
Result<Done> keepColours(store::UserTx &tx, const std::vector<Account> &accounts)
{
    const auto many = size_t(accountColours().size());
    for (size_t place = 0; place < accounts.size(); ++place) {
        if (accounts[place].colour < 0) {
            auto kept = store::setAccountColour(tx, accounts[place].id, int(place % many));
            if (!kept) {
                return kept;
            }
        }
    }
    return Done{};
}

} // namespace

AccountsModel::AccountsModel(Core &core, Accounts &accounts, QObject *parent)
    : RowsModel({"accountId", "acct", "name", "avatar", "colour", "colourIndex", "host",
                    "needsSignIn", "software", "standard"},
        parent)
    , m_core(core)
    , m_accounts(accounts)
    , m_reader(
          &core.store, this, [&store = core.store] { return store.readUser(readKept); },
          [this](const Result<Kept> &kept) { show(kept); })
{
    connect(&core.store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
}

bool AccountsModel::isBusy() const
{
    return m_waiting > 0;
}

QStringList AccountsModel::colours() const
{
    return accountColours();
}

Result<AccountsModel::Kept> AccountsModel::readKept(store::UserTx &tx)
{
    auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto chosen = store::setting(tx, store::defaultActorKey);
    if (!chosen) {
        return chosen.error();
    }
    return Kept{std::move(*accounts), {chosen->value_or(QString())}};
}

void AccountsModel::show(const Result<Kept> &kept)
{
    if (!kept) {
        Q_EMIT problem(sentence(kept.error()));
        return;
    }
    m_all = kept->accounts;
    m_chosen = kept->chosen;
    m_ready = true;
    const AccountId standard = defaultActor();
    const auto many = int(accountColours().size());
    std::vector<Row> rows;
    for (const Account &account : m_all) {
        const int place = int(rows.size());
        const QString name =
            account.displayName.isEmpty() ? account.acct.section(u'@', 0, 0) : account.displayName;
        const QString software = u"%1 %2"_s.arg(account.software, account.version).trimmed();
        rows.push_back({account.id.value,
            {account.id.value, u'@' + account.acct, name, imageUrl::avatar(account).toString(),
                accountColour(account.colour, place),
                account.colour < 0 ? place % many : account.colour, account.host,
                account.needsSignIn, software, account.id == standard}});
    }
    showRows(std::move(rows));
    Q_EMIT wasRead();
}

AccountId AccountsModel::defaultActor() const
{
    const bool here = std::ranges::find(m_all, m_chosen, &Account::id) != m_all.end();
    if (here || m_all.empty()) {
        return here ? m_chosen : AccountId{};
    }
    return m_all.front().id;
}

void AccountsModel::makeDefault(const QString &accountId)
{
    if (!find(accountId)) {
        return;
    }
    const auto save = [accountId](store::UserTx &tx) {
        return store::saveSetting(tx, store::defaultActorKey, accountId);
    };
    hear(m_core.store.writeUser(save), &m_core.store, this, [this](const Result<Done> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
        m_reader.read(); // nobody is told of settings
    });
}

void AccountsModel::makeDefaultAt(int place)
{
    if (place >= 0 && place < int(m_all.size())) {
        makeDefault(m_all[size_t(place)].id.value);
    }
}

void AccountsModel::wait(int change)
{
    const bool before = isBusy();
    m_waiting += change;
    if (isBusy() != before) {
        Q_EMIT busyChanged();
    }
}

void AccountsModel::addWithToken(const QString &server, const QString &token)
{
    const auto host = normalHost(server);
    if (!host) {
        Q_EMIT problem(sentence(host.error()));
        return;
    }
    if (token.trimmed().isEmpty()) {
        Q_EMIT problem(Words::tr("Paste the access token first."));
        return;
    }
    m_core.typedHosts.insert(*host);
    wait(+1);
    hear(m_core.secrets.check(), &m_core.store, this,
        [this, host = *host, token](const Result<Done> &usable) {
            if (usable) {
                signIn(host, token);
            } else {
                wait(-1);
                Q_EMIT problem(cannotKeep(usable.error()));
            }
        });
}

void AccountsModel::signIn(const QString &host, const QString &token)
{
    hear(m_accounts.addWithToken(host, token), &m_core.store, this,
        [this, host](const Result<Account> &account) {
            wait(-1);
            if (account) {
                Q_EMIT added(account->id.value);
            } else {
                Q_EMIT problem(notAdded(host, account.error()));
            }
        });
}

const Account *AccountsModel::find(const QString &accountId) const
{
    const auto found = std::ranges::find(m_all, AccountId{accountId}, &Account::id);
    return found == m_all.end() ? nullptr : &*found;
}

QString AccountsModel::idOf(const QString &acct) const
{
    const QString bare = acct.startsWith(u'@') ? acct.mid(1) : acct;
    const auto found = std::ranges::find(m_all, bare, &Account::acct);
    return found == m_all.end() ? QString() : found->id.value;
}

void AccountsModel::check(const QString &accountId)
{
    const Account *account = find(accountId);
    if (!account) {
        return;
    }
    wait(+1);
    hear(m_accounts.check(*account), &m_core.store, this, [this](const Result<Account> &checked) {
        wait(-1);
        if (!checked) {
            Q_EMIT problem(sentence(checked.error()));
        }
    });
}

void AccountsModel::move(int from, int to)
{
    const int last = int(m_all.size()) - 1;
    if (from < 0 || from > last || to < 0 || to > last || from == to) {
        return;
    }
    std::vector<AccountId> order;
    std::ranges::transform(m_all, std::back_inserter(order), &Account::id);
    const AccountId moved = order[size_t(from)];
    order.erase(order.begin() + from);
    order.insert(order.begin() + to, moved);
    // The default actor, too, may have been that of a place.
    const QString standard = defaultActor().value;
    write(m_core.store.writeUser([order, all = m_all, standard](store::UserTx &tx) -> Result<Done> {
        auto kept = keepColours(tx, all);
        kept = kept ? store::saveSetting(tx, store::defaultActorKey, standard) : kept;
        return kept ? store::orderAccounts(tx, order) : kept;
    }));
}

void AccountsModel::setColour(const QString &accountId, int index)
{
    if (index < 0 || index >= accountColours().size()) {
        return;
    }
    write(m_core.store.writeUser([id = AccountId{accountId}, index](store::UserTx &tx) {
        return store::setAccountColour(tx, id, index);
    }));
}

void AccountsModel::write(QFuture<Result<Done>> writing)
{
    hear(std::move(writing), &m_core.store, this, [this](const Result<Done> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
    });
}

} // namespace asterism::ui

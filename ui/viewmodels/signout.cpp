// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/signout.h"

#include "store/accounts.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignOut)
};

QString about(const Account &account, QString words, const Error &error = {})
{
    words.replace(u"%1"_s, u'@' + account.acct).replace(u"%2"_s, account.host);
    return words.replace(u"%3"_s, sentence(error));
}

} // namespace

SignOut::SignOut(Core &core, Accounts &accounts, Ask ask, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_accounts(accounts)
    , m_ask(std::move(ask))
{
}

void SignOut::show(State state, const QString &words)
{
    m_state = state;
    m_words = words;
    Q_EMIT stateChanged();
}

void SignOut::end(const QString &words)
{
    show(Done, words);
    Q_EMIT ended(words);
}

void SignOut::reset()
{
    if (m_state == Done) {
        m_url.clear();
        show(Idle, {});
    }
}

void SignOut::begin(const QString &accountId, bool forget)
{
    if (m_state == Working) {
        return;
    }
    m_url.clear();
    show(Working, Words::tr("Signing out…"));
    hear(m_core.store.readUser([](store::UserTx &tx) { return store::accounts(tx); }),
        &m_core.store, this,
        [this, id = AccountId{accountId}, forget](const Result<std::vector<Account>> &all) {
            if (!all) {
                end(sentence(all.error()));
                return;
            }
            const auto found = std::ranges::find(*all, id, &Account::id);
            if (found == all->end()) {
                end(Words::tr("The account is gone already."));
            } else {
                signOut(*found, forget);
            }
        });
}

void SignOut::signOut(const Account &account, bool forget)
{
    show(Working, about(account, Words::tr("Ending the sign-in of %1 at %2…")));
    hear(m_accounts.signOut(account), &m_core.store, this,
        [this, account, forget](const Result<Accounts::SignedOut> &out) {
            if (out) {
                signedOut(account, *out, forget);
            } else {
                end(about(account, Words::tr("%1 is still here: %3"), out.error()));
            }
        });
}

void SignOut::signedOut(const Account &account, const Accounts::SignedOut &out, bool forgetToo)
{
    m_url = out.page;
    const QString revoked =
        out.revoked ? about(account, Words::tr("Its token was ended at %2.")) : out.words;
    if (forgetToo) {
        forget(account, revoked);
    } else {
        end(about(account, Words::tr("%1 is signed out; what was read through it stays.")) + u'\n'
            + revoked);
    }
}

void SignOut::forget(const Account &account, const QString &before)
{
    show(Working, about(account, Words::tr("Deleting what only %1 has seen…")));
    hear(m_ask(u"forget-account"_s, {{u"account"_s, account.id.value}, {u"host"_s, account.host}}),
        &m_core.store, this, [this, account, before](const Result<QJsonObject> &forgotten) {
            const QString words = forgotten
                ? about(
                    account, Words::tr("%1 is signed out, and what only it has seen is deleted."))
                : about(account,
                    Words::tr("%1 is signed out, but what only it has seen could not be deleted: "
                              "%3"),
                    forgotten.error());
            end(words + u'\n' + before);
        });
}

} // namespace asterism::ui

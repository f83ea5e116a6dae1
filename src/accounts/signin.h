// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accounts.h"
#include "net/loopbacklistener.h"
#include "protocol/misskey/miauth.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace asterism {

/// One sign-in through the browser, from the typed server to the account's row:
///
///     Keychain → Server → Client → User → Token → Account → Ended
///
/// At a server that knows MiAuth there is no Client, nothing is typed, and Token goes back to User
/// as long as nobody has said yes.
///
/// It works in any process, the engine or not: tokens pass through no database. Every step has a
/// limit of time; nothing secret leaves it but into the keychain. May be deleted at any time.
class SignIn : public QObject {
    Q_OBJECT

public:
    enum class Step { Idle, Keychain, Server, Client, User, Token, Account, Ended };

    struct Wish {
        QString typed; ///< a server's name or address, or a handle that lives there
        bool byCode = false; ///< no browser comes back to this machine: submitCode(), submitDone()
        /// Keep the token nowhere (Core::forThisRun); for those without a keychain who chose so.
        bool thisRunOnly = false;
        int patienceMs = 10 * 60 * 1000; ///< for the user
        int stepMs = 100'000; ///< for each other step; a keychain alone may take a minute
        QList<quint16> ports = LoopbackListener::usualPorts();
    };

    SignIn(Core &core, Sessions &sessions, Accounts &accounts, Wish wish, QObject *parent);
    ~SignIn() override;

    void start();
    /// In Step::User only: the code, or the address that the browser ended at. Where byYes() it is
    /// submitDone(), whatever the text.
    void submitCode(const QString &text);
    /// In Step::User where byYes(): the server has been told yes.
    void submitDone();
    /// Ends with Cancelled: at once, or, where a token is under way, when it has come and was
    /// revoked. Once the account is being kept it is too late.
    void cancel();

    Step step() const { return m_step; }
    QString host() const { return m_session.instance.host; } ///< empty before it is known
    QUrl url() const { return m_url; } ///< to open in the browser; from Step::User on
    QStringList scopes() const { return m_scopes; }
    QStringList rights() const; ///< what they allow, each in a sentence
    bool byCode() const { return m_wish.byCode; } ///< also when no port was to be had
    /// The server shows no code: a yes there is enough (MiAuth).
    bool byYes() const;
    /// Where the user can end a token that was given, or may have been, and is not kept, when
    /// nobody else can; else empty. In Step::Ended.
    QUrl tokenLeftAt() const;
    /// The keychain was the trouble: the same wish with thisRunOnly can go on.
    bool wantsKeychain() const { return m_keychainFailed; }

Q_SIGNALS:
    void stepChanged();
    /// Once, or twice when the server had forgotten Asterism: the user is to open this page.
    void invited(const QUrl &url);
    /// What was typed as code is none, or nobody has said yes yet; it still waits.
    void codeRefused(const asterism::Error &error);
    /// Once, the last. Errors: as Accounts::addWithToken(), Timeout when the user does not come
    /// back, Rejected when they said no.
    void ended(const asterism::Result<asterism::Account> &account);

private:
    template <typename T, typename F> void wait(QFuture<Result<T>> future, F next);
    void enter(Step step, int limitMs);
    void end(const Result<Account> &result);
    void giveUp(const Error &error);
    void cutOff();

    void askKeychain(const QString &host);
    void askServer(const QString &host);
    void haveServer(const Session &guest);
    void askClient(bool anew);
    bool openDoor();
    void countAccounts(const OAuthClients::Client &client);
    void invite(const OAuthClients::Client &client, bool another);
    void came(const Result<LoopbackAnswer> &answer);
    void exchange(const QString &code);
    void haveAnswer(const Response &response);
    void inviteByYes();
    void cameBack(bool withYes);
    void askForToken();
    void haveYes(const Response &response);
    void keep(const QString &token);
    Error about(Error error) const;

    Core &m_core;
    Sessions &m_sessions;
    Accounts &m_accounts;
    Wish m_wish;
    Step m_step = Step::Idle;
    QTimer m_limit;
    Session m_session; ///< a guest's, then with the token
    QStringList m_scopes;
    OAuthClients::Client m_client;
    mastodon::Pkce m_pkce;
    QString m_state;
    QString m_yes; ///< MiAuth's session: whoever knows it gets the token
    QUrl m_url;
    LoopbackListener *m_listener = nullptr;
    bool m_renewed = false; ///< registered anew once
    bool m_askAgain = false; ///< the browser came back while the token was asked for
    bool m_kept = false; ///< the account has the token
    bool m_lost = false; ///< a token may have been handed out that never came
    bool m_cancelled = false;
    bool m_keychainFailed = false;
};

/// Not .then(): Qt 6.4 does not bear a context that has gone, and this may go at any time.
template <typename T, typename F> void SignIn::wait(QFuture<Result<T>> future, F next)
{
    auto *watcher = new QFutureWatcher<Result<T>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, next] {
        watcher->deleteLater();
        if (m_step == Step::Ended) {
            return;
        }
        if (watcher->future().resultCount() == 0) {
            cutOff();
            return;
        }
        next(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accounts.h"
#include "ui/viewmodels/ask.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// The dialog that signs an account out: its token is ended at the server, the account goes from
/// this computer and, when that is wished, what only it has seen. Once begun it goes to its end,
/// whether or not somebody looks.
class SignOut : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    /// Where it stands, or what became of it, in sentences.
    Q_PROPERTY(QString words READ words NOTIFY stateChanged FINAL)
    /// In Done: where the user can end a token that is still good; else empty.
    Q_PROPERTY(QString url READ url NOTIFY stateChanged FINAL)

public:
    enum State {
        Idle, ///< asks what is to happen
        Working,
        Done, ///< words() tell how it went
    };
    Q_ENUM(State)

    /// All outlive it.
    SignOut(Core &core, Accounts &accounts, Ask ask, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString words() const { return m_words; }
    QString url() const { return m_url.toString(QUrl::FullyEncoded); }

    /// For the next account; nothing while one is being signed out.
    Q_INVOKABLE void reset();
    /// `forget`: what only this account has seen goes, too. Nothing while one is being signed out.
    Q_INVOKABLE void begin(const QString &accountId, bool forget);

Q_SIGNALS:
    void stateChanged();
    /// What became of it, for those who do not look at the dialog any more.
    void ended(const QString &words);

private:
    void show(State state, const QString &words);
    void signOut(const Account &account, bool forget);
    void signedOut(const Account &account, const Accounts::SignedOut &out, bool forget);
    void forget(const Account &account, const QString &before);
    void end(const QString &words);

    Core &m_core;
    Accounts &m_accounts;
    Ask m_ask;
    State m_state = Idle;
    QString m_words;
    QUrl m_url;
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/signin.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// The dialog that adds an account, or signs one in again: one sign-in at a time, in this process
/// whether or not it does the reading.
class SignInPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    /// Where it stands, in a sentence.
    Q_PROPERTY(QString words READ words NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString host READ host NOTIFY stateChanged FINAL)
    /// The page to open, from Browser or Code on; empty before.
    Q_PROPERTY(QString url READ url NOTIFY stateChanged FINAL)
    /// What Asterism asks leave for, each in a sentence.
    Q_PROPERTY(QStringList scopes READ scopes NOTIFY stateChanged FINAL)
    /// The server shows no code: submitDone() is enough, in Browser and Code.
    Q_PROPERTY(bool byYes READ byYes NOTIFY stateChanged FINAL)
    /// What went wrong, and the way out; also of a code that is none, in Code. Else empty.
    Q_PROPERTY(QString error READ error NOTIFY stateChanged FINAL)
    /// There is no keychain: beginForThisRun() can go on.
    Q_PROPERTY(bool forThisRunOffered READ isForThisRunOffered NOTIFY stateChanged FINAL)

public:
    enum State {
        Idle, ///< waits for a server's name
        Asking, ///< keychain and server are asked
        Browser, ///< waits for the browser to come back
        Code, ///< waits for submitCode(), or submitDone() where byYes()
        Finishing, ///< the server has said yes
        Failed, ///< error() says why
        Done,
    };
    Q_ENUM(State)

    /// All outlive it.
    SignInPage(Core &core, Sessions &sessions, Accounts &accounts, QObject *parent = nullptr);
    ~SignInPage() override;

    State state() const { return m_state; }
    QString words() const;
    QString host() const { return m_host; }
    QString url() const { return m_url.toString(QUrl::FullyEncoded); }
    QStringList scopes() const { return m_scopes; }
    bool byYes() const { return m_byYes; }
    QString error() const { return m_error; }
    bool isForThisRunOffered() const { return m_forThisRunOffered; }

    /// A server's name, its address, or a handle that lives there. Ends what was under way. The
    /// browser is opened as soon as the page is known.
    Q_INVOKABLE void begin(const QString &server);
    /// For an account ("@user@host") whose token does not hold any more.
    Q_INVOKABLE void beginAgain(const QString &host, const QString &acct);
    /// The same server once more, the token kept until the program ends.
    Q_INVOKABLE void beginForThisRun();
    /// The same server once more, for a browser that cannot come back: the server shows a code.
    Q_INVOKABLE void useCode();
    /// Opens the page (again).
    Q_INVOKABLE void openBrowser();
    /// The code, or the address where the browser ended; in Browser and Code.
    Q_INVOKABLE void submitCode(const QString &code);
    Q_INVOKABLE void submitDone(); ///< the server has been told yes
    Q_INVOKABLE void cancel(); ///< back to Idle

Q_SIGNALS:
    void stateChanged();
    void signedIn(const QString &accountId);

private:
    void start(const SignIn::Wish &wish);
    void drop();
    void show(State state);
    void follow();
    void finish(const Result<Account> &account);
    QString failure(const Error &error, const SignIn &signIn) const;

    Core &m_core;
    Sessions &m_sessions;
    Accounts &m_accounts;
    SignIn::Wish m_wish;
    SignIn *m_signIn = nullptr;
    State m_state = Idle;
    QString m_host;
    QUrl m_url;
    QStringList m_scopes;
    bool m_byYes = false;
    QString m_error;
    QString m_again; ///< who has to sign in again; empty: anybody new
    bool m_forThisRunOffered = false;
};

/// Of an account that somebody adds once more.
QString alreadyHereWords(const QString &acct);

} // namespace asterism::ui

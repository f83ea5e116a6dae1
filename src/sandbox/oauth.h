// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace asterism {

struct Call;

/// How one server gives out tokens: applications, the page where a person says yes, codes, tokens
/// (RFC 6749, with PKCE where the software has it) and their end. As recorded in
/// tests/fixtures/*/oauth_*.json.
///
/// Nobody types a password here: whoever asks for /oauth/authorize is a person's browser. It gets a
/// page with a form; `approve=USER` (a person of this server) or `deny=1`, by that form's POST or
/// added to the address, answers as the button would.
class OAuth {
public:
    explicit OAuth(QString software);

    /// /api/v1/apps
    HttpResponse registerApp(const Call &call);
    /// /oauth/authorize, /oauth/token, /oauth/revoke
    HttpResponse handle(const Call &call);
    /// /.well-known/oauth-authorization-server (RFC 8414); Mastodon alone has it.
    HttpResponse metadata(const Call &call) const;

    /// A token that was never asked for.
    void setToken(const QString &token, int person) { m_tokens.insert(token, {person, {}, {}}); }
    /// Whose token it is; -1: unknown here.
    int personOf(const QString &token) const;
    bool wasRevoked(const QString &token) const { return m_revoked.contains(token); }
    QStringList tokensOf(int person) const;
    bool revoke(const QString &token);
    /// A new token of that person's, for no application (MiAuth knows none).
    QString give(int person, const QStringList &scopes);
    /// What it may do; nothing for a token that was never asked for: that may do everything.
    std::optional<QStringList> limitsOf(const QString &token) const;
    /// Whoever must hear of each token that ends.
    void onRevoked(std::function<void(const QString &token)> told) { m_told = std::move(told); }
    /// As cleaning jobs do with applications that nobody uses: their ids mean nothing any more.
    void forgetApps() { m_apps.clear(); }

private:
    struct App {
        QString secret;
        QString redirects; ///< as registered
        QStringList scopes;
    };
    struct Code {
        QString client;
        QString redirect;
        QString challenge; ///< empty: none was sent
        QStringList scopes;
        int person = -1;
        qint64 madeAt = 0;
    };
    struct Token {
        int person = -1;
        QString client;
        QStringList scopes;
    };
    /// What a form sent, or what stood in the address.
    struct Form;

    bool is(QLatin1StringView software) const { return m_software == software; }
    bool knowsChallenges() const; ///< PKCE
    bool redirectFits(const App &app, const QString &redirect) const;
    HttpResponse authorize(const Call &call);
    HttpResponse approved(const Call &call, const Form &form, const QStringList &scopes);
    HttpResponse token(const Call &call);
    HttpResponse tokenFor(const Call &call, const Code &code);
    HttpResponse revokeCall(const Call &call);
    HttpResponse refused(int status, const QString &error, const QString &description) const;

    QString m_software;
    QHash<QString, App> m_apps; ///< by client id
    QHash<QString, Code> m_codes;
    QHash<QString, Token> m_tokens;
    QStringList m_revoked;
    std::function<void(const QString &)> m_told;
};

} // namespace asterism

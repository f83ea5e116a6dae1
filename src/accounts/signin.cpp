// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/signin.h"

#include "accounts/returnpage.h"
#include "base/host.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignIn)
};

/// "mastodon.example", "https://mastodon.example/@ao" or "@ao@mastodon.example".
Result<QString> serverIn(const QString &typed)
{
    if (typed.contains(u"://"_s) || !typed.contains(u'@')) {
        return normalHost(typed);
    }
    const auto handle = parseHandle(typed);
    return handle ? Result<QString>(handle->host) : Result<QString>(handle.error());
}

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .subject = Words::tr("The sign-in")};
}

Error saidNo(const QString &host, const LoopbackAnswer &answer)
{
    const bool denied = answer.error == u"access_denied";
    return {.kind = ErrorKind::Rejected,
        .subject = host,
        .detail = denied                   ? Words::tr("access was denied in the browser")
            : answer.description.isEmpty() ? answer.error
                                           : answer.description};
}

} // namespace

SignIn::SignIn(Core &core, Sessions &sessions, Accounts &accounts, Wish wish, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
    , m_accounts(accounts)
    , m_wish(std::move(wish))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const bool user = m_step == Step::User;
        end(Error{.kind = ErrorKind::Timeout,
            .subject = user || host().isEmpty() ? Words::tr("The sign-in") : host(),
            .detail = user ? Words::tr("nobody came back from the browser") : QString()});
    });
}

SignIn::~SignIn() = default;

void SignIn::enter(Step step, int limitMs)
{
    m_step = step;
    m_limit.start(limitMs);
    Q_EMIT stepChanged();
}

void SignIn::end(const Result<Account> &result)
{
    if (m_step == Step::Ended) {
        return;
    }
    m_limit.stop();
    m_step = Step::Ended;
    if (m_listener) {
        m_listener->close();
    }
    Q_EMIT stepChanged();
    Q_EMIT ended(result);
}

void SignIn::giveUp(const Error &error)
{
    end(m_cancelled ? cancelled() : about(error));
}

void SignIn::cutOff()
{
    giveUp(cancelled());
}

/// The general sentence speaks of signing in again, which is what is being done.
Error SignIn::about(Error error) const
{
    if (error.kind == ErrorKind::Credentials && m_step == Step::Account) {
        error.kind = ErrorKind::Rejected;
        error.detail = Words::tr("it does not accept the token that it has just given");
    }
    return error;
}

void SignIn::start()
{
    const auto typed = serverIn(m_wish.typed.trimmed());
    if (!typed) {
        end(typed.error());
        return;
    }
    m_core.typedHosts.insert(*typed);
    askKeychain(*typed);
}

void SignIn::cancel()
{
    if (m_step == Step::Account || m_step == Step::Ended) {
        return;
    }
    m_cancelled = true;
    if (m_step != Step::Token) {
        end(cancelled());
    }
}

void SignIn::askKeychain(const QString &typedHost)
{
    enter(Step::Keychain, m_wish.stepMs);
    if (m_wish.thisRunOnly) {
        askServer(typedHost);
        return;
    }
    // Before anybody is asked: nobody should learn at the end that the token cannot be kept.
    wait(m_core.secrets.check(), [this, typedHost](const Result<Done> &usable) {
        if (usable) {
            askServer(typedHost);
            return;
        }
        m_keychainFailed = true;
        giveUp(usable.error());
    });
}

void SignIn::askServer(const QString &typedHost)
{
    enter(Step::Server, m_wish.stepMs);
    wait(m_sessions.guest(typedHost), [this](const Result<Session> &guest) {
        if (!guest) {
            giveUp(guest.error());
        } else if (const auto error = cannotSignIn(guest->instance)) {
            giveUp(*error);
        } else {
            haveServer(*guest);
        }
    });
}

void SignIn::haveServer(const Session &guest)
{
    m_session = guest;
    if (byYes()) {
        inviteByYes();
        return;
    }
    enter(Step::Client, m_wish.stepMs);
    const Request question = mastodon::metadataRequest(host());
    wait(m_core.http.send(forSignIn(m_core, guest, question)),
        [this](const Result<Response> &answer) {
            // Where the network fails, the next request says so.
            const auto metadata =
                answer ? mastodon::decodeMetadata(*answer) : mastodon::OAuthMetadata();
            m_scopes = mastodon::wantedScopes(metadata);
            if (!m_wish.byCode && !openDoor()) {
                m_wish.byCode = true;
            }
            askClient(false);
        });
}

/// False when no port is to be had, which leaves the code.
bool SignIn::openDoor()
{
    if (!m_listener) {
        m_state = mastodon::makeState();
        m_listener = new LoopbackListener({.state = m_state,
                                              .session = m_yes,
                                              .donePage = returnPage(ReturnPage::Done),
                                              .refusedPage = returnPage(ReturnPage::Refused),
                                              .otherPage = returnPage(ReturnPage::Other),
                                              .timeoutMs = m_wish.patienceMs + m_wish.stepMs,
                                              .ports = m_wish.ports},
            this);
        connect(m_listener, &LoopbackListener::answered, this, &SignIn::came);
    }
    return m_listener->listen().ok();
}

void SignIn::askClient(bool anew)
{
    const QString redirect =
        m_wish.byCode ? QString::fromUtf16(mastodon::outOfBandUri) : m_listener->redirectUri();
    const OAuthClients::Wish wish{.instance = m_session.instance,
        .redirectUri = redirect,
        .scopes = m_scopes,
        .thisRunOnly = m_wish.thisRunOnly,
        .anew = anew};
    wait(m_accounts.clients().get(wish), [this](const Result<OAuthClients::Client> &client) {
        if (client) {
            countAccounts(*client);
        } else {
            giveUp(client.error());
        }
    });
}

void SignIn::countAccounts(const OAuthClients::Client &client)
{
    wait(m_sessions.accounts(), [this, client](const Result<std::vector<Account>> &all) {
        if (!all) {
            giveUp(all.error());
            return;
        }
        invite(client, std::ranges::any_of(*all, [this](const Account &account) {
            return account.host == host();
        }));
    });
}

void SignIn::invite(const OAuthClients::Client &client, bool another)
{
    m_client = client;
    m_scopes = client.scopes;
    m_pkce = mastodon::makePkce();
    if (m_wish.byCode) {
        m_state = mastodon::makeState();
    }
    m_url = mastodon::authorizeUrl(host(),
        {.clientId = client.oauth.clientId,
            .redirectUri = client.oauth.redirectUri,
            .scopes = m_scopes,
            .state = m_state,
            .challenge = m_pkce.challenge,
            .anotherAccount = another});
    enter(Step::User, m_wish.patienceMs);
    Q_EMIT invited(m_url);
}

void SignIn::came(const Result<LoopbackAnswer> &answer)
{
    if (byYes()) {
        cameBack(answer.ok());
        return;
    }
    if (m_step != Step::User) {
        return;
    }
    if (!answer) {
        giveUp(answer.error());
    } else if (!answer->error.isEmpty()) {
        giveUp(saidNo(host(), *answer));
    } else {
        exchange(answer->code);
    }
}

void SignIn::submitCode(const QString &text)
{
    if (m_step != Step::User) {
        return;
    }
    if (byYes()) {
        submitDone();
        return;
    }
    const auto code = mastodon::typedCode(text, m_state);
    if (!code) {
        Q_EMIT codeRefused(code.error());
        return;
    }
    if (m_listener) {
        m_listener->close();
    }
    exchange(*code);
}

void SignIn::exchange(const QString &code)
{
    enter(Step::Token, m_wish.stepMs);
    const Request request = mastodon::tokenRequest(host(), m_client.oauth, code, m_pkce.verifier);
    wait(m_core.http.send(forSignIn(m_core, m_session, request)),
        [this](const Result<Response> &answer) {
            if (answer) {
                haveAnswer(*answer);
            } else {
                giveUp(answer.error());
            }
        });
}

void SignIn::haveAnswer(const Response &response)
{
    if (mastodon::isUnknownClient(response) && !m_renewed && !m_cancelled) {
        m_renewed = true;
        enter(Step::Client, m_wish.stepMs);
        if (!m_wish.byCode && !openDoor()) {
            m_wish.byCode = true;
        }
        askClient(true);
        return;
    }
    const auto token = mastodon::decodeToken(response, host());
    if (!token) {
        giveUp(withTime(token.error(), response, m_core.clock));
    } else {
        keep(*token);
    }
}

void SignIn::keep(const QString &token)
{
    m_session.token = token;
    const Accounts::Grant grant{
        .client = m_client.id, .thisRunOnly = m_wish.thisRunOnly, .handedOnce = byYes()};
    enter(Step::Account, 3 * m_wish.stepMs);
    if (m_cancelled) {
        wait(m_accounts.revokeUnwanted(m_session, grant),
            [this](const Result<Done> &) { end(cancelled()); });
        return;
    }
    wait(m_accounts.addSession(m_session, grant), [this](const Result<Account> &account) {
        if (account) {
            m_kept = true;
            end(account);
        } else {
            giveUp(account.error());
        }
    });
}

} // namespace asterism

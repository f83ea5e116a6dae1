// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in by MiAuth: what of SignIn asks for a yes in place of a code.
#include "accounts/signin.h"

#include <QCoreApplication>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignIn)
};

Error notYet(const QString &host)
{
    return {.kind = ErrorKind::Rejected,
        .subject = host,
        .detail = Words::tr("nobody has said yes there yet; do that on its page first")};
}

/// Somebody has said yes, as far as is known here, and what the server made of that did not come.
bool mayBeHandedOut(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::BadAnswer;
}

} // namespace

bool SignIn::byYes() const
{
    return m_session.instance.family == Instance::Family::Misskey;
}

QStringList SignIn::rights() const
{
    return byYes() ? misskey::permissionWords(m_scopes) : mastodon::scopeWords(m_scopes);
}

QUrl SignIn::tokenLeftAt() const
{
    const bool given = !m_session.token.isEmpty() || m_lost;
    return m_step == Step::Ended && byYes() && given && !m_kept ? misskey::tokensPage(host())
                                                                : QUrl();
}

/// Nothing is registered: the session that is made up here is all that the server knows us by.
void SignIn::inviteByYes()
{
    m_scopes = misskey::wantedPermissions();
    m_yes = misskey::makeSession();
    if (!m_wish.byCode && !openDoor()) {
        m_wish.byCode = true;
    }
    const QString back = m_wish.byCode ? QString() : m_listener->redirectUri();
    m_url = misskey::miauthUrl(host(), m_yes, back, m_scopes);
    enter(Step::User, m_wish.patienceMs);
    Q_EMIT invited(m_url);
}

void SignIn::submitDone()
{
    if (m_step == Step::User && byYes()) {
        askForToken();
    }
}

/// The browser comes back once, if at all: from now on the user says so here. Where the token is
/// being asked for already, that was perhaps before the yes.
void SignIn::cameBack(bool withYes)
{
    m_wish.byCode = true;
    if (m_step == Step::Token) {
        m_askAgain = withYes;
    } else if (m_step == Step::User && withYes) {
        askForToken();
    } else if (m_step == Step::User) {
        Q_EMIT stepChanged();
    }
}

void SignIn::askForToken()
{
    enter(Step::Token, m_wish.stepMs);
    const Request request = misskey::miauthCheck(m_session.instance, m_yes);
    wait(m_core.http.send(forSignIn(m_core, m_session, request)),
        [this](const Result<Response> &answer) {
            if (answer) {
                haveYes(*answer);
            } else {
                m_lost = mayBeHandedOut(answer.error());
                giveUp(answer.error());
            }
        });
}

void SignIn::haveYes(const Response &response)
{
    const auto token = misskey::decodeMiauthCheck(response, host());
    if (!token) {
        m_lost = mayBeHandedOut(token.error());
        giveUp(withTime(token.error(), response, m_core.clock));
    } else if (*token) {
        keep(**token);
    } else if (m_cancelled) {
        giveUp({});
    } else if (m_askAgain) {
        m_askAgain = false;
        askForToken();
    } else {
        enter(Step::User, m_wish.patienceMs);
        Q_EMIT codeRefused(notYet(host()));
    }
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

#include <QHash>
#include <QString>

namespace asterism {

class OAuth;
struct Call;

/// How Misskey gives out tokens (misskey-hub.net/docs/for-developers/api/token/miauth; recorded:
/// miauth_check.json): the client makes a session's name up, a person says yes on a page of that
/// name, and whoever asks for the session then gets the token, once.
///
/// As with OAuth whoever asks for the page is a person's browser: `approve=USER` or `deny=1`, by
/// the form's POST or added to the address, answers as the button would.
class MiAuth {
public:
    explicit MiAuth(OAuth *tokens);

    /// /miauth/SESSION
    HttpResponse page(const Call &call);
    /// /api/miauth/SESSION/check
    HttpResponse check(const Call &call);

private:
    struct Grant {
        int person = -1;
        QString token;
    };

    HttpResponse approved(const Call &call, const QString &session, int person);

    OAuth *m_tokens;
    QHash<QString, Grant> m_waiting; ///< by session: said yes to, and not fetched yet
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/request.h"
#include "net/response.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace asterism::mastodon {

// Signing in as the Mastodon family does it (docs.joinmastodon.org/methods/oauth, RFC 6749, RFC
// 7636, RFC 8414, RFC 7009). Requests go out without a token; errors are about `host`. No Error
// here holds a secret, a code or a token.

/// The redirect of those who type the code themselves (out of band).
inline constexpr char16_t outOfBandUri[] = u"urn:ietf:wg:oauth:2.0:oob";

/// An application as a server knows it.
struct OAuthClient {
    QString clientId;
    QString clientSecret; ///< needed with PKCE too: clients are confidential here
    QString redirectUri;

    bool operator==(const OAuthClient &) const = default;
};

/// What a server says of itself (RFC 8414, Mastodon since 4.3); empty where it says nothing.
struct OAuthMetadata {
    QStringList scopes;
};

/// "profile" needs 4.3, so it is asked for only where the server lists it. Of a list, what is not
/// in it is left out: an unknown scope would end the sign-in.
QStringList wantedScopes(const OAuthMetadata &metadata);
/// What a scope allows, in words for people; as many sentences as there is something to say.
QStringList scopeWords(const QStringList &scopes);

Request metadataRequest(const QString &host);
/// Never an error: a server without metadata is an old one.
OAuthMetadata decodeMetadata(const Response &response);

/// POST /api/v1/apps. `redirectUri` goes as one plain string, as an array is refused before 4.3
/// and by GoToSocial.
Request registerRequest(const QString &host, const QString &redirectUri, const QStringList &scopes);
Result<OAuthClient> decodeClient(
    const Response &response, const QString &host, const QString &redirectUri);

/// A secret of one sign-in, and what is shown of it beforehand (RFC 7636, S256).
struct Pkce {
    QString verifier; ///< 43 characters of 256 random bits
    QString challenge;
};
/// Both from the system's source of randomness.
Pkce makePkce();
QString makeState();

/// Where the browser is sent. PKCE goes along always: who does not know it ignores it.
struct Invitation {
    QString clientId;
    QString redirectUri;
    QStringList scopes;
    QString state;
    QString challenge;
    bool anotherAccount = false; ///< asks to sign in anew: the browser may know another account
};
QUrl authorizeUrl(const QString &host, const Invitation &invitation);

/// What a person typed or pasted in place of the browser's coming back: the code alone, the code as
/// snac prints it ("CODE&state=…"), or the whole address that the browser shows. Rejected when it
/// says that access was denied or belongs to another sign-in (`state`), Usage when there is none.
Result<QString> typedCode(const QString &text, const QString &state);

/// POST /oauth/token.
Request tokenRequest(
    const QString &host, const OAuthClient &client, const QString &code, const QString &verifier);
/// The token. Rejected when the server refuses the code or the application.
Result<QString> decodeToken(const Response &response, const QString &host);
/// The server does not know the application (any more): register again.
bool isUnknownClient(const Response &response);

/// POST /oauth/revoke (RFC 7009): answers 200 also for tokens that are unknown.
Request revokeRequest(const QString &host, const OAuthClient &client, const QString &token);
Result<Done> decodeRevoked(const Response &response, const QString &host);

/// The page where people end tokens themselves, where its address is known.
QUrl tokensPage(const QString &host, const QString &software);

} // namespace asterism::mastodon

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "sync/core.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <optional>
#include <vector>

namespace asterism {

/// Finds out about servers and opens sessions on them. What detection learnt of a host is kept
/// in the cache for a day; a host that cannot be reached is taken as it was known last.
class Sessions : public QObject {
    Q_OBJECT

public:
    explicit Sessions(Core &core, QObject *parent = nullptr);

    /// Errors as Detection (protocol/detection.h). Questions for one host are asked once.
    QFuture<Result<Instance>> instance(const QString &host);

    QFuture<Result<Session>> guest(const QString &host);
    /// Credentials when the account must sign in again, NotFound when its token is not in the
    /// keychain, and the keychain's own errors.
    QFuture<Result<Session>> own(const Account &account);
    /// An own account on that very host if there is a usable one, else a guest.
    QFuture<Result<Session>> best(const QString &host);

    QFuture<Result<std::vector<Account>>> accounts();

    /// The server refused the token: marks the account, which stops its requests.
    void refused(const Account &account);
    /// The same, when the answer to an account's request is such a refusal. It may also tell where
    /// the server takes tokens: noteTokenPlace().
    void noteRefusal(const Session &session, const Response &response);
    /// Keeps in the cache, in the engine, that the server took the token from the body alone
    /// (protocol/learnt.h). Elsewhere this run's client knows it, and the engine finds out itself.
    void noteTokenPlace(const Instance &instance, const Response &response);
    /// The account is gone or has a new token: the one that this run holds is of no use.
    void forget(const AccountId &account);

    /// Key of an account's token in the keychain.
    QFuture<Result<QString>> secretKey(const AccountId &account);
    /// The account's token; NotFound when it is not there, and the keychain's own errors.
    QFuture<Result<QString>> token(const Account &account);
    /// The account has this token now, whatever comes back from requests with an older one.
    void hold(const AccountId &account, const QString &token);

Q_SIGNALS:
    /// The instance, as instance() tells it from now on, is one with Capabilities::tokenInBody.
    void tokenInBodyLearnt(const QString &host);

private:
    QFuture<Result<Instance>> look(const QString &host);
    QFuture<Result<Instance>> detect(const QString &host, std::optional<Instance> known);

    Core &m_core;
    Joined<Instance> m_detecting; ///< by host
    QHash<QString, QString> m_tokens; ///< by account id, for this run
};

/// The request as this session sends it: token, typed host, priority, one retry. An own account's
/// purpose is that it is one; a guest's is the request's own (forPurpose()). It does not
/// wait for a host that asked for a pause: whoever wants it says so to the user instead.
Request asked(const Core &core, const Session &session, Request request,
    Request::Priority priority = Request::Single);

/// The same for a guest who is about to be an own account there, or to be one no longer.
Request forSignIn(const Core &core, const Session &session, const Request &request);

/// A RateLimited error learns here until when, for that takes a clock.
Error withTime(Error error, const Response &response, const Clock &clock);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "store/filters.h"
#include "sync/sessions.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace asterism {

/// Keeps what each account filters at its server: asks for it, keeps it in the cache and in
/// Core::filters, and looks at the posts again that the account was shown when it has changed.
/// Only for the engine.
class Filters : public QObject {
public:
    Filters(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// What the cache keeps, so that nothing comes in before it counts.
    QFuture<Result<Done>> load();

    /// Asks the account's server unless it was asked within the hour, or failed within minutes;
    /// when something else counts now than before (also because a filter has expired), the newest
    /// posts are judged again, step by step, before this is done.
    QFuture<Result<Done>> ensure(const Account &account);
    /// The server says that they have changed.
    QFuture<Result<Done>> renew(const Account &account);

private:
    struct Known {
        qint64 nextAt = 0; ///< when its server is asked again
        QStringList active; ///< ids of the filters that counted when posts were judged last
    };

    QFuture<Result<Done>> ask(const Account &account);
    QFuture<Result<Done>> keep(const Account &account, const std::vector<Filter> &filters);
    QFuture<Result<Done>> judgeAgain(const Account &account);

    Core &m_core;
    Sessions &m_sessions;
    QHash<AccountId, Known> m_known;
    QSet<AccountId> m_again; ///< changed while they were asked for
    Joined<Done> m_asking; ///< by account id
};

} // namespace asterism

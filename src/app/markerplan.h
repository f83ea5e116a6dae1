// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace asterism {

/// When the home markers of own accounts (sync/markers.h) are moved at their servers. Pure: it
/// holds ids and times and asks nobody. An account's marker is moved at most once a minute, only
/// up, and only when the reader has come further; a server that refuses is left alone for a day.
class MarkerPlan {
public:
    struct Write {
        QString account;
        QString id;
        bool operator==(const Write &) const = default;
    };

    /// The newest row that was on screen here has this id at the account's server.
    void reached(const QString &account, const QString &id);
    /// Instead: all up to this one is read here and nothing above it, whatever was reached before.
    /// Empty: nothing is to be told.
    void readUpTo(const QString &account, const QString &id);
    /// Where the server says that the marker stands; empty: there is none yet.
    void stands(const QString &account, const QString &id);
    QString standsAt(const QString &account) const { return m_accounts.value(account).stands; }
    /// Nothing is kept of other accounts than these.
    void keepOnly(const QStringList &accounts);

    /// What is to be written now; it runs from here on.
    QList<Write> begin(qint64 now);
    /// Where the marker stands afterwards, or why it could not be moved.
    void finished(const QString &account, const Result<QString> &stands, qint64 now);

private:
    struct State {
        QString reached;
        QString stands;
        qint64 nextAt = 0;
        int failures = 0;
        bool running = false;
    };

    static qint64 waitAfter(const Error &error, int failures, qint64 now);

    QHash<QString, State> m_accounts;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

#include <QHash>
#include <QString>

namespace asterism {

/// Mastodon's and GoToSocial's request counting: fixed windows of five minutes for everything and,
/// on Mastodon, of fifteen for requests that page (mastodon: config/initializers/rack_attack.rb).
class RateCounter {
public:
    struct Verdict {
        bool refused = false;
        int limit = 0;
        int remaining = 0;
        qint64 resetsAt = 0;
    };

    /// Counts one request of `caller` and says how it stands.
    Verdict count(const QString &caller, bool paging, int limit, qint64 now);
    /// Counts one of whatever `key` names in windows of that length.
    Verdict countIn(const QString &key, qint64 length, int limit, qint64 now);

private:
    struct Window {
        qint64 endsAt = 0;
        int used = 0;
    };

    QHash<QString, Window> m_windows;
};

} // namespace asterism

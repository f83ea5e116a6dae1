// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/purpose.h"
#include "base/result.h"
#include "net/proxy.h"

#include <QHash>
#include <QMutex>
#include <QSet>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace asterism {

/// What the user decided about whatever leaves this machine. Hosts in the form of hostOf().
struct GateRules {
    /// Never asked, by no way: without a port all of that name are meant. No host of `own` is.
    QSet<QString> never = {};
    QSet<QString> own = {}; ///< where the user has accounts
    std::optional<Proxy> proxy = {}; ///< for all but own servers
    bool proxyForOwn = false; ///< for these, too

    bool operator==(const GateRules &) const = default;
};

/// How a connection goes out.
struct Way {
    std::optional<Proxy> proxy = {}; ///< none: directly

    bool operator==(const Way &) const = default;
};

/// What every request and every stream passes before it touches the network, each redirect and each
/// further try, too: it says by which way, or that it stays here, and counts. One for the whole
/// program; may be used from any thread.
class Gate {
public:
    struct Wish {
        QUrl url;
        Purpose purpose = Purpose::Other;
        bool own = false; ///< see Request::own
        bool trusted = false; ///< the host may lie in a private network
    };

    static constexpr size_t mostHosts = 5000; ///< counted between two takeCounts()

    explicit Gate(const Clock &clock);

    void setRules(const GateRules &rules);
    GateRules rules() const;

    /// Errors, with the host as subject: Barred; Network for a name or address that leads nowhere
    /// but into a private network where a proxy would connect, whose peer's address nobody here
    /// sees, and for an .onion address without a proxy. Both are refused without a look-up.
    Result<Way> way(const Wish &wish) const;
    /// The same, counted when it goes out.
    Result<Way> pass(const Wish &wish);

    /// What was counted since the last call.
    std::vector<HostCount> takeCounts();
    std::vector<HostCount> counts() const;
    /// They could not be kept.
    void giveBack(const std::vector<HostCount> &counts);

private:
    using Key = QPair<QString, int>; ///< host and purpose

    void note(const HostCount &count);

    const Clock &m_clock;
    mutable QMutex m_mutex; ///< guards all below
    GateRules m_rules;
    QHash<Key, HostCount> m_counts;
};

/// A host that is a name of this machine or its neighbourhood, or an address that is not public.
bool isLocalName(const QString &host);

} // namespace asterism

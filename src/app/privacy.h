// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/gate.h"
#include "net/httpclient.h"
#include "store/hosts.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace asterism {

/// Keeps the gate (net/gate.h) as the user wants it, and what it counts in the cache. The rules lie
/// among the settings of asterism.db; whoever writes them there, in this process or another, they
/// hold here as soon as it is heard of.
class Privacy : public QObject {
    Q_OBJECT

public:
    static constexpr int mostNever = 10'000; ///< hosts that are never to be asked

    /// All outlive it. `options`: of the program's client.
    Privacy(store::Store &store, HttpClient &http, const HttpOptions &options, const Clock &clock);
    ~Privacy() override;

    /// For a program that stays: what is counted is kept every half a minute, and not only at the
    /// end.
    void start();

    /// Before anything is asked of a server; the caller waits.
    Result<Done> loadNow();
    QFuture<Result<Done>> load();

    GateRules rules() const { return m_options.gate->rules(); }
    /// The setting's words; "" for none.
    QString proxyAddress() const;

    /// By the engine (app/jobs.h), so that it holds there when this is answered. `host` as people
    /// type it; gives the one that was meant. Usage for what is no host; Rejected where the user
    /// has an account, or when there are too many.
    QFuture<Result<QString>> setNever(const QString &host, bool never);
    /// The same. "" for none; errors as parseProxy().
    QFuture<Result<Done>> setProxy(const QString &address, bool alsoOwn);

    /// The hosts that were asked, the last ones first, and what was counted here meanwhile.
    QFuture<Result<std::vector<store::AskedHost>>> asked(const QString &part, int most);

    /// Asks an own server what it is, through that proxy and nothing else; the host that answered.
    /// Usage when there is none to ask; else the network's errors.
    QFuture<Result<QString>> check(const QString &address);

    /// What was counted goes into the cache; only the engine's does. Its timer's work.
    void keepCounts();
    /// Keeps what was counted, and ends what is under way.
    void close();

Q_SIGNALS:
    /// rules() are others. Requests of this process's client were told already.
    void changed();
    /// These hosts must not be left alone any more.
    void allowed(const QSet<QString> &hosts);

private:
    void use(const GateRules &rules);

    store::Store &m_store;
    HttpClient &m_http;
    HttpOptions m_options;
    const Clock &m_clock;
    QTimer m_timer;
    std::vector<std::unique_ptr<HttpClient>> m_checks; ///< each with a gate of its own
    qint64 m_tidiedAt = 0;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/hostsmodel.h"

namespace asterism::ui {

/// Whom this program asks, and by which way: the book of hosts and the proxy.
class PrivacyPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(asterism::ui::HostsModel *hosts READ hosts CONSTANT FINAL)
    Q_PROPERTY(QString proxy READ proxy NOTIFY changed FINAL) ///< "" for none
    Q_PROPERTY(bool proxyForOwn READ isProxyForOwn NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL) ///< the proxy is being checked

public:
    /// All outlive it.
    PrivacyPage(Privacy &privacy, store::Store &store, Ask ask, const Clock &clock,
        QObject *parent = nullptr);

    HostsModel *hosts() { return &m_hosts; }
    QString proxy() const { return m_privacy.proxyAddress(); }
    bool isProxyForOwn() const { return m_privacy.rules().proxyForOwn; }
    bool isBusy() const { return m_busy; }

    /// For all from now on; "" for none. Ends in told() or problem().
    Q_INVOKABLE void useProxy(const QString &address, bool alsoOwn);
    /// Whether it leads anywhere, in use or not. Ends in told() or problem().
    Q_INVOKABLE void checkProxy(const QString &address);

Q_SIGNALS:
    void changed();
    void busyChanged();
    void told(const QString &sentence);
    void problem(const QString &sentence);

private:
    void setBusy(bool busy);

    Privacy &m_privacy;
    store::Store &m_store;
    Ask m_ask;
    HostsModel m_hosts;
    bool m_busy = false;
};

} // namespace asterism::ui

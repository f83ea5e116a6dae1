// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/privacy.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

namespace asterism::ui {

/// The hosts that were asked within thirty days, the last asked first, and those that never are.
/// Read when it is shown or searched, and not while somebody looks: nothing moves under the
/// pointer. Roles: host, words ("12 today, 80 in 7 days, last 14:05"), reasons, never (bool),
/// own (bool).
class HostsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of PrivacyPage")
    /// What the names must hold.
    Q_PROPERTY(QString part READ part WRITE setPart NOTIFY partChanged FINAL)
    /// What is searched for is a host that stands nowhere yet; else empty.
    Q_PROPERTY(QString offer READ offer NOTIFY offerChanged FINAL)

public:
    static constexpr int most = 200; ///< of either kind

    /// All outlive it.
    HostsModel(Privacy &privacy, store::Store &store, Ask ask, const Clock &clock,
        QObject *parent = nullptr);

    QString part() const { return m_part; }
    void setPart(const QString &part);
    QString offer() const { return m_offer; }

    Q_INVOKABLE void read();
    /// Ends in a changed row or in problem().
    Q_INVOKABLE void setNever(const QString &host, bool never);

Q_SIGNALS:
    void partChanged();
    void offerChanged();
    void problem(const QString &sentence);

private:
    using Hosts = std::vector<store::AskedHost>;

    void take(const Result<Hosts> &hosts);
    void show();
    void findOffer();

    Privacy &m_privacy;
    store::Store &m_store;
    Ask m_ask;
    const Clock &m_clock;
    QString m_part;
    QString m_offer;
    Hosts m_hosts; ///< of the last reading; the never asked are at the end
    Rereader<Hosts> m_reader;
};

} // namespace asterism::ui

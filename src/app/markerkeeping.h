// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginedesk.h"
#include "app/markerplan.h"
#include "base/clock.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace asterism {

/// One sort of place that the servers of own accounts keep for all their apps: where each stands
/// there, and how it is moved up. Nobody is asked while it is not shared.
class MarkerKeeping : public QObject {
    Q_OBJECT

public:
    /// Of notifications nothing newer may be unread, which some servers have to be told.
    using IsAll = std::function<bool(const QString &account)>;

    /// Both must outlive it, and the desk must be closed before it goes. `of`: as the job "marker"
    /// takes it (app/jobs.h); empty: home.
    MarkerKeeping(
        EngineDesk &desk, const Clock &clock, const QString &of = {}, QObject *parent = nullptr);

    /// False: it was so before.
    bool setShared(bool shared);
    bool isShared() const { return m_shared; }
    /// By the server's own name; empty where it is not known, or not shared.
    QString standsAt(const QString &account) const;
    /// When it was asked last its server said that it keeps none, or none for this account. False
    /// where none stands yet, or nobody has answered.
    bool keepsNone(const QString &account) const { return m_keepNone.contains(account); }
    /// As MarkerPlan's.
    void reached(const QString &account, const QString &id) { m_plan.reached(account, id); }
    void readUpTo(const QString &account, const QString &id) { m_plan.readUpTo(account, id); }
    void keepOnly(const QStringList &accounts);
    /// The server told so by itself: stood().
    void stands(const QString &account, const QString &id);

    /// Asks where they stand. A courtesy between apps: what goes wrong is only written down.
    void ask(const QStringList &accounts);
    /// Writes those that are due. `isAll`: null for home.
    void write(const IsAll &isAll = {});

Q_SIGNALS:
    /// One stands elsewhere now, perhaps.
    void stood();

private:
    QJsonObject argumentFor(const QString &account) const;
    void refused(const QString &account, const Error &error);
    void write(const MarkerPlan::Write &write, const IsAll &isAll);

    EngineDesk &m_desk;
    const Clock &m_clock;
    const QString m_of;
    MarkerPlan m_plan;
    QSet<QString> m_keepNone; ///< account ids
    bool m_shared = false;
};

} // namespace asterism

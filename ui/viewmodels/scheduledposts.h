// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/capabilities.h"
#include "protocol/write.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/outboxmodel.h"

#include <QDateTime>

namespace asterism::ui {

/// Posts that wait for their time, the soonest first: those that the accounts' servers keep, and
/// those that wait in the outbox. Roles: rowId, kind ("post", or "trouble": a server that did not
/// answer, above all others), account ("@user@host"), colour, what, line (plain; may be empty),
/// more ("2 pictures"; mostly empty), when ("tomorrow 9:00"), at, place (who keeps it), why (what
/// went wrong, in a sentence; mostly empty), pending (its server is being told), movable (it can
/// have another time). No server is asked before somebody looks.
class ScheduledPosts : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// Somebody looks at it. The servers are asked whenever that begins.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)

public:
    /// All outlive it.
    ScheduledPosts(store::Store &store, Ask ask, const AccountsModel &accounts,
        const OutboxModel &outbox, const Clock &clock, QObject *parent = nullptr);

    bool isActive() const { return m_active; }
    void setActive(bool active);
    bool isBusy() const { return m_busy; }

    /// Asks the servers; nothing while it is busy.
    Q_INVOKABLE void refresh();
    /// Asks the server of a row with trouble again.
    Q_INVOKABLE void retry(const QString &rowId);
    /// Why a post cannot have that time, in a sentence; empty: it can, as far as is known here.
    Q_INVOKABLE QString whyNot(const QDateTime &at) const;
    Q_INVOKABLE void setTime(const QString &rowId, const QDateTime &at);
    /// Away. What a server has goes with its text; what waits here becomes a draft.
    Q_INVOKABLE void remove(const QString &rowId);
    /// To be written on: one of the signals below follows.
    Q_INVOKABLE void edit(const QString &rowId);

Q_SIGNALS:
    void activeChanged();
    void busyChanged();
    void problem(const QString &sentence);
    /// As OutboxModel::keptDraft().
    void keptDraft(const asterism::Draft &draft);
    /// edit(), for views: something else comes up now.
    void editBegun();
    /// A row of the outbox is wanted back.
    void wantsBack(const QString &outboxRow);
    /// What the account's server calls `id` is: a Publish, with what it answers and quotes.
    void wantsScheduled(const asterism::Action &post, const QString &id);

private:
    using Scheduling = Capabilities::Scheduling;

    struct Kept {
        ScheduledPost post;
        bool pending = false;
        QString why;
    };
    /// What an account's server told.
    struct Told {
        std::vector<Kept> posts;
        QString trouble;
        bool open = false; ///< it is being asked
    };
    struct Place {
        AccountId account; ///< empty: there is no such row
        QString id;
    };
    /// What is still to be found out of a post before it can be written on.
    struct Editing {
        Action action;
        QString id;
        QString reply; ///< by the server's own id; empty: known, or none
        QString quote; ///< the same
    };
    using Servers = QHash<QString, Scheduling>; ///< by host
    using Change = std::function<Result<bool>(store::UserTx &)>;

    // Ids of rows: of a server that did not answer, and of what waits in the outbox.
    static QString troubleId(const AccountId &account);
    static QString hereId(qint64 outboxRow);
    static qint64 hereRowOf(const QString &rowId);
    static Result<Servers> readServers(store::CacheTx &tx, const QStringList &hosts);
    void load();
    void begin(const Result<Servers> &servers);
    void ask(const AccountId &account);
    void answer(const AccountId &account, const Result<QJsonObject> &posts);
    Place placeOf(const QString &rowId) const;
    Kept *kept(const Place &place);
    void tell(const Place &place, const QString &job, QJsonObject argument,
        const std::function<void(Kept &)> &done);
    void told(const Place &place, const Error &error);
    void drop(const Place &place);
    void change(const Change &change);
    void removeHere(qint64 outboxRow);
    void resolve(const Editing &editing);
    void resolved(Editing editing, const Result<QJsonObject> &post);
    void show();
    Row troubleRow(const Account &account, const QString &trouble) const;
    Row keptRow(const Account &account, const Kept &kept) const;
    Row hereRow(const OutboxThread &thread) const;
    QString timeOf(qint64 at) const;

    store::Store &m_store;
    Ask m_ask;
    const AccountsModel &m_accounts;
    const OutboxModel &m_outbox;
    const Clock &m_clock;
    Servers m_servers;
    QHash<AccountId, Told> m_told;
    int m_turn = 0; ///< what was asked for before says nothing any more
    bool m_active = false;
    bool m_looking = false; ///< for the servers to ask
    bool m_busy = false;
};

} // namespace asterism::ui

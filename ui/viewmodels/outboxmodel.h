// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/draft.h"
#include "store/outbox.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/outboxthreads.h"
#include "ui/viewmodels/uploadprogress.h"

#include <QSet>
#include <QTimer>

#include <functional>
#include <vector>

namespace asterism::ui {

/// What waits to be done and what could not be done: failures first, the newest at the top, then
/// what waits, in its order; but not posts that wait for the time that was chosen for them. The
/// posts of a thread are one row. Roles: rowId, account ("@user@host"), colour, what, line (plain;
/// may be empty), when, why (with the server's own words; may be empty), tone ("bad", "waits" or
/// empty), editable (posts that can be opened again), removable (some of it can still be taken
/// back), retriable (nobody is sending it now), progress (of its files: "Sending picture 1 of 2 ·
/// 40 %"; mostly empty), parts (of a thread: "2: its beginning"). Below them stand edits that later
/// ones took the place of, for an hour: there is nothing to do about them.
class OutboxModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// Somebody looks at the rows: their times are told.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    /// How many failed, or wait longer than usual: "3"; empty: nothing is worth a look.
    Q_PROPERTY(QString badge READ badge NOTIFY standingChanged FINAL)
    Q_PROPERTY(int failed READ failed NOTIFY standingChanged FINAL)
    /// Of these, the ones that removeFailed() takes: no posts, for they hold what somebody typed.
    Q_PROPERTY(int failedOthers READ failedOthers NOTIFY standingChanged FINAL)
    /// So many posts and threads wait here for their time; not in the rows.
    Q_PROPERTY(int later READ later NOTIFY standingChanged FINAL)
    /// What files are going out, and how far, once that takes longer than a moment; empty mostly.
    Q_PROPERTY(QString uploading READ uploading NOTIFY uploadingChanged FINAL)
    /// What was refused last, in a sentence with the server's words, until it is dismissed or tried
    /// again; empty mostly.
    Q_PROPERTY(QString refusal READ refusal NOTIFY refusalChanged FINAL)

public:
    /// All outlive it.
    OutboxModel(store::Store &store, const AccountsModel &accounts, const Clock &clock,
        QObject *parent = nullptr);

    bool isActive() const { return m_active; }
    void setActive(bool active);
    QString badge() const { return m_badge; }
    int failed() const { return m_failedCount; }
    int failedOthers() const { return m_failedOthers; }
    int later() const { return m_later; }
    QString uploading() const { return m_uploading; }
    QString refusal() const { return m_refusal; }

    /// What the rows were made of, oldest first.
    const std::vector<store::OutboxRow> &all() const { return m_rows; }
    /// The same by threads.
    const std::vector<OutboxThread> &threads() const { return m_threads; }
    /// "@user@host"
    QString accountName(const AccountId &account) const;
    /// Its colour; empty: it is signed out.
    QString accountDot(const AccountId &account) const;

    /// As Outbox::sending().
    void noteSending(qint64 row, int attachment, int attachments, qint64 bytes, qint64 total);

    /// At once, whatever it waits for; a post that may still be taken back with all that was
    /// written with it.
    Q_INVOKABLE void retry(const QString &rowId);
    /// With a post the rest of its thread, as far as it can still be taken back; what was written
    /// becomes a draft.
    Q_INVOKABLE void remove(const QString &rowId);
    /// All but posts that may still be taken back, and those whose time has not come.
    Q_INVOKABLE void retryAll();
    Q_INVOKABLE void removeFailed();
    Q_INVOKABLE void retryRefused();
    Q_INVOKABLE void dismissRefusal();

    /// What is under way so long after its turn is worth a look.
    static constexpr qint64 longMs = 5 * secondMs;

Q_SIGNALS:
    void activeChanged();
    void standingChanged();
    void uploadingChanged();
    void refusalChanged();
    /// all() was read (again).
    void wasRead();
    void problem(const QString &sentence);
    /// What remove() took out, and nobody has among the drafts yet: it is in asterism.db.
    void keptDraft(const asterism::Draft &draft);

private:
    /// What the cache knows of the post that a row is about.
    struct About {
        QString author; ///< "@user@host"
        QString line;
    };
    struct Read {
        std::vector<store::OutboxRow> rows;
        std::vector<store::OutboxRow> overtaken; ///< store::overtakenEdits()
        QHash<qint64, About> about; ///< by the row's id
    };
    using Change = std::function<Result<bool>(store::UserTx &)>;

    static QFuture<Result<Read>> readAll(store::Store &store);
    static Result<Read> readRows(store::UserTx &tx);
    static Result<Read> withPosts(store::CacheTx &tx, Read read);
    void show(const Result<Read> &read);
    void noteRefusals();
    void tick();
    void showStanding(qint64 now);
    void showUploading(qint64 now);
    void showAll(qint64 now);
    const store::OutboxRow *rowOf(qint64 id) const;
    QString progressOf(const OutboxThread &thread) const;
    Row rowFor(const OutboxThread &thread, qint64 now) const;
    bool isWorthALook(const store::OutboxRow &row, qint64 now) const;
    void change(const Change &change, const QString &otherwise = {});

    store::Store &m_store;
    const AccountsModel &m_accounts;
    const Clock &m_clock;
    Rereader<Read> m_reader;
    QTimer m_seconds;
    QTimer m_soon; ///< files go on
    UploadProgress m_uploads;
    std::vector<store::OutboxRow> m_rows;
    std::vector<OutboxThread> m_threads; ///< of m_rows
    std::vector<store::OutboxRow> m_overtaken;
    QHash<qint64, About> m_about;
    QSet<qint64> m_failed;
    bool m_begun = false; ///< what failed before this run is no news
    bool m_active = false;
    QString m_badge;
    int m_failedCount = 0;
    int m_failedOthers = 0;
    int m_later = 0;
    QString m_uploading;
    qint64 m_refused = 0;
    QString m_refusal;
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/store.h"
#include "ui/desktop/notifier.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/noticewishes.h"

#include <QTimer>

namespace asterism::ui {

/// What the desktop is to be told of, as the user chooses it: for each account what (the rows are
/// one account's), and for all of them when not. Kept in asterism.db, each choice as it is made.
/// Roles: topic (a word of noticetopics.h), name, chosen (bool).
class NoticeSettings : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// Anything at all; off, the choices stay.
    Q_PROPERTY(bool wanted READ isWanted WRITE setWanted NOTIFY changed FINAL)
    /// Whose choices the rows are: the default account's at first; empty without accounts.
    Q_PROPERTY(QString accountId READ accountId WRITE setAccountId NOTIFY changed FINAL)
    Q_PROPERTY(bool quiet READ hasQuietHours WRITE setQuiet NOTIFY changed FINAL)
    Q_PROPERTY(QString quietFrom READ quietFrom NOTIFY changed FINAL)
    Q_PROPERTY(QString quietTo READ quietTo NOTIFY changed FINAL)
    /// "Nothing is shown until tomorrow 9:00."; empty: it is not muted.
    Q_PROPERTY(QString muted READ muted NOTIFY changed FINAL)
    /// There is anything to be chosen; without it no choice would do anything.
    Q_PROPERTY(bool possible READ isPossible CONSTANT FINAL)
    /// Why the desktop shows nothing whatever is chosen, and what helps; empty: it does.
    Q_PROPERTY(QString unavailable READ unavailable NOTIFY availableChanged FINAL)

public:
    /// `saved`: store::settings(), read before the first frame. `notifier` may be null; all outlive
    /// it.
    NoticeSettings(store::Store &store, const Clock &clock, const AccountsModel &accounts,
        const QHash<QString, QString> &saved, const Notifier *notifier, QObject *parent = nullptr);

    const NoticeWishes &wishes() const { return m_wishes; }
    QDateTime localTime() const;

    bool isWanted() const { return m_wishes.on; }
    void setWanted(bool wanted);
    QString accountId() const;
    void setAccountId(const QString &id);
    bool hasQuietHours() const { return m_wishes.quiet; }
    void setQuiet(bool quiet);
    QString quietFrom() const { return m_wishes.quietFrom.toString(QStringLiteral("HH:mm")); }
    QString quietTo() const { return m_wishes.quietTo.toString(QStringLiteral("HH:mm")); }
    QString muted() const;
    static bool isPossible() { return Notifier::isPossible(); }
    QString unavailable() const;

    /// Of the account whose the rows are.
    Q_INVOKABLE void choose(const QString &topic, bool chosen);
    /// Every account tells what this one does.
    Q_INVOKABLE void chooseForAll();
    /// "22:00" or "22", as TimeChoice reads them. False, and nothing changes, where one is no time.
    Q_INVOKABLE bool setQuietHours(const QString &from, const QString &to);
    Q_INVOKABLE void muteForAnHour();
    Q_INVOKABLE void muteUntilTomorrow(); ///< nine in the morning
    Q_INVOKABLE void unmute();

Q_SIGNALS:
    void changed();
    void availableChanged();

private:
    void show();
    void muteUntil(qint64 at);
    void saveChoices(const QString &account);
    void save(const QString &key, const QString &value);
    void waitForEnd();

    store::Store &m_store;
    const Clock &m_clock;
    const AccountsModel &m_accounts;
    const Notifier *m_notifier;
    NoticeWishes m_wishes;
    QString m_account; ///< chosen; empty: the default one
    QTimer m_muteTimer;
};

} // namespace asterism::ui

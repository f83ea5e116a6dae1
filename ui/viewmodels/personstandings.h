// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/standings.h"

#include <QHash>
#include <QVariantMap>

namespace asterism::ui {

/// How the own accounts stand to the person of a profile, one row each. Roles: accountId, acct
/// ("@user@host"), colour, words ("follows · they follow back"), pending ("Follow…"; mostly empty),
/// trouble (a sentence: what was refused, or could not be asked), task (what the button does: a
/// word of taskrules.h, or "cancel"; empty: there is no button), button (its text), why (a
/// sentence: why it cannot be pressed), note (what the account noted about the person, plain, as it
/// will be when what waits is sent), noteWhy (a sentence: why it can note nothing; empty: it can).
class PersonStandings : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of ProfilePage")
    Q_PROPERTY(QString acct READ acct NOTIFY changed FINAL)
    Q_PROPERTY(QString host READ host NOTIFY changed FINAL)
    /// What would change something for one account at least: true by words of taskrules.h.
    Q_PROPERTY(QVariantMap tasks READ tasks NOTIFY changed FINAL)

public:
    PersonStandings(store::Store &store, Ask ask, QObject *parent = nullptr);

    /// Canonical, user@host.
    void setPerson(const QString &acct) { m_standings.setPerson(acct); }
    QString acct() const { return u'@' + m_standings.acct(); }
    QString host() const { return m_standings.acct().section(u'@', -1); }
    QVariantMap tasks() const { return m_tasks; }

    /// Asks the servers again.
    Q_INVOKABLE void refresh() { m_standings.refresh(); }
    /// What waits is not sent, and what was refused is no longer told.
    Q_INVOKABLE void cancel(const QString &accountId) { m_standings.cancel(accountId); }

    /// What an account's note is to be edited from: what was typed and not saved yet, what its
    /// server refused, or the note.
    Q_INVOKABLE QString noteToEdit(const QString &accountId);
    /// What stands in the editor is kept here until it is saved or dropped.
    Q_INVOKABLE void typeNote(const QString &accountId, const QString &text);
    /// What was typed goes out (noted()), unless it says the same as before, or as the editor did
    /// when it began; what was refused may be sent once more.
    Q_INVOKABLE void saveNote(const QString &accountId);
    Q_INVOKABLE void dropNote(const QString &accountId);
    /// All that was typed anew: the page closes.
    Q_INVOKABLE void saveNotes();

Q_SIGNALS:
    void changed();
    /// The account is to note that.
    void noted(const QString &accountId, const QString &text);
    void problem(const QString &sentence);

private:
    void show();
    void findTasks();
    Row rowOf(const ActingAccount &one) const;
    QString noteOf(const ActingAccount &one) const;
    bool isAsBegun(const QString &accountId) const;
    const ActingAccount *accountOf(const QString &id) const;

    Standings m_standings;
    QVariantMap m_tasks;
    QHash<QString, QString> m_typed; ///< notes that are being written, by account id
    QHash<QString, QString> m_begun; ///< with what their editors began
};

} // namespace asterism::ui

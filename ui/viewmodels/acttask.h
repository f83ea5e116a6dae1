// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/reportposts.h"
#include "ui/viewmodels/reportrules.h"
#include "ui/viewmodels/standings.h"

#include <QHash>

namespace asterism::ui {

/// Something that several own accounts are to do at once about a person, their server or a hashtag:
/// which of them are chosen. Roles: accountId, acct ("@user@host"), colour, chosen (bool), open
/// (bool: it can be chosen), why (a sentence: why not), words (how it stands to the person, or
/// whether it follows the hashtag), pending ("Mute…"; mostly empty), trouble (a sentence: what was
/// refused).
class ActTask : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.personTask() or tagTask()")
    /// A word of taskrules.h, and that of the action.
    Q_PROPERTY(QString task READ task CONSTANT FINAL)
    Q_PROPERTY(QString kind READ kind CONSTANT FINAL)
    /// As Acting::actOn() takes it.
    Q_PROPERTY(QString target READ target CONSTANT FINAL)
    Q_PROPERTY(QString title READ title CONSTANT FINAL)
    Q_PROPERTY(QString effect READ effect CONSTANT FINAL)
    Q_PROPERTY(bool dangerous READ isDangerous CONSTANT FINAL)
    Q_PROPERTY(QString button READ button NOTIFY changed FINAL)
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY changed FINAL)
    // Which options mean something to one of the chosen at least:
    Q_PROPERTY(bool takesHours READ takesHours NOTIFY changed FINAL)
    Q_PROPERTY(bool takesBoosts READ takesBoosts NOTIFY changed FINAL)
    Q_PROPERTY(bool takesNotify READ takesNotify NOTIFY changed FINAL)
    Q_PROPERTY(bool takesLanguages READ takesLanguages NOTIFY changed FINAL)
    Q_PROPERTY(bool takesForward READ takesForward NOTIFY changed FINAL)
    /// To which of the chosen they mean nothing; sentences in lines, mostly empty.
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    /// Of a report; else null.
    Q_PROPERTY(asterism::ui::ReportPosts *posts READ posts CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ReportRules *rules READ rules CONSTANT FINAL)

public:
    struct What {
        QString task;
        QString acct; ///< of the person; empty: it is about `tag`
        QString tag;
        QString post; ///< uri of one that is to be reported; empty: none
        AccountId standard; ///< acts unless another is chosen
    };

    ActTask(store::Store &store, Ask ask, What what, QObject *parent = nullptr);

    QString task() const { return m_what.task; }
    QString kind() const;
    QString target() const;
    QString title() const;
    QString effect() const;
    bool isDangerous() const;
    QString button() const; ///< "Mute from 2 accounts"
    QStringList chosen() const { return m_chosen; } ///< accounts' ids
    bool takesHours() const { return takes(Option::Hours); }
    bool takesBoosts() const { return takes(Option::Boosts); }
    bool takesNotify() const { return takes(Option::Notify); }
    bool takesLanguages() const { return takes(Option::Languages); }
    bool takesForward() const { return takes(Option::Forward); }
    QString note() const;
    QString problem() const { return m_problem; }
    ReportPosts *posts() const { return m_posts; }
    ReportRules *rules() const { return m_rules; }

    Q_INVOKABLE void toggle(const QString &accountId);
    /// They were told to do it: nobody is chosen any more.
    Q_INVOKABLE void settle();
    /// As PersonStandings::cancel().
    Q_INVOKABLE void cancel(const QString &accountId) { m_standings.cancel(accountId); }
    /// "ja, en-GB" as the option `languages` takes them.
    Q_INVOKABLE static QStringList languagesOf(const QString &typed);

Q_SIGNALS:
    void changed();

private:
    enum class Option { Hours, Boosts, Notify, Languages, Forward };

    static std::vector<Option> optionsOf(const QString &task);
    static QString lostWords(Option option);
    void show();
    QString spoken() const;
    bool isOfPersonsServer() const;
    bool isChosen(const ActingAccount &one) const;
    Row rowOf(const ActingAccount &one) const;
    bool isRemoteFor(const ActingAccount &one) const;
    bool takes(Option option) const;
    bool takes(Option option, const ActingAccount &one) const;

    What m_what;
    Standings m_standings;
    ReportPosts *m_posts = nullptr;
    ReportRules *m_rules = nullptr;
    QHash<QString, bool> m_touched; ///< by account's id
    QStringList m_chosen;
    QString m_problem;
};

} // namespace asterism::ui

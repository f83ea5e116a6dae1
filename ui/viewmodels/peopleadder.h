// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/addplan.h"
#include "migration/csv/people.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/notadded.h"
#include "ui/viewmodels/peoplesources.h"

#include <QtQml/qqmlregistration.h>
#include <QUrl>

#include <deque>
#include <optional>

namespace asterism::ui {

/// Puts many people into one list: from text, files, follows, servers' lists and collections. Goes
/// on when its page is closed; who could not be added is kept, with the reasons, until it is
/// dismissed.
class PeopleAdder : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of MembersModel")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    /// While busy: "120 of 300 · 3 not added".
    Q_PROPERTY(QString progress READ progress NOTIFY changed FINAL)
    /// Afterwards: "252 added · 48 not added"; empty when there is nothing to report.
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    /// What was given is a lists.csv: into this list, or each into its own? Else empty.
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    /// Some who were not added can be looked for once more.
    Q_PROPERTY(bool canTryAgain READ canTryAgain NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::NotAdded *notAdded READ notAdded CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::PeopleSources *sources READ sources CONSTANT FINAL)

public:
    PeopleAdder(store::Store &store, Ask ask, const ListId &list, QObject *parent = nullptr);

    bool isBusy() const;
    QString progress() const;
    QString summary() const;
    QString question() const;
    bool canTryAgain() const { return !isBusy() && m_notAdded->hasCandidates(); }
    NotAdded *notAdded() const { return m_notAdded; }
    PeopleSources *sources() const { return m_sources; }

    /// Handles and addresses in any text, rows of exports, or the address of a file.
    Q_INVOKABLE void addText(const QString &text);
    Q_INVOKABLE void addFile(const QUrl &file);
    Q_INVOKABLE void answerThisList();
    Q_INVOKABLE void answerOwnLists();
    /// `key` of `sources`.
    Q_INVOKABLE void addFrom(const QString &key);
    Q_INVOKABLE void addCollection(const QString &address);

    Q_INVOKABLE void cancel();
    Q_INVOKABLE void tryAgain();
    Q_INVOKABLE void copyReport() const;
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void changed();
    /// Nothing of what was asked for could be begun.
    void problem(const QString &sentence);

private:
    using Read = Result<csv::NamedPeople>;

    void read(std::function<Read()> work);
    void hearRead(const Read &named);
    void place(const QHash<QString, ListId> &lists);
    void makeLists(QStringList names, QHash<QString, ListId> known);
    void makeList(const QString &name, const QStringList &rest, QHash<QString, ListId> known);
    void add(std::vector<Candidate> people);
    void step();
    void askPage(const PeopleSources::Place &place, const QString &below, int taken);
    void hearPage(const PeopleSources::Place &place, int taken, const Result<QJsonObject> &answer);
    void takeEnded();
    void fail(const Error &error);

    store::Store &m_store;
    Ask m_ask;
    ListId m_list;
    NotAdded *m_notAdded;
    PeopleSources *m_sources;
    AddPlan m_plan;
    size_t m_heard = 0; ///< of the plan's ends
    bool m_asking = false; ///< a piece is being done
    int m_reading = 0; ///< texts, files, lists that are being made
    bool m_paging = false; ///< a server tells of people
    int m_told = 0; ///< people of whom it told
    bool m_cancelled = false;
    std::optional<csv::NamedPeople> m_named; ///< waits for an answer to the question
    int m_added = 0;
    int m_already = 0;
};

} // namespace asterism::ui

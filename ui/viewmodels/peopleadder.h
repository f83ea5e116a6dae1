// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/addplan.h"
#include "migration/csv/people.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/notadded.h"
#include "ui/viewmodels/peoplesources.h"

#include <QtQml/qqmlregistration.h>
#include <QUrl>

#include <deque>
#include <functional>
#include <vector>

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
    /// Afterwards: "252 added · 48 not added", and those from before who were not dismissed; empty
    /// when there is nothing to report.
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    /// What was given is a lists.csv: into this list, or each into its own? Else empty.
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    /// It was cancelled, and ends as soon as those are found who are being looked for.
    Q_PROPERTY(bool stopping READ isStopping NOTIFY changed FINAL)
    /// Some who were not added can be looked for once more.
    Q_PROPERTY(bool canTryAgain READ canTryAgain NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::NotAdded *notAdded READ notAdded CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::PeopleSources *sources READ sources CONSTANT FINAL)

public:
    PeopleAdder(store::Store &store, Ask ask, const ListId &list, QObject *parent = nullptr);

    bool isBusy() const;
    /// Cancelled, but somebody is still being looked for.
    bool isStopping() const { return m_stopping; }
    QString progress() const;
    QString summary() const;
    QString question() const;
    bool canTryAgain() const { return !isBusy() && m_notAdded->hasCandidates(); }
    NotAdded *notAdded() const { return m_notAdded; }
    PeopleSources *sources() const { return m_sources; }

    /// Handles and addresses in any text, rows of exports, or files (filesPasted()).
    Q_INVOKABLE void addText(const QString &text);
    /// What was dropped here: files, or addresses of people's pages.
    Q_INVOKABLE void addFiles(const QList<QUrl> &files);
    Q_INVOKABLE void answerThisList();
    /// Lists that are not there are made.
    Q_INVOKABLE void answerOwnLists();
    Q_INVOKABLE void answerNeither();
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
    using KnownLists = QHash<QString, ListId>; ///< by their names, folded
    /// Of people whom a server tells of.
    struct Pages {
        PeopleSources::Place place;
        QString below = {};
        int people = 0; ///< of whom it told
        int pages = 0;
    };

    /// As hear(), unless it is cancelled meanwhile.
    template <typename T, typename Then> void await(QFuture<Result<T>> future, Then then)
    {
        m_awaited += 1;
        hear(std::move(future), &m_store, this,
            [this, round = m_round, then = std::move(then)](const Result<T> &result) {
                if (round == m_round) {
                    m_awaited -= 1;
                    then(result);
                    Q_EMIT changed();
                }
            });
        Q_EMIT changed();
    }
    void begin();
    void read(std::function<Read()> work);
    void hearRead(const Read &named);
    void hearLists(const Result<std::vector<List>> &lists);
    void makeLists(QStringList names, KnownLists known);
    void makeList(const QString &name, const QStringList &rest, KnownLists known);
    void place(const csv::NamedPeople &named, const KnownLists &lists);
    void askPage();
    void hearPage(const Result<QJsonObject> &answer);
    void add(std::vector<Candidate> people);
    void step();
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
    bool m_stopping = false; ///< it is the last one
    std::vector<Candidate> m_later; ///< came while it was stopping
    int m_round = 0; ///< what was begun before a cancel() is of another one, and not heard
    int m_awaited = 0; ///< answers of this round
    std::deque<Pages> m_pages; ///< the first is being asked for
    std::deque<csv::NamedPeople> m_questions; ///< the first is asked
    bool m_making = false; ///< the lists of the first question
    int m_added = 0;
    int m_already = 0;
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/moving/runrowsmodel.h"
#include "ui/moving/runsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QUrl>

namespace asterism::ui {

/// The outcomes that the rows of a run have, to choose from. Roles: key (empty: all of them), words
/// ("followed"), count ("340"), tone.
class RunFilters : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a RunPane")

public:
    explicit RunFilters(QObject *parent = nullptr);

    void show(const RunStand &stand);
    void clear() { showRows({}); }
};

/// One run: how it stands, its rows, and what can be done with it.
class RunPane : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of MovingPage")
    /// Empty: none is chosen.
    Q_PROPERTY(QString runId READ runId WRITE setRunId NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString words READ words NOTIFY changed FINAL)
    Q_PROPERTY(QString pace READ pace NOTIFY changed FINAL)
    Q_PROPERTY(QString ends READ ends NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList shares READ shares NOTIFY changed FINAL)
    Q_PROPERTY(bool canPause READ canPause NOTIFY changed FINAL)
    Q_PROPERTY(bool canResume READ canResume NOTIFY changed FINAL)
    Q_PROPERTY(bool canCancel READ canCancel NOTIFY changed FINAL)
    Q_PROPERTY(bool canRemove READ canRemove NOTIFY changed FINAL)
    /// "Try 9 again"; empty where nothing failed.
    Q_PROPERTY(QString retryWords READ retryWords NOTIFY changed FINAL)
    /// What cancelling leaves undone, to be asked before.
    Q_PROPERTY(QString cancelWords READ cancelWords NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::RunRowsModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RunFilters *filters READ filters CONSTANT FINAL)
    /// The key of the filter that is chosen.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY wishChanged FINAL)
    /// Where the report goes unless somebody says otherwise.
    Q_PROPERTY(QUrl reportFile READ reportFile NOTIFY changed FINAL)
    /// A file that was written, or why something could not be done.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)

public:
    /// All outlive it.
    RunPane(store::Store &store, Ask ask, RunsModel &runs, QObject *parent = nullptr);

    QString runId() const { return m_id > 0 ? QString::number(m_id) : QString(); }
    void setRunId(const QString &id);
    /// Shows that one as soon as it is among the runs.
    void expect(qint64 id);
    QString title() const;
    QString words() const;
    QString pace() const;
    QString ends() const;
    QString trouble() const;
    QVariantList shares() const;
    bool canPause() const { return isIn({RunState::Running}); }
    bool canResume() const { return isIn({RunState::Paused}); }
    bool canCancel() const { return isIn({RunState::Running, RunState::Paused}); }
    bool canRemove() const { return isIn({RunState::Done, RunState::Cancelled}); }
    QString retryWords() const;
    QString cancelWords() const;
    RunRowsModel *rows() const { return m_rows; }
    RunFilters *filters() const { return m_filters; }
    QString filter() const { return m_filter; }
    void setFilter(const QString &key);
    QString search() const { return m_search; }
    void setSearch(const QString &words);
    QUrl reportFile() const;
    QString notice() const { return m_notice; }

    Q_INVOKABLE void pause() { order(u"run-pause"); }
    Q_INVOKABLE void resume() { order(u"run-begin"); }
    Q_INVOKABLE void cancel() { order(u"run-cancel"); }
    Q_INVOKABLE void remove() { order(u"run-drop"); }
    Q_INVOKABLE void retry(); ///< all that failed
    Q_INVOKABLE void retryRow(int place);
    Q_INVOKABLE void saveReport(const QUrl &file);
    Q_INVOKABLE void dismissNotice() { say({}); }

Q_SIGNALS:
    void changed();
    void wishChanged();
    void noticeChanged();

private:
    bool isIn(std::initializer_list<RunState> states) const;
    const RunStand *stand() const { return m_id > 0 ? m_runs.find(m_id) : nullptr; }
    void choose(qint64 id);
    void follow();
    void showRows();
    void order(QStringView kind, const QJsonObject &more = {});
    void say(const QString &notice);

    store::Store &m_store;
    Ask m_ask;
    RunsModel &m_runs;
    RunRowsModel *m_rows;
    RunFilters *m_filters;
    qint64 m_id = 0;
    qint64 m_expected = 0;
    MovedKind m_kind = MovedKind::Follows;
    RunCounts m_counts; ///< as the rows were read for
    QString m_filter;
    QString m_search;
    QString m_notice;
};

} // namespace asterism::ui

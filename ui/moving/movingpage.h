// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/moving/comparepane.h"
#include "ui/moving/exportpane.h"
#include "ui/moving/importpane.h"
#include "ui/moving/runpane.h"
#include "ui/moving/runsmodel.h"

namespace asterism::ui {

/// The screen "Move follows", over the deck: whether it is open, which panel it shows, and what is
/// in it. All of it goes on when it is closed, but looking people up for a preview.
class MovingPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY changed FINAL)
    /// "import", "export" or "compare"
    Q_PROPERTY(QString pane READ pane WRITE setPane NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::ImportPane *importing READ importing CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ExportPane *exporting READ exporting CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ComparePane *comparing READ comparing CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RunsModel *runs READ runs CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RunPane *run READ run CONSTANT FINAL)
    /// The view of the run is on the screen, not scrolled out of it; the view says so.
    Q_PROPERTY(bool runInSight READ isRunInSight WRITE setRunInSight NOTIFY runInSightChanged FINAL)

public:
    /// All outlive it.
    MovingPage(store::Store &store, const Ask &ask, const AccountsModel &accounts,
        const Clock &clock, QObject *parent = nullptr);

    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    QString pane() const { return m_pane; }
    void setPane(const QString &pane);
    ImportPane *importing() const { return m_importing; }
    ExportPane *exporting() const { return m_exporting; }
    ComparePane *comparing() const { return m_comparing; }
    RunsModel *runs() const { return m_runs; }
    RunPane *run() const { return m_run; }
    bool isRunInSight() const { return m_runInSight; }
    void setRunInSight(bool inSight);
    /// Whoever looks at the window sees how that run stands.
    bool shows(qint64 run) const;

    /// Whether what is dropped on the window is for this screen: one CSV.
    Q_INVOKABLE bool takes(const QList<QUrl> &files) const;
    Q_INVOKABLE void importFiles(const QList<QUrl> &files);
    /// What the program was started with, or a second start of it.
    void importFile(const QString &path);

Q_SIGNALS:
    void changed();
    /// Apart from the rest, as the view says it while it is being made.
    void runInSightChanged();

private:
    void tellShown();

    RunsModel *m_runs;
    RunPane *m_run;
    ImportPane *m_importing;
    ExportPane *m_exporting;
    ComparePane *m_comparing;
    bool m_open = false;
    bool m_runInSight = false;
    QString m_pane;
};

} // namespace asterism::ui

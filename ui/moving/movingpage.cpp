// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/movingpage.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

const QString importName = u"import"_s;

bool isTable(const QUrl &file)
{
    return file.isLocalFile() && file.path().endsWith(u".csv"_s, Qt::CaseInsensitive);
}

} // namespace

MovingPage::MovingPage(store::Store &store, const Ask &ask, const AccountsModel &accounts,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_runs(new RunsModel(store, accounts, clock, this))
    , m_run(new RunPane(store, ask, *m_runs, this))
    , m_importing(new ImportPane(store, ask, accounts, this))
    , m_exporting(new ExportPane(store, ask, accounts, clock, this))
    , m_comparing(new ComparePane(store, ask, accounts, clock, this))
    , m_pane(importName)
{
    connect(m_importing, &ImportPane::begun, m_run, &RunPane::expect);
    connect(m_comparing, &ComparePane::begun, m_run, &RunPane::expect);
}

void MovingPage::setOpen(bool open)
{
    if (open != std::exchange(m_open, open)) {
        tellShown();
    }
}

void MovingPage::setPane(const QString &pane)
{
    if (pane != std::exchange(m_pane, pane)) {
        tellShown();
    }
}

void MovingPage::setRunInSight(bool inSight)
{
    if (inSight != std::exchange(m_runInSight, inSight)) {
        Q_EMIT runInSightChanged();
    }
}

bool MovingPage::shows(qint64 run) const
{
    return m_open && m_runInSight && m_run->runId() == QString::number(run);
}

void MovingPage::tellShown()
{
    m_runs->setWatched(m_open);
    m_importing->setShown(m_open && m_pane == importName);
    Q_EMIT changed();
}

bool MovingPage::takes(const QList<QUrl> &files) const
{
    return files.size() == 1 && std::ranges::all_of(files, isTable);
}

void MovingPage::importFiles(const QList<QUrl> &files)
{
    if (!files.isEmpty()) {
        importFile(files.first().toString(QUrl::FullyEncoded));
    }
}

void MovingPage::importFile(const QString &path)
{
    setPane(importName);
    setOpen(true);
    m_importing->open(path);
}

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runnotices.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunNotices)
};

const QString runMark = u"run:"_s;
const QString runsGroup = u"runs"_s;

Notice runsTogether(const QString &, int count)
{
    return {.title = Words::tr("%n imports have ended or stopped", nullptr, count)};
}

} // namespace

RunNotices::RunNotices(Notifier &notifier, const Clock &clock, const RunsModel &runs, IsSeen isSeen,
    MayTell mayTell, QObject *parent)
    : QObject(parent)
    , m_isSeen(std::move(isSeen))
    , m_mayTell(std::move(mayTell))
    , m_desk(notifier, clock, runsTogether)
{
    connect(&runs, &RunsModel::ended, this, &RunNotices::tell);
    connect(&runs, &RunsModel::stopped, this, &RunNotices::tell);
    connect(&notifier, &Notifier::activated, this,
        [this](const QString &key, const QString &, const QString &token) {
            if (key == runsGroup || key.startsWith(runMark)) {
                Q_EMIT wantsRun(key.mid(key == runsGroup ? key.size() : runMark.size()), token);
            }
        });
}

void RunNotices::tell(const RunStand &stand)
{
    if (m_mayTell() && !m_isSeen(stand.run.id)) {
        m_desk.tell(runsGroup, noticeOf(stand));
    }
}

Notice RunNotices::noticeOf(const RunStand &stand)
{
    const Run &run = stand.run;
    const bool done = run.state == RunState::Done;
    const QString title = done ? Words::tr("%1 → %2 is done") : Words::tr("%1 → %2 has stopped");
    return {.key = runMark + QString::number(run.id),
        .title = title.arg(run.title, run.acct),
        .body = done ? resultWords(run, stand.counts) : run.trouble};
}

} // namespace asterism::ui

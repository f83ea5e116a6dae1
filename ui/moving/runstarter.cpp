// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/runstarter.h"

#include "migration/newrun.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int betweenChecksMs = 200;

} // namespace

RunStarter::RunStarter(store::Store &store, Ask ask, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
{
}

void RunStarter::start(const Run &run, std::vector<RunRow> rows)
{
    m_busy += 1;
    hear(newRun(m_store, run, std::move(rows)), &m_store, this,
        [this](const Result<qint64> &id) { id ? check(*id) : fail(id.error()); });
    Q_EMIT changed();
}

void RunStarter::check(qint64 run)
{
    hear(m_ask(u"run-check"_s, {{u"run"_s, run}}), &m_store, this,
        [this, run](const Result<QJsonObject> &answer) {
            if (!answer) {
                fail(answer.error(), run);
            } else if (answer->value(u"ready"_s).toBool()) {
                begin(run);
            } else {
                QTimer::singleShot(betweenChecksMs, this, [this, run] { check(run); });
            }
        });
}

void RunStarter::begin(qint64 run)
{
    hear(m_ask(u"run-begin"_s, {{u"run"_s, run}}), &m_store, this,
        [this, run](const Result<QJsonObject> &done) {
            if (!done) {
                fail(done.error(), run);
                return;
            }
            end();
            Q_EMIT begun(run);
        });
}

void RunStarter::end()
{
    m_busy -= 1;
    Q_EMIT changed();
}

/// What could not begin leaves nothing behind.
void RunStarter::fail(const Error &error, qint64 run)
{
    if (run != 0) {
        m_ask(u"run-drop"_s, {{u"run"_s, run}});
    }
    end();
    Q_EMIT problem(sentence(error));
}

} // namespace asterism::ui

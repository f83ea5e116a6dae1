// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Freshening for a process that is not the engine: the one that is watches for it.
#include "app/freshening.h"

#include "engine/requestserver.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Well below what a lease lasts (app/watchleases.h).
constexpr qint64 askAgainMs = minuteMs;

} // namespace

void Freshening::showElsewhere()
{
    const QStringList keys = m_plan.watched();
    for (const QString &key : keys) {
        update(key, [this](SourceStatus &status) { status.elsewhere = !m_desk.isEngine(); });
    }
}

void Freshening::askToWatch()
{
    const bool due = m_clock.now() - m_askedToWatchAt >= askAgainMs;
    const QStringList keys = m_plan.watched();
    if (!due || m_askingToWatch || keys.isEmpty()) {
        return;
    }
    m_askedToWatchAt = m_clock.now();
    m_askingToWatch = true;
    m_desk.ask(u"watch"_s, {{u"sources"_s, QJsonArray::fromStringList(keys)}})
        .then(this, [this](const Jobs::Answer &answer) {
            m_askingToWatch = false;
            watchedElsewhere(answer);
        });
}

/// How they are doing there. An engine that keeps nothing fresh, for it does one thing and ends,
/// has nothing to say.
void Freshening::watchedElsewhere(const Jobs::Answer &answer)
{
    if (!answer || m_desk.isEngine()) {
        return;
    }
    const QJsonArray results = (*answer)[u"results"_s].toArray();
    for (const auto &each : results) {
        const QJsonObject result = each.toObject();
        const QJsonObject error = result[u"error"_s].toObject();
        update(result[u"source"_s].toString(), [&](SourceStatus &status) {
            status.error =
                error.isEmpty() ? std::optional<Error>() : errorFromOutcome(toText(error));
            if (const qint64 at = result[u"read_at"_s].toInteger(); at > 0) {
                status.lastOkAt = at;
                status.everRead = true;
            }
        });
    }
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "engine/requestserver.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int longestCompletionMs = 30'000;

} // namespace

QJsonObject threadOutcomeToJob(const ThreadOutcome &outcome)
{
    QJsonArray troubles;
    for (const Error &error : outcome.troubles) {
        troubles.append(parseObject(errorToOutcome(error)));
    }
    return {{u"came"_s, outcome.came}, {u"hosts"_s, QJsonArray::fromStringList(outcome.hosts)},
        {u"troubles"_s, troubles}, {u"timed_out"_s, outcome.timedOut}, {u"more"_s, outcome.more}};
}

ThreadOutcome threadOutcomeFromJob(const QJsonObject &answer)
{
    ThreadOutcome outcome;
    outcome.came = answer[u"came"].toInt();
    outcome.timedOut = answer[u"timed_out"].toBool();
    outcome.more = answer[u"more"].toBool();
    const QJsonArray hosts = answer[u"hosts"].toArray();
    for (const auto &host : hosts) {
        outcome.hosts << host.toString();
    }
    const QJsonArray troubles = answer[u"troubles"].toArray();
    for (const auto &trouble : troubles) {
        outcome.troubles.push_back(errorFromOutcome(toText(trouble.toObject())));
    }
    return outcome;
}

QFuture<Jobs::Answer> Jobs::thread(const QJsonObject &argument)
{
    return m_app.threads.fetch(argument[u"uri"].toString())
        .then(this, [](const Result<FetchedThread> &fetched) -> Answer {
            if (!fetched) {
                return fetched.error();
            }
            return QJsonObject{{u"host"_s, fetched->host}, {u"uri"_s, fetched->uri}};
        });
}

QFuture<Jobs::Answer> Jobs::completeThread(const QJsonObject &argument)
{
    CompletionBounds bounds;
    const int ms = argument[u"ms"].toInt();
    bounds.timeMs = ms > 0 ? std::min(ms, longestCompletionMs) : longestCompletionMs;
    return m_app.threads.complete(argument[u"uri"].toString(), bounds)
        .then(this, [](const Result<ThreadOutcome> &outcome) -> Answer {
            if (!outcome) {
                return outcome.error();
            }
            return threadOutcomeToJob(*outcome);
        });
}

QFuture<Jobs::Answer> Jobs::leaveThread(const QJsonObject &argument)
{
    m_app.threads.leave(argument[u"uri"].toString());
    return answered(Answer(QJsonObject()));
}

} // namespace asterism

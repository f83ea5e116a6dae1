// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker.h"

#include "cli/await.h"

#include <QDeadlineTimer>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

Worker::Worker(App &app)
    : m_app(app)
    , m_serving(app)
    , m_asker(*app.store, app.lock)
{
}

Worker::~Worker()
{
    m_serving.close();
    m_app.endWork({&m_serving, &m_serving.jobs()});
}

void Worker::typed(const QString &host)
{
    if (!m_typed.contains(host)) {
        m_typed << host;
    }
    m_app.core.typedHosts.insert(host);
}

Result<QJsonObject> Worker::run(const QString &kind, QJsonObject argument, int timeoutMs)
{
    if (!argument.contains(u"typed")) {
        argument.insert(u"typed"_s, QJsonArray::fromStringList(m_typed));
    }
    const QDeadlineTimer deadline(timeoutMs);
    const auto engine = m_app.tryEngine();
    if (!engine) {
        return engine.error();
    }
    if (!*engine) {
        const auto answer = await(m_asker.ask(kind, toText(argument), timeoutMs), 0, m_stop);
        if (!answer) {
            return answer.error();
        }
        if (!answer->taken) {
            return parseObject(answer->outcome);
        }
        argument.insert(u"again"_s, answer->again);
    }
    if (const auto started = startEngine(); !started) {
        return started.error();
    }
    return runHere(kind, argument, int(std::max<qint64>(1, deadline.remainingTime())));
}

Result<QJsonObject> Worker::runHere(const QString &kind, const QJsonObject &argument, int timeoutMs)
{
    return await(m_serving.jobs().run(kind, argument), timeoutMs, m_stop);
}

Result<Done> Worker::startEngine()
{
    return await(m_serving.start());
}

} // namespace asterism::cli

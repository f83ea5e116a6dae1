// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs.h"
#include "base/flow.h"
#include "engine/requestserver.h"

#include <QJsonArray>

namespace asterism {

/// Several pieces of one job side by side, each of which may fail by itself; hosts are asked one
/// request at a time by HttpClient's lanes. Answers {results: [{NAME, error, …}]}: what each
/// answered, with its key under that name; error is {} when it went well.
class Gathering : public Flow<QJsonObject> {
public:
    Gathering(QString name, QObject *parent)
        : Flow(parent)
        , m_name(std::move(name))
    {
    }

    void add(const QString &key, QFuture<Jobs::Answer> work)
    {
        ++m_open;
        work.then(this, [this, key](const Jobs::Answer &answer) {
            m_cancelled = m_cancelled || (!answer && answer.error().kind == ErrorKind::Cancelled);
            QJsonObject result = answer ? *answer : QJsonObject();
            result.insert(m_name, key);
            result.insert(QStringLiteral("error"),
                answer ? QJsonObject() : parseObject(errorToOutcome(answer.error())));
            m_results.append(result);
            close();
        });
    }

    /// All were added; an empty gathering ends at once.
    void start() { close(); }

private:
    void close()
    {
        if (--m_open > 0) {
            return;
        }
        if (m_cancelled) {
            finish(Error{.kind = ErrorKind::Cancelled}); // this process ends; another may do it
        } else {
            finish(QJsonObject{{QStringLiteral("results"), m_results}});
        }
    }

    QString m_name;
    QJsonArray m_results;
    int m_open = 1; ///< start() counts: a piece may have its answer before the next is added
    bool m_cancelled = false;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "protocol/family.h"
#include "sync/sessions.h"

#include <QCoreApplication>

#include <functional>
#include <utility>

namespace asterism {

/// What works do in which one account's server is asked, step by step.
template <typename T> class AccountFlow : public Flow<T> {
public:
    AccountFlow(Core &core, Sessions &sessions, const Session &session)
        : Flow<T>(&sessions)
        , m_core(core)
        , m_sessions(sessions)
        , m_session(session)
        , m_family(familyFor(session.instance))
    {
    }

protected:
    using Next = std::function<void(const Response &)>;

    /// Ends the flow when there is none.
    bool hasFamily()
    {
        if (!m_family) {
            this->finish(Error{.kind = ErrorKind::NotFound,
                .subject = m_session.instance.host,
                .detail =
                    QCoreApplication::translate("Sync", "it has no API that Asterism speaks")});
        }
        return m_family != nullptr;
    }

    /// Ends the flow when nothing can be asked or no answer comes.
    void send(const Result<Request> &request, Next next)
    {
        if (!request) {
            this->finish(request.error());
            return;
        }
        m_core.http.send(asked(m_core, m_session, *request))
            .then(this, [this, next = std::move(next)](const Result<Response> &response) {
                if (!response) {
                    this->finish(response.error());
                    return;
                }
                m_sessions.noteRefusal(m_session, *response);
                next(*response);
            });
    }

    /// Ends the flow when it is an error.
    template <typename Value> bool isGood(const Result<Value> &value, const Response &response)
    {
        if (!value) {
            this->finish(withTime(value.error(), response, m_core.clock));
        }
        return value.ok();
    }

    Core &m_core;
    Sessions &m_sessions;
    Session m_session;
    const Family *m_family;
};

/// Begins such a work; its answer.
template <typename Work> auto begun(Work *work)
{
    const auto future = work->future();
    work->start();
    return future;
}

/// One request, one answer.
template <typename T> class Question : public AccountFlow<T> {
public:
    using Ask = std::function<Result<Request>(const Family &)>;
    using Read = std::function<Result<T>(const Family &, const Response &)>;

    Question(Core &core, Sessions &sessions, const Session &session, Ask ask, Read read)
        : AccountFlow<T>(core, sessions, session)
        , m_ask(std::move(ask))
        , m_read(std::move(read))
    {
    }

    void start()
    {
        if (!this->hasFamily()) {
            return;
        }
        this->send(m_ask(*this->m_family), [this](const Response &response) {
            const Result<T> read = m_read(*this->m_family, response);
            if (this->isGood(read, response)) {
                this->finish(read);
            }
        });
    }

private:
    Ask m_ask;
    Read m_read;
};

template <typename T, typename Ask, typename Read>
QFuture<Result<T>> askOnce(
    Core &core, Sessions &sessions, const Session &session, Ask ask, Read read)
{
    return begun(new Question<T>(core, sessions, session, std::move(ask), std::move(read)));
}

} // namespace asterism

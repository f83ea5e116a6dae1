// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/writes.h"

#include "protocol/family.h"
#include "sync/accountflow.h"
#include "sync/belongings.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int unprocessable = 422;
constexpr int tooManyNow = 429;

Error noCalls(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "it has no API that Asterism speaks")};
}

/// For good, though they are followed: what "not found" or "forbidden" says here is not about them.
Error optionRefused(Error error)
{
    const bool forGood = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Forbidden
        || error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Usage;
    if (forGood) {
        QString words = QCoreApplication::translate(
            "Sync", "they are followed, but an option of that was refused: %1");
        error.kind = ErrorKind::Rejected;
        error.detail = words.replace(u"%1"_s, error.detail);
    }
    return error;
}

Error isThereAlready(const Session &session)
{
    return {.kind = ErrorKind::Rejected, .subject = session.instance.host};
}

/// Once it is taken away it could not be done again.
Error takesNoMoreNow(const Session &session, qint64 until)
{
    return {.kind = ErrorKind::RateLimited,
        .subject = session.instance.host,
        .httpStatus = tooManyNow,
        .until = until};
}

/// What was there is gone, and what was to be there instead is not.
Error isNowNothing(Error error)
{
    QString words = QCoreApplication::translate(
        "Sync", "to change it, it was taken away first, and then not done again: %1");
    error.detail = words.replace(u"%1"_s, error.detail);
    return error;
}

class Sending : public AccountFlow<WriteAnswer> {
public:
    Sending(Core &core, Sessions &sessions, const Session &session, const Write &write,
        Request::Priority priority)
        : AccountFlow(core, sessions, session)
        , m_write(write)
        , m_priority(priority)
    {
    }

    void start()
    {
        if (!m_family) {
            end(noCalls(m_session));
            return;
        }
        const auto question = m_family->beforeWrite(m_session.instance, m_write);
        if (question) {
            ask(*question);
        } else {
            sendIt();
        }
    }

private:
    void end(Result<Done> result)
    {
        m_answer.result = std::move(result);
        finish(m_answer);
    }

    /// What somebody else changes between this and the write is lost where that takes a whole list:
    /// no server says under which version it was read. Of our own writes one account sends one at
    /// a time.
    void ask(const Request &question)
    {
        m_core.http.send(asked(m_core, m_session, question, m_priority))
            .then(this, [this](const Result<Response> &response) {
                if (!response) {
                    end(response.error());
                    return;
                }
                m_sessions.noteRefusal(m_session, *response);
                const auto ready = m_family->withAnswer(m_session.instance, m_write, *response);
                if (!ready) {
                    end(withTime(ready.error(), *response, m_core.clock));
                } else if (!*ready) {
                    end(Done{});
                } else {
                    m_write = **ready;
                    sendIt();
                }
            });
    }

    void sendIt()
    {
        const auto request = m_family->write(m_session.instance, m_write, m_core.clock.now());
        if (!request) {
            end(request.error());
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, m_priority))
            .then(this, [this](const Result<Response> &response) { hear(response); });
    }

    void hear(const Result<Response> &response)
    {
        if (!response) {
            m_answer.unsure = mayHaveArrived(response.error());
            end(response.error());
            return;
        }
        m_sessions.noteRefusal(m_session, *response);
        m_answer.status = response->status;
        m_answer.limit = rateLimit(*response, m_core.clock.now());
        m_answer.unsure = response->status >= 500;
        const bool list =
            m_write.what == Write::What::PutIntoList || m_write.what == Write::What::TakeFromList;
        m_again = m_family->againFromNothing(m_session.instance, m_write, *response);
        if (list) {
            understandList(*response);
        } else if (!m_again.empty()) {
            meetOld();
        } else {
            understand(*response);
        }
    }

    /// It is there, and was refused. That counts as well (Misskey: ApiCallService.ts).
    void meetOld()
    {
        m_answer.before = m_write.leavesOld ? 0 : 1;
        if (m_write.leavesOld) {
            m_answer.isThere = true;
            end(isThereAlready(m_session));
        } else if (m_answer.limit.remaining == 0) {
            m_answer.status = tooManyNow; // that is what the next one would be told
            end(takesNoMoreNow(m_session, m_answer.limit.until()));
        } else {
            takeAwayFirst();
        }
    }

    void takeAwayFirst()
    {
        m_core.http.send(sentOnce(m_core, m_session, m_again.front(), m_priority))
            .then(this, [this](const Result<Response> &response) {
                const auto done = heardStep(response, Write::What::Unmute);
                if (!done) {
                    m_answer.undone = m_answer.unsure;
                    end(done.error());
                } else {
                    doAgain();
                }
            });
    }

    void doAgain()
    {
        m_core.http.send(sentOnce(m_core, m_session, m_again.back(), m_priority))
            .then(this, [this](const Result<Response> &response) {
                const auto done = heardStep(response, m_write.what);
                if (!done) {
                    m_answer.undone = true;
                    end(isNowNothing(done.error()));
                } else {
                    end(Done{});
                }
            });
    }

    /// Of one of several; what of it may have arrived is done again by the whole write.
    Result<Done> heardStep(const Result<Response> &response, Write::What what)
    {
        m_answer.unsure = response ? response->status >= 500 : mayHaveArrived(response.error());
        if (!response) {
            return response.error();
        }
        m_sessions.noteRefusal(m_session, *response);
        m_answer.status = response->status;
        m_answer.limit = rateLimit(*response, m_core.clock.now());
        const auto told = m_family->decodeWrite(m_session.instance, *response, what);
        return told ? Result<Done>(Done{})
                    : Result<Done>(withTime(told.error(), *response, m_core.clock));
    }

    void understand(const Response &response)
    {
        const auto told = m_family->decodeWrite(m_session.instance, response, m_write.what);
        if (!told) {
            end(withTime(told.error(), response, m_core.clock));
            return;
        }
        if (*told && (*told)->localId == m_write.localId) {
            m_answer.relationship = *told;
        }
        if (response.isOk()) { // what is refused because it is so already tells nothing
            m_answer.changed = m_family->decodeChanged(m_session.instance, response, m_write.what);
        }
        if (m_write.what == Write::What::Follow && m_family->setsOptionsApart()) {
            askStanding();
        } else {
            end(Done{});
        }
    }

    /// They are followed, or were asked. What of the options is missing is sent now; where that
    /// cannot be done yet the follow is sent again, and says that it is done.
    void askStanding()
    {
        loadRelationships(m_core, m_sessions, m_session, {m_write.localId})
            .then(this, [this](const Result<std::vector<Relationship>> &told) {
                if (!told) {
                    end(told.error());
                } else if (told->empty()) {
                    end(Done{}); // whoever needs to know asks again
                } else {
                    m_answer.relationship = told->front();
                    m_left = m_family->optionsLeft(m_session.instance, m_write.item, told->front());
                    sendOptions();
                }
            });
    }

    void sendOptions()
    {
        if (m_left.empty()) {
            end(Done{});
            return;
        }
        m_answer.before = 1; // the follow
        const Request next = m_left.front();
        m_left.erase(m_left.begin());
        m_core.http.send(sentOnce(m_core, m_session, next, m_priority))
            .then(this, [this](const Result<Response> &response) {
                const auto set = heardStep(response, Write::What::Follow);
                if (set) {
                    sendOptions();
                } else {
                    end(optionRefused(set.error()));
                }
            });
    }

    void understandList(const Response &response)
    {
        const auto change = m_family->decodeListChange(m_session.instance, response);
        if (!change) {
            end(withTime(change.error(), response, m_core.clock));
            return;
        }
        const Error refusal = errorFrom(response, m_session.instance.host);
        if (*change == ListChange::Done) {
            end(Done{});
        } else if (*change == ListChange::MustFollow) {
            mustFollow(refusal);
        } else if (m_write.what == Write::What::PutIntoList) {
            askWhy(refusal);
        } else {
            end(refusal);
        }
    }

    void mustFollow(Error refusal)
    {
        m_answer.mustFollow = true;
        refusal.kind = ErrorKind::Rejected;
        end(refusal);
    }

    /// The words say nothing, for servers speak many languages; whether the account follows them
    /// does (Mastodon: app/models/list_account.rb).
    void askWhy(const Error &refusal)
    {
        loadRelationships(m_core, m_sessions, m_session, {m_write.localId})
            .then(this, [this, refusal](const Result<std::vector<Relationship>> &told) {
                if (!told || told->empty()) {
                    end(refusal);
                    return;
                }
                const Relationship &one = told->front();
                const bool self = m_write.localId == m_session.account.localId;
                if (!one.following && !one.requested && !self) {
                    mustFollow(refusal);
                } else if (refusal.httpStatus == unprocessable) {
                    end(Done{}); // in already
                } else {
                    end(refusal);
                }
            });
    }

    Write m_write;
    Request::Priority m_priority;
    WriteAnswer m_answer;
    std::vector<Request> m_again; ///< what takes it away, and does it again
    std::vector<Request> m_left; ///< options of a follow that are still to be set
};

class ListMaking : public AccountFlow<NewListAnswer> {
public:
    ListMaking(Core &core, Sessions &sessions, const Session &session, Source::Kind kind,
        const QString &title, Request::Priority priority)
        : AccountFlow(core, sessions, session)
        , m_kind(kind)
        , m_title(title)
        , m_priority(priority)
    {
    }

    void start()
    {
        const auto request = m_family ? question() : Result<Request>(noCalls(m_session));
        if (!request) {
            finish(NewListAnswer{.id = request.error()});
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, m_priority))
            .then(this, [this](const Result<Response> &response) { hear(response); });
    }

private:
    Result<Request> question() const
    {
        const Instance &instance = m_session.instance;
        return m_kind == Source::Kind::Clip ? m_family->createClip(instance, m_title)
                                            : m_family->createServerList(instance, m_title);
    }

    void hear(const Result<Response> &response)
    {
        if (!response) {
            finish(
                NewListAnswer{.id = response.error(), .unsure = mayHaveArrived(response.error())});
            return;
        }
        m_sessions.noteRefusal(m_session, *response);
        const auto id = m_family->decodeNewServerList(m_session.instance, *response);
        finish(NewListAnswer{
            .id = id ? id : Result<QString>(withTime(id.error(), *response, m_core.clock)),
            .limit = rateLimit(*response, m_core.clock.now()),
            .status = response->status,
            .unsure = response->status >= 500});
    }

    Source::Kind m_kind; ///< ServerList or Clip
    QString m_title;
    Request::Priority m_priority;
};

QFuture<NewListAnswer> madeList(ListMaking *making)
{
    return begun(making).then([](const Result<NewListAnswer> &answer) {
        return answer ? *answer : NewListAnswer{.id = answer.error(), .unsure = true};
    });
}

} // namespace

bool mayHaveArrived(const Error &error)
{
    const bool unanswered = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::BadAnswer || error.kind == ErrorKind::Cancelled;
    return unanswered && !error.unsent;
}

Request sentOnce(
    Core &core, const Session &session, const Request &request, Request::Priority priority)
{
    Request once = asked(core, session, request, priority);
    once.retries = 0;
    once.maxRedirects = 0; // would turn a POST into a GET, whose answer says nothing
    return once;
}

QFuture<WriteAnswer> sendWrite(Core &core, Sessions &sessions, const Session &session,
    const Write &write, Request::Priority priority)
{
    return begun(new Sending(core, sessions, session, write, priority))
        .then([](const Result<WriteAnswer> &answer) {
            // What was cut off by the program's end may have been done.
            return answer ? *answer : WriteAnswer{.result = answer.error(), .unsure = true};
        });
}

bool canWrite(const Instance &instance, Write::What what)
{
    const Family *family = familyFor(instance);
    const Write write{.what = what};
    return family
        && (family->beforeWrite(instance, write) || family->write(instance, write, 0).ok());
}

QFuture<NewListAnswer> createServerList(Core &core, Sessions &sessions, const Session &session,
    const QString &title, Request::Priority priority)
{
    return madeList(
        new ListMaking(core, sessions, session, Source::Kind::ServerList, title, priority));
}

QFuture<NewListAnswer> createClip(Core &core, Sessions &sessions, const Session &session,
    const QString &name, Request::Priority priority)
{
    return madeList(new ListMaking(core, sessions, session, Source::Kind::Clip, name, priority));
}

} // namespace asterism

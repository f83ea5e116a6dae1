// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postwrites.h"

#include "sync/accountflow.h"
#include "sync/writes.h"

#include <utility>

namespace asterism {

namespace {

class PostSending : public AccountFlow<PostAnswer> {
public:
    using Make = std::function<Result<Request>(const Family &)>;

    PostSending(Core &core, Sessions &sessions, const Session &session, Make make, bool withTime)
        : AccountFlow(core, sessions, session)
        , m_make(std::move(make))
        , m_withTime(withTime)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const auto request = m_make(*m_family);
        if (!request) {
            finish(PostAnswer{.item = request.error()});
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single))
            .then(this, [this](const Result<Response> &response) { hear(response); });
    }

private:
    void hear(const Result<Response> &response)
    {
        if (!response) {
            finish(
                PostAnswer{.item = response.error(), .unsure = mayHaveArrived(response.error())});
            return;
        }
        m_sessions.noteRefusal(m_session, *response);
        auto item = m_family->decodePublished(m_session.instance, *response);
        if (m_withTime && !item) { // it was not posted at once
            hearKept(*response);
            return;
        }
        // An answer that is good and says nothing: it may stand there all the same.
        const bool unsure = response->status >= 500 || (response->isOk() && !item);
        PostAnswer answer{.status = response->status, .unsure = unsure};
        answer.item = item ? std::move(item)
                           : Result<TimelineItem>(withTime(item.error(), *response, m_core.clock));
        finish(std::move(answer));
    }

    void hearKept(const Response &response)
    {
        const auto id = m_family->decodeScheduledId(m_session.instance, response);
        const bool refused = !id && id.error().kind == ErrorKind::Usage;
        PostAnswer answer{.status = response.status,
            .unsure = response.status >= 500 || (response.isOk() && !id && !refused)};
        if (id) {
            answer.scheduledId = *id;
        } else {
            answer.item = withTime(id.error(), response, m_core.clock);
        }
        finish(std::move(answer));
    }

    Make m_make;
    bool m_withTime;
};

QFuture<PostAnswer> sendMade(
    Core &core, Sessions &sessions, const Session &session, PostSending::Make make, bool withTime)
{
    return begun(new PostSending(core, sessions, session, std::move(make), withTime))
        .then([](const Result<PostAnswer> &answer) {
            // What was cut off by the program's end may have been done.
            const auto known = answer || answer.error().kind != ErrorKind::Cancelled;
            return answer ? *answer : PostAnswer{.item = answer.error(), .unsure = !known};
        });
}

} // namespace

QFuture<PostAnswer> sendPost(Core &core, Sessions &sessions, const Session &session,
    const Outgoing &post, const QString &key)
{
    return sendMade(
        core, sessions, session,
        [instance = session.instance, post, key](
            const Family &family) { return family.publish(instance, post, key); },
        post.text.scheduledAt > 0);
}

QFuture<PostAnswer> sendEdit(Core &core, Sessions &sessions, const Session &session,
    const QString &localId, const Outgoing &post)
{
    return sendMade(
        core, sessions, session,
        [instance = session.instance, localId, post](
            const Family &family) { return family.edit(instance, localId, post); },
        false);
}

} // namespace asterism

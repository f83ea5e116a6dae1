// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/scheduled.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"
#include "sync/writes.h"

#include <QSet>

#include <algorithm>

namespace asterism {

namespace {

constexpr int mostScheduledPages = 20;
constexpr int scheduledPageLimit = 40;

using WaitingPosts = std::vector<ScheduledPost>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

/// Page by page, until one has nothing new: no server says that it was the last. What is longer
/// than any post of ours is left out.
class ScheduledLoading : public AccountFlow<WaitingPosts> {
public:
    using AccountFlow::AccountFlow;

    void start()
    {
        if (hasFamily()) {
            askPage({});
        }
    }

private:
    void askPage(const QString &maxId)
    {
        m_pages += 1;
        const PageSpec spec{.maxId = maxId, .limit = scheduledPageLimit};
        send(m_family->scheduledPosts(m_session.instance, spec), [this](const Response &response) {
            const auto page = m_family->decodeScheduledPosts(m_session.instance, response);
            if (isGood(page, response)) {
                took(*page);
            }
        });
    }

    void took(const WaitingPosts &page)
    {
        const qsizetype before = m_seen.size();
        for (const ScheduledPost &post : page) {
            if (!m_seen.contains(post.id) && post.at > 0 && isBounded(post.post)) {
                m_posts.push_back(post);
            }
            m_seen.insert(post.id);
        }
        const bool more = m_seen.size() > before && m_seen.size() < mostScheduledPosts;
        if (more && m_pages < mostScheduledPages) {
            askPage(page.back().id);
        } else {
            m_posts.resize(std::min(m_posts.size(), size_t(mostScheduledPosts)));
            std::ranges::sort(m_posts, {}, &ScheduledPost::at);
            finish(std::move(m_posts));
        }
    }

    WaitingPosts m_posts;
    QSet<QString> m_seen;
    int m_pages = 0;
};

/// A change: sent once, for by then it may be posted.
class ScheduledChange : public AccountFlow<Done> {
public:
    using Make = std::function<Result<Request>(const Family &)>;

    ScheduledChange(Core &core, Sessions &sessions, const Session &session, Make make)
        : AccountFlow(core, sessions, session)
        , m_make(std::move(make))
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const auto request = m_make(*m_family);
        if (!request) {
            finish(request.error());
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single))
            .then(this, [this](const Result<Response> &response) { hear(response); });
    }

private:
    void hear(const Result<Response> &response)
    {
        if (!response) {
            finish(response.error());
            return;
        }
        m_sessions.noteRefusal(m_session, *response);
        const auto changed = m_family->decodeRescheduled(m_session.instance, *response);
        if (isGood(changed, *response)) {
            finish(Done{});
        }
    }

    Make m_make;
};

} // namespace

QFuture<Result<std::vector<ScheduledPost>>> scheduledPosts(
    Core &core, Sessions &sessions, const Session &session)
{
    return begun(new ScheduledLoading(core, sessions, session));
}

QFuture<Result<Done>> reschedule(
    Core &core, Sessions &sessions, const Session &session, const QString &id, qint64 at)
{
    const Instance &instance = session.instance;
    const qint64 least = capabilities(instance).scheduleLeastMs;
    if (at - core.clock.now() < least) {
        return answered(Result<Done>(Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr(
                "the time must be %n minutes ahead at least", nullptr, int(least / minuteMs))}));
    }
    return begun(new ScheduledChange(core, sessions, session,
        [instance, id, at](const Family &family) { return family.reschedule(instance, id, at); }));
}

QFuture<Result<Done>> unschedule(
    Core &core, Sessions &sessions, const Session &session, const QString &id)
{
    const Instance &instance = session.instance;
    return begun(new ScheduledChange(core, sessions, session,
        [instance, id](const Family &family) { return family.unschedule(instance, id); }));
}

QFuture<Result<PostAddress>> postCalledAt(
    Core &core, Sessions &sessions, const Session &session, const QString &localId)
{
    const Instance &instance = session.instance;
    return askOnce<PostAddress>(
        core, sessions, session,
        [instance, localId](
            const Family &family) -> Result<Request> { return family.status(instance, localId); },
        [instance](const Family &family, const Response &response) -> Result<PostAddress> {
            const auto post = family.decodeStatus(instance, response, false);
            return post
                ? Result<PostAddress>(PostAddress{.uri = post->post.uri, .url = post->post.url})
                : post.error();
        });
}

} // namespace asterism

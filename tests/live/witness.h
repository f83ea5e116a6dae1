// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/corefixture.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/family.h"

#include <QDeadlineTimer>

namespace asterism::live {

using namespace Qt::Literals::StringLiterals;

/// What a server itself says of what was done: asked by a way of its own, and nothing is kept.
class Witness {
public:
    /// Servers tell each other when they come to it: asks again until it is so, for half a minute.
    template <typename IsSo> static bool until(IsSo isSo)
    {
        QDeadlineTimer end(30'000);
        while (!isSo()) {
            if (end.hasExpired()) {
                return false;
            }
            QTest::qWait(200); // another question at once would only keep the server busy
        }
        return true;
    }

    /// By the server's id. `post.viewer` is the session's account's.
    Result<TimelineItem> status(const Session &session, const QString &localId)
    {
        const Family &family = familyOf(session);
        const auto answer = ask(session, family.status(session.instance, localId));
        return answer ? family.decodeStatus(session.instance, *answer, false)
                      : Result<TimelineItem>(answer.error());
    }

    /// By uri, wherever the account can find it: among its own, in its home, or looked for.
    Result<TimelineItem> post(const Session &session, const QString &uri)
    {
        const Source home = homeSource(session.account.id, session.account.host);
        for (const Source &source : {ownSource(session), home}) {
            for (const TimelineItem &item : page(session, source)) {
                if (item.post.uri == uri) {
                    return status(session, item.post.localId);
                }
            }
        }
        const auto found = resolve(session, uri, Wanted::Post);
        if (found && !found->posts.empty() && found->posts.front().post.uri == uri) {
            return status(session, found->posts.front().post.localId);
        }
        return found ? Error{.kind = ErrorKind::NotFound, .subject = uri} : found.error();
    }

    /// A post as other servers read it: some tell their own accounts less.
    Result<Post> postElsewhere(const Session &session, const QString &uri)
    {
        const auto answer = ask(session, activitypub::noteRequest(QUrl(uri)));
        return answer ? activitypub::decodeNote(*answer) : Result<Post>(answer.error());
    }
    /// Whom it is for, the same.
    Result<Visibility> visibilityElsewhere(const Session &session, const QString &uri)
    {
        const auto post = postElsewhere(session, uri);
        return post ? Result<Visibility>(post->visibility) : Result<Visibility>(post.error());
    }

    /// What the account is told of others, the newest page of it; empty: it cannot be said.
    std::vector<Notification> notices(const Session &session)
    {
        const Family &family = familyOf(session);
        const PageSpec spec{.limit = 80, .kind = Source::Kind::Notifications};
        const auto answer = ask(session, family.notifications(session.instance, spec));
        auto page = answer ? family.decodeNotifications(session.instance, *answer, spec)
                           : Result<NotificationPage>(answer.error());
        return page ? std::move(page->rows) : std::vector<Notification>();
    }

    /// Uris of those of the account's newest posts that say this.
    QStringList ownWith(const Session &session, const QString &text)
    {
        return with(session, ownSource(session), text);
    }
    /// The same of the newest that its home shows.
    QStringList homeWith(const Session &session, const QString &text)
    {
        return with(session, homeSource(session.account.id, session.account.host), text);
    }
    QStringList with(const Session &session, const Source &source, const QString &text)
    {
        QStringList uris;
        for (const TimelineItem &item : page(session, source)) {
            const bool another = item.post.body.contains(text) && !uris.contains(item.post.uri);
            uris += another ? QStringList{item.post.uri} : QStringList();
        }
        return uris;
    }

    /// Uris of what was said after a post, by the server's id.
    QStringList answersTo(const Session &session, const QString &localId)
    {
        const Family &family = familyOf(session);
        const auto answer = ask(session, family.context(session.instance, localId));
        const auto thread = answer ? family.decodeContext(session.instance, *answer, false)
                                   : Result<Thread>(answer.error());
        QStringList uris;
        for (const Post &post : thread ? thread->descendants : std::vector<Post>()) {
            uris << post.uri;
        }
        return uris;
    }

    /// How the session's account stands to somebody.
    Result<Relationship> standing(const Session &session, const QString &acct)
    {
        const auto found = resolve(session, u'@' + acct, Wanted::Person);
        if (!found || found->actors.empty()) {
            return found ? Error{.kind = ErrorKind::NotFound, .subject = acct} : found.error();
        }
        const Family &family = familyOf(session);
        const auto answer =
            ask(session, family.relationships(session.instance, {found->actors.front().localId}));
        const auto all = answer ? family.decodeRelationships(session.instance, *answer)
                                : Result<std::vector<Relationship>>(answer.error());
        if (!all || all->empty()) {
            return all ? Error{.kind = ErrorKind::NotFound, .subject = acct} : all.error();
        }
        return all->front();
    }

    /// A request of the session's account.
    Result<Response> ask(const Session &session, Result<Request> request)
    {
        if (!request) {
            return request.error();
        }
        request->bearer = session.token;
        request->typedHost = true;
        request->own = true;
        return flow::await(m_http.send(*request));
    }

    /// What lies there, as anybody gets it; empty: nothing.
    QByteArray fetch(const QString &url)
    {
        const auto answer = flow::await(m_http.send(Request{.url = QUrl(url), .typedHost = true}));
        return answer && answer->status == 200 ? answer->body : QByteArray();
    }

    static const Family &familyOf(const Session &session) { return *familyFor(session.instance); }
    static Source ownSource(const Session &session)
    {
        return personSource(session.account.acct, session.account.host);
    }

private:
    /// The newest 40.
    std::vector<TimelineItem> page(const Session &session, const Source &source)
    {
        const Family &family = familyOf(session);
        const PageSpec spec{.limit = 40, .kind = source.kind};
        const auto answer =
            ask(session, family.timeline(session.instance, source, spec, session.account.localId));
        auto read = answer ? family.page(session.instance, *answer, spec, false)
                           : Result<Page>(answer.error());
        return read ? std::move(read->items) : std::vector<TimelineItem>();
    }

    Result<Resolved> resolve(const Session &session, const QString &text, Wanted wanted)
    {
        const Family &family = familyOf(session);
        const auto answer = ask(session, family.resolve(session.instance, text, wanted));
        return answer ? family.decodeResolved(session.instance, *answer)
                      : Result<Resolved>(answer.error());
    }

    SystemClock m_clock;
    HttpClient m_http{m_clock, flow::CoreFixture::hurried()};
};

} // namespace asterism::live

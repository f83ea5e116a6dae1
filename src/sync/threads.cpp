// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threads.h"

#include "base/flow.h"
#include "base/host.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "store/pages.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int maxAncestors = 100;
constexpr int maxDescendants = 500;
/// Documents of one walk up a thread: each is asked for at somebody's server.
constexpr int mostDocuments = 10;

Request ofThread(const Request &request)
{
    return forPurpose(Purpose::Thread, request);
}

TimelineItem itemOf(const Post &post)
{
    return {.localId = post.localId, .createdAt = post.createdAt, .post = post};
}

void addAncestors(store::CacheTx &tx, ThreadView &view)
{
    QSet<QString> seen{view.post->post.post.uri};
    QString uri = view.post->post.post.replyToUri;
    while (!uri.isEmpty() && !seen.contains(uri) && seen.size() <= maxAncestors) {
        const auto found = store::postByUri(tx, uri);
        if (!found || !*found) {
            return;
        }
        seen.insert(uri);
        auto row = store::rowOf(tx, (*found)->row, ThreadContext);
        if (row.filtered.action != FilterAction::Hide) {
            view.ancestors.insert(view.ancestors.begin(), std::move(row));
        }
        uri = (*found)->post.replyToUri;
    }
}

/// Depth first. The set ends circles, which a hostile server can make.
void addAnswers(store::CacheTx &tx, const QString &uri, QSet<QString> &seen, ThreadView &view)
{
    const auto answers = store::repliesTo(tx, uri, maxDescendants);
    if (!answers) {
        return;
    }
    for (const store::StoredPost &answer : *answers) {
        if (seen.size() > maxDescendants || seen.contains(answer.post.uri)) {
            continue;
        }
        seen.insert(answer.post.uri);
        auto row = store::rowOf(tx, answer.row, ThreadContext);
        if (row.filtered.action != FilterAction::Hide) {
            view.descendants.push_back(std::move(row));
        }
        addAnswers(tx, answer.post.uri, seen, view);
    }
}

/// A way to the thread, in the order of product.md: own accounts first, then nobody in particular.
struct ThreadWay {
    enum class Kind {
        Known, ///< the server has it under `localId`
        Search, ///< an own account's server may fetch it
        Document, ///< the post's own ActivityPub document at its origin
    };

    Kind kind = Kind::Document;
    Account account; ///< id empty: a guest of `host`
    QString host;
    QString localId;
};

class FetchingThread : public Flow<Done> {
public:
    FetchingThread(Core &core, Sessions &sessions, const QString &uri, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_uri(uri)
    {
    }

    void start()
    {
        m_sessions.accounts().then(this, [this](const Result<std::vector<Account>> &accounts) {
            m_accounts = accounts ? *accounts : std::vector<Account>();
            std::erase_if(m_accounts, [](const Account &a) { return a.needsSignIn; });
            m_core.store
                .readCache(
                    [uri = m_uri](store::CacheTx &tx) { return store::sightingsOf(tx, uri); })
                .then(this, [this](const Result<std::vector<store::Sighting>> &sightings) {
                    plan(sightings ? *sightings : std::vector<store::Sighting>());
                    next();
                });
        });
    }

private:
    void plan(std::vector<store::Sighting> sightings)
    {
        // Feeds and outboxes leave a uri in the id's place: no server answers to that.
        std::erase_if(
            sightings, [](const store::Sighting &s) { return s.localId.contains(u"://"_s); });
        const auto idAt = [&](const QString &host) {
            const auto seen = std::find_if(sightings.begin(), sightings.end(),
                [&](const store::Sighting &s) { return s.host == host; });
            return seen == sightings.end() ? QString() : seen->localId;
        };
        QList<ThreadWay> searches;
        for (const Account &account : m_accounts) {
            const QString id = idAt(account.host);
            if (id.isEmpty()) {
                searches << ThreadWay{ThreadWay::Kind::Search, account, account.host, {}};
            } else {
                m_ways << ThreadWay{ThreadWay::Kind::Known, account, account.host, id};
            }
        }
        const QString origin = hostOf(QUrl(m_uri));
        if (const QString id = idAt(origin); !id.isEmpty()) {
            m_ways << ThreadWay{ThreadWay::Kind::Known, {}, origin, id};
        }
        m_ways << searches << ThreadWay{.host = origin};
    }

    void next()
    {
        if (m_ways.isEmpty()) {
            finish(m_why);
            return;
        }
        const ThreadWay way = m_ways.takeFirst();
        if (way.kind == ThreadWay::Kind::Document) {
            askOrigin(QUrl(m_uri));
            return;
        }
        (way.account.id.isEmpty() ? m_sessions.guest(way.host) : m_sessions.own(way.account))
            .then(this, [this, way](const Result<Session> &session) {
                if (!session) {
                    missed(session.error());
                } else if (way.kind == ThreadWay::Kind::Search) {
                    resolve(*session);
                } else {
                    readContext(*session, way.localId);
                }
            });
    }

    /// The first way's reason is the best one: later ways have less to do with the user.
    void missed(const Error &error)
    {
        const bool told = m_why.kind != ErrorKind::NotFound || m_why.httpStatus != 0;
        m_why = told ? m_why : error;
        next();
    }

    Error noWay(const QString &host) const
    {
        return {.kind = ErrorKind::NotFound, .subject = host.isEmpty() ? m_uri : host};
    }

    void readContext(const Session &session, const QString &localId)
    {
        const Family *family = familyFor(session.instance);
        const bool closed = session.isGuest() && !capabilities(session.instance).anonymousThread;
        if (!family || closed) {
            missed(noWay(session.instance.host));
            return;
        }
        m_core.http
            .send(asked(m_core, session, ofThread(family->status(session.instance, localId))))
            .then(this, [this, session, localId, family](const Result<Response> &post) {
                if (!post) {
                    missed(post.error());
                    return;
                }
                m_sessions.noteRefusal(session, *post);
                m_core.http
                    .send(asked(
                        m_core, session, ofThread(family->context(session.instance, localId))))
                    .then(this, [this, session, post = *post](const Result<Response> &context) {
                        context ? keep(session, post, *context) : missed(context.error());
                    });
            });
    }

    /// The thread in the order in which it was written, so that each answer finds what it answers.
    static Result<std::vector<TimelineItem>> decode(
        const Session &session, const Response &post, const Response &context)
    {
        const Family *family = familyFor(session.instance);
        auto item = family->decodeStatus(session.instance, post, session.isGuest());
        if (!item) {
            return item.error();
        }
        auto around = family->decodeContext(session.instance, context, session.isGuest());
        if (!around && around.error().kind != ErrorKind::Forbidden) {
            return around.error();
        }
        std::vector<TimelineItem> items;
        for (const Post &before : around ? around->ancestors : std::vector<Post>()) {
            items.push_back(itemOf(before));
        }
        items.push_back(*item);
        for (const Post &after : around ? around->descendants : std::vector<Post>()) {
            items.push_back(itemOf(after));
        }
        return items;
    }

    void keep(const Session &session, const Response &post, const Response &context)
    {
        using Items = std::vector<store::Prepared>;
        m_core.store
            .writeCache(
                [&core = m_core, session, post, context]() -> Result<Items> {
                    auto items = decode(session, post, context);
                    if (!items) {
                        return items.error();
                    }
                    Items prepared = prepareAll(std::move(*items));
                    core.filters.judge(session.account.id, prepared, core.clock.now());
                    return prepared;
                },
                [teller = tellerOf(session)](store::CacheTx &tx, const Items &items) {
                    return store::commitLoose(tx, teller, items);
                })
            .then(this,
                [this](const Result<int> &kept) { kept ? finish(Done{}) : missed(kept.error()); });
    }

    void resolve(const Session &session)
    {
        const Family *family = familyFor(session.instance);
        if (!family || !capabilities(session.instance).search) {
            missed(noWay(session.instance.host));
            return;
        }
        m_core.http
            .send(asked(m_core, session, family->resolve(session.instance, m_uri, Wanted::Post)))
            .then(this, [this, family, session](const Result<Response> &response) {
                if (!response) {
                    missed(response.error());
                    return;
                }
                m_sessions.noteRefusal(session, *response);
                const auto found = family->decodeResolved(session.instance, *response);
                if (found && !found->posts.empty()) {
                    readContext(session, found->posts.front().post.localId);
                } else {
                    missed(found ? noWay(session.instance.host) : found.error());
                }
            });
    }

    /// As nobody in particular: the post's own document at its own server, then what it answers,
    /// up the thread.
    void askOrigin(const QUrl &url)
    {
        m_documents += 1;
        if (url.scheme() != u"https" && url.scheme() != u"http") {
            documentMissed({.kind = ErrorKind::NotFound, .subject = m_uri});
            return;
        }
        m_core.http.send(asked(m_core, {}, ofThread(activitypub::noteRequest(url))))
            .then(this, [this](const Result<Response> &response) {
                const auto note =
                    response ? activitypub::decodeNote(*response) : Result<Post>(response.error());
                note ? askAuthor(*note) : documentMissed(note.error());
            });
    }

    /// The post itself is what was asked for; an ancestor that cannot be had ends the walk.
    void documentMissed(const Error &error) { m_documents > 1 ? finish(Done{}) : missed(error); }

    void askAuthor(const Post &post)
    {
        m_core.http
            .send(asked(m_core, {}, ofThread(activitypub::actorRequest(QUrl(post.author.uri)))))
            .then(this, [this, post](const Result<Response> &response) {
                const auto author = response ? activitypub::decodeActor(*response)
                                             : Result<activitypub::ActorDocument>(response.error());
                if (!author) {
                    documentMissed(author.error());
                } else if (author->actor.uri != post.author.uri) {
                    documentMissed(
                        {.kind = ErrorKind::BadAnswer, .subject = hostOf(QUrl(post.uri))});
                } else {
                    Post whole = post;
                    whole.author = author->actor;
                    keepNote(whole);
                }
            });
    }

    void keepNote(const Post &post)
    {
        const QString host = hostOf(QUrl(post.uri));
        const store::Teller teller{
            .host = host, .accountDomain = host, .channel = store::Teller::Channel::Outbox};
        m_seen.insert(post.uri);
        m_core.store
            .writeCache([post]() -> Result<store::Prepared> { return prepare(itemOf(post)); },
                [teller](store::CacheTx &tx, const store::Prepared &prepared) {
                    return store::commitLoose(tx, teller, {prepared});
                })
            .then(this, [this, before = post.replyToUri](const Result<int> &kept) {
                const bool further =
                    !before.isEmpty() && !m_seen.contains(before) && m_documents < mostDocuments;
                if (!kept) {
                    finish(kept.error());
                } else if (further) {
                    askOrigin(QUrl(before));
                } else {
                    finish(Done{});
                }
            });
    }

    Core &m_core;
    Sessions &m_sessions;
    QString m_uri;
    std::vector<Account> m_accounts;
    QList<ThreadWay> m_ways;
    QSet<QString> m_seen;
    int m_documents = 0;
    Error m_why{.kind = ErrorKind::NotFound, .subject = m_uri};
};

} // namespace

Threads::Threads(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

Result<ThreadView> cachedThread(store::CacheTx &tx, const QString &uri)
{
    const auto post = store::postByUri(tx, uri);
    if (!post) {
        return post.error();
    }
    if (!*post) {
        return Error{.kind = ErrorKind::NotFound, .subject = uri};
    }
    ThreadView view;
    view.post = store::rowOf(tx, (*post)->row, ThreadContext);
    addAncestors(tx, view);
    QSet<QString> seen{(*post)->post.uri};
    for (const store::TimelineRow &before : view.ancestors) {
        seen.insert(before.post.post.uri); // in a circle it would stand below as well
    }
    addAnswers(tx, (*post)->post.uri, seen, view);
    return view;
}

QFuture<Result<ThreadView>> Threads::cached(const QString &uri)
{
    return m_core.store.readCache([uri](store::CacheTx &tx) { return cachedThread(tx, uri); });
}

QFuture<Result<Done>> Threads::fetch(const QString &uri)
{
    auto *fetching = new FetchingThread(m_core, m_sessions, uri, this);
    auto future = fetching->future();
    fetching->start();
    return future;
}

} // namespace asterism

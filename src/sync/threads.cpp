// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threads.h"

#include "base/flow.h"
#include "base/host.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "store/pages.h"
#include "sync/belongingitems.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"
#include "sync/threadparts.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int maxAncestors = 100;
constexpr int maxDescendants = 500;
/// Documents of one walk up a thread: each is asked for at somebody's server.
constexpr int mostDocuments = 10;
/// The same of posts whose answers take a question of their own.
constexpr int mostAsked = 15;
/// Of the answers to one post that are told in pages: a hundred each (Misskey), and of more than
/// maxDescendants nothing is shown.
constexpr int mostPagesOfOne = 5;
/// Of all posts of a thread.
constexpr int mostPages = 15;

/// What of a thread is still to be asked for.
struct LeftOfThread {
    QStringList unanswered; ///< PartOfThread
    QString older;
};

Request ofThread(const Request &request)
{
    return forPurpose(Purpose::Thread, request);
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

class FetchingThread : public Flow<FetchedThread> {
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

    void end(const QString &host)
    {
        finish(FetchedThread{host, m_found.isEmpty() ? m_uri : m_found});
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
        ask(session, family->status(session.instance, localId),
            [this, told = TellingOfThread{session, localId}](const Response &post) mutable {
                m_sessions.noteRefusal(told.session, post);
                told.post = post;
                askBefore(told);
            });
    }

    /// `next` hears of an answer, whatever it says.
    void ask(
        const Session &session, const Request &request, std::function<void(const Response &)> next)
    {
        m_core.http.send(asked(m_core, session, ofThread(request)))
            .then(this, [this, next = std::move(next)](const Result<Response> &response) {
                response ? next(*response) : missed(response.error());
            });
    }

    void askBefore(const TellingOfThread &told)
    {
        const Instance &instance = told.session.instance;
        const Family *family = familyFor(instance);
        const auto request = family->ancestors(instance, told.localId);
        const auto item = request
            ? family->decodeStatus(instance, told.post, told.session.isGuest())
            : Result<TimelineItem>(noWay(instance.host));
        if (!item || item->post.replyToLocalId.isEmpty()) {
            askAround(told); // nothing stands before a post that answers nothing
            return;
        }
        ask(told.session, *request, [this, more = told](const Response &before) mutable {
            more.before = before;
            askAround(more);
        });
    }

    void askAround(const TellingOfThread &told)
    {
        const Instance &instance = told.session.instance;
        ask(told.session, familyFor(instance)->context(instance, told.localId),
            [this, whole = told](const Response &around) mutable {
                whole.around = around;
                keep(whole);
            });
    }

    void keep(const TellingOfThread &told)
    {
        keepPart(told.session, [told] { return wholeOf(told); })
            .then(this,
                [this, session = told.session, id = told.localId](
                    const Result<LeftOfThread> &left) {
                    left ? goOn(session, id, *left) : missed(left.error());
                });
    }

    /// Commits what `read` finds; what is not there yet.
    QFuture<Result<LeftOfThread>> keepPart(
        const Session &session, std::function<Result<PartOfThread>()> read)
    {
        struct Kept {
            std::vector<store::Prepared> items;
            LeftOfThread left;
        };
        return m_core.store.writeCache(
            [&core = m_core, account = session.account.id,
                read = std::move(read)]() -> Result<Kept> {
                auto part = read();
                if (!part) {
                    return part.error();
                }
                Kept kept{prepareAll(std::move(part->items)),
                    {std::move(part->unanswered), std::move(part->older)}};
                core.filters.judge(account, kept.items, core.clock.now());
                return kept;
            },
            [teller = tellerOf(session)](
                store::CacheTx &tx, const Kept &kept) -> Result<LeftOfThread> {
                const auto done = store::commitLoose(tx, teller, kept.items);
                return done ? Result<LeftOfThread>(kept.left) : done.error();
            });
    }

    /// First what else answers the post itself, then what hangs deeper.
    void goOn(const Session &session, const QString &id, const LeftOfThread &left)
    {
        m_deeper << left.unanswered;
        const bool more =
            !left.older.isEmpty() && m_pagesOfOne < mostPagesOfOne - 1 && m_pages < mostPages;
        const auto request = more
            ? familyFor(session.instance)->moreAnswers(session.instance, id, left.older)
            : std::nullopt;
        if (!request) {
            goDeeper(session);
            return;
        }
        m_pagesOfOne += 1;
        m_pages += 1;
        askAnswers(session, *request, id);
    }

    /// The thread that was asked for is there; what hangs deeper comes as far as it can be had.
    void goDeeper(const Session &session)
    {
        m_pagesOfOne = 0;
        if (m_deeper.isEmpty() || m_asked >= mostAsked) {
            end(session.instance.host);
            return;
        }
        m_asked += 1;
        const QString id = m_deeper.takeFirst();
        askAnswers(session, familyFor(session.instance)->context(session.instance, id), id);
    }

    /// To the post `id`.
    void askAnswers(const Session &session, const Request &request, const QString &id)
    {
        m_core.http.send(asked(m_core, session, ofThread(request)))
            .then(this, [this, session, id](const Result<Response> &response) {
                response ? keepAnswers(session, *response, id) : end(session.instance.host);
            });
    }

    void keepAnswers(const Session &session, const Response &response, const QString &id)
    {
        keepPart(session, [session, response] {
            return answersIn(session, response);
        }).then(this, [this, session, id](const Result<LeftOfThread> &left) {
            left ? goOn(session, id, *left) : end(session.instance.host);
        });
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
                found ? takeNamed(session, found->posts) : missed(found.error());
            });
    }

    void takeNamed(const Session &session, const std::vector<TimelineItem> &found)
    {
        const TimelineItem *named = itemAtAddress(session.instance, found, m_uri);
        if (!named) {
            missed(noWay(session.instance.host));
            return;
        }
        m_found = named->post.uri;
        readContext(session, named->post.localId);
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
    void documentMissed(const Error &error)
    {
        m_documents > 1 ? end(hostOf(QUrl(m_uri))) : missed(error);
    }

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
        m_found = m_documents > 1 ? m_found : post.uri;
        m_core.store
            .writeCache([post]() -> Result<store::Prepared> { return prepare(looseItem(post)); },
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
                    end(hostOf(QUrl(m_uri)));
                }
            });
    }

    Core &m_core;
    Sessions &m_sessions;
    QString m_uri;
    QString m_found; ///< the post's own uri; empty: `m_uri` is it
    std::vector<Account> m_accounts;
    QList<ThreadWay> m_ways;
    QSet<QString> m_seen;
    QStringList m_deeper; ///< posts whose answers are still to be asked for
    int m_asked = 0;
    int m_pages = 0; ///< behind first ones
    int m_pagesOfOne = 0; ///< of these, of the post that is asked about
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
    const auto direct = store::repliesTo(tx, (*post)->post.uri, maxDescendants);
    view.here = direct ? qint64(direct->size()) : 0;
    addAnswers(tx, (*post)->post.uri, seen, view);
    return view;
}

QFuture<Result<ThreadView>> Threads::cached(const QString &uri)
{
    return m_core.store.readCache([uri](store::CacheTx &tx) { return cachedThread(tx, uri); });
}

QFuture<Result<FetchedThread>> Threads::fetch(const QString &address)
{
    auto *fetching = new FetchingThread(m_core, m_sessions, address, this);
    auto future = fetching->future();
    fetching->start();
    return future;
}

} // namespace asterism

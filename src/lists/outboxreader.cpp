// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/feedreader.h"

#include "base/flow.h"
#include "base/host.h"
#include "lists/wording.h"
#include "protocol/activitypub/activitypub.h"
#include "store/actors.h"
#include "store/pages.h"
#include "sync/prepare.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using store::Teller;

/// Pages of one reading. Outboxes hold 20 a page; heads may name themselves as the next page.
constexpr int maxPages = 3;
/// Single posts that one reading fetches: boosted ones, and those that were given by id alone.
constexpr int maxFetched = 10;

struct Boosted {
    activitypub::Announce announce;
    Post post;
};

class OutboxReading : public Flow<ReaderMemory> {
public:
    OutboxReading(
        Core &core, const Instance &instance, const Person &person, Purpose purpose, QObject *owner)
        : Flow(owner)
        , m_core(core)
        , m_instance(instance)
        , m_person(person)
        , m_purpose(purpose)
    {
    }

    void start()
    {
        if (m_person.actorUri.isEmpty()) {
            finish(Error{.kind = ErrorKind::NotFound,
                .subject = m_instance.host,
                .detail = QCoreApplication::translate("Lists", "no ActivityPub actor")});
            return;
        }
        send(activitypub::actorRequest(QUrl(m_person.actorUri)), [this](const Response &response) {
            const auto document = activitypub::decodeActor(response);
            if (!document || document->outbox.isEmpty()) {
                finish(document ? Error{.kind = ErrorKind::NotFound, .subject = m_instance.host}
                                : withTime(document.error(), response, m_core.clock));
                return;
            }
            if (document->actor.uri != m_person.actorUri) {
                finish(somebodyElse(m_person.host));
                return;
            }
            m_owner = document->actor;
            m_owner.acct = m_person.handle.acct(); // WebFinger's word, not the document's
            m_outbox = document->outbox;
            readPage(m_outbox);
        });
    }

private:
    using Next = std::function<void(const Response &)>;

    void send(const Request &request, Next next)
    {
        m_core.http.send(asked(m_core, {}, forPurpose(m_purpose, request), Request::Background))
            .then(this, [this, next = std::move(next)](const Result<Response> &response) {
                response ? next(*response) : finish(response.error());
            });
    }

    void readPage(const QUrl &url)
    {
        m_pages += 1;
        send(activitypub::outboxRequest(url), [this](const Response &response) {
            auto page = activitypub::decodeOutbox(response, m_owner);
            if (!page) {
                finish(withTime(page.error(), response, m_core.clock));
                return;
            }
            std::move(page->posts.begin(), page->posts.end(), std::back_inserter(m_posts));
            std::move(
                page->announces.begin(), page->announces.end(), std::back_inserter(m_announces));
            m_ids << page->ids;
            m_more = !page->next.isEmpty();
            const bool head = m_posts.empty() && m_announces.empty() && m_ids.isEmpty();
            if (m_more && head && m_pages < maxPages) {
                readPage(page->next);
            } else {
                fetchNext();
            }
        });
    }

    /// Posts given by id alone, then boosted posts; both bounded together.
    void fetchNext()
    {
        if (m_fetched >= maxFetched || (m_ids.isEmpty() && m_announces.empty())) {
            keep();
            return;
        }
        m_fetched += 1;
        if (!m_ids.isEmpty()) {
            fetch(m_ids.takeFirst(), [this](const Post &post) {
                if (post.author.uri == m_owner.uri) { // an id leads wherever its server likes
                    m_posts.push_back(post);
                }
                fetchNext();
            });
            return;
        }
        const activitypub::Announce announce = m_announces.front();
        m_announces.erase(m_announces.begin());
        fetch(announce.objectUri, [this, announce](const Post &post) {
            nameAuthor(post, [this, announce](const Post &whole) {
                m_boosted.push_back({announce, whole});
                fetchNext();
            });
        });
    }

    void fetch(const QString &uri, std::function<void(const Post &)> take)
    {
        const Request request = activitypub::noteRequest(QUrl(uri));
        m_core.http.send(asked(m_core, {}, forPurpose(m_purpose, request), Request::Background))
            .then(this, [this, take = std::move(take)](const Result<Response> &response) {
                // Refused or gone: this one post is left out, the rest is read.
                const auto note = response ? activitypub::decodeNote(*response, m_owner)
                                           : Result<Post>(response.error());
                note ? take(*note) : fetchNext();
            });
    }

    /// A post names its author by address alone. Whoever is not known says it in their document;
    /// without a name the post is left out.
    void nameAuthor(const Post &post, std::function<void(const Post &)> take)
    {
        if (!post.author.acct.isEmpty()) {
            take(post);
            return;
        }
        m_core.store
            .readCache([uri = post.author.uri](
                           store::CacheTx &tx) { return store::confirmedActor(tx, uri); })
            .then(this,
                [this, post, take = std::move(take)](const Result<std::optional<Actor>> &known) {
                    if (known && *known && !(*known)->acct.isEmpty()) {
                        take(by(**known, post));
                    } else {
                        askAuthor(post, take);
                    }
                });
    }

    void askAuthor(const Post &post, std::function<void(const Post &)> take)
    {
        const Request request = activitypub::actorRequest(QUrl(post.author.uri));
        m_core.http.send(asked(m_core, {}, request, Request::Background))
            .then(this, [this, post, take = std::move(take)](const Result<Response> &response) {
                const auto author = response ? activitypub::decodeActor(*response)
                                             : Result<activitypub::ActorDocument>(response.error());
                const bool same = author && author->actor.uri == post.author.uri;
                same ? take(by(author->actor, post)) : fetchNext();
            });
    }

    static Post by(const Actor &author, Post post)
    {
        post.author = author;
        return post;
    }

    void keep()
    {
        m_core.store
            .writeCache(
                [posts = m_posts, boosted = m_boosted, owner = m_owner]() -> Result<Page> {
                    return pageOf(posts, boosted, owner);
                },
                [source = personSource(m_person.handle.acct(), m_person.host),
                    host = m_instance.host, domain = m_instance.accountDomain,
                    more = m_more](store::CacheTx &tx, const Page &page) {
                    return commit(tx, source, host, domain, more, page);
                })
            .then(this, [this](const Result<Done> &done) {
                done ? finish(ReaderMemory{.url = m_outbox.toString()}) : finish(done.error());
            });
    }

    struct Page {
        std::vector<store::Prepared> items; ///< newest first
        std::vector<store::Prepared> origins; ///< boosted posts, as their own servers told them
    };

    static Page pageOf(
        const std::vector<Post> &posts, const std::vector<Boosted> &boosted, const Actor &owner)
    {
        Page page;
        for (const Post &post : posts) {
            page.items.push_back(prepare({.createdAt = post.createdAt, .post = post}));
        }
        for (const Boosted &one : boosted) {
            page.origins.push_back(prepare({.createdAt = one.post.createdAt, .post = one.post}));
            page.items.push_back(prepare({.localId = one.announce.id,
                .createdAt = one.announce.published,
                .boost = TimelineItem::Boost{owner, one.announce.id},
                .post = one.post}));
        }
        std::stable_sort(page.items.begin(), page.items.end(),
            [](const store::Prepared &a, const store::Prepared &b) {
                return a.item.createdAt > b.item.createdAt;
            });
        return page;
    }

    static Result<Done> commit(store::CacheTx &tx, const Source &source, const QString &host,
        const QString &domain, bool more, const Page &page)
    {
        for (const store::Prepared &origin : page.origins) {
            const QString home = hostOf(QUrl(origin.item.post.uri));
            const Teller teller{
                .host = home, .accountDomain = home, .channel = Teller::Channel::Outbox};
            if (auto kept = store::commitLoose(tx, teller, {origin}); !kept) {
                return kept.error();
            }
        }
        const Teller teller{
            .host = host, .accountDomain = domain, .channel = Teller::Channel::Outbox};
        const auto &items = page.items;
        const store::PagePlace place{.source = source,
            .byTime = true,
            .end = !more,
            .firstId = items.empty() ? QString() : items.front().item.post.uri,
            .lastId = items.empty() ? QString() : items.back().item.post.uri};
        auto outcome = store::commitPage(tx, teller, place, items);
        return outcome ? Result<Done>(Done{}) : Result<Done>(outcome.error());
    }

    Core &m_core;
    Instance m_instance;
    Person m_person;
    Purpose m_purpose;
    Actor m_owner;
    QUrl m_outbox;
    std::vector<Post> m_posts;
    std::vector<activitypub::Announce> m_announces;
    std::vector<Boosted> m_boosted;
    QStringList m_ids;
    int m_pages = 0;
    int m_fetched = 0;
    bool m_more = false;
};

} // namespace

QFuture<Result<ReaderMemory>> readOutbox(
    Core &core, const Instance &instance, const Person &person, Purpose purpose, QObject *owner)
{
    auto *reading = new OutboxReading(core, instance, person, purpose, owner);
    auto future = reading->future();
    reading->start();
    return future;
}

} // namespace asterism

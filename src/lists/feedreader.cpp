// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/feedreader.h"

#include "base/flow.h"
#include "base/host.h"
#include "protocol/feed/feed.h"
#include "store/pages.h"
#include "sync/prepare.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism {

namespace {

struct FeedAnswer {
    ReaderMemory memory;
    bool notModified = false;
    std::vector<store::Prepared> items;
};

class FeedReading : public Flow<ReaderMemory> {
public:
    FeedReading(Core &core, const Instance &instance, const Person &person,
        const ListMember &member, QObject *owner)
        : Flow(owner)
        , m_core(core)
        , m_instance(instance)
        , m_person(person)
        , m_member(member)
    {
        if (member.reader == ReaderKind::Feed && !member.readerUrl.isEmpty()) {
            m_candidates << QUrl(member.readerUrl);
        }
        if (person.feedUrl.isValid() && !person.feedUrl.isEmpty()) {
            m_candidates << person.feedUrl;
        }
        m_candidates << feed::feedCandidates(instance, person.handle);
    }

    void next()
    {
        if (!m_candidates.isEmpty()) {
            ask(m_candidates.takeFirst());
        } else if (!m_discovered) {
            m_discovered = true;
            discover();
        } else {
            finish(m_why);
        }
    }

private:
    void ask(const QUrl &url)
    {
        if (m_tried.contains(url)) {
            next();
            return;
        }
        m_tried << url;
        if (!mayTell(url)) {
            isElsewhere(url);
            return;
        }
        const bool same = url.toString() == m_member.readerUrl;
        Request request = feed::feedRequest(
            url, same ? m_member.etag : QString(), same ? m_member.lastModified : QString());
        send(request, [this, url](const Response &response) { keep(url, response); });
    }

    void send(const Request &request, std::function<void(const Response &)> then)
    {
        m_core.http
            .send(asked(m_core, {}, forPurpose(purposeOf(m_member), request), Request::Background))
            .then(this, [this, then = std::move(then)](const Result<Response> &response) {
                // A host that does not answer, or wants to be left alone, has no other feed.
                response ? then(*response) : finish(response.error());
            });
    }

    /// The feed of another server is another's, whoever names it: only where somebody is read,
    /// where their handle lies and below that are theirs.
    bool mayTell(const QUrl &url) const
    {
        const QString host = hostOf(url);
        const QString &own = m_person.handle.host;
        return host == m_person.host || host == own || host.endsWith(u'.' + own);
    }

    void isElsewhere(const QUrl &url)
    {
        m_why = {.kind = ErrorKind::BadAnswer,
            .subject = m_person.host,
            .detail = QCoreApplication::translate("Lists", "the feed it names is of %1")
                          .arg(hostOf(url))};
        next();
    }

    void discover()
    {
        if (m_person.profileUrl.isEmpty() || !mayTell(m_person.profileUrl)) {
            next();
            return;
        }
        send(feed::discoveryRequest(m_person.profileUrl), [this](const Response &response) {
            if (const auto found = feed::discoverFeeds(response)) {
                m_candidates = *found;
            }
            next();
        });
    }

    static bool mayGoOn(const Error &why)
    {
        return why.kind != ErrorKind::Store && !isTransient(why.kind);
    }

    /// A 304 need not repeat the marks that it was asked with.
    ReaderMemory before(const QUrl &url) const
    {
        return {url.toString(), m_member.etag, m_member.lastModified};
    }

    Actor author() const
    {
        return {.uri = m_person.actorUri,
            .acct = m_person.handle.acct(),
            .url = m_person.profileUrl.toString()};
    }

    void missed(const Error &why)
    {
        if (why.kind != ErrorKind::NotFound) { // there may be another
            m_why = why;
        }
        mayGoOn(why) ? next() : finish(why);
    }

    void keep(const QUrl &url, const Response &response)
    {
        if (!mayTell(response.finalUrl)) {
            isElsewhere(response.finalUrl);
            return;
        }
        const bool titled = feed::writesTitles(m_instance);
        m_core.store
            .writeCache(
                [url, response, author = author(), titled, before = before(url),
                    &clock = m_core.clock]() -> Result<FeedAnswer> {
                    auto read = feed::decodeFeed(response, author, titled);
                    if (!read) {
                        return withTime(read.error(), response, clock);
                    }
                    if (read->notModified) {
                        return FeedAnswer{.memory = before, .notModified = true};
                    }
                    return FeedAnswer{.memory = {url.toString(), read->etag, read->lastModified},
                        .items = prepareAll(std::move(read->page.items))};
                },
                [source = personSource(m_person.handle.acct(), m_person.host),
                    host = hostOf(response.finalUrl), domain = m_instance.accountDomain](
                    store::CacheTx &tx, const FeedAnswer &reading) -> Result<ReaderMemory> {
                    if (reading.notModified) {
                        return reading.memory;
                    }
                    return commit(tx, source, host, domain, reading);
                })
            .then(this, [this](const Result<ReaderMemory> &memory) {
                memory ? finish(memory) : missed(memory.error());
            });
    }

    static Result<ReaderMemory> commit(store::CacheTx &tx, const Source &source,
        const QString &host, const QString &domain, const FeedAnswer &reading)
    {
        const store::Teller teller{
            .host = host, .accountDomain = domain, .channel = store::Teller::Channel::Feed};
        const auto &items = reading.items;
        // A feed holds the newest few and no more: only a feed that reaches down to what was
        // known joins on; otherwise the gap stays, without a way to fill it.
        const store::PagePlace place{.source = source,
            .byTime = true,
            .firstId = items.empty() ? QString() : items.front().item.post.uri,
            .lastId = items.empty() ? QString() : items.back().item.post.uri};
        auto outcome = store::commitPage(tx, teller, place, items);
        return outcome ? Result<ReaderMemory>(reading.memory)
                       : Result<ReaderMemory>(outcome.error());
    }

    Core &m_core;
    Instance m_instance;
    Person m_person;
    ListMember m_member;
    QList<QUrl> m_candidates;
    QList<QUrl> m_tried;
    bool m_discovered = false;
    Error m_why{.kind = ErrorKind::NotFound, .subject = m_instance.host, .detail = {}};
};

} // namespace

Purpose purposeOf(const ListMember &member)
{
    return member.list.isEmpty() ? Purpose::Profile : Purpose::Member;
}

QFuture<Result<ReaderMemory>> readFeed(Core &core, const Instance &instance, const Person &person,
    const ListMember &member, QObject *owner)
{
    auto *reading = new FeedReading(core, instance, person, member, owner);
    auto future = reading->future();
    reading->next();
    return future;
}

} // namespace asterism

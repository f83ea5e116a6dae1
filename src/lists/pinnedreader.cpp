// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/pinnedreader.h"

#include "base/flow.h"
#include "lists/members.h"
#include "lists/wording.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "store/pages.h"
#include "store/pinned.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct PinnedItems {
    std::vector<store::Prepared> items;
    std::vector<store::Prepared> quoted;
};

PinnedItems preparedPins(std::vector<TimelineItem> items)
{
    auto quoted = quotedOf(items);
    return {.items = prepareAll(std::move(items)), .quoted = std::move(quoted)};
}

class PinnedReading : public Flow<Done> {
public:
    PinnedReading(Core &core, Sessions &sessions, const ListMember &member, QObject *owner)
        : Flow(owner)
        , m_core(core)
        , m_sessions(sessions)
        , m_member(member)
    {
    }

    void start()
    {
        switch (m_member.reader) {
        case ReaderKind::MastodonApi:
        case ReaderKind::MisskeyApi:
            m_sessions.guest(m_member.host).then(this, [this](const Result<Session> &session) {
                session ? askApi(*session, m_member.localId) : finish(session.error());
            });
            break;
        case ReaderKind::OwnAccount:
        case ReaderKind::Via:
            withAccount();
            break;
        case ReaderKind::Outbox:
            findHost();
            break;
        default:
            finish(Done{});
        }
    }

private:
    void withAccount()
    {
        const auto open = [this](const Result<std::vector<Account>> &accounts) {
            if (!accounts) {
                return answered<Session>(accounts.error());
            }
            const auto own = std::ranges::find(*accounts, m_member.readerAccount, &Account::id);
            return own == accounts->end()
                ? answered<Session>(Error{.kind = ErrorKind::NotFound, .subject = m_member.acct})
                : m_sessions.own(*own);
        };
        m_sessions.accounts()
            .then(this, open)
            .unwrap()
            .then(this, [this](const Result<Session> &session) {
                if (!session) {
                    finish(session.error());
                } else if (m_member.reader == ReaderKind::Via) {
                    resolve(*session);
                } else {
                    askApi(*session, m_member.localId);
                }
            });
    }

    void send(
        const Session &session, const Request &request, std::function<void(const Response &)> next)
    {
        m_core.http.send(asked(m_core, session, forPurpose(Purpose::Profile, request)))
            .then(this, [this, session, next = std::move(next)](const Result<Response> &response) {
                if (!response) {
                    finish(response.error());
                    return;
                }
                m_sessions.noteRefusal(session, *response);
                next(*response);
            });
    }

    /// Their id at a server that is not their own was not kept.
    void resolve(const Session &session)
    {
        const Family *family = familyFor(session.instance);
        if (!family || !capabilities(session.instance).pinned) {
            finish(Done{});
            return;
        }
        const Request request =
            family->resolve(session.instance, u'@' + m_member.acct, Wanted::Person);
        send(session, request, [this, session, family](const Response &response) {
            const auto found = family->decodeResolved(session.instance, response);
            if (!found) {
                finish(withTime(found.error(), response, m_core.clock));
                return;
            }
            const auto person = std::ranges::find_if(
                found->actors, [this](const Actor &actor) { return isMember(actor, m_member); });
            if (person == found->actors.end()) {
                finish(Error{.kind = ErrorKind::NotFound, .subject = u'@' + m_member.acct});
            } else {
                askApi(session, person->localId);
            }
        });
    }

    void askApi(const Session &session, const QString &localId)
    {
        const Family *family = familyFor(session.instance);
        if (!family || !capabilities(session.instance).pinned) {
            m_instance = session.instance;
            askActor();
            return;
        }
        const Source source = personSource(m_member.acct, session.instance.host);
        const auto request = family->pinned(session.instance, source, localId);
        if (!request) {
            finish(request.error());
            return;
        }
        send(session, *request, [this, session, source](const Response &response) {
            keep(tellerOf(session), [&core = m_core, session, source, response] {
                return decode(core, session, source, response);
            });
        });
    }

    static Result<PinnedItems> decode(
        Core &core, const Session &session, const Source &source, const Response &response)
    {
        auto page = familyFor(session.instance)
                        ->page(session.instance, response, {.limit = maxPinned}, session.isGuest());
        if (!page) {
            return withTime(page.error(), response, core.clock);
        }
        if (const auto kept = keepTheirs(*page, source, session.instance); !kept) {
            return kept.error();
        }
        std::erase_if(page->items, [](const TimelineItem &item) { return item.boost.has_value(); });
        page->items.resize(std::min(page->items.size(), size_t(maxPinned)));
        PinnedItems pins = preparedPins(std::move(page->items));
        for (auto *items : {&pins.items, &pins.quoted}) {
            core.filters.judge(session.account.id, *items, core.clock.now());
        }
        return pins;
    }

    /// Behind which domain the host's people are.
    void findHost()
    {
        m_sessions.instance(m_member.host).then(this, [this](const Result<Instance> &found) {
            m_instance = found && found->host == m_member.host
                ? *found
                : Instance{.host = m_member.host, .accountDomain = m_member.host};
            askActor();
        });
    }

    void askActor()
    {
        if (m_member.actorUri.isEmpty()) {
            finish(Done{}); // only an API knows them
            return;
        }
        const Request request = activitypub::actorRequest(QUrl(m_member.actorUri));
        send({}, request, [this](const Response &response) {
            const auto document = activitypub::decodeActor(response);
            if (!document) {
                finish(withTime(document.error(), response, m_core.clock));
            } else if (document->actor.uri != m_member.actorUri) {
                finish(somebodyElse(m_member.host));
            } else {
                m_owner = document->actor;
                m_owner.acct = m_member.acct; // WebFinger's word, not the document's
                document->featured.isEmpty() ? keepPosts() : askFeatured(document->featured, true);
            }
        });
    }

    void askFeatured(const QUrl &url, bool head)
    {
        send({}, activitypub::featuredRequest(url), [this, head](const Response &response) {
            auto featured = activitypub::decodeFeatured(response, m_owner);
            if (!featured) {
                finish(withTime(featured.error(), response, m_core.clock));
            } else if (head && !featured->first.isEmpty()) {
                askFeatured(featured->first, false);
            } else {
                m_featured = std::move(featured->items);
                fetchNext(0);
            }
        });
    }

    /// Those that were named by id alone, one by one.
    void fetchNext(size_t from)
    {
        const auto bare = std::find_if(m_featured.begin() + qsizetype(from), m_featured.end(),
            [](const activitypub::FeaturedItem &item) { return !item.post; });
        if (bare == m_featured.end()) {
            keepPosts();
            return;
        }
        const auto at = size_t(bare - m_featured.begin());
        const Request request = activitypub::noteRequest(QUrl(bare->id));
        m_core.http.send(asked(m_core, {}, forPurpose(Purpose::Profile, request)))
            .then(this, [this, at](const Result<Response> &response) {
                // Refused or gone: this one post is left out, the rest is read.
                const auto note = response ? activitypub::decodeNote(*response, m_owner)
                                           : Result<Post>(response.error());
                if (note
                    && note->author.uri == m_owner.uri) { // an id leads wherever its server likes
                    m_featured[at].post = *note;
                }
                fetchNext(at + 1);
            });
    }

    void keepPosts()
    {
        std::vector<TimelineItem> items;
        for (const activitypub::FeaturedItem &item : m_featured) {
            if (item.post) {
                items.push_back({.createdAt = item.post->createdAt, .post = *item.post});
            }
        }
        const store::Teller teller{.host = m_member.host,
            .accountDomain = m_instance.accountDomain,
            .channel = store::Teller::Channel::Outbox};
        keep(teller,
            [items = std::move(items)]() -> Result<PinnedItems> { return preparedPins(items); });
    }

    void keep(const store::Teller &teller, std::function<Result<PinnedItems>()> prepare)
    {
        m_core.store
            .writeCache(std::move(prepare),
                [teller, acct = m_member.acct](store::CacheTx &tx, const PinnedItems &pins) {
                    const auto loose = store::commitLoose(tx, teller, pins.quoted);
                    return loose ? store::commitPinned(tx, teller, acct, pins.items) : loose;
                })
            .then(this,
                [this](const Result<int> &kept) { kept ? finish(Done{}) : finish(kept.error()); });
    }

    Core &m_core;
    Sessions &m_sessions;
    ListMember m_member;
    Instance m_instance;
    Actor m_owner;
    std::vector<activitypub::FeaturedItem> m_featured;
};

} // namespace

QFuture<Result<Done>> readPinned(
    Core &core, Sessions &sessions, const ListMember &member, QObject *owner)
{
    auto *reading = new PinnedReading(core, sessions, member, owner);
    auto future = reading->future();
    reading->start();
    return future;
}

} // namespace asterism

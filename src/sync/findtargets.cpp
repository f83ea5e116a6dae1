// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/findtargets.h"

#include "store/timeline.h"
#include "sync/accountflow.h"
#include "sync/belongings.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// A feed or an outbox of that server names its posts by their uris, which are no ids.
QString idAt(store::CacheTx &tx, const QString &host, const QString &uri)
{
    const auto sightings = store::sightingsOf(tx, uri);
    for (const store::Sighting &seen : sightings ? *sightings : std::vector<store::Sighting>()) {
        if (seen.host == host && !seen.localId.contains(u"://"_s)) {
            return seen.localId;
        }
    }
    return {};
}

/// One after the other; the first that is not found ends it.
class FindingTargets : public AccountFlow<FoundTargets> {
public:
    FindingTargets(Core &core, Sessions &sessions, const Session &session,
        const QList<PostName> &posts, const QStringList &people, bool anew)
        : AccountFlow(core, sessions, session)
        , m_posts(posts)
        , m_people(people)
        , m_anew(anew)
    {
    }

    void start()
    {
        if (m_anew || m_posts.isEmpty()) {
            m_known.resize(m_posts.size());
            findNext();
            return;
        }
        m_core.store
            .readCache([posts = m_posts, host = m_session.instance.host](
                           store::CacheTx &tx) -> Result<QStringList> {
                QStringList ids;
                for (const PostName &post : posts) {
                    ids << idAt(tx, host, post.uri);
                }
                return ids;
            })
            .then(this, [this](const Result<QStringList> &ids) {
                m_known = ids ? *ids : QStringList();
                m_known.resize(m_posts.size()); // what cannot be read is asked for
                findNext();
            });
    }

private:
    void findNext()
    {
        const qsizetype next = m_found.posts.size();
        if (next < m_posts.size() && !m_known[next].isEmpty()) {
            m_found.remembered = true;
            m_found.posts << m_known[next];
            findNext();
        } else if (next < m_posts.size()) {
            findPost(m_posts[next]);
        } else if (m_found.people.size() < m_people.size()) {
            findPerson(m_people[m_found.people.size()]);
        } else {
            finish(m_found);
        }
    }

    void findPost(const PostName &post)
    {
        findItemAt(m_core, m_sessions, m_session, post.uri)
            .then(this, [this, post](const Result<TimelineItem> &item) {
                const bool elsewhere = !post.url.isEmpty() && post.url != post.uri;
                if (!item && item.error().kind == ErrorKind::NotFound && elsewhere) {
                    findByPage(post);
                } else {
                    take(item, post);
                }
            });
    }

    void findByPage(const PostName &post)
    {
        findItemAt(m_core, m_sessions, m_session, post.url)
            .then(this, [this, post](const Result<TimelineItem> &item) { take(item, post); });
    }

    void take(const Result<TimelineItem> &item, const PostName &post)
    {
        if (item) {
            const Post &there = item->post;
            m_found.posts << there.localId;
            if (there.viewer && there.viewer->quote == Permission::No) {
                m_found.unquotable << there.localId;
            }
            keep(*item);
        } else if (!post.needed && item.error().kind == ErrorKind::NotFound) {
            m_found.posts << QString();
            findNext();
        } else {
            finish(named(item.error(), post.uri.left(200)));
        }
    }

    /// With what the account may do with it, which is said nowhere else until something was done.
    void keep(const TimelineItem &item)
    {
        const auto make = [&core = m_core, account = m_session.account.id,
                              item]() -> Result<std::vector<store::Prepared>> {
            auto items = quotedOf({item});
            items.push_back(prepare(item));
            core.filters.judge(account, items, core.clock.now());
            return items;
        };
        m_core.store
            .writeCache(make,
                [teller = tellerOf(m_session)](
                    store::CacheTx &tx, const std::vector<store::Prepared> &items) {
                    return store::commitLoose(tx, teller, items);
                })
            .then(this, [this](const Result<int> &kept) {
                if (kept) {
                    findNext();
                } else {
                    finish(kept.error());
                }
            });
    }

    void findPerson(const QString &acct)
    {
        findPersonAt(m_core, m_sessions, m_session, acct, true)
            .then(this, [this, acct](const Result<KnownPerson> &person) {
                if (!person) {
                    finish(named(person.error(), u'@' + acct));
                    return;
                }
                m_found.people << person->localId;
                findNext();
            });
    }

    static Error named(Error error, const QString &name)
    {
        if (error.kind == ErrorKind::NotFound) {
            error.subject = name;
        }
        return error;
    }

    QList<PostName> m_posts;
    QStringList m_people;
    bool m_anew;
    QStringList m_known; ///< of the posts, as the cache has it; empty where it has none
    FoundTargets m_found;
};

} // namespace

QFuture<Result<FoundTargets>> findTargets(Core &core, Sessions &sessions, const Session &session,
    const QList<PostName> &posts, const QStringList &people, bool anew)
{
    return begun(new FindingTargets(core, sessions, session, posts, people, anew));
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "protocol/activitypub/activitypub.h"
#include "store/timeline.h"
#include "sync/leavableflow.h"
#include "sync/threadguest.h"
#include "sync/threadkeeping.h"

#include <QHash>
#include <QUrl>

#include <functional>

namespace asterism {

namespace {

constexpr int mostNotes = 40;
constexpr int mostAnswerLists = 8; // pages of what answers a post
constexpr qsizetype mostAnswersWaiting = 400;

/// Answers that a post's document lists, each read at its own host, and what answers these.
class ThreadDocuments : public LeavableFlow<ToldToGuest> {
public:
    ThreadDocuments(Core &core, Sessions &sessions, const GuestQuestion &question,
        const Error &closed, QObject *parent)
        : LeavableFlow(sessions, parent)
        , m_core(core)
        , m_question(question)
        , m_closed(closed)
    {
        m_told.hosts.insert(question.about.host);
        m_seen.insert(question.about.uri);
    }

    void start()
    {
        read(activitypub::noteRequest(QUrl(m_question.about.uri)), true,
            [this](const Result<Response> &response) { begin(response); });
    }

private:
    void read(
        const Request &request, bool first, std::function<void(const Result<Response> &)> next)
    {
        hear(m_core.http.send(ofGuestThread(m_core, request, first)), std::move(next));
    }

    void begin(const Result<Response> &response)
    {
        const auto note =
            response ? activitypub::decodeNote(*response) : Result<Post>(response.error());
        if (!note) {
            finish(refusal(note.error()));
            return;
        }
        const auto replies = activitypub::repliesOfNote(*response);
        if (!replies || !replies->told) {
            finish(m_closed);
            return;
        }
        take(*replies);
        next();
    }

    /// What the document was refused with says more than that there is no other way.
    Error refusal(const Error &error) const
    {
        const bool better = error.httpStatus != 0 || error.kind != ErrorKind::NotFound;
        return better ? error : m_closed;
    }

    void take(const activitypub::Replies &replies)
    {
        for (const QString &id : replies.ids) {
            if (!m_seen.contains(id) && m_waiting.size() < mostAnswersWaiting) {
                m_seen.insert(id);
                m_waiting << id;
            }
        }
        if (!replies.next.isEmpty() && m_lists.size() < mostAnswerLists) {
            m_lists << replies.next;
        }
    }

    void next()
    {
        const bool room = m_notes < mostNotes && m_told.taken < m_question.mostPosts;
        if (!m_waiting.isEmpty() && room) {
            lookFor(m_waiting.takeFirst());
        } else if (!m_lists.isEmpty() && m_listsRead < mostAnswerLists && room) {
            readList(m_lists.takeFirst());
        } else {
            m_told.whole = m_told.whole && m_waiting.isEmpty() && m_lists.isEmpty();
            finish(m_told);
        }
    }

    void readList(const QUrl &url)
    {
        m_listsRead += 1;
        read(activitypub::repliesRequest(url), false, [this](const Result<Response> &response) {
            const auto page = response ? activitypub::decodeReplies(*response)
                                       : Result<activitypub::Replies>(response.error());
            if (page) {
                take(*page);
            }
            m_told.whole = m_told.whole && page;
            next();
        });
    }

    /// What is here need not be fetched.
    void lookFor(const QString &uri)
    {
        const auto find = [uri](store::CacheTx &tx) { return store::postByUri(tx, uri); };
        hear(m_core.store.readCache(find),
            [this, uri](const Result<std::optional<store::StoredPost>> &found) {
                found &&*found ? next() : readAnswer(QUrl(uri));
            });
    }

    bool mayAsk(const QString &host)
    {
        QSet<QString> all = m_question.hosts;
        all.unite(m_told.hosts).insert(host);
        return !host.isEmpty() && all.size() <= m_question.mostHosts && !m_failed.contains(host);
    }

    void readAnswer(const QUrl &url)
    {
        const QString host = hostOf(url);
        if (!mayAsk(host)) {
            missed();
            return;
        }
        m_told.hosts.insert(host);
        m_notes += 1;
        read(activitypub::noteRequest(url), false, [this, host](const Result<Response> &response) {
            const auto note =
                response ? activitypub::decodeNote(*response) : Result<Post>(response.error());
            if (!response) {
                m_failed.insert(host);
            }
            if (!note || note->replyToUri.isEmpty()) {
                missed();
                return;
            }
            if (const auto replies = activitypub::repliesOfNote(*response)) {
                take(*replies);
            }
            readAuthor(*note);
        });
    }

    void missed()
    {
        m_told.whole = false;
        next();
    }

    void readAuthor(const Post &post)
    {
        const auto known = m_authors.constFind(post.author.uri);
        if (known != m_authors.cend()) {
            keep(post, *known);
            return;
        }
        read(activitypub::actorRequest(QUrl(post.author.uri)), false,
            [this, post](const Result<Response> &response) {
                const auto author = response ? activitypub::decodeActor(*response)
                                             : Result<activitypub::ActorDocument>(response.error());
                if (!author || author->actor.uri != post.author.uri) {
                    missed();
                    return;
                }
                m_authors.insert(post.author.uri, author->actor);
                keep(post, author->actor);
            });
    }

    void keep(Post post, const Actor &author)
    {
        post.author = author;
        const QString host = hostOf(QUrl(post.uri));
        const store::Teller teller{.host = host,
            .accountDomain = host,
            .account = {},
            .channel = store::Teller::Channel::Outbox};
        const auto part = [post]() -> Result<PartOfThread> {
            return PartOfThread{.items = {looseItem(post)}, .unanswered = {}};
        };
        hear(keepOfThread(m_core, teller, part, 1), [this, host](const Result<KeptOfThread> &kept) {
            if (!kept) {
                finish(kept.error());
                return;
            }
            m_told.news << kept->news;
            if (!kept->news.isEmpty()) {
                m_told.tellers.insert(host);
            }
            m_told.taken += kept->taken;
            next();
        });
    }

    Core &m_core;
    GuestQuestion m_question;
    Error m_closed;
    QStringList m_waiting; ///< uris of answers
    QList<QUrl> m_lists; ///< where more answers are listed
    QSet<QString> m_seen;
    QSet<QString> m_failed; ///< hosts that cannot be reached
    QHash<QString, Actor> m_authors; ///< by uri
    ToldToGuest m_told;
    int m_notes = 0;
    int m_listsRead = 0;
};

} // namespace

QFuture<Result<ToldToGuest>> askDocuments(Core &core, Sessions &sessions,
    const GuestQuestion &question, const Error &closed, QObject *parent)
{
    auto *asking = new ThreadDocuments(core, sessions, question, closed, parent);
    auto future = asking->future();
    asking->start();
    return future;
}

} // namespace asterism

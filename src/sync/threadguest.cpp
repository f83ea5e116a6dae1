// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadguest.h"

#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "protocol/postaddress.h"
#include "store/timeline.h"
#include "sync/leavableflow.h"
#include "sync/pageloader.h"
#include "sync/threadkeeping.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int longestAnswerMs = 10'000;
/// Posts whose answers take a question of their own, where threads are told level by level.
constexpr int mostLevels = 15;
/// And further pages of answers, where they are told in these.
constexpr int mostFurtherPages = 8;
/// Mastodon tells guests no more (app/controllers/api/v1/statuses_controller.rb).
constexpr int mostForGuests = 60;

/// What one host's API shows. A host that tells guests nothing says so with what it has: Forbidden
/// is an error here.
Result<PartOfThread> shownToGuest(const TellingOfThread &told)
{
    const Instance &instance = told.session.instance;
    const auto around = familyFor(instance)->decodeContext(instance, told.around, true);
    return around ? wholeOf(told) : Result<PartOfThread>(around.error());
}

class GuestThread : public LeavableFlow<ToldToGuest> {
public:
    GuestThread(Core &core, Sessions &sessions, const GuestQuestion &question, QObject *parent)
        : LeavableFlow(sessions, parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_question(question)
    {
        m_told.hosts.insert(question.about.host);
    }

    void start()
    {
        hear(m_sessions.guest(m_question.about.host), [this](const Result<Session> &session) {
            if (session) {
                m_session = *session;
                findId();
            } else if (isNoApi(session.error())) {
                askDocument(session.error());
            } else {
                finish(session.error());
            }
        });
    }

private:
    static bool isNoApi(const Error &error)
    {
        return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Forbidden
            || error.kind == ErrorKind::BadAnswer;
    }

    Error closed() const
    {
        return {.kind = ErrorKind::Forbidden, .subject = m_question.about.host};
    }

    void findId()
    {
        if (!familyFor(m_session.instance) || !capabilities(m_session.instance).anonymousThread) {
            askDocument(closed());
            return;
        }
        const auto read = [uri = m_question.about.uri](
                              store::CacheTx &tx) { return store::sightingsOf(tx, uri); };
        hear(m_core.store.readCache(read),
            [this](const Result<std::vector<store::Sighting>> &sightings) {
                for (const auto &seen : sightings ? *sightings : std::vector<store::Sighting>()) {
                    if (seen.host == m_session.instance.host) {
                        addId(seen.localId);
                    }
                }
                addId(localIdIn(m_session.instance, m_question.about.uri));
                addId(localIdIn(m_session.instance, m_question.about.url));
                tryNext();
            });
    }

    /// Feeds and outboxes leave a uri in the id's place: no server answers to that.
    void addId(const QString &id)
    {
        if (!id.isEmpty() && !id.contains(u"://"_s) && !m_ids.contains(id)) {
            m_ids << id;
        }
    }

    void tryNext()
    {
        if (!m_ids.isEmpty()) {
            readPost(m_ids.takeFirst());
        } else if (capabilities(m_session.instance).findsForGuests && !m_searched) {
            search();
        } else {
            askDocument(m_why.value_or(
                Error{.kind = ErrorKind::NotFound, .subject = m_question.about.uri}));
        }
    }

    void search()
    {
        m_searched = true;
        const SearchSpec spec{
            .text = m_question.about.uri, .what = SearchFor::Posts, .limit = 1, .below = {}};
        const auto request = familyFor(m_session.instance)->search(m_session.instance, spec);
        if (!request) {
            tryNext();
            return;
        }
        send(*request, true, [this, spec](const Response &response) {
            const auto found =
                familyFor(m_session.instance)->decodeSearch(m_session.instance, response, spec);
            for (const TimelineItem &item : found ? found->posts : std::vector<TimelineItem>()) {
                addId(item.post.localId);
            }
            tryNext();
        });
    }

    void readPost(const QString &id)
    {
        const Request request = familyFor(m_session.instance)->status(m_session.instance, id);
        send(request, true, [this, id](const Response &response) {
            const auto item =
                familyFor(m_session.instance)->decodeStatus(m_session.instance, response, true);
            if (!item && !isNoApi(item.error())) {
                finish(withTime(item.error(), response, m_core.clock));
            } else if (!item || item->post.uri != m_question.about.uri) {
                m_why = item ? m_why : std::optional(item.error());
                tryNext();
            } else {
                readContext(TellingOfThread{.session = m_session, .localId = id, .post = response});
            }
        });
    }

    void readContext(const TellingOfThread &told)
    {
        const Request request =
            familyFor(m_session.instance)->context(m_session.instance, told.localId);
        send(request, true, [this, whole = told](const Response &response) mutable {
            whole.around = response;
            keep(whole);
        });
    }

    void keep(const TellingOfThread &told)
    {
        const auto read = [told] { return shownToGuest(told); };
        hear(keepOfThread(m_core, tellerOf(m_session), read, room()),
            [this, id = told.localId](const Result<KeptOfThread> &kept) {
                if (kept) {
                    take(*kept, id);
                } else if (isNoApi(kept.error())) {
                    askDocument(kept.error());
                } else {
                    finish(kept.error());
                }
            });
    }

    int room() const { return m_question.mostPosts - m_told.taken; }

    /// Of the post `id` and what answers it.
    void take(const KeptOfThread &kept, const QString &id)
    {
        m_told.news << kept.news;
        if (!kept.news.isEmpty()) {
            m_told.tellers.insert(m_question.about.host);
        }
        m_told.taken += kept.taken;
        // Who tells in pages cuts nothing.
        const bool full = kept.older.isEmpty() && kept.taken >= mostForGuests;
        m_told.whole = m_told.whole && !kept.cut && !full;
        m_deeper << kept.unanswered;
        const bool pages = m_pages < mostFurtherPages && room() > 0;
        const auto more = kept.older.isEmpty()
            ? std::nullopt
            : familyFor(m_session.instance)->moreAnswers(m_session.instance, id, kept.older);
        m_told.whole = m_told.whole && (pages || !more);
        if (more && pages) {
            m_pages += 1;
            askAnswers(*more, id);
        } else if (m_deeper.isEmpty()) {
            finish(m_told);
        } else if (m_levels >= mostLevels || room() <= 0) {
            m_told.whole = false;
            finish(m_told);
        } else {
            goDeeper();
        }
    }

    /// The thread that was asked for is there; what hangs deeper comes as far as it can be had.
    void goDeeper()
    {
        m_levels += 1;
        const QString id = m_deeper.takeFirst();
        askAnswers(familyFor(m_session.instance)->context(m_session.instance, id), id);
    }

    /// To the post `id`.
    void askAnswers(const Request &request, const QString &id)
    {
        hear(m_core.http.send(ofGuestThread(m_core, request, false)),
            [this, id](const Result<Response> &response) {
                if (!response) {
                    m_told.whole = false;
                    finish(m_told);
                    return;
                }
                const auto read = [session = m_session, answer = *response] {
                    return answersIn(session, answer);
                };
                hear(keepOfThread(m_core, tellerOf(m_session), read, room()),
                    [this, id](const Result<KeptOfThread> &kept) {
                        m_told.whole = m_told.whole && kept;
                        take(kept ? *kept : KeptOfThread{}, id);
                    });
            });
    }

    void send(const Request &request, bool first, std::function<void(const Response &)> next)
    {
        hear(m_core.http.send(ofGuestThread(m_core, request, first)),
            [this, next = std::move(next)](const Result<Response> &response) {
                response ? next(*response) : finish(response.error());
            });
    }

    void askDocument(const Error &why)
    {
        hear(askDocuments(m_core, m_sessions, m_question, why, this),
            [this](const Result<ToldToGuest> &told) { finish(told); });
    }

    Core &m_core;
    Sessions &m_sessions;
    GuestQuestion m_question;
    Session m_session;
    QStringList m_ids; ///< under which the host may know the post
    QStringList m_deeper; ///< ids of posts whose answers are still to be asked for
    ToldToGuest m_told;
    std::optional<Error> m_why; ///< what the host said of the last of these ids
    int m_levels = 0;
    int m_pages = 0; ///< behind first ones
    bool m_searched = false;
};

} // namespace

Request ofGuestThread(const Core &core, const Request &request, bool first)
{
    Request guest = asked(core, {}, forPurpose(Purpose::Thread, request),
        first ? Request::Single : Request::Background);
    guest.timeoutMs = std::min(guest.timeoutMs, longestAnswerMs);
    return guest;
}

QFuture<Result<ToldToGuest>> askAsGuest(
    Core &core, Sessions &sessions, const GuestQuestion &question, QObject *parent)
{
    auto *asking = new GuestThread(core, sessions, question, parent);
    auto future = asking->future();
    asking->start();
    return future;
}

} // namespace asterism

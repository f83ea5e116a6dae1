// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ActionWork that makes a post, and makes it once.
#include "protocol/capabilities.h"
#include "store/outboxturn.h"
#include "sync/actionwork.h"
#include "sync/scheduled.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

using OutboxState = store::OutboxRow::State;

/// Two clocks that differ by more are set wrong.
constexpr qint64 clocksDifferMs = hourMs;

} // namespace

void ActionWork::preparePost()
{
    const bool keys = capabilities(m_session.instance).idempotency;
    const bool unsure = m_row.state == OutboxState::Sending;
    if (unsure && mayStillArrive()) {
        waitForIt();
    } else if (unsure && mustLook()) {
        look();
    } else if (unsure) {
        publish(); // the very same again
    } else {
        const bool asks = !keys && !m_row.newestBefore && m_row.tries == 0;
        withFiles([this, asks] { asks ? askNewest() : publish(); });
    }
}

/// From then on it is there, or never will be. What a server keeps until a time is moved from one
/// place to another then, and may be in neither for a moment.
qint64 ActionWork::settledAt() const
{
    const qint64 chosen = m_row.action.post.scheduledAt;
    const bool moved = wasSentWithTime() && chosen <= m_tools.now();
    return std::max(m_row.sentAt, moved ? chosen : 0) + m_tools.limits.lookAfterMs;
}

/// With a key, too: many a server knows one only when its post is made (Mastodon:
/// app/services/post_status_service.rb), so that two requests at once make two posts.
bool ActionWork::mayStillArrive() const
{
    const qint64 now = m_tools.now();
    return m_row.sentAt <= now && now < settledAt();
}

void ActionWork::waitForIt()
{
    m_row.notBefore = settledAt();
    leave(ActionEnd::Kind::Later,
        m_row.action.kind == Action::Kind::Publish
            ? Words::tr("It may have been posted already. That is looked at in a moment.")
            : Words::tr("It may have been done already. That is looked at in a moment."));
}

/// Whether a second request with the same key might make a second post, however late it comes. One
/// with a time that has come near would be another request.
bool ActionWork::mustLook() const
{
    const qint64 age = m_tools.now() - m_row.keyAt;
    return m_row.key.isEmpty() || age < 0 || age >= m_tools.limits.keyLifeMs
        || (wasSentWithTime() && !isKeptThere());
}

void ActionWork::look()
{
    m_tools.core.store
        .readUser([account = m_row.action.account, id = m_row.id](
                      store::UserTx &tx) { return store::resultIds(tx, account, id); })
        .then(this, [this](const Result<QStringList> &others) {
            if (!others) {
                trouble(others.error());
            } else if (wasSentWithTime()) {
                lookAmongScheduled(soughtPost(*others));
            } else {
                lookAmongPosts(soughtPost(*others));
            }
        });
}

SoughtPost ActionWork::soughtPost(const QStringList &others) const
{
    SoughtPost sought{.post = outgoingOf(m_row.action, m_found), .others = others};
    if (m_row.newestBefore) {
        sought.above = *m_row.newestBefore;
    } else {
        sought.since = (m_row.keyAt > 0 ? m_row.keyAt : m_row.createdAt) - clocksDifferMs;
    }
    return sought;
}

/// Before its time it can be nowhere else.
void ActionWork::lookAmongScheduled(const SoughtPost &sought)
{
    scheduledPosts(m_tools.core, m_tools.sessions, m_session)
        .then(this, [this, sought](const Result<std::vector<ScheduledPost>> &waiting) {
            if (!waiting) {
                mayPass(waiting.error()) ? trouble(waiting.error()) : mayBeThere();
                return;
            }
            const auto same = std::ranges::find_if(*waiting,
                [&sought](const ScheduledPost &post) { return isSoughtScheduled(sought, post); });
            if (same != waiting->end()) {
                endKept(same->id);
            } else if (isEarly()) {
                notPosted();
            } else {
                lookAmongPosts(sought);
            }
        });
}

void ActionWork::lookAmongPosts(const SoughtPost &sought)
{
    lookForPost(m_tools.core, m_tools.sessions, m_session, sought)
        .then(this, [this](const Result<std::optional<TimelineItem>> &seen) { looked(seen); });
}

void ActionWork::looked(const Result<std::optional<TimelineItem>> &seen)
{
    if (seen && *seen) {
        m_item = **seen;
        good();
    } else if (seen && ownPlace() != OwnPlace::Nowhere) {
        notPosted();
    } else if (!seen && mayPass(seen.error())) {
        trouble(seen.error());
    } else {
        mayBeThere();
    }
}

void ActionWork::mayBeThere()
{
    fail(Words::tr("It may have been posted already, and %1 does not tell. Look there before you "
                   "send it again.")
             .arg(m_session.account.host));
}

/// Its server may have thrown the files away meanwhile: the other hand looks after them first.
void ActionWork::notPosted()
{
    m_row.key.clear(); // of a request that never arrived
    m_row.keyAt = 0;
    if (m_row.action.post.media.isEmpty()) {
        publish();
        return;
    }
    m_row.state = OutboxState::Waiting;
    m_row.notBefore = 0;
    leave(ActionEnd::Kind::Later, {});
}

OwnPlace ActionWork::ownPlace() const
{
    return ownPlaceOf(outgoingOf(m_row.action, m_found), m_session.instance);
}

void ActionWork::askNewest()
{
    const OwnPlace place = ownPlace();
    newestOwnPost(m_tools.core, m_tools.sessions, m_session, place)
        .then(this, [this, place](const Result<QString> &newest) {
            if (newest && (place != OwnPlace::Home || !newest->isEmpty())) {
                m_row.newestBefore = *newest;
                publish();
            } else if (newest) {
                publish(); // if need be it is looked for by its time: it may stand further down
            } else if (newest.error().kind != ErrorKind::BadAnswer && mayPass(newest.error())) {
                trouble(newest.error());
            } else {
                publish(); // if need be it is looked for by its time
            }
        });
}

void ActionWork::publish()
{
    if (isEarly() && !isKeptThere()) { // its files took too long, or it turned out to be nowhere
        waitHere();
        return;
    }
    mark([this] {
        Outgoing post = outgoingOf(m_row.action, m_found);
        post.text.scheduledAt = wasSentWithTime() ? post.text.scheduledAt : 0;
        sendPost(m_tools.core, m_tools.sessions, m_session, post, m_row.key)
            .then(this, [this](const PostAnswer &answer) { posted(answer); });
    });
}

void ActionWork::giveKey()
{
    const bool wants = m_row.action.kind == Action::Kind::Publish && m_row.key.isEmpty()
        && capabilities(m_session.instance).idempotency;
    if (wants) {
        m_row.key = newPostKey();
        m_row.keyAt = m_tools.now();
    }
}

/// It may have been done. An answer that is an error is kept with its key by some servers: the key
/// would bring it again.
void ActionWork::keepUnsure(int status)
{
    if (!waitsToRepeat()) {
        return;
    }
    if (status > 0 && capabilities(m_session.instance).idempotencyKeepsErrors) {
        m_row.key.clear();
        m_row.keyAt = 0;
    }
    m_row.notBefore = m_row.sentAt + m_tools.limits.lookAfterMs;
}

} // namespace asterism

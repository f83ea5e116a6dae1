// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ActionWork that waits for a post's time, and makes its server have its files.
#include "protocol/capabilities.h"
#include "store/outboxposts.h"
#include "sync/actionwork.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

constexpr int tooManyFiles = 429;
constexpr qint64 longestFilesWaitMs = dayMs + 2 * secondMs;

} // namespace

bool ActionWork::isEarly() const
{
    return m_row.action.kind == Action::Kind::Publish
        && m_row.action.post.scheduledAt > m_tools.now();
}

/// The server takes it now and posts it at its time.
bool ActionWork::isKeptThere() const
{
    return keepsUntilItsTime(capabilities(m_session.instance), m_row.action.post, m_tools.now());
}

/// What waits here is never sent before its time.
bool ActionWork::wasSentWithTime() const
{
    return m_row.sentAt > 0 && m_row.sentAt < m_row.action.post.scheduledAt;
}

/// What could not be sent at all need not wait.
bool ActionWork::goesWithoutTime() const
{
    Outgoing post = outgoingOf(m_row.action, m_found);
    post.text.scheduledAt = 0;
    return m_family->publish(m_session.instance, post, {}).ok();
}

/// No post can answer one that is not there yet: whoever begins a thread waits here.
void ActionWork::decideWhereToWait()
{
    if (!isKeptThere()) {
        waitHere();
        return;
    }
    m_tools.core.store
        .readUser([id = m_row.id](store::UserTx &tx) { return store::rowsBehind(tx, id); })
        .then(this, [this](const Result<std::vector<store::OutboxRow>> &behind) {
            if (!behind) {
                trouble(behind.error());
            } else if (behind->empty()) {
                find(false);
            } else {
                waitHere();
            }
        });
}

/// Nothing of it is at the server: it can be taken back until then.
void ActionWork::waitHere()
{
    m_row.state = store::OutboxRow::State::Waiting;
    m_row.key.clear();
    m_row.keyAt = 0;
    m_row.notBefore = m_row.action.post.scheduledAt;
    leave(ActionEnd::Kind::Later,
        Words::tr("It waits on this computer for its time; Asterism must be running then."));
}

void ActionWork::endKept(const QString &scheduledId)
{
    m_row.resultId = scheduledId;
    m_row.key.clear();
    m_row.keyAt = 0;
    m_row.notBefore = 0;
    endDone();
}

/// `then` is the acting hand's: when it is given a post, the server has all of its files.
void ActionWork::withFiles(std::function<void()> then)
{
    if (m_hand == store::OutboxHand::Acting) {
        then();
        return;
    }
    sendAttachments(m_tools, m_session, m_row).then(this, [this](const Result<MediaEnd> &end) {
        filesSent(end);
    });
}

void ActionWork::filesSent(const Result<MediaEnd> &end)
{
    using Kind = ActionEnd::Kind;
    if (!end) {
        finish(ActionEnd{.kind = Kind::Stopped, .row = m_row});
        return;
    }
    m_row.action.post.media = end->media;
    switch (end->kind) {
    case MediaEnd::Kind::Ready:
        finish(ActionEnd{.kind = Kind::FilesThere, .row = m_row});
        break;
    case MediaEnd::Kind::Reading:
        m_row.notBefore = end->until;
        leave(Kind::Later, end->why);
        break;
    case MediaEnd::Kind::Refused:
        fail(end->why);
        break;
    case MediaEnd::Kind::Trouble:
        filesTroubled(*end);
        break;
    case MediaEnd::Kind::Gone:
        finish(ActionEnd{.kind = Kind::Gone, .row = m_row});
        break;
    case MediaEnd::Kind::Disk:
        finish(ActionEnd{.kind = Kind::Disk, .row = m_row});
        break;
    }
}

/// A limit of files says nothing of posts.
void ActionWork::filesTroubled(const MediaEnd &end)
{
    if (end.error.kind != ErrorKind::RateLimited || end.status != tooManyFiles) {
        trouble(end.error);
        return;
    }
    const qint64 now = m_tools.now();
    const qint64 wanted =
        end.error.until > now ? end.error.until : now + m_tools.limits.limitedWaitMs;
    const qint64 until = std::min(wanted, now + longestFilesWaitMs);
    m_row.notBefore = until;
    leave(ActionEnd::Kind::MediaLimited, sentence(end.error), until);
}

} // namespace asterism

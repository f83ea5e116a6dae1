// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ActionWork that sends again what may have been done already, if that is not so.
#include "sync/acting.h"
#include "sync/actionwork.h"
#include "sync/belongings.h"
#include "sync/editlooking.h"
#include "sync/repeating.h"

#include <QCoreApplication>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

/// Nothing can be asked just now. What a server answers otherwise, and nobody understands, it may
/// answer for ever.
bool isToBeAskedLater(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Credentials:
    case ErrorKind::Barred:
    case ErrorKind::Cancelled:
    case ErrorKind::Store:
        return true;
    default:
        return false;
    }
}

} // namespace

void ActionWork::sendAction()
{
    if (m_row.action.kind == Action::Kind::Edit) {
        mark([this] { sendEditing(); });
    } else {
        mark([this] { sendWrites(); });
    }
}

bool ActionWork::waitsToRepeat() const
{
    return repeating(m_row.action.kind, capabilities(m_session.instance))
        == Repeating::WaitingAndAsking;
}

/// Of all but new posts (preparePost()).
void ActionWork::repeat()
{
    const Action::Kind kind = m_row.action.kind;
    switch (repeating(kind, capabilities(m_session.instance))) {
    case Repeating::Never:
        fail(Words::tr("%1 may have this report already: it gave no answer.")
                 .arg(m_session.account.host));
        return;
    case Repeating::Asking:
        askStanding();
        return;
    case Repeating::WaitingAndAsking:
        if (mayStillArrive()) {
            waitForIt();
        } else if (kind == Action::Kind::Edit) {
            lookAtEdited({});
        } else {
            askMark();
        }
        return;
    case Repeating::Nothing:
        sendAction();
        return;
    }
}

void ActionWork::askMark()
{
    const Write write = writeFor(m_row.action, m_session, m_found);
    if (m_family->beforeWrite(m_session.instance, write)) {
        sendAction(); // it asks by itself
        return;
    }
    askPost().then(this, [this](const Result<TimelineItem> &now) {
        if (now && holds(m_row.action, now->post.viewer).value_or(false)) {
            m_item = *now;
            good();
        } else if (!now && isToBeAskedLater(now.error())) {
            trouble(now.error());
        } else {
            sendAction();
        }
    });
}

void ActionWork::askStanding()
{
    loadRelationships(m_tools.core, m_tools.sessions, m_session, m_found.people)
        .then(this, [this](const Result<std::vector<Relationship>> &now) {
            if (now && !now->empty() && standsSo(m_row.action, now->front()).value_or(false)) {
                m_relationship = now->front();
                good();
            } else if (!now && isToBeAskedLater(now.error())) {
                trouble(now.error());
            } else {
                sendAction();
            }
        });
}

/// `refusal`: what the server said of the second try.
void ActionWork::lookAtEdited(const std::optional<Error> &refusal)
{
    lookAtPost(m_tools.core, m_tools.sessions, m_session, m_found.posts.value(0))
        .then(this, [this, refusal](const Result<StandingPost> &now) { sawEdited(now, refusal); });
}

void ActionWork::sawEdited(const Result<StandingPost> &now, const std::optional<Error> &refusal)
{
    const qint64 sentAt = refusal ? m_before.sentAt : m_row.sentAt;
    const PostText &wanted = m_row.action.post;
    const bool same = now
        && (isAsEdited(wanted, m_session.account, *now, sentAt)
            || (refusal && looksAsEdited(wanted, m_session.account, *now, sentAt)));
    if (same) {
        m_item = now->item;
        good();
    } else if (!now && isToBeAskedLater(now.error())) {
        standAsBefore(); // the refusal was of what may be done
        trouble(now.error());
    } else if (refusal) {
        fail(sentence(*refusal));
    } else if (!now && now.error().kind == ErrorKind::NotFound) {
        notThere(now.error());
    } else {
        sendAction();
    }
}

} // namespace asterism

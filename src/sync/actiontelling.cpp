// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ActionWork that tells the cache what the server has done.
#include "sync/accountflow.h"
#include "sync/actioncache.h"
#include "sync/actionwork.h"
#include "sync/findtargets.h"

namespace asterism {

namespace {

using ActionKind = Action::Kind;
using OutboxState = store::OutboxRow::State;

} // namespace

/// Written down before the cache learns of it: the server does not do it a second time.
void ActionWork::good()
{
    m_row.state = OutboxState::Sent;
    m_row.trouble.clear();
    m_row.notBefore = 0;
    m_row.key.clear();
    m_row.keyAt = 0;
    if (m_item && m_row.action.kind == ActionKind::Publish) {
        m_row.resultId = m_item->post.localId;
        m_row.resultUri = m_item->post.uri;
        m_row.resultUrl = m_item->post.url;
    }
    save([this] { keep(); });
}

void ActionWork::keep()
{
    // How a poll stands now is in the post alone.
    if (m_row.action.kind == ActionKind::Vote && !m_item && !m_toldAgain) {
        tellAgain();
        return;
    }
    keepAnswer(m_tools.core, m_session,
        {.action = m_row.action, .found = m_found, .item = m_item, .relationship = m_relationship})
        .then(this, [this](const Result<Done> &kept) {
            if (kept) {
                endDone();
            } else {
                finish(ActionEnd{.kind = ActionEnd::Kind::Disk, .row = m_row});
            }
        });
}

/// The answer itself is not here (any more): the server is asked for the post.
void ActionWork::tellAgain()
{
    m_toldAgain = true;
    const ActionKind kind = m_row.action.kind;
    const bool ofPost = isOfPost(kind) && kind != ActionKind::Delete;
    const QString id = kind == ActionKind::Publish ? m_row.resultId : m_found.posts.value(0);
    if (!id.isEmpty()) {
        fetch(id);
    } else if (!ofPost) {
        keep();
    } else {
        findTargets(m_tools.core, m_tools.sessions, m_session, postsOf(m_row.action), {}, false)
            .then(this, [this](const Result<FoundTargets> &found) {
                if (found) {
                    m_found = *found;
                    fetch(m_found.posts.value(0));
                } else {
                    fetched(found.error());
                }
            });
    }
}

void ActionWork::fetch(const QString &localId)
{
    const Instance &instance = m_session.instance;
    askOnce<TimelineItem>(
        m_tools.core, m_tools.sessions, m_session,
        [instance, localId](
            const Family &family) -> Result<Request> { return family.status(instance, localId); },
        [instance](const Family &family, const Response &response) {
            return family.decodeStatus(instance, response, false);
        })
        .then(this, [this](const Result<TimelineItem> &item) { fetched(item); });
}

void ActionWork::fetched(const Result<TimelineItem> &item)
{
    if (item) {
        m_item = *item;
    } else if (!isOfNoUse(item.error())) {
        trouble(item.error());
        return;
    }
    keep();
}

/// What was done is done: nobody waits for an answer that never comes.
bool ActionWork::isOfNoUse(const Error &error) const
{
    const bool later = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout;
    const bool must = error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Credentials
        || error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Barred;
    return !must && (!later || error.httpStatus > 0);
}

} // namespace asterism

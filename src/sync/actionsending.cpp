// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ActionWork that marks a row, sends it and hears what came of it.
#include "protocol/capabilities.h"
#include "sync/accountflow.h"
#include "sync/acting.h"
#include "sync/actionwork.h"
#include "sync/belongings.h"
#include "sync/repeating.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using OutboxState = store::OutboxRow::State;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

constexpr int firstRefusal = 400;
constexpr int tooManyRequests = 429;
/// Over half an hour of waits that double.
constexpr int mostServerErrors = 10;
/// A server that asks for more is asked again after it.
constexpr qint64 longestLimitMs = dayMs + 2 * secondMs;

/// 502 to 504, and from 520 on what Cloudflare has added, say that nobody answers behind a proxy.
bool isServersOwnError(int status)
{
    return status == 500 || (status > 504 && status < 520);
}

/// What is not there is not the server that says so.
QString wordsOf(const Error &refusal)
{
    if (refusal.kind != ErrorKind::NotFound) {
        return sentence(refusal);
    }
    const QString text = Words::tr("%1 no longer has what this is about.").arg(refusal.subject);
    return refusal.detail.isEmpty() ? text : text + u" ("_s + refusal.detail + u')';
}

} // namespace

/// From here on it may have been sent, whatever happens to this process. Whoever took it back until
/// now is right, and what it says is what the row says now.
void ActionWork::mark(std::function<void()> send)
{
    m_before = m_row;
    m_row.state = OutboxState::Sending;
    m_row.tries += 1;
    m_row.sentAt = m_tools.now();
    m_row.notBefore = 0;
    m_row.trouble.clear();
    giveKey();
    using Marked = std::optional<store::OutboxRow>;
    m_tools.core.store
        .writeUser([row = m_row](store::UserTx &tx) -> Result<Marked> {
            const auto saved = store::saveOutboxRow(tx, row);
            if (!saved || !*saved) {
                return saved ? Result<Marked>(Marked()) : saved.error();
            }
            return store::outboxRow(tx, row.id);
        })
        .then(this, [this, send = std::move(send)](const Result<Marked> &marked) {
            using Kind = ActionEnd::Kind;
            if (marked && *marked) {
                m_row = **marked;
                send();
            } else {
                finish(ActionEnd{.kind = marked ? Kind::Gone : Kind::Disk, .row = m_before});
            }
        });
}

void ActionWork::sendWrites()
{
    m_pieces = m_family->pieces(m_session.instance, writeFor(m_row.action, m_session, m_found));
    sendNext();
}

void ActionWork::sendNext()
{
    if (m_pieces.empty()) {
        good();
        return;
    }
    const Write next = m_pieces.front();
    m_pieces.erase(m_pieces.begin());
    sendWrite(m_tools.core, m_tools.sessions, m_session, next, Request::Single)
        .then(this, [this](const WriteAnswer &answer) { answered(answer); });
}

void ActionWork::answered(const WriteAnswer &answer)
{
    m_item = answer.changed ? answer.changed : m_item;
    m_relationship = answer.relationship ? answer.relationship : m_relationship;
    if (answer.result) {
        sendNext();
    } else {
        troubled(answer.result.error(), answer.status, answer.unsure);
    }
}

void ActionWork::sendEditing()
{
    Outgoing post = outgoingOf(m_row.action, m_found);
    post.now = m_tools.now();
    sendEdit(m_tools.core, m_tools.sessions, m_session, m_found.posts.value(0), post)
        .then(this, [this](const PostAnswer &answer) { posted(answer); });
}

void ActionWork::posted(const PostAnswer &answer)
{
    if (answer.scheduledId) {
        endKept(*answer.scheduledId);
    } else if (answer.item) {
        m_item = *answer.item;
        good();
    } else if (!wasSentWithTime()) {
        troubled(answer.item.error(), answer.status, answer.unsure);
    } else if (answer.item.error().kind == ErrorKind::Usage && goesWithoutTime()) {
        waitHere(); // it keeps others, but not this one
    } else if (answer.item.error().kind == ErrorKind::NotFound && !m_before.key.isEmpty()) {
        // What Mastodon keeps it does not find by its key (app/services/post_status_service.rb).
        look();
    } else {
        troubled(answer.item.error(), answer.status, answer.unsure);
    }
}

void ActionWork::troubled(const Error &error, int status, bool unsure)
{
    switch (error.kind) {
    case ErrorKind::Cancelled: // it is marked: whoever comes next goes on from there
        finish(ActionEnd{.kind = ActionEnd::Kind::Stopped, .row = m_row});
        return;
    case ErrorKind::Credentials:
        standAsBefore();
        leave(ActionEnd::Kind::SignedOut, sentence(error));
        return;
    case ErrorKind::RateLimited:
        limited(error, status);
        return;
    case ErrorKind::NotFound:
        notThere(error);
        return;
    case ErrorKind::Rejected:
        askWhetherSo(error);
        return;
    case ErrorKind::Forbidden:
    case ErrorKind::Usage:
        fail(sentence(error));
        return;
    default:
        noAnswer(error, status, unsure);
    }
}

/// This time nothing was done, and what was unsure before is so still.
void ActionWork::standAsBefore()
{
    m_row.state = m_before.state;
    m_row.sentAt = m_before.sentAt;
}

/// Or none that anybody understands.
void ActionWork::noAnswer(const Error &error, int status, bool unsure)
{
    using Kind = ActionEnd::Kind;
    if (isServersOwnError(status) && isHopeless()) {
        fail(sentence(error));
        return;
    }
    if (unsure || status > 0) {
        keepUnsure(status);
    } else {
        m_row = m_before; // nothing went out
    }
    const bool ofThisOne = status > 0 && error.kind == ErrorKind::BadAnswer;
    leave(ofThisOne ? Kind::Again : Kind::Away, sentence(error));
}

qint64 ActionWork::limitedUntil(const Error &error) const
{
    const qint64 now = m_tools.now();
    const qint64 wanted = error.until > now ? error.until : now + m_tools.limits.limitedWaitMs;
    return std::min(wanted, now + longestLimitMs);
}

/// A server that fails at the same thing again and again would for ever, and its opposite would
/// never have its turn.
bool ActionWork::isHopeless()
{
    const bool counts =
        repeating(m_row.action.kind, capabilities(m_session.instance)) == Repeating::Nothing;
    return counts && ++m_tools.serverErrors[m_row.id] >= mostServerErrors;
}

void ActionWork::limited(const Error &error, int status)
{
    if (status < firstRefusal) { // held back here, or what is asked before it or after
        if (status == 0) {
            m_row = m_before;
        } else {
            standAsBefore();
        }
        waitForLimit(error);
        return;
    }
    const qint64 until = limitedUntil(error);
    if (status != tooManyRequests) { // merely busy: it may have done it
        keepUnsure(status);
        leave(ActionEnd::Kind::Paused, sentence(error), until);
        return;
    }
    standAsBefore();
    const bool keepsErrors = capabilities(m_session.instance).idempotencyKeepsErrors;
    if (m_row.state == OutboxState::Waiting || keepsErrors) { // the key would bring the 429 again
        m_row.key.clear();
        m_row.keyAt = 0;
    }
    m_row.notBefore = until;
    leave(ActionEnd::Kind::Limited, sentence(error), until);
}

/// The id may be of long ago: then it is looked for again, once.
void ActionWork::notThere(const Error &error)
{
    if (takesAway(m_row.action.kind)) {
        good();
    } else if (m_found.remembered && !m_foundAnew) {
        standAsBefore();
        if (m_row.state == OutboxState::Waiting) { // nothing was done; some keep a 404 by its key
            m_row.key.clear();
            m_row.keyAt = 0;
        }
        find(true);
    } else {
        askWhetherSo(error);
    }
}

/// Servers refuse what is so already, each in its own words and languages: how it stands tells
/// more.
void ActionWork::askWhetherSo(const Error &refusal)
{
    const Action &action = m_row.action;
    const bool again = m_before.state == OutboxState::Sending;
    const bool marked = isOfPost(action.kind) && holds(action, ViewerState());
    if (action.kind == Action::Kind::Edit && again && refusal.kind == ErrorKind::Rejected) {
        lookAtEdited(refusal);
    } else if (marked || action.kind == Action::Kind::Vote) {
        failInTime(refusal);
        askState(refusal);
    } else if (isOfPerson(action.kind) && standsSo(action, {})) {
        failInTime(refusal);
        loadRelationships(m_tools.core, m_tools.sessions, m_session, m_found.people)
            .then(this, [this, refusal](const Result<std::vector<Relationship>> &now) {
                heardStanding(now, refusal);
            });
    } else {
        fail(wordsOf(refusal));
    }
}

/// Whoever clicked hears the server's words soon, however long it takes to say how it stands.
void ActionWork::failInTime(const Error &refusal)
{
    if (m_late) { // told before the program ended
        return;
    }
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this, words = wordsOf(refusal)] {
        m_late = true;
        fail(words);
    });
    m_patience.start(m_tools.limits.wordsAfterMs);
}

void ActionWork::askState(const Error &refusal)
{
    askPost().then(
        this, [this, refusal](const Result<TimelineItem> &now) { heardState(now, refusal); });
}

/// That the action is about.
QFuture<Result<TimelineItem>> ActionWork::askPost()
{
    const Instance &instance = m_session.instance;
    return askOnce<TimelineItem>(
        m_tools.core, m_tools.sessions, m_session,
        [instance, id = m_found.posts.value(0)](
            const Family &family) -> Result<Request> { return family.status(instance, id); },
        [instance](const Family &family, const Response &response) {
            return family.decodeStatus(instance, response, false);
        });
}

void ActionWork::heardState(const Result<TimelineItem> &now, const Error &refusal)
{
    const auto so = [this](const std::optional<ViewerState> &viewer) {
        return m_row.action.kind == Action::Kind::Vote
            ? hasVoted(m_row.action, viewer)
            : holds(m_row.action, viewer).value_or(false);
    };
    const bool isSo = now && so(now->post.viewer);
    if (isSo) {
        m_item = *now;
    }
    const bool missing = !now && now.error().kind == ErrorKind::NotFound;
    if (missing && m_before.state == OutboxState::Failed && m_found.remembered && !m_foundAnew) {
        find(true); // the id may be of long ago
        return;
    }
    judge(isSo, now || isAnswer(now.error()), refusal);
}

void ActionWork::heardStanding(const Result<std::vector<Relationship>> &now, const Error &refusal)
{
    const bool isSo = now && !now->empty() && standsSo(m_row.action, now->front()).value_or(false);
    if (isSo) {
        m_relationship = now->front();
    }
    judge(isSo, now || isAnswer(now.error()), refusal);
}

/// Nothing that a later try could not put right.
bool ActionWork::mayPass(const Error &error)
{
    return isTransient(error.kind) || error.kind == ErrorKind::Cancelled
        || error.kind == ErrorKind::Credentials || error.kind == ErrorKind::Barred;
}

/// The server said a word; else it would say another one later.
bool ActionWork::isAnswer(const Error &error)
{
    return !mayPass(error) && error.kind != ErrorKind::Store;
}

void ActionWork::judge(bool isSo, bool isAnswered, const Error &refusal)
{
    m_patience.stop();
    if (m_late) {
        judgeLate(isSo, isAnswered);
    } else if (isSo) {
        good();
    } else {
        fail(wordsOf(refusal));
    }
}

/// Its next turn tells the cache. What cannot be written down stays refused, as it was told;
/// without an answer it is asked at the next start. Behind what end() writes, which is heard first.
void ActionWork::judgeLate(bool isSo, bool isAnswered)
{
    m_tools.core.store
        .writeUser([id = m_row.id, asked = m_row.keyAt, isSo, isAnswered](store::UserTx &tx) {
            if (isAnswered) {
                store::closeQuestion(tx, id, asked);
            }
            return isSo ? store::wasDoneAfterAll(tx, id) : Result<bool>(false);
        })
        .then(this, [this, isAnswered](const Result<bool> &) {
            const auto kind = isAnswered ? ActionEnd::Kind::Ended : ActionEnd::Kind::Later;
            finish(ActionEnd{.kind = kind, .row = m_row});
        });
}

} // namespace asterism

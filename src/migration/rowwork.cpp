// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/rowwork.h"

#include "migration/rowrules.h"
#include "protocol/acct.h"
#include "store/runs.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

constexpr int mostMoves = 3;
/// What was asked ahead may have changed since.
constexpr qint64 standingKeptMs = 2 * minuteMs;
constexpr qsizetype mostStandings = 1000; ///< of rows that never had their turn
/// Less is no waiting that anybody is told of.
constexpr qint64 noticedWaitMs = 5 * secondMs;

bool isOfTheirHost(ErrorKind kind)
{
    return isTransient(kind) || kind == ErrorKind::BadAnswer;
}

} // namespace

RowWork::RowWork(
    RunTools &tools, LaneMemory &memory, const Session &session, const Job &job, QObject *parent)
    : Flow(parent)
    , m_tools(tools)
    , m_memory(memory)
    , m_session(session)
    , m_run(job.run)
    , m_row(job.row)
    , m_ahead(job.ahead)
    , m_wasSending(job.row.state == RowState::Sending)
{
}

void RowWork::start()
{
    if (!isPossible()) {
        return;
    }
    // A day's wait need not begin with looking somebody up.
    const Write::What what = writeOf(m_run.kind, m_row.removes);
    const bool sends = m_run.kind != MovedKind::Lists || m_run.serverLists;
    const qint64 next = paceOf(what).next(m_tools.now());
    if (sends && !m_wasSending && next > m_tools.now() + noticedWaitMs) {
        leave(RowEnd::Kind::Wait, {}, next);
        return;
    }
    switch (m_run.kind) {
    case MovedKind::Lists:
        m_run.serverLists ? startList() : putIntoOwnList();
        break;
    case MovedKind::Bookmarks:
        startPost();
        break;
    case MovedKind::Clips:
        startClip();
        break;
    case MovedKind::DomainBlocks:
        startDomains();
        break;
    case MovedKind::Tags:
        write(what);
        break;
    default:
        startPerson();
    }
}

/// Ends the row when it is not.
bool RowWork::isPossible()
{
    const bool ownList = m_run.kind == MovedKind::Lists && !m_run.serverLists;
    if (!ownList && !canWrite(m_session.instance, writeOf(m_run.kind, m_row.removes))) {
        endRow(Outcome::Refused, keepsNo(m_run.kind, m_session.account.host));
        return false;
    }
    if (hasStanding(m_run.kind) && targetOf(m_row) == m_session.account.acct) {
        m_row.finding = Finding::None; // as of one that was known before: mayRetry()
        endRow(Outcome::Refused, Words::tr("That is this account itself."));
        return false;
    }
    const qint64 ends = m_run.kind == MovedKind::Mutes ? m_row.item.expiresAt : 0;
    if (!m_row.removes && ends > 0 && ends <= m_tools.now()) {
        endRow(Outcome::Already, Words::tr("This mute would be over by now."));
        return false;
    }
    return true;
}

void RowWork::startPerson()
{
    m_row.localId.isEmpty() ? find() : askStanding();
}

void RowWork::startPost()
{
    if (!m_row.localId.isEmpty()) {
        write(writeOf(m_run.kind, m_row.removes));
        return;
    }
    m_justFound = true;
    findPostAt(m_tools.core, m_tools.sessions, m_session, m_row.item.subject)
        .then(this, [this](const Result<QString> &id) {
            if (id) {
                m_memory.lastGoodAt = m_tools.now();
                m_row.localId = *id;
                m_dirty = true;
                write(writeOf(m_run.kind, m_row.removes));
            } else if (id.error().kind == ErrorKind::NotFound) {
                endRow(m_row.removes ? Outcome::Already : Outcome::NotFound);
            } else {
                trouble(id.error());
            }
        });
}

void RowWork::find()
{
    m_justFound = true;
    findPersonAt(m_tools.core, m_tools.sessions, m_session, targetOf(m_row), true)
        .then(this, [this](const Result<KnownPerson> &person) { found(person); });
}

void RowWork::found(const Result<KnownPerson> &person)
{
    if (!person) {
        person.error().kind == ErrorKind::NotFound ? askHome() : trouble(person.error());
        return;
    }
    m_memory.lastGoodAt = m_tools.now();
    if (followsMoves(m_run, m_row) && !person->movedTo.isEmpty()) {
        follow(person->movedTo);
        return;
    }
    if (followsMoves(m_run, m_row) && person->suspended) {
        endRow(Outcome::Refused, Words::tr("Their account is suspended."));
        return;
    }
    m_row.localId = person->localId;
    m_row.detail.clear(); // what a preview said of them
    m_row.finding = m_row.movedTo.isEmpty() ? Finding::ToDo : Finding::Moved;
    m_dirty = true;
    m_run.kind == MovedKind::Lists ? meetList() : askStanding();
}

void RowWork::follow(const QString &movedTo)
{
    if (m_moves.size() >= mostMoves || m_moves.contains(movedTo)) {
        endRow(Outcome::Refused, Words::tr("They moved too often to be followed there."));
        return;
    }
    m_moves << movedTo;
    if (!movedTo.contains(u"://"_s)) {
        goToNew(movedTo);
        return;
    }
    m_tools.people.find(movedTo).then(this, [this](const Result<Person> &person) {
        person ? goToNew(person->handle.acct()) : heardHome(person);
    });
}

void RowWork::goToNew(const QString &acct)
{
    const auto handle = parseHandle(acct);
    const QString target = handle ? handle->acct() : acct;
    if (target == m_row.item.subject) {
        endRow(Outcome::Refused, Words::tr("They moved too often to be followed there."));
        return;
    }
    m_row.movedTo = target;
    m_row.localId.clear();
    m_dirty = true;
    if (isPossible()) {
        find();
    }
}

/// The account's server knows nobody of that name. Their own says whether that is so.
void RowWork::askHome()
{
    const QString host = targetOf(m_row).section(u'@', -1);
    if (host == m_session.instance.accountDomain || host == m_session.instance.host) {
        endRow(Outcome::NotFound, wordsOfMove(m_row));
        return;
    }
    m_tools.people.find(u'@' + targetOf(m_row)).then(this, [this](const Result<Person> &person) {
        heardHome(person);
    });
}

void RowWork::heardHome(const Result<Person> &person)
{
    if (person) {
        endRow(Outcome::Refused,
            Words::tr("%1 does not find them, though they are there.").arg(m_session.account.host));
    } else if (person.error().kind == ErrorKind::Cancelled) {
        leave(RowEnd::Kind::Stopped);
    } else if (isOfTheirHost(person.error().kind)) {
        theirServerIsAway(person.error());
    } else {
        endRow(Outcome::NotFound, wordsOfMove(m_row));
    }
}

void RowWork::theirServerIsAway(const Error &error)
{
    m_row.tries += 1;
    if (m_row.tries >= mostTries) {
        endRow(Outcome::ServerGone, sentence(error));
        return;
    }
    m_row.finding = Finding::Gone;
    m_row.state = RowState::Waiting;
    m_row.changedAt = m_tools.now();
    saveAndLeave({.kind = RowEnd::Kind::Later});
}

/// A row that may have been sent is asked for by itself, and anew; others in batches, ahead.
void RowWork::askStanding()
{
    const auto known = m_memory.standings.constFind(m_row.localId);
    const bool use = !m_wasSending && known != m_memory.standings.cend()
        && m_tools.now() - known->at < standingKeptMs && known->at <= m_tools.now();
    if (use) {
        const Relationship standing = known->relationship;
        m_memory.standings.remove(m_row.localId);
        m_run.kind == MovedKind::Lists ? judgeForList(standing) : judge(standing);
        return;
    }
    QStringList ids{m_row.localId};
    for (const QString &id : m_wasSending ? QStringList() : m_ahead) {
        if (!ids.contains(id) && ids.size() < 40) {
            ids << id;
        }
    }
    loadRelationships(m_tools.core, m_tools.sessions, m_session, ids)
        .then(this, [this](const Result<std::vector<Relationship>> &standings) {
            heardStandings(standings);
        });
}

void RowWork::heardStandings(const Result<std::vector<Relationship>> &standings)
{
    if (!standings) {
        const ErrorKind kind = standings.error().kind;
        const bool ofRow = kind == ErrorKind::NotFound || kind == ErrorKind::Rejected;
        if (kind == ErrorKind::Forbidden) {
            leave(RowEnd::Kind::Pause, sentence(standings.error()));
        } else if (ofRow || kind == ErrorKind::BadAnswer) {
            leave(RowEnd::Kind::Away, sentence(standings.error()));
        } else if (kind == ErrorKind::Usage) { // it cannot be asked, so it is told again
            m_run.kind == MovedKind::Lists ? judgeForList({}) : judge({});
        } else {
            trouble(standings.error());
        }
        return;
    }
    m_memory.lastGoodAt = m_tools.now();
    if (m_memory.standings.size() > mostStandings) {
        m_memory.standings.clear();
    }
    std::optional<Relationship> own;
    for (const Relationship &standing : *standings) {
        if (standing.localId == m_row.localId) {
            own = standing;
        } else {
            m_memory.standings.insert(standing.localId, {standing, m_tools.now()});
        }
    }
    if (!own && !m_justFound) { // the id is no good any more
        m_row.localId.clear();
        find();
        return;
    }
    m_run.kind == MovedKind::Lists ? judgeForList(own) : judge(own);
}

void RowWork::judge(const std::optional<Relationship> &standing)
{
    if (standing && isAsWished(m_run.kind, m_row, *standing)) {
        endAsFound(*standing);
    } else if (standing && isMutedForGood(*standing)) {
        endAsFound(*standing);
    } else if (!standing && m_row.removes) {
        endRow(Outcome::Already);
    } else if (m_wasSending && m_row.tries >= mostSendings) {
        endRow(Outcome::Refused,
            Words::tr("%1 has a problem of its own with them.").arg(m_session.account.host));
    } else {
        m_wasSending = false; // the server says that it is not done
        m_counts = countOfWrites(standing);
        write(writeOf(m_run.kind, m_row.removes));
    }
}

void RowWork::endAsFound(const Relationship &standing)
{
    const bool isAsked = m_run.kind == MovedKind::Follows && !standing.following;
    if (m_row.removes) {
        endRow(m_wasSending ? Outcome::Removed : Outcome::Already);
    } else if (isAsked) { // who moved, too: only then they are looked at again
        endRow(Outcome::Requested, wordsOfMove(m_row));
    } else {
        endRow(orMoved(m_row, m_wasSending ? Outcome::Done : Outcome::Already), wordsOfMove(m_row));
    }
}

/// One of the user's own lists: nothing is sent to the account's server.
void RowWork::putIntoOwnList()
{
    if (m_row.removes || !m_tools.ownList) {
        endRow(Outcome::Refused, Words::tr("Nobody is taken out of your own lists by an import."));
        return;
    }
    m_tools.ownList(m_row.item.list, m_row.item.subject)
        .then(this, [this](const Result<Done> &done) {
            const ErrorKind kind = done ? ErrorKind::Store : done.error().kind;
            if (done) {
                endRow(Outcome::Done);
            } else if (kind == ErrorKind::Cancelled) {
                leave(RowEnd::Kind::Stopped);
            } else if (kind == ErrorKind::Store) {
                leave(RowEnd::Kind::Away, sentence(done.error()));
            } else if (kind == ErrorKind::NotFound) {
                endRow(Outcome::NotFound);
            } else if (isOfTheirHost(kind)) {
                theirServerIsAway(done.error());
            } else {
                endRow(Outcome::Refused, sentence(done.error()));
            }
        });
}

/// What the account's own server said to a question.
void RowWork::trouble(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        leave(RowEnd::Kind::Stopped);
        return;
    case ErrorKind::Credentials:
    case ErrorKind::Barred:
        leave(RowEnd::Kind::Pause, sentence(error));
        return;
    case ErrorKind::RateLimited:
        leave(RowEnd::Kind::Wait, sentence(error),
            error.until > m_tools.now() ? error.until : m_tools.now() + minuteMs);
        return;
    case ErrorKind::Forbidden: // a token that may not even ask gets no row any further
    case ErrorKind::Rejected:
        endRow(Outcome::Refused, serverWords(error), serverWords(error));
        return;
    case ErrorKind::NotFound:
    case ErrorKind::Usage:
        endRow(Outcome::Refused, serverWords(error));
        return;
    case ErrorKind::BadAnswer:
        postpone(error);
        return;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Store:
    case ErrorKind::Damaged:
        break;
    }
    error.httpStatus >= 500 ? postpone(error) : leave(RowEnd::Kind::Away, sentence(error));
}

/// The server has trouble, with this row or at all. Only when something else went well meanwhile
/// it is the row, and after some tries that ends it.
void RowWork::postpone(const Error &error)
{
    const bool isServer = m_row.tries > 0 && m_memory.lastGoodAt <= m_row.changedAt;
    if (isServer || m_wasSending) {
        leave(RowEnd::Kind::Away, sentence(error));
        return;
    }
    m_row.tries += 1;
    if (m_row.tries > mostTries) {
        endRow(Outcome::Refused, serverWords(error));
        return;
    }
    m_row.state = RowState::Waiting;
    m_row.changedAt = m_tools.now();
    saveAndLeave({.kind = RowEnd::Kind::Away, .trouble = sentence(error)});
}

} // namespace asterism

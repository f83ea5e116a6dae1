// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RowWork that is about lists of the account's server.
#include "base/host.h"
#include "migration/rowrules.h"
#include "migration/rowwork.h"
#include "sync/listplaces.h"
#include "sync/serverlists.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

QString notYetWords()
{
    return Words::tr("They were asked and must agree before the list takes them.");
}

} // namespace

void RowWork::startList()
{
    if (m_memory.listIds) {
        needList();
        return;
    }
    loadServerLists(m_tools.core, m_tools.sessions, m_session)
        .then(this, [this](const Result<std::vector<ServerList>> &lists) { learnLists(lists); });
}

void RowWork::learnLists(const Result<std::vector<ServerList>> &lists)
{
    if (!lists) {
        trouble(lists.error());
        return;
    }
    m_memory.listIds.emplace();
    for (const ServerList &list : *lists) {
        if (!m_memory.listIds->contains(list.title)) { // titles need not be unique: the first one
            m_memory.listIds->insert(list.title, list.id);
        }
    }
    needList();
}

void RowWork::needList()
{
    m_listId = m_memory.listIds->value(m_row.item.list);
    if (!m_listId.isEmpty()) {
        m_row.localId.isEmpty() ? find() : meetList();
    } else if (m_row.removes) {
        endRow(Outcome::Already);
    } else {
        createList();
    }
}

/// Counted with what is put into lists, and as little hurried.
void RowWork::createList()
{
    constexpr Write::What counted = Write::What::PutIntoList;
    const qint64 next = paceOf(counted).next(m_tools.now());
    if (next > m_tools.now()) {
        saveAndLeave({.kind = RowEnd::Kind::Wait, .until = next});
        return;
    }
    count(counted, [this] {
        createServerList(
            m_tools.core, m_tools.sessions, m_session, m_row.item.list, Request::Steady)
            .then(this, [this](const NewListAnswer &answer) { created(answer); });
    });
}

void RowWork::created(const NewListAnswer &answer)
{
    hearPace(
        Write::What::PutIntoList, answer.status > 0 || answer.unsure, answer.status, answer.limit);
    if (answer.id) {
        m_memory.lastGoodAt = m_tools.now();
        m_memory.listIds->insert(m_row.item.list, *answer.id);
        needList();
        return;
    }
    m_memory.listIds.reset(); // it may be there all the same
    if (answer.id.error().kind == ErrorKind::RateLimited) {
        waitForLimit(answer.status, answer.id.error());
    } else {
        trouble(answer.id.error());
    }
}

/// The person is known, and so is the list.
void RowWork::meetList()
{
    if (m_wasSending) {
        askPlaces();
    } else if (m_memory.listsWantFollows && m_run.followForLists && !m_row.removes
        && !m_followedForList) {
        askStanding();
    } else {
        write(writeOf(m_run.kind, m_row.removes));
    }
}

/// Whether they are in the list, where sending again would be refused for that.
void RowWork::askPlaces()
{
    m_triedPlaces = true;
    const auto who = parseHandle(targetOf(m_row));
    if (!who) {
        heardPlaces(false, false);
        return;
    }
    listPlaces(m_tools.core, m_tools.sessions, m_session, *who)
        .then(this, [this](const Result<ListPlaces> &places) {
            const bool passes = places
                || (!isTransient(places.error().kind) && places.error().kind != ErrorKind::Cancelled
                    && places.error().kind != ErrorKind::Credentials);
            if (passes) {
                heardPlaces(places && places->in.contains(m_listId), places.ok());
            } else {
                trouble(places.error());
            }
        });
}

void RowWork::heardPlaces(bool isIn, bool sure)
{
    const bool wasSending = std::exchange(m_wasSending, false);
    if (sure && isIn && !m_row.removes) {
        const Outcome outcome = wasSending ? Outcome::Done : Outcome::Already;
        endRow(orMoved(m_row, outcome), wordsOfMove(m_row));
    } else if (sure && !isIn && m_row.removes) {
        endRow(wasSending ? Outcome::Removed : Outcome::Already);
    } else if (wasSending && m_row.tries >= mostSendings) {
        endRow(Outcome::Refused,
            Words::tr("%1 has a problem of its own with them.").arg(m_session.account.host));
    } else if (!wasSending) { // it was refused, and not because they are in already
        endRow(Outcome::Refused, m_row.detail, m_row.detail);
    } else {
        meetList();
    }
}

void RowWork::judgeForList(const std::optional<Relationship> &standing)
{
    const bool follows = standing && (standing->following || standing->requested);
    if (!follows) {
        write(Write::What::Follow);
    } else if (m_refusedForFollow && !standing->following) {
        endRow(Outcome::Requested, notYetWords());
    } else {
        m_followedForList = true;
        write(writeOf(m_run.kind, m_row.removes));
    }
}

/// The list takes only people whom the account follows.
void RowWork::mustFollow()
{
    m_memory.listsWantFollows = true;
    m_refusedForFollow = true;
    if (!m_run.followForLists) {
        endRow(Outcome::Refused,
            Words::tr("Lists of %1 take only people whom the account follows.")
                .arg(m_session.account.host));
    } else if (m_followedForList) {
        endRow(Outcome::Requested, notYetWords());
    } else {
        askStanding();
    }
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RowWork that lets mutes which are there already end at another time.
#include "migration/rowrules.h"
#include "migration/rowwork.h"
#include "protocol/capabilities.h"
#include "store/outbox.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

/// Whatever the user clicks meanwhile is more than what a run wants.
bool isBeingDecided(store::UserTx &tx, const Action &action)
{
    const auto rows = store::rowsAbout(tx, action.account, action.target, 0);
    return rows && std::ranges::any_of(*rows, [&action](const store::OutboxRow &row) {
        return axisOf(row.action) == axisOf(action);
    });
}

} // namespace

/// Where a mute has no choice but its end there is nothing else about it to change.
bool RowWork::isMutedForGood(const Relationship &standing) const
{
    return m_run.kind == MovedKind::Mutes && !m_row.removes && m_row.item.expiresAt == 0
        && standing.muting && !capabilities(m_session.instance).mutesChooseNotices;
}

/// Of whom nothing is told may be muted.
int RowWork::countOfWrites(const std::optional<Relationship> &standing) const
{
    const bool changes = m_run.kind == MovedKind::Mutes && !m_row.removes
        && m_row.item.expiresAt > 0 && (!standing || standing->muting);
    return changes ? writesToChangeMute(m_session.instance) : 1;
}

/// They were not muted a moment ago. Then there must be room for what it takes now, unless the mute
/// is to last: then it is what it should be.
void RowWork::comeAgain(const Error &refusal)
{
    if (m_row.item.expiresAt == 0) {
        endRow(Outcome::Already);
        return;
    }
    m_row.tries += 1;
    m_row.changedAt = m_tools.now();
    if (m_row.tries >= mostTries) { // muted, and never said to be
        endRow(Outcome::Refused, sentence(refusal));
        return;
    }
    m_row.state = RowState::Waiting;
    saveAndLeave({.kind = RowEnd::Kind::Later});
}

/// They were muted, and are no longer. A run may wait for hours, or be stopped; the outbox goes on
/// until they are muted again, or somebody is told why not.
void RowWork::leaveToOutbox(const WriteAnswer &answer)
{
    Action mute{.kind = Action::Kind::Mute,
        .account = m_run.account,
        .target = m_row.item.subject,
        .options = m_row.item};
    mute.options.subject.clear();
    mute.options.list.clear();
    m_tools.core.store
        .writeUser([mute](store::UserTx &tx) -> Result<Done> {
            if (isBeingDecided(tx, mute)) {
                return Done{};
            }
            const auto put = store::enqueue(tx, mute, {});
            return put ? Result<Done>(Done{}) : Result<Done>(put.error());
        })
        .then(this, [this, answer](const Result<Done> &kept) {
            if (kept) {
                endRow(Outcome::Refused,
                    Words::tr("%1 The outbox mutes them again.")
                        .arg(sentence(answer.result.error())));
            } else {
                troubled(answer); // as long as the run goes on, it does
            }
        });
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/standings.h"

#include "app/standingjob.h"
#include "protocol/capabilities.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using ActionKind = Action::Kind;

void applyRow(Relationship &now, const Action &action)
{
    switch (action.kind) {
    case ActionKind::Follow:
        now.requested = !now.following; // whether they have to agree is not known here
        now.boosts = action.options.boosts.value_or(now.boosts);
        now.notify = action.options.notify.value_or(now.notify);
        break;
    case ActionKind::Unfollow:
        now.following = now.requested = false;
        break;
    case ActionKind::Mute:
    case ActionKind::Unmute:
        now.muting = action.kind == ActionKind::Mute;
        now.mutingNotifications = now.muting && action.options.hideNotifications.value_or(true);
        break;
    case ActionKind::Block:
        now.blocking = true;
        now.following = now.requested = now.followedBy = now.requestedBy = false;
        break;
    case ActionKind::Unblock:
        now.blocking = false;
        break;
    case ActionKind::AcceptFollower:
        now.followedBy = true;
        now.requestedBy = false;
        break;
    case ActionKind::RejectFollower:
        now.requestedBy = false;
        break;
    case ActionKind::RemoveFollower:
        now.followedBy = false;
        break;
    case ActionKind::Annotate:
        now.note = action.note;
        break;
    case ActionKind::BlockDomain:
    case ActionKind::UnblockDomain:
        now.domainBlocking = action.kind == ActionKind::BlockDomain;
        break;
    default:
        break;
    }
}

} // namespace

Relationship afterRows(Relationship now, const std::vector<store::OutboxRow> &rows)
{
    for (const store::OutboxRow &row : rows) {
        if (store::isUnderWay(row.state)) {
            applyRow(now, row.action);
        }
    }
    return now;
}

Standings::Standings(store::Store &store, Ask ask, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_doers(store)
{
    connect(&m_doers, &ActingAccounts::changed, this, [this] {
        askNew();
        Q_EMIT changed();
    });
    connect(&m_doers, &ActingAccounts::ended, this,
        [this](const AccountId &account) { this->ask(account, true); });
    connect(&m_doers, &ActingAccounts::problem, this, &Standings::problem);
}

void Standings::setPerson(const QString &acct)
{
    if (acct != this->acct()) {
        m_answers.clear();
        m_doers.setTarget({.acct = acct, .host = acct.section(u'@', -1)});
    }
}

void Standings::setTag(const QString &tag)
{
    if (tag != m_doers.target().tag) {
        m_answers.clear();
        m_doers.setTarget({.tag = tag});
    }
}

std::optional<Relationship> Standings::expected(const ActingAccount &one) const
{
    const auto &told = m_answers.value(one.account.id).told;
    // Who is not known there is followed by nobody there.
    const bool sure = told && (told->told || !told->known);
    return sure ? std::optional(afterRows(told->relationship, one.rows)) : std::nullopt;
}

std::optional<bool> Standings::followsTag(const ActingAccount &one) const
{
    std::optional<bool> follows = m_answers.value(one.account.id).followsTag;
    for (const store::OutboxRow &row : one.rows) {
        if (store::isUnderWay(row.state)) {
            follows = row.action.kind == ActionKind::FollowTag;
        }
    }
    return follows;
}

bool Standings::isAsking() const
{
    return std::ranges::any_of(m_answers, &Answer::asking);
}

void Standings::askNew()
{
    for (const ActingAccount &one : m_doers.all()) {
        if (!m_answers.contains(one.account.id)) {
            ask(one.account.id, false);
        }
    }
}

void Standings::refresh()
{
    for (const ActingAccount &one : m_doers.all()) {
        ask(one.account.id, true);
    }
    Q_EMIT changed();
}

/// Of oneself, and where nobody follows hashtags, there is nothing to be told.
bool Standings::isToBeAsked(const ActingAccount &one) const
{
    return isOfTag() ? capabilities(one.server).followTags : !acct().isEmpty() && !isSelf(one);
}

void Standings::ask(const AccountId &account, bool fresh)
{
    const ActingAccount *one = m_doers.find(account);
    if (one == nullptr || !isToBeAsked(*one)) {
        return;
    }
    m_answers[account].asking = true;
    const ActingTarget &target = m_doers.target();
    QJsonObject argument{{u"account"_s, account.value}, {u"fresh"_s, fresh}};
    argument.insert(isOfTag() ? u"tag"_s : u"acct"_s, isOfTag() ? target.tag : target.acct);
    hear(m_ask(isOfTag() ? u"tag-followed"_s : u"relationships"_s, argument), &m_store, this,
        [this, account, target](
            const Result<QJsonObject> &answer) { answered(account, target, answer); });
}

void Standings::answered(
    const AccountId &account, const ActingTarget &target, const Result<QJsonObject> &answer)
{
    if (target != m_doers.target()) {
        return; // it is about something else by now
    }
    Answer &known = m_answers[account];
    known.asking = false;
    known.trouble = answer ? QString() : sentence(answer.error());
    if (answer && isOfTag()) {
        known.followsTag = (*answer)["follows"_L1].toBool();
    } else if (answer) {
        known.told = standingFromJob(*answer);
    }
    Q_EMIT changed();
}

} // namespace asterism::ui

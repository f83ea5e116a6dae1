// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/personstandings.h"

#include "ui/viewmodels/standingwords.h"
#include "ui/viewmodels/taskrules.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(People)
};

using RowState = store::OutboxRow::State;

/// Servers take less: Misskey 2048 characters, Mastodon 2000.
constexpr qsizetype longestTypedNote = 20'000;

/// What a profile's menu offers.
constexpr std::array personTasks{"follow"_L1, "unfollow"_L1, "options"_L1, "mute"_L1, "unmute"_L1,
    "block"_L1, "unblock"_L1, "accept-follower"_L1, "reject-follower"_L1, "remove-follower"_L1,
    "report"_L1, "block-domain"_L1, "unblock-domain"_L1};

bool isOfFollow(const store::OutboxRow &row)
{
    using Kind = Action::Kind;
    const Kind kind = row.action.kind;
    return store::isUnderWay(row.state)
        && (kind == Kind::Follow || kind == Kind::Unfollow || kind == Kind::Unblock);
}

struct RowButton {
    QString task;
    QString text;
    QString why;
};

RowButton buttonFor(const Relationship &now)
{
    if (now.blocking) {
        return {u"unblock"_s, Words::tr("Unblock"), {}};
    }
    if (now.following) {
        return {u"unfollow"_s, Words::tr("Unfollow"), {}};
    }
    if (now.requested) {
        return {u"unfollow"_s, Words::tr("Cancel the request"), {}};
    }
    return {u"follow"_s, Words::tr("Follow"), {}};
}

/// What is on its way can be called back until it is being sent.
RowButton buttonOf(const Standings &standings, const ActingAccount &one)
{
    if (standings.isSelf(one)) {
        return {};
    }
    const auto waiting = std::ranges::find_if(one.rows, isOfFollow);
    if (waiting != one.rows.end()) {
        const bool sent = waiting->state != RowState::Waiting;
        return {
            u"cancel"_s, Words::tr("Cancel"), sent ? Words::tr("It is being sent.") : QString()};
    }
    if (standings.of(one.account.id).asking && !standings.expected(one)) {
        return {};
    }
    RowButton button = buttonFor(standings.expected(one).value_or(Relationship()));
    button.why = whyNotChosen(button.task, standings, one);
    return button;
}

QString troubleOfStanding(const Standings &standings, const ActingAccount &one)
{
    const QString refused = failedWords(one.rows);
    const auto answer = standings.of(one.account.id);
    // Without anything told it stands in the words.
    return refused.isEmpty() && answer.told ? answer.trouble : refused;
}

std::optional<QString> refusedNote(const ActingAccount &one)
{
    std::optional<QString> text;
    for (const store::OutboxRow &row : one.rows) {
        if (row.action.kind == Action::Kind::Annotate && row.state == RowState::Failed) {
            text = row.action.note;
        }
    }
    return text;
}

} // namespace

PersonStandings::PersonStandings(store::Store &store, Ask ask, QObject *parent)
    : RowsModel({"accountId", "acct", "colour", "words", "pending", "trouble", "task", "button",
                    "why", "note", "noteWhy"},
        parent)
    , m_standings(store, std::move(ask))
{
    connect(&m_standings, &Standings::changed, this, &PersonStandings::show);
    connect(&m_standings, &Standings::problem, this, &PersonStandings::problem);
}

RowsModel::Row PersonStandings::rowOf(const ActingAccount &one) const
{
    const RowButton button = buttonOf(m_standings, one);
    const QString id = one.account.id.value;
    return {id,
        {id, QString(u'@' + one.account.acct), one.colour, standingWords(m_standings, one),
            underWayWords(one.rows), troubleOfStanding(m_standings, one), button.task, button.text,
            button.why, noteOf(one), whyNotChosen(u"annotate"_s, m_standings, one)}};
}

QString PersonStandings::noteOf(const ActingAccount &one) const
{
    return m_standings.expected(one).value_or(Relationship()).note;
}

const ActingAccount *PersonStandings::accountOf(const QString &id) const
{
    const auto &all = m_standings.accounts();
    const auto found = std::ranges::find_if(
        all, [&id](const ActingAccount &one) { return one.account.id.value == id; });
    return found == all.end() ? nullptr : &*found;
}

QString PersonStandings::noteToEdit(const QString &accountId)
{
    const ActingAccount *one = accountOf(accountId);
    if (one == nullptr || m_typed.contains(accountId)) {
        return m_typed.value(accountId);
    }
    const QString text = refusedNote(*one).value_or(noteOf(*one));
    m_begun.insert(accountId, text);
    return text;
}

bool PersonStandings::isAsBegun(const QString &accountId) const
{
    return m_typed.value(accountId).trimmed() == m_begun.value(accountId).trimmed();
}

void PersonStandings::typeNote(const QString &accountId, const QString &text)
{
    m_typed.insert(accountId, text.left(longestTypedNote));
}

void PersonStandings::saveNote(const QString &accountId)
{
    if (!m_typed.contains(accountId)) {
        return;
    }
    const bool asBegun = isAsBegun(accountId);
    const QString text = m_typed.take(accountId).trimmed();
    const ActingAccount *one = accountOf(accountId);
    if (one == nullptr || text == noteOf(*one).trimmed()) {
        return;
    }
    const auto refused = refusedNote(*one);
    if (!asBegun || (refused && refused->trimmed() == text)) {
        Q_EMIT noted(accountId, text);
    }
}

void PersonStandings::dropNote(const QString &accountId)
{
    m_typed.remove(accountId);
}

void PersonStandings::saveNotes()
{
    const QStringList typed = m_typed.keys();
    for (const QString &account : typed) {
        isAsBegun(account) ? dropNote(account) : saveNote(account);
    }
}

void PersonStandings::show()
{
    std::vector<Row> rows;
    for (const ActingAccount &one : m_standings.accounts()) {
        rows.push_back(rowOf(one));
    }
    showRows(std::move(rows));
    findTasks();
    Q_EMIT changed();
}

void PersonStandings::findTasks()
{
    m_tasks.clear();
    for (const QLatin1StringView task : personTasks) {
        const bool any = std::ranges::any_of(m_standings.accounts(), [&](const ActingAccount &one) {
            return whyNotChosen(task, m_standings, one).isEmpty();
        });
        if (any) {
            m_tasks.insert(task, true);
        }
    }
}

} // namespace asterism::ui

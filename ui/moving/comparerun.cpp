// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/comparepane.h"

#include "migration/newrun.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

/// What is done about a comparison: runs of those who were selected, and keeping in step.
namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComparePane)
};

/// As ComparePane::rhythms() says them.
constexpr std::array rhythmHours{6, 24, 7 * 24};

} // namespace

/// Only those for whom there is something to do.
std::vector<MovedItem> ComparePane::itemsFor(Asked asked, int number) const
{
    std::vector<MovedItem> items;
    const std::vector<ComparedPerson> selected = m_model->selection();
    for (const ComparedPerson &person : selected) {
        if (number < 0 || size_t(number) >= person.at.size()) {
            continue;
        }
        const Standing &standing = person.at[size_t(number)];
        const bool bound = standing.follows || standing.requested;
        if (bound == (asked == Asked::Unfollow)) {
            items.push_back({.subject = person.acct});
        }
    }
    return items;
}

int ComparePane::missing(int from, int to) const
{
    return int(std::ranges::count_if(*m_people, [from, to](const ComparedPerson &person) {
        const auto &at = person.at;
        return size_t(std::max(from, to)) < at.size() && at[size_t(from)].follows
            && !at[size_t(to)].follows && !at[size_t(to)].requested;
    }));
}

void ComparePane::ask(Asked asked, int number)
{
    m_asked = asked;
    m_askedOf = number;
    m_problems.clear();
    Q_EMIT changed();
}

void ComparePane::askFollow(int account)
{
    ask(Asked::Follow, account);
}

void ComparePane::askUnfollow(int account)
{
    ask(Asked::Unfollow, account);
}

QString ComparePane::question() const
{
    QString words;
    const int number = m_askedOf;
    switch (m_asked) {
    case Asked::Nothing:
        return {};
    case Asked::Follow:
        words = Words::tr("%n of the selected people will be followed from %1; the others are "
                          "already.",
            nullptr, int(itemsFor(m_asked, number).size()));
        return words.replace(u"%1"_s, acctOf(number));
    case Asked::Unfollow:
        words = Words::tr("%n of the selected people will be unfollowed from %1. What they post "
                          "to followers alone is not seen from there any more.",
            nullptr, int(itemsFor(m_asked, number).size()));
        return words.replace(u"%1"_s, acctOf(number));
    case Asked::InStep:
        words = Words::tr("Whom %1 follows will be followed from %2, too, %3: %n people now. "
                          "Nobody is unfollowed by it.",
            nullptr, missing(m_turned ? 1 : 0, m_turned ? 0 : 1));
        words.replace(u"%3"_s, rhythms().value(rhythm()));
        words.replace(u"%1"_s, acctOf(m_turned ? 1 : 0));
        return words.replace(u"%2"_s, acctOf(m_turned ? 0 : 1));
    }
    return {};
}

QString ComparePane::confirmWords() const
{
    switch (m_asked) {
    case Asked::Follow:
        return Words::tr("Follow %L1").arg(itemsFor(m_asked, m_askedOf).size());
    case Asked::Unfollow:
        return Words::tr("Unfollow %L1").arg(itemsFor(m_asked, m_askedOf).size());
    case Asked::InStep:
        return Words::tr("Keep in step");
    default:
        return {};
    }
}

void ComparePane::confirm()
{
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    if (asked == Asked::InStep) {
        saveInStep(rhythmHours.at(size_t(m_rhythm)));
    }
    const Account *of = account(m_askedOf);
    if ((asked == Asked::Follow || asked == Asked::Unfollow) && of != nullptr) {
        const std::vector<MovedItem> items = itemsFor(asked, m_askedOf);
        const Run run{.account = of->id,
            .acct = of->acct,
            .kind = MovedKind::Follows,
            .title = asked == Asked::Follow ? Words::tr("Follow selected")
                                            : Words::tr("Unfollow selected")};
        if (!items.empty()) {
            m_starter->start(run, rowsFor(items, asked == Asked::Unfollow));
            m_model->selectNone();
        }
    }
    Q_EMIT changed();
}

void ComparePane::decline()
{
    m_asked = Asked::Nothing;
    Q_EMIT changed();
}

// ---- in step --------------------------------------------------------------------------------

QString ComparePane::stepWords() const
{
    if (m_chosen.size() != 2) {
        return {};
    }
    return Words::tr("Follow with %1 whom %2 follows, %3")
        .arg(acctOf(m_turned ? 0 : 1), acctOf(m_turned ? 1 : 0), rhythms().value(rhythm()));
}

int ComparePane::stepHours() const
{
    const Account *from = account(m_turned ? 1 : 0);
    const Account *to = account(m_turned ? 0 : 1);
    if (from == nullptr || to == nullptr) {
        return 0;
    }
    const auto pair = std::ranges::find_if(m_inStep, [from, to](const store::InStep &kept) {
        return kept.from == from->id && kept.to == to->id;
    });
    return pair == m_inStep.end() ? 0 : pair->everyHours;
}

QStringList ComparePane::rhythms()
{
    return {Words::tr("every six hours"), Words::tr("every day"), Words::tr("every week")};
}

/// The terminal takes any number of hours: the nearest one that is not more often is shown.
int ComparePane::rhythm() const
{
    const int hours = stepHours();
    if (hours == 0) {
        return m_rhythm;
    }
    const auto least = std::ranges::find_if(rhythmHours, [hours](int of) { return of >= hours; });
    return least == rhythmHours.end() ? int(rhythmHours.size()) - 1
                                      : int(least - rhythmHours.begin());
}

void ComparePane::setRhythm(int index)
{
    if (index < 0 || index >= int(rhythmHours.size())) {
        return;
    }
    m_rhythm = index;
    if (isInStep()) {
        saveInStep(rhythmHours.at(size_t(index)));
    }
    Q_EMIT changed();
}

void ComparePane::turnStep()
{
    m_turned = !m_turned;
    decline();
}

void ComparePane::askInStep(bool on)
{
    if (on) {
        ask(Asked::InStep, 0);
    } else {
        saveInStep(0);
    }
}

void ComparePane::saveInStep(int hours)
{
    const Account *from = account(m_turned ? 1 : 0);
    const Account *to = account(m_turned ? 0 : 1);
    if (from == nullptr || to == nullptr) {
        return;
    }
    const QJsonObject argument{
        {u"from"_s, from->id.value}, {u"to"_s, to->id.value}, {u"hours"_s, hours}};
    hear(m_ask(u"in-step"_s, argument), &m_store, this, [this](const Result<QJsonObject> &done) {
        if (!done) {
            m_problems << sentence(done.error());
        }
        m_stepReader.read();
        Q_EMIT changed();
    });
}

} // namespace asterism::ui

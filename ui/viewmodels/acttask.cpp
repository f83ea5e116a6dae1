// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/acttask.h"

#include "protocol/capabilities.h"
#include "ui/viewmodels/standingwords.h"
#include "ui/viewmodels/taskrules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(People)
};

constexpr qsizetype mostLanguagesChosen = 30;
constexpr qsizetype longestLanguageCode = 35;

} // namespace

ActTask::ActTask(store::Store &store, Ask ask, What what, QObject *parent)
    : RowsModel(
        {"accountId", "acct", "colour", "chosen", "open", "why", "words", "pending", "trouble"},
        parent)
    , m_what(std::move(what))
    , m_standings(store, ask)
{
    connect(&m_standings, &Standings::changed, this, &ActTask::show);
    connect(&m_standings, &Standings::problem, this, [this](const QString &sentence) {
        m_problem = sentence;
        Q_EMIT changed();
    });
    if (actionOfTask(task()) == Action::Kind::Report) {
        m_posts = new ReportPosts(store, m_what.acct, m_what.post, this);
        m_rules = new ReportRules(store, ask, this);
    }
    if (m_what.acct.isEmpty()) {
        m_standings.setTag(m_what.tag);
    } else {
        m_standings.setPerson(m_what.acct);
    }
}

QString ActTask::kind() const
{
    return word(actionOfTask(task()));
}

bool ActTask::isOfPersonsServer() const
{
    const Action::Kind action = actionOfTask(task());
    return action == Action::Kind::BlockDomain || action == Action::Kind::UnblockDomain;
}

QString ActTask::target() const
{
    if (m_what.acct.isEmpty()) {
        return m_what.tag;
    }
    return isOfPersonsServer() ? m_what.acct.section(u'@', -1) : u'@' + m_what.acct;
}

/// As it is called on screen.
QString ActTask::spoken() const
{
    return m_what.acct.isEmpty() ? u'#' + m_what.tag : target();
}

QString ActTask::title() const
{
    return taskTitle(task(), spoken());
}

QString ActTask::effect() const
{
    return taskEffect(task(), spoken());
}

bool ActTask::isDangerous() const
{
    return ui::isDangerous(task());
}

QString ActTask::button() const
{
    return taskButton(task(), int(m_chosen.size()));
}

bool ActTask::isChosen(const ActingAccount &one) const
{
    const auto touched = m_touched.constFind(one.account.id.value);
    if (touched == m_touched.cend()) {
        return isChosenFirst(task(), m_standings, one, m_what.standard);
    }
    return *touched && whyNotChosen(task(), m_standings, one).isEmpty();
}

RowsModel::Row ActTask::rowOf(const ActingAccount &one) const
{
    const QString id = one.account.id.value;
    const QString why = whyNotChosen(task(), m_standings, one);
    const QString words = m_what.acct.isEmpty() ? tagStandingWords(m_standings, one)
                                                : standingWords(m_standings, one);
    return {id,
        {id, QString(u'@' + one.account.acct), one.colour, m_chosen.contains(id), why.isEmpty(),
            why, words, underWayWords(one.rows), failedWords(one.rows)}};
}

void ActTask::show()
{
    m_chosen.clear();
    std::vector<ActingAccount> chosen;
    for (const ActingAccount &one : m_standings.accounts()) {
        if (isChosen(one)) {
            m_chosen << one.account.id.value;
            chosen.push_back(one);
        }
    }
    if (m_rules != nullptr) {
        m_rules->setAccounts(chosen);
    }
    std::vector<Row> rows;
    for (const ActingAccount &one : m_standings.accounts()) {
        rows.push_back(rowOf(one));
    }
    showRows(std::move(rows));
    Q_EMIT changed();
}

void ActTask::toggle(const QString &accountId)
{
    m_touched.insert(accountId, !m_chosen.contains(accountId));
    show();
}

void ActTask::settle()
{
    for (const ActingAccount &one : m_standings.accounts()) {
        m_touched.insert(one.account.id.value, false);
    }
    show();
}

bool ActTask::isRemoteFor(const ActingAccount &one) const
{
    const QString host = m_what.acct.section(u'@', -1);
    return one.account.host != host && one.account.acct.section(u'@', -1) != host;
}

/// Which options there are for it at all.
std::vector<ActTask::Option> ActTask::optionsOf(const QString &task)
{
    switch (actionOfTask(task)) {
    case Action::Kind::Follow:
        return {Option::Boosts, Option::Notify, Option::Languages};
    case Action::Kind::Mute:
        return {Option::Hours};
    case Action::Kind::Report:
        return {Option::Forward};
    default:
        return {};
    }
}

/// Of what is lost at an account's server; "%1" are accounts.
QString ActTask::lostWords(Option option)
{
    switch (option) {
    case Option::Hours:
        return Words::tr("For good only, by their servers: %1");
    case Option::Boosts:
        return Words::tr("Boosts are always shown, by their servers: %1");
    case Option::Notify:
        return Words::tr("Not told of new posts, by their servers: %1");
    case Option::Languages:
        return Words::tr("All languages, by their servers: %1");
    case Option::Forward:
        break;
    }
    return {};
}

bool ActTask::takes(Option option, const ActingAccount &one) const
{
    const Capabilities can = capabilities(one.server);
    switch (option) {
    case Option::Hours:
        return !can.muteDurationName.isEmpty();
    case Option::Boosts:
        return can.followBoosts;
    case Option::Notify:
        return can.followNotify;
    case Option::Languages:
        return can.followLanguages;
    case Option::Forward:
        return isRemoteFor(one);
    }
    return false;
}

bool ActTask::takes(Option option) const
{
    const std::vector<Option> all = optionsOf(task());
    return std::ranges::find(all, option) != all.end()
        && std::ranges::any_of(m_standings.accounts(), [&](const ActingAccount &one) {
               return m_chosen.contains(one.account.id.value) && takes(option, one);
           });
}

QString ActTask::note() const
{
    QStringList lines;
    for (const Option option : optionsOf(task())) {
        QStringList without;
        for (const ActingAccount &one : m_standings.accounts()) {
            if (m_chosen.contains(one.account.id.value) && !takes(option, one)) {
                without << u'@' + one.account.acct;
            }
        }
        const QString words = lostWords(option);
        if (!without.isEmpty() && !words.isEmpty()) {
            lines << QString(words).replace(u"%1"_s, without.join(u", "_s));
        }
    }
    return lines.join(u'\n');
}

QStringList ActTask::languagesOf(const QString &typed)
{
    static const QRegularExpression parts(u"[^A-Za-z0-9-]+"_s);
    QStringList languages;
    for (const QString &code : typed.split(parts, Qt::SkipEmptyParts)) {
        if (code.size() <= longestLanguageCode && languages.size() < mostLanguagesChosen
            && !languages.contains(code, Qt::CaseInsensitive)) {
            languages << code;
        }
    }
    return languages;
}

} // namespace asterism::ui

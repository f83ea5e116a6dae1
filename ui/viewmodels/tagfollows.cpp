// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/tagfollows.h"

#include "sync/acting.h"
#include "ui/viewmodels/standingwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(People)
};

} // namespace

TagFollows::TagFollows(store::Store &store, Ask ask, const QString &tag, QObject *parent)
    : RowsModel({"accountId", "kind", "words", "why"}, parent)
    , m_tag(tag)
    , m_standings(store, std::move(ask))
{
    connect(&m_standings, &Standings::changed, this, &TagFollows::show);
    m_standings.setTag(tag);
}

/// Who was not told may follow it, for that changes nothing where it does.
QString TagFollows::whyNotYet(const ActingAccount &one) const
{
    const QString lack = whyNot(Action::Kind::FollowTag, one.account, one.server);
    const bool waits = !m_standings.followsTag(one) && m_standings.of(one.account.id).asking;
    return lack.isEmpty() && waits ? tagStandingWords(m_standings, one) : lack;
}

RowsModel::Row TagFollows::rowOf(const ActingAccount &one) const
{
    const bool follows = m_standings.followsTag(one).value_or(false);
    const Action::Kind kind = follows ? Action::Kind::UnfollowTag : Action::Kind::FollowTag;
    const QString pattern =
        follows ? Words::tr("Unfollow #%1 as %2") : Words::tr("Follow #%1 as %2");
    const QString id = one.account.id.value;
    return {
        id, {id, word(kind), pattern.arg(m_tag, QString(u'@' + one.account.acct)), whyNotYet(one)}};
}

void TagFollows::show()
{
    std::vector<Row> rows;
    for (const ActingAccount &one : m_standings.accounts()) {
        rows.push_back(rowOf(one));
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "base/flow.h"
#include "lists/pinnedreader.h"
#include "store/readings.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QFuture<Jobs::Answer> Jobs::pinned(const QJsonObject &argument)
{
    const QString acct = argument[u"acct"_s].toString();
    const AccountId as{argument[u"as"_s].toString()};
    const auto read = [this](const Result<ListMember> &member) {
        if (!member) {
            return answered(Answer(member.error()));
        }
        return readPinned(m_app.core, m_app.sessions, *member, this)
            .then(this, [](const Result<Done> &done) {
                return done ? Answer(QJsonObject()) : Answer(done.error());
            });
    };
    return pinnedWay(acct, as).then(this, read).unwrap();
}

/// By which way it is told.
QFuture<Result<ListMember>> Jobs::pinnedWay(const QString &acct, const AccountId &as)
{
    const auto choose = [this, acct, as](const Result<ListMember> &known) {
        if (known && !as.isEmpty()) {
            ListMember seen = *known;
            seen.acct = acct;
            seen.reader = ReaderKind::Via;
            seen.readerAccount = as;
            return answered(Result<ListMember>(seen));
        }
        const bool chosen = known && known->reader != ReaderKind::None;
        return chosen ? answered(known) : readPerson(acct, 0); // which way works is not known yet
    };
    return m_app.store
        ->readCache(
            [acct](store::CacheTx &tx) { return Result<ListMember>(store::reading(tx, acct)); })
        .then(this, choose)
        .unwrap();
}

} // namespace asterism

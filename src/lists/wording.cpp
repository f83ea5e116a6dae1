// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/wording.h"

#include "lists/members.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

/// It is kept, so that it is written as every language can read it.
QString dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date().toString(Qt::ISODate);
}

QString closedWords(const Error &error, const QString &host)
{
    return error.detail.isEmpty()
        ? Words::tr("%1 lets no guest read.").arg(host)
        : Words::tr("%1 lets no guest read (%2).").arg(host, error.detail);
}

/// One that is signed in and could follow them; null when there is none.
const Account *follower(const ListMember &member, const std::vector<Account> &accounts)
{
    const QString host = hostOfMember(member);
    const Account *first = nullptr;
    for (const Account &account : accounts) {
        if (account.needsSignIn || account.host == host) {
            continue;
        }
        if (account.id == member.readerAccount) {
            return &account;
        }
        first = first == nullptr ? &account : first;
    }
    return first;
}

QString helpWords(const ListMember &member, const std::vector<Account> &accounts)
{
    if (member.remedy == Remedy::None) {
        return {};
    }
    const auto there = std::ranges::find(accounts, hostOfMember(member), &Account::host);
    const bool isThere = there != accounts.end();
    const Account *elsewhere = follower(member, accounts);
    const QString from = elsewhere == nullptr ? QString() : u'@' + elsewhere->acct;
    if (member.remedy == Remedy::OwnAccount && isThere && there->needsSignIn) {
        return Words::tr("Sign in again with %1.").arg(u'@' + there->acct);
    }
    if (member.remedy == Remedy::OwnAccount && !isThere) {
        return elsewhere == nullptr ? Words::tr("Sign in there.")
                                    : Words::tr("Sign in there, or follow from %1.").arg(from);
    }
    return elsewhere == nullptr ? QString() : Words::tr("Follow them from %1.").arg(from);
}

} // namespace

QString unreadableWords(const Error &error, const ListMember &member)
{
    const QString host = hostOfMember(member);
    switch (error.kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::Credentials:
        return closedWords(error, host);
    case ErrorKind::NotFound:
        return Words::tr("There is nothing to read of %1 at %2: its public API, a feed and an "
                         "outbox were tried.")
            .arg(u'@' + member.acct, host);
    default:
        return sentence(error);
    }
}

QString nobodyWords(const Error &error, const ListMember &member)
{
    const QString who = u'@' + member.acct;
    if (error.kind == ErrorKind::Rejected) {
        return Words::tr("%1 is not there any more: their server has suspended the account.")
            .arg(who);
    }
    const bool known = !member.actorUri.isEmpty() || member.polled.knownSince > 0;
    if (known) {
        return Words::tr("%1 is not there any more: their server has said so since %2.")
            .arg(who, dayOf(member.polled.failingSince));
    }
    return Words::tr("%1 was not found: %2 knows nobody of that name. Check the spelling.")
        .arg(who, member.acct.section(u'@', -1));
}

QString troubleWords(const ListMember &member, const std::vector<Account> &accounts)
{
    const QString help = helpWords(member, accounts);
    return help.isEmpty() || member.error.isEmpty()
        ? member.error
        : Words::tr("%1 %2", "why somebody cannot be read, and what would help")
              .arg(member.error, help);
}

QString movedWords(const QString &to)
{
    return Words::tr("moved to %1").arg(to);
}

Error renamed(const QString &acct, const QString &to)
{
    return {.kind = ErrorKind::Rejected, .subject = u'@' + acct, .detail = movedWords(to)};
}

Error somebodyElse(const QString &host)
{
    return {.kind = ErrorKind::BadAnswer,
        .subject = host,
        .detail = Words::tr("it answers with somebody else's account")};
}

Error suspended(const QString &acct)
{
    return {.kind = ErrorKind::Rejected,
        .subject = u'@' + acct,
        .detail = Words::tr("its server has suspended the account")};
}

} // namespace asterism

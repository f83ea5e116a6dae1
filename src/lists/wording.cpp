// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/wording.h"

#include <QCoreApplication>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

} // namespace

QString unreadableWords(const Error &error, const QString &host)
{
    if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Credentials) {
        return Words::tr(
            "%1 lets no guest read. Sign in there, or follow from one of your accounts.")
            .arg(host);
    }
    return sentence(error);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/refusals.h"

#include "protocol/misskey/answering.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int notFoundStatus = 404;

/// About that person or list alone: asking differently may work.
QString wordsOfRefusal(const QString &code)
{
    const QString itself = Words::tr("that is the account itself");
    const QString blocked = Words::tr("they block the account");
    const QHash<QString, QString> words{
        {u"FOLLOWEE_IS_YOURSELF"_s, itself},
        {u"BLOCKEE_IS_YOURSELF"_s, itself},
        {u"MUTEE_IS_YOURSELF"_s, itself},
        {u"BLOCKING"_s, Words::tr("the account blocks them")},
        {u"BLOCKED"_s, blocked},
        {u"YOU_HAVE_BEEN_BLOCKED"_s, blocked},
        {u"TOO_MANY_USERS"_s, Words::tr("the list is full")},
        {u"TOO_MANY_USERLISTS"_s, Words::tr("the account has as many lists as it may")},
    };
    return words.value(code);
}

/// About the account, whatever it asks for.
QString wordsOfBar(const QString &code)
{
    if (code == u"YOUR_ACCOUNT_MOVED") {
        return Words::tr("the account has moved and may not do this any more");
    }
    return code == u"PERMISSION_DENIED"
        ? Words::tr("Asterism was not allowed this when the account signed in")
        : QString();
}

} // namespace

Error inOurWords(Error error, const Response &response)
{
    const QString code = errorCode(response);
    if (const QString refusal = wordsOfRefusal(code); !refusal.isEmpty()) {
        error.kind = ErrorKind::Rejected;
        error.detail = refusal;
    } else if (const QString bar = wordsOfBar(code); !bar.isEmpty()) {
        error.kind = ErrorKind::Forbidden;
        error.detail = bar;
    }
    return error;
}

bool isWithoutEndpoint(const Response &response)
{
    const QString code = errorCode(response);
    return response.status == notFoundStatus
        && (code.isEmpty() || code == u"NO_SUCH_ENDPOINT" || code == u"UNKNOWN_API_ENDPOINT");
}

} // namespace asterism::misskey

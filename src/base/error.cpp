// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include "base/clock.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Error)
};

QString withDetail(const QString &text, const QString &detail)
{
    return detail.isEmpty() ? text : Words::tr("%1 (%2)").arg(text, detail);
}

QString pattern(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        if (error.httpStatus >= 500) { // it was reached, so there is no name to check
            return Words::tr("%1 has a problem of its own. Try again later.");
        }
        return Words::tr(
            "%1 cannot be reached. Check the name and your connection, then try again.");
    case ErrorKind::Timeout:
        return Words::tr("%1 did not answer in time. Try again later.");
    case ErrorKind::Credentials:
        return Words::tr("%1 does not accept the sign-in any more. Sign in again.");
    case ErrorKind::Forbidden:
        return Words::tr("%1 does not allow this. An account there, or more rights, may help.");
    case ErrorKind::NotFound:
        return Words::tr("%1 was not found. Check the spelling.");
    case ErrorKind::RateLimited:
        return Words::tr("%1 asks to wait before the next request.");
    case ErrorKind::Rejected:
        return Words::tr("%1 refused.");
    case ErrorKind::BadAnswer:
        return Words::tr("%1 sent an answer that cannot be understood.");
    case ErrorKind::Store:
        return Words::tr("%1 could not be written or read. Check the free space and the rights.");
    case ErrorKind::Damaged:
        return Words::tr("%1 is damaged or is not what it should be.");
    case ErrorKind::Usage:
        return Words::tr("%1 makes no sense here.");
    case ErrorKind::Cancelled:
        return Words::tr("%1 was cancelled.");
    case ErrorKind::Barred:
        return Words::tr("You asked never to contact %1 directly.");
    }
    return Words::tr("%1 failed.");
}

} // namespace

QString sentence(const Error &error)
{
    const QString subject = error.subject.isEmpty() ? Words::tr("The server") : error.subject;
    QString text = pattern(error);
    // Not QString::arg: a subject that itself holds "%1" must stay as it is.
    text.replace(u"%1"_s, subject);
    if (error.kind == ErrorKind::RateLimited && error.until > 0) {
        text += u' ' + Words::tr("Next try after %1.").arg(isoTime(error.until));
    }
    return withDetail(text, error.detail);
}

QString word(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return u"network"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Credentials:
        return u"credentials"_s;
    case ErrorKind::Forbidden:
        return u"forbidden"_s;
    case ErrorKind::NotFound:
        return u"not-found"_s;
    case ErrorKind::RateLimited:
        return u"rate-limited"_s;
    case ErrorKind::Rejected:
        return u"rejected"_s;
    case ErrorKind::BadAnswer:
        return u"bad-answer"_s;
    case ErrorKind::Store:
        return u"store"_s;
    case ErrorKind::Damaged:
        return u"damaged"_s;
    case ErrorKind::Usage:
        return u"usage"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Barred:
        return u"barred"_s;
    }
    return u"internal"_s;
}

bool isTransient(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout
        || kind == ErrorKind::RateLimited || kind == ErrorKind::BadAnswer;
}

} // namespace asterism

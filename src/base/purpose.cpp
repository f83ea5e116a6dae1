// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/purpose.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Purpose)
};

} // namespace

QString word(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Other:
        break;
    case Purpose::OwnAccount:
        return u"own-account"_s;
    case Purpose::Timeline:
        return u"timeline"_s;
    case Purpose::Member:
        return u"member"_s;
    case Purpose::Profile:
        return u"profile"_s;
    case Purpose::Thread:
        return u"thread"_s;
    case Purpose::Media:
        return u"media"_s;
    case Purpose::Server:
        return u"server"_s;
    case Purpose::SignIn:
        return u"sign-in"_s;
    case Purpose::ProxyCheck:
        return u"proxy-check"_s;
    }
    return u"other"_s;
}

QString phrase(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Other:
        break;
    case Purpose::OwnAccount:
        return Words::tr("your account there");
    case Purpose::Timeline:
        return Words::tr("public timelines");
    case Purpose::Member:
        return Words::tr("people in your lists");
    case Purpose::Profile:
        return Words::tr("profiles");
    case Purpose::Thread:
        return Words::tr("posts and conversations");
    case Purpose::Media:
        return Words::tr("pictures and media");
    case Purpose::Server:
        return Words::tr("what software it runs");
    case Purpose::SignIn:
        return Words::tr("signing in");
    case Purpose::ProxyCheck:
        return Words::tr("checking the proxy");
    }
    return Words::tr("something else");
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/returnpage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReturnPage)
};

QString title(ReturnPage which)
{
    switch (which) {
    case ReturnPage::Done:
        return Words::tr("Back to Asterism");
    case ReturnPage::Refused:
        return Words::tr("Not signed in");
    case ReturnPage::Other:
        break;
    }
    return Words::tr("Nothing to see here");
}

QString text(ReturnPage which)
{
    switch (which) {
    case ReturnPage::Done:
        return Words::tr("Your server has said yes. Asterism does the rest; this page can be "
                         "closed.");
    case ReturnPage::Refused:
        return Words::tr("Your server gave Asterism no access. Asterism says why; this page can be "
                         "closed.");
    case ReturnPage::Other:
        break;
    }
    return Words::tr("This address belongs to a sign-in of Asterism, and this was not its answer. "
                     "Start from Asterism again.");
}

} // namespace

QByteArray returnPage(ReturnPage which)
{
    const QString page = uR"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>%1</title><style>
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
body { max-width: 32em; margin: 20vh auto; padding: 0 1em; text-align: center; }
</style></head><body><h1>%1</h1><p>%2</p></body></html>
)"_s;
    return page.arg(title(which).toHtmlEscaped(), text(which).toHtmlEscaped()).toUtf8();
}

} // namespace asterism

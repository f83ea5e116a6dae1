// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/viewpointwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProfilePage)
};

} // namespace

QString toldWords(const QString &host, const QString &acct)
{
    if (acct.isEmpty()) {
        return host.isEmpty() ? QString() : Words::tr("Told by %1 itself").replace(u"%1"_s, host);
    }
    const bool there = acct.section(u'@', -1) == host;
    QString words =
        there ? Words::tr("As @%1 sees it") : Words::tr("As @%1 sees it; it may be incomplete");
    return words.replace(u"%1"_s, acct);
}

} // namespace asterism::ui

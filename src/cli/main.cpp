// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"
#include "cli/program.h"

#include <QCoreApplication>
#include <QLoggingCategory>

int main(int argc, char *argv[])
{
    // Where the locale is not installed or there is none, as in cron, Qt warns that it goes on in
    // UTF-8. That is what we want, and no news for the user.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules({});
    asterism::speakUsersLanguage(application);
    return asterism::cli::runProgram(QCoreApplication::arguments().mid(1));
}

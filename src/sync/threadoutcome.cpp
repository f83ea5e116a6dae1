// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadoutcome.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ThreadOutcome)
};

constexpr size_t mostTroubles = 2;

QString cameWords(const ThreadOutcome &outcome)
{
    if (outcome.hosts.size() > 1) {
        QString words = Words::tr("%n replies came from %1 servers", nullptr, outcome.came);
        return words.replace(u"%1"_s, QString::number(outcome.hosts.size()));
    }
    QString words = Words::tr("%n replies came from %1", nullptr, outcome.came);
    return words.replace(u"%1"_s, outcome.hosts.value(0));
}

QString troubleWords(const Error &error)
{
    if (error.kind != ErrorKind::Forbidden) {
        return sentence(error);
    }
    QString words = error.httpStatus == 0 ? Words::tr("%1 does not show threads to guests")
                                          : Words::tr("%1 does not show threads to guests (%2)");
    // From the end, for a host may hold anything.
    words.replace(u"%2"_s, QString::number(error.httpStatus));
    return words.replace(u"%1"_s, error.subject);
}

} // namespace

QString sentence(const ThreadOutcome &outcome)
{
    QStringList parts;
    if (outcome.came > 0) {
        parts << cameWords(outcome);
    } else if (!outcome.isPartial()) {
        parts << Words::tr("No more replies can be read");
    }
    for (size_t i = 0; i < std::min(mostTroubles, outcome.troubles.size()); ++i) {
        parts << troubleWords(outcome.troubles[i]);
    }
    if (outcome.troubles.size() > mostTroubles) {
        parts << Words::tr(
            "%n more servers did not answer", nullptr, int(outcome.troubles.size() - mostTroubles));
    }
    if (outcome.timedOut) {
        parts << Words::tr("Timed out, so there may be more");
    } else if (outcome.more) {
        parts << Words::tr("There may be more");
    }
    return parts.join(u" · "_s);
}

} // namespace asterism

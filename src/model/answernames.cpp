// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/answernames.h"

namespace asterism {

namespace {

constexpr int mostNamedInAnswer = 30;

} // namespace

QStringList namedInAnswer(
    const QString &author, const QStringList &mentions, const QStringList &writers)
{
    QStringList named;
    const QStringList all = QStringList{author} + mentions;
    for (const QString &acct : all) {
        const bool wanted = !acct.isEmpty() && !writers.contains(acct) && !named.contains(acct);
        if (wanted && named.size() < mostNamedInAnswer) {
            named << acct;
        }
    }
    return named;
}

} // namespace asterism

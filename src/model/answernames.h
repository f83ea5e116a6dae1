// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism {

/// Whom an answer names, as accts: who wrote the post that it answers, then whom that post names,
/// each once. Not those who write the answer; other accounts of the same user are people like all
/// others, whose servers would not hear of it. At most 30: a hostile post may name ten thousand,
/// and a server would not take them.
QStringList namedInAnswer(
    const QString &author, const QStringList &mentions, const QStringList &writers);

} // namespace asterism

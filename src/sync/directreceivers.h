// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace asterism {

/// Whom a direct post is for, as accts: those whom its `texts` name (its words, and those of the
/// first post of its thread) and those `besides`, but not its `writer`, an acct, by whose server a
/// name without a host is read. At most 100. Pure. Where a server tells receivers by ids (Misskey)
/// it reaches nobody else, whatever its words say.
QStringList directReceivers(
    const QStringList &texts, const QStringList &besides, const QString &writer);

} // namespace asterism

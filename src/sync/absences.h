// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/response.h"

#include <QHash>
#include <QString>

namespace asterism {

/// What a host turned out not to have, though its software is not known to lack it: whoever speaks
/// the same API leaves out what they like. It is not asked for again for a day. In memory only, for
/// the caller's thread; bounded.
class Absences {
public:
    /// `call` says what is asked for at all, not of whom ("history", "blocks").
    bool isAbsent(const QString &host, const QString &call, qint64 now) const;
    void note(const QString &host, const QString &call, qint64 now);

private:
    static constexpr qsizetype mostKept = 1000;

    QHash<QString, qint64> m_since;
};

/// The answer says that there is no such call, to an address that names no single thing: 404, 405,
/// 410 or 501.
bool lacksCall(const Response &response);

/// The same to an address that does ("statuses/5/history"), where 404 may speak of that thing: 405
/// or 501.
bool lacksCallForAll(const Response &response);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"

#include <QHash>
#include <QString>

namespace asterism {

/// What one host's local timeline tells of who has posted, from the first look at it on. Pure.
///
/// Each look asks for what is above the newest row of the one before, so that what somebody posts
/// there stands in one of them. Where a page may lack some of that it begins anew, and everybody's
/// mark is another than before: whoever compares it reads them. So it is in a new run, too.
class LocalNews {
public:
    /// Above which row the next page is to begin; empty: no matter where.
    QString newestId() const { return m_newest; }
    void hear(const Page &page, qint64 now);
    /// Polled::mark: another one as soon as they have posted, or may have.
    QString markOf(const QString &localId) const;
    /// The last page did not reach down to the look before, and that is not long ago: so much is
    /// posted there that one page does not tell of it.
    bool isTooMuch() const { return m_tooMuch; }

private:
    QHash<QString, QString> m_newestBy; ///< of whoever posted: their newest row
    QString m_newest;
    qint64 m_begunAt = 0; ///< 0: nothing was heard
    qint64 m_heardAt = 0;
    bool m_tooMuch = false;
};

} // namespace asterism

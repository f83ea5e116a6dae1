// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism {

/// What somebody told the people who run their server about somebody else.
struct KeptReport {
    QString id; ///< as the server's software makes them
    QString by; ///< handle
    QString about; ///< handle
    QStringList posts; ///< uris
    QString comment;
    QString category; ///< as it was sent; "other" where it was not said and the server knows such
    QStringList rules; ///< ids, as they were sent
    bool forward = false;
    qint64 at = 0; ///< ms since epoch
};

} // namespace asterism

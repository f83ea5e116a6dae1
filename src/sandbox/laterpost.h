// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/draft.h"

#include <QJsonObject>
#include <QString>

namespace asterism {

/// What a server keeps until its time, or, at a Misskey, as a draft.
struct LaterPost {
    QString id; ///< as the server's software makes them
    qint64 madeAt = 0;
    qint64 at = 0; ///< 0: by itself never
    PostDraft draft;
    QJsonObject params; ///< what its server tells of it
};

} // namespace asterism

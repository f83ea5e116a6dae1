// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace asterism::ui {

/// Has the engine do one of the works of src/app/jobs.h, in this process or in the one that holds
/// the lock.
using Ask =
    std::function<QFuture<Result<QJsonObject>>(const QString &kind, const QJsonObject &argument)>;

} // namespace asterism::ui

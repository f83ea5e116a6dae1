// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QString>
#include <QUrl>

namespace asterism::ui {

/// A harmless file name for what a stranger's address names: the last part of its path without
/// anything that a shell, a desktop or a file system takes for more than a name. The ending is
/// made of what is in the file, never of what the stranger says it is.
QString savedName(const QUrl &url, const QString &file);

/// The user's folder for pictures, else that for downloads, else home.
QString savingFolder();

/// Copies the file into the folder, which is made when missing, under `name` or, where that is
/// taken, "name (2)"; never over anything. Works on a thread of its own. The result is the path.
/// Errors: Store.
QFuture<Result<QString>> saveCopy(const QString &file, const QString &folder, const QString &name);

} // namespace asterism::ui

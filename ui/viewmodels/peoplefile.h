// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/people.h"

#include <QStringList>

namespace asterism::ui {

/// All of a file, or one byte more than any file may have that is read here. May take a while: not
/// for the GUI's thread. Errors: NotFound, Store.
Result<QByteArray> readExportedFile(const QString &path);

/// The people whom a file names. Errors as csv::readPeople(), NotFound and Store.
Result<csv::NamedPeople> readPeopleFile(const QString &path);

/// The files that a text consists of: what a file manager gives when files are copied there and
/// pasted here, or paths, one a line. Empty when it holds anything else.
QStringList filesPasted(const QString &text);

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::ui {

/// From where it is told what a page says of a person of `host`: "Told by pixel.example itself", or
/// by the server of an own account (`acct`; empty: none), which may not know all.
QString toldWords(const QString &host, const QString &acct);

} // namespace asterism::ui

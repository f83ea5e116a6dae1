// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism::ui {

/// The colours that accounts are told apart by, "#rrggbb": eight that stay apart for colour-blind
/// eyes and stand out from the dark and from the light columns alike.
const QStringList &accountColours();

/// The colour that the user chose (0 to 7), else that of the account's place among the accounts.
QString accountColour(int chosen, int position);

} // namespace asterism::ui

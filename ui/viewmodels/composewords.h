// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visibility.h"

#include <QString>
#include <QStringList>

namespace asterism::ui {

/// "Public", "Followers only"…: what a writer chooses from.
QString visibilityName(Visibility visibility);
/// One of our icons for it.
QString visibilityIcon(Visibility visibility);

/// ISO 639 of the language that Asterism speaks.
QString interfaceLanguage();
/// What its speakers call it; the code itself where nobody told.
QString languageName(const QString &code);
/// Codes to choose from: `first`, then those in which much is written, then all others that
/// Mastodon knows.
QStringList languageChoices(const QStringList &first);

/// "Posting as @ao@a.example in 4 s"
QString leavingWords(bool edit, const QString &acct, qint64 inMs);

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QCoreApplication;

namespace asterism {

/// Two letters of the language that the user reads and Asterism speaks, "en" failing that.
/// `wanted` are the system's languages as QLocale::uiLanguages() gives them, best first;
/// `spoken` those of the translations, in two letters. What stands first wins: English before
/// Japanese means English although that needs no translation. The C locale is English.
QString chosenLanguage(const QStringList &wanted, const QStringList &spoken);

/// Makes `application` speak the user's language, from the translations that were linked into the
/// program (i18n/CMakeLists.txt). Reads LC_ALL, LC_MESSAGES, LANG and LANGUAGE as gettext does,
/// whether or not such a locale is installed; on other systems, their list of languages.
void speakUsersLanguage(QCoreApplication &application);

} // namespace asterism

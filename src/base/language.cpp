// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr auto english = "en"_L1;

/// Programs that read our output set LC_ALL=C; a LANGUAGE left over from the desktop must not
/// change what they read. Qt does not look at this, gettext does.
bool isPlainLocale()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const QByteArray value = qgetenv(name);
        if (!value.isEmpty()) {
            return value == "C" || value == "POSIX" || value.startsWith("C.");
        }
    }
    return false;
}

QStringList spokenLanguages()
{
    QStringList languages;
    for (const QString &file : QDir(u":/i18n"_s).entryList({u"asterism_*.qm"_s})) {
        languages << file.section(u'_', 1).section(u'.', 0, 0);
    }
    return languages;
}

void speak(QCoreApplication &application, const QString &file)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(file)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

QString ours(const QString &language)
{
    return u":/i18n/asterism_"_s + language + u".qm"_s;
}

/// The words of Qt's own dialogs, of which a system may have only some.
void speakInDialogs(QCoreApplication &application, const QString &language)
{
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    for (const QString &part : {u"qtbase"_s, u"qtdeclarative"_s}) {
        speak(application, folder + u'/' + part + u'_' + language + u".qm"_s);
    }
}

} // namespace

QString chosenLanguage(const QStringList &wanted, const QStringList &spoken)
{
    const auto known = [&](const QString &language) {
        return language == english || language == u"C" || spoken.contains(language);
    };
    for (const QString &tag : wanted) {
        const QString language = tag.section(u'-', 0, 0).section(u'_', 0, 0);
        if (known(language)) {
            return language == u"C" ? QString(english) : language;
        }
    }
    return english;
}

void speakUsersLanguage(QCoreApplication &application)
{
    // English is always there, for the plurals of what a translation lacks.
    speak(application, ours(english));
    const QString language = isPlainLocale()
        ? QString(english)
        : chosenLanguage(QLocale::system().uiLanguages(), spokenLanguages());
    if (language != english) {
        speakInDialogs(application, language);
        speak(application, ours(language));
    }
}

} // namespace asterism

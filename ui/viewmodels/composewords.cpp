// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Compose)
};

struct WrittenLanguage {
    QString code; ///< ISO 639
    QString name; ///< as its speakers write it
};

/// Those in which much is posted. Qt's names say "American English".
const std::vector<WrittenLanguage> &writtenLanguages()
{
    static const std::vector<WrittenLanguage> all{{u"ar"_s, u"العربية"_s},
        {u"bg"_s, u"Български"_s}, {u"bn"_s, u"বাংলা"_s}, {u"ca"_s, u"Català"_s},
        {u"cs"_s, u"Čeština"_s}, {u"da"_s, u"Dansk"_s}, {u"de"_s, u"Deutsch"_s},
        {u"el"_s, u"Ελληνικά"_s}, {u"en"_s, u"English"_s}, {u"eo"_s, u"Esperanto"_s},
        {u"es"_s, u"Español"_s}, {u"et"_s, u"Eesti"_s}, {u"eu"_s, u"Euskara"_s},
        {u"fa"_s, u"فارسی"_s}, {u"fi"_s, u"Suomi"_s}, {u"fr"_s, u"Français"_s},
        {u"ga"_s, u"Gaeilge"_s}, {u"gl"_s, u"Galego"_s}, {u"he"_s, u"עברית"_s},
        {u"hi"_s, u"हिन्दी"_s}, {u"hr"_s, u"Hrvatski"_s}, {u"hu"_s, u"Magyar"_s},
        {u"id"_s, u"Bahasa Indonesia"_s}, {u"is"_s, u"Íslenska"_s}, {u"it"_s, u"Italiano"_s},
        {u"ja"_s, u"日本語"_s}, {u"ko"_s, u"한국어"_s}, {u"lt"_s, u"Lietuvių"_s},
        {u"lv"_s, u"Latviešu"_s}, {u"ms"_s, u"Bahasa Melayu"_s}, {u"nb"_s, u"Norsk bokmål"_s},
        {u"nl"_s, u"Nederlands"_s}, {u"pl"_s, u"Polski"_s}, {u"pt"_s, u"Português"_s},
        {u"ro"_s, u"Română"_s}, {u"ru"_s, u"Русский"_s}, {u"sk"_s, u"Slovenčina"_s},
        {u"sl"_s, u"Slovenščina"_s}, {u"sr"_s, u"Српски"_s}, {u"sv"_s, u"Svenska"_s},
        {u"th"_s, u"ไทย"_s}, {u"tr"_s, u"Türkçe"_s}, {u"uk"_s, u"Українська"_s},
        {u"vi"_s, u"Tiếng Việt"_s}, {u"zh"_s, u"中文"_s}};
    return all;
}

} // namespace

QString visibilityName(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Public:
        return Words::tr("Public");
    case Visibility::Unlisted:
        return Words::tr("Unlisted");
    case Visibility::Local:
        return Words::tr("This server only");
    case Visibility::Private:
        return Words::tr("Followers only");
    case Visibility::Direct:
        break;
    }
    return Words::tr("Only those named");
}

QString visibilityIcon(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Public:
        return u"federated"_s;
    case Visibility::Unlisted:
        return u"unlisted"_s;
    case Visibility::Local:
        return u"local"_s;
    case Visibility::Private:
        return u"lock"_s;
    case Visibility::Direct:
        break;
    }
    return u"direct"_s;
}

QString interfaceLanguage()
{
    //: The language of this translation itself, as ISO 639 has it: "ja" in Japanese.
    return Words::tr("en");
}

QString languageName(const QString &code)
{
    const auto &all = writtenLanguages();
    const auto found = std::ranges::find(all, code, &WrittenLanguage::code);
    if (found != all.end()) {
        return found->name;
    }
    const QLocale::Language language = QLocale::codeToLanguage(code);
    const QString name =
        language == QLocale::AnyLanguage ? QString() : QLocale(language).nativeLanguageName();
    return name.isEmpty() ? code : name;
}

QStringList languageChoices(const QStringList &first)
{
    QStringList choices = first;
    choices.removeAll(QString());
    choices.removeDuplicates();
    for (const WrittenLanguage &language : writtenLanguages()) {
        if (!choices.contains(language.code)) {
            choices << language.code;
        }
    }
    return choices;
}

QString leavingWords(bool edit, const QString &acct, qint64 inMs)
{
    const int seconds = int(std::max<qint64>(1, (inMs + 999) / 1000));
    QString words = edit ? Words::tr("Changing the post as %1 in %n s", nullptr, seconds)
                         : Words::tr("Posting as %1 in %n s", nullptr, seconds);
    return words.replace(u"%1"_s, acct);
}

} // namespace asterism::ui

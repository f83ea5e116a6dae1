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

/// Further ones that Mastodon lets choose (app/helpers/languages_helper.rb); those without a name
/// are in ISO 639-1, and Qt's name will do.
const std::vector<WrittenLanguage> &furtherLanguages()
{
    static const std::vector<WrittenLanguage> named{{u"zh-CN"_s, u"简体中文"_s},
        {u"zh-HK"_s, u"繁體中文 (香港)"_s}, {u"zh-TW"_s, u"繁體中文 (臺灣)"_s},
        {u"zh-YUE"_s, u"廣東話"_s}, {u"ast"_s, u"Asturianu"_s}, {u"chr"_s, u"ᏣᎳᎩ"_s},
        {u"ckb"_s, u"کوردیی ناوەندی"_s}, {u"cnr"_s, u"Crnogorski"_s}, {u"csb"_s, u"Kaszëbsczi"_s},
        {u"gsw"_s, u"Schwiizertüütsch"_s}, {u"jbo"_s, u"la .lojban."_s}, {u"kab"_s, u"Taqbaylit"_s},
        {u"ldn"_s, u"Láadan"_s}, {u"lfn"_s, u"Lingua Franca Nova"_s}, {u"moh"_s, u"Kanienʼkéha"_s},
        {u"nds"_s, u"Plattdüütsch"_s}, {u"pdc"_s, u"Pennsilfaanisch Deitsch"_s},
        {u"sco"_s, u"Scots"_s}, {u"sma"_s, u"Åarjelsaemien gïele"_s},
        {u"smj"_s, u"Julevsámegiella"_s}, {u"szl"_s, u"Ślōnskŏ gŏdka"_s},
        {u"tok"_s, u"toki pona"_s}, {u"vai"_s, u"ꕙꔤ"_s}, {u"xal"_s, u"Хальмг келн"_s},
        {u"zba"_s, u"باليبلن"_s}, {u"zgh"_s, u"ⵜⴰⵎⴰⵣⵉⵖⵜ"_s}, {u"bh"_s, u"भोजपुरी"_s},
        {u"na"_s, u"Ekakairũ Naoero"_s}, {u"no"_s, u"Norsk"_s}, {u"tl"_s, u"Tagalog"_s},
        {u"tw"_s, u"Twi"_s}};
    return named;
}

constexpr QLatin1StringView restOfIso639(
    "aa ab ae af ak am an as av ay az ba be bi bm bo br bs ce ch co cr cu cv cy dv dz ee ff fj "
    "fo fy gd gn gu gv ha ho ht hy hz ia ie ig ii ik io iu jv ka kg ki kj kk kl km kn kr ks ku kv "
    "kw ky la lb lg li ln lo lu mg mh mi mk ml mn mr mt my nd ne ng nn nr nv ny oc oj om or "
    "os pa pi ps qu rm rn rw sa sc sd se sg si sm sn so sq ss st su sw ta te tg ti tk tn to ts "
    "tt ty ug ur uz ve vo wa wo xh yi yo za zu");

QStringList codesToChooseFrom()
{
    QStringList codes;
    for (const auto *languages : {&writtenLanguages(), &furtherLanguages()}) {
        for (const WrittenLanguage &language : *languages) {
            codes << language.code;
        }
    }
    return codes + QString(restOfIso639).split(u' ');
}

/// Empty: Qt does not know it. Of what it knows too little of it takes what the system speaks.
QString nameByQt(const QString &code)
{
    const QLocale::Language language = QLocale::codeToLanguage(code);
    if (language == QLocale::AnyLanguage) {
        return {};
    }
    const QLocale locale(language);
    const QString native = locale.language() == language ? locale.nativeLanguageName() : QString();
    return native.isEmpty() ? QLocale::languageToString(language) : native;
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
    for (const auto *languages : {&writtenLanguages(), &furtherLanguages()}) {
        const auto found = std::ranges::find(*languages, code, &WrittenLanguage::code);
        if (found != languages->end()) {
            return found->name;
        }
    }
    const QString name = nameByQt(code);
    return name.isEmpty() ? code : name;
}

QStringList languageChoices(const QStringList &first)
{
    QStringList choices = first + codesToChooseFrom();
    choices.removeAll(QString());
    choices.removeDuplicates();
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

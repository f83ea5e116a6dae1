// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

/// What the parser is told and asked by.
struct Known {
    QCommandLineOption dataDir{u"data-dir"_s,
        Words::tr("Keep data in this folder instead of the user's own."), Words::tr("FOLDER")};
    QCommandLineOption secrets{u"session-secrets"_s,
        Words::tr("Keep tokens in this file instead of the system's keychain. It is readable by "
                  "you alone, but not encrypted."),
        Words::tr("FILE")};
    QCommandLineOption demo{u"demo"_s,
        Words::tr("Show an invented fediverse on this machine. Nobody's own data is touched.")};
    QCommandLineOption demoWhenNew{u"demo-when-new"_s,
        Words::tr("Show the demo, with the way out of it, as long as the data folder has neither "
                  "account nor column.")};
    QCommandLineOption seconds{
        u"seconds"_s, Words::tr("End after that many seconds."), Words::tr("NUMBER")};
    QCommandLineOption screenshot{u"screenshot"_s,
        Words::tr("Write a picture of the window to this PNG file, then end."), Words::tr("FILE")};
    QCommandLineOption size{
        u"size"_s, Words::tr("Size of the window, such as 1440x900."), Words::tr("SIZE")};
    QCommandLineOption help{{u"h"_s, u"help"_s}, Words::tr("Show this help.")};
    QCommandLineOption version{{u"v"_s, u"version"_s}, Words::tr("Show the version.")};

    QList<QCommandLineOption> all() const
    {
        return {dataDir, secrets, demo, demoWhenNew, seconds, screenshot, size, help, version};
    }
};

Error wrongUse(const QString &sentence)
{
    return {.kind = ErrorKind::Usage, .detail = sentence};
}

Result<int> readSeconds(const QString &text)
{
    bool number = false;
    const int seconds = text.toInt(&number);
    if (!number || seconds < 1) {
        return wrongUse(Words::tr("--seconds takes a number above 0."));
    }
    return seconds;
}

Result<QSize> readSize(const QString &text)
{
    const QSize size(text.section(u'x', 0, 0).toInt(), text.section(u'x', 1).toInt());
    if (size.width() < 100 || size.height() < 100 || size.width() > 10'000
        || size.height() > 10'000) {
        return wrongUse(Words::tr("--size takes width and height, such as 1440x900."));
    }
    return size;
}

Result<Options> readNumbers(const QCommandLineParser &parser, const Known &known, Options options)
{
    if (parser.isSet(known.seconds)) {
        const auto seconds = readSeconds(parser.value(known.seconds));
        if (!seconds) {
            return seconds.error();
        }
        options.seconds = *seconds;
    }
    if (parser.isSet(known.size)) {
        const auto size = readSize(parser.value(known.size));
        if (!size) {
            return size.error();
        }
        options.size = *size;
    }
    return options;
}

/// A file to import: it is there, or is at least called like one. Empty for any other word.
QString fileNamed(const QString &word)
{
    const QUrl url(word, QUrl::StrictMode);
    const QFileInfo file(url.isLocalFile() ? url.toLocalFile() : word);
    const bool named = file.fileName().endsWith(u".csv"_s, Qt::CaseInsensitive);
    return named || file.isFile() ? file.absoluteFilePath() : QString();
}

/// Empty where none is named. Errors: Usage, for what is no file, and for the second one.
Result<QString> readFileArgument(const QStringList &words)
{
    const QString file = words.isEmpty() ? QString() : fileNamed(words.first());
    if (words.size() > 1 || (file.isEmpty() && !words.isEmpty())) {
        const QString &odd = file.isEmpty() ? words.first() : words[1];
        return wrongUse(Words::tr("“%1” is not understood.").replace(u"%1"_s, odd));
    }
    return file;
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    const Known known;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Asterism shows several accounts across the fediverse as one timeline."));
    parser.addOptions(known.all());
    parser.addPositionalArgument(Words::tr("FILE"),
        Words::tr("Import this CSV: the window shows first what it would do."),
        u'[' + Words::tr("FILE") + u']');
    if (!parser.parse(arguments)) {
        return wrongUse(parser.errorText());
    }
    const auto file = readFileArgument(parser.positionalArguments());
    if (!file) {
        return file.error();
    }
    if (parser.isSet(known.help)) {
        return Options{.answer = parser.helpText()};
    }
    if (parser.isSet(known.version)) {
        return Options{.answer = u"Asterism "_s + QLatin1StringView(ASTERISM_VERSION) + u'\n'};
    }
    return readNumbers(parser, known,
        {.dataDir = parser.value(known.dataDir),
            .sessionSecrets = parser.value(known.secrets),
            .demo = parser.isSet(known.demo),
            .demoWhenNew = parser.isSet(known.demoWhenNew),
            .screenshot = parser.value(known.screenshot),
            .file = *file});
}

QStringList ownWindowArguments(const Options &options)
{
    QStringList arguments;
    if (!options.dataDir.isEmpty()) {
        arguments << u"--data-dir"_s << options.dataDir;
    }
    if (!options.sessionSecrets.isEmpty()) {
        arguments << u"--session-secrets"_s << options.sessionSecrets;
    }
    return arguments;
}

} // namespace asterism::ui

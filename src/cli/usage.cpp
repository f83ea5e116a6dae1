// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

QString sentence(QString pattern, const QString &what)
{
    return pattern.replace(u"%1"_s, what);
}

/// What CLI11 wants to say. It hands out finished English sentences only, so the kind of mistake
/// is taken from its type and the words of the command line are cut out of the sentence.
QString mistake(const CLI::Error &error)
{
    const QString said = QString::fromUtf8(error.what());
    const QString name = said.section(u':', 0, 0);
    if (dynamic_cast<const CLI::ExtrasError *>(&error)) {
        return sentence(Words::tr("This is not understood: %1"), said.section(u": "_s, 1));
    }
    if (dynamic_cast<const CLI::RequiredError *>(&error)) {
        return said.startsWith(u"A subcommand"_s)
            ? Words::tr("A command is missing.")
            : sentence(Words::tr("%1 is missing."), said.section(u' ', 0, 0));
    }
    if (dynamic_cast<const CLI::ArgumentMismatch *>(&error)) {
        return said.contains(u": At Most"_s)
            ? sentence(Words::tr("%1 can be said only once."), name)
            : sentence(Words::tr("%1 needs a value."), name);
    }
    return said; // our own words: the validator's below
}

QString wayOut()
{
    return Words::tr("--help shows what is possible.");
}

QString rangeWords(qint64 least, qint64 most)
{
    return Words::tr("a number from %1 to %2 belongs here").arg(least).arg(most);
}

QString choiceWords(const QStringList &words)
{
    return sentence(Words::tr("one of these belongs here: %1"), words.join(u", "_s));
}

QString nothingWords()
{
    return Words::tr("it must not be empty");
}

QString exampleHeading()
{
    return Words::tr("Examples:");
}

// Below, no text: lupdate loses the context in a function whose result has a qualified type.

std::string failure(const CLI::App *, const CLI::Error &error)
{
    return (mistake(error) + u'\n' + wayOut() + u'\n').toStdString();
}

} // namespace

void speakInHelp(CLI::App &app)
{
    for (const char *label :
        {QT_TRANSLATE_NOOP("Arguments", "Usage"), QT_TRANSLATE_NOOP("Arguments", "Positionals"),
            QT_TRANSLATE_NOOP("Arguments", "OPTIONS"),
            QT_TRANSLATE_NOOP("Arguments", "SUBCOMMAND")}) {
        app.get_formatter()->label(label, Words::tr(label).toStdString());
    }
    // The usage line puts what may be left out in brackets. Columns are padded by bytes, so a word
    // of another script in the left one would push the right one aside.
    app.get_formatter()->label("REQUIRED", {});
    // The program itself belongs to no group; its commands inherit the name of theirs from it.
    app.group(Words::tr("Commands").toStdString());
    app.option_defaults()->group(Words::tr("Options").toStdString());
    app.failure_message(failure);
    app.set_help_flag("-h,--help", Words::tr("Print this help and exit").toStdString());
}

CLI::App *addCommand(CLI::App &parent, const char *name, const QString &help)
{
    CLI::App *app = parent.add_subcommand(name, help.toStdString());
    // CLI11 makes the help option before the new command has inherited the heading.
    app->get_help_ptr()->group(app->option_defaults()->get_group());
    return app;
}

void addExamples(CLI::App &app, const QStringList &lines)
{
    app.footer((exampleHeading() + u"\n  "_s + lines.join(u"\n  "_s)).toStdString());
}

CLI::Validator within(qint64 least, qint64 most)
{
    const QString range = u"%1-%2"_s.arg(least).arg(most);
    const auto check = [least, most](std::string &text) {
        bool isNumber = false;
        const qint64 number = QByteArray::fromStdString(text).toLongLong(&isNumber);
        return isNumber && number >= least && number <= most
            ? std::string()
            : rangeWords(least, most).toStdString();
    };
    return {check, range.toStdString()};
}

CLI::Validator oneOf(const QStringList &words)
{
    const auto check = [words](std::string &text) {
        return words.contains(QString::fromStdString(text)) ? std::string()
                                                            : choiceWords(words).toStdString();
    };
    return {check, words.join(u'|').toStdString()};
}

CLI::Validator something()
{
    const auto check = [](std::string &text) {
        return QString::fromStdString(text).trimmed().isEmpty() ? nothingWords().toStdString()
                                                                : std::string();
    };
    return {check, {}};
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/actingparts.h"

#include <QCoreApplication>

namespace asterism::cli {

namespace {

constexpr int longestWaitSeconds = 3600;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

} // namespace

QString postHelp()
{
    return Words::tr("The post's uri or page");
}

ActingParts::ActingParts(Options &options)
    : m_options(options)
    , m_acting(options.acting)
{
}

ActingParts::App *ActingParts::command(
    App &parent, const char *name, Command value, const QString &help)
{
    App *app = addCommand(parent, name, help);
    app->parse_complete_callback([this, value] { m_options.command = value; });
    return app;
}

CLI::Option *ActingParts::text(
    App *app, const char *name, QString ActingOptions::*to, const QString &help)
{
    const auto take = [this, to](const std::string &typed) {
        const QString text = QString::fromStdString(typed);
        m_acting.*to = to == &ActingOptions::text ? text : text.trimmed();
    };
    return app->add_option_function<std::string>(name, take, help.toStdString());
}

/// Several: as an option each with its own --name, else one after the other.
CLI::Option *ActingParts::texts(
    App *app, const char *name, const QString &help, QStringList *to, bool option)
{
    const auto take = [to](const std::vector<std::string> &typed) {
        for (const std::string &one : typed) {
            *to << QString::fromStdString(one).trimmed();
        }
    };
    CLI::Option *made =
        app->add_option_function<std::vector<std::string>>(name, take, help.toStdString());
    return option ? made->allow_extra_args(false) : made;
}

void ActingParts::oneAccount(App *app, const QString &help)
{
    const auto take = [this](const std::string &typed) {
        m_acting.accounts = {QString::fromStdString(typed).trimmed()};
    };
    app->add_option_function<std::string>("--account", take, help.toStdString());
}

void ActingParts::account(App *app)
{
    oneAccount(app,
        Words::tr("As which account of yours (user@host); not needed where there is but one, or "
                  "where the window has a default one"));
    wait(app);
}

void ActingParts::accounts(App *app)
{
    texts(app, "--account",
        Words::tr("As which account of yours (user@host); may be said for several; not needed "
                  "where there is but one, or where the window has a default one"),
        &m_acting.accounts);
    wait(app);
}

void ActingParts::wait(App *app)
{
    app->add_option("--wait", m_acting.wait,
           Words::tr("For so many seconds the server is waited for; then the outbox has it")
               .toStdString())
        ->check(within(0, longestWaitSeconds))
        ->capture_default_str();
}

void ActingParts::visibility(App *app, const QStringList &words, const QString &help)
{
    const auto take = [this](const std::string &typed) {
        m_acting.visibility = asterism::visibility(QString::fromStdString(typed));
    };
    app->add_option_function<std::string>("--visibility", take, help.toStdString())
        ->check(oneOf(words));
}

} // namespace asterism::cli

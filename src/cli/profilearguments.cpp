// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/profilearguments.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

using Part = ProfilePart;

QString notAField()
{
    return Words::tr("it is not NAME=VALUE");
}

// Below, no text: lupdate loses the context in a function whose result has a qualified type.

/// NAME=VALUE; the first = parts them.
CLI::Validator isField()
{
    return CLI::Validator(
        [](std::string &typed) {
            const QString text = QString::fromStdString(typed);
            const qsizetype at = text.indexOf(u'=');
            const bool good = at > 0 && !text.left(at).trimmed().isEmpty()
                && !text.mid(at + 1).trimmed().isEmpty();
            return good ? std::string() : notAField().toStdString();
        },
        "NAME=VALUE");
}

} // namespace

ProfileArguments::ProfileArguments(Options &options)
    : m_options(options)
{
}

CLI::Option *ProfileArguments::each(
    CLI::App *app, const char *name, const QString &help, const Take &take)
{
    const auto hear = [take](const std::string &typed) { take(QString::fromStdString(typed)); };
    return app->add_option_function<std::string>(name, hear, help.toStdString())
        ->trigger_on_parse();
}

/// An empty one takes it away.
void ProfileArguments::text(
    CLI::App *app, const char *name, ProfilePart part, QString OwnProfile::*to, const QString &help)
{
    each(app, name, help, [this, part, to](const QString &typed) {
        m_options.profile.wished.*to = typed;
        m_options.profile.parts |= part;
    });
}

void ProfileArguments::truth(
    CLI::App *app, const char *name, ProfilePart part, bool OwnProfile::*to, const QString &help)
{
    each(app, name, help, [this, part, to](const QString &typed) {
        m_options.profile.wished.*to = typed == u"on";
        m_options.profile.parts |= part;
    })->check(oneOf({u"on"_s, u"off"_s}));
}

void ProfileArguments::picture(CLI::App *app, const char *name, const char *none, ProfilePart part,
    QString ProfileOptions::*to, const QString &help, const QString &noneHelp)
{
    CLI::Option *file = each(app, name, help, [this, part, to](const QString &typed) {
        m_options.profile.*to = typed;
        m_options.profile.parts |= part;
    })->check(something());
    app->add_flag_function(
           none, [this, part](std::int64_t) { m_options.profile.parts |= part; },
           noneHelp.toStdString())
        ->excludes(file);
}

void ProfileArguments::texts(CLI::App *app)
{
    text(app, "--name", Part::Name, &OwnProfile::name, Words::tr("What it is called"));
    text(app, "--bio", Part::Bio, &OwnProfile::bio,
        Words::tr("What it says of itself; - reads standard input"));
    text(app, "--location", Part::Location, &OwnProfile::location,
        Words::tr("Where it is, on Misskey"));
    text(app, "--birthday", Part::Birthday, &OwnProfile::birthday,
        Words::tr("Like 1999-05-04, on Misskey"));
    text(app, "--language", Part::Language, &OwnProfile::language,
        Words::tr("In which language its posts are without a word, like ja"));
    each(app, "--visibility", Words::tr("Who may see its posts without a word"),
        [this](const QString &typed) {
            m_options.profile.wished.visibility = visibility(typed);
            m_options.profile.parts |= Part::Visibility;
        })
        ->check(oneOf({u"public"_s, u"unlisted"_s, u"private"_s, u"direct"_s, u"local"_s}));
}

void ProfileArguments::fields(CLI::App *app)
{
    CLI::Option *field = each(app, "--field",
        Words::tr("NAME=VALUE; may be said for several, which take the place of all that are "
                  "there"),
        [this](const QString &typed) {
            const qsizetype at = typed.indexOf(u'=');
            m_options.profile.wished.fields.append(
                {typed.left(at).trimmed(), typed.mid(at + 1).trimmed()});
            m_options.profile.parts |= Part::Fields;
        });
    field->check(isField());
    app->add_flag_function(
           "--no-fields", [this](std::int64_t) { m_options.profile.parts |= Part::Fields; },
           Words::tr("Take all fields away").toStdString())
        ->excludes(field);
}

void ProfileArguments::pictures(CLI::App *app)
{
    picture(app, "--avatar", "--no-avatar", Part::Avatar, &ProfileOptions::avatar,
        Words::tr("A picture of it"), Words::tr("Take that picture away"));
    text(app, "--avatar-alt", Part::AvatarWords, &OwnProfile::avatarWords,
        Words::tr("What that shows, for people who do not see it"));
    picture(app, "--header", "--no-header", Part::Header, &ProfileOptions::header,
        Words::tr("The wide picture above"), Words::tr("Take that picture away"));
    text(app, "--header-alt", Part::HeaderWords, &OwnProfile::headerWords,
        Words::tr("What that shows, for people who do not see it"));
}

void ProfileArguments::truths(CLI::App *app)
{
    truth(app, "--locked", Part::Locked, &OwnProfile::locked,
        Words::tr("Whether whoever wants to follow must ask"));
    truth(app, "--bot", Part::Bot, &OwnProfile::bot, Words::tr("Whether it is automated"));
    truth(app, "--discoverable", Part::Discoverable, &OwnProfile::discoverable,
        Words::tr("Whether it is suggested to others"));
    truth(app, "--indexable", Part::Indexable, &OwnProfile::indexable,
        Words::tr("Whether its public posts are found by words"));
    truth(app, "--hide-follows", Part::HiddenFollows, &OwnProfile::hiddenFollows,
        Words::tr("Whether nobody is told whom it follows and who follows it"));
    truth(app, "--sensitive", Part::Sensitive, &OwnProfile::sensitive,
        Words::tr("Whether the media of its posts are sensitive without a word"));
}

void ProfileArguments::addTo(CLI::App &accounts)
{
    CLI::App *app = addCommand(accounts, "profile",
        Words::tr("Show the profile of an account of yours as it was typed, or change it; what is "
                  "not said stays"));
    app->parse_complete_callback([this] { m_options.command = Command::AccountsProfile; });
    each(app, "ACCT", Words::tr("user@host"), [this](const QString &typed) {
        m_options.profile.account = typed.trimmed();
    })->required();
    texts(app);
    fields(app);
    pictures(app);
    truths(app);
    addExamples(*app,
        {u"asterism-cli accounts profile me@mastodon.example"_s,
            u"asterism-cli accounts profile me@mastodon.example --name 'Me' --locked on"_s,
            u"asterism-cli accounts profile me@mastodon.example --field Site=https://me.example "
            "--field Tea=green --avatar me.png"_s});
}

} // namespace asterism::cli

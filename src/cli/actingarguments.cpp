// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/actingarguments.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int mostRequestsShown = 2000;
constexpr qint64 mostActions = 1'000'000'000'000; ///< more than anybody does
constexpr int longestMuteHours = 24 * 366;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

QString personHelp()
{
    return Words::tr("@user@host, or the address of the profile");
}

} // namespace

ActingArguments::ActingArguments(Options &options)
    : ActingParts(options)
{
}

void ActingArguments::addTo(App &app)
{
    boosting(app);
    answering(app);
    posts(app);
    following(app);
    people(app);
    reporting(app);
    noting(app);
    others(app);
    requests(app);
    outbox(app);
}

// ---- parts ----------------------------------------------------------------------------------

CLI::App *ActingArguments::action(
    App &parent, const Verb &verb, const char *label, const QString &target)
{
    App *app = addCommand(parent, verb.name, verb.help);
    text(app, label, &ActingOptions::target, target)->required()->check(something());
    app->parse_complete_callback([this, kind = verb.kind] {
        m_options.command = Command::Act;
        m_acting.kind = kind;
    });
    return app;
}

CLI::App *ActingArguments::ofPost(App &parent, const Verb &verb)
{
    return action(parent, verb, "URI", postHelp());
}

CLI::App *ActingArguments::ofPerson(App &parent, const Verb &verb)
{
    return action(parent, verb, "HANDLE", personHelp());
}

void ActingArguments::choice(App *app, const char *yes, const char *no,
    std::optional<bool> MovedItem::*to, const QString &yesHelp, const QString &noHelp)
{
    const auto set = [this, to](bool value) {
        return [this, to, value](std::int64_t) { m_acting.how.*to = value; };
    };
    CLI::Option *does = app->add_flag_function(yes, set(true), yesHelp.toStdString());
    app->add_flag_function(no, set(false), noHelp.toStdString())->excludes(does);
}

// ---- posts ----------------------------------------------------------------------------------

void ActingArguments::boosting(App &app)
{
    App *boost = ofPost(app, {"boost", Action::Kind::Boost, Words::tr("Boost a post")});
    visibility(boost, {u"public"_s, u"unlisted"_s, u"private"_s},
        Words::tr("Who may see the boost, where the server takes that"));
    accounts(boost);
    addExamples(*boost,
        {u"asterism-cli boost https://mastodon.example/@anna/123"_s,
            u"asterism-cli boost https://mastodon.example/@anna/123 --account me@gts.example "
            "--account me@snac.example"_s});
}

void ActingArguments::answering(App &app)
{
    const QString emoji = Words::tr("An emoji, or the name of one of the server's own");
    App *react =
        ofPost(app, {"react", Action::Kind::React, Words::tr("Answer a post with an emoji")});
    text(react, "EMOJI", &ActingOptions::reaction, emoji)->required()->check(something());
    account(react);
    addExamples(*react,
        {u"asterism-cli react https://misskey.example/notes/9x 👍"_s,
            u"asterism-cli react https://misskey.example/notes/9x :blobcat:"_s});
    App *unreact =
        ofPost(app, {"unreact", Action::Kind::Unreact, Words::tr("Take such an answer back")});
    text(unreact, "EMOJI", &ActingOptions::reaction,
        emoji + u"; "_s + Words::tr("not needed where it is known which it was"));
    account(unreact);
    App *vote = ofPost(app, {"vote", Action::Kind::Vote, Words::tr("Vote in a post's poll")});
    texts(vote, "CHOICE", Words::tr("A choice's number, from 1, or what it says"),
        &m_acting.choices, false)
        ->required();
    account(vote);
    addExamples(*vote, {u"asterism-cli vote https://mastodon.example/@anna/123 2"_s});
}

void ActingArguments::posts(App &app)
{
    account(ofPost(app, {"delete", Action::Kind::Delete, Words::tr("Delete a post of yours")}));
    const Verb all[] = {
        {"unboost", Action::Kind::Unboost, Words::tr("Take a boost back")},
        {"favourite", Action::Kind::Favourite, Words::tr("Favourite a post")},
        {"unfavourite", Action::Kind::Unfavourite, Words::tr("Take a favourite back")},
        {"bookmark", Action::Kind::Bookmark, Words::tr("Keep a post as a bookmark")},
        {"unbookmark", Action::Kind::Unbookmark, Words::tr("Keep it no longer")},
        {"pin", Action::Kind::Pin, Words::tr("Pin a post of yours to your profile")},
        {"unpin", Action::Kind::Unpin, Words::tr("Pin it no longer")},
        {"mute-thread", Action::Kind::MuteThread,
            Words::tr("Hear nothing more of a post's conversation")},
        {"unmute-thread", Action::Kind::UnmuteThread, Words::tr("Hear of it again")},
    };
    for (const Verb &verb : all) {
        account(ofPost(app, verb));
    }
}

// ---- people ---------------------------------------------------------------------------------

void ActingArguments::following(App &app)
{
    App *follow = ofPerson(app,
        {"follow", Action::Kind::Follow,
            Words::tr("Follow somebody, or change how they are followed")});
    choice(follow, "--boosts", "--no-boosts", &MovedItem::boosts,
        Words::tr("Show what they boost, too"), Words::tr("Do not show what they boost"));
    choice(follow, "--notify", "--no-notify", &MovedItem::notify,
        Words::tr("Be notified of their posts"), Words::tr("Be notified no longer"));
    const auto take = [this](const std::vector<std::string> &typed) {
        QStringList languages;
        for (const std::string &one : typed) {
            languages << QString::fromStdString(one).trimmed();
        }
        languages.removeAll(u"all"_s); // none is all of them
        m_acting.how.languages = languages;
    };
    follow
        ->add_option_function<std::vector<std::string>>("--language", take,
            Words::tr("Only posts in this language, like ja; may be said for several; all: in any")
                .toStdString())
        ->allow_extra_args(false);
    accounts(follow);
    addExamples(*follow,
        {u"asterism-cli follow @anna@mastodon.example"_s,
            u"asterism-cli follow @anna@mastodon.example --no-boosts --notify --account "
            "me@gts.example"_s});
}

void ActingArguments::people(App &app)
{
    App *mute = ofPerson(app, {"mute", Action::Kind::Mute, Words::tr("Show somebody no longer")});
    mute->add_option("--for", m_acting.hours,
            Words::tr("For so many hours; without it for good").toStdString())
        ->check(within(1, longestMuteHours));
    accounts(mute);
    addExamples(*mute, {u"asterism-cli mute @ben@gts.example --for 24"_s});
    accounts(ofPerson(app, {"block", Action::Kind::Block, Words::tr("Block somebody")}));
    const Verb all[] = {
        {"unfollow", Action::Kind::Unfollow, Words::tr("Follow somebody no longer")},
        {"unmute", Action::Kind::Unmute, Words::tr("Show somebody again")},
        {"unblock", Action::Kind::Unblock, Words::tr("Block somebody no longer")},
    };
    for (const Verb &verb : all) {
        account(ofPerson(app, verb));
    }
}

void ActingArguments::reporting(App &app)
{
    App *report = ofPerson(app,
        {"report", Action::Kind::Report,
            Words::tr("Tell those who run your server about somebody")});
    const auto comment = [this](const std::string &typed) {
        m_acting.report.comment = QString::fromStdString(typed).trimmed();
    };
    report
        ->add_option_function<std::string>(
            "--comment", comment, Words::tr("What is wrong").toStdString())
        ->required()
        ->check(something());
    texts(report, "--post", Words::tr("A post of theirs (uri or page); may be said for several"),
        &m_acting.report.posts);
    report->add_flag("--forward", m_acting.report.forward,
        Words::tr("Tell their own server, too").toStdString());
    const auto category = [this](const std::string &typed) {
        m_acting.report.category = QString::fromStdString(typed);
    };
    report
        ->add_option_function<std::string>(
            "--category", category, Words::tr("What it is about").toStdString())
        ->check(oneOf({u"spam"_s, u"legal"_s, u"violation"_s, u"other"_s}));
    texts(report, "--rule",
        Words::tr("Of a violation: the id of a rule of your server; may be said for several"),
        &m_acting.report.rules);
    account(report);
    addExamples(*report,
        {u"asterism-cli report @shop@spam.example --comment 'Sells shoes to everybody' --category "
         "spam --post https://spam.example/@shop/7"_s});
}

void ActingArguments::noting(App &app)
{
    App *note = ofPerson(app,
        {"note", Action::Kind::Annotate,
            Words::tr("Note something about somebody, for your account alone")});
    CLI::Option *typed = text(note, "TEXT", &ActingOptions::text,
        Words::tr("In place of what was noted before; - reads standard input"));
    note->add_flag("--remove", m_acting.remove, Words::tr("Take the note away").toStdString())
        ->excludes(typed);
    accounts(note);
    addExamples(*note,
        {u"asterism-cli note @anna@mastodon.example 'Met in Kyoto' --account me@gts.example"_s,
            u"asterism-cli note @anna@mastodon.example --remove"_s});
}

void ActingArguments::others(App &app)
{
    const QString host = Words::tr("A server, like mastodon.example");
    account(action(app,
        {"block-domain", Action::Kind::BlockDomain,
            Words::tr("Block a server with all its people")},
        "HOST", host));
    account(action(app,
        {"unblock-domain", Action::Kind::UnblockDomain, Words::tr("Block a server no longer")},
        "HOST", host));
    const QString tag = Words::tr("A hashtag, with or without #");
    account(action(
        app, {"follow-tag", Action::Kind::FollowTag, Words::tr("Follow a hashtag")}, "TAG", tag));
    account(action(app,
        {"unfollow-tag", Action::Kind::UnfollowTag, Words::tr("Follow a hashtag no longer")}, "TAG",
        tag));
}

// ---- requests and the outbox ----------------------------------------------------------------

void ActingArguments::requests(App &app)
{
    App *group = addCommand(app, "requests", Words::tr("Who wants to follow your accounts"));
    group->require_subcommand(1);
    App *list = command(*group, "list", Command::RequestsList,
        Words::tr("Show who asked and was not answered yet"));
    oneAccount(
        list, Words::tr("Who asked this account of yours (user@host); without it any of them"));
    list->add_option("--limit", m_options.limit, Words::tr("Most people").toStdString())
        ->check(within(1, mostRequestsShown))
        ->capture_default_str();
    account(ofPerson(*group,
        {"accept", Action::Kind::AcceptFollower, Words::tr("Let somebody follow an account")}));
    account(ofPerson(
        *group, {"reject", Action::Kind::RejectFollower, Words::tr("Do not let them follow it")}));
}

void ActingArguments::outbox(App &app)
{
    App *group = addCommand(app, "outbox", Words::tr("What is on its way to your servers"));
    group->require_subcommand(1);
    App *list = command(*group, "list", Command::OutboxList,
        Words::tr("Show what waits, and what a server refused"));
    addExamples(*list, {u"asterism-cli outbox list --json"_s});
    const auto one = [&](const char *name, Command value, const QString &help) {
        App *made = command(*group, name, value, help);
        made->add_option(
                "ID", m_acting.row, Words::tr("Its number in \"outbox list\"").toStdString())
            ->required()
            ->check(within(1, mostActions));
        return made;
    };
    wait(one("retry", Command::OutboxRetry, Words::tr("Try it again at once")));
    one("cancel", Command::OutboxCancel,
        Words::tr("Take it out; what was written becomes a draft, and what is sent stays sent"));
}

} // namespace asterism::cli

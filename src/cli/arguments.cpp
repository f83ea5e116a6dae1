// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/actingarguments.h"
#include "cli/exitcode.h"
#include "cli/movingarguments.h"
#include "cli/profilearguments.h"
#include "cli/usage.h"
#include "cli/writingarguments.h"
#include "model/noticekinds.h"

#include <QCoreApplication>

#include <limits>
#include <sstream>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int maxLimit = 100'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

/// The library below speaks std::string; everything is UTF-8.
struct Typed {
    std::string dataDir;
    std::string sessionSecrets;
    std::string name;
    std::string account;
    std::string member;
    std::string file;
    std::string fromFollows;
    std::string fromServerList;
    std::string fromCollection;
    std::vector<std::string> words;
};

/// Puts commands into a CLI::App. One function a group, so that each reads like its help.
class Grammar {
public:
    explicit Grammar(Parsed &parsed);

    void parse(const QStringList &arguments);

private:
    using App = CLI::App;

    App *command(App &parent, const char *name, Command value, const QString &help);
    App *group(const char *name, const QString &help);
    void name(App *app, const char *label, const QString &help);
    CLI::Option *words(App *app, const char *label, const QString &help);
    void limit(App *app, const QString &help);
    CLI::Option *seconds(App *app);

    void global();
    void accounts();
    void reading();
    void noticeKinds(App *app);
    void lists();
    void hosts();
    void listPeople(App &lists);
    void needsWords(bool said) const;
    void listFiles(App &lists);
    void listOptions(App *app);
    void change(App *app, const char *option, const QString &key, const QStringList &values,
        const QString &help);
    void cache();
    void playground();

    Options &m_options;
    Parsed &m_parsed;
    Typed m_typed;
    App m_app;
    WritingArguments m_writing;
    ActingArguments m_acting;
    MovingArguments m_moving;
    ProfileArguments m_profile;
};

Grammar::Grammar(Parsed &parsed)
    : m_options(parsed.options)
    , m_parsed(parsed)
    , m_app(
          Words::tr("The fediverse in a terminal: all accounts and lists as one timeline, and what "
                    "you do as any of them.")
              .toStdString(),
          "asterism-cli")
    , m_writing(parsed.options)
    , m_acting(parsed.options)
    , m_moving(parsed.options)
    , m_profile(parsed.options)
{
    speakInHelp(m_app);
    m_app.fallthrough(); // must come first: subcommands inherit it when they are made
    m_app.require_subcommand(1);
    global();
    accounts();
    reading();
    m_writing.addTo(m_app);
    m_acting.addTo(m_app);
    lists();
    hosts();
    cache();
    m_moving.addTo(m_app);
    playground();
}

Grammar::App *Grammar::command(App &parent, const char *name, Command value, const QString &help)
{
    App *app = addCommand(parent, name, help);
    app->parse_complete_callback([this, value] { m_options.command = value; });
    return app;
}

Grammar::App *Grammar::group(const char *name, const QString &help)
{
    App *app = addCommand(m_app, name, help);
    app->require_subcommand(1);
    return app;
}

void Grammar::name(App *app, const char *label, const QString &help)
{
    app->add_option(label, m_typed.name, help.toStdString())->required();
}

CLI::Option *Grammar::words(App *app, const char *label, const QString &help)
{
    return app->add_option(label, m_typed.words, help.toStdString())->required();
}

void Grammar::limit(App *app, const QString &help)
{
    app->add_option("--limit", m_options.limit, help.toStdString())
        ->check(within(1, maxLimit))
        ->capture_default_str();
}

CLI::Option *Grammar::seconds(App *app)
{
    return app
        ->add_option(
            "--for", m_options.seconds, Words::tr("End after this many seconds").toStdString())
        ->check(within(1, 86'400));
}

void Grammar::global()
{
    m_app.set_version_flag("--version", std::string("asterism-cli " ASTERISM_VERSION),
        Words::tr("Say which version this is").toStdString());
    m_app.add_option(
        "--data-dir", m_typed.dataDir, Words::tr("Use this data folder").toStdString());
    m_app.add_flag(
        "--json", m_options.json, Words::tr("Print JSON Lines, one object a row").toStdString());
    m_app.add_flag("--verbose", m_options.verbose,
        Words::tr("Tell on standard error what is going on").toStdString());
    m_app.add_option("--session-secrets", m_typed.sessionSecrets,
        Words::tr("Keep tokens in this file instead of the system's keychain").toStdString());
    m_app.add_flag("--allow-private-network", m_options.allowPrivateNetwork,
        Words::tr("Let what servers point at lie in a private network").toStdString());
}

void Grammar::accounts()
{
    App *accounts = group("accounts", Words::tr("Your own accounts"));
    command(*accounts, "list", Command::AccountsList, Words::tr("Show your accounts"));
    App *add =
        command(*accounts, "add", Command::AccountsAdd, Words::tr("Sign in through the browser"));
    name(add, "SERVER", Words::tr("The account's server or its handle, like mastodon.example"));
    CLI::Option *token = add->add_flag("--token-stdin", m_options.tokenStdin,
        Words::tr("Read an access token from standard input").toStdString());
    add->add_flag("--code-stdin", m_options.codeStdin,
           Words::tr("Read the code that the server shows, or a yes, from standard input")
               .toStdString())
        ->excludes(token);
    command(
        *accounts, "check", Command::AccountsCheck, Words::tr("Ask whether the tokens still hold"));
    App *remove =
        command(*accounts, "remove", Command::AccountsRemove, Words::tr("Sign an account out"));
    name(remove, "ACCT", Words::tr("user@host"));
    CLI::Option *forget = remove->add_flag(
        "--forget", m_options.forget, Words::tr("Delete what was seen through it").toStdString());
    remove
        ->add_flag("--keep-cache", m_options.keepCache,
            Words::tr("Keep what was seen through it; so it is without an option").toStdString())
        ->excludes(forget);
    m_profile.addTo(*accounts);
    m_moving.addExportTo(*accounts);
}

void Grammar::reading()
{
    App *timeline =
        command(m_app, "timeline", Command::Timeline, Words::tr("Show sources as one timeline"));
    words(timeline, "SOURCE",
        Words::tr("everyone, home[:ACCT], local:HOST, federated:HOST, bubble:HOST, "
                  "tag:TAG[#TAG][#-TAG]@HOST, list:NAME, user:HANDLE, server-list:NAME@ACCT, "
                  "antenna:NAME@ACCT, channel:NAME@ACCT, clip:NAME@ACCT, social:ACCT, "
                  "mentions:ACCT, favourites:ACCT, direct[:ACCT]"));
    limit(timeline, Words::tr("Most rows"));
    timeline->add_flag(
        "--refresh", m_options.refresh, Words::tr("Ask the servers first").toStdString());
    CLI::Option *follow = timeline->add_flag("--follow", m_options.follow,
        Words::tr("Oldest first, and then each row as it arrives, until Ctrl-C").toStdString());
    seconds(timeline)->needs(follow);

    App *search =
        command(m_app, "search", Command::Search, Words::tr("Search in all that was seen"));
    words(search, "QUERY",
        Words::tr("Words that a post must hold, \"phrases\", -words, from:HANDLE, from:me, "
                  "in:PLACE, has:image|video|audio|media|poll|link|cw, tag:TAG, lang:ja, "
                  "after:2026-01-31, before:7d"))
        ->check(something());
    limit(search, Words::tr("Most rows"));
    search
        ->add_option("--at", m_typed.account,
            Words::tr("Ask the server of this account of yours (user@host) for people, hashtags "
                      "and posts instead")
                .toStdString())
        ->check(something());

    App *notices = command(m_app, "notifications", Command::Notifications,
        Words::tr("Show what others did that is your accounts' business, newest first"));
    notices
        ->add_option("--account", m_typed.account,
            Words::tr("Only those of this account of yours (user@host)").toStdString())
        ->check(something());
    noticeKinds(notices);
    limit(notices, Words::tr("Most rows"));
    notices->add_flag(
        "--refresh", m_options.refresh, Words::tr("Ask the servers first").toStdString());

    App *thread =
        command(m_app, "thread", Command::Thread, Words::tr("Show a post's conversation"));
    name(thread, "URI", Words::tr("The post's uri or page"));
    thread->add_flag("--complete", m_options.complete,
        Words::tr("Ask the post's own server, as a guest, for replies that yours lacks")
            .toStdString());
    App *profile = command(m_app, "profile", Command::Profile, Words::tr("Show who somebody is"));
    name(profile, "HANDLE", Words::tr("@user@host, or the address of the profile"));
}

void Grammar::lists()
{
    App *lists = group("lists", Words::tr("Lists of people, who need not be followed"));
    const QString listName = Words::tr("The list's name");
    command(*lists, "list", Command::ListsList,
        Words::tr("Show your lists and how many people are in each"));
    const auto named = [&](const char *word, Command value, const QString &help) {
        App *app = command(*lists, word, value, help);
        name(app, "NAME", listName);
        return app;
    };
    named("create", Command::ListsCreate, Words::tr("Make a list"));
    named("delete", Command::ListsDelete, Words::tr("Delete a list"));
    listPeople(*lists);
    named(
        "members", Command::ListsMembers, Words::tr("Show who is in a list and how each is read"));
    named("refresh", Command::ListsRefresh, Words::tr("Read every member once"));
    listOptions(named("set", Command::ListsSet, Words::tr("Choose what a list shows and how")));
    listFiles(*lists);
}

/// Of whom there are several ways to say who is meant, one of which must be taken.
void Grammar::listPeople(App &lists)
{
    const QString listName = Words::tr("The list's name");
    App *add = addCommand(lists, "add", Words::tr("Put people into a list"));
    name(add, "NAME", listName);
    CLI::Option *handles = words(add, "HANDLE",
        Words::tr("@user@host, or the address of a profile; - reads text or CSV from standard "
                  "input"))
                               ->required(false);
    CLI::Option *follows = add->add_option("--from-follows", m_typed.fromFollows,
        Words::tr("Everybody whom this account of yours follows (user@host)").toStdString());
    CLI::Option *server = add->add_option("--from-server-list", m_typed.fromServerList,
        Words::tr("Everybody in a list that your account's server keeps (NAME@user@host)")
            .toStdString());
    CLI::Option *collection = add->add_option("--from-collection", m_typed.fromCollection,
        Words::tr("Everybody in a collection of a Mastodon server, by its address").toStdString());
    follows->excludes(handles)->excludes(server)->excludes(collection);
    server->excludes(handles)->excludes(collection);
    collection->excludes(handles);
    add->parse_complete_callback([this] {
        m_options.command = Command::ListsAdd;
        const bool from = !m_typed.fromFollows.empty() || !m_typed.fromServerList.empty()
            || !m_typed.fromCollection.empty();
        needsWords(from);
    });

    App *remove = addCommand(lists, "remove", Words::tr("Take people out of a list"));
    name(remove, "NAME", listName);
    CLI::Option *gone =
        words(remove, "HANDLE", Words::tr("@user@host, or the address of a profile"))
            ->required(false);
    CLI::Option *dead = remove->add_flag("--dead", m_options.dead,
        Words::tr("Those whose servers have not answered for a week or know them no more")
            .toStdString());
    dead->excludes(gone);
    remove
        ->add_flag(
            "--yes", m_options.yes, Words::tr("Do not ask whether it is meant").toStdString())
        ->needs(dead);
    remove->parse_complete_callback([this] {
        m_options.command = Command::ListsRemove;
        needsWords(m_options.dead);
    });
}

void Grammar::needsWords(bool said) const
{
    if (!said && m_typed.words.empty()) {
        throw CLI::RequiredError("HANDLE");
    }
}

void Grammar::listFiles(App &lists)
{
    App *reading = command(lists, "import", Command::ListsImport,
        Words::tr("Put people into lists as a lists.csv says; lists that are not there are made"));
    reading
        ->add_option("FILE", m_typed.file,
            Words::tr("A lists.csv as Mastodon writes it; - is standard input").toStdString())
        ->required();
    App *write = command(
        lists, "export", Command::ListsExport, Words::tr("Write lists.csv as Mastodon does"));
    write
        ->add_option("FILE", m_typed.file,
            Words::tr("The file to be written, in place of one that is there; - is standard output")
                .toStdString())
        ->required();
    write->add_option("--name", m_typed.name, Words::tr("Only this list").toStdString());
}

/// An option of a list. "on" and "off" are what they say; what is neither is said by null.
void Grammar::change(App *app, const char *option, const QString &key, const QStringList &values,
    const QString &help)
{
    const auto set = [this, key](const std::string &value) {
        m_options.changes[key] = value == "on" || value == "off" ? QJsonValue(value == "on")
                                                                 : QJsonValue(QJsonValue::Null);
    };
    app->add_option_function<std::string>(option, set, help.toStdString())->check(oneOf(values));
}

void Grammar::listOptions(App *app)
{
    const QStringList onOff{u"on"_s, u"off"_s};
    change(app, "--hide-boosts", u"hide_boosts"_s, onOff, Words::tr("Leave out boosts"));
    change(
        app, "--hide-replies", u"hide_replies"_s, onOff, Words::tr("Leave out replies to others"));
    change(app, "--only-media", u"only_media"_s, onOff, Words::tr("Show only posts with media"));
    change(app, "--grid", u"as_grid"_s, onOff, Words::tr("Show pictures side by side"));
    change(app, "--exclusive", u"exclusive"_s, onOff,
        Words::tr("Keep what stands in it out of homes"));
    change(app, "--in-everyone", u"in_everyone"_s, onOff + QStringList{u"default"_s},
        Words::tr("Show it in \"everyone\", too; default: the terminal does, the window does not"));
    change(app, "--notify", u"notify"_s, onOff + QStringList{u"default"_s},
        Words::tr("Notify of new posts; default, with --member: as the list says"));
    app->add_option_function<int>(
           "--colour",
           [this](int number) {
               m_options.changes[u"colour"_s] =
                   number > 0 ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
           },
           Words::tr("One of the eight colours; 0: none").toStdString())
        ->check(within(0, 8));
    app->add_option_function<std::string>(
        "--icon",
        [this](const std::string &icon) {
            m_options.changes[u"icon"_s] = icon == "none" ? u""_s : QString::fromStdString(icon);
        },
        Words::tr("Its sign, one emoji; none: without a sign").toStdString());
    app->add_option("--position", m_options.position,
           Words::tr("Its place in the order of lists; 1 is the first").toStdString())
        ->check(within(1, maxLimit));
    app->add_option("--member", m_typed.member,
        Words::tr("Set --notify for this person (@user@host) in the list").toStdString());
}

void Grammar::noticeKinds(App *app)
{
    QStringList words;
    for (const Notification::Kind kind : allNoticeKinds()) {
        words << word(kind);
    }
    const auto add = [this](const std::vector<std::string> &kinds) {
        for (const std::string &kind : kinds) {
            m_options.kinds.push_back(notificationKind(QString::fromStdString(kind)));
        }
    };
    app->add_option_function<std::vector<std::string>>(
           "--kinds", add, Words::tr("Only these kinds, with commas between").toStdString())
        ->delimiter(',')
        ->check(oneOf(words));
}

void Grammar::hosts()
{
    App *hosts = group("hosts", Words::tr("The servers that were asked, and those that never are"));
    App *list = command(*hosts, "list", Command::HostsList,
        Words::tr("Show which servers were asked, how often and why"));
    limit(list, Words::tr("Most servers"));
    const QString server = Words::tr("A server, like mastodon.example");
    name(command(
             *hosts, "never", Command::HostsNever, Words::tr("Never contact that server directly")),
        "HOST", server);
    name(command(
             *hosts, "allow", Command::HostsAllow, Words::tr("Let that server be contacted again")),
        "HOST", server);
}

void Grammar::cache()
{
    App *cache = group("cache", Words::tr("What is kept of all that was seen"));
    command(*cache, "stats", Command::CacheStats, Words::tr("Show how much is kept"));
    App *prune = command(*cache, "prune", Command::CachePrune, Words::tr("Drop old posts"));
    prune
        ->add_option(
            "--days", m_options.days, Words::tr("Keep posts of this many days").toStdString())
        ->check(within(1, 36'500))
        ->capture_default_str();
    prune
        ->add_option(
            "--bytes", m_options.bytes, Words::tr("Keep at most this many bytes").toStdString())
        ->check(within(qint64(1) << 20, std::numeric_limits<qint64>::max()))
        ->capture_default_str();
    command(*cache, "check", Command::CacheCheck, Words::tr("Look whether the cache is sound"));
}

void Grammar::playground()
{
    App *sandbox = command(m_app, "sandbox", Command::Sandbox,
        Words::tr("Run a small invented fediverse on this machine"));
    sandbox
        ->add_option("--port", m_options.port,
            Words::tr("The first server's port; the others follow").toStdString())
        ->check(within(1, 65'531));
    sandbox->add_flag("--show-tokens", m_options.showTokens,
        Words::tr("Print the accounts' tokens too").toStdString());
    seconds(sandbox);
    seconds(command(m_app, "demo", Command::Demo,
        Words::tr("Show accounts and a list of an invented fediverse")));
}

void Grammar::parse(const QStringList &arguments)
{
    std::vector<std::string> reversed;
    for (const QString &argument : arguments) {
        reversed.insert(reversed.begin(), argument.toStdString());
    }
    try {
        m_app.parse(std::move(reversed));
    } catch (const CLI::ParseError &error) {
        std::ostringstream output;
        std::ostringstream problem;
        // A word that nobody knows comes before what is missing because of it.
        const std::vector<std::string> unknown = m_app.remaining(true);
        const bool misled = dynamic_cast<const CLI::RequiredError *>(&error) && !unknown.empty();
        const int status = misled ? m_app.exit(CLI::ExtrasError("", unknown), output, problem)
                                  : m_app.exit(error, output, problem);
        m_parsed.status = status == 0 ? ExitDone : ExitUsage;
        m_parsed.output = QString::fromStdString(output.str());
        m_parsed.error = QString::fromStdString(problem.str());
        return;
    }
    m_options.dataDir = QString::fromStdString(m_typed.dataDir);
    m_options.sessionSecrets = QString::fromStdString(m_typed.sessionSecrets);
    m_options.name = QString::fromStdString(m_typed.name).trimmed();
    m_options.account = QString::fromStdString(m_typed.account).trimmed();
    m_options.member = QString::fromStdString(m_typed.member).trimmed();
    m_options.file = QString::fromStdString(m_typed.file);
    m_options.fromFollows = QString::fromStdString(m_typed.fromFollows).trimmed();
    m_options.fromServerList = QString::fromStdString(m_typed.fromServerList).trimmed();
    m_options.fromCollection = QString::fromStdString(m_typed.fromCollection).trimmed();
    for (const std::string &word : m_typed.words) {
        m_options.words << QString::fromStdString(word);
    }
}

} // namespace

Parsed parseArguments(const QStringList &arguments)
{
    Parsed parsed;
    try {
        Grammar(parsed).parse(arguments);
    } catch (const std::exception &failure) {
        // The grammar itself is wrong: no input of the user's leads here.
        parsed.status = ExitInternal;
        parsed.error = QString::fromUtf8(failure.what()) + u'\n';
    }
    return parsed;
}

} // namespace asterism::cli

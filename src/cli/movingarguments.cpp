// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/movingarguments.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int mostShown = 100'000;
constexpr qint64 mostRuns = 1'000'000'000; ///< more than anybody begins

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

struct OnlyWord {
    const char *word;
    ComparisonWish::Only only;
};
constexpr OnlyWord onlyWords[] = {{"everybody", ComparisonWish::Only::Everybody},
    {"not-everywhere", ComparisonWish::Only::NotEverywhere},
    {"mutual", ComparisonWish::Only::Mutual}, {"not-mutual", ComparisonWish::Only::NotMutual},
    {"requested", ComparisonWish::Only::Requested}, {"dead", ComparisonWish::Only::Dead},
    {"muted", ComparisonWish::Only::Muted}, {"blocked", ComparisonWish::Only::Blocked}};

constexpr const char *formWords[] = {"mastodon", "pleroma", "misskey"}; // as in csv::Form

/// What a file can be said to be of.
QStringList importedKinds()
{
    QStringList kinds;
    for (int i = 1; i < movedKindCount; ++i) {
        if (canBeImported(MovedKind(i))) {
            kinds << word(MovedKind(i));
        }
    }
    return kinds;
}

template <typename T, typename F> QStringList wordsOf(const T &all, F word)
{
    QStringList words;
    for (const auto &one : all) {
        words << QString::fromLatin1(word(one));
    }
    return words;
}

} // namespace

MovingArguments::MovingArguments(Options &options)
    : m_options(options)
    , m_moving(options.moving)
{
}

void MovingArguments::addTo(App &app)
{
    kinds(app);
    runs(app);
}

MovingArguments::App *MovingArguments::command(
    App &parent, const char *name, Command value, const QString &help, MovedKind kind)
{
    App *app = addCommand(parent, name, help);
    app->parse_complete_callback([this, value, kind] {
        m_options.command = value;
        m_moving.kind = kind;
    });
    return app;
}

CLI::Option *MovingArguments::text(
    App *app, const char *name, QString MovingOptions::*to, const QString &help)
{
    const auto take = [this, to](const std::string &typed) {
        const bool file = to == &MovingOptions::file || to == &MovingOptions::report;
        const QString text = QString::fromStdString(typed);
        m_moving.*to = file ? text : text.trimmed();
    };
    return app->add_option_function<std::string>(name, take, help.toStdString());
}

CLI::Option *MovingArguments::words(App *app, const char *name, const QString &help)
{
    const auto take = [this](const std::vector<std::string> &typed) {
        for (const std::string &one : typed) {
            m_moving.words << QString::fromStdString(one).trimmed();
        }
    };
    return app->add_option_function<std::vector<std::string>>(name, take, help.toStdString());
}

void MovingArguments::form(App *app)
{
    const auto take = [this](const std::string &typed) {
        for (size_t i = 0; i < std::size(formWords); ++i) {
            m_moving.form = typed == formWords[i] ? csv::Form(i) : m_moving.form;
        }
    };
    const QStringList all = wordsOf(formWords, [](const char *word) { return word; });
    app->add_option_function<std::string>("--for", take,
           Words::tr("Whose importer the file is for; what is not said is Mastodon's")
               .toStdString())
        ->check(oneOf(all));
}

void MovingArguments::yes(App *app)
{
    app->add_flag(
        "--yes", m_options.yes, Words::tr("Do not ask whether it is meant").toStdString());
}

void MovingArguments::wait(App *app)
{
    app->add_flag("--wait", m_moving.wait,
        Words::tr("Stay until every row has ended, and tell how each did").toStdString());
}

void MovingArguments::needsOneOf(bool hasWords, bool option, const char *name) const
{
    if (!hasWords && !option) {
        throw CLI::RequiredError(name);
    }
}

// ---- kinds ----------------------------------------------------------------------------------

void MovingArguments::kinds(App &app)
{
    const struct {
        const char *name;
        MovedKind kind;
        QString help;
    } all[] = {
        {"follows", MovedKind::Follows, Words::tr("Whom your accounts follow")},
        {"followers", MovedKind::Followers, Words::tr("Who follows your accounts")},
        {"blocks", MovedKind::Blocks, Words::tr("Whom your accounts block")},
        {"mutes", MovedKind::Mutes, Words::tr("Whom your accounts mute")},
        {"domain-blocks", MovedKind::DomainBlocks, Words::tr("Which servers they block")},
        {"bookmarks", MovedKind::Bookmarks, Words::tr("Which posts they keep")},
        {"clips", MovedKind::Clips,
            Words::tr("Which posts they put together at Misskey; elsewhere they become bookmarks")},
        {"tags", MovedKind::Tags, Words::tr("Which hashtags they follow")},
        {"server-lists", MovedKind::Lists,
            Words::tr("The lists that their servers keep; your own are at \"lists\"")},
    };
    for (const auto &one : all) {
        App *made = addCommand(app, one.name, one.help);
        made->require_subcommand(1);
        exporting(*made, one.kind);
        if (canBeImported(one.kind)) {
            importing(*made, one.kind);
        }
        if (one.kind == MovedKind::Follows) {
            follows(*made);
            copying(*made);
        }
    }
}

void MovingArguments::exporting(App &group, MovedKind kind)
{
    App *app = command(
        group, "export", Command::Export, Words::tr("Write them into a file as servers do"), kind);
    text(app, "FILE", &MovingOptions::file,
        Words::tr("The file to be written, in place of one that is there; - is standard output"))
        ->required();
    text(app, "--account", &MovingOptions::account,
        Words::tr("Of which account of yours (user@host); not needed where there is but one"));
    form(app);
}

void MovingArguments::addExportTo(App &accounts)
{
    App *app = addCommand(accounts, "export",
        Words::tr("Write everything that an account has into a folder or an archive"));
    words(app, "ACCT-FOLDER",
        Words::tr("Which account (user@host; not needed where there is but one), and the folder, "
                  "or the archive, whose name ends in .zip"))
        ->required();
    form(app);
    app->parse_complete_callback([this] {
        m_options.command = Command::AccountsExport;
        if (m_moving.words.size() > 2) {
            throw CLI::ExtrasError("export", {m_moving.words.last().toStdString()});
        }
        m_moving.file = m_moving.words.value(m_moving.words.size() - 1);
        m_moving.account = m_moving.words.size() > 1 ? m_moving.words.first() : QString();
    });
}

void MovingArguments::importing(App &group, MovedKind kind)
{
    App *app = command(group, "import", Command::Import,
        Words::tr("Bring what a file names to an account, as its server allows"), kind);
    text(app, "FILE", &MovingOptions::file,
        Words::tr("A file that a server wrote; - is standard input"))
        ->required();
    text(app, "--account", &MovingOptions::account,
        Words::tr("To which account of yours (user@host)"))
        ->required();
    choices(app, kind);
    text(app, "--report", &MovingOptions::report,
        Words::tr("Write how each row did into this file: CSV, or JSON Lines in a .jsonl"));
    const auto said = [this](const std::string &typed) {
        m_moving.saidKind = movedKind(QString::fromStdString(typed));
    };
    app->add_option_function<std::string>(
           "--kind", said, Words::tr("Say what the file is of").toStdString())
        ->check(oneOf(importedKinds()));
    text(app, "--domain", &MovingOptions::domain,
        Words::tr("To which server names without one belong"));
    yes(app);
    wait(app);
}

void MovingArguments::choices(App *app, MovedKind kind)
{
    const auto mode = [this](
                          const std::string &typed) { m_moving.overwrite = typed == "overwrite"; };
    app->add_option_function<std::string>("--mode", mode,
           Words::tr("merge (without a word) adds; overwrite also takes away what the file does "
                     "not name")
               .toStdString())
        ->check(oneOf({u"merge"_s, u"overwrite"_s}));
    app->add_flag(
        "--dry-run", m_moving.dryRun, Words::tr("Only show what would happen").toStdString());
    if (kind == MovedKind::Lists) {
        app->add_flag("--follow", m_moving.followMissing,
            Words::tr("Follow whom the server lets into a list only when followed").toStdString());
    }
}

// ---- follows --------------------------------------------------------------------------------

void MovingArguments::follows(App &group)
{
    App *compare =
        addCommand(group, "compare", Words::tr("Show whom your accounts follow, side by side"));
    compare->parse_complete_callback([this] {
        m_options.command = Command::FollowsCompare;
        m_moving.kind = MovedKind::Follows;
        needsOneOf(m_moving.words.size() > 1, false, "ACCT");
    });
    words(compare, "ACCT", Words::tr("Accounts of yours (user@host), two or more"))->required();
    const auto only = [this](const std::string &typed) {
        for (const OnlyWord &one : onlyWords) {
            m_moving.only = typed == one.word ? one.only : m_moving.only;
        }
    };
    compare
        ->add_option_function<std::string>("--only", only,
            Words::tr("Which people; not-everywhere: whom some of the accounts follow; dead: who "
                      "moved, is gone or was silent for a year")
                .toStdString())
        ->check(oneOf(wordsOf(onlyWords, [](const OnlyWord &one) { return one.word; })));
    text(compare, "--search", &MovingOptions::search,
        Words::tr("Whose handle or name has this in it"));

    App *step = command(group, "step", Command::FollowsStep,
        Words::tr("Let one account follow by and by whom another one follows"));
    text(step, "--from", &MovingOptions::from, Words::tr("Whose follows"))->required();
    text(step, "--to", &MovingOptions::to, Words::tr("Who follows them, too"))->required();
    CLI::Option *every = step->add_option("--every", m_moving.everyHours,
                                 Words::tr("How often it is looked at, in hours").toStdString())
                             ->check(within(1, 24 * 365))
                             ->capture_default_str();
    const auto off = [this](std::int64_t) { m_moving.everyHours = 0; };
    step->add_flag_function("--off", off, Words::tr("No more of this").toStdString())
        ->excludes(every);
    yes(step);
}

void MovingArguments::copying(App &group)
{
    App *copy =
        addCommand(group, "copy", Words::tr("Follow from one account whom another follows"));
    CLI::Option *chosen = words(copy, "HANDLE", Words::tr("@user@host; these people alone"));
    text(copy, "--from", &MovingOptions::from, Words::tr("Whose follows"))->required();
    text(copy, "--to", &MovingOptions::to, Words::tr("Who follows them, too"))->required();
    copy->add_flag("--all", m_moving.all, Words::tr("All of them").toStdString())->excludes(chosen);
    yes(copy);
    wait(copy);
    copy->parse_complete_callback([this] {
        m_options.command = Command::FollowsCopy;
        m_moving.kind = MovedKind::Follows;
        needsOneOf(!m_moving.words.isEmpty(), m_moving.all, "HANDLE");
    });

    App *away = addCommand(group, "unfollow", Words::tr("Follow people no longer"));
    CLI::Option *whom = words(away, "HANDLE", Words::tr("@user@host"));
    text(
        away, "--account", &MovingOptions::account, Words::tr("Which account of yours (user@host)"))
        ->required();
    away->add_flag("--dead", m_options.dead,
            Words::tr("Those who moved, are gone or were silent for a year").toStdString())
        ->excludes(whom);
    yes(away);
    wait(away);
    away->parse_complete_callback([this] {
        m_options.command = Command::FollowsUnfollow;
        m_moving.kind = MovedKind::Follows;
        needsOneOf(!m_moving.words.isEmpty(), m_options.dead, "HANDLE");
    });
}

// ---- runs -----------------------------------------------------------------------------------

void MovingArguments::runs(App &app)
{
    App *runs = addCommand(app, "runs", Words::tr("Imports under way and those that have ended"));
    runs->require_subcommand(1);
    command(*runs, "list", Command::RunsList, Words::tr("Show them, the newest first"));
    const auto one = [&](const char *name, Command value, const QString &help) {
        App *made = command(*runs, name, value, help);
        made->add_option("ID", m_moving.run, Words::tr("Its number in \"runs list\"").toStdString())
            ->required()
            ->check(within(1, mostRuns));
        return made;
    };
    App *show = one("show", Command::RunsShow, Words::tr("Show how its rows stand"));
    text(show, "--outcome", &MovingOptions::outcome,
        Words::tr("Only rows that ended so: followed, not-found, refused …"));
    show->add_option("--limit", m_options.limit, Words::tr("Most rows").toStdString())
        ->check(within(1, mostShown))
        ->capture_default_str();
    App *resume = one("resume", Command::RunsResume, Words::tr("Go on with it"));
    yes(resume);
    wait(resume);
    one("pause", Command::RunsPause, Words::tr("Stop it for now"));
    one("cancel", Command::RunsCancel, Words::tr("End it; what is done stays done"));
    wait(one("retry", Command::RunsRetry, Words::tr("Try again what failed")));
    App *report = one("report", Command::RunsReport, Words::tr("Write how each row did"));
    text(report, "FILE", &MovingOptions::file,
        Words::tr("CSV, or JSON Lines where its name ends in .jsonl; - is standard output"))
        ->required();
    one("drop", Command::RunsDrop, Words::tr("Forget it and its rows"));
}

} // namespace asterism::cli

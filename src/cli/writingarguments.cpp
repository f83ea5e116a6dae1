// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/writingarguments.h"

#include "cli/postvalidators.h"
#include "cli/typedtime.h"
#include "model/draft.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

const QStringList &quotesWords()
{
    static const QStringList words{u"everyone"_s, u"followers"_s, u"nobody"_s};
    return words;
}

const QStringList &formatWords()
{
    static const QStringList words{u"plain"_s, u"markdown"_s, u"mfm"_s, u"html"_s, u"bbcode"_s};
    return words;
}

QString tooManyWords(int most)
{
    return Words::tr("no more than %1 can be said").arg(most);
}

QString emptyWords()
{
    return Words::tr("it must not be empty");
}

QString behindMediaWords()
{
    return Words::tr("it belongs behind the --media that it is about");
}

// Below, no text: lupdate loses the context in a function whose result has a qualified type.

CLI::ValidationError mistaken(const char *option, const QString &words)
{
    return CLI::ValidationError(std::string(option), words.toStdString());
}

/// What can be said of a poll without any server.
void checkPoll(const PostOptions::Part &part)
{
    if (!part.hasPoll) {
        return;
    }
    QStringList choices = part.poll.choices;
    if (choices.size() < 2) {
        throw mistaken(
            "--poll", Words::tr("a poll has two choices at least, each behind a --poll"));
    }
    if (choices.removeDuplicates() > 0) {
        throw mistaken("--poll", Words::tr("two choices are alike"));
    }
}

bool isBlankPart(const PostOptions::Part &part, const QString &text)
{
    return text.trimmed().isEmpty() && part.files.empty() && !part.hasPoll;
}

} // namespace

WritingArguments::WritingArguments(Options &options)
    : ActingParts(options)
{
}

void WritingArguments::addTo(App &app)
{
    posting(app);
    editing(app);
    scheduled(app);
    drafts(app);
}

// ---- parts ----------------------------------------------------------------------------------

/// Heard in the order in which they are typed: what follows a --media is about that file, what
/// follows a --then about that post.
CLI::Option *WritingArguments::each(
    App *app, const char *name, const QString &help, const Take &take)
{
    const auto hear = [take](const std::string &typed) { take(QString::fromStdString(typed)); };
    return app->add_option_function<std::string>(name, hear, help.toStdString())
        ->trigger_on_parse();
}

CLI::Option *WritingArguments::said(
    App *app, const char *name, const QString &help, bool PostOptions::*to)
{
    const auto hear = [this, to](std::int64_t) { m_acting.post.*to = true; };
    return app->add_flag_function(name, hear, help.toStdString());
}

PostOptions::File &WritingArguments::lastFile(const char *option)
{
    if (part().files.empty()) {
        throw mistaken(option, behindMediaWords());
    }
    return part().files.back();
}

PollText &WritingArguments::lastPoll()
{
    part().hasPoll = true;
    return part().poll;
}

void WritingArguments::written(App *app)
{
    text(app, "TEXT", &ActingOptions::text, Words::tr("What it says; - reads standard input"))
        ->check(something());
    const auto take = [this](const std::string &typed) {
        m_acting.warning = QString::fromStdString(typed).trimmed();
    };
    app->add_option_function<std::string>(
        "--cw", take, Words::tr("A content warning above it").toStdString());
}

void WritingArguments::readers(App *post)
{
    visibility(post, {u"public"_s, u"unlisted"_s, u"private"_s, u"direct"_s, u"local"_s},
        Words::tr("Who may see it; without a word as the account's profile has it, and of an "
                  "answer nobody besides who sees what it answers"));
    texts(post, "--to",
        Words::tr("For whom alone it is, besides those whom it names; may be said for several"),
        &m_acting.to);
    said(post, "--local-only", Words::tr("It never leaves its server, where that can be"),
        &PostOptions::localOnly);
}

void WritingArguments::subjects(App *post)
{
    const QString address = Words::tr("The uri or page of a post");
    text(post, "--reply-to", &ActingOptions::replyTo, address);
    each(post, "--quote", Words::tr("The same of a post that it quotes"),
        [this](const QString &typed) { m_acting.post.quote = typed.trimmed(); })
        ->check(something());
}

void WritingArguments::quoters(App *app, const QString &help)
{
    each(app, "--quotes", help, [this](const QString &typed) {
        m_acting.post.quotes = quotePolicy(typed);
    })->check(oneOf(quotesWords()));
}

void WritingArguments::kinds(App *post)
{
    text(post, "--lang,--language", &ActingOptions::language,
        Words::tr("In which language it is, like ja"));
    each(post, "--format",
        Words::tr("How it is to be read; without a word as its server reads what nobody says "
                  "anything about"),
        [this](const QString &typed) { m_acting.post.format = textFormat(typed); })
        ->check(oneOf(formatWords()));
    const auto sensitive = [this, post](const char *name, bool to, const QString &help) {
        const auto hear = [this, to](std::int64_t) { m_acting.post.sensitive = to; };
        return post->add_flag_function(name, hear, help.toStdString());
    };
    CLI::Option *covered = sensitive("--sensitive", true,
        Words::tr("Its pictures are shown only to whoever wants to see them; without a word as the "
                  "account's profile has it"));
    sensitive("--no-sensitive", false, Words::tr("Its pictures are shown to everybody"))
        ->excludes(covered);
}

void WritingArguments::files(App *app)
{
    each(app, "--media", Words::tr("A picture, film or sound; may be said for several"),
        [this](const QString &typed) {
            if (part().files.size() >= size_t(mostAttachments)) {
                throw mistaken("--media", tooManyWords(mostAttachments));
            }
            part().files.push_back({.path = typed, .description = {}, .focus = {}});
        })
        ->check(something());
    each(app, "--alt",
        Words::tr("What the file before it shows, for people who do not see it or hear it"),
        [this](const QString &typed) {
            PostOptions::File &file = lastFile("--alt");
            if (!file.description.isEmpty()) {
                throw mistaken("--alt", Words::tr("it can be said only once behind a --media"));
            }
            file.description = typed.trimmed();
        });
    each(app, "--focus",
        Words::tr("Where in the picture before it what matters is, from -1,-1 (left, below) to "
                  "1,1"),
        [this](const QString &typed) { lastFile("--focus").focus = pointTyped(typed).value(); })
        ->check(isFocus());
}

void WritingArguments::poll(App *post)
{
    each(post, "--poll", Words::tr("A choice of a poll; said for each"),
        [this](const QString &typed) {
            if (lastPoll().choices.size() >= mostPollChoices) {
                throw mistaken("--poll", tooManyWords(mostPollChoices));
            }
            lastPoll().choices << typed.trimmed();
        })
        ->check(something());
    each(post, "--poll-for", Words::tr("How long it runs, like 30m, 6h or 3d; a day without it"),
        [this](const QString &typed) { lastPoll().seconds = secondsTyped(typed).value(); })
        ->check(isSpan());
    post->add_flag_function(
            "--poll-multiple", [this](std::int64_t) { lastPoll().multiple = true; },
            Words::tr("People may choose several").toStdString())
        ->trigger_on_parse();
    post->add_flag_function(
            "--poll-hide", [this](std::int64_t) { lastPoll().hideTotals = true; },
            Words::tr("Nobody sees the votes until it ends").toStdString())
        ->trigger_on_parse();
}

void WritingArguments::thread(App *post)
{
    each(post, "--then",
        Words::tr("A further post, which answers the one before it; may be said for several, and "
                  "files and a poll behind it are its own"),
        [this](const QString &typed) {
            if (m_acting.post.parts.size() >= size_t(mostPartsOfThread)) {
                throw mistaken("--then", tooManyWords(mostPartsOfThread));
            }
            m_acting.post.parts.emplace_back();
            part().text = typed;
        });
    said(post, "--thread", Words::tr("Lines that are only --- part the text into such posts"),
        &PostOptions::isThread);
}

CLI::Option *WritingArguments::moment(App *app, const char *name, const QString &help)
{
    return each(app, name, help, [this](const QString &typed) {
        m_acting.post.at = typed.trimmed();
    })->check(isMoment());
}

void WritingArguments::time(App *post)
{
    moment(post, "--at",
        Words::tr("When it is posted: 2026-12-01T08:00 by this computer's time, with Z or +09:00 "
                  "behind it by that, or +2h from now. Its server keeps it where it can, else it "
                  "waits in the outbox"));
}

// ---- commands -------------------------------------------------------------------------------

void WritingArguments::posting(App &app)
{
    App *post = addCommand(app, "post", Words::tr("Write a post, or a thread of several"));
    post->parse_complete_callback([this] {
        m_options.command = Command::Post;
        checkPost();
    });
    written(post);
    readers(post);
    subjects(post);
    quoters(post,
        Words::tr("Who may quote it besides you, where its server keeps that; without a word as "
                  "the account's profile has it"));
    kinds(post);
    files(post);
    poll(post);
    thread(post);
    time(post);
    accounts(post);
    addExamples(*post,
        {u"asterism-cli post 'Good morning'"_s,
            u"asterism-cli post - --cw lunch --account me@mastodon.example < text.txt"_s,
            u"asterism-cli post 'I agree' --reply-to https://mastodon.example/@anna/123"_s,
            u"asterism-cli post 'See you at eight' --to @anna@mastodon.example"_s,
            u"asterism-cli post 'The sea' --media a.jpg --alt 'Waves' --media b.jpg --alt 'A boat'"_s,
            u"asterism-cli post 'Tea?' --poll Green --poll Black --poll-for 6h --at +2h"_s,
            u"asterism-cli post 'One' --then 'Two' --then 'Three' --account me@gts.example "
            "--account me@snac.example"_s,
            u"asterism-cli post 'Just a thought' --quotes followers"_s,
            u"asterism-cli post - --thread --format markdown < thread.md"_s});
}

void WritingArguments::editing(App &app)
{
    App *edit = addCommand(app, "edit",
        Words::tr("Change a post of yours; what is not said stays: its text, its warning, its "
                  "files, its poll"));
    edit->parse_complete_callback([this] {
        m_options.command = Command::Edit;
        checkEdit();
    });
    text(edit, "URI", &ActingOptions::target, postHelp())->required()->check(something());
    written(edit);
    quoters(edit, Words::tr("Who may quote it besides you, where its server keeps that"));
    files(edit);
    each(edit, "--drop-media",
        Words::tr("Take a file of it away, by its place in the post, from 1; may be said for "
                  "several"),
        [this](const QString &typed) { m_acting.post.dropped.push_back(typed.toInt()); })
        ->check(within(1, mostAttachments));
    account(edit);
    addExamples(*edit,
        {u"asterism-cli edit https://mastodon.example/@me/123 'Tea, not coffee'"_s,
            u"asterism-cli edit https://mastodon.example/@me/123 --drop-media 1 --media b.jpg "
            u"--alt "
            "'A boat'"_s});
}

void WritingArguments::scheduled(App &app)
{
    App *group =
        addCommand(app, "scheduled", Words::tr("What your servers keep until it is to be posted"));
    group->require_subcommand(1);
    App *list =
        command(*group, "list", Command::ScheduledList, Words::tr("Show it, the soonest first"));
    oneAccount(
        list, Words::tr("Only that of this account of yours (user@host); without it that of all"));
    const auto one = [&](const char *name, Command value, const QString &help) {
        App *made = command(*group, name, value, help);
        text(made, "ID", &ActingOptions::target, Words::tr("Its id in \"scheduled list\""))
            ->required()
            ->check(something());
        return made;
    };
    const QString whose =
        Words::tr("Which account of yours it is (user@host); not needed where there is but one");
    oneAccount(
        one("cancel", Command::ScheduledCancel, Words::tr("Take it away; nothing is posted")),
        whose);
    App *move = one("move", Command::ScheduledMove, Words::tr("Give it another time"));
    moment(move, "TIME", Words::tr("When it is posted, as post takes it behind --at"))->required();
    oneAccount(move, whose);
    addExamples(*move,
        {u"asterism-cli scheduled move 12 2026-12-01T08:00 --account me@mastodon.example"_s});
}

void WritingArguments::drafts(App &app)
{
    App *group = addCommand(app, "drafts", Words::tr("What was written and not sent yet"));
    group->require_subcommand(1);
    command(*group, "list", Command::DraftsList, Words::tr("Show them, the last one first"));
    const auto one = [&](const char *name, Command value, const QString &help) {
        App *made = command(*group, name, value, help);
        text(made, "ID", &ActingOptions::target,
            Words::tr("Its id in \"drafts list\", or how that begins"))
            ->required()
            ->check(something());
    };
    one("show", Command::DraftsShow, Words::tr("Show all that is in one"));
    one("remove", Command::DraftsRemove, Words::tr("Throw one away"));
}

// ---- what belongs together ------------------------------------------------------------------

void WritingArguments::checkPost() const
{
    const PostOptions &typed = m_acting.post;
    QStringList accts = m_acting.accounts;
    accts.removeDuplicates();
    const bool about = !m_acting.replyTo.isEmpty() || !typed.quote.isEmpty();
    if (about && accts.size() > 1) {
        throw mistaken("--account", Words::tr("one account alone answers a post or quotes it"));
    }
    if (accts.size() > mostPostingAccounts) {
        throw mistaken("--account", tooManyWords(mostPostingAccounts));
    }
    if (typed.isThread && typed.parts.size() > 1) {
        throw mistaken("--thread", Words::tr("--then parts the text already"));
    }
    if (isBlankPart(typed.parts.front(), m_acting.text)) {
        throw CLI::RequiredError("TEXT");
    }
    for (const PostOptions::Part &one : typed.parts) {
        checkPoll(one);
        if (&one != &typed.parts.front() && isBlankPart(one, one.text)) {
            throw mistaken("--then", emptyWords());
        }
    }
}

/// An edit of nothing would be the same post once more.
void WritingArguments::checkEdit() const
{
    const PostOptions &typed = m_acting.post;
    const bool changes = !m_acting.text.isEmpty() || m_acting.warning
        || !typed.parts.front().files.empty() || !typed.dropped.empty() || typed.quotes;
    if (!changes) {
        throw CLI::RequiredError("TEXT");
    }
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/commands/context.h"
#include "cli/commands/peoplesource.h"
#include "cli/commands/sending.h"
#include "cli/exitcode.h"
#include "content/names.h"
#include "model/hashtags.h"
#include "model/reaction.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

/// ":blobcat:" is written so and called "blobcat" (Reaction::name).
QString reactionName(QString typed)
{
    if (typed.size() > 2 && typed.startsWith(u':') && typed.endsWith(u':')) {
        typed = typed.mid(1, typed.size() - 2);
    }
    return typed;
}

// ---- polls ----------------------------------------------------------------------------------

/// The place of a choice, from 0: by its number where there is such a one, else by what it says.
std::optional<int> placeOfChoice(const QString &typed, const std::optional<Poll> &poll)
{
    bool isNumber = false;
    const int number = typed.toInt(&isNumber);
    const int most = poll ? int(poll->options.size()) : number;
    if (isNumber && number >= 1 && number <= most) {
        return number - 1;
    }
    for (int i = 0; poll && i < int(poll->options.size()); ++i) {
        const QString title = poll->options[size_t(i)].title.trimmed();
        if (title.compare(typed, Qt::CaseInsensitive) == 0) {
            return i;
        }
    }
    return {};
}

QString choicesWords(const std::optional<Poll> &poll)
{
    QStringList words;
    for (int i = 0; poll && i < int(poll->options.size()); ++i) {
        words << u"%1 "_s.arg(i + 1) + poll->options[size_t(i)].title;
    }
    return words.join(u", "_s);
}

/// False: `status` says why.
bool takeChoices(Context &context, MeantPost &post, Action &action)
{
    const QStringList &typed = context.options.acting.choices;
    const bool byNumber = std::ranges::all_of(typed, [](const QString &one) {
        bool isNumber = false;
        one.toInt(&isNumber);
        return isNumber;
    });
    if (!byNumber && !post.known) {
        learnPost(context, post); // only then can it be known what its choices say
        action.target = post.post.uri;
        action.targetUrl = post.post.url;
    }
    for (const QString &one : typed) {
        const auto place = placeOfChoice(one, post.poll);
        if (!place) {
            const QString known = choicesWords(post.poll);
            QString words = known.isEmpty()
                ? Words::tr("%1 is the number of no choice, and what the choices say is not known.")
                : Words::tr("%1 is no choice; there are: %2");
            words.replace(u"%1"_s, one);
            context.status = context.out.fail(ExitUsage, words.replace(u"%2"_s, known));
            return false;
        }
        if (!action.choices.contains(*place)) {
            action.choices << *place;
        }
    }
    return true;
}

// ---- reactions ------------------------------------------------------------------------------

/// Where it was not said which one is taken back: the only one that the account gave.
bool takeOwnReaction(
    Context &context, const MeantPost &post, const Account &account, Action &action)
{
    const auto state = viewOf(post, account).state;
    const QStringList own = state ? state->reactions : QStringList();
    if (own.size() == 1) {
        action.reaction = own.first();
        return true;
    }
    const QString words = own.isEmpty()
        ? Words::tr("It is not known with which emoji %1 answered; say it behind the address.")
        : Words::tr("%1 answered with several; say which one: %2");
    context.status = context.out.fail(ExitUsage,
        QString(words).replace(u"%1"_s, account.acct).replace(u"%2"_s, own.join(u", "_s)));
    return false;
}

int unreactUnsaid(Context &context, const MeantPost &post, Action action)
{
    const auto accounts = actors(context, action.kind, &post);
    if (accounts.empty() || !takeOwnReaction(context, post, *accounts.front(), action)) {
        return context.status;
    }
    return haveDone(context, action, accounts, &post);
}

// ---- by what it is about --------------------------------------------------------------------

int actOnPost(Context &context, Action action)
{
    const ActingOptions &acting = context.options.acting;
    auto post = meantPost(context, acting.target);
    if (!post) {
        return context.status;
    }
    action.target = post->post.uri;
    action.targetUrl = post->post.url;
    action.visibility = acting.visibility;
    action.reaction = reactionName(acting.reaction);
    if (action.kind == Action::Kind::Vote && !takeChoices(context, *post, action)) {
        return context.status;
    }
    if (action.kind == Action::Kind::Unreact && action.reaction.isEmpty()) {
        return unreactUnsaid(context, *post, action);
    }
    return haveDone(context, action, &*post);
}

/// The uris of the posts of a report; false: `status` says why.
bool takeReport(Context &context, Action &action)
{
    action.report = context.options.acting.report;
    action.report.posts.clear();
    for (const QString &typed : context.options.acting.report.posts) {
        const auto post = meantPost(context, typed);
        if (!post) {
            return false;
        }
        action.report.posts << post->post.uri;
    }
    action.report.posts.removeDuplicates();
    return true;
}

/// False: `status` says why.
bool takeNote(Context &context, Action &action)
{
    const ActingOptions &acting = context.options.acting;
    if (acting.text == u"-") {
        const auto bytes = readInput(acting.text);
        if (!bytes) {
            context.status = context.out.fail(bytes.error());
            return false;
        }
        action.note = decodeUtf8(*bytes);
    } else {
        action.note = acting.text;
    }
    action.note = action.note.trimmed();
    if (action.note.isEmpty() && !acting.remove) {
        context.status = context.out.fail(
            ExitUsage, Words::tr("There is nothing to note; --remove takes a note away."));
        return false;
    }
    return true;
}

int actOnPerson(Context &context, Action action)
{
    const ActingOptions &acting = context.options.acting;
    const auto acct = meantPerson(context, acting.target);
    if (!acct) {
        return context.status;
    }
    action.target = *acct;
    if (action.kind == Action::Kind::Follow) {
        action.options = acting.how;
    }
    if (action.kind == Action::Kind::Mute && acting.hours > 0) {
        action.options.expiresAt = context.app->clock.now() + acting.hours * hourMs;
    }
    if (action.kind == Action::Kind::Report && !takeReport(context, action)) {
        return context.status;
    }
    if (action.kind == Action::Kind::Annotate && !takeNote(context, action)) {
        return context.status;
    }
    return haveDone(context, action);
}

int actOnOther(Context &context, Action action)
{
    const bool tag =
        action.kind == Action::Kind::FollowTag || action.kind == Action::Kind::UnfollowTag;
    QString typed = context.options.acting.target;
    if (tag && typed.startsWith(u'#')) {
        typed.remove(0, 1);
    }
    const auto target = tag ? hashtagName(typed) : normalHost(typed);
    if (!target) {
        return context.out.fail(target.error());
    }
    action.target = *target;
    return haveDone(context, action);
}

} // namespace

int actAsAccounts(Context &context)
{
    const ActingOptions &acting = context.options.acting;
    if (!context.open(acting.wait > 0)) {
        return context.status;
    }
    const Action action{.kind = acting.kind};
    if (isOfPost(acting.kind)) {
        return actOnPost(context, action);
    }
    return isOfPerson(acting.kind) ? actOnPerson(context, action) : actOnOther(context, action);
}

} // namespace asterism::cli

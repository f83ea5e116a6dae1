// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/context.h"
#include "cli/commands/peoplesource.h"
#include "cli/commands/sending.h"
#include "cli/exitcode.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr qsizetype longestWritten = 500'000; ///< bytes; no server takes a tenth of it

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

/// The line end behind what a program wrote belongs to no post.
QString withoutLastLineEnd(QString text)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r')) {
        text.chop(1);
    }
    return text;
}

/// As typed, or from standard input; nothing: `status` says why.
std::optional<QString> writtenText(Context &context)
{
    const QString &typed = context.options.acting.text;
    if (typed != u"-") {
        return typed;
    }
    const auto bytes = readInput(u"-"_s);
    if (!bytes) {
        context.status = context.out.fail(bytes.error());
        return {};
    }
    if (bytes->size() > longestWritten) {
        context.status =
            context.out.fail(ExitUsage, Words::tr("Standard input holds too much for a post."));
        return {};
    }
    const QString text = withoutLastLineEnd(QString::fromUtf8(*bytes));
    if (text.trimmed().isEmpty()) {
        context.status =
            context.out.fail(ExitUsage, Words::tr("Standard input holds nothing to be posted."));
        return {};
    }
    return text;
}

// ---- a new one ------------------------------------------------------------------------------

/// What is answered, and nothing where nothing is. False: `status` says why. An answer is seen by
/// as many people as what it answers, which must be known then.
bool takeParent(Context &context, std::optional<MeantPost> &parent)
{
    const ActingOptions &acting = context.options.acting;
    if (acting.replyTo.isEmpty()) {
        return true;
    }
    parent = meantPost(context, acting.replyTo);
    if (!parent) {
        return false;
    }
    const bool mustKnow = !acting.visibility && acting.to.isEmpty();
    if (mustKnow && !parent->known) {
        learnPost(context, *parent);
    }
    if (mustKnow && !parent->known) {
        context.status = context.out.fail(ExitUsage,
            Words::tr("Who may see the post that is answered is not known; say by --visibility who "
                      "may see the answer."));
        return false;
    }
    return true;
}

/// False: `status` says why.
bool takeReaders(Context &context, PostText &post, const std::optional<MeantPost> &parent)
{
    const ActingOptions &acting = context.options.acting;
    const Visibility usual = parent ? parent->post.visibility : Visibility::Public;
    post.visibility = acting.visibility.value_or(acting.to.isEmpty() ? usual : Visibility::Direct);
    if (!acting.to.isEmpty() && post.visibility != Visibility::Direct) {
        context.status = context.out.fail(ExitUsage,
            Words::tr("--to is for posts that only some people see: --visibility direct"));
        return false;
    }
    for (const QString &typed : acting.to) {
        const auto acct = meantPerson(context, typed);
        if (!acct) {
            return false;
        }
        post.to << *acct;
    }
    post.to.removeDuplicates();
    return true;
}

/// Many servers tell only those of an answer whom it names.
void nameAuthor(Context &context, PostText &post, const MeantPost &parent)
{
    const QString &author = parent.post.author;
    if (author.isEmpty() || context.names.account(author) != nullptr) {
        return;
    }
    if (post.visibility == Visibility::Direct) {
        if (!post.to.contains(author)) {
            post.to << author;
        }
        return;
    }
    const QString name = u'@' + author;
    if (!post.text.contains(name, Qt::CaseInsensitive)) {
        post.text.prepend(name + u' ');
    }
}

} // namespace

int publishPost(Context &context)
{
    const ActingOptions &acting = context.options.acting;
    if (!context.open(acting.wait > 0)) {
        return context.status;
    }
    const auto text = writtenText(context);
    std::optional<MeantPost> parent;
    if (!text || !takeParent(context, parent)) {
        return context.status;
    }
    PostText post{
        .text = *text, .warning = acting.warning.value_or(QString()), .language = acting.language};
    if (!takeReaders(context, post, parent)) {
        return context.status;
    }
    if (parent) {
        post.replyTo = parent->post.uri;
        post.replyToUrl = parent->post.url;
        nameAuthor(context, post, *parent);
    }
    const Action action{.kind = Action::Kind::Publish, .target = newPostKey(), .post = post};
    return haveDone(context, action, parent ? &*parent : nullptr);
}

// ---- a changed one --------------------------------------------------------------------------

/// An edit says everything again: what is not typed is as the server has it.
int editPost(Context &context)
{
    const ActingOptions &acting = context.options.acting;
    if (!context.open(acting.wait > 0)) {
        return context.status;
    }
    const auto text = writtenText(context);
    const auto post = text ? meantPost(context, acting.target) : std::nullopt;
    if (!post) {
        return context.status;
    }
    Action action{.kind = Action::Kind::Edit, .target = post->post.uri};
    const auto accounts = actors(context, action.kind, &*post);
    if (accounts.empty()) {
        return context.status;
    }
    const QString why = whyNotTry(context, action, &*post, *accounts.front());
    if (!why.isEmpty()) {
        return context.out.fail(ExitRefused, why);
    }
    context.typed(acting.target);
    const auto source = context.work(
        u"post-source"_s, {{u"account"_s, accounts.front()->id.value}, {u"uri"_s, post->post.uri}});
    if (!source) {
        return failWork(context, source.error());
    }
    if (const auto read = readOptions(action, (*source)[u"options"].toString()); !read) {
        return context.out.fail(read.error());
    }
    action.targetUrl = post->post.url;
    action.post.text = *text;
    action.post.warning = acting.warning.value_or(action.post.warning);
    return haveDone(context, action, accounts, &*post);
}

} // namespace asterism::cli

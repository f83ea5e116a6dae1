// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/commands/context.h"
#include "cli/commands/sending.h"
#include "cli/commands/writing.h"
#include "cli/exitcode.h"
#include "cli/runwords.h"
#include "cli/textparts.h"
#include "cli/typedtime.h"
#include "content/postlength.h"
#include "model/answernames.h"
#include "model/jsonparts.h"
#include "protocol/capabilities.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

/// What a new post is about.
struct Subjects {
    std::optional<MeantPost> parent; ///< what it answers
    std::optional<MeantPost> quoted;

    const MeantPost *any() const { return parent ? &*parent : quoted ? &*quoted : nullptr; }
};

using Writers = std::vector<const Account *>;

// ---- what it is about -----------------------------------------------------------------------

/// What is answered, and nothing where nothing is. False: `status` says why. An answer names who
/// wrote that, and is seen by as many people, unless it is said by how many.
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
    if (!parent->known) {
        learnPost(context, *parent);
    }
    if (parent->known) {
        return true;
    }
    if (!acting.visibility && acting.to.isEmpty()) {
        context.status = context.out.fail(ExitUsage,
            Words::tr("Who may see the post that is answered is not known; say by --visibility who "
                      "may see the answer."));
        return false;
    }
    context.out.note(Words::tr("Who wrote the post that is answered is not known; the answer names "
                               "only those whom its text names."));
    return true;
}

/// As the writers have it at their servers, of several the narrowest, but never wider than
/// `widest`.
Visibility usualVisibility(const Writers &writers, Visibility widest)
{
    for (const Account *writer : writers) {
        widest = narrower(widest, writer->posting.visibility);
    }
    return widest;
}

bool isUsuallySensitive(const Writers &writers)
{
    return std::ranges::any_of(
        writers, [](const Account *writer) { return writer->posting.sensitive; });
}

/// False: `status` says why.
bool takeReaders(Context &context, PostText &post, const std::optional<MeantPost> &parent,
    const Writers &writers)
{
    const ActingOptions &acting = context.options.acting;
    const Visibility usual =
        usualVisibility(writers, parent ? parent->post.visibility : Visibility::Public);
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

/// Whom a direct post is for besides whom it names, where its server tells that by ids alone.
QStringList readersOf(Context &context, const MeantPost &parent, const Account &writer)
{
    const auto server = knownServer(context, writer);
    if (parent.post.visibility != Visibility::Direct || !server
        || !capabilities(*server).readersById) {
        return {};
    }
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, writer.host));
    const auto told = context.work(
        u"post-readers"_s, {{u"account"_s, writer.id.value}, {u"uri"_s, parent.post.uri}});
    context.out.endProgress();
    if (!told) {
        context.out.note(Words::tr("Who else has received the post is not known: %1")
                             .arg(sentence(told.error())));
        return {};
    }
    return textsOf((*told)[u"accts"]);
}

/// Many servers tell only those of an answer whom it names. Of several accounts that give the same
/// answer none is named. Whoever said for whom it is has it go to its author besides, and to nobody
/// else.
QStringList namedBy(Context &context, const MeantPost &parent, const Writers &writers)
{
    QStringList accts;
    for (const Account *writer : writers) {
        accts << writer->acct;
    }
    QStringList others;
    if (context.options.acting.to.isEmpty()) {
        others = parent.mentions + readersOf(context, parent, *writers.front());
    }
    return namedInAnswer(parent.post.author, others, accts);
}

/// Whom the text names already keep their places in it.
void nameThem(PostText &post, const QStringList &accts, const Account &writer)
{
    if (post.visibility == Visibility::Direct) {
        post.to += accts;
        post.to.removeDuplicates();
        return;
    }
    const QStringList named = namedIn(post.text, writer.acct.section(u'@', -1));
    QString start;
    for (const QString &acct : accts) {
        if (!named.contains(acct)) {
            start += u'@' + acct + u' ';
        }
    }
    post.text.prepend(start);
}

/// As takeParent(). Whether the account may quote it is known only of a post that is.
bool takeQuoted(Context &context, std::optional<MeantPost> &quoted)
{
    const QString &typed = context.options.acting.post.quote;
    if (typed.isEmpty()) {
        return true;
    }
    quoted = meantPost(context, typed);
    if (quoted && !quoted->known) {
        learnPost(context, *quoted);
    }
    return quoted.has_value();
}

// ---- its parts ------------------------------------------------------------------------------

/// With their texts; none, and `status` says why, where there is nothing to be posted.
std::vector<PostOptions::Part> writtenParts(Context &context)
{
    const auto text = writtenText(context);
    std::vector<PostOptions::Part> parts = context.options.acting.post.parts;
    if (!text) {
        return {};
    }
    parts.front().text = *text;
    if (!context.options.acting.post.isThread) {
        return parts;
    }
    const QStringList texts = partsOfText(*text);
    if (texts.isEmpty() || texts.size() > mostPartsOfThread) {
        const QString words = texts.isEmpty()
            ? Words::tr("There is nothing between the lines that are only ---.")
            : Words::tr("A thread has %n posts at most.", nullptr, mostPartsOfThread);
        context.status = context.out.fail(ExitUsage, words);
        return {};
    }
    parts.front().text = texts.first();
    for (const QString &one : texts.mid(1)) {
        parts.emplace_back().text = one;
    }
    return parts;
}

PostText postOf(const PostOptions::Part &part)
{
    return {.text = part.text, .media = typedFiles(part.files), .poll = part.poll};
}

/// False: `status` says why.
bool takeTime(Context &context, PostText &post)
{
    const QString &typed = context.options.acting.post.at;
    const qint64 now = context.app->clock.now();
    post.scheduledAt = typed.isEmpty() ? 0 : momentTyped(typed, now).value_or(0);
    if (typed.isEmpty() || post.scheduledAt > now) {
        return true;
    }
    context.status = context.out.fail(
        ExitUsage, Words::tr("--at: %1 is over already.").arg(clockWords(post.scheduledAt, now)));
    return false;
}

/// What is for some people only is not for everybody of its server.
void stayAtHome(PostText &post)
{
    const bool forAll = post.visibility == Visibility::Public;
    post.visibility = forAll ? Visibility::Local : post.visibility;
    post.localOnly = post.visibility != Visibility::Local;
}

/// Nothing: `status` says why.
std::optional<PostText> firstPost(Context &context, const PostOptions::Part &part,
    const Subjects &subjects, const Writers &writers)
{
    const ActingOptions &acting = context.options.acting;
    PostText post = postOf(part);
    post.warning = acting.warning.value_or(QString());
    post.language = acting.language; // without a word each server takes its account's own
    post.quotes = acting.post.quotes; // without a word the same
    post.sensitive = acting.post.sensitive.value_or(isUsuallySensitive(writers));
    post.format = acting.post.format.value_or(TextFormat::Plain);
    if (!takeReaders(context, post, subjects.parent, writers) || !takeTime(context, post)) {
        return {};
    }
    if (acting.post.localOnly) {
        stayAtHome(post);
    }
    if (subjects.parent) {
        post.replyTo = subjects.parent->post.uri;
        post.replyToUrl = subjects.parent->post.url;
        nameThem(post, namedBy(context, *subjects.parent, writers), *writers.front());
    }
    if (subjects.quoted) {
        post.quote = subjects.quoted->post.uri;
        post.quoteUrl = subjects.quoted->post.url;
    }
    return post;
}

// ---- who posts it ---------------------------------------------------------------------------

void noteQuote(Context &context, const MeantPost &quoted, const Account &account)
{
    const QString caveat = quoteCaveat(viewOf(quoted, account));
    if (!caveat.isEmpty()) {
        context.out.note(u'@' + account.acct + u": "_s + caveat);
    }
}

/// False where one of the accounts cannot; each that cannot is told of, and `status` is set.
bool mayPost(
    Context &context, const Writers &accounts, const Draft &draft, const Subjects &subjects)
{
    // Whether a server takes posts without files is for postrules.h to say.
    Action action = draft.action;
    action.kind = subjects.parent ? action.kind : Action::Kind::Unknown;
    const MeantPost *parent = subjects.parent ? &*subjects.parent : nullptr;
    bool all = true;
    for (const Account *account : accounts) {
        QString why = account->needsSignIn
            ? sentence(Error{.kind = ErrorKind::Credentials, .subject = account->acct})
            : whyNotTry(context, action, parent, *account);
        if (why.isEmpty() && subjects.quoted) {
            why = whyNotTryQuote(context, *subjects.quoted, *account);
        }
        if (!why.isEmpty()) {
            context.status = context.out.fail(ExitRefused, u'@' + account->acct + u": "_s + why);
            all = false;
        } else if (subjects.quoted) {
            noteQuote(context, *subjects.quoted, *account);
        }
    }
    return all;
}

Draft draftOf(
    const PostText &first, const std::vector<PostOptions::Part> &parts, const Writers &accounts)
{
    Draft draft{.key = newPostKey(),
        .action = {.kind = Action::Kind::Publish,
            .account = accounts.front()->id,
            .target = newPostKey(),
            .post = first}};
    for (size_t i = 1; i < parts.size(); ++i) {
        draft.more.push_back(postOf(parts[i]));
    }
    for (size_t i = 1; i < accounts.size(); ++i) {
        draft.also << accounts[i]->id.value;
    }
    return draft;
}

} // namespace

int publishPost(Context &context)
{
    const ActingOptions &acting = context.options.acting;
    if (!context.open(acting.wait > 0)) {
        return context.status;
    }
    const auto parts = writtenParts(context);
    Subjects subjects;
    const bool known = !parts.empty() && takeParent(context, subjects.parent)
        && takeQuoted(context, subjects.quoted);
    const Writers accounts =
        known ? actors(context, Action::Kind::Publish, subjects.any()) : Writers();
    const auto first =
        accounts.empty() ? std::nullopt : firstPost(context, parts.front(), subjects, accounts);
    if (!first) {
        return context.status;
    }
    const Draft draft = draftOf(*first, parts, accounts);
    const PostMeant meant{.formatSaid = acting.post.format.has_value(),
        .thread = !draft.more.empty(),
        .quotesSaid = acting.post.quotes.has_value()};
    const bool may = mayPost(context, accounts, draft, subjects) && isTaken(context, draft, meant);
    return may ? sendWritten(context, parts, draft) : context.status;
}

} // namespace asterism::cli

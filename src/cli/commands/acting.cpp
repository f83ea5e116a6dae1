// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/acting.h"

#include "cli/commands/moving.h"
#include "cli/exitcode.h"
#include "cli/reading.h"
#include "protocol/capabilities.h"
#include "store/instances.h"
#include "store/settings.h"
#include "store/timeline.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

bool isWebAddress(const QString &typed)
{
    const QUrl address(typed);
    return address.scheme().startsWith(u"http"_s) && !address.host().isEmpty();
}

MeantPost unknownPost(const QString &typed)
{
    return {.post = {.uri = typed, .url = typed}};
}

/// Anybody can claim somebody else's page for a post of theirs: where nobody who is trusted told of
/// it, only its uri means it.
Result<MeantPost> cachedPost(store::CacheTx &tx, const QString &typed)
{
    const auto stored = store::postByUri(tx, typed);
    if (!stored) {
        return stored.error();
    }
    const bool meant = *stored && ((*stored)->confirmed || (*stored)->post.uri == typed);
    if (!meant) {
        return unknownPost(typed);
    }
    const store::TimelineRow row = store::rowOf(tx, (*stored)->row);
    MeantPost post{.post = actingPost(row.post.post, tx.now),
        .known = true,
        .poll = row.post.post.poll,
        .seenBy = row.seenBy,
        .viewers = row.viewers,
        .readAt = tx.now};
    for (const Mention &mention : row.post.post.mentions) {
        post.mentions << mention.acct;
    }
    return post;
}

/// The window's default actor; null where none was chosen, or it is gone.
const Account *defaultActor(Context &context)
{
    const auto chosen = await(context.app->store->readUser(
        [](store::UserTx &tx) { return store::setting(tx, store::defaultActorKey); }));
    return chosen && *chosen ? context.names.account(AccountId{**chosen}) : nullptr;
}

/// Of several accounts the one that acts there; null where only the user can say.
const Account *whoActs(Context &context, Action::Kind kind, const MeantPost *post)
{
    if (post != nullptr && post->known && isAuthorsAlone(kind)) {
        if (const Account *author = context.names.account(post->post.author)) {
            return author;
        }
    }
    const Account *standard = defaultActor(context);
    if (standard == nullptr || post == nullptr || !post->known) {
        return standard;
    }
    std::vector<AccountId> saw;
    for (const store::AccountView &viewer : post->viewers) {
        saw.push_back(viewer.account);
    }
    return context.names.account(actorFor(post->post, context.names.accounts, saw, standard->id));
}

/// Of a follow, the same as lackOfOptions().
QString lackOfFollowing(const MovedItem &how, const Capabilities &can)
{
    if (how.boosts == false && !can.followBoosts) {
        return Words::tr("%1 always shows boosts by those who are followed; without --no-boosts it "
                         "would follow.");
    }
    if (how.notify == true && !can.followNotify) {
        return Words::tr("%1 tells nobody of new posts by those who are followed; without --notify "
                         "it would follow.");
    }
    if (how.languages && !how.languages->isEmpty() && !can.followLanguages) {
        return Words::tr("%1 shows posts in all languages by those who are followed; without "
                         "--language it would follow.");
    }
    return {};
}

/// What would be done in another way than it was said. "%1" is the server.
QString lackOfOptions(const Action &action, const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    if (action.kind == Action::Kind::Follow) {
        return lackOfFollowing(action.options, can);
    }
    const bool ends = action.kind == Action::Kind::Mute && action.options.expiresAt > 0;
    if (ends && instance.family == Instance::Family::Mastodon && can.muteDurationName.isEmpty()) {
        return Words::tr("%1 mutes for good only; without --for it would.");
    }
    if (action.kind == Action::Kind::Boost && action.visibility && !can.boostVisibility) {
        return Words::tr("On %1 whoever sees the post sees its boosts; without --visibility it "
                         "would boost.");
    }
    const bool unnamed = action.kind == Action::Kind::Report
        && action.report.category == "violation"_L1 && action.report.rules.isEmpty();
    if (unnamed && can.reportRules) {
        return Words::tr("%1 wants to know which of its rules was broken: --rule says it.");
    }
    return {};
}

} // namespace

// ---- what is meant --------------------------------------------------------------------------

std::optional<MeantPost> meantPost(Context &context, const QString &typed)
{
    if (!isWebAddress(typed)) {
        context.status = context.out.fail(Error{.kind = ErrorKind::Usage,
            .subject = typed,
            .detail = Words::tr("give the address of a post, beginning with https://")});
        return {};
    }
    auto post =
        readCache(*context.app, [typed](store::CacheTx &tx) { return cachedPost(tx, typed); });
    if (!post) {
        context.status = context.out.fail(post.error());
        return {};
    }
    return std::move(*post);
}

void learnPost(Context &context, MeantPost &post)
{
    const QString typed = post.post.uri;
    context.typed(typed);
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, hostOf(QUrl(typed))));
    const auto asked = context.work(u"thread"_s, {{u"uri"_s, typed}});
    if (!asked) {
        context.out.note(sentence(asked.error()));
    }
    const QString uri = asked ? (*asked)[u"uri"].toString(typed) : typed;
    auto known = readCache(*context.app, [uri](store::CacheTx &tx) { return cachedPost(tx, uri); });
    if (known) {
        post = std::move(*known);
    }
}

std::optional<QString> meantPerson(Context &context, const QString &typed)
{
    const auto handle = parseHandle(typed);
    if (handle) {
        return handle->acct();
    }
    if (!isWebAddress(typed)) {
        context.status = context.out.fail(handle.error());
        return {};
    }
    context.typed(typed);
    context.out.progress(Words::tr("Looking for %1 …").replace(u"%1"_s, typed));
    const auto found = context.work(u"person"_s, {{u"text"_s, typed}});
    const auto acct = found ? parseHandle((*found)[u"acct"].toString()) : handle;
    if (!found || !acct) {
        context.status = failWork(context, found ? acct.error() : found.error());
        return {};
    }
    return acct->acct();
}

// ---- who does it ----------------------------------------------------------------------------

std::vector<const Account *> actors(Context &context, Action::Kind kind, const MeantPost *post)
{
    const QStringList &typed = context.options.acting.accounts;
    if (typed.isEmpty() && context.names.accounts.size() > 1) {
        if (const Account *one = whoActs(context, kind, post)) {
            return {one};
        }
    }
    const QStringList wished = typed.isEmpty() ? QStringList{QString()} : typed;
    std::vector<const Account *> chosen;
    for (const QString &acct : wished) {
        const Account *own = ownAccount(context, acct);
        if (own == nullptr) {
            return {};
        }
        if (std::ranges::find(chosen, own) == chosen.end()) {
            chosen.push_back(own);
        }
    }
    return chosen;
}

ActingView viewOf(const MeantPost &post, const Account &account)
{
    return actingView(post.post.visibility, post.viewers, post.seenBy, account);
}

std::optional<Instance> knownServer(Context &context, const Account &account)
{
    const auto server = readCache(*context.app,
        [host = account.host](store::CacheTx &tx) { return store::instance(tx, host); });
    return server ? *server : std::nullopt; // who was never asked says it by themselves
}

QString whyNotTry(
    Context &context, const Action &action, const MeantPost *post, const Account &account)
{
    const auto server = knownServer(context, account);
    if (!server) {
        return {};
    }
    const bool known = post != nullptr && post->known;
    QString why = known ? whyNot(action.kind, post->post, account, *server, viewOf(*post, account))
                        : whyNot(action.kind, account, *server);
    if (why.isEmpty() && known && action.kind == Action::Kind::React) {
        why = whyNotReaction(post->post, account, action.reaction);
    }
    return why.isEmpty() ? lackOfOptions(action, *server).replace(u"%1"_s, account.host) : why;
}

QString whyNotTryQuote(Context &context, const MeantPost &quoted, const Account &account)
{
    const auto server = knownServer(context, account);
    return server ? whyNotQuote(quoted.post, account, *server, viewOf(quoted, account)) : QString();
}

} // namespace asterism::cli

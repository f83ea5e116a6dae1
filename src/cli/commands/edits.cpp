// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/sending.h"
#include "cli/commands/writing.h"
#include "cli/exitcode.h"
#include "store/outboxposts.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionCommands)
};

/// Asks the account's server for the post as it was typed. False: `status` says why.
bool askSource(Context &context, const Account &account, Action &action)
{
    context.typed(context.options.acting.target);
    const auto source = context.work(
        u"post-source"_s, {{u"account"_s, account.id.value}, {u"uri"_s, action.target}});
    if (!source) {
        context.status = failWork(context, source.error());
        return false;
    }
    const auto told = sourceFromJob(*source);
    if (!told) {
        context.status = context.out.fail(told.error());
        return false;
    }
    action.post = *told;
    return true;
}

/// The post as it is to be so far: of an edit that waits or failed, for what the server has is
/// older; else as the server has it. False: `status` says why.
bool takeSource(Context &context, const Account &account, Action &action)
{
    const auto waits = await(
        context.app->store->readUser([id = account.id, uri = action.target](store::UserTx &tx) {
            return store::pendingEdit(tx, id, uri);
        }));
    if (!waits) {
        context.status = context.out.fail(waits.error());
        return false;
    }
    if (!*waits) {
        return askSource(context, account, action);
    }
    context.out.note(
        Words::tr("This goes on from number %1 of the outbox, an edit that is still there.")
            .arg((*waits)->id));
    action.post = (*waits)->action.post;
    return true;
}

/// False: `status` says why.
bool dropFiles(Context &context, std::vector<int> places, QList<Attachment> &media)
{
    std::ranges::sort(places, std::greater<>());
    // clang 14 knows no std::ranges::unique of GCC's library.
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const int place : places) {
        if (place > media.size()) {
            context.status = context.out.fail(ExitUsage,
                Words::tr("--drop-media: there is no file %1; the post has %2.")
                    .arg(place)
                    .arg(media.size()));
            return false;
        }
        media.removeAt(place - 1);
    }
    return true;
}

/// An edit says everything again: what is not typed is as the person, or the server, has it.
bool takeTyped(Context &context, PostText &post)
{
    const ActingOptions &acting = context.options.acting;
    const auto text = writtenText(context);
    if (!text || !dropFiles(context, acting.post.dropped, post.media)) {
        return false;
    }
    post.text = text->isEmpty() ? post.text : *text;
    post.warning = acting.warning.value_or(post.warning);
    post.quotes = acting.post.quotes ? acting.post.quotes : post.quotes;
    post.media += typedFiles(acting.post.parts.front().files);
    return true;
}

} // namespace

int editPost(Context &context)
{
    const ActingOptions &acting = context.options.acting;
    if (!context.open(acting.wait > 0)) {
        return context.status;
    }
    const auto post = meantPost(context, acting.target);
    if (!post) {
        return context.status;
    }
    const auto accounts = actors(context, Action::Kind::Edit, &*post);
    if (accounts.empty()) {
        return context.status;
    }
    const Account &account = *accounts.front();
    Draft draft{.key = newPostKey(),
        .action = {.kind = Action::Kind::Edit,
            .account = account.id,
            .target = post->post.uri,
            .targetUrl = post->post.url}};
    Action &action = draft.action;
    const bool may = mayTry(context, action, account, &*post)
        && takeSource(context, account, action) && takeTyped(context, action.post)
        && isTaken(context, draft, {.isEdit = true, .quotesSaid = acting.post.quotes.has_value()});
    return may ? sendWritten(context, acting.post.parts, draft) : context.status;
}

} // namespace asterism::cli

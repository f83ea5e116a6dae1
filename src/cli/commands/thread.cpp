// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/exitcode.h"
#include "cli/json.h"

#include <QCoreApplication>
#include <QHash>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int stepColumns = 2; ///< each answer stands so far to the right of what it answers
constexpr int restMs = 2000; ///< of the patience: for what comes after other servers were asked

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Thread)
};

struct Place {
    QString word; ///< "ancestor", "post", "descendant"
    int depth = 0; ///< answers: 1 for an answer to the post itself
};

void tell(Context &context, const store::TimelineRow &row, const Place &place)
{
    if (context.out.json()) {
        QJsonObject object = rowJson(row, context.names);
        object.insert(u"place"_s, place.word);
        object.insert(u"depth"_s, place.depth);
        context.out.object(object);
        return;
    }
    const Page page = context.out.page(context.app->clock.now());
    const QStringList lines =
        rowLines(row, context.names, page, place.depth * stepColumns, place.word == u"post");
    context.out.lines(lines + QStringList{QString()});
}

void tellAll(Context &context, const ThreadView &view)
{
    for (const store::TimelineRow &row : view.ancestors) {
        tell(context, row, {u"ancestor"_s, 0});
    }
    tell(context, *view.post, {u"post"_s, 0});
    QHash<QString, int> depths{{view.post->post.post.uri, 0}};
    for (const store::TimelineRow &row : view.descendants) {
        const Post &post = row.post.post;
        const int depth = depths.value(post.replyToUri, 0) + 1;
        depths.insert(post.uri, depth);
        tell(context, row, {u"descendant"_s, depth});
    }
}

/// Readers of a cached conversation should know that there may be more.
void noteStale(Context &context, const Error &error)
{
    context.out.note(sentence(error));
    context.out.note(Words::tr("What follows is what was seen before; there may be more."));
}

/// False where not all could be had; a note says why.
bool complete(Context &context, const QString &uri)
{
    context.out.progress(Words::tr("Asking other servers …"));
    const int ms = std::max(restMs, context.patienceLeft() - restMs);
    const auto told = context.work(u"thread-complete"_s, {{u"uri"_s, uri}, {u"ms"_s, ms}});
    if (!told) {
        context.out.note(sentence(told.error()));
        return false;
    }
    const ThreadOutcome outcome = threadOutcomeFromJob(*told);
    context.out.note(sentence(outcome));
    return !outcome.isPartial();
}

} // namespace

int showThread(Context &context)
{
    const QUrl address(context.options.name);
    if (!address.scheme().startsWith(u"http"_s) || address.host().isEmpty()) {
        return context.out.fail(Error{.kind = ErrorKind::Usage,
            .subject = context.options.name,
            .detail = Words::tr("give the address of a post, beginning with https://")});
    }
    if (!context.open(true)) {
        return context.status;
    }
    context.typed(context.options.name);
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, hostOf(address)));
    auto fetched = context.work(u"thread"_s, {{u"uri"_s, context.options.name}});
    if (!fetched && fetched.error().kind == ErrorKind::NotFound) {
        Error gone = fetched.error();
        gone.subject = context.options.name; // the server was found, the post was not
        fetched = gone;
    }
    const QString typed = context.options.name;
    const QString uri = fetched ? (*fetched)[u"uri"].toString(typed) : typed;
    const bool whole = !context.options.complete || complete(context, uri);
    const auto view = await(context.app->threads.cached(uri), serverPatienceMs);
    if (!view) {
        // Not here and not to be had: what the servers said is the better reason.
        return fetched ? context.out.fail(view.error()) : failWork(context, fetched.error());
    }
    if (!fetched) {
        noteStale(context, fetched.error());
    }
    tellAll(context, *view);
    return fetched && whole ? ExitDone : ExitPartly;
}

} // namespace asterism::cli

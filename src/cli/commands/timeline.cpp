// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/follow.h"
#include "cli/commands/rows.h"
#include "cli/exitcode.h"
#include "cli/reading.h"
#include "engine/requestserver.h"
#include "store/lists.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

void addNew(std::vector<Source> &sources, const Source &source)
{
    if (std::ranges::find(sources, source) == sources.end()) {
        sources.push_back(source);
    }
}

/// The lists that an account's server keeps, and its antennas, channels and clips, are asked for
/// when what is known of them does not do, or may be old. False, with the reason told, when the
/// wanted one stays unknown.
bool learnServerList(Context &context, const SourceWord &word)
{
    const Account *own = context.names.account(word.acct);
    const bool known = context.names.sources(word).ok();
    if (!own || (known && !context.options.refresh)) {
        return true; // who it is that has no account is told by resolved()
    }
    context.worker->typed(word.host);
    context.worker->typed(own->host);
    context.out.progress(Words::tr("Asking the servers …"));
    const auto asked = context.work(
        u"server-lists"_s, {{u"account"_s, own->id.value}, {u"kind"_s, asterism::word(word.of)}});
    if (!asked && !known) {
        context.status = failWork(context, asked.error());
        return false;
    }
    if (!asked) {
        context.out.note(sentence(asked.error()));
        return true;
    }
    auto names = namesOf(*context.app);
    if (!names) {
        context.status = context.out.fail(names.error());
        return false;
    }
    context.names = std::move(*names);
    return true;
}

/// What the words mean; on failure `status` says what to end with.
std::optional<std::vector<Source>> resolved(Context &context, const std::vector<SourceWord> &words)
{
    std::vector<Source> sources;
    for (const SourceWord &word : words) {
        if (word.kind == SourceWord::Kind::ServerList && !learnServerList(context, word)) {
            return {};
        }
        const auto found = context.names.sources(word);
        if (!found) {
            // Without any account "sign in again" would be the wrong advice.
            const bool nobody = found.error().kind == ErrorKind::Credentials;
            context.status = nobody ? context.out.fail(ExitRefused, found.error().detail)
                                    : context.out.fail(found.error());
            return {};
        }
        for (const Source &source : *found) {
            addNew(sources, source);
        }
        if (!word.host.isEmpty()) {
            context.worker->typed(word.host);
        }
    }
    return sources;
}

/// How many of the sources could not be read, with the reasons on standard error.
struct Trouble {
    int sources = 0;
    int firstCode = ExitDone;
    bool partly = false;
};

void addMemberTrouble(Context &context, const ListId &list, Trouble &trouble)
{
    const auto members = await(context.app->lists.members({.id = list}));
    if (!members) {
        context.out.note(sentence(members.error()));
        trouble.partly = true;
        return;
    }
    for (const ListMember &member : *members) {
        if (!member.error.isEmpty()) {
            context.out.note(u"@%1: "_s.arg(member.acct) + member.error);
            trouble.partly = true;
        }
    }
}

Trouble troubleIn(Context &context, const QJsonObject &answer)
{
    Trouble trouble;
    const QJsonArray results = answer[u"results"].toArray();
    for (const auto &value : results) {
        const QJsonObject result = value.toObject();
        const QString key = result[u"source"].toString();
        const QJsonObject failure = result[u"error"].toObject();
        if (!failure.isEmpty()) {
            const Error error = errorFromOutcome(toText(failure));
            context.out.note(context.names.wordOfKey(key) + u": "_s + sentence(error));
            trouble.firstCode = trouble.sources == 0 ? exitCode(error) : trouble.firstCode;
            trouble.sources += 1;
        } else if (const auto source = Source::fromKey(key);
                   source && source->kind == Source::Kind::List) {
            addMemberTrouble(context, ListId{source->param}, trouble);
        }
    }
    return trouble;
}

int refreshSources(Context &context, const std::vector<Source> &sources)
{
    QJsonArray keys;
    for (const Source &source : sources) {
        keys.append(source.key());
    }
    context.out.progress(Words::tr("Asking the servers …"));
    const auto answer =
        context.work(u"refresh"_s, {{u"sources"_s, keys}, {u"rows"_s, context.options.limit}});
    if (!answer) {
        return failWork(context, answer.error());
    }
    const Trouble trouble = troubleIn(context, *answer);
    if (trouble.sources == int(sources.size())) {
        return trouble.firstCode;
    }
    return trouble.sources > 0 || trouble.partly ? ExitPartly : ExitDone;
}

/// What the user would type to load more, for the hint in gap rows.
QString commandOf(const Options &options)
{
    QStringList words{u"asterism-cli timeline"_s};
    for (const QString &word : options.words) {
        words << (word.contains(u' ') ? u"'%1'"_s.arg(word) : word);
    }
    return words.join(u' ') + u" --refresh"_s;
}

int followTimeline(Context &context, const std::vector<SourceWord> &words)
{
    if (!context.open(true)) {
        return context.status;
    }
    LiveReading live(*context.app);
    context.desk = &live.desk;
    const auto sources = resolved(context, words);
    int status = sources ? ExitDone : context.status;
    if (sources && context.options.refresh) {
        refreshSources(context, *sources); // tells its troubles; following goes on all the same
    }
    if (sources) {
        status = Following(context, live, *sources).run();
    }
    context.desk = nullptr;
    return status;
}

} // namespace

int showTimeline(Context &context)
{
    std::vector<SourceWord> words;
    for (const QString &text : context.options.words) {
        const auto word = parseSourceWord(text);
        if (!word) {
            return context.out.fail(word.error());
        }
        words.push_back(*word);
    }
    if (context.options.follow) {
        return followTimeline(context, words);
    }
    if (!context.open(context.options.refresh)) {
        return context.status;
    }
    const auto sources = resolved(context, words);
    if (!sources) {
        return context.status;
    }
    const int status = context.options.refresh ? refreshSources(context, *sources) : ExitDone;
    const auto column =
        readCache(*context.app, [&sources](store::CacheTx &tx) -> Result<std::vector<Source>> {
            return withReadingHosts(tx, *sources);
        });
    if (!column) {
        return context.out.fail(column.error());
    }
    const auto rows = timelineRows(context, *column, context.options.limit);
    if (!rows) {
        return context.out.fail(rows.error());
    }
    if (rows->empty() && !context.options.refresh) {
        context.out.note(Words::tr("Nothing of this was read yet; --refresh asks the servers."));
    }
    tellRows(context, *rows, commandOf(context.options));
    return status;
}

} // namespace asterism::cli

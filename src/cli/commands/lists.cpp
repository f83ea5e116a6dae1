// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lists.h"
#include "cli/await.h"
#include "cli/commands/context.h"
#include "cli/commands/listpeople.h"
#include "cli/exitcode.h"
#include "cli/json.h"
#include "cli/phrases.h"
#include "lists/wording.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

/// Says what became of a list or of one person in it.
void tell(Context &context, const QString &list, const QString &handle, const QString &outcome,
    const QString &words)
{
    if (!context.out.json()) {
        QString line = words;
        context.out.line(line.replace(u"%1"_s, handle.isEmpty() ? list : handle));
        return;
    }
    QJsonObject object{{u"list"_s, list}, {u"outcome"_s, outcome}};
    if (!handle.isEmpty()) {
        object.insert(u"handle"_s, handle);
    }
    context.out.object(object);
}

/// Does one thing for each handle. Everybody who can be done is done; the exit status tells
/// whether all, some or none were.
template <typename Each> int forEachHandle(Context &context, Each each)
{
    int failures = 0;
    int first = ExitDone;
    for (const QString &handle : context.options.words) {
        const int code = each(handle);
        failures += code == ExitDone ? 0 : 1;
        first = first == ExitDone ? code : first;
    }
    return failures == context.options.words.size() || failures == 0 ? first : ExitPartly;
}

Result<std::vector<ListMember>> membersOf(Context &context, const List &list)
{
    return await(context.app->lists.members(list));
}

QString timeCell(qint64 ms, qint64 now)
{
    return ms > 0 ? timeWord(ms, now) : Words::tr("not yet");
}

int tellMembers(Context &context, const std::vector<ListMember> &members)
{
    if (context.out.json()) {
        for (const ListMember &member : members) {
            context.out.object(memberJson(member, context.names));
        }
        return ExitDone;
    }
    if (members.empty()) {
        context.out.note(Words::tr("Nobody is in this list yet."));
        return ExitDone;
    }
    const qint64 now = context.app->clock.now();
    QList<QStringList> rows;
    QStringList reasons;
    for (const ListMember &member : members) {
        rows << QStringList{u'@' + member.acct, readerPhrase(member, context.names),
            timeCell(member.polled.readAt, now)};
        reasons << troubleWords(member, context.names.accounts);
    }
    context.out.lines(tableLines(rows, context.out.page(now), reasons));
    return ExitDone;
}

/// What "lists set" is asked for, in the order in which it is done: what may be refused comes
/// first.
std::vector<std::pair<QString, QJsonObject>> settings(const Options &options, const List &list)
{
    std::vector<std::pair<QString, QJsonObject>> works;
    const QJsonValue id = list.id.value;
    if (!options.member.isEmpty()) {
        works.push_back({u"list-notify"_s,
            {{u"list"_s, id}, {u"handle"_s, options.member},
                {u"notify"_s, options.changes[u"notify"]}}});
    } else if (!options.changes.isEmpty()) {
        works.push_back({u"list-set"_s, {{u"list"_s, id}, {u"changes"_s, options.changes}}});
    }
    if (options.position > 0) {
        works.push_back({u"list-move"_s, {{u"list"_s, id}, {u"to"_s, options.position - 1}}});
    }
    return works;
}

/// Wrong use that the grammar cannot tell; empty when there is none.
QString mistakeIn(const Options &options)
{
    if (options.changes.isEmpty() && options.position == 0) {
        return Words::tr("What is to be set? --help shows what is possible.");
    }
    const bool notify = options.changes.contains(u"notify");
    if (!options.member.isEmpty() && (!notify || options.changes.size() > 1)) {
        return Words::tr("Of one member, --notify alone can be set.");
    }
    if (options.member.isEmpty() && notify && options.changes[u"notify"].isNull()) {
        return Words::tr("--notify of a list is on or off.");
    }
    return {};
}

} // namespace

int setList(Context &context)
{
    if (const QString mistake = mistakeIn(context.options); !mistake.isEmpty()) {
        return context.out.fail(ExitUsage, mistake);
    }
    if (!context.open(true)) {
        return context.status;
    }
    const List *list = namedList(context, context.options.name);
    if (!list) {
        return context.status;
    }
    for (const auto &[kind, argument] : settings(context.options, *list)) {
        if (const auto done = context.work(kind, argument); !done) {
            const bool refused = done.error().kind == ErrorKind::Rejected;
            const int code = failWork(context, done.error());
            return refused ? int(ExitUsage) : code;
        }
    }
    tell(context, list->name, context.options.member, u"set"_s, Words::tr("%1 is set."));
    return ExitDone;
}

int listLists(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    QList<QStringList> rows;
    for (const List &list : context.names.lists) {
        const auto members = membersOf(context, list);
        if (!members) {
            return context.out.fail(members.error());
        }
        if (context.out.json()) {
            context.out.object(listJson(list, int(members->size())));
        }
        rows << QStringList{list.name, Words::tr("%n people", nullptr, int(members->size()))};
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(rows, context.out.page(context.app->clock.now())));
    }
    return ExitDone;
}

int createList(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const QString name = context.options.name;
    // Named here, so that the work can be done again when its doer dies before the answer.
    const auto made =
        context.work(u"list-create"_s, {{u"name"_s, name}, {u"list"_s, Lists::newId().value}});
    if (!made) {
        // The only thing that can be refused is the name.
        const bool taken = made.error().kind == ErrorKind::Rejected;
        const int code = failWork(context, made.error());
        return taken ? int(ExitUsage) : code;
    }
    tell(context, name, {}, u"created"_s, Words::tr("The list \"%1\" is made."));
    return ExitDone;
}

int deleteList(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const List *list = namedList(context, context.options.name);
    if (!list) {
        return context.status;
    }
    if (const auto done = context.work(u"list-delete"_s, {{u"list"_s, list->id.value}}); !done) {
        return failWork(context, done.error());
    }
    tell(context, list->name, {}, u"deleted"_s, Words::tr("The list \"%1\" is deleted."));
    return ExitDone;
}

int removeMembers(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const List *list = namedList(context, context.options.name);
    if (!list) {
        return context.status;
    }
    if (context.options.dead) {
        return removeDead(context, *list);
    }
    return forEachHandle(context, [&](const QString &handle) {
        const auto removed =
            context.work(u"list-remove"_s, {{u"list"_s, list->id.value}, {u"handle"_s, handle}});
        if (!removed) {
            return failWork(context, removed.error());
        }
        const auto parsed = parseHandle(handle);
        const QString acct = parsed ? parsed->acct() : handle;
        tell(context, list->name, acct, u"removed"_s, Words::tr("@%1 is no longer in the list."));
        return int(ExitDone);
    });
}

int showMembers(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const List *list = namedList(context, context.options.name);
    if (!list) {
        return context.status;
    }
    const auto members = membersOf(context, *list);
    return members ? tellMembers(context, *members) : context.out.fail(members.error());
}

int refreshList(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const List *list = namedList(context, context.options.name);
    if (!list) {
        return context.status;
    }
    context.out.progress(Words::tr("Reading the members of \"%1\" …").replace(u"%1"_s, list->name));
    const QString key = listSource(list->id).key();
    const auto refreshed =
        context.work(u"refresh"_s, {{u"sources"_s, QJsonArray{key}}, {u"rows"_s, 0}});
    int status = ExitDone;
    if (!refreshed) {
        status = failWork(context, refreshed.error());
    }
    const auto members = membersOf(context, *list);
    if (!members) {
        return context.out.fail(members.error());
    }
    tellMembers(context, *members);
    const bool unread = std::ranges::any_of(
        *members, [](const ListMember &member) { return !member.error.isEmpty(); });
    return status == ExitDone && unread ? int(ExitPartly) : status;
}

} // namespace asterism::cli

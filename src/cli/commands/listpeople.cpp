// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/listpeople.h"

#include "app/addplan.h"
#include "base/platform/terminal.h"
#include "cli/await.h"
#include "cli/commands/peoplesource.h"
#include "cli/exitcode.h"
#include "lists/pollplan.h"
#include "lists/wording.h"
#include "migration/csv/lists.h"
#include "migration/csv/people.h"
#include "migration/exporting.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTextStream>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

/// Tells how it ended for each, as it ends, and keeps count for the end.
class Telling {
public:
    /// `each`: everybody who was added is worth a line for people, too.
    Telling(Context &context, bool each)
        : m_context(context)
        , m_each(each)
    {
    }

    void tell(const Placed &placed)
    {
        const Candidate &who = placed.candidate;
        if (placed.end == AddEnd::NotAdded) {
            fail(listName(who.list), who.line, who.text.isEmpty() ? who.who : who.text,
                word(placed.end), sentence(placed.error), exitCode(placed.error));
            return;
        }
        (placed.end == AddEnd::Added ? m_added : m_already) += 1;
        if (m_context.out.json()) {
            row(listName(who.list), who.line, placed.acct, word(placed.end), {});
        } else if (m_each) {
            QString line = placed.end == AddEnd::Added ? Words::tr("@%1 is in the list.")
                                                       : Words::tr("@%1 was in the list already.");
            m_context.out.line(line.replace(u"%1"_s, placed.acct));
        }
    }

    void tell(const csv::BadRow &bad)
    {
        fail({}, bad.line, bad.text, u"invalid"_s, csv::reason(bad.fault), ExitUsage);
    }

    void tell(const csv::RepeatedRow &repeated)
    {
        m_already += 1;
        if (m_context.out.json()) {
            row({}, repeated.line, repeated.text, u"repeated"_s,
                Words::tr("as in line %1").arg(repeated.firstLine));
        }
    }

    void rename(const ListId &list, const QString &name) { m_names.insert(list, name); }

    int finish()
    {
        m_context.out.endProgress();
        if (!m_each && !m_context.out.json()) {
            m_context.out.line(Words::tr("%L1 added · %L2 were there already · %L3 not added")
                                   .arg(m_added)
                                   .arg(m_already)
                                   .arg(m_failed));
        }
        const bool some = m_added + m_already > 0;
        return m_failed > 0 && some ? int(ExitPartly) : m_status;
    }

private:
    QString listName(const ListId &list) const { return m_names.value(list); }

    void row(const QString &list, int line, const QString &handle, const QString &outcome,
        const QString &detail)
    {
        m_context.out.object({{u"list"_s, list},
            {u"line"_s, line > 0 ? QJsonValue(line) : QJsonValue(QJsonValue::Null)},
            {u"handle"_s, handle}, {u"outcome"_s, outcome}, {u"detail"_s, detail}});
    }

    void fail(const QString &list, int line, const QString &text, const QString &outcome,
        const QString &reason, int status)
    {
        m_failed += 1;
        m_status = m_status == ExitDone ? status : m_status;
        if (m_context.out.json()) {
            row(list, line, text, outcome, reason);
        } else if (line > 0) {
            QString words = Words::tr("Line %1: %2 – %3");
            words.replace(u"%1"_s, QString::number(line));
            m_context.out.note(words.section(u"%2"_s, 0, 0) + text
                + words.section(u"%2"_s, 1).replace(u"%3"_s, reason));
        } else {
            m_context.out.note(u"asterism-cli: "_s + reason);
        }
    }

    Context &m_context;
    bool m_each;
    QHash<ListId, QString> m_names;
    int m_added = 0;
    int m_already = 0;
    int m_failed = 0;
    int m_status = ExitDone; ///< of the first failure
};

/// Everybody of the plan, piece by piece; each has a patience of its own.
void addAll(Context &context, AddPlan &plan, Telling &telling)
{
    size_t told = 0;
    while (!plan.hasEnded()) {
        context.out.progress(Words::tr("%L1 of %L2 · %L3 not added")
                                 .arg(qsizetype(plan.placed().size()))
                                 .arg(plan.total())
                                 .arg(plan.count(AddEnd::NotAdded)));
        context.patience = QDeadlineTimer(serverPatienceMs);
        const auto answer = context.work(u"list-add-many"_s, plan.next());
        answer ? plan.take(*answer) : plan.fail(answer.error());
        for (; told < plan.placed().size(); ++told) {
            telling.tell(plan.placed()[told]);
        }
    }
}

std::vector<Candidate> typedPeople(const QStringList &handles, const ListId &list)
{
    std::vector<Candidate> people;
    for (const QString &handle : handles) {
        people.push_back({.list = list, .who = handle});
    }
    return people;
}

/// Of standard input. What cannot be read is told first.
Result<std::vector<Candidate>> writtenPeople(const ListId &list, Telling &telling)
{
    const auto bytes = readInput(u"-"_s);
    const auto named = bytes ? csv::readPeople(*bytes) : Result<csv::NamedPeople>(bytes.error());
    if (!named) {
        return named.error();
    }
    std::vector<Candidate> people;
    for (const csv::NamedPerson &person : named->people) {
        people.push_back(
            {.list = list, .who = person.who, .line = person.line, .text = person.text});
    }
    for (const csv::BadRow &bad : named->bad) {
        telling.tell(bad);
    }
    for (const csv::RepeatedRow &repeated : named->repeated) {
        telling.tell(repeated);
    }
    return people;
}

/// The list of that name, made where there is none.
Result<ListId> listToFill(Context &context, const QString &name)
{
    if (const List *list = context.names.list(name)) {
        return list->id;
    }
    const List made{.id = Lists::newId(), .name = name};
    const auto answer =
        context.work(u"list-create"_s, {{u"name"_s, name}, {u"list"_s, made.id.value}});
    if (!answer) {
        return answer.error();
    }
    context.names.lists.push_back(made);
    return made.id;
}

/// Nothing where the file makes no sense; then `status` says why.
std::optional<csv::ListsFile> readLists(Context &context)
{
    const QString &name = context.options.file;
    const auto bytes = readInput(name);
    auto file = bytes
        ? csv::readListsFile(*bytes, name == u"-" ? Words::tr("Standard input") : name)
        : Result<csv::ListsFile>(bytes.error());
    if (!file) {
        context.status = context.out.fail(file.error());
        return {};
    }
    return std::move(*file);
}

Result<std::vector<MovedItem>> memberships(Context &context, const List *only)
{
    std::vector<MovedItem> all;
    for (const List &list : context.names.lists) {
        if (only != nullptr && only->id != list.id) {
            continue;
        }
        const auto members = await(context.app->lists.members(list));
        if (!members) {
            return members.error();
        }
        if (members->empty()) {
            context.out.note(Words::tr("Nobody is in the list \"%1\", so the file cannot name it.")
                                 .replace(u"%1"_s, list.name));
        }
        for (const ListMember &member : *members) {
            all.push_back({.subject = member.acct, .list = list.name});
        }
    }
    return all;
}

QByteArray listsCsv(const std::vector<MovedItem> &rows)
{
    return csv::writeEntries(MovedKind::Lists, rows, csv::Form::Mastodon);
}

int writeFile(Context &context, const std::vector<MovedItem> &rows)
{
    const auto written = writeExportFile(context.options.file, listsCsv(rows));
    if (!written) {
        return context.out.fail(written.error());
    }
    if (context.out.json()) {
        context.out.object({{u"file"_s, context.options.file}, {u"outcome"_s, u"written"_s},
            {u"rows"_s, qint64(rows.size())}});
    } else {
        context.out.line(Words::tr("%n people are in the file.", nullptr, int(rows.size())));
    }
    return ExitDone;
}

int writeOut(Context &context, const std::vector<MovedItem> &rows)
{
    if (!context.out.json()) {
        context.out.bytes(listsCsv(rows));
        return ExitDone;
    }
    for (const MovedItem &row : rows) {
        context.out.object({{u"list"_s, row.list}, {u"handle"_s, row.subject}});
    }
    return ExitDone;
}

bool isMeant(Context &context, const QString &question)
{
    if (context.options.yes) {
        return true;
    }
    if (context.out.json() || !isTerminal(StandardStream::Input)) {
        context.out.note(Words::tr("Nobody was taken out; --yes does it."));
        return false;
    }
    context.out.note(question);
    const QString answer = QTextStream(stdin).readLine().trimmed().toLower();
    return answer == u"y" || answer == u"yes" || answer == Words::tr("yes");
}

/// Their accts.
QStringList tellDead(Context &context, const std::vector<ListMember> &members)
{
    const qint64 now = context.app->clock.now();
    QStringList dead;
    for (const ListMember &member : members) {
        if (!isDead(member.polled, now)) {
            continue;
        }
        dead << member.acct;
        if (!context.out.json()) {
            context.out.line(
                u'@' + member.acct + u"  "_s + troubleWords(member, context.names.accounts));
        }
    }
    return dead;
}

Result<Done> takeOut(Context &context, const ListId &list, const QStringList &accts)
{
    for (qsizetype from = 0; from < accts.size(); from += qsizetype(AddPlan::mostKnown)) {
        const QStringList piece = accts.mid(from, qsizetype(AddPlan::mostKnown));
        context.patience = QDeadlineTimer(serverPatienceMs);
        const auto removed = context.work(u"list-remove-many"_s,
            {{u"list"_s, list.value}, {u"handles"_s, QJsonArray::fromStringList(piece)}});
        if (!removed) {
            return removed.error();
        }
    }
    return Done{};
}

} // namespace

int addMembers(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const List *list = namedList(context, context.options.name);
    if (!list) {
        return context.status;
    }
    const ListId id = list->id;
    const QStringList &handles = context.options.words;
    const bool written = handles == QStringList{u"-"_s};
    Telling telling(context, !handles.isEmpty() && !written);
    telling.rename(id, list->name);
    const auto people = handles.isEmpty() ? peopleFrom(context, id)
        : written                         ? writtenPeople(id, telling)
                                          : typedPeople(handles, id);
    if (!people) {
        return failWork(context, people.error());
    }
    AddPlan plan(*people);
    addAll(context, plan, telling);
    return telling.finish();
}

int importLists(Context &context)
{
    const auto file = context.open(true) ? readLists(context) : std::nullopt;
    if (!file) {
        return context.status;
    }
    Telling telling(context, false);
    for (const csv::BadRow &bad : file->bad) {
        telling.tell(bad);
    }
    for (const csv::RepeatedRow &repeated : file->repeated) {
        telling.tell(repeated);
    }
    std::vector<Candidate> people;
    QHash<QString, ListId> ids;
    for (const csv::ListedPerson &row : file->people) {
        if (!ids.contains(row.list)) {
            const auto id = listToFill(context, row.list);
            if (!id) {
                return failWork(context, id.error());
            }
            ids.insert(row.list, *id);
            telling.rename(*id, row.list);
        }
        const QString who = u'@' + row.person.user + u'@' + row.person.host;
        people.push_back({.list = ids.value(row.list), .who = who, .line = row.line, .text = who});
    }
    AddPlan plan(std::move(people));
    addAll(context, plan, telling);
    return telling.finish();
}

int exportLists(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const QString &name = context.options.name;
    const List *only = name.isEmpty() ? nullptr : namedList(context, name);
    if (!name.isEmpty() && only == nullptr) {
        return context.status;
    }
    const auto rows = memberships(context, only);
    if (!rows) {
        return context.out.fail(rows.error());
    }
    return context.options.file == u"-" ? writeOut(context, *rows) : writeFile(context, *rows);
}

int removeDead(Context &context, const List &list)
{
    const auto members = await(context.app->lists.members(list));
    if (!members) {
        return context.out.fail(members.error());
    }
    const QStringList dead = tellDead(context, *members);
    if (dead.isEmpty()) {
        context.out.note(Words::tr("Nobody in this list is dead."));
        return ExitDone;
    }
    const bool meant =
        isMeant(context, Words::tr("Take these %n people out? [y/N]", nullptr, int(dead.size())));
    if (meant) {
        if (const auto removed = takeOut(context, list.id, dead); !removed) {
            return failWork(context, removed.error());
        }
    }
    for (const QString &acct : context.out.json() ? dead : QStringList()) {
        context.out.object({{u"list"_s, list.name}, {u"handle"_s, acct},
            {u"outcome"_s, meant ? u"removed"_s : u"dead"_s}});
    }
    if (meant && !context.out.json()) {
        context.out.line(Words::tr("%n people were taken out.", nullptr, int(dead.size())));
    }
    return ExitDone;
}

} // namespace asterism::cli

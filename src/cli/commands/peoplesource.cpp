// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/peoplesource.h"

#include "cli/reading.h"
#include "migration/csv/table.h"
#include "sync/peoplelists.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr qint64 mostAtOnce = 1 << 20;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

using Candidates = std::vector<Candidate>;

/// `known`: an own account's server tells of them.
void takePeople(Candidates &people, const QJsonObject &answer, const ListId &list, bool known)
{
    const QJsonArray values = answer[u"people"].toArray();
    for (const auto &value : values) {
        const QJsonObject person = value.toObject();
        people.push_back({.list = list,
            .who = u'@' + person[u"acct"].toString(),
            .typed = false,
            .known = known,
            .actorUri = person[u"actor"].toString()});
    }
}

Result<Candidates> allPages(
    Context &context, const AccountId &account, const QString &serverList, const ListId &list)
{
    Candidates people;
    QString below;
    constexpr int mostPages = 2 * mostTaken / 80; // servers leave some out of a page
    for (int page = 0; page < mostPages && int(people.size()) < mostTaken; ++page) {
        context.out.progress(
            Words::tr("Asking the server … %L1 people").arg(qsizetype(people.size())));
        context.patience = QDeadlineTimer(serverPatienceMs); // each page has its own
        const auto answer = context.work(u"people-of"_s,
            {{u"account"_s, account.value}, {u"list"_s, serverList}, {u"below"_s, below}});
        if (!answer) {
            return answer.error();
        }
        takePeople(people, *answer, list, true);
        below = (*answer)[u"below"].toString();
        if (below.isEmpty()) {
            return people;
        }
    }
    context.out.note(Words::tr("There are more; at most %L1 are taken.").arg(mostTaken));
    return people;
}

Result<Candidates> follows(Context &context, const QString &acct, const ListId &list)
{
    const auto handle = parseHandle(acct);
    const Account *own = context.names.account(handle ? handle->acct() : acct);
    if (!own) {
        return Error{.kind = ErrorKind::NotFound,
            .subject = acct,
            .detail = Words::tr("it is none of your accounts")};
    }
    return allPages(context, own->id, {}, list);
}

/// What is known of a server's lists may be old or nothing yet.
Result<Done> learnLists(Context &context, const QString &acct)
{
    const Account *own = context.names.account(acct);
    if (!own) {
        return Done{}; // told with the rest
    }
    const auto asked = context.work(u"server-lists"_s, {{u"account"_s, own->id.value}});
    if (!asked) {
        return asked.error();
    }
    auto names = namesOf(*context.app);
    if (!names) {
        return names.error();
    }
    context.names = std::move(*names);
    return Done{};
}

Result<Candidates> serverList(Context &context, const QString &text, const ListId &list)
{
    const auto word = parseSourceWord(u"server-list:"_s + text);
    if (!word) {
        return word.error();
    }
    if (const auto learnt = learnLists(context, word->acct); !learnt) {
        return learnt.error();
    }
    const auto sources = context.names.sources(*word);
    if (!sources) {
        return sources.error();
    }
    Candidates all; // of all lists of that title
    for (const Source &source : *sources) {
        const auto people = allPages(context, source.account, source.param, list);
        if (!people) {
            return people.error();
        }
        all.insert(all.end(), people->begin(), people->end());
    }
    return all;
}

Result<Candidates> collection(Context &context, const QString &text, const ListId &list)
{
    const auto place = collectionPlace(text);
    if (!place) {
        return Error{.kind = ErrorKind::Usage,
            .subject = text,
            .detail = Words::tr("a collection's address ends in /collections/ and a number")};
    }
    context.out.progress(Words::tr("Asking the server …"));
    const auto answer = context.work(u"people-in"_s,
        {{u"host"_s, place->host}, {u"id"_s, place->id}, {u"typed"_s, QJsonArray{place->host}}});
    if (!answer) {
        return answer.error();
    }
    Candidates people;
    takePeople(people, *answer, list, false); // whom a stranger names must be looked up
    return people;
}

} // namespace

Result<Candidates> peopleFrom(Context &context, const ListId &list)
{
    const Options &options = context.options;
    if (!options.fromFollows.isEmpty()) {
        return follows(context, options.fromFollows, list);
    }
    if (!options.fromServerList.isEmpty()) {
        return serverList(context, options.fromServerList, list);
    }
    return collection(context, options.fromCollection, list);
}

Result<QByteArray> readInput(const QString &name)
{
    QFile file(name);
    const bool open =
        name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    // Of a pipe one read gives only what lies in it just now.
    QByteArray bytes;
    while (open && bytes.size() <= csv::mostBytes) {
        const QByteArray more = file.read(mostAtOnce);
        if (more.isEmpty()) {
            break;
        }
        bytes += more;
    }
    if (!open || file.error() != QFileDevice::NoError) {
        return Error{.kind = ErrorKind::Store,
            .subject = name == u"-" ? Words::tr("Standard input") : name,
            .detail = file.errorString()};
    }
    return bytes;
}

} // namespace asterism::cli

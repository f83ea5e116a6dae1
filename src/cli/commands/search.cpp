// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search.h"
#include "app/searchjob.h"
#include "cli/commands/context.h"
#include "cli/commands/moving.h"
#include "cli/commands/rows.h"
#include "cli/exitcode.h"
#include "cli/json.h"
#include "cli/reading.h"
#include "protocol/searchwords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

constexpr int mostFoundPages = 20;

/// A hint, never an error: they were looked for as words.
void tellUnknown(Context &context, const QStringList &unknown)
{
    for (const QString &typed : unknown) {
        context.out.note(
            Words::tr("\"%1\" is no search operator that can be understood here; it was "
                      "looked for as words.")
                .replace(u"%1"_s, typed.left(100)));
    }
}

int searchCache(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const SearchQuery query =
        parseSearch(context.options.words.join(u' '), context.app->clock.now());
    const auto places = await(
        context.app->store->readUser([](store::UserTx &tx) { return store::searchPlaces(tx); }));
    if (!places) {
        return context.out.fail(places.error());
    }
    std::vector<store::TimelineRow> rows;
    QStringList unknown;
    QString words;
    qint64 before = 0;
    for (bool more = true; more && int(rows.size()) < context.options.limit;) {
        const int wanted = context.options.limit - int(rows.size());
        auto page = readCache(*context.app, [&, wanted, before](store::CacheTx &tx) {
            return store::search(tx, query, *places, wanted, before);
        });
        if (!page) {
            return context.out.fail(page.error());
        }
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        before = page->next;
        more = page->more;
        unknown = page->unknown;
        words = page->words;
    }
    tellUnknown(context, unknown);
    if (rows.empty()) {
        context.out.note(Words::tr("Nothing that was seen holds these words."));
    }
    tellRows(context, rows, {}, SoughtWords(words));
    return ExitDone;
}

/// What a server finds of one kind ("people", "posts", "tags"), page after page.
Result<QJsonArray> foundAt(Context &context, const Account &account, const QString &what)
{
    QJsonArray all;
    QString below;
    for (int page = 0; page < mostFoundPages && all.size() < context.options.limit; ++page) {
        const auto answer = context.work(u"search"_s,
            {{u"account"_s, account.id.value}, {u"text"_s, context.options.words.join(u' ')},
                {u"what"_s, what}, {u"limit"_s, context.options.limit - int(all.size())},
                {u"below"_s, below}});
        if (!answer) {
            return answer.error();
        }
        const QJsonArray rows = (*answer)[what].toArray();
        for (const auto &row : rows) {
            all.append(row);
        }
        below = (*answer)[u"below"].toString();
        if (rows.isEmpty() || below.isEmpty()) {
            break;
        }
    }
    while (all.size() > context.options.limit) {
        all.removeLast();
    }
    return all;
}

void tellPeople(Context &context, const QJsonArray &found)
{
    QList<QStringList> rows;
    for (const auto &value : found) {
        const Actor actor = actorFromJob(value.toObject());
        rows << QStringList{u'@' + actor.acct, actor.displayName};
        if (context.out.json()) {
            QJsonObject object = actorJson(actor);
            object.insert(u"kind"_s, u"person"_s);
            context.out.object(object);
        }
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(rows, context.out.page(context.app->clock.now())));
    }
}

void tellTags(Context &context, const QJsonArray &found)
{
    QList<QStringList> rows;
    for (const auto &value : found) {
        const QJsonObject tag = value.toObject();
        const QString name = tag[u"name"].toString();
        rows << QStringList{u'#' + name, tag[u"url"].toString()};
        if (context.out.json()) {
            context.out.object(
                {{u"kind"_s, u"tag"_s}, {u"name"_s, name}, {u"url"_s, tag[u"url"].toString()}});
        }
    }
    if (!context.out.json()) {
        context.out.lines(tableLines(rows, context.out.page(context.app->clock.now())));
    }
}

/// As rows of a timeline that only this account sees.
void tellPosts(Context &context, const Account &account, const QJsonArray &found)
{
    std::vector<store::TimelineRow> rows;
    for (const auto &value : found) {
        ToldPost told = postFromJob(value.toObject());
        store::TimelineRow row;
        row.event.sortAt = told.post.createdAt;
        row.post.text = std::move(told.text);
        row.post.confirmed = true;
        row.post.post = std::move(told.post);
        row.seenBy = {u"account:"_s + account.id.value};
        rows.push_back(std::move(row));
    }
    const QString typed = context.options.words.join(u' ');
    tellRows(context, rows, {}, SoughtWords(parseSearch(typed, context.app->clock.now()).words));
}

void tellFound(
    Context &context, const Account &account, const QString &what, const QJsonArray &found)
{
    if (what == u"people") {
        tellPeople(context, found);
    } else if (what == u"tags") {
        tellTags(context, found);
    } else {
        tellPosts(context, account, found);
    }
}

/// Servers are asked for what they can understand of the words typed; what one does not search for
/// is told, and the rest shown.
int searchServer(Context &context)
{
    if (!context.open(true)) {
        return context.status;
    }
    const Account *account = ownAccount(context, context.options.account);
    if (!account) {
        return context.status;
    }
    const QString typed = context.options.words.join(u' ');
    const QStringList kinds = askableKinds(
        parseSearch(typed, context.app->clock.now()), {u"people"_s, u"tags"_s, u"posts"_s});
    if (kinds.isEmpty()) {
        return context.out.fail(Error{.kind = ErrorKind::Usage,
            .subject = typed.left(100),
            .detail = Words::tr("there are no words that a server could look for")});
    }
    context.out.progress(Words::tr("Asking %1 …").replace(u"%1"_s, account->host));
    int failed = 0;
    int firstCode = ExitDone;
    qsizetype count = 0;
    for (const QString &what : kinds) {
        const auto found = foundAt(context, *account, what);
        if (found) {
            count += found->size();
            tellFound(context, *account, what, *found);
            continue;
        }
        const int code = failWork(context, found.error());
        firstCode = failed++ == 0 ? code : firstCode;
    }
    if (count == 0 && failed < kinds.size()) {
        context.out.note(Words::tr("%1 finds nothing.").replace(u"%1"_s, account->host));
    }
    return failed == kinds.size() ? firstCode : failed > 0 ? int(ExitPartly) : int(ExitDone);
}

} // namespace

int search(Context &context)
{
    return context.options.account.isEmpty() ? searchCache(context) : searchServer(context);
}

} // namespace asterism::cli

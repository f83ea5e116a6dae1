// SPDX-License-Identifier: GPL-3.0-or-later

// GoToSocial's /api/v1/exports/… and /api/v1/import
// (tests/fixtures/gotosocial/{*_export.csv,export_*.json,import_following.json})
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/csvrows.h"
#include "sandbox/sent.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

const Citizen &exporter(const Call &call)
{
    return call.world.persons[size_t(call.viewer)];
}

QString yesOrNo(bool yes)
{
    return yes ? u"true"_s : u"false"_s;
}

/// By host, and by name within it.
QList<int> byDomain(const Call &call, QList<int> people)
{
    const auto key = [&](int person) {
        const Citizen &who = call.world.persons[size_t(person)];
        return std::pair(who.host, who.user);
    };
    std::ranges::sort(people, {}, key);
    return people;
}

QString handleOf(const Call &call, int person)
{
    return call.world.persons[size_t(person)].handle();
}

QString followingCsv(const Call &call)
{
    QString csv =
        csvRow({u"Account address"_s, u"Show boosts"_s, u"Notify on new posts"_s, u"Languages"_s});
    const auto &follows = exporter(call).follows;
    for (const int person : byDomain(call, follows.keys())) {
        const FollowOptions options = follows[person].options;
        csv += csvRow(
            {handleOf(call, person), yesOrNo(options.boosts), yesOrNo(options.notify), QString()});
    }
    return csv;
}

QString followersCsv(const Call &call)
{
    QList<int> followers;
    for (int person = 0; person < int(call.world.persons.size()); ++person) {
        if (call.world.persons[size_t(person)].follows.contains(call.viewer)) {
            followers << person;
        }
    }
    QString csv = csvRow({u"Account address"_s});
    for (const int person : byDomain(call, followers)) {
        csv += csvRow({handleOf(call, person)});
    }
    return csv;
}

QString listsCsv(const Call &call)
{
    QString csv;
    for (const Circle &circle : exporter(call).circles) {
        for (const int person : byDomain(call, circle.members.values())) {
            csv += csvRow({circle.title, handleOf(call, person)});
        }
    }
    return csv;
}

QString blocksCsv(const Call &call)
{
    QString csv;
    for (const int person : byDomain(call, exporter(call).blocks.keys())) {
        csv += csvRow({handleOf(call, person)});
    }
    return csv;
}

QString mutesCsv(const Call &call)
{
    QString csv = csvRow({u"Account address"_s, u"Hide notifications"_s});
    const auto &all = exporter(call).mutes;
    for (const int person : byDomain(call, all.keys())) {
        csv += csvRow({handleOf(call, person), yesOrNo(all[person].options.notifications)});
    }
    return csv;
}

QJsonObject exportStats(const Citizen &person)
{
    return {{u"media_storage"_s, QString()}, {u"followers_count"_s, person.followers},
        {u"following_count"_s, int(person.follows.size())}, {u"statuses_count"_s, person.posts},
        {u"lists_count"_s, int(person.circles.size())},
        {u"blocks_count"_s, int(person.blocks.size())},
        {u"mutes_count"_s, int(person.mutes.size())}};
}

/// It gives these files to nobody who asks for JSON (export_following_accept_json_406.json).
bool takesCsv(const Call &call)
{
    return headerValue(call.request.headers, "Accept").isEmpty() || call.accepts("text/csv")
        || call.accepts("text/*") || call.accepts("*/*");
}

bool saysYes(const QString &cell)
{
    return QStringList{u"1"_s, u"t"_s, u"true"_s}.contains(cell.toLower());
}

bool importRow(const Call &call, const QString &type, int person, const QStringList &row)
{
    World &world = call.world;
    if (type == u"blocks"_s) {
        return world.block(call.viewer, person);
    }
    if (type == u"mutes"_s) {
        return world.mute(call.viewer, person, {.notifications = saysYes(row.value(1))});
    }
    FollowChange change;
    if (row.size() > 1) {
        change.boosts = saysYes(row[1]);
    }
    if (row.size() > 2) {
        change.notify = saysYes(row[2]);
    }
    return world.askToFollow(call.viewer, person, change, call.now);
}

/// What the file does not name goes.
void overwrite(const Call &call, const QString &type, const QSet<int> &named)
{
    const Citizen &person = exporter(call);
    const QList<int> had = type == u"blocks"_s ? person.blocks.keys()
        : type == u"mutes"_s                   ? person.mutes.keys()
                                               : person.follows.keys() + person.asked.keys();
    for (const int other : had) {
        if (named.contains(other)) {
            continue;
        }
        if (type == u"blocks"_s) {
            call.world.unblock(call.viewer, other);
        } else if (type == u"mutes"_s) {
            call.world.unmute(call.viewer, other);
        } else {
            call.world.unfollow(call.viewer, other);
        }
    }
}

/// -1 for a head or whatever else names nobody: such rows are passed over.
int namedIn(const Call &call, const QStringList &row)
{
    const QString address = row.value(0);
    return address.contains(u'@') ? call.world.find(address) : -1;
}

} // namespace

HttpResponse exports(const Call &call)
{
    const QString file = call.parts.value(3);
    using Writing = QString (*)(const Call &);
    static const QHash<QString, Writing> files{{u"following.csv"_s, followingCsv},
        {u"followers.csv"_s, followersCsv}, {u"lists.csv"_s, listsCsv},
        {u"blocks.csv"_s, blocksCsv}, {u"mutes.csv"_s, mutesCsv}};
    if (!call.is("gotosocial"_L1) || call.parts.size() != 4) {
        return call.no(404);
    }
    if (file == u"stats"_s) {
        return call.json(exportStats(exporter(call)));
    }
    const Writing writing = files.value(file);
    if (!writing) {
        return call.no(404);
    }
    if (!takesCsv(call)) {
        return call.no(406,
            u"Not Acceptable: no format can be offered for requested Accept header(s) [%1]; "
            "this endpoint offers [text/csv]"_s.arg(
                QString::fromUtf8(headerValue(call.request.headers, "Accept"))));
    }
    return typedAnswer("text/csv", writing(call).toUtf8());
}

HttpResponse importFile(const Call &call)
{
    if (!call.is("gotosocial"_L1) || call.request.method != "POST" || call.parts.size() != 3) {
        return call.no(404);
    }
    const Sent sent(call);
    const QString type = sent.text(u"type"_s);
    const QString mode = sent.text(u"mode"_s);
    const auto data = sent.file(u"data"_s);
    const bool known = QStringList{u"following"_s, u"blocks"_s, u"mutes"_s}.contains(type);
    if (!data || !known || !QStringList{u"merge"_s, u"overwrite"_s, QString()}.contains(mode)) {
        return call.no(400, u"Bad Request: type, mode or data is not valid"_s);
    }
    const CsvRows read = readCsv(data->content);
    if (!read.error.isEmpty()) {
        return call.no(400, u"Bad Request: error reading CSV: %1"_s.arg(read.error));
    }
    QSet<int> named;
    for (const QStringList &row : read.rows) {
        const int person = namedIn(call, row);
        if (person >= 0 && person != call.viewer) {
            importRow(call, type, person, row);
            named.insert(person);
        }
    }
    if (mode == u"overwrite"_s) {
        overwrite(call, type, named);
    }
    return jsonAnswer(call.software(), QJsonObject{{u"status"_s, u"accepted"_s}}, 202);
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <QJsonObject>

#include <functional>
#include <vector>

namespace asterism::misskeyserver {

/// What an endpoint says no with. Clients go by `code`; `id` is another for each endpoint.
struct Refusal {
    const char *message = "";
    const char *code = "";
    const char *id = "";
    int status = 400;
    const char *kind = "client";
};

// Which most endpoints have, each with an id of its own.
constexpr Refusal noSuchUser(const char *id, int status = 400)
{
    return {.message = "No such user.", .code = "NO_SUCH_USER", .id = id, .status = status};
}
constexpr Refusal noSuchNote(const char *id)
{
    return {.message = "No such note.", .code = "NO_SUCH_NOTE", .id = id};
}
constexpr Refusal internalError{.message =
                                    "Internal error occurred. Please contact us if the error "
                                    "persists.",
    .code = "INTERNAL_ERROR",
    .id = "5d37dbcb-891e-41ca-a3d6-e690c97775ac",
    .status = 500,
    .kind = "server"};
constexpr Refusal noSuchList(const char *id)
{
    return {.message = "No such list.", .code = "NO_SUCH_LIST", .id = id};
}

/// One call of an endpoint: who, and the fields of its body.
struct MisskeyCall {
    const Call &outer;
    QJsonObject body = {}; ///< of a GET the query

    World &world() const { return outer.world; }
    const Site &home() const { return outer.home(); }
    View view() const { return outer.view(); }
    int viewer() const { return outer.viewer; }
    Citizen &me() const { return outer.world.persons[size_t(outer.viewer)]; }
    QString text(const QString &name) const { return body[name].toString(); }
    bool flag(const QString &name, bool usual = false) const { return body[name].toBool(usual); }
    /// Whom that field names by id; -1: nobody known here.
    int person(const QString &name = QStringLiteral("userId")) const;
    /// The note or renote of that id; nullptr: none.
    const Copy *note(const QString &name = QStringLiteral("noteId")) const;
    /// "user" or "user@host" of what `username` and `host` say: "" where they say nothing.
    QString handle() const;

    HttpResponse answer(const QJsonValue &value) const;
    HttpResponse nothing() const; ///< 204
    HttpResponse no(const Refusal &refusal, const QJsonObject &info = {}) const;
    /// INVALID_PARAM
    HttpResponse wrong(const QString &param, const QString &reason) const;
    /// Counts a write as the others do (World::writes).
    void count(const QString &what, const QString &subject, WriteLog::Outcome outcome,
        const QString &detail = {}) const;
    void countPerson(const QString &what, int person, WriteLog::Outcome outcome) const;
};

/// {"error": {message, code, id, kind, info}} with the headers that come along.
HttpResponse refusalAnswer(const Refusal &refusal, const QJsonObject &info = {});
/// A request that no endpoint takes: as the router itself says it.
HttpResponse noRoute(const HttpRequest &request);
/// The software's own words for a status, for faults and other plain refusals.
HttpResponse refusalFor(int status);
/// 429 with what is told of the limit; resetsAt: ms since epoch, where it is known.
HttpResponse tooMany(int limit, int seconds, qint64 now);

// Paging: `limit` 1 to 100, `sinceId`, `untilId`, `sinceDate`, `untilDate`. With a since alone the
// oldest come first, else the newest (misskey: core/QueryService.ts).

/// The notes and renotes of this server that belong.
HttpResponse notesPage(const MisskeyCall &call, const std::function<bool(const Copy &)> &belongs);

/// Something in a list that is paged by ids of its own.
struct PagedRow {
    QString id;
    std::function<QJsonObject()> tell;
};
HttpResponse rowsPage(const MisskeyCall &call, std::vector<PagedRow> rows, int usual = 10);

} // namespace asterism::misskeyserver

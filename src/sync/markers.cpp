// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/markers.h"

#include "protocol/family.h"

#include <QCoreApplication>

namespace asterism {

namespace {

constexpr int conflict = 409;
constexpr int mostTries = 2;

Error withoutApi(const Session &session)
{
    return {.kind = ErrorKind::NotFound,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "it has no API that Asterism speaks")};
}

Result<Request> readRequest(const Family &family, const Instance &instance, MarkerOf of)
{
    return of == MarkerOf::Home ? family.homeMarker(instance) : family.noticeMarker(instance);
}

Result<Request> saveRequest(
    const Family &family, const Instance &instance, MarkerOf of, const QString &id)
{
    return of == MarkerOf::Home ? family.saveHomeMarker(instance, id)
                                : family.saveNoticeMarker(instance, id);
}

QFuture<Result<QString>> askMarker(Core &core, Sessions &sessions, const Session &session,
    MarkerOf of, const Result<Request> &request)
{
    if (!request) {
        return answered<QString>(request.error());
    }
    return core.http.send(asked(core, session, *request, Request::Background))
        .then(&sessions,
            [&core, &sessions, session, of](const Result<Response> &response) -> Result<QString> {
                if (!response) {
                    return response.error();
                }
                sessions.noteRefusal(session, *response);
                const Family *family = familyFor(session.instance);
                auto id = of == MarkerOf::Home
                    ? family->decodeHomeMarker(session.instance, *response)
                    : family->decodeNoticeMarker(session.instance, *response);
                return id ? id : withTime(id.error(), *response, core.clock);
            });
}

QFuture<Result<QString>> advance(Core &core, Sessions &sessions, const Session &session,
    MarkerOf of, const QString &id, int tries)
{
    const Family *family = familyFor(session.instance);
    const auto again = [&core, &sessions, session, of, id, tries](const Result<QString> &saved) {
        const bool raced = !saved && saved.error().httpStatus == conflict && tries + 1 < mostTries;
        return raced ? advance(core, sessions, session, of, id, tries + 1)
                     : answered(saved && saved->isEmpty() ? Result<QString>(id) : saved);
    };
    const auto save = [&core, &sessions, session, of, id, family, again](
                          const Result<QString> &stands) {
        if (!stands || (!stands->isEmpty() && !isLaterId(id, *stands))) {
            return answered(stands);
        }
        return askMarker(
            core, sessions, session, of, saveRequest(*family, session.instance, of, id))
            .then(&sessions, again)
            .unwrap();
    };
    return marker(core, sessions, session, of).then(&sessions, save).unwrap();
}

/// Where the server knows no more than whether all is read.
QFuture<Result<QString>> markAll(
    Core &core, Sessions &sessions, const Session &session, const QString &id)
{
    const Family *family = familyFor(session.instance);
    return askMarker(core, sessions, session, MarkerOf::Notifications,
        family->saveNoticeMarker(session.instance, id))
        .then(&sessions,
            [id](const Result<QString> &done) { return done ? Result<QString>(id) : done; });
}

} // namespace

QFuture<Result<QString>> marker(Core &core, Sessions &sessions, const Session &session, MarkerOf of)
{
    const Family *family = familyFor(session.instance);
    return family
        ? askMarker(core, sessions, session, of, readRequest(*family, session.instance, of))
        : answered<QString>(withoutApi(session));
}

QFuture<Result<QString>> advanceMarker(Core &core, Sessions &sessions, const Session &session,
    MarkerOf of, const QString &id, bool all)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<QString>(withoutApi(session));
    }
    const bool keepsNone = !readRequest(*family, session.instance, of)
        && saveRequest(*family, session.instance, of, id);
    if (!keepsNone) {
        return advance(core, sessions, session, of, id, 0);
    }
    return all ? markAll(core, sessions, session, id) : answered(Result<QString>(QString()));
}

} // namespace asterism

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

QFuture<Result<QString>> ask(
    Core &core, Sessions &sessions, const Session &session, const Result<Request> &request)
{
    if (!request) {
        return answered<QString>(request.error());
    }
    return core.http.send(asked(core, session, *request, Request::Background))
        .then(&sessions,
            [&core, &sessions, session](const Result<Response> &response) -> Result<QString> {
                if (!response) {
                    return response.error();
                }
                sessions.noteRefusal(session, *response);
                auto id =
                    familyFor(session.instance)->decodeHomeMarker(session.instance, *response);
                return id ? id : withTime(id.error(), *response, core.clock);
            });
}

QFuture<Result<QString>> advance(
    Core &core, Sessions &sessions, const Session &session, const QString &id, int tries)
{
    const Family *family = familyFor(session.instance);
    const auto again = [&core, &sessions, session, id, tries](const Result<QString> &saved) {
        const bool raced = !saved && saved.error().httpStatus == conflict && tries + 1 < mostTries;
        return raced ? advance(core, sessions, session, id, tries + 1) : answered(saved);
    };
    const auto save = [&core, &sessions, session, id, family, again](
                          const Result<QString> &stands) {
        if (!stands || (!stands->isEmpty() && !isLaterId(id, *stands))) {
            return answered(stands);
        }
        return ask(core, sessions, session, family->saveHomeMarker(session.instance, id))
            .then(&sessions, again)
            .unwrap();
    };
    return homeMarker(core, sessions, session).then(&sessions, save).unwrap();
}

} // namespace

QFuture<Result<QString>> homeMarker(Core &core, Sessions &sessions, const Session &session)
{
    const Family *family = familyFor(session.instance);
    return family ? ask(core, sessions, session, family->homeMarker(session.instance))
                  : answered<QString>(withoutApi(session));
}

QFuture<Result<QString>> advanceHomeMarker(
    Core &core, Sessions &sessions, const Session &session, const QString &id)
{
    return familyFor(session.instance) ? advance(core, sessions, session, id, 0)
                                       : answered<QString>(withoutApi(session));
}

} // namespace asterism

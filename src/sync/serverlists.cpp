// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/serverlists.h"

#include "base/flow.h"
#include "protocol/family.h"
#include "store/serverlists.h"

#include <QCoreApplication>

namespace asterism {

namespace {

using AllLists = std::vector<ServerList>;

Result<Request> question(const Family &family, const Session &session, Source::Kind kind)
{
    return kind == Source::Kind::ServerList ? family.serverLists(session.instance)
                                            : family.shelves(session.instance, kind);
}

Result<AllLists> decode(const Family &family, const Session &session, const Response &response,
    const Clock &clock, Source::Kind kind)
{
    const bool shelf = kind != Source::Kind::ServerList;
    auto lists = shelf ? family.decodeShelves(session.instance, response)
                       : family.decodeServerLists(session.instance, response);
    if (!lists && shelf && lists.error().kind == ErrorKind::NotFound) {
        return AllLists();
    }
    if (!lists) {
        return withTime(lists.error(), response, clock);
    }
    for (ServerList &list : *lists) {
        list.account = session.account.id;
        list.kind = kind;
    }
    return lists;
}

Error keepsNoSuch(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "this server keeps no such lists")};
}

} // namespace

QFuture<Result<AllLists>> loadServerLists(
    Core &core, Sessions &sessions, const Session &session, Source::Kind kind)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<AllLists>(Error{.kind = ErrorKind::NotFound,
            .subject = session.instance.host,
            .detail = QCoreApplication::translate("Sync", "it has no API that Asterism speaks")});
    }
    const auto request = question(*family, session, kind);
    if (!request) {
        return answered<AllLists>(request.error());
    }
    if (core.absences.isAbsent(session.instance.host, word(kind), core.clock.now())) {
        return answered<AllLists>(keepsNoSuch(session));
    }
    const auto keep = [&core, &sessions, session, family, kind](const Result<Response> &response) {
        if (!response) {
            return answered<AllLists>(response.error());
        }
        sessions.noteRefusal(session, *response);
        if (kind == Source::Kind::ServerList && lacksCall(*response)) {
            core.absences.note(session.instance.host, word(kind), core.clock.now());
            return answered<AllLists>(keepsNoSuch(session));
        }
        const auto lists = decode(*family, session, *response, core.clock, kind);
        if (!lists) {
            return answered<AllLists>(lists.error());
        }
        return core.store.writeCache([id = session.account.id, lists = *lists, kind](
                                         store::CacheTx &tx) -> Result<AllLists> {
            const auto saved = store::saveServerLists(tx, id, kind, lists);
            return saved ? Result<AllLists>(lists) : Result<AllLists>(saved.error());
        });
    };
    return core.http.send(asked(core, session, *request)).then(&sessions, keep).unwrap();
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/relationship.h"
#include "model/timelineitem.h"
#include "store/census.h"
#include "sync/sessions.h"

#include <QFuture>

#include <vector>

namespace asterism {

/// One page of what an account has at its server.
struct BelongingsPage {
    std::vector<store::CensusItem> items;
    QString below; ///< pass it again for the next page; empty: that was all
    int total = -1; ///< of all pages, as the server counts them; -1: not said
};

/// Whether the server tells of such things at all; what it cannot is no error of an export.
bool hasBelongings(const Instance &instance, MovedKind kind);

/// The page below `below` ("" for the first), with what is wanted of each: options of follows and
/// mutes take one more request for every 40 people (for each one on snac, whose follows have no
/// options and are not asked). Of lists and clips one page is one page of what is in one of them.
/// Somebody waits for it, so it goes before polling. Errors: Usage where hasBelongings() is false;
/// the network's, the server's words, RateLimited with `until`. A 401 marks the account.
QFuture<Result<BelongingsPage>> loadBelongings(
    Core &core, Sessions &sessions, const Session &session, MovedKind kind, const QString &below);

/// Whether the server writes such a file itself (GoToSocial:
/// internal/processing/account/export.go).
bool hasExport(const Instance &instance, MovedKind kind);
/// That file as it came. Usage where hasExport() is false, else as loadBelongings().
QFuture<Result<QByteArray>> loadExport(
    Core &core, Sessions &sessions, const Session &session, MovedKind kind);

/// How the account stands to some people, by their ids at its server; at most 40 of them. Whom the
/// server does not know is missing. Errors as loadBelongings().
QFuture<Result<std::vector<Relationship>>> loadRelationships(
    Core &core, Sessions &sessions, const Session &session, const QStringList &localIds);

/// Somebody as the account's server knows them.
struct KnownPerson {
    QString localId;
    QString acct; ///< canonical: may differ from what was asked for
    QString actorUri;
    QString movedTo; ///< acct or uri; empty when they did not
    bool locked = false;
    bool suspended = false;
    QString note; ///< Actor::memo
};
/// By name. With `fetch` the server looks for whom it does not know yet, else it tells of those it
/// knows (where it can tell that: without a way to ask, it is as with `fetch`). NotFound, or as
/// loadBelongings().
QFuture<Result<KnownPerson>> findPersonAt(
    Core &core, Sessions &sessions, const Session &session, const QString &acct, bool fetch);
/// The same with all that it tells of them.
QFuture<Result<Actor>> findActorAt(
    Core &core, Sessions &sessions, const Session &session, const QString &acct, bool fetch);
/// A post as the account's server tells it, which fetches it when need be: it stands alone, with
/// its id there. NotFound, or as above.
QFuture<Result<TimelineItem>> findItemAt(
    Core &core, Sessions &sessions, const Session &session, const QString &uri);
/// Its id alone.
QFuture<Result<QString>> findPostAt(
    Core &core, Sessions &sessions, const Session &session, const QString &uri);

} // namespace asterism

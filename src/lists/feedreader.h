// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/list.h"
#include "sync/people.h"

#include <QFuture>
#include <QObject>

namespace asterism {

/// What a reading of a feed or an outbox learnt for next time.
struct ReaderMemory {
    QString url;
    QString etag;
    QString lastModified;
};

/// Why a member's hosts are asked: somebody in no list is only looked at.
Purpose purposeOf(const ListMember &member);

/// Reads a person's feed: the address that worked last time, the addresses that the software is
/// known for, then what the profile page announces.
QFuture<Result<ReaderMemory>> readFeed(Core &core, const Instance &instance, const Person &person,
    const ListMember &member, QObject *owner);

/// Reads a person's ActivityPub outbox without a signature. Boosted posts are fetched from their
/// own servers, at most ten a reading; a boost whose post cannot be had is left out.
QFuture<Result<ReaderMemory>> readOutbox(
    Core &core, const Instance &instance, const Person &person, Purpose purpose, QObject *owner);

} // namespace asterism

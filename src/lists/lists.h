// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/bulkadd.h"
#include "lists/memberreader.h"
#include "model/list.h"
#include "sync/people.h"
#include "sync/refresher.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace asterism {

/// Lists that need no follow (product.md): who is in them, and reading each member at its own
/// server by the first reader that works.
class Lists : public QObject {
public:
    Lists(Core &core, Sessions &sessions, People &people, Refresher &refresher,
        QObject *parent = nullptr);

    QFuture<Result<std::vector<List>>> all();
    QFuture<Result<List>> byName(const QString &name);
    /// An id of newId() that was used before answers with the list it made: asking again is safe.
    QFuture<Result<List>> create(const QString &name, const ListId &id = newId());
    static ListId newId();
    QFuture<Result<Done>> remove(const List &list);
    /// `changes` as in lists/listchanges.h. NotFound when the list is gone; Usage, Rejected.
    QFuture<Result<Done>> change(const ListId &id, const QJsonObject &changes);
    /// To that place in the order of all().
    QFuture<Result<Done>> move(const ListId &id, int to);
    /// Whether to be notified of what somebody in it posts; nothing: as the list says.
    QFuture<Result<Done>> notify(
        const ListId &id, const QString &handle, std::optional<bool> notify);
    QFuture<Result<std::vector<ListMember>>> members(const List &list);

    /// Finds the person first: unknown handles are refused, with the reason. A host that the user
    /// typed is among Core::typedHosts by then, and stays trusted for this member. `again`:
    /// somebody began it and could not tell the end, so that who is in the list already is no
    /// error.
    QFuture<Result<ListMember>> add(const List &list, const QString &handle, bool again = false);
    /// Many at once, as lists/bulkadd.h says; it has begun, and deletes itself when it has
    /// answered.
    BulkAdd *addMany(
        const ListId &list, const std::vector<ToAdd> &people, const AddLimits &limits = {});
    /// `again`: who is no member any more is no error.
    QFuture<Result<Done>> removeMember(const List &list, const QString &handle, bool again = false);
    /// Many at once, by their accts; how many of them were members.
    QFuture<Result<int>> removeMany(const ListId &list, const QStringList &accts);

    /// Reads every member once, hosts side by side, one request at a time per host. The member's
    /// row says how it went; the result holds all of them. Never fails for one member's sake, only
    /// for the disk's. `rows`: page downwards until that many posts of each member are cached.
    QFuture<Result<std::vector<ListMember>>> refresh(const List &list, int rows = 0);

    /// Brings the cache's fan-out in line with the lists (decision 8); at start and on change.
    QFuture<Result<Done>> applyMembership();

    MemberReader &reader() { return m_reader; }

private:
    QFuture<Result<ListMember>> addPerson(const List &list, const Person &person, bool again);
    void followMove(const ListMember &member);
    void putBeside(const ListMember &member, const Person &person);
    QFuture<Result<Done>> afterChange(const Result<Done> &done);
    QFuture<Result<std::vector<ListMember>>> readAll(
        const std::vector<ListMember> &members, int rows);

    Core &m_core;
    People &m_people;
    MemberReader m_reader;
    QSet<QString> m_moving; ///< whose new account was or is being put into their lists
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// Lists of people are paged by ids that only a Link tells, 80 at most.
QUrlQuery peopleQuery(const PageSpec &spec)
{
    constexpr int most = 80;
    QUrlQuery query;
    addSpec(query, spec, most);
    return query;
}

Error cannotAsk(const Source &source, const QString &why)
{
    const QString subject = isOfAccount(source.kind) ? source.host : source.key();
    return {.kind = ErrorKind::Usage, .subject = subject, .detail = why};
}

/// "ao@a.example" is "ao" on a.example itself.
QString nameOn(const Instance &instance, const QString &acct)
{
    const auto at = acct.indexOf(u'@');
    const QString host = acct.mid(at + 1);
    const bool local = host == instance.accountDomain || host == instance.host;
    return local ? acct.left(at) : acct;
}

Result<QString> personPath(
    const Instance &instance, const Source &source, const QString &personLocalId)
{
    const bool byName = capabilities(instance).personByName;
    if (personLocalId.isEmpty() && !byName) {
        return cannotAsk(source, Words::tr("the person must be looked up there first"));
    }
    const QString id = personLocalId.isEmpty() ? nameOn(instance, source.param) : personLocalId;
    return u"v1/accounts/"_s + segment(id) + u"/statuses"_s;
}

/// What not all of the family have.
Result<QString> rarePath(const Instance &instance, const Source &source)
{
    const Capabilities can = capabilities(instance);
    if (source.kind == Source::Kind::Tag && can.tags) {
        return u"v1/timelines/tag/"_s + segment(source.tags().all.value(0));
    }
    if (source.kind == Source::Kind::Mentions && can.mentions) {
        return u"v1/notifications"_s;
    }
    if (source.kind == Source::Kind::Favourites && can.favourites) {
        return u"v1/favourites"_s;
    }
    if (source.kind == Source::Kind::Bubble && can.bubble) {
        return u"v1/timelines/bubble"_s;
    }
    if (source.kind == Source::Kind::Direct && can.direct) {
        return can.conversations ? u"v1/conversations"_s : u"v1/timelines/direct"_s;
    }
    return cannotAsk(source, Words::tr("this server keeps no such timeline"));
}

Result<QString> timelinePath(
    const Instance &instance, const Source &source, const QString &personLocalId)
{
    switch (source.kind) {
    case Source::Kind::Home:
        return u"v1/timelines/home"_s;
    case Source::Kind::Local:
    case Source::Kind::Federated:
        return u"v1/timelines/public"_s;
    case Source::Kind::ServerList:
        return u"v1/timelines/list/"_s + segment(source.param);
    case Source::Kind::Person:
        return personPath(instance, source, personLocalId);
    case Source::Kind::PersonMedia:
        // Where the word is not known it is ignored, and everything comes instead.
        if (capabilities(instance).personMedia) {
            return personPath(instance, source, personLocalId);
        }
        break;
    case Source::Kind::Tag:
    case Source::Kind::Mentions:
    case Source::Kind::Favourites:
    case Source::Kind::Bubble:
    case Source::Kind::Direct:
    case Source::Kind::Social:
    case Source::Kind::Antenna:
    case Source::Kind::Channel:
    case Source::Kind::Clip:
        return rarePath(instance, source);
    case Source::Kind::List:
    case Source::Kind::Lookup:
    case Source::Kind::Notifications: // notifications()
        break;
    }
    return cannotAsk(source, Words::tr("no server keeps this timeline"));
}

/// Which of what lies behind one path is meant.
void addKind(QUrlQuery &query, const Capabilities &can, Source::Kind kind)
{
    if (kind == Source::Kind::Local) {
        add(query, u"local"_s, u"true"_s);
    } else if (kind == Source::Kind::Federated && can.federatedOnRequest) {
        add(query, u"remote"_s, u"true"_s);
    } else if (kind == Source::Kind::Home && can.boostsOnRequest) {
        add(query, u"include_reblogs"_s, u"1"_s);
    } else if (kind == Source::Kind::Mentions) {
        add(query, u"types[]"_s, u"mention"_s);
    } else if (kind == Source::Kind::PersonMedia) {
        add(query, u"only_media"_s, u"true"_s);
        add(query, u"exclude_reblogs"_s, u"true"_s); // Pleroma counts boosts of pictures
    }
}

/// Where the server cannot, who reads the page leaves out what does not match.
void addTags(QUrlQuery &query, const TagSet &tags)
{
    for (const QString &tag : tags.all.mid(1)) {
        add(query, u"all[]"_s, tag);
    }
    for (const QString &tag : tags.none) {
        add(query, u"none[]"_s, tag);
    }
}

} // namespace

Result<Request> MastodonFamily::timeline(const Instance &instance, const Source &source,
    const PageSpec &spec, const QString &personLocalId) const
{
    const auto path = timelinePath(instance, source, personLocalId);
    if (!path) {
        return path.error();
    }
    const Capabilities can = capabilities(instance);
    QUrlQuery query;
    addKind(query, can, source.kind);
    if (can.tagSets) {
        addTags(query, source.tags());
    }
    addSpec(query, spec, isOfOnePerson(source.kind) ? can.personPageLimit : can.pageLimit);
    return get(instance, *path, query);
}

Result<Request> MastodonFamily::pinned(
    const Instance &instance, const Source &person, const QString &personLocalId) const
{
    if (!capabilities(instance).pinned) {
        return cannotAsk(person, Words::tr("it does not tell what is pinned"));
    }
    const auto path = personPath(instance, person, personLocalId);
    if (!path) {
        return path.error();
    }
    QUrlQuery query;
    add(query, u"pinned"_s, u"true"_s);
    addSpec(query, {.limit = maxPinned}, maxPinned);
    return get(instance, *path, query);
}

Request MastodonFamily::status(const Instance &instance, const QString &localId) const
{
    return get(instance, u"v1/statuses/"_s + segment(localId));
}

Request MastodonFamily::context(const Instance &instance, const QString &localId) const
{
    return get(instance, u"v1/statuses/"_s + segment(localId) + u"/context"_s);
}

Result<Request> MastodonFamily::lookup(const Instance &instance, const Handle &handle) const
{
    const Capabilities can = capabilities(instance);
    if (!can.lookup) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server cannot look up a handle")};
    }
    const QString acct = handle.user + u'@' + handle.host;
    if (can.lookupByPath) {
        return get(instance, u"v1/accounts/"_s + segment(acct));
    }
    QUrlQuery query;
    add(query, u"acct"_s, nameOn(instance, acct));
    return get(instance, u"v1/accounts/lookup"_s, query);
}

Request MastodonFamily::actor(const Instance &instance, const QString &localId) const
{
    return get(instance, u"v1/accounts/"_s + segment(localId));
}

Result<Request> MastodonFamily::people(const Instance &instance, const QStringList &localIds) const
{
    if (localIds.isEmpty() || localIds.size() > capabilities(instance).peopleAtOnce) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server cannot be asked about so many people at once")};
    }
    QUrlQuery query;
    for (const QString &id : localIds) {
        add(query, u"id[]"_s, id);
    }
    return get(instance, u"v1/accounts"_s, query);
}

Request MastodonFamily::verify(const Instance &instance) const
{
    return get(instance, u"v1/accounts/verify_credentials"_s);
}

Result<Request> MastodonFamily::serverLists(const Instance &instance) const
{
    if (!capabilities(instance).serverLists) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server keeps no lists")};
    }
    return get(instance, u"v1/lists"_s);
}

/// `end`: of the follows, "following" or "followers".
static Result<Request> followsRequest(
    const Instance &instance, const QString &localId, const PageSpec &spec, const QString &end)
{
    const Capabilities can = capabilities(instance);
    if (!can.followsTold) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server does not tell that")};
    }
    PageSpec asked = spec;
    asked.maxId = peopleCursor(can, spec.maxId);
    return get(instance, u"v1/accounts/"_s + segment(localId) + u'/' + end, peopleQuery(asked));
}

Result<Request> MastodonFamily::following(
    const Instance &instance, const QString &localId, const PageSpec &spec) const
{
    return followsRequest(instance, localId, spec, u"following"_s);
}

Result<Request> MastodonFamily::followers(
    const Instance &instance, const QString &localId, const PageSpec &spec) const
{
    return followsRequest(instance, localId, spec, u"followers"_s);
}

Result<Request> MastodonFamily::listAccounts(
    const Instance &instance, const QString &listId, const PageSpec &spec) const
{
    if (const auto lists = serverLists(instance); !lists) {
        return lists.error();
    }
    return get(instance, u"v1/lists/"_s + segment(listId) + u"/accounts"_s, peopleQuery(spec));
}

Request MastodonFamily::collection(const Instance &instance, const QString &id) const
{
    return get(instance, u"v1/collections/"_s + segment(id));
}

Result<Request> MastodonFamily::filters(const Instance &instance, int version) const
{
    if (!capabilities(instance).filters) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server keeps no filters")};
    }
    return get(instance, version == 1 ? u"v1/filters"_s : u"v2/filters"_s);
}

Result<Request> MastodonFamily::history(const Instance &instance, const QString &localId) const
{
    if (!capabilities(instance).history) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server keeps no history of edits")};
    }
    return get(instance, u"v1/statuses/"_s + segment(localId) + u"/history"_s);
}

Request MastodonFamily::resolve(const Instance &instance, const QString &text, Wanted wanted) const
{
    QUrlQuery query;
    add(query, u"q"_s, text);
    add(query, u"resolve"_s, u"true"_s);
    add(query, u"limit"_s, u"1"_s);
    if (wanted != Wanted::Anything && !capabilities(instance).resolveUntyped) {
        add(query, u"type"_s, wanted == Wanted::Person ? u"accounts"_s : u"statuses"_s);
    }
    return get(instance, u"v2/search"_s, query);
}

} // namespace asterism::mastodon

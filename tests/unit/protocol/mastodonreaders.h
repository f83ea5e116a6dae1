// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mastodonreaddocuments.h"
#include "mastodonreadpeople.h"
#include "mastodonreadposts.h"
#include "mastodonreadrest.h"

#include <QHash>

namespace asterism::mastodontold {

using Reader = QJsonObject (*)(const Recording &);

inline const QHash<QString, Reader> &readersOfPosts()
{
    static const QHash<QString, Reader> readers{
        {u"timeline"_s, toldTimeline},
        {u"entry"_s, toldEntry},
        {u"favourites"_s, toldFavourites},
        {u"conversations"_s, toldConversations},
        {u"thread"_s, toldThread},
        {u"post"_s, toldPost},
        {u"made post"_s, toldMadePost},
        {u"changed post"_s, toldChangedPost},
        {u"history"_s, toldHistory},
        {u"source"_s, toldSource},
        {u"scheduled posts"_s, toldScheduled},
        {u"kept post"_s, toldKept},
        {u"rescheduled"_s, toldRescheduled},
        {u"found"_s, toldFound},
        {u"found posts"_s, toldFoundPosts},
        {u"notifications"_s, toldNotices},
        {u"notification"_s, toldNotice},
        {u"poll"_s, toldPoll},
        {u"frames"_s, toldFrames},
    };
    return readers;
}

inline const QHash<QString, Reader> &readersOfPeople()
{
    static const QHash<QString, Reader> readers{
        {u"person"_s, toldPerson},
        {u"own profile"_s, toldOwnProfile},
        {u"people"_s, toldPeople},
        {u"found people"_s, toldFoundPeople},
        {u"members"_s, toldMembers},
        {u"asking people"_s, toldAskingPeople},
        {u"belongings"_s, toldBelongings},
        {u"relation"_s, toldRelation},
        {u"relations"_s, toldRelations},
        {u"lists"_s, toldLists},
        {u"list made"_s, toldMadeList},
        {u"list change"_s, toldListChange},
    };
    return readers;
}

inline const QHash<QString, Reader> &readersOfTheRest()
{
    static const QHash<QString, Reader> readers{
        {u"error"_s, toldError},
        {u"emojis"_s, toldEmojis},
        {u"found tags"_s, toldTags},
        {u"rules"_s, toldRules},
        {u"filters"_s, toldFilters},
        {u"old filters"_s, toldOldFilters},
        {u"file"_s, toldFile},
        {u"followed tag"_s, toldFollowedTag},
        {u"markers"_s, toldMarkers},
        {u"exported"_s, toldExported},
        {u"client"_s, toldClient},
        {u"code"_s, toldCode},
        {u"token"_s, toldToken},
        {u"revoked"_s, toldRevoked},
        {u"scopes"_s, toldScopes},
        {u"instance"_s, toldInstance},
        {u"nodeinfo"_s, toldNodeInfo},
        {u"nodeinfo links"_s, toldNodeInfoLinks},
        {u"host-meta"_s, toldHostMeta},
        {u"webfinger"_s, toldWebFinger},
        {u"actor document"_s, toldActorDocument},
        {u"outbox"_s, toldOutbox},
        {u"featured"_s, toldFeatured},
        {u"note document"_s, toldNoteDocument},
        {u"replies"_s, toldReplies},
        {u"feed"_s, toldFeed},
        {u"page for a browser"_s, toldBrowserPage},
        {u"page"_s, toldPage},
        {u"nothing"_s, toldNothing},
    };
    return readers;
}

/// By what a table says a recording is read as; nullptr for anything else.
inline Reader readerFor(const QString &read)
{
    const Reader ofPosts = readersOfPosts().value(read);
    const Reader reader = ofPosts != nullptr ? ofPosts : readersOfPeople().value(read);
    return reader != nullptr ? reader : readersOfTheRest().value(read);
}

} // namespace asterism::mastodontold

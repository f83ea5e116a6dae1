// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/teller.h"

#include "base/host.h"

#include <QUrl>

namespace asterism::store {

namespace {

QString domainOf(const QString &acct)
{
    return acct.mid(acct.lastIndexOf(u'@') + 1);
}

QString uriHost(const QString &uri)
{
    return hostOf(QUrl(uri));
}

bool isLocalTo(const Teller &teller, const Actor &actor)
{
    if (!actor.uri.isEmpty()) {
        return uriHost(actor.uri) == teller.host;
    }
    const QString domain = domainOf(actor.acct);
    return domain == teller.host || domain == teller.accountDomain;
}

Rank originRank(Teller::Channel channel)
{
    switch (channel) {
    case Teller::Channel::Api:
        return OriginRank;
    case Teller::Channel::Outbox:
        return OutboxRank;
    case Teller::Channel::Feed:
        break;
    }
    return FeedRank;
}

Rank rank(const Teller &teller, bool origin)
{
    if (origin) {
        return originRank(teller.channel);
    }
    return teller.account.isEmpty() ? GuestRank : AccountRank;
}

} // namespace

Rank rankOfActor(const Teller &teller, const Actor &actor)
{
    return rank(teller, isLocalTo(teller, actor));
}

Rank rankOfPost(const Teller &teller, const Post &post)
{
    return rank(teller, uriHost(post.uri) == teller.host && isLocalTo(teller, post.author));
}

QString plausibleAcct(const Teller &teller, const Actor &actor)
{
    const QString domain = domainOf(actor.acct);
    const QString home = actor.uri.isEmpty() ? domain : uriHost(actor.uri);
    const bool ownDomain = home == teller.host && domain == teller.accountDomain;
    if (home == domain || ownDomain || !teller.account.isEmpty()) {
        return actor.acct;
    }
    return actor.acct.left(actor.acct.lastIndexOf(u'@') + 1) + home;
}

} // namespace asterism::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/context.h"

namespace asterism {

static QString hostOfAcct(const QString &acct)
{
    return acct.section(u'@', -1);
}

Context contextOf(const Post &post)
{
    return {.mentions = post.mentions,
        .tags = post.tags,
        .emojis = post.emojis,
        .host = hostOfAcct(post.author.acct),
        .hideQuoteFallback = post.quoted != nullptr};
}

Context contextOf(const Actor &actor)
{
    return {.emojis = actor.emojis, .host = hostOfAcct(actor.acct)};
}

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/knownnames.h"

namespace asterism {

KnownNames::KnownNames(const Context &context)
    : m_host(context.host)
{
    for (const Mention &mention : context.mentions) {
        if (!mention.url.isEmpty()) {
            m_mentions.insert(mention.url, &mention);
        }
        m_accts.insert(mention.acct, &mention);
        const QString user = mention.acct.section(u'@', 0, 0);
        if (!m_users.contains(user)) {
            m_users.insert(user, &mention);
        }
    }
    for (const Hashtag &tag : context.tags) {
        if (!tag.url.isEmpty()) {
            m_tagUrls.insert(tag.url, &tag);
        }
        m_tags.insert(tag.name.toCaseFolded(), &tag);
    }
    for (const CustomEmoji &emoji : context.emojis) {
        m_emojis.insert(emoji.shortcode);
    }
}

} // namespace asterism

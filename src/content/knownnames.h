// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/context.h"

#include <QHash>
#include <QSet>

namespace asterism {

/// A Context made quick to ask: a hostile post may carry ten thousand mentions.
class KnownNames {
public:
    explicit KnownNames(const Context &context);

    /// Null when the entity does not name such a mention or tag. They live as long as the context.
    const Mention *mentionAt(const QString &url) const { return m_mentions.value(url); }
    const Mention *mentionOf(const QString &acct) const { return m_accts.value(acct); }
    /// The first mention whose user part is `user`, on whatever host.
    const Mention *mentionOfUser(const QString &user) const { return m_users.value(user); }
    const Hashtag *tagAt(const QString &url) const { return m_tagUrls.value(url); }
    const Hashtag *tagNamed(const QString &name) const { return m_tags.value(name.toCaseFolded()); }
    bool hasEmoji(const QString &shortcode) const { return m_emojis.contains(shortcode); }
    bool hasEmojis() const { return !m_emojis.isEmpty(); }
    const QString &host() const { return m_host; }

private:
    QHash<QString, const Mention *> m_mentions;
    QHash<QString, const Mention *> m_accts;
    QHash<QString, const Mention *> m_users;
    QHash<QString, const Hashtag *> m_tagUrls;
    QHash<QString, const Hashtag *> m_tags;
    QSet<QString> m_emojis;
    QString m_host;
};

} // namespace asterism

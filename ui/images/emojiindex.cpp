// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/emojiindex.h"

#include <QMutexLocker>

#include <utility>

namespace asterism {

namespace {

constexpr qsizetype mostYoung = 20'000;

QString keyOf(const QString &host, const QString &shortcode)
{
    return host.toLower() + u'/' + shortcode; // no host holds a slash
}

} // namespace

void EmojiIndex::add(const QString &host, const std::vector<CustomEmoji> &emojis)
{
    const QMutexLocker lock(&m_mutex);
    for (const CustomEmoji &emoji : emojis) {
        const QString &url = emoji.staticUrl.isEmpty() ? emoji.url : emoji.staticUrl;
        if (!url.isEmpty()) {
            m_young.insert(keyOf(host, emoji.shortcode), url);
            turn();
        }
    }
}

/// Two generations: what is still in use is told again with each page, so it stays young.
void EmojiIndex::turn()
{
    if (m_young.size() >= mostYoung) {
        m_old = std::exchange(m_young, {});
    }
}

QUrl EmojiIndex::find(const QString &host, const QString &shortcode) const
{
    const QMutexLocker lock(&m_mutex);
    const QString key = keyOf(host, shortcode);
    const auto young = m_young.constFind(key);
    return QUrl(young != m_young.cend() ? *young : m_old.value(key), QUrl::TolerantMode);
}

} // namespace asterism

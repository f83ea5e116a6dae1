// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/recentemoji.h"

#include "base/log.h"
#include "model/reaction.h"
#include "store/settings.h"
#include "ui/models/hear.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestKept = 2048;

/// The setting that holds those of a server.
QString recentKey(const QString &host)
{
    return u"recent-emoji/"_s + host;
}

EmojiEntry recentEntry(const QString &emoji, const QString &picture)
{
    return {.name = emoji,
        .url = picture,
        .staticUrl = {},
        .label = spelt(Reaction{.name = emoji}),
        .words = {}};
}

std::vector<EmojiEntry> recentFromText(const QString &json)
{
    std::vector<EmojiEntry> all;
    const QJsonArray rows = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &row : rows) {
        const QString emoji = row.toArray()[0].toString();
        if (!emoji.isEmpty() && all.size() < size_t(RecentEmoji::mostKept)) {
            all.push_back(recentEntry(emoji, row.toArray()[1].toString()));
        }
    }
    return all;
}

QString recentToText(const std::vector<EmojiEntry> &all)
{
    QJsonArray rows;
    for (const EmojiEntry &emoji : all) {
        rows.append(QJsonArray{emoji.name, emoji.url});
    }
    return QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

} // namespace

RecentEmoji::RecentEmoji(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void RecentEmoji::setHost(const QString &host)
{
    if (std::exchange(m_host, host) != host) {
        m_all.clear();
    }
    const auto read = [host](store::UserTx &tx) { return store::setting(tx, recentKey(host)); };
    hear(m_store.readUser(read), &m_store, this,
        [this, host](const Result<std::optional<QString>> &kept) {
            // Without them there is nothing to repeat.
            const auto all = recentFromText(kept ? kept->value_or(QString()) : QString());
            if (kept && host == m_host && all != m_all) {
                m_all = all;
                Q_EMIT changed();
            }
        });
}

void RecentEmoji::use(const QString &emoji, const QString &picture)
{
    if (emoji.isEmpty() || emoji.size() > longestKept || picture.size() > longestKept) {
        return;
    }
    std::erase_if(m_all, [&emoji](const EmojiEntry &one) { return one.name == emoji; });
    m_all.insert(m_all.begin(), recentEntry(emoji, picture));
    m_all.resize(std::min(m_all.size(), size_t(mostKept)));
    const auto save = [host = m_host, text = recentToText(m_all)](store::UserTx &tx) {
        return store::saveSetting(tx, recentKey(host), text);
    };
    hear(m_store.writeUser(save), &m_store, this, [](const Result<Done> &saved) {
        if (!saved) {
            qCWarning(logStore).noquote() << sentence(saved.error());
        }
    });
    Q_EMIT changed();
}

} // namespace asterism::ui

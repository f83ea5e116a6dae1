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
        const QJsonArray pair = row.toArray();
        const QString emoji = pair.at(0).toString();
        if (!emoji.isEmpty() && all.size() < size_t(RecentEmoji::mostKept)) {
            all.push_back(recentEntry(emoji, pair.at(1).toString()));
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

std::vector<EmojiEntry> withFirst(std::vector<EmojiEntry> all, const EmojiEntry &first)
{
    std::erase_if(all, [&first](const EmojiEntry &one) { return one.name == first.name; });
    all.insert(all.begin(), first);
    all.resize(std::min(all.size(), size_t(RecentEmoji::mostKept)));
    return all;
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
    const auto read = [host](store::UserTx &tx) -> Result<All> {
        const auto kept = store::setting(tx, recentKey(host));
        return kept ? recentFromText(kept->value_or(QString())) : Result<All>(kept.error());
    };
    hear(m_store.readUser(read), &m_store, this,
        [this, host, uses = m_uses](const Result<All> &kept) {
            // Without them there is nothing to repeat; and what was used since is newer.
            if (kept && host == m_host && uses == m_uses) {
                show(*kept);
            }
        });
}

void RecentEmoji::use(const QString &emoji, const QString &picture)
{
    if (emoji.isEmpty() || emoji.size() > longestKept || picture.size() > longestKept) {
        return;
    }
    ++m_uses;
    const EmojiEntry used = recentEntry(emoji, picture);
    const auto save = [host = m_host, used](store::UserTx &tx) -> Result<All> {
        const auto kept = store::setting(tx, recentKey(host));
        if (!kept) {
            return kept.error();
        }
        const All all = withFirst(recentFromText(kept->value_or(QString())), used);
        const auto saved = store::saveSetting(tx, recentKey(host), recentToText(all));
        return saved ? Result<All>(all) : Result<All>(saved.error());
    };
    hear(m_store.writeUser(save), &m_store, this, [this, host = m_host](const Result<All> &all) {
        if (!all) {
            qCWarning(logStore).noquote() << sentence(all.error());
        } else if (host == m_host) {
            show(*all);
        }
    });
}

void RecentEmoji::show(const All &all)
{
    if (all != m_all) {
        m_all = all;
        Q_EMIT changed();
    }
}

} // namespace asterism::ui

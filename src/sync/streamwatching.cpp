// SPDX-License-Identifier: GPL-3.0-or-later

// The part of StreamSync that tells servers which posts are to be watched.
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "sync/streamline.h"

#include <utility>

namespace asterism {

void StreamSync::setWatched(const QHash<QString, QStringList> &onScreen)
{
    if (m_closed) {
        return;
    }
    const QStringList known = m_watched.keys();
    for (const QString &host : known) {
        if (!onScreen.contains(host)) {
            m_watched[host].posts.setWanted({});
            arrangeWatches(host);
            m_watched.remove(host);
        }
    }
    for (auto posts = onScreen.cbegin(); posts != onScreen.cend(); ++posts) {
        m_watched[posts.key()].posts.setWanted(posts.value());
        arrangeWatches(posts.key());
    }
}

/// An own account's line sees more than a guest's; else the one that does it already.
StreamSync::Line *StreamSync::watchingLine(const QString &host, Line *now) const
{
    const auto worth = [now](const Line *line) {
        return line == nullptr ? 0 : 1 + (line->isGuest() ? 0 : 2) + (line == now ? 1 : 0);
    };
    Line *best = nullptr;
    for (const auto &line : m_lines) {
        const Instance &instance = line->session.instance;
        const bool able =
            instance.host == host && line->isOpen() && capabilities(instance).streamWatches > 0;
        if (able && worth(line.get()) > worth(best)) {
            best = line.get();
        }
    }
    return best;
}

void StreamSync::arrangeWatches(const QString &host)
{
    const auto watch = m_watched.find(host);
    if (watch == m_watched.end()) {
        return;
    }
    const QStringList told = watch->posts.watched();
    Line *before = lineById(watch->line);
    Line *line = watchingLine(host, before);
    const qint64 id = line == nullptr ? 0 : line->id;
    const bool moves = std::exchange(watch->line, id) != id;
    if (moves) {
        if (before != nullptr) {
            watchBy(*before, {.unwatch = watch->posts.watched(), .watch = {}});
        }
        watch->posts.forget();
    }
    if (line != nullptr) {
        watchBy(*line, watch->posts.arrange(capabilities(line->session.instance).streamWatches));
    }
    if (moves && line == nullptr) {
        Q_EMIT watchLost(host);
    }
    if (const QStringList now = watch->posts.watched(); moves || now != told) {
        Q_EMIT watching(line == nullptr ? AccountId() : line->session.account.id, host, now);
    }
}

void StreamSync::watchBy(Line &line, const WatchedPosts::Step &step)
{
    const Instance &instance = line.session.instance;
    const Family &family = *familyFor(instance);
    QList<std::optional<QByteArray>> messages;
    for (const QString &post : step.unwatch) {
        messages << family.unwatch(instance, post);
    }
    for (const QString &post : step.watch) {
        messages << family.watch(instance, post);
    }
    for (const auto &message : std::as_const(messages)) {
        if (message) {
            line.keeper->send(*message);
        }
    }
}

} // namespace asterism

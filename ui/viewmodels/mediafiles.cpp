// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/mediafiles.h"

#include "ui/desktop/filesaver.h"

namespace asterism::ui {

MediaFiles::MediaFiles(MediaCache &cache, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_folder(folder)
{
}

MediaFiles::Watcher *MediaFiles::watch(const QFuture<Result<QString>> &future, const QString &url,
    const std::function<void(const QString &)> &then)
{
    auto *watcher = new Watcher(this);
    connect(watcher, &Watcher::finished, this, [this, watcher, url, then] {
        watcher->deleteLater();
        const bool answered = watcher->future().resultCount() > 0;
        const auto result =
            answered ? watcher->result() : Result<QString>(Error{.kind = ErrorKind::Cancelled});
        if (result) {
            then(*result);
        } else if (result.error().kind != ErrorKind::Cancelled) {
            Q_EMIT failed(url, sentence(result.error()));
        }
    });
    watcher->setFuture(future);
    return watcher;
}

void MediaFiles::fetch(const QString &url)
{
    if (m_fetching.contains(url)) {
        return;
    }
    const auto future = m_cache.file(QUrl(url), MediaKind::Movie);
    Watcher *watcher = watch(future, url,
        [this, url](const QString &file) { Q_EMIT ready(url, QUrl::fromLocalFile(file)); });
    m_fetching.insert(url, watcher);
    connect(watcher, &Watcher::finished, this, [this, url, watcher] {
        m_fetching.removeIf([&](const auto &entry) { return entry.value() == watcher; });
    });
    connect(watcher, &Watcher::progressValueChanged, this, [this, url, watcher](int value) {
        const int all = watcher->progressMaximum();
        Q_EMIT progress(url, all > 0 ? double(value) / all : -1);
    });
}

void MediaFiles::cancel(const QString &url)
{
    if (Watcher *watcher = m_fetching.take(url)) {
        watcher->future().cancel();
    }
}

void MediaFiles::save(const QString &url)
{
    // A film's bounds are the widest, and what was seen is in the cache anyway.
    watch(m_cache.file(QUrl(url), MediaKind::Movie), url,
        [this, url](const QString &file) { copy(url, file); });
}

void MediaFiles::copy(const QString &url, const QString &file)
{
    const QString folder = m_folder.isEmpty() ? savingFolder() : m_folder;
    watch(saveCopy(file, folder, savedName(QUrl(url), file)), url,
        [this, url](const QString &path) { Q_EMIT saved(url, path); });
}

} // namespace asterism::ui

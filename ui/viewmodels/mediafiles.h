// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediacache.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QUrl>

namespace asterism::ui {

/// Originals of media: a film or a sound is fetched into a file before a player gets it, and any
/// of them can be saved. QML never sees a stranger's address as something to load.
class MediaFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")

public:
    /// `folder`: where originals are saved; empty: the user's own for pictures.
    explicit MediaFiles(MediaCache &cache, const QString &folder = {}, QObject *parent = nullptr);

    /// Fetches; ends with ready() or failed(), or with neither when it was cancelled. `url` as in
    /// rowMedia.url.
    Q_INVOKABLE void fetch(const QString &url);
    Q_INVOKABLE void cancel(const QString &url);
    /// Saves the original in the folder for pictures (or downloads) under a free name made from
    /// the address; ends with saved() or failed().
    Q_INVOKABLE void save(const QString &url);

Q_SIGNALS:
    void progress(const QString &url, double share); ///< 0 to 1; -1: unknown
    void ready(const QString &url, const QUrl &file);
    void saved(const QString &url, const QString &path);
    void failed(const QString &url, const QString &sentence);

private:
    using Watcher = QFutureWatcher<Result<QString>>;

    /// A watcher of its own: it may go with this object at any time.
    Watcher *watch(const QFuture<Result<QString>> &future, const QString &url,
        const std::function<void(const QString &)> &then);
    void copy(const QString &url, const QString &file);

    MediaCache &m_cache;
    QString m_folder;
    QHash<QString, Watcher *> m_fetching; ///< by url
};

} // namespace asterism::ui

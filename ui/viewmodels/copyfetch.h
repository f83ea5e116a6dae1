// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/posttext.h"

#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>

namespace asterism::ui {

/// Fetches files that only a server has, one after the other, and keeps copies of them among those
/// that posts are to have (sync/attachmentfiles.h).
class CopyFetch : public QObject {
    Q_OBJECT

public:
    /// As MediaCache::file(): the path of a file with what the URL names.
    using Fetch = std::function<QFuture<Result<QString>>(const QUrl &url)>;

    CopyFetch(Fetch fetch, QString dataFolder, QObject *parent = nullptr);

    /// Once. Of an empty URL there is no copy.
    void begin(const QList<QUrl> &urls);

Q_SIGNALS:
    void progress(int place); ///< this one is being fetched, from 0
    /// One for each URL: file, name, type and bytes; without `file` where it could not be had.
    void ended(const QList<asterism::Attachment> &copies);

private:
    void next();
    void fetched(const Result<QString> &path);
    void add(const Attachment &copy);

    Fetch m_fetch;
    QString m_dataFolder;
    QList<QUrl> m_urls;
    QList<Attachment> m_copies;
};

} // namespace asterism::ui

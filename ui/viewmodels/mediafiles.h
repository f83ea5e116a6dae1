// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    using QObject::QObject;

    /// Fetches; ends with ready() or failed(). `url` as in rowMedia.url.
    Q_INVOKABLE virtual void fetch(const QString &url) = 0;
    Q_INVOKABLE virtual void cancel(const QString &url) = 0;
    /// Saves the original in the folder for pictures (or downloads) under a free name made from
    /// the address; ends with saved() or failed().
    Q_INVOKABLE virtual void save(const QString &url) = 0;

Q_SIGNALS:
    void progress(const QString &url, double share); ///< 0 to 1; -1: unknown
    void ready(const QString &url, const QUrl &file);
    void saved(const QString &url, const QString &path);
    void failed(const QString &url, const QString &sentence);
};

} // namespace asterism::ui

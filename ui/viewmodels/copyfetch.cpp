// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/copyfetch.h"

#include "base/inback.h"
#include "sync/attachmentfiles.h"
#include "ui/models/hear.h"

#include <QCoreApplication>

#include <utility>

namespace asterism::ui {

CopyFetch::CopyFetch(Fetch fetch, QString dataFolder, QObject *parent)
    : QObject(parent)
    , m_fetch(std::move(fetch))
    , m_dataFolder(std::move(dataFolder))
{
}

void CopyFetch::begin(const QList<QUrl> &urls)
{
    m_urls = urls;
    next();
}

void CopyFetch::next()
{
    const qsizetype place = m_copies.size();
    if (place >= m_urls.size()) {
        Q_EMIT ended(m_copies);
        return;
    }
    if (m_urls.at(place).isEmpty()) {
        add({});
        return;
    }
    Q_EMIT progress(int(place));
    // Whatever else waits for the same file: only a watcher may be told from another thread.
    auto *watcher = new QFutureWatcher<Result<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const bool answered = watcher->future().resultCount() > 0;
        fetched(
            answered ? watcher->result() : Result<QString>(Error{.kind = ErrorKind::Cancelled}));
    });
    watcher->setFuture(m_fetch(m_urls.at(place)));
}

void CopyFetch::fetched(const Result<QString> &path)
{
    if (!path) { // whoever wanted it says that it is not there
        add({});
        return;
    }
    const QString name = m_urls.at(m_copies.size()).fileName();
    hear(inBack([folder = m_dataFolder, from = *path] { return takeFile(folder, from); }),
        QCoreApplication::instance(), this, [this, name](const Result<Attachment> &taken) {
            Attachment copy = taken ? *taken : Attachment();
            copy.name = name.isEmpty() ? copy.name : name;
            add(copy);
        });
}

void CopyFetch::add(const Attachment &copy)
{
    m_copies << copy;
    next();
}

} // namespace asterism::ui

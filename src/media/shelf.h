// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace asterism {

/// The files of the cache: FOLDER/ab/cdef…, named by their keys. Knows nothing of URLs. Its
/// functions touch the disk: not for the GUI thread.
class Shelf {
public:
    struct Limits {
        qint64 bytes = 0;
        int files = 0;
    };

    Shelf(const Clock &clock, QString folder, Limits limits);

    /// Makes the folder, removes beginnings that a crash left, learns what is there and prunes.
    /// Must be called first. Errors: Store.
    Result<Done> open();

    /// The file's path, which makes it the most recently used; empty when it is not there.
    QString find(const QByteArray &key);

    /// Where the beginning of that file is written.
    QString beginning(const QByteArray &key) const;

    /// The beginning is whole: it gets its name, and what was used least recently goes if need
    /// be. Gives the path. Errors: Store.
    Result<QString> keep(const QByteArray &key);

    void remove(const QByteArray &key);

    /// Errors: Store (a file would not go).
    Result<Done> clear();

    qint64 bytes() const { return m_bytes; }
    int files() const { return int(m_files.size()); }

private:
    struct File {
        qint64 size = 0;
        qint64 usedAt = 0;
        qint64 writtenAt = 0; ///< the time of use that the file itself carries
    };

    QString pathOf(const QByteArray &key) const;
    void learn(const QString &subfolder);
    void prune();
    bool drop(const QByteArray &key);
    Error refused(const QString &path) const;

    const Clock &m_clock;
    QString m_folder;
    Limits m_limits;
    QHash<QByteArray, File> m_files;
    qint64 m_bytes = 0;
};

} // namespace asterism

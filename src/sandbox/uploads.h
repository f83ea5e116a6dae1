// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>
#include <map>

namespace asterism {

/// The bytes of what people sent to their servers, for all of them; in memory alone.
class Uploads {
public:
    static constexpr qint64 mostBytes = 64 * 1024 * 1024;

    struct File {
        QByteArray bytes;
        QByteArray mime;
    };

    /// Its path at any server: "/uploads/NAME.suffix". Where there is no more room the oldest go.
    QString keep(const QByteArray &bytes, const QByteArray &mime, const QString &suffix);
    const File *find(const QString &path) const; ///< nullptr: not there (any more)
    void forget(const QString &path);
    qint64 bytes() const { return m_bytes; } ///< all together

private:
    std::map<QString, File> m_files;
    std::deque<QString> m_order; ///< oldest first; forgotten ones, too
    qint64 m_bytes = 0;
    quint64 m_count = 0;
};

} // namespace asterism

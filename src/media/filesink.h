// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/bodysink.h"

#include <QFile>
#include <QString>

#include <functional>

namespace asterism {

/// Writes a body into a file, which is gone with this object unless close() said that it is
/// whole. Made anew for each download.
class FileSink : public BodySink {
public:
    /// Told after each part; false ends the download with Cancelled.
    using Progress = std::function<bool(qint64 got, qint64 total)>;

    FileSink(const QString &path, Progress progress);
    ~FileSink() override;

    std::optional<Error> take(QByteArrayView part, qint64 total) override;

    /// The file is whole: from now on it is the caller's. Errors: Store, BadAnswer (nothing came).
    Result<Done> close();

private:
    Error refused() const;

    QFile m_file;
    Progress m_progress;
    qint64 m_got = 0;
    bool m_whole = false;
};

} // namespace asterism

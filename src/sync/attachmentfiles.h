// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/posttext.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace asterism {

// The files that posts are to have, in a folder of their own: what was dropped may be gone when its
// post is sent, and what was pasted never was a file. All of these block: they are for a worker
// thread (base/inback.h).

constexpr qint64 mostAttachmentBytes = 2LL * 1024 * 1024 * 1024;

/// <data folder>/attachments, which is made when it is not there.
QString attachmentsFolder(const QString &dataFolder);
QString attachmentPath(const QString &dataFolder, const QString &file);

/// Copies a file into the folder; what it is, is told by what is in it, and by its name where that
/// is told more exactly. `file`, `name`, `type` and `bytes` of the answer are set. Usage error,
/// with a sentence: it is not there or no file, it cannot be read, it is empty, it has more than
/// mostAttachmentBytes. Store: the disk is full.
Result<Attachment> takeFile(const QString &dataFolder, const QString &path);
/// The same of what is no file; `name` as it is to be called ("picture.png").
Result<Attachment> takeBytes(
    const QString &dataFolder, const QByteArray &bytes, const QString &name);

/// Deletes what is older than a day and not among `used`, the names in all drafts and all of the
/// outbox (store::attachmentsInUse()). Store: some could not be deleted; the others are gone.
Result<Done> tidyAttachments(const QString &dataFolder, const QSet<QString> &used, qint64 now);

} // namespace asterism

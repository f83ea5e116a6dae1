// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/media.h"
#include "model/posttext.h"

#include <QByteArray>
#include <QString>

namespace asterism {

/// What a server has, as a post of the account's own may have it again.
Attachment attachmentOf(const Media &media);

/// What a file that lies at `path` is called at a server: our own name for it, another for each,
/// with an ending of its type. What the user calls it is nobody's business.
QByteArray nameToSend(const Attachment &file, const QString &path);

} // namespace asterism

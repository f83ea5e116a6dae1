// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediakind.h"
#include "net/request.h"

#include <QByteArray>
#include <QSet>
#include <QUrl>

namespace asterism {

/// What a file is known by: 64 hexadecimal digits, the same for URLs that ask for the same thing.
QByteArray mediaKey(const QUrl &url);

/// A GET that says nothing about the user. `typedHosts` as in MediaCache::setTypedHosts().
Request mediaRequest(const QUrl &url, MediaKind kind, const QSet<QString> &typedHosts);

} // namespace asterism

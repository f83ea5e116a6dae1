// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>

namespace asterism {

/// JSON that a stranger wrote. Each byte within its texts that is no UTF-8 becomes U+FFFD: snac
/// keeps a text that was cut within a character, and all that lists it is no JSON from then on
/// (snac 2.75: mastoapi.c). All else as QJsonDocument::fromJson() does it. Broken bytes take five
/// times their room for a moment; whoever reads them has a limit (Request::maxBytes).
QJsonDocument foreignJson(const QByteArray &bytes, QJsonParseError *problem = nullptr);

} // namespace asterism

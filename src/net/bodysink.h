// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArrayView>

#include <optional>

namespace asterism {

/// Takes the body of a good answer (2xx) piece by piece, instead of Response::body: for what is
/// too large to be held. Called on the client's thread.
class BodySink {
public:
    virtual ~BodySink() = default;

    /// `total` is the size that the server announced, -1 when it did not. An Error ends the
    /// request with it.
    virtual std::optional<Error> take(QByteArrayView part, qint64 total) = 0;
};

} // namespace asterism

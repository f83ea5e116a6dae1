// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/fault.h"
#include "sandbox/request.h"

#include <functional>
#include <optional>

namespace asterism {

/// What such a fault makes of a server's answer.
struct FaultAnswer {
    QString software;
    int rateLimit = 300;
    qint64 now = 0;
    std::function<HttpResponse()> right; ///< the answer without the fault

    /// Nothing for faults that are no complete, well-formed HTTP: Slow, Drip, CutBody, Close,
    /// HalfOpen, Huge.
    std::optional<HttpResponse> to(const HttpRequest &request, const Fault &fault) const;
};

/// Whether the fault lies in how the right answer comes back: then the request is done anyway.
bool answersRight(Fault::Kind kind);

} // namespace asterism

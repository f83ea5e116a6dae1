// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/request.h"
#include "net/response.h"

#include <functional>
#include <memory>
#include <variant>

namespace asterism {

/// What ended an exchange without an answer.
struct Failure {
    Error error;
    bool temporary = false; ///< trying again in a moment may help
};

/// One HTTP exchange, no redirect followed. Transfer is the real one; a simulation puts its own in
/// its place.
class Exchange {
public:
    using Outcome = std::variant<Response, Failure>;
    /// Called once, from the event loop and never inside start(); may delete the exchange.
    using Ended = std::function<void(Outcome)>;

    Exchange() = default;
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    /// Earlier than its end: aborts it.
    virtual ~Exchange() = default;

    virtual void start() = 0;
};

using ExchangeFactory = std::function<std::unique_ptr<Exchange>(const Request &, Exchange::Ended)>;

} // namespace asterism

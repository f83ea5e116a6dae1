// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/page.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// One page of what an account's server finds among what it knows, as it came: hostile. Nothing is
/// kept. Somebody waits for it, so it goes before polling. Errors: Usage for blank words and where
/// the software does not search for such things, Forbidden where it does not for this account; the
/// network's, the server's words, RateLimited with `until`. A 401 marks the account.
QFuture<Result<Findings>> searchAt(
    Core &core, Sessions &sessions, const Session &session, const SearchSpec &spec);

} // namespace asterism

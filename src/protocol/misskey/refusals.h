// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/instance.h"
#include "net/response.h"

namespace asterism::misskey {

/// The error of `response`, in words of ours where its code is one that people can do something
/// about (Misskey: packages/backend/src/server/api/endpoints; its own words are English): Rejected
/// when that is about the person or the list, Forbidden when it is about the account.
Error inOurWords(Error error, const Response &response);

/// The server has no such endpoint: it is older than that, or a fork that never had it.
bool isWithoutEndpoint(const Response &response);
/// The Usage error that says so.
Error noSuchCall(const Instance &instance);
/// inOurWords(), or noSuchCall() where that is what `response` says: what was to be changed is not
/// what is missing.
Error errorOfChange(const Instance &instance, const Error &error, const Response &response);

} // namespace asterism::misskey

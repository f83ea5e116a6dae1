// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/guestway.h"

namespace asterism {

ReaderKind apiReaderOf(const Instance &instance)
{
    return instance.family == Instance::Family::Misskey ? ReaderKind::MisskeyApi
                                                        : ReaderKind::MastodonApi;
}

bool isHostAway(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Barred;
}

bool isWishedAway(ReaderKind reader, const Error &error)
{
    return reader == ReaderKind::MisskeyApi && error.kind == ErrorKind::Forbidden;
}

} // namespace asterism

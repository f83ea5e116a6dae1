// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

namespace asterism::cli {

ExitCode exitCode(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Usage:
    case ErrorKind::NotFound:
        return ExitUsage;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::BadAnswer:
        return ExitNetwork;
    case ErrorKind::Credentials:
    case ErrorKind::Forbidden:
    case ErrorKind::Rejected:
    case ErrorKind::Barred:
    case ErrorKind::Cancelled: // the user said no, to the keychain or at a prompt
        return ExitRefused;
    case ErrorKind::Damaged:
    case ErrorKind::Store:
        return ExitDamaged;
    }
    return ExitInternal;
}

} // namespace asterism::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

namespace asterism {

Q_LOGGING_CATEGORY(logNet, "asterism.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logProtocol, "asterism.protocol", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "asterism.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logSync, "asterism.sync", QtWarningMsg)
Q_LOGGING_CATEGORY(logLists, "asterism.lists", QtWarningMsg)
Q_LOGGING_CATEGORY(logAccounts, "asterism.accounts", QtWarningMsg)
Q_LOGGING_CATEGORY(logEngine, "asterism.engine", QtWarningMsg)
Q_LOGGING_CATEGORY(logSandbox, "asterism.sandbox", QtWarningMsg)

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "protocol/page.h"

#include <QJsonArray>

namespace asterism::mastodon {

/// Rows that are people, at most 200; where they go on is not their business.
PeoplePage peopleFrom(const QJsonArray &rows, const Instance &instance);

} // namespace asterism::mastodon

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/profilesaving.h"

#include <QJsonObject>

namespace asterism {

// How the answers of "own-profile" and "own-profile-save" go between processes.

/// {profile, rules}
QJsonObject editableToJob(const EditableProfile &editable);
EditableProfile editableFromJob(const QJsonObject &json);

/// {profile, error}: {} for a profile that is not known, and for no error.
QJsonObject savedToJob(const SavedProfile &saved);
SavedProfile savedFromJob(const QJsonObject &json);

} // namespace asterism

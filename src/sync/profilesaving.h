// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profilerules.h"
#include "sync/sessions.h"

#include <QFuture>

#include <optional>

namespace asterism {

/// One's own profile, and what of it may be changed there.
struct EditableProfile {
    OwnProfile profile;
    ProfileRules rules; ///< of what the server told
};

/// What came of saving.
struct SavedProfile {
    std::optional<OwnProfile> profile; ///< as the server has it now; nothing: it did not say
    /// What could not be saved, or nobody knows; what is not about that is saved. Usage, with a
    /// sentence: the server would not take it, nothing was sent.
    std::optional<Error> error;
};

/// Asks the account's server for its profile as it was typed. How it looks is kept in the cache and
/// with the account, there also what new posts begin with, as after saveProfile(). Errors: Usage
/// where it lets nothing be changed, the network's, the server's words.
QFuture<Result<EditableProfile>> loadEditableProfile(
    Core &core, Sessions &sessions, const Session &session);

/// Texts and switches in one request, then each picture, which is made to fit before. After an
/// answer that got lost the profile is read again: what is there as it was wished is saved.
QFuture<Result<SavedProfile>> saveProfile(
    Core &core, Sessions &sessions, const Session &session, const ProfileChange &change);

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

// Ids in the form of each software. They begin with the time, so that their order
// is that of the posts; the rest comes from `key`, so that two servers never agree on one.

/// 18 decimal digits: ms since epoch << 16, and 16 bits.
QString snowflake(qint64 ms, const QString &key);
/// 26 characters: 48 bits of ms, 80 bits more.
QString ulid(qint64 ms, const QString &key);
/// Ten digits of seconds and an MD5.
QString snacId(qint64 ms, const QString &uri);
/// 16 characters: ms since 2000 to the base of 36, and as many again (Misskey: misc/id/aidx.ts).
QString aidx(qint64 ms, const QString &key);
qint64 timeOfAidx(const QString &id); ///< ms since epoch; 0 for what is none
/// 18 characters: 64 bits of ms and 64 more, to the base of 62 (Pleroma: the package flake_id).
QString flake(qint64 ms, const QString &key);
QString md5(const QString &text);
/// "8-4-4-4-12", always the same for a text.
QString uuidOf(const QString &text);

/// The form that `software` uses for posts.
QString postId(const QString &software, qint64 ms, const QString &key);
/// The form that `software` uses for accounts.
QString personId(const QString &software, qint64 joined, const QString &actor);

/// The id of a file of a post, which keeps it when it hangs on another one. `key` is that of the
/// Picture: the first post's uri, "#media" and a number.
QString mediaId(const QString &software, qint64 ms, const QString &key);

/// A number that stays the same for a text on every machine (qHash does not promise that).
quint64 steadyHash(const QString &text);

} // namespace asterism

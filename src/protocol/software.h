// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"

#include <QString>

namespace asterism {

struct Software {
    QString name; ///< lower case; empty when the text does not tell
    QString version;
};

/// Reads the `version` of /api/v1/instance, in which many servers pose as Mastodon and tell
/// their real name in parentheses: "2.7.2 (compatible; Akkoma 3.13.2)",
/// "4.0.0 (not true; really snac/2.75)"; Takahē says "takahe/0.11.0". A bare number tells no name.
Software softwareFromVersion(const QString &version);

/// "4.5.7+glitch" → 40507, "0.20.0-rc1" → 2000, 0 when there is no number in front.
int versionNumber(const QString &version);

/// Not older than that (4'05'07); nobody knows that of a server that tells no version.
bool isSince(const Instance &instance, int number);

/// "+glitch" stands behind the number (glitch-soc: lib/mastodon/version.rb).
bool isGlitch(const Instance &instance);

/// Mastodon itself or a fork of it. Some forks have a name of their own, most call themselves
/// "mastodon".
bool isMastodon(const Instance &instance);
/// The same by its name, or by what it says it is made of. Others, too, tell a version of
/// Mastodon's API, Hollo among them (src/api/v2).
bool hasMastodonsCode(const Instance &instance);

/// The API that a software of this name speaks; Unknown for a name never heard of.
Instance::Family familyOfSoftware(const QString &name);

} // namespace asterism

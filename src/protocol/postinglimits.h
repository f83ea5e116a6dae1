// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/postinglimits.h"

#include <QJsonObject>

namespace asterism {

/// What a server of Mastodon's API takes in a new post, from /api/v2/instance or /api/v1/instance
/// (docs.joinmastodon.org/entities/Instance, V1_Instance). Pleroma and Akkoma tell some of it
/// outside of "configuration" (Pleroma: docs/development/API/differences_in_mastoapi_responses.md).
/// Numbers that could not be meant, and lists without end, are taken as not told.
PostingLimits postingOf(const QJsonObject &document);

/// Whether it says that a poll may have media (kmyblue: "allow_image" in
/// app/serializers/rest/instance_serializer.rb; Iceshrimp.NET: "allow_media").
bool takesMediaInPolls(const QJsonObject &document);

} // namespace asterism

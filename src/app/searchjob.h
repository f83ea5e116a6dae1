// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "store/teller.h"

#include <QJsonObject>
#include <QString>

// How what was searched for goes between processes: made safe to show, in short.
namespace asterism {

/// A post: its `body` is empty, the plain text (at most 10,000 characters) stands in its place.
struct ToldPost {
    QString text;
    Post post;
};

QJsonObject postToJob(const store::Prepared &prepared);
ToldPost postFromJob(const QJsonObject &json);

} // namespace asterism

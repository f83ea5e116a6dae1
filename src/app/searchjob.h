// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"
#include "model/searchquery.h"
#include "store/teller.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

// How what was searched for goes between processes: made safe to show, in short.
namespace asterism {

/// A post: its `body` is empty, the plain text (at most 10,000 characters) stands in its place.
struct ToldPost {
    QString text;
    Post post;
};

/// Of these kinds ("people", "posts", "tags") those for which the query leaves anything to ask of
/// servers; of one that knows no operators that may be less, which it says by itself.
QStringList askableKinds(const SearchQuery &query, QStringList kinds);

QJsonObject postToJob(const store::Prepared &prepared);
ToldPost postFromJob(const QJsonObject &json);

} // namespace asterism

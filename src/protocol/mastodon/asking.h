// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "net/request.h"

#include <QJsonObject>
#include <QString>
#include <QUrlQuery>

namespace asterism::mastodon {

// What all requests of the family are made of.

/// Ids, names and tags come from strangers: a slash or a question mark in one must not become
/// another path. Dots alone would climb the path even when encoded.
QString segment(const QString &text);

/// Query values keep no character that a server could read as a separator or as a blank. Nothing is
/// added for an empty one.
void add(QUrlQuery &query, const QString &key, const QString &value);

/// GET /api/`path`; its segments are encoded already.
Request get(const Instance &instance, const QString &path, const QUrlQuery &query = {});

/// The same as POST. `fields` (truths, numbers, texts, lists of texts, and objects of such) go
/// along as the server reads them: JSON, or a form where capabilities().formBodies. Without any
/// there is no body.
Request postRequest(const Instance &instance, const QString &path, const QJsonObject &fields = {});
void setFields(Request &request, const Instance &instance, const QJsonObject &fields);

} // namespace asterism::mastodon

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

// The values of this module as JSON: what is as it is by itself is left out.

void putText(QJsonObject &json, const QString &key, const QString &text); ///< unless empty
void putTexts(QJsonObject &json, const QString &key, const QStringList &texts); ///< unless empty
void putTruth(QJsonObject &json, const QString &key, bool truth); ///< unless false
void putTold(QJsonObject &json, const QString &key, std::optional<bool> told); ///< unless untold
void putNumber(QJsonObject &json, const QString &key, qint64 number, qint64 usual = 0);
void putPart(QJsonObject &json, const QString &key, const QJsonObject &part); ///< unless empty

/// Of an array; what is no text in it is an empty one. Of anything else none.
QStringList textsOf(const QJsonValue &value);
/// Nothing for what is neither true nor false.
std::optional<bool> toldIn(const QJsonValue &value);

} // namespace asterism

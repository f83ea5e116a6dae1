// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace asterism {

/// A recorded answer below tests/fixtures, named "software/file". A name that does not exist, or
/// text that is not the JSON asked for, ends the test program with a message: never an empty value.
QByteArray fixtureBytes(QByteArrayView name);
QJsonDocument fixtureDocument(QByteArrayView name);
QJsonObject fixture(QByteArrayView name);
QJsonArray fixtureArray(QByteArrayView name);

/// A recorded answer is {"request": …, "response": {"status", "headers", "body" or "body_text"}}:
/// the body as parsed, or the text of a body that was no JSON.
QJsonValue fixtureBody(QByteArrayView name);

/// The names ("software/file.json") of all JSON fixtures, sorted. Some hold broken or empty
/// answers on purpose, so read them with fixtureBytes().
QStringList jsonFixtures();

/// Calls visit for the value and every object inside it, outermost first.
void forEachObject(const QJsonValue &value, const std::function<void(const QJsonObject &)> &visit);

} // namespace asterism

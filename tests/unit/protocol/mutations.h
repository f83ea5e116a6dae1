// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <functional>

namespace asterism {

/// Calls visit for the document with each of its values in turn taken out or replaced by something
/// that nobody would expect there. Of lists the first entry alone is changed.
inline void forEachMutant(
    const QJsonValue &document, const std::function<void(const QJsonValue &)> &visit)
{
    static const QJsonArray strange{QJsonValue::Null, true, -1, 1e300, QString(),
        QString::fromLatin1("x"), QString(5000, QLatin1Char('y')), QJsonArray(), QJsonObject(),
        QJsonArray{QJsonValue::Null, 7}};
    for (const QJsonValue value : strange) {
        visit(value);
    }
    if (document.isArray() && !document.toArray().isEmpty()) {
        forEachMutant(document.toArray().first(), [&](const QJsonValue &first) {
            QJsonArray copy = document.toArray();
            copy[0] = first;
            visit(copy);
        });
    }
    const QJsonObject object = document.toObject();
    for (const QString &key : object.keys()) {
        QJsonObject without = object;
        without.remove(key);
        visit(without);
        forEachMutant(object[key], [&](const QJsonValue &inner) {
            QJsonObject copy = object;
            copy[key] = inner;
            visit(copy);
        });
    }
}

} // namespace asterism

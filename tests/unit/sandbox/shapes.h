// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace asterism {

inline QString typeName(const QJsonValue &value)
{
    static const char *const names[] = {"null", "bool", "number", "string", "array", "object"};
    return QString::fromLatin1(value.isUndefined() ? "missing" : names[int(value.type())]);
}

/// Paths of the recorded answer that ours lacks or has with another type. What is null on either
/// side may be anything on the other; of arrays the first entries are compared. `maps`: members
/// whose own keys are data, such as emoji by name.
inline void compareShapes(const QJsonValue &recorded, const QJsonValue &ours, const QString &path,
    QStringList &wrong, const QStringList &maps = {})
{
    if (!ours.isUndefined() && (recorded.isNull() || ours.isNull())) {
        return;
    }
    if (recorded.type() != ours.type()) {
        wrong.append(QString::fromLatin1("%1: %2 recorded, %3 here")
                         .arg(path, typeName(recorded), typeName(ours)));
        return;
    }
    if (maps.contains(path.section(u'.', -1))) {
        return;
    }
    if (recorded.isObject()) {
        const QJsonObject object = recorded.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            compareShapes(it.value(), ours[it.key()], path + u'.' + it.key(), wrong, maps);
        }
    } else if (recorded.isArray() && !recorded.toArray().isEmpty() && !ours.toArray().isEmpty()) {
        compareShapes(recorded.toArray()[0], ours.toArray()[0], path + QString::fromLatin1("[]"),
            wrong, maps);
    }
}

} // namespace asterism

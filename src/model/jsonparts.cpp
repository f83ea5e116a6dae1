// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/jsonparts.h"

namespace asterism {

void putText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(key, text);
    }
}

void putTexts(QJsonObject &json, const QString &key, const QStringList &texts)
{
    if (!texts.isEmpty()) {
        json.insert(key, QJsonArray::fromStringList(texts));
    }
}

void putTruth(QJsonObject &json, const QString &key, bool truth)
{
    if (truth) {
        json.insert(key, true);
    }
}

void putTold(QJsonObject &json, const QString &key, std::optional<bool> told)
{
    if (told) {
        json.insert(key, *told);
    }
}

void putNumber(QJsonObject &json, const QString &key, qint64 number, qint64 usual)
{
    if (number != usual) {
        json.insert(key, number);
    }
}

void putPart(QJsonObject &json, const QString &key, const QJsonObject &part)
{
    if (!part.isEmpty()) {
        json.insert(key, part);
    }
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue text : value.toArray()) {
        texts << text.toString();
    }
    return texts;
}

std::optional<bool> toldIn(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

} // namespace asterism

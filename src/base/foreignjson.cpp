// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foreignjson.h"

#include <QString>

namespace asterism {

QJsonDocument foreignJson(const QByteArray &bytes, QJsonParseError *problem)
{
    QJsonParseError found;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &found);
    if (found.error == QJsonParseError::IllegalUTF8String) {
        document = QJsonDocument::fromJson(QString::fromUtf8(bytes).toUtf8(), &found);
    }
    if (problem) {
        *problem = found;
    }
    return document;
}

} // namespace asterism

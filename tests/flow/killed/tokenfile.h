// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowntokens.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace asterism::simulation {

/// What a test wrote down for its client; nothing where it cannot be read.
inline Tokens tokensIn(const QString &path)
{
    Tokens tokens;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        for (auto it = json.begin(); it != json.end(); ++it) {
            tokens.insert(it.key(), it.value().toString());
        }
    }
    return tokens;
}

} // namespace asterism::simulation

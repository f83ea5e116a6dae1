// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace asterism {

/// What servers answered within the last minute, for whoever asks the same again: somebody who
/// walks through rows and profiles does. Bounded; by the caller's clock.
class RecentAnswers {
public:
    static constexpr qint64 goodForMs = 60'000;
    static constexpr qsizetype mostKept = 500;

    std::optional<QJsonObject> find(const QString &key, qint64 now) const;
    void put(const QString &key, const QJsonObject &answer, qint64 now);

private:
    struct Kept {
        QJsonObject answer;
        qint64 at = 0;
    };

    QHash<QString, Kept> m_kept;
};

} // namespace asterism

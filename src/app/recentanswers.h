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

    /// Something was done that may have changed them all.
    void forget();
    /// Another number since the last forget(): what was asked for before is out of date.
    int round() const { return m_round; }

private:
    struct Kept {
        QJsonObject answer;
        qint64 at = 0;
    };

    QHash<QString, Kept> m_kept;
    int m_round = 0;
};

} // namespace asterism

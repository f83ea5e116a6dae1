// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/customemoji.h"

#include <QHash>
#include <QMutex>
#include <QString>
#include <QUrl>

#include <vector>

namespace asterism {

/// Where the picture of ":shortcode:" in a text of that host lies (EmojiScope in
/// content/styled.h). Models tell it before they show a text; the image provider asks it.
/// Thread-safe and bounded: at most 40,000 emoji, those told longest ago are forgotten first.
class EmojiIndex {
public:
    /// The host in any case; told again, the later URL counts. Prefers the picture that stands
    /// still.
    void add(const QString &host, const std::vector<CustomEmoji> &emojis);

    /// Empty when it was never told.
    QUrl find(const QString &host, const QString &shortcode) const;

private:
    void turn();

    mutable QMutex m_mutex;
    QHash<QString, QString> m_young; ///< "host/shortcode" to url
    QHash<QString, QString> m_old; ///< what was told before m_young began
};

} // namespace asterism

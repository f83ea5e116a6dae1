// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism {

/// An emoji that people of a server write as :shortcode:.
struct ServerEmoji {
    QString shortcode; ///< without colons
    QString url;
    QString staticUrl; ///< not animated; equal to url when the server gives none
    QString category; ///< plain text; empty: none
    QStringList aliases; ///< further words by which it is found
    bool sensitive = false; ///< some authors take no reactions with these (Misskey)

    bool operator==(const ServerEmoji &) const = default;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// The preview of a link. All texts plain; the server's `html` is never kept.
struct Card {
    QString url;
    QString title;
    QString description;
    QString provider;
    QString author;
    QString image;
    int width = 0;
    int height = 0;

    bool operator==(const Card &) const = default;
};

} // namespace asterism

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowview.h"

namespace asterism::ui {

/// One tile of a picture grid, ready to be drawn: an attachment of a post, a gap, or the empty
/// place behind the last tile of a line.
struct RowTile {
    Q_GADGET
    QML_VALUE_TYPE(rowTile)
    Q_PROPERTY(bool blank MEMBER blank CONSTANT FINAL)
    Q_PROPERTY(bool gap MEMBER gap CONSTANT FINAL)
    Q_PROPERTY(QString gapText MEMBER gapText CONSTANT FINAL)
    Q_PROPERTY(bool gapLoads MEMBER gapLoads CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::RowMedia media MEMBER media CONSTANT FINAL)
    Q_PROPERTY(bool covered MEMBER covered CONSTANT FINAL)
    Q_PROPERTY(bool coverable MEMBER coverable CONSTANT FINAL)
    Q_PROPERTY(QString cover MEMBER cover CONSTANT FINAL)
    Q_PROPERTY(int further MEMBER further CONSTANT FINAL)
    Q_PROPERTY(QString acct MEMBER acct CONSTANT FINAL)
    Q_PROPERTY(QString avatar MEMBER avatar CONSTANT FINAL)
    Q_PROPERTY(QString accessible MEMBER accessible CONSTANT FINAL)
    Q_PROPERTY(bool chosen MEMBER chosen CONSTANT FINAL)

public:
    bool blank = true; ///< nothing else means anything
    bool gap = false; ///< only gapText, gapLoads, accessible and chosen mean something
    QString gapText; ///< "25 min missing on pl.example"
    bool gapLoads = true;
    RowMedia media;
    bool covered = false; ///< the picture hides behind its blurhash, and `cover` says why
    bool coverable = false; ///< it can be covered again
    QString cover; ///< plain; the warning, the filter's name, or that it is sensitive
    int further = 0; ///< pictures of a folded post that have no tile
    QString acct; ///< "@user@host"
    QString avatar; ///< image://…
    QString accessible; ///< author, what is to be seen, age
    bool chosen = false; ///< the keys act on it

    bool operator==(const RowTile &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::RowTile)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace asterism::ui {

/// A button of a notice.
struct NoticeAction {
    QString id; ///< neither empty nor "default", which mean the notice itself
    QString label;
    bool operator==(const NoticeAction &) const = default;
};

/// What the desktop is to show for a while.
struct Notice {
    QString key; ///< a later notice takes the place of the one with the same key
    QString title; ///< title and body are plain texts, and may be a stranger's
    QString body;
    QImage picture; ///< of whom it is about; null: the program's icon alone
    QList<NoticeAction> actions; ///< empty: it can be clicked, that is all
    bool urgent = false; ///< stays until it is seen
    bool operator==(const Notice &) const = default;
};

} // namespace asterism::ui

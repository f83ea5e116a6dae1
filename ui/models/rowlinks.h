// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowview.h"

#include <QStringList>

namespace asterism::ui {

/// A link in the text of a post, for menus: those who use keys cannot click on the words.
struct RowLink {
    Q_GADGET
    QML_VALUE_TYPE(rowLink)
    Q_PROPERTY(QString href MEMBER href CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)

public:
    QString href; ///< of styledText(), for Window::follow()
    QString name; ///< plain: "#fediverse", "@user@host", "example.org/page"

    bool operator==(const RowLink &) const = default;
};

/// Of RowLink, in the order of the text, each once, at most eight: a menu is no page of links.
QVariantList rowLinks(const RowView &row);

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::RowLink)

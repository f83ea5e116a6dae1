// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// One of several accounts whose timelines a column merges.
struct ColumnAccount {
    Q_GADGET
    QML_VALUE_TYPE(columnAccount)
    Q_PROPERTY(QString id MEMBER id CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(bool shown MEMBER shown CONSTANT FINAL)
    Q_PROPERTY(bool alone MEMBER alone CONSTANT FINAL)

public:
    QString id;
    QString name; ///< "@user@host"
    bool shown = true;
    bool alone = false; ///< the only one that is shown, so it stays

    bool operator==(const ColumnAccount &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::ColumnAccount)

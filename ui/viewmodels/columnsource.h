// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// How one source of a column is doing: a dot in the header, a line in its tooltip.
struct ColumnSource {
    Q_GADGET
    QML_VALUE_TYPE(columnSource)
    Q_PROPERTY(QString colour MEMBER colour CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(bool fine MEMBER fine CONSTANT FINAL)
    Q_PROPERTY(QString words MEMBER words CONSTANT FINAL)

public:
    QString colour; ///< the account's; empty for guests and list members
    QString name; ///< acct or host
    bool fine = true; ///< the last look went well
    QString words; ///< "checked 40 s ago", or what is wrong and what helps

    bool operator==(const ColumnSource &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::ColumnSource)

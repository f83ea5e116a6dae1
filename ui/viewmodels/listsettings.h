// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// What was chosen about a list, for its switches.
struct ListSettings {
    Q_GADGET
    QML_VALUE_TYPE(listSettings)
    Q_PROPERTY(bool hideBoosts MEMBER hideBoosts CONSTANT FINAL)
    Q_PROPERTY(bool hideReplies MEMBER hideReplies CONSTANT FINAL)
    Q_PROPERTY(bool onlyMedia MEMBER onlyMedia CONSTANT FINAL)
    Q_PROPERTY(bool asGrid MEMBER asGrid CONSTANT FINAL)
    Q_PROPERTY(bool notify MEMBER notify CONSTANT FINAL)
    Q_PROPERTY(bool inEveryone MEMBER inEveryone CONSTANT FINAL)
    Q_PROPERTY(bool exclusive MEMBER exclusive CONSTANT FINAL)
    Q_PROPERTY(int colourIndex MEMBER colourIndex CONSTANT FINAL)

public:
    bool hideBoosts = false;
    bool hideReplies = false;
    bool onlyMedia = false;
    bool asGrid = false;
    bool notify = false;
    bool inEveryone = false;
    bool exclusive = false;
    int colourIndex = -1; ///< -1: none

    bool operator==(const ListSettings &) const = default;
};

} // namespace asterism::ui

Q_DECLARE_METATYPE(asterism::ui::ListSettings)

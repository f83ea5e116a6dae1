// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/spokenwatch.h"

namespace asterism::ui {

SpokenWatch::SpokenWatch(QObject *parent)
    : QObject(parent)
    , m_spoken(QAccessible::isActive())
{
    QAccessible::installActivationObserver(this);
}

SpokenWatch::~SpokenWatch()
{
    QAccessible::removeActivationObserver(this);
}

void SpokenWatch::accessibilityActiveChanged(bool active)
{
    if (m_spoken != active) {
        m_spoken = active;
        Q_EMIT spokenChanged();
    }
}

} // namespace asterism::ui

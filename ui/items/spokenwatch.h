// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// Whether somebody has the screen read out: what only that needs is made for nobody else.
class SpokenWatch : public QObject, private QAccessible::ActivationObserver {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool spoken READ isSpoken NOTIFY spokenChanged FINAL)

public:
    explicit SpokenWatch(QObject *parent = nullptr);
    ~SpokenWatch() override;

    bool isSpoken() const { return m_spoken; }

Q_SIGNALS:
    void spokenChanged();

private:
    void accessibilityActiveChanged(bool active) override;

    bool m_spoken;
};

} // namespace asterism::ui

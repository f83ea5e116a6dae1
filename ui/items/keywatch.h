// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// Whether the last thing that the reader did was a key and not the pointer: who uses keys sees at
/// all times what they act on, who does not sees no rings. (visualFocus of Qt's controls knows only
/// of Tab, and is lost where a dialog gives the focus back.)
class KeyWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool keys READ keys NOTIFY keysChanged FINAL)

public:
    explicit KeyWatch(QObject *parent = nullptr);

    bool keys() const { return m_keys; }

    /// An input method that has half a word puts it where it belongs, before what is typed is used.
    Q_INVOKABLE void finishWord() const;

Q_SIGNALS:
    void keysChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void set(bool keys);

    bool m_keys = false;
};

} // namespace asterism::ui

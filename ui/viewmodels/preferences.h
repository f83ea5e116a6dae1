// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// What the user chose about the window; kept in asterism.db.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    Q_PROPERTY(bool dark READ isDark NOTIFY themeChanged FINAL)
    Q_PROPERTY(
        bool highContrast READ isHighContrast WRITE setHighContrast NOTIFY themeChanged FINAL)
    Q_PROPERTY(double scale READ scale WRITE setScale NOTIFY scaleChanged FINAL)
    Q_PROPERTY(
        bool reducedMotion READ isReducedMotion WRITE setReducedMotion NOTIFY motionChanged FINAL)
    Q_PROPERTY(bool singleKeys READ hasSingleKeys WRITE setSingleKeys NOTIFY keysChanged FINAL)
    Q_PROPERTY(int windowWidth READ windowWidth CONSTANT FINAL)
    Q_PROPERTY(int windowHeight READ windowHeight CONSTANT FINAL)
    Q_PROPERTY(bool windowMaximized READ isWindowMaximized CONSTANT FINAL)

public:
    using QObject::QObject;

    virtual QString theme() const = 0; ///< "system", "dark", "light"
    virtual void setTheme(const QString &theme) = 0;
    virtual bool isDark() const = 0; ///< what the theme comes to just now
    virtual bool isHighContrast() const = 0;
    virtual void setHighContrast(bool on) = 0;
    virtual double scale() const = 0; ///< of type: 0.8 to 2.0
    virtual void setScale(double scale) = 0;
    virtual bool isReducedMotion() const = 0;
    virtual void setReducedMotion(bool on) = 0;
    virtual bool hasSingleKeys() const = 0; ///< j, k and the like work without a modifier
    virtual void setSingleKeys(bool on) = 0;
    virtual int windowWidth() const = 0; ///< as it was left; 1440 x 900 at first
    virtual int windowHeight() const = 0;
    virtual bool isWindowMaximized() const = 0;
    Q_INVOKABLE virtual void saveWindow(int width, int height, bool maximized) = 0;

Q_SIGNALS:
    void themeChanged();
    void scaleChanged();
    void motionChanged();
    void keysChanged();
};

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>
#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QUrl>

namespace asterism::ui {

/// What the user chose about the window; kept in asterism.db, each choice as it is made.
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
    Q_PROPERTY(
        bool placeShared READ isPlaceShared WRITE setPlaceShared NOTIFY placeSharedChanged FINAL)
    Q_PROPERTY(QString onClose READ onClose WRITE setOnClose NOTIFY onCloseChanged FINAL)
    Q_PROPERTY(
        int undoSeconds READ undoSeconds WRITE setUndoSeconds NOTIFY undoSecondsChanged FINAL)
    Q_PROPERTY(bool remindDescriptions READ remindsDescriptions WRITE setRemindDescriptions NOTIFY
            remindDescriptionsChanged FINAL)
    Q_PROPERTY(QString emojiFont READ emojiFont CONSTANT FINAL)
    Q_PROPERTY(int windowWidth READ windowWidth CONSTANT FINAL)
    Q_PROPERTY(int windowHeight READ windowHeight CONSTANT FINAL)
    Q_PROPERTY(bool windowMaximized READ isWindowMaximized CONSTANT FINAL)

public:
    /// `saved`: store::settings(), read before the first frame.
    Preferences(
        store::Store &store, const QHash<QString, QString> &saved, QObject *parent = nullptr);

    QString theme() const { return m_theme; } ///< "system", "dark", "light"
    void setTheme(const QString &theme); ///< other words are not heard
    bool isDark() const; ///< what the theme comes to just now
    bool isHighContrast() const { return m_highContrast; }
    void setHighContrast(bool on);
    double scale() const { return m_scale; } ///< of type: 0.8 to 2.0
    void setScale(double scale);
    bool isReducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool on);
    bool hasSingleKeys() const { return m_singleKeys; } ///< j, k and the like without a modifier
    void setSingleKeys(bool on);
    /// How far home was read is kept at the accounts' servers, for other apps.
    bool isPlaceShared() const { return m_placeShared; }
    void setPlaceShared(bool on);
    /// Closing the window, where there is a tray: "ask", "keep" (it streams on in there), "quit".
    QString onClose() const { return m_onClose; }
    void setOnClose(const QString &what); ///< other words are not heard
    /// How long a post may be taken back before it goes out: 0, 5, 10 or 30.
    int undoSeconds() const { return m_undoSeconds; }
    void setUndoSeconds(int seconds); ///< others are not heard
    /// Before files without a description go out it is asked whether that is meant.
    bool remindsDescriptions() const { return m_remindDescriptions; }
    void setRemindDescriptions(bool on);
    /// The system's coloured one: a sign such as ❤ stands in fonts for text, too, in one colour.
    /// Empty where there is none that we know.
    QString emojiFont() const;
    int windowWidth() const { return m_windowWidth; } ///< as it was left; 1440 x 900 at first
    int windowHeight() const { return m_windowHeight; }
    bool isWindowMaximized() const { return m_windowMaximized; }
    /// The size before it was maximized; below 400 x 300 it is not heard.
    Q_INVOKABLE void saveWindow(int width, int height, bool maximized);
    /// The folder in which a dialog for files begins: that of `place` where it is there, else where
    /// a file was chosen last, else one of the user's own.
    Q_INVOKABLE QUrl fileFolder(const QUrl &place = {}) const;
    /// What such a dialog suggests to save: `file`'s name in that folder.
    Q_INVOKABLE QUrl suggestedFile(const QUrl &file, const QUrl &place = {}) const;
    /// Somebody chose that file, or folder.
    Q_INVOKABLE void keepFileFolder(const QUrl &chosen);
    /// What such a dialog offers for a post: mediaPatterns().
    Q_INVOKABLE static QString mediaFiles();
    /// A styled text of a row whose emoji fit letters of that many pixels.
    Q_INVOKABLE QString withEmoji(const QString &styled, int letters) const;
    /// The same with the words open that its author covered (content/styled.h).
    Q_INVOKABLE static QString uncovered(const QString &styled);
    /// Whether a link of a styled text stands for such words.
    Q_INVOKABLE static bool isCover(const QString &link);

Q_SIGNALS:
    void themeChanged();
    void scaleChanged();
    void motionChanged();
    void keysChanged();
    void placeSharedChanged();
    void onCloseChanged();
    void undoSecondsChanged();
    void remindDescriptionsChanged();

protected:
    /// The system's colours change.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void save(const QString &key, const QString &value);
    void save(const QString &key, bool on);

    store::Store &m_store;
    QString m_theme;
    double m_scale;
    int m_windowWidth;
    int m_windowHeight;
    bool m_highContrast;
    bool m_reducedMotion;
    bool m_singleKeys;
    bool m_placeShared;
    QString m_onClose;
    int m_undoSeconds;
    bool m_remindDescriptions;
    bool m_windowMaximized;
    QString m_fileFolder; ///< where a file was chosen last; empty: nowhere yet
};

} // namespace asterism::ui

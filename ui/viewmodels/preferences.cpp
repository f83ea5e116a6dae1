// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/preferences.h"

#include "content/styled.h"
#include "store/settings.h"
#include "ui/desktop/emojifont.h"
#include "ui/viewmodels/filefolders.h"

#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QImageReader>
#include <QPalette>
#include <QStyleHints>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr double smallest = 0.8;
constexpr double largest = 2.0;

const QString themeKey = u"theme"_s;
const QString contrastKey = u"high-contrast"_s;
const QString scaleKey = u"scale"_s;
const QString motionKey = u"reduced-motion"_s;
const QString keysKey = u"single-keys"_s;
const QString placeKey = u"share-home-place"_s;
const QString closeKey = u"on-close"_s;
const QString undoKey = u"undo-seconds"_s;
const QString remindKey = u"remind-descriptions"_s;
const QString widthKey = u"window-width"_s;
const QString heightKey = u"window-height"_s;
const QString maximizedKey = u"window-maximized"_s;
const QString folderKey = u"file-folder"_s;

bool isTheme(const QString &word)
{
    return word == u"system"_s || word == u"dark"_s || word == u"light"_s;
}

bool isClosing(const QString &word)
{
    return word == u"ask"_s || word == u"keep"_s || word == u"quit"_s;
}

bool isUndoTime(int seconds)
{
    return seconds == 0 || seconds == 5 || seconds == 10 || seconds == 30;
}

int undoTimeOf(const QString &text)
{
    bool ok = false;
    const int seconds = text.toInt(&ok);
    return ok && isUndoTime(seconds) ? seconds : 5;
}

double bounded(double scale)
{
    return qIsFinite(scale) ? std::clamp(scale, smallest, largest) : 1.0;
}

double scaleOf(const QString &text)
{
    bool ok = false;
    const double scale = text.toDouble(&ok);
    return ok ? bounded(scale) : 1.0;
}

int sizeOf(const QString &text, int least, int otherwise)
{
    const int size = text.toInt();
    return size >= least && size <= 20'000 ? size : otherwise;
}

bool isSystemDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) {
        return scheme == Qt::ColorScheme::Dark;
    }
#endif
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Preferences::Preferences(store::Store &store, const QHash<QString, QString> &saved, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_theme(isTheme(saved[themeKey]) ? saved[themeKey] : u"system"_s)
    , m_scale(scaleOf(saved[scaleKey]))
    , m_windowWidth(sizeOf(saved[widthKey], 400, 1440))
    , m_windowHeight(sizeOf(saved[heightKey], 300, 900))
    , m_highContrast(saved[contrastKey] == u"1"_s)
    , m_reducedMotion(saved[motionKey] == u"1"_s)
    , m_singleKeys(saved[keysKey] != u"0"_s)
    , m_placeShared(saved[placeKey] != u"0"_s)
    , m_onClose(isClosing(saved[closeKey]) ? saved[closeKey] : u"ask"_s)
    , m_undoSeconds(undoTimeOf(saved[undoKey]))
    , m_remindDescriptions(saved[remindKey] != u"0"_s)
    , m_windowMaximized(saved[maximizedKey] == u"1"_s)
    , m_fileFolder(saved[folderKey])
{
    qGuiApp->installEventFilter(this);
}

bool Preferences::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (watched == qGuiApp
        && (type == QEvent::ApplicationPaletteChange || type == QEvent::ThemeChange)) {
        Q_EMIT themeChanged();
    }
    return QObject::eventFilter(watched, event);
}

bool Preferences::isDark() const
{
    return m_theme == u"system"_s ? isSystemDark() : m_theme == u"dark"_s;
}

void Preferences::setTheme(const QString &theme)
{
    if (isTheme(theme) && theme != m_theme) {
        m_theme = theme;
        save(themeKey, theme);
        Q_EMIT themeChanged();
    }
}

QString Preferences::emojiFont() const
{
    return emojiFamily();
}

void Preferences::setHighContrast(bool on)
{
    if (on != m_highContrast) {
        m_highContrast = on;
        save(contrastKey, on);
        Q_EMIT themeChanged();
    }
}

void Preferences::setScale(double scale)
{
    if (bounded(scale) != m_scale) {
        m_scale = bounded(scale);
        save(scaleKey, QString::number(m_scale));
        Q_EMIT scaleChanged();
    }
}

void Preferences::setReducedMotion(bool on)
{
    if (on != m_reducedMotion) {
        m_reducedMotion = on;
        save(motionKey, on);
        Q_EMIT motionChanged();
    }
}

void Preferences::setSingleKeys(bool on)
{
    if (on != m_singleKeys) {
        m_singleKeys = on;
        save(keysKey, on);
        Q_EMIT keysChanged();
    }
}

void Preferences::setPlaceShared(bool on)
{
    if (on != m_placeShared) {
        m_placeShared = on;
        save(placeKey, on);
        Q_EMIT placeSharedChanged();
    }
}

void Preferences::setOnClose(const QString &what)
{
    if (isClosing(what) && what != m_onClose) {
        m_onClose = what;
        save(closeKey, what);
        Q_EMIT onCloseChanged();
    }
}

void Preferences::setUndoSeconds(int seconds)
{
    if (isUndoTime(seconds) && seconds != m_undoSeconds) {
        m_undoSeconds = seconds;
        save(undoKey, QString::number(seconds));
        Q_EMIT undoSecondsChanged();
    }
}

void Preferences::setRemindDescriptions(bool on)
{
    if (on != m_remindDescriptions) {
        m_remindDescriptions = on;
        save(remindKey, on);
        Q_EMIT remindDescriptionsChanged();
    }
}

void Preferences::saveWindow(int width, int height, bool maximized)
{
    if (width >= 400 && height >= 300 && !maximized) {
        m_windowWidth = width;
        m_windowHeight = height;
        save(widthKey, QString::number(width));
        save(heightKey, QString::number(height));
    }
    m_windowMaximized = maximized;
    save(maximizedKey, maximized);
}

QUrl Preferences::fileFolder(const QUrl &place) const
{
    return QUrl::fromLocalFile(folderToBeginIn(place, m_fileFolder));
}

QUrl Preferences::suggestedFile(const QUrl &file, const QUrl &place) const
{
    const QDir folder(folderToBeginIn(place, m_fileFolder));
    return QUrl::fromLocalFile(folder.filePath(file.fileName()));
}

void Preferences::keepFileFolder(const QUrl &chosen)
{
    const QString folder = folderOf(chosen);
    if (!folder.isEmpty() && folder != m_fileFolder) {
        m_fileFolder = folder;
        save(folderKey, folder);
    }
}

QString Preferences::mediaFiles()
{
    return mediaPatterns(QImageReader::supportedImageFormats());
}

QString Preferences::withEmoji(const QString &styled, int letters) const
{
    // As they stand beside letters of the usual 14 pixels.
    return withEmojiSize(styled, qRound(letters * EmojiScope().size / 14.0));
}

QString Preferences::uncovered(const QString &styled)
{
    return asterism::uncovered(styled);
}

bool Preferences::isCover(const QString &link)
{
    return asterism::isCover(link);
}

void Preferences::save(const QString &key, bool on)
{
    save(key, on ? u"1"_s : u"0"_s);
}

void Preferences::save(const QString &key, const QString &value)
{
    m_store.writeUser(
        [key, value](store::UserTx &tx) { return store::saveSetting(tx, key, value); });
}

} // namespace asterism::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"
#include "ui/viewmodels/preferences.h"
#include "unit/store/storetesting.h"

#include <QDir>
#include <QPalette>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace asterism;
using namespace asterism::store;
using asterism::ui::Preferences;

class tst_Preferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void choicesAreKept()
    {
        {
            Preferences chosen(m_folder->store(), saved());
            QCOMPARE(chosen.theme(), u"system"_s);
            QCOMPARE(chosen.windowWidth(), 1440);
            QVERIFY(chosen.hasSingleKeys());
            QSignalSpy theme(&chosen, &Preferences::themeChanged);
            chosen.setTheme(u"light"_s);
            chosen.setTheme(u"light"_s);
            chosen.setTheme(u"pink"_s);
            QCOMPARE(theme.size(), 1);
            chosen.setHighContrast(true);
            chosen.setScale(1.25);
            chosen.setReducedMotion(true);
            chosen.setSingleKeys(false);
            QVERIFY(chosen.isPlaceShared());
            QCOMPARE(chosen.onClose(), u"ask"_s);
            chosen.setPlaceShared(false);
            chosen.setOnClose(u"keep"_s);
            chosen.setOnClose(u"never"_s);
            QCOMPARE(chosen.undoSeconds(), 5);
            chosen.setUndoSeconds(30);
            chosen.setUndoSeconds(7);
            QVERIFY(chosen.remindsDescriptions());
            chosen.setRemindDescriptions(false);
            chosen.saveWindow(1000, 700, false);
            chosen.saveWindow(1920, 1080, true); // the size to come back to is the one before
        }
        const Preferences again(m_folder->store(), saved());
        QCOMPARE(again.theme(), u"light"_s);
        QVERIFY(!again.isDark());
        QVERIFY(again.isHighContrast());
        QCOMPARE(again.scale(), 1.25);
        QVERIFY(again.isReducedMotion());
        QVERIFY(!again.hasSingleKeys());
        QVERIFY(!again.isPlaceShared());
        QCOMPARE(again.onClose(), u"keep"_s);
        QCOMPARE(again.undoSeconds(), 30);
        QVERIFY(!again.remindsDescriptions());
        QCOMPARE(again.windowWidth(), 1000);
        QCOMPARE(again.windowHeight(), 700);
        QVERIFY(again.isWindowMaximized());
    }

    void emojisGrowWithTheLetters()
    {
        const Preferences preferences(m_folder->store(), saved());
        const QString usual = u"<img src=\"image://emoji/a/b\" width=\"20\" height=\"20\" "
                              "align=\"middle\">"_s;
        QCOMPARE(preferences.withEmoji(usual, 14), usual);
        QVERIFY(preferences.withEmoji(usual, 28).contains("width=\"40\" height=\"40\""_L1));
    }

    void filesAreLookedForWhereTheLastOneWas()
    {
        QTemporaryDir here;
        const QTemporaryDir elsewhere;
        const auto at = [](const QString &path) { return QUrl::fromLocalFile(path); };
        {
            Preferences preferences(m_folder->store(), saved());
            QVERIFY(QFileInfo(preferences.fileFolder().toLocalFile()).isDir());
            preferences.keepFileFolder(at(here.filePath(u"follows.csv"_s)));
            QCOMPARE(preferences.fileFolder(), at(here.path()));
            preferences.keepFileFolder(QUrl(u"https://a.example/follows.csv"_s));
            preferences.keepFileFolder(at(u"/nowhere/at all/follows.csv"_s));
            preferences.keepFileFolder({});
            QCOMPARE(preferences.fileFolder(), at(here.path()));
        }
        const Preferences again(m_folder->store(), saved());
        QCOMPARE(again.fileFolder(), at(here.path()));
        // Who has named another place begins there, be it there already or not.
        QCOMPARE(again.fileFolder(at(elsewhere.path())), at(elsewhere.path()));
        QCOMPARE(again.fileFolder(at(elsewhere.filePath(u"new"_s))), at(elsewhere.path()));
        QCOMPARE(again.fileFolder(at(u"/nowhere/at all"_s)), at(here.path()));
        const QUrl report = at(u"/nowhere/ao@a 100%.csv"_s);
        QCOMPARE(again.suggestedFile(report), at(here.filePath(u"ao@a 100%.csv"_s)));
        QVERIFY(here.remove());
        QVERIFY(again.fileFolder() != at(here.path()));
        QVERIFY(QFileInfo(again.fileFolder().toLocalFile()).isDir());
    }

    void nonsenseIsNotHeard()
    {
        Preferences odd(m_folder->store(),
            {{u"theme"_s, u"x"_s}, {u"scale"_s, u"nan"_s}, {u"window-width"_s, u"-4"_s},
                {u"window-height"_s, u"9999999"_s}});
        QCOMPARE(odd.theme(), u"system"_s);
        QCOMPARE(odd.scale(), 1.0);
        QCOMPARE(odd.windowWidth(), 1440);
        QCOMPARE(odd.windowHeight(), 900);
        odd.setScale(40);
        QCOMPARE(odd.scale(), 2.0);
        odd.saveWindow(3, 3, false);
        QCOMPARE(odd.windowWidth(), 1440);
    }

    void darkFollowsTheSystem()
    {
        Preferences preferences(m_folder->store(), {});
        QPalette palette;
        palette.setColor(QPalette::Window, Qt::white);
        palette.setColor(QPalette::WindowText, Qt::black);
        QGuiApplication::setPalette(palette);
        QSignalSpy changed(&preferences, &Preferences::themeChanged);
        palette.setColor(QPalette::Window, Qt::black);
        palette.setColor(QPalette::WindowText, Qt::white);
        QGuiApplication::setPalette(palette);
        QTRY_VERIFY(!changed.isEmpty());
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
        QVERIFY(preferences.isDark());
#endif
        preferences.setTheme(u"light"_s);
        QVERIFY(!preferences.isDark());
    }

private:
    QHash<QString, QString> saved()
    {
        // Another lane than the one that writes.
        (void)m_folder->writeUser([](UserTx &) { return Result<Done>(Done{}); });
        const auto all = m_folder->readUser([](UserTx &tx) { return settings(tx); });
        return all ? *all : QHash<QString, QString>();
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_MAIN(tst_Preferences)
#include "tst_preferences.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/composewindow.h"

#include <QClipboard>

using namespace asterism;
using namespace asterism::ui;

/// The menu of a text: whoever has a mouse alone can cut, copy and paste.
class tst_FieldMenu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_house = std::make_unique<ComposeWindow>();
        QVERIFY(m_house->open());
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        m_house.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void fromOneFieldToTheOther()
    {
        m_house->begin();
        QQuickItem *warning = warningWith(u"tins and more"_s);
        ask(warning);
        choose(u"Select all"_s);
        QTRY_VERIFY(warning->hasActiveFocus());
        QCOMPARE(selectedIn(warning), u"tins and more"_s);
        ask(warning);
        QCOMPARE(selectedIn(warning), u"tins and more"_s);
        choose(u"Copy"_s);
        QTRY_VERIFY(warning->hasActiveFocus());
        QCOMPARE(selectedIn(warning), u"tins and more"_s);
        ask(m_house->texts().at(0));
        choose(u"Paste"_s);
        QTRY_COMPARE(m_house->composer().text(), u"tins and more"_s);
        QTRY_VERIFY(m_house->isTyping());
        ask(warning);
        choose(u"Select all"_s);
        ask(warning);
        choose(u"Cut"_s);
        QTRY_COMPARE(m_house->composer().warning(), QString()); // and the post hears of it
        QCOMPARE(QGuiApplication::clipboard()->text(), u"tins and more"_s);
    }

    void aPictureIsPasted()
    {
        m_house->begin();
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::green);
        QGuiApplication::clipboard()->setImage(image);
        ask(m_house->texts().at(0));
        choose(u"Paste"_s);
        QTRY_COMPARE(m_house->media().size(), 1);
        QCOMPARE(m_house->media()[0].type, u"image/png"_s);
        QCOMPARE(m_house->composer().text(), QString());
        QTRY_VERIFY(m_house->isTyping());
    }

    void whatDoesNothingCannotBeChosen()
    {
        m_house->begin();
        ask(m_house->texts().at(0));
        QCOMPARE(offered(), QStringList());
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(m_house->isTyping());
        QVERIFY(m_house->composer().isOpen());
        driver().type(u"words"_s);
        ask(m_house->texts().at(0));
        QCOMPARE(offered(), QStringList{u"Select all"_s});
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(m_house->isTyping());
        driver().press(Qt::Key_A, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText(u"more"_s);
        ask(m_house->texts().at(0));
        QCOMPARE(offered(), QStringList({u"Cut"_s, u"Copy"_s, u"Paste"_s}));
    }

    void secretsAreNotCopied()
    {
        m_house->begin();
        QQuickItem *field = warningWith(u"secret"_s);
        field->setProperty("echoMode", 2); // as a password's
        driver().press(Qt::Key_A, Qt::ControlModifier);
        ask(field);
        QCOMPARE(offered(), QStringList());
    }

    void whatIsOnlyReadIsCopied()
    {
        m_house->begin();
        QQuickItem *field = warningWith(u"words"_s);
        QGuiApplication::clipboard()->setText(u"more"_s);
        field->setProperty("readOnly", true);
        driver().press(Qt::Key_A, Qt::ControlModifier);
        ask(field);
        QCOMPARE(offered(), QStringList{u"Copy"_s});
        QVERIFY(!driver().menuItem(u"Paste"_s));
    }

    void byKeys()
    {
        m_house->begin();
        driver().type(u"words"_s);
        driver().press(Qt::Key_A, Qt::ControlModifier);
        driver().press(Qt::Key_F10, Qt::ShiftModifier);
        QTRY_VERIFY(driver().menuItem(u"Cut"_s));
        WindowFixture::settle();
        driver().press(Qt::Key_Return); // the first
        QTRY_COMPARE(m_house->composer().text(), QString());
        QTRY_VERIFY(m_house->isTyping());
        driver().press(Qt::Key_Menu);
        QTRY_VERIFY(driver().menuItem(u"Paste"_s));
        WindowFixture::settle();
        driver().press(Qt::Key_Return); // the only one that does something
        QTRY_COMPARE(m_house->composer().text(), u"words"_s);
        QTRY_VERIFY(m_house->isTyping());
    }

    void anEmojiGoesWhereTheKeysWere()
    {
        m_house->begin();
        QQuickItem *warning = warningWith(u"well"_s);
        m_house->clickPill(u"Insert an emoji"_s);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Find an emoji"_s);
        driver().type(u"thumbs up"_s);
        WindowFixture::settle();
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->composer().warning(), u"well👍"_s);
        QTRY_VERIFY(warning->hasActiveFocus());
        QCOMPARE(m_house->composer().text(), QString());
    }

private:
    const Driver &driver() const { return m_house->driver(); }
    /// The field of the content warning, with the keys in it.
    QQuickItem *warningWith(const QString &words) const
    {
        m_house->clickPill(u"Add a content warning"_s);
        const auto field = [this] {
            return driver().shown("placeholderText", u"Content warning"_s);
        };
        if (!QTest::qWaitFor([&] { return field() != nullptr && field()->hasActiveFocus(); })) {
            return nullptr;
        }
        driver().type(words);
        return field();
    }
    void ask(QQuickItem *field) const
    {
        QVERIFY(field != nullptr);
        WindowFixture::settle();
        driver().click(field, Qt::RightButton);
        QTRY_VERIFY(driver().menuItem(u"Copy"_s));
        WindowFixture::settle(); // it gets its place
    }
    void choose(const QString &text) const
    {
        QTRY_VERIFY2(
            driver().menuItem(text) && driver().menuItem(text)->isEnabled(), qPrintable(text));
        driver().click(driver().menuItem(text));
        QTRY_VERIFY(!driver().menuItem(text));
    }
    /// What of the open menu can be chosen.
    QStringList offered() const
    {
        QStringList offered;
        for (const QString &text : {u"Cut"_s, u"Copy"_s, u"Paste"_s, u"Select all"_s}) {
            const QQuickItem *item = driver().menuItem(text);
            if (item != nullptr && item->isEnabled()) {
                offered << text;
            }
        }
        return offered;
    }
    static QString selectedIn(const QQuickItem *field)
    {
        return field->property("selectedText").toString();
    }

    std::unique_ptr<ComposeWindow> m_house;
};

ASTERISM_WINDOW_TEST(tst_FieldMenu)

#include "tst_fieldmenu.moc"

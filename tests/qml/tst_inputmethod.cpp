// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/composewindow.h"
#include "store/drafts.h"

#include <QInputMethodEvent>
#include <QTextCharFormat>

using namespace asterism;
using namespace asterism::ui;

/// What an input method tells the fields of a post while a word is not finished, as those of
/// Japanese do. tests/ime has real ones.
class tst_inputmethod : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_house = std::make_unique<ComposeWindow>();
        QVERIFY(m_house->open());
    }
    void cleanup()
    {
        m_house.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    /// Letters become syllables and these a word: only the word is written.
    void aWord()
    {
        m_house->begin();
        for (const QString &typed : {u"k"_s, u"き"_s, u"きs"_s, u"きしゃ"_s, u"記者"_s}) {
            compose(typed);
            QCOMPARE(half(), typed);
            QCOMPARE(composer().text(), QString());
            QVERIFY(!composer().isSendable());
        }
        QVERIFY(!driver().sees(u"What is on your mind?"_s)); // not behind what is typed
        compose({}, u"記者"_s);
        QTRY_COMPARE(composer().text(), u"記者"_s);
        QCOMPARE(half(), QString());
        QTRY_VERIFY(composer().isSendable());
    }

    /// Who would put something into the text knows of the half word in it.
    void itIsKnownThatOneIsNotFinished()
    {
        m_house->begin();
        QVERIFY(!m_house->part().isComposing());
        compose(u"き"_s);
        QTRY_VERIFY(m_house->part().isComposing());
        compose({}, u"記者"_s);
        QTRY_VERIFY(!m_house->part().isComposing());
        compose(u"の"_s);
        QTRY_VERIFY(m_house->part().isComposing());
        composer().close();
        QTRY_VERIFY(!composer().isOpen());
        composer().writeAnother();
        QTRY_VERIFY(m_house->isTyping());
        QVERIFY(!m_house->part().isComposing());
    }

    void inTheMiddle()
    {
        m_house->begin();
        driver().type(u"ab"_s);
        driver().press(Qt::Key_Left);
        compose(u"に"_s);
        QCOMPARE(composer().text(), u"ab"_s);
        compose({}, u"日"_s);
        QTRY_COMPARE(composer().text(), u"a日b"_s);
        driver().type(u"c"_s);
        QCOMPARE(composer().text(), u"a日cb"_s);
    }

    void instead()
    {
        m_house->begin();
        driver().type(u"abc"_s);
        driver().press(Qt::Key_A, Qt::ControlModifier);
        compose(u"に"_s);
        compose({}, u"日"_s);
        QTRY_COMPARE(composer().text(), u"日"_s);
    }

    /// Esc is the input method's then; what it leaves is sent as ever.
    void takenBack()
    {
        m_house->begin();
        driver().type(u"tea"_s);
        compose(u"にほん"_s);
        compose({});
        QCOMPARE(composer().text(), u"tea"_s);
        QVERIFY(composer().isOpen());
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(texts(), QStringList{u"tea"_s});
    }

    /// The list of candidates lies where the word is.
    void theCandidatesHaveTheirPlace()
    {
        m_house->begin();
        driver().type(u"tea "_s);
        QVERIFY(asked(Qt::ImEnabled).toBool());
        QCOMPARE(asked(Qt::ImSurroundingText).toString(), u"tea "_s);
        const QRectF before = asked(Qt::ImCursorRectangle).toRectF();
        QVERIFY(before.height() > 10);
        compose(u"にほん"_s);
        QTRY_VERIFY(asked(Qt::ImCursorRectangle).toRectF().x() > before.x() + 20);
        QCOMPARE(asked(Qt::ImSurroundingText).toString(), u"tea "_s); // that word is no part of it
        const QRectF field(0, 0, driver().focused()->width(), driver().focused()->height());
        const QRectF cursor = asked(Qt::ImCursorRectangle).toRectF();
        QVERIFY2(field.contains(cursor.center()),
            qPrintable(u"%1,%2 in %3x%4"_s.arg(cursor.center().x())
                           .arg(cursor.center().y())
                           .arg(field.width())
                           .arg(field.height())));
    }

    void ctrlEnterSendsNoHalfWord_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("before");
        const Qt::KeyboardModifiers control = Qt::ControlModifier;
        QTest::newRow("alone") << int(Qt::Key_Return) << control << u""_s;
        QTest::newRow("behind words") << int(Qt::Key_Return) << control << u"tea"_s;
        QTest::newRow("on the number pad")
            << int(Qt::Key_Enter) << (control | Qt::KeypadModifier) << u"tea"_s;
    }
    void ctrlEnterSendsNoHalfWord()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, before);
        m_house->begin();
        driver().type(before);
        compose(u"にほん"_s);
        for (int i = 0; i < 2; ++i) {
            driver().press(Qt::Key(key), modifiers);
            WindowFixture::settle();
            QVERIFY(composer().isOpen());
            QCOMPARE(texts(), QStringList());
            QCOMPARE(half(), u"にほん"_s);
            QCOMPARE(composer().text(), before);
        }
        compose({}, u"日本"_s);
        QTRY_COMPARE(composer().text(), before + u"日本"_s);
        driver().press(Qt::Key(key), modifiers);
        QTRY_COMPARE(texts(), QStringList{before + u"日本"_s});
        QVERIFY(!composer().isOpen());
    }

    /// It is in the second post of a thread that the word is not finished: neither goes.
    void inAThread()
    {
        m_house->begin();
        compose({}, u"一"_s);
        driver().click(u"+ Another post"_s);
        QTRY_VERIFY(m_house->isTyping(1));
        compose(u"に"_s);
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        WindowFixture::settle();
        QCOMPARE(texts(), QStringList());
        compose({}, u"二"_s);
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(texts(), (QStringList{u"一"_s, u"二"_s}));
    }

    void inTheWarning()
    {
        m_house->begin();
        compose({}, u"本文"_s);
        m_house->clickPill(u"Add a content warning"_s);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Content warning"_s);
        compose(u"ねたば"_s);
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        WindowFixture::settle();
        QCOMPARE(texts(), QStringList());
        QCOMPARE(half(), u"ねたば"_s);
        compose({}, u"ネタバレ"_s);
        QTRY_COMPARE(composer().warning(), u"ネタバレ"_s);
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(texts(), QStringList{u"本文"_s});
        QCOMPARE(m_house->sent().at(0).post.warning, u"ネタバレ"_s);
    }

    /// What comes of the half word is not known yet.
    void theDraftHasWhatIsFinished()
    {
        m_house->begin();
        compose({}, u"茶を"_s);
        compose(u"のm"_s);
        QTRY_COMPARE(drafts(), QStringList{u"茶を"_s});
        compose({}, u"飲む"_s);
        QTRY_COMPARE(drafts(), QStringList{u"茶を飲む"_s});
    }

    void closedAmidAWord()
    {
        m_house->begin();
        compose({}, u"茶を"_s);
        compose(u"のm"_s);
        composer().close();
        QTRY_VERIFY(!composer().isOpen());
        QTRY_COMPARE(drafts(), QStringList{u"茶を"_s});
        composer().write();
        QTRY_VERIFY(m_house->isTyping());
        QCOMPARE(composer().text(), u"茶を"_s);
        QCOMPARE(half(), QString());
    }

    /// The one who writes is another one: what is typed stays.
    void anotherAccountAmidAWord()
    {
        m_house->begin();
        compose({}, u"茶を"_s);
        compose(u"の"_s);
        composer().setAccountId(u"p"_s);
        QTRY_COMPARE(composer().accountId(), u"p"_s);
        WindowFixture::settle();
        QVERIFY(m_house->isTyping());
        QCOMPARE(half(), u"の"_s);
        compose({}, u"飲む"_s);
        QTRY_COMPARE(composer().text(), u"茶を飲む"_s);
    }

private:
    const Driver &driver() const { return m_house->driver(); }
    Composer &composer() const { return m_house->composer(); }

    /// The whole half word anew, its cursor at its end and a line below it; then what was finished.
    void compose(const QString &half, const QString &finished = {}) const
    {
        QList<QInputMethodEvent::Attribute> attributes;
        if (!half.isEmpty()) {
            QTextCharFormat line;
            line.setUnderlineStyle(QTextCharFormat::SingleUnderline);
            const int length = int(half.size());
            attributes.emplaceBack(QInputMethodEvent::TextFormat, 0, length, line);
            attributes.emplaceBack(QInputMethodEvent::Cursor, length, 1, QVariant());
        }
        QInputMethodEvent event(half, attributes);
        event.setCommitString(finished);
        QVERIFY(driver().focused() != nullptr);
        QCoreApplication::sendEvent(driver().focused(), &event);
    }
    QString half() const { return m_house->focused("preeditText"); }
    QVariant asked(Qt::InputMethodQuery what) const
    {
        return driver().focused()->inputMethodQuery(what);
    }

    /// Of what was sent.
    QStringList texts() const
    {
        QStringList texts;
        for (const Action &action : m_house->sent()) {
            texts << action.post.text;
        }
        return texts;
    }
    QStringList drafts() const
    {
        const auto kept = await(m_house->screen().app().store->writeUser(
            [](store::UserTx &tx) { return store::drafts(tx); }));
        QStringList texts;
        for (const Draft &draft : kept ? *kept : std::vector<Draft>()) {
            texts << draft.action.post.text;
        }
        return texts;
    }

    std::unique_ptr<ComposeWindow> m_house;
};

ASTERISM_WINDOW_TEST(tst_inputmethod)

#include "tst_inputmethod.moc"

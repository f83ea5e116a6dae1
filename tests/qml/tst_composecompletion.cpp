// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"

#include <QInputMethodEvent>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"b.example"_s; // cannot be reached

} // namespace

/// Completing a word while a post is written, by keys and by mouse.
class tst_ComposeCompletion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        QVERIFY(m_fixture->addAccount(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        for (const QString &acct : {u"natsu@b.example"_s, u"nabe@b.example"_s}) {
            m_fixture->arrive(host, [&acct](Post &post) {
                post.author = {.uri = u"https://b.example/users/"_s + acct.section(u'@', 0, 0),
                    .acct = acct,
                    .displayName = acct.section(u'@', 0, 0)};
            });
        }
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        m_fixture->screen->window().preferences()->setUndoSeconds(30); // nothing goes out meanwhile
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(m_driver->button(u"Write a post (n)"_s));
        composer().write();
        QTRY_VERIFY(isTyping());
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeys()
    {
        m_driver->type(u"hi @na"_s);
        QTRY_COMPARE(shown(), QStringList({u"@nabe@b.example "_s, u"@natsu@b.example "_s}));
        QCOMPARE(chosen(), u"@nabe@b.example "_s);
        m_driver->press(Qt::Key_Down);
        QTRY_COMPARE(chosen(), u"@natsu@b.example "_s);
        m_driver->press(Qt::Key_Return);
        QCOMPARE(composer().text(), u"hi @natsu@b.example "_s);
        QTRY_COMPARE(shown(), QStringList());
        m_driver->press(Qt::Key_Return); // a line again
        QCOMPARE(composer().text(), u"hi @natsu@b.example \n"_s);
        m_driver->type(u"@nab"_s);
        QTRY_COMPARE(shown(), QStringList{u"@nabe@b.example "_s});
        m_driver->press(Qt::Key_Tab);
        QCOMPARE(composer().text(), u"hi @natsu@b.example \n@nabe@b.example "_s);
        QVERIFY(isTyping());
        QTRY_COMPARE(shown(), QStringList());
        m_driver->press(Qt::Key_Tab); // leaves
        QVERIFY(!isTyping());
    }

    void byMouse()
    {
        m_driver->type(u"@na"_s);
        QTRY_COMPARE(shown().size(), 2);
        WindowFixture::settle();
        m_fixture->click(row(u"@natsu@b.example "_s));
        QTRY_COMPARE(composer().text(), u"@natsu@b.example "_s);
        QVERIFY(isTyping());
        m_driver->type(u"x"_s);
        QTRY_COMPARE(composer().text(), u"@natsu@b.example x"_s);
    }

    void escapeClosesTheListAlone()
    {
        m_driver->type(u"@na"_s);
        QTRY_COMPARE(shown().size(), 2);
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(shown(), QStringList());
        QVERIFY(composer().isOpen());
        m_driver->type(u"b"_s);
        WindowFixture::settle();
        QCOMPARE(shown(), QStringList()); // not for this word
        m_driver->press(Qt::Key_Return);
        QCOMPARE(composer().text(), u"@nab\n"_s);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!composer().isOpen());
    }

    void ctrlEnterSends()
    {
        m_driver->type(u"@na"_s);
        QTRY_COMPARE(shown().size(), 2);
        m_driver->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_fixture->actions().size(), size_t(1));
        QCOMPARE(m_fixture->actions().front().post.text, u"@na"_s);
        QTRY_COMPARE(shown(), QStringList());
    }

    void anInputMethodHasItsKeys()
    {
        m_driver->type(u"@na"_s);
        QTRY_COMPARE(shown().size(), 2);
        compose(u"に"_s, {});
        QTRY_COMPARE(shown(), QStringList());
        m_driver->press(Qt::Key_Down);
        compose({}, {});
        QTRY_COMPARE(shown().size(), 2);
        QCOMPARE(chosen(), u"@nabe@b.example "_s); // that Down was none of the list's
        compose({}, u"日"_s);
        QTRY_COMPARE(shown(), QStringList());
        QCOMPARE(composer().text(), u"@na日"_s);
    }

    /// A full-width sign is what Japanese input methods give.
    void fullWidth()
    {
        compose({}, u"これは＠na"_s);
        QTRY_COMPARE(shown().size(), 2);
        m_driver->press(Qt::Key_Return);
        QCOMPARE(composer().text(), u"これは @nabe@b.example "_s);
    }

    /// Beside the text only emoji mean something.
    void emojiInTheWarningAndInAPoll()
    {
        composer().setWarned(true);
        QTRY_COMPARE(placeholder(), u"Content warning"_s);
        m_driver->type(u"@na"_s);
        WindowFixture::settle();
        QCOMPARE(shown(), QStringList());
        m_driver->type(u" :+1"_s);
        QTRY_VERIFY(isListed());
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(composer().warning(), u"@na 👍"_s);
        QTRY_VERIFY(!isListed());
        composer().parts()->at(0)->setHasPoll(true);
        QTRY_VERIFY(m_driver->shown("placeholderText", u"Choice 1"_s));
        WindowFixture::settle();
        m_driver->click(m_driver->shown("placeholderText", u"Choice 1"_s));
        m_driver->type(u":+1"_s);
        QTRY_VERIFY(isListed());
        m_driver->press(Qt::Key_Escape); // the list alone
        QTRY_VERIFY(!isListed());
        QVERIFY(composer().isOpen());
        m_driver->type(u" :+1"_s);
        QTRY_VERIFY(isListed());
        m_driver->press(Qt::Key_Tab);
        QTRY_COMPARE(composer().parts()->at(0)->post().poll.choices.value(0), u":+1 👍"_s);
        QCOMPARE(placeholder(), u"Choice 1"_s); // that Tab was the list's
        QVERIFY(m_fixture->actions().empty());
    }

    void movingTheCursorOpensNothing()
    {
        m_driver->type(u"@na "_s);
        WindowFixture::settle();
        m_driver->press(Qt::Key_Left);
        WindowFixture::settle();
        QCOMPARE(shown(), QStringList());
        m_driver->type(u"b"_s);
        QTRY_COMPARE(shown(), QStringList{u"@nabe@b.example "_s});
        m_driver->press(Qt::Key_Home); // it goes with the word
        QTRY_COMPARE(shown(), QStringList());
        m_driver->press(Qt::Key_End);
        m_driver->type(u"@na"_s);
        QTRY_COMPARE(shown().size(), 2);
        m_driver->press(Qt::Key_Return);
        QCOMPARE(composer().text(), u"@nab @nabe@b.example "_s);
    }

    void aDraftThatIsOpenedOpensNothing()
    {
        m_driver->type(u"hi @na"_s);
        QTRY_COMPARE(shown().size(), 2);
        composer().close();
        QTRY_VERIFY(!isTyping());
        composer().write();
        QTRY_VERIFY(isTyping());
        WindowFixture::settle();
        QCOMPARE(composer().text(), u"hi @na"_s);
        QCOMPARE(shown(), QStringList());
    }

    void itCoversNotWhereOneTypes()
    {
        m_driver->type(u"@na"_s);
        QTRY_COMPARE(shown().size(), 2);
        WindowFixture::settle();
        QQuickItem *edit = m_driver->focused();
        const QRectF cursor = edit->mapRectToScene(edit->property("cursorRectangle").toRectF());
        const QQuickItem *first = row(u"@nabe@b.example "_s);
        const QQuickItem *last = row(u"@natsu@b.example "_s);
        const QRectF list = first->mapRectToScene(first->boundingRect())
                                .united(last->mapRectToScene(last->boundingRect()));
        QVERIFY2(list.bottom() <= cursor.top() || list.top() >= cursor.bottom(),
            qPrintable(u"%1 to %2"_s.arg(list.top()).arg(list.bottom())));
        const QRectF window(QPointF(), QSizeF(m_fixture->window->size()));
        QVERIFY(window.contains(list));
        QVERIFY(list.height() >= 2 * 30);
    }

private:
    /// What can be chosen, sorted; the words are those that are written.
    QStringList shown() const
    {
        QStringList all;
        for (const QString &words : {u"@nabe@b.example "_s, u"@natsu@b.example "_s}) {
            if (row(words) != nullptr) {
                all << words;
            }
        }
        return all;
    }
    bool isListed() const { return m_driver->first(isRow) != nullptr; }
    QString placeholder() const
    {
        const QQuickItem *focused = m_driver->focused();
        return focused == nullptr ? QString() : focused->property("placeholderText").toString();
    }
    QString chosen() const
    {
        const QQuickItem *current = m_driver->first(
            [](QQuickItem *item) { return isRow(item) && item->property("current").toBool(); });
        return current == nullptr ? QString() : writes(current);
    }
    QQuickItem *row(const QString &words) const
    {
        return m_driver->first(
            [&words](QQuickItem *item) { return isRow(item) && writes(item) == words; });
    }
    static bool isRow(const QQuickItem *item)
    {
        return item->property("spoken").isValid() && item->property("current").isValid();
    }
    static QString writes(const QQuickItem *row)
    {
        return row->property("detail").toString() + u' ';
    }

    Composer &composer() const { return *m_fixture->screen->window().composer(); }
    bool isTyping() const
    {
        const QQuickItem *focused = m_driver->focused();
        return focused != nullptr && focused->inherits("QQuickTextEdit")
            && !focused->property("readOnly").toBool();
    }
    void compose(const QString &preedit, const QString &commit) const
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(m_driver->focused(), &event);
    }

    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_ComposeCompletion)

#include "tst_composecompletion.moc"

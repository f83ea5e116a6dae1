// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/actingwindow.h"

#include <QGuiApplication>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

void ask(Post &post, bool multiple)
{
    post.poll = Poll{.multiple = multiple,
        .votes = 4,
        .voters = 4,
        .options = {{u"Tea"_s, 3}, {u"Water"_s, 1}, {u"Milk"_s, 0}}};
}

void single(Post &post, int)
{
    ask(post, false);
}

void several(Post &post, int)
{
    ask(post, true);
}

} // namespace

/// Votes and reactions in rows.
class tst_Answering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        QVERIFY(m_house.open());
    }
    void cleanup()
    {
        m_house.close();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void oneOfAPoll()
    {
        m_house.arrive(u"m"_s, 1, single);
        m_house.show(u"m"_s);
        QVERIFY(m_house.row().pollOpen);
        QVERIFY(!m_house.driver().sees(u"75 %"_s)); // not before one has voted
        QVERIFY(!vote()->isEnabled());
        pick(u"Water"_s);
        pick(u"Tea"_s);
        m_house.driver().click(vote());
        QTRY_COMPARE(m_house.deeds(), QStringList{u"vote m"_s});
        QCOMPARE(m_house.rows()[0].action.choices, QList<int>{0});
        QTRY_VERIFY(!m_house.row().pollOpen);
        QTRY_VERIFY(m_house.driver().sees(u"75 %"_s));
        QVERIFY(m_house.row().poll[0].value<RowPollOption>().own);
        QVERIFY(!m_house.driver().textWith(u"your vote is not sent yet"_s).isEmpty());
    }

    void severalOfAPoll()
    {
        m_house.arrive(u"m"_s, 1, several);
        m_house.show(u"m"_s);
        pick(u"Water"_s);
        pick(u"Milk"_s);
        pick(u"Tea"_s);
        pick(u"Milk"_s);
        m_house.driver().click(vote());
        QTRY_COMPARE(m_house.deeds(), QStringList{u"vote m"_s});
        QCOMPARE(m_house.rows()[0].action.choices, (QList<int>{1, 0}));
    }

    void byKeysAlone_data()
    {
        QTest::addColumn<bool>("multiple");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QList<int>>("choices");
        QTest::newRow("one, Space") << false << Qt::Key_Space << QList<int>{1};
        QTest::newRow("one, Enter") << false << Qt::Key_Return << QList<int>{1};
        QTest::newRow("several, Space") << true << Qt::Key_Space << QList<int>{0, 1};
        QTest::newRow("several, Enter") << true << Qt::Key_Return << QList<int>{0, 1};
    }
    void byKeysAlone()
    {
        QFETCH(bool, multiple);
        QFETCH(Qt::Key, key);
        m_house.arrive(u"m"_s, 1, multiple ? several : single);
        m_house.show(u"m"_s);
        tabToChoice(u"Milk"_s);
        press(key);
        QVERIFY(isPicked());
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(choiceWithKeys(), u"Tea"_s);
        press(key);
        QVERIFY(isPicked());
        press(Qt::Key_Tab);
        QCOMPARE(choiceWithKeys(), u"Water"_s);
        press(key);
        QVERIFY(isPicked());
        press(Qt::Key_Tab);
        QCOMPARE(choiceWithKeys(), u"Milk"_s);
        QCOMPARE(isPicked(), multiple); // of one choice another takes the place
        press(key);
        QCOMPARE(isPicked(), !multiple);
        if (!multiple) {
            press(Qt::Key_Backtab, Qt::ShiftModifier);
            press(key);
        }
        QVERIFY(vote()->isEnabled());
        m_house.driver().tabTo(u"Vote as m"_s);
        press(key);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"vote m"_s});
        QList<int> voted = m_house.rows()[0].action.choices;
        std::ranges::sort(voted);
        QTEST(voted, "choices");
        QTRY_VERIFY(m_house.driver().sees(u"75 %"_s));
        press(Qt::Key_J); // keys go on being heard
        QTRY_COMPARE(m_house.column()->timeline()->chosenRow(), 0);
    }

    void theResultsByKeys()
    {
        m_house.arrive(u"m"_s, 1, single);
        m_house.show(u"m"_s);
        m_house.driver().tabTo(u"Show the results"_s);
        press(Qt::Key_Space);
        QTRY_VERIFY(m_house.driver().sees(u"75 %"_s));
        QVERIFY(vote() == nullptr);
        QCOMPARE(Driver::textOf(m_house.driver().focused()), u"Back to the choices"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(vote() != nullptr);
        QCOMPARE(m_house.deeds(), QStringList());
    }

    void theResultsBefore()
    {
        m_house.arrive(u"m"_s, 1, single);
        m_house.show(u"m"_s);
        m_house.driver().click(u"Show the results"_s);
        QTRY_VERIFY(m_house.driver().sees(u"75 %"_s));
        QVERIFY(vote() == nullptr);
        m_house.driver().click(u"Back to the choices"_s);
        QTRY_VERIFY(vote() != nullptr);
    }

    void whatIsOverIsRead()
    {
        m_house.arrive(u"m"_s, 1, [](Post &post, int) {
            ask(post, false);
            post.poll->expired = true;
        });
        m_house.show(u"m"_s);
        QVERIFY(m_house.driver().sees(u"75 %"_s));
        QVERIFY(vote() == nullptr);
    }

    void anotherAccountVotes_data()
    {
        QTest::addColumn<QString>("by");
        QTest::newRow("with Shift") << u"shift"_s;
        QTest::newRow("by the button beside it") << u"button"_s;
        QTest::newRow("by keys") << u"keys"_s;
    }
    void anotherAccountVotes()
    {
        QFETCH(QString, by);
        m_house.arrive(u"m"_s, 1, single);
        m_house.show(u"m"_s);
        pick(u"Water"_s);
        if (by == u"shift"_s) {
            m_house.driver().click(vote(), Qt::LeftButton, Qt::ShiftModifier);
        } else if (by == u"button"_s) {
            m_house.driver().click(u"Vote as…"_s);
        } else {
            m_house.driver().tabTo(u"Vote as…"_s);
            press(Qt::Key_Return);
        }
        choose(u"ao@p.example"_s, by == u"keys"_s);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"vote p"_s});
        QCOMPARE(m_house.rows()[0].action.choices, QList<int>{1});
        QVERIFY(m_house.row().pollOpen); // the one who acts here can vote still
    }

    /// Who has voted lets another one choose, too.
    void anotherAccountVotesAfterwards()
    {
        m_house.arrive(u"m"_s, 1, [](Post &post, int) {
            ask(post, false);
            post.viewer = ViewerState{.voted = true, .votes = {0}};
        });
        m_house.show(u"m"_s);
        QVERIFY(vote() == nullptr);
        m_house.driver().click(u"Vote as another account…"_s);
        pick(u"Milk"_s);
        m_house.driver().click(u"Vote as…"_s);
        QTRY_VERIFY(m_house.driver().button(u"ao@m.example"_s));
        QVERIFY(!m_house.driver().button(u"ao@m.example"_s)->isEnabled());
        choose(u"ao@p.example"_s, false);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"vote p"_s});
        QCOMPARE(m_house.rows()[0].action.choices, QList<int>{2});
    }

    void whyNobodyVotesHere()
    {
        QVERIFY(m_house.addAccount(u"f"_s, u"friendica"_s));
        m_house.arrive(u"f"_s, 1, single);
        m_house.show(u"f"_s);
        QVERIFY(m_house.driver().textWith(u"takes no votes"_s).isEmpty());
        m_house.column()->setActor(u"f"_s);
        QTRY_COMPARE(m_house.acting().account, u"f"_s);
        QTRY_VERIFY(!m_house.driver().textWith(u"takes no votes"_s).isEmpty());
        WindowFixture::settle();
        m_house.driver().click(u"Vote as another account…"_s);
        pick(u"Tea"_s);
        m_house.driver().click(u"Vote as…"_s);
        choose(u"ao@m.example"_s, false);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"vote m"_s});
    }

    /// Chips take no keys; the menu does.
    void oneOfSeveralReactionsByKeys()
    {
        m_house.arrive(u"p"_s, 1, [](Post &post, int) {
            post.reactions = {{.name = u"👍"_s, .count = 2}, {.name = u"🎉"_s, .count = 1}};
            post.reactionsTold = true;
            post.viewer = ViewerState{.reactions = {u"👍"_s, u"🎉"_s}};
        });
        m_house.show(u"p"_s);
        m_house.column()->setActor(u"p"_s);
        QTRY_COMPARE(m_house.acting().account, u"p"_s);
        press(Qt::Key_J);
        press(Qt::Key_Menu);
        QTRY_VERIFY(m_house.driver().menuItem(u"Undo 👍"_s));
        QVERIFY(!m_house.driver().menuItem(u"Undo the reaction"_s));
        for (int i = 0; i < 60 && highlighted() != u"Undo 🎉"_s; ++i) {
            press(Qt::Key_Down);
        }
        QCOMPARE(highlighted(), u"Undo 🎉"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_house.deeds(), QStringList{u"unreact p 🎉"_s});
    }

    void theSameReactionAndBack()
    {
        reactions({{.name = u"👍"_s, .count = 2}});
        m_house.driver().click(chip(u"👍"_s));
        QTRY_COMPARE(m_house.deeds(), QStringList{u"react p 👍"_s});
        QTRY_COMPARE(m_house.row().reactions[0].value<RowReaction>().count, u"3"_s);
        QTRY_COMPARE(chip(u"👍"_s)->opacity(), 0.6);
        m_house.driver().click(chip(u"👍"_s));
        QTRY_COMPARE(m_house.deeds(), QStringList());
        QTRY_COMPARE(m_house.row().reactions[0].value<RowReaction>().count, u"2"_s);
    }

    void anotherServersEmojiSaysWhyNot()
    {
        reactions({{.name = u"cat@c.example"_s, .count = 2}});
        QQuickItem *cat = chip(u":cat@c.example:"_s);
        QVERIFY(cat != nullptr);
        const QPointF middle(cat->width() / 2, cat->height() / 2);
        QTest::mouseMove(m_house.window(), cat->mapToScene(middle).toPoint());
        QTRY_VERIFY(m_house.hint().contains(u"another server"_s));
        m_house.driver().click(cat);
        QTRY_VERIFY(m_house.said().contains(u"another server"_s));
        QCOMPARE(m_house.deeds(), QStringList());
    }

    /// A reaction to a post that had none comes with its line, though the row is in sight.
    void theFirstReaction()
    {
        reactions({});
        m_house.fixture().screen->window().acting()->react(ActingWindow::uri(), u"🎉"_s, {}, u"p"_s);
        QTRY_VERIFY(chip(u"🎉"_s) != nullptr);
        QVERIFY(m_house.row().reactionLine);
    }

private:
    /// In the home of p, which acts there.
    void reactions(const std::vector<Reaction> &told)
    {
        m_house.arrive(u"p"_s, 1, [&told](Post &post, int) {
            post.reactions = told;
            post.reactionsTold = true;
        });
        m_house.show(u"p"_s);
        m_house.column()->setActor(u"p"_s);
        QTRY_COMPARE(m_house.acting().account, u"p"_s);
        WindowFixture::settle(); // the chips are made anew
    }
    QQuickItem *vote() const { return m_house.driver().button(u"Vote as m"_s); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        m_house.driver().press(key, modifiers);
    }
    /// The choice that has the keys; empty where none has.
    QString choiceWithKeys() const
    {
        const QQuickItem *item = m_house.driver().focused();
        return item == nullptr ? QString() : item->property("option").value<RowPollOption>().title;
    }
    bool isPicked() const
    {
        const QQuickItem *item = m_house.driver().focused();
        return item != nullptr && item->property("picked").toBool();
    }
    void tabToChoice(const QString &title) const
    {
        for (int i = 0; i < 60 && choiceWithKeys() != title; ++i) {
            press(Qt::Key_Tab);
        }
        QCOMPARE(choiceWithKeys(), title);
    }
    void pick(const QString &title) const
    {
        QQuickItem *words = m_house.driver().shown("text", title);
        QVERIFY(words != nullptr);
        m_house.driver().click(words);
    }
    /// In the chooser.
    void choose(const QString &acct, bool byKeys) const
    {
        QTRY_VERIFY(m_house.driver().button(acct));
        if (!byKeys) {
            m_house.driver().click(acct);
            return;
        }
        QTRY_COMPARE(Driver::textOf(m_house.driver().focused()), u"ao@m.example"_s);
        for (int i = 0; i < 3 && Driver::textOf(m_house.driver().focused()) != acct; ++i) {
            press(Qt::Key_Down);
        }
        press(Qt::Key_Return);
    }
    /// Of the menu.
    QString highlighted() const
    {
        return Driver::textOf(m_house.driver().first([](const QQuickItem *item) {
            return item->inherits("QQuickMenuItem") && item->property("highlighted").toBool();
        }));
    }
    QQuickItem *chip(const QString &emoji) const
    {
        return m_house.driver().first([&](QQuickItem *item) {
            return item->property("reaction").canConvert<RowReaction>()
                && item->property("reaction").value<RowReaction>().emoji == emoji;
        });
    }

    ActingWindow m_house;
};

ASTERISM_WINDOW_TEST(tst_Answering)

#include "tst_answering.moc"

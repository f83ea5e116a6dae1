// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/actingwindow.h"

#include <QGuiApplication>

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
    void pick(const QString &title) const
    {
        QQuickItem *words = m_house.driver().shown("text", title);
        QVERIFY(words != nullptr);
        m_house.driver().click(words);
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

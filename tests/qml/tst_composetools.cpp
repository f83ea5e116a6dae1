// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/composewindow.h"

using namespace asterism;
using namespace asterism::ui;

/// Polls, times, formats and the preview of a post; and that all of it fits.
class tst_ComposeTools : public QObject {
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

    void aPollByKeys()
    {
        m_house->begin();
        driver().type(u"tea"_s);
        driver().tabTo("about", u"Add a poll"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Choice 1"_s);
        driver().type(u"green"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Choice 2"_s);
        driver().type(u"black"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Choice 3"_s);
        driver().type(u"none"_s);
        driver().tabTo("text", u"Several choices may be taken"_s);
        driver().press(Qt::Key_Space);
        QTRY_VERIFY(m_house->part().poll()->isMultiple());
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_house->sent().size(), size_t(1));
        const PollText poll = m_house->sent()[0].post.poll;
        QCOMPARE(poll.choices, QStringList({u"green"_s, u"black"_s, u"none"_s}));
        QVERIFY(poll.multiple);
        QCOMPARE(poll.seconds, qint64(86'400));
    }

    void aPollByMouse()
    {
        m_house->begin();
        driver().type(u"tea"_s);
        m_house->clickPill(u"Add a poll"_s);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Choice 1"_s);
        driver().click(u"Add a choice"_s);
        QTRY_COMPARE(m_house->part().poll()->rowCount(), 3);
        driver().click(u"Take choice 3 away"_s);
        QTRY_COMPARE(m_house->part().poll()->rowCount(), 2);
        const int week = int(m_house->part().poll()->durations().indexOf(7 * 86'400));
        QVERIFY(week >= 0);
        const QString name = m_house->part().poll()->durationNames().at(week);
        m_house->clickPill(u"How long it runs"_s);
        QTRY_VERIFY(driver().menuItem(name));
        WindowFixture::settle();
        driver().click(driver().menuItem(name));
        QTRY_COMPARE(m_house->part().poll()->seconds(), 7 * 86'400);
        driver().click(u"Remove the poll"_s);
        QTRY_VERIFY(!m_house->part().hasPoll());
        QTRY_VERIFY(m_house->isTyping());
    }

    void aTimeByKeys()
    {
        m_house->begin();
        driver().type(u"later"_s);
        driver().tabTo("about", u"Post it later"_s);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->focused("label"), u"Date"_s);
        driver().type(u"soon"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().sees(u"Write it like this: 2026-12-03 and 9:00."_s));
        QVERIFY(!m_house->composer().scheduledAt().isValid());
        driver().press(Qt::Key_A, Qt::ControlModifier);
        driver().type(u"2070-01-02"_s);
        driver().press(Qt::Key_Tab);
        QCOMPARE(m_house->focused("label"), u"Time"_s);
        driver().type(u"9:30"_s);
        driver().press(Qt::Key_Return);
        const QDateTime time(QDate(2070, 1, 2), QTime(9, 30));
        QTRY_COMPARE(m_house->composer().scheduledAt(), time);
        QTRY_VERIFY(!driver().button(u"Set the time"_s));
        QVERIFY(!m_house->composer().scheduleNote().isEmpty());
        QVERIFY(driver().sees(m_house->composer().scheduleNote()));
        QVERIFY(m_house->composer().isOpen());
        driver().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_house->sent().size(), size_t(1));
        QCOMPARE(m_house->sent()[0].post.scheduledAt, time.toMSecsSinceEpoch());
    }

    void aTimeByMouse()
    {
        m_house->begin();
        driver().type(u"later"_s);
        m_house->clickPill(u"Post it later"_s);
        driver().click(u"Tomorrow at nine"_s);
        const QDateTime time(QDate::currentDate().addDays(1), QTime(9, 0));
        QTRY_COMPARE(m_house->composer().scheduledAt(), time);
        driver().click(u"Post at once"_s);
        QTRY_VERIFY(!m_house->composer().scheduledAt().isValid());
        QTRY_VERIFY(!driver().button(u"Set the time"_s));
    }

    /// Esc closes the popup alone.
    void escapeInAPopup()
    {
        m_house->begin();
        driver().type(u"later"_s);
        m_house->clickPill(u"Post it later"_s);
        QTRY_VERIFY(driver().button(u"Set the time"_s));
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!driver().button(u"Set the time"_s));
        QVERIFY(m_house->composer().isOpen());
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!m_house->composer().isOpen());
    }

    void anEmoji()
    {
        m_house->begin();
        driver().type(u"well"_s);
        m_house->clickPill(u"Insert an emoji"_s);
        QTRY_COMPARE(m_house->focused("placeholderText"), u"Find an emoji"_s);
        driver().type(u"thumbs up"_s);
        WindowFixture::settle();
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(m_house->composer().text(), u"well👍"_s);
        QTRY_VERIFY(m_house->isTyping());
    }

    void whatItWillLookLike()
    {
        m_house->begin();
        driver().click(m_house->chip(u"@ao@p.example"_s));
        QTRY_COMPARE(m_house->composer().accountId(), u"p"_s);
        m_house->clickPill(u"How its text is read"_s);
        QTRY_VERIFY(driver().menuItem(u"Markdown"_s));
        WindowFixture::settle();
        driver().click(driver().menuItem(u"Markdown"_s));
        QTRY_COMPARE(m_house->composer().format(), u"markdown"_s);
        WindowFixture::settle();
        driver().click(m_house->texts().at(0));
        driver().type(u"**bold**"_s);
        driver().press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(driver().sees(u"As the server of @ao@p.example shows it"_s));
        QTRY_VERIFY(isShownBold());
        QVERIFY(m_house->isTyping());
        driver().press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!isShownBold());
    }

    void hiddenFiles()
    {
        m_house->begin();
        QVERIFY(!m_house->pill(u"Whether its files are hidden at first"_s));
        m_house->attach({u"a.png"_s});
        m_house->clickPill(u"Whether its files are hidden at first"_s);
        QTRY_VERIFY(m_house->composer().isSensitive());
    }

    /// In the narrowest window, with all that there can be.
    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("narrow") << QSize(384, 900);
        QTest::newRow("and low") << QSize(384, 420);
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        m_house->begin(size);
        m_house->composer().setAccountId(u"p"_s); // which takes polls and files together
        QCOMPARE(m_house->composer().accountId(), u"p"_s);
        driver().type(u"one"_s);
        m_house->composer().setWarned(true);
        m_house->attach({u"a.png"_s, u"b.png"_s, u"c.png"_s});
        m_house->part().setHasPoll(true);
        m_house->composer().setScheduledAt(QDateTime(QDate(2070, 1, 2), QTime(9, 30)));
        m_house->composer().addPart(0);
        m_house->panel()->setProperty("previewing", true);
        QVERIFY(QMetaObject::invokeMethod(m_house->tile(u"a.png"_s), "clicked"));
        QTRY_VERIFY(driver().button(u"Done"_s));
        WindowFixture::settle();
        QCOMPARE(sticksOut(m_house->panel()), QStringList());
    }

private:
    const Driver &driver() const { return m_house->driver(); }
    bool isShownBold() const
    {
        return driver().first([](const QQuickItem *item) {
            const QString text = Driver::textOf(item);
            return text.contains(u"bold"_s) && !text.contains(u"**"_s);
        }) != nullptr;
    }
    /// What is wider than the panel has room for.
    QStringList sticksOut(const QQuickItem *panel) const
    {
        QStringList found;
        (void)driver().first([&](QQuickItem *item) {
            if (panel->isAncestorOf(item) && item->width() > 0) {
                const QRectF place = item->mapRectToItem(panel, {0, 0, item->width(), 1});
                // Rings around what has the keys are a little larger than it is.
                if (place.left() < -4 || place.right() > panel->width() + 4) {
                    found << u"%1 %2"_s.arg(
                        QString::fromLatin1(item->metaObject()->className()), Driver::textOf(item));
                }
            }
            return false;
        });
        return found;
    }

    std::unique_ptr<ComposeWindow> m_house;
};

ASTERISM_WINDOW_TEST(tst_ComposeTools)

#include "tst_composetools.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/twohands.h"

using namespace asterism;
using namespace asterism::ui;

/// Whatever own accounts do about a person: each entry of the menu of a profile once by keys alone
/// and once by mouse alone.
class tst_EveryPersonAction : public QObject, private TwoHands {
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

    void aPersonByKeys_data() { personEntries(); }
    void aPersonByKeys()
    {
        QFETCH(QString, entry);
        QFETCH(bool, named);
        QFETCH(QString, option);
        QFETCH(QString, last);
        QFETCH(QStringList, came);
        showPerson();
        driver().tabTo(personMenu());
        press(Qt::Key_Return);
        chooseByKeys(entry);
        if (named) {
            nameByKeys();
        }
        agreeByKeys(option);
        agreeByKeys(last);
        QTRY_COMPARE(whatCame(), came);
    }

    void aPersonByMouse_data() { personEntries(); }
    void aPersonByMouse()
    {
        QFETCH(QString, entry);
        QFETCH(bool, named);
        QFETCH(QString, option);
        QFETCH(QString, last);
        QFETCH(QStringList, came);
        showPerson();
        agreeByMouse(personMenu());
        chooseByMouse(entry);
        if (named) {
            nameByMouse();
        }
        agreeByMouse(option);
        agreeByMouse(last);
        QTRY_COMPARE(whatCame(), came);
    }

private:
    /// `named`: the account m is chosen by hand, for nobody is from the start; `option`: what is
    /// pressed before that.
    static void personEntries()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<bool>("named");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QStringList>("came");
        atOnce();
        byTheNamedOne();
    }
    static void personEntry(const char *name, const QString &entry, bool named, const QString &last,
        const QStringList &came, const QString &option = {})
    {
        QTest::newRow(name) << entry << named << option << last << came;
    }
    static void atOnce()
    {
        personEntry(
            "follow", u"Follow from…"_s, false, u"Follow from 1 accounts"_s, {u"follow m"_s});
        personEntry("mute", u"Mute…"_s, false, u"Mute from 3 accounts"_s, byAll(u"mute"_s));
        personEntry("block", u"Block from all my accounts…"_s, false, u"Block from 3 accounts"_s,
            byAll(u"block"_s));
        personEntry("report", u"Report…"_s, false, u"Report from 1 accounts"_s, {u"report m"_s});
        personEntry("block domain", u"Block all of a.example…"_s, false, u"Block from 3 accounts"_s,
            byAll(u"block-domain"_s));
    }
    /// None of the servers can say how its account stands to them.
    static void byTheNamedOne()
    {
        personEntry("accept", u"Accept as a follower…"_s, true, u"Accept for 1 accounts"_s,
            {u"accept-follower m"_s});
        personEntry("reject", u"Reject as a follower…"_s, true, u"Reject for 1 accounts"_s,
            {u"reject-follower m"_s});
        personEntry("unfollow", u"Unfollow from…"_s, true, u"Unfollow from 1 accounts"_s,
            {u"unfollow m"_s});
        personEntry("options", u"Boosts, notices, languages…"_s, true, u"Change for 1 accounts"_s,
            {u"follow m"_s}, u"Hide boosts"_s);
        personEntry("unmute", u"Unmute…"_s, true, u"Unmute from 1 accounts"_s, {u"unmute m"_s});
        personEntry("remove", u"Remove as a follower…"_s, true, u"Remove from 1 accounts"_s,
            {u"remove-follower m"_s});
        personEntry("unblock", u"Unblock…"_s, true, u"Unblock from 1 accounts"_s, {u"unblock m"_s});
        personEntry("unblock domain", u"Unblock a.example…"_s, true, u"Unblock from 1 accounts"_s,
            {u"unblock-domain m"_s});
    }
    void showPerson()
    {
        m_house.arrive(u"m"_s, 1, [](Post &, int) {});
        show(u"m"_s);
        Q_EMIT m_house.fixture().screen->window().wantsProfile(u"@bea@a.example"_s);
        QTRY_VERIFY(driver().button(personMenu()));
        WindowFixture::settle();
    }
    static QString personMenu() { return u"What your accounts can do about them"_s; }

    void nameByKeys() const
    {
        QTRY_VERIFY(lineOfM());
        WindowFixture::settle();
        for (int i = 0; i < 10 && driver().focused() != lineOfM(); ++i) {
            press(Qt::Key_Down);
        }
        QCOMPARE(driver().focused(), lineOfM());
        press(Qt::Key_Space);
        QTRY_VERIFY(isNamed());
    }
    void nameByMouse() const
    {
        QTRY_VERIFY(lineOfM());
        WindowFixture::settle();
        QVERIFY(!isNamed());
        m_house.fixture().click(lineOfM());
        QTRY_VERIFY(isNamed());
    }
    bool isNamed() const { return lineOfM() != nullptr && lineOfM()->property("inside").toBool(); }
    QQuickItem *lineOfM() const
    {
        return driver().first([](const QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && item->property("inside").isValid()
                && Driver::textOf(item).startsWith(u"@ao@m.example"_s);
        });
    }
};

ASTERISM_WINDOW_TEST(tst_EveryPersonAction)

#include "tst_everypersonaction.moc"

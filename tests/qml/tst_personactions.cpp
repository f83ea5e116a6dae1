// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"b.example"_s; // cannot be reached
const QString author = u"u4@b.example"_s; // of the newest post

} // namespace

/// What own accounts do about people and hashtags: on a profile, in the sheet for several at once,
/// by mouse and by keys.
class tst_PersonActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        QVERIFY(m_fixture->addAccount(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_fixture->addAccount(u"sora"_s, u"c.example"_s, u"snac"_s));
        m_fixture->addColumn(u"tag"_s, {tagSource(u"tea"_s, host).key()});
        m_fixture->arrive(tagSource(u"tea"_s, host), host, [](Post &post) {
            post.author = {.uri = u"https://b.example/users/u4"_s, .acct = author};
        });
        QVERIFY(m_fixture->show({1000, 900}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(WindowFixture::firstRow(m_fixture->lists()[0]) != nullptr);
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void followingFromAProfileByMouse()
    {
        openProfile();
        QTRY_VERIFY(follow(u"@ao@a.example"_s) && follow(u"@ao@a.example"_s)->isEnabled());
        WindowFixture::settle();
        m_fixture->click(follow(u"@ao@a.example"_s));
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"follow ao "_s + author});
    }

    void followingFromAProfileByKeys()
    {
        openProfile();
        QTRY_VERIFY(follow(u"@sora@c.example"_s) && follow(u"@sora@c.example"_s)->isEnabled());
        WindowFixture::settle();
        for (int i = 0; i < 40 && m_driver->focused() != follow(u"@sora@c.example"_s); ++i) {
            m_driver->press(Qt::Key_Tab);
        }
        QCOMPARE(m_driver->focused(), follow(u"@sora@c.example"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"follow sora "_s + author});
    }

    /// One menu for what several accounts do at once.
    void blockingFromTheMenu()
    {
        openProfile();
        m_driver->click(u"What your accounts can do about them"_s);
        m_driver->click(u"Block from all my accounts…"_s);
        QTRY_VERIFY(m_driver->sees(u"Block @u4@b.example"_s));
        m_driver->click(u"Block from 2 accounts"_s);
        QTRY_COMPARE(
            m_fixture->lines(), (QStringList{u"block ao "_s + author, u"block sora "_s + author}));
        QTRY_VERIFY(m_driver->button(u"Block"_s)); // nobody is chosen any more
        QVERIFY(!m_driver->button(u"Block"_s)->isEnabled());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(u"Block @u4@b.example"_s));
    }

    /// Without a profile, as from a row's menu.
    void mutingForAWhileByKeys()
    {
        Q_EMIT window().wantsPersonActions(u'@' + author, u"mute"_s, {});
        QTRY_VERIFY(m_driver->sees(u"Mute @u4@b.example"_s));
        QTRY_VERIFY(line(u"@sora@c.example"_s) != nullptr);
        // What its server cannot is told, and not chosen.
        QVERIFY(line(u"@sora@c.example"_s)->property("words").toString().contains(u"c.example"_s));
        QVERIFY(!line(u"@sora@c.example"_s)->property("inside").toBool());
        QTRY_COMPARE(m_driver->focused(), line(u"@ao@a.example"_s)); // the keys are there
        m_driver->press(Qt::Key_Space);
        QTRY_VERIFY(!line(u"@ao@a.example"_s)->property("inside").toBool());
        m_driver->press(Qt::Key_Space);
        QTRY_VERIFY(line(u"@ao@a.example"_s)->property("inside").toBool());
        m_driver->tabTo(u"6 hours"_s);
        m_driver->press(Qt::Key_Return);
        m_driver->tabTo(u"Mute from 1 accounts"_s);
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"mute ao "_s + author});
        const MovedItem options = m_fixture->actions().front().options;
        QCOMPARE(options.hideNotifications, std::optional(true));
        QVERIFY(options.expiresAt >= before + 6 * hourMs);
        QVERIFY(options.expiresAt < before + 7 * hourMs);
    }

    void reporting()
    {
        const QString post = WindowFixture::uriOf(WindowFixture::firstRow(m_fixture->lists()[0]));
        Q_EMIT window().wantsPersonActions(u'@' + author, u"report"_s, post);
        QTRY_VERIFY(m_driver->sees(u"Report @u4@b.example"_s));
        QTRY_VERIFY(m_driver->sees(u"Posts that show it"_s));
        m_driver->click(u"Spam"_s);
        WindowFixture::settle();
        m_driver->click(m_driver->shown("label", u"What the moderators should know"_s));
        m_driver->type(u"it is"_s);
        m_driver->click(u"Send a copy to the moderators of their server"_s);
        m_driver->click(u"Report from 1 accounts"_s);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"report ao "_s + author});
        const ReportText report = m_fixture->actions().front().report;
        QCOMPARE(report,
            (ReportText{
                .posts = {post}, .comment = u"it is"_s, .category = u"spam"_s, .forward = true}));
    }

    /// What cannot be asked for is told, and the report goes out without it.
    void reportingABrokenRule()
    {
        Q_EMIT window().wantsPersonActions(u'@' + author, u"report"_s, {});
        m_driver->click(u"Against the rules"_s);
        QTRY_VERIFY(!m_driver->textWith(u"a.example tells no rules"_s).isEmpty());
        m_driver->click(u"Report from 1 accounts"_s);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"report ao "_s + author});
        QCOMPARE(m_fixture->actions().front().report.category, u"violation"_s);
        QVERIFY(m_fixture->actions().front().report.rules.isEmpty());
    }

    void aWholeServerIsAskedAboutFirst()
    {
        Q_EMIT window().wantsPersonActions(u'@' + author, u"block-domain"_s, {});
        QTRY_VERIFY(m_driver->sees(u"Block all of b.example"_s));
        QVERIFY(!m_driver->textWith(u"Everybody on b.example is hidden"_s).isEmpty());
        WindowFixture::settle();
        QVERIFY(m_fixture->lines().isEmpty());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(u"Block all of b.example"_s));
        QVERIFY(m_fixture->lines().isEmpty());
        Q_EMIT window().wantsPersonActions(u'@' + author, u"block-domain"_s, {});
        m_driver->click(u"Block from 1 accounts"_s);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"block-domain ao b.example"_s});
    }

    /// Each account by itself, when its server has said whether it follows it; a.example cannot be
    /// asked, and lets the account follow.
    void aHashtagByOneAccount()
    {
        m_driver->click(u"Column menu"_s);
        m_driver->click(u"Who follows #tea"_s);
        QTRY_VERIFY(m_driver->menuItem(u"Follow #tea as @sora@c.example"_s));
        const QQuickItem *none = m_driver->menuItem(u"Follow #tea as @sora@c.example"_s);
        QVERIFY(!none->isEnabled());
        QVERIFY(none->property("whyNot").toString().contains(u"c.example"_s));
        m_driver->click(u"Follow #tea as @ao@a.example"_s);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"follow-tag ao tea"_s});
        // On its way it counts as followed.
        m_driver->click(u"Column menu"_s);
        m_driver->click(u"Who follows #tea"_s);
        m_driver->click(u"Unfollow #tea as @ao@a.example"_s);
        QTRY_COMPARE(
            m_fixture->lines(), (QStringList{u"follow-tag ao tea"_s, u"unfollow-tag ao tea"_s}));
    }

    /// Of a post that has some; the next one's menu has none left of them.
    void hashtagsOfAPost()
    {
        arriveWithTag();
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Menu);
        QTRY_VERIFY(m_driver->menuItem(u"Who follows #oolong"_s));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->menuItem(u"Open the thread"_s));
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Menu);
        QTRY_VERIFY(m_driver->menuItem(u"Open the thread"_s));
        QCOMPARE(m_driver->textWith(u"Who follows"_s), QString());
    }

    void aHashtagByKeysAlone()
    {
        arriveWithTag();
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Menu);
        goTo(u"Who follows #oolong"_s);
        m_driver->press(Qt::Key_Right);
        goTo(u"Follow #oolong as @ao@a.example"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"follow-tag ao oolong"_s});
    }

    void aHashtagOfAColumn()
    {
        m_driver->click(u"Column menu"_s);
        m_driver->click(u"Who follows #tea"_s);
        m_driver->click(u"Follow #tea…"_s);
        QTRY_VERIFY(m_driver->sees(u"Follow #tea"_s));
        m_driver->click(u"Follow from 1 accounts"_s);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"follow-tag ao tea"_s});
    }

private:
    Window &window() const { return m_fixture->screen->window(); }
    /// Down the menu that was opened last, to that entry.
    void goTo(const QString &entry)
    {
        QTRY_VERIFY2(m_driver->menuItem(entry), qPrintable(entry));
        const auto isThere = [&] {
            return m_driver->menuItem(entry)->property("highlighted").toBool();
        };
        for (int i = 0; i < 60 && !isThere(); ++i) {
            m_driver->press(Qt::Key_Down);
        }
        QVERIFY2(isThere(), qPrintable(entry));
    }
    /// One more post, about #oolong.
    void arriveWithTag()
    {
        m_fixture->arrive(tagSource(u"tea"_s, host), host, [](Post &post) {
            post.author = {.uri = u"https://b.example/users/u4"_s, .acct = author};
            post.body = u"<p><a href='https://b.example/tags/oolong' class='mention hashtag' "
                        "rel='tag'>#<span>oolong</span></a></p>"_s;
            post.tags = {{u"oolong"_s, u"https://b.example/tags/oolong"_s}};
        });
        QTRY_COMPARE(m_fixture->lists()[0]->property("count").toInt(), 2);
        WindowFixture::settle();
    }
    void openProfile()
    {
        Q_EMIT window().wantsProfile(u'@' + author);
        QTRY_VERIFY(m_driver->button(u"What your accounts can do about them"_s));
    }
    /// The button of that account's line on the profile.
    QQuickItem *follow(const QString &acct) const
    {
        const QQuickItem *row = m_driver->first([&acct](QQuickItem *item) {
            return item->property("task").isValid() && item->property("acct") == acct;
        });
        return row == nullptr ? nullptr : m_driver->first([row](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && Driver::textOf(item) == u"Follow"_s
                && row->isAncestorOf(item);
        });
    }
    /// Of a sheet: that account's.
    QQuickItem *line(const QString &acct) const
    {
        return m_driver->first([&acct](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && item->property("inside").isValid()
                && Driver::textOf(item).startsWith(acct);
        });
    }

    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_PersonActions)

#include "tst_personactions.moc"

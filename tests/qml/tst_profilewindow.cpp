// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"

#include "ui/viewmodels/followspage.h"

#include <QSignalSpy>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// A profile in the window, with two own accounts: its lines, from where it is told, whom it leads
/// to, what is noted, and who follows.
class tst_ProfileWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 120,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s}}));
        for (const QString &user : {u"ao"_s, u"ren"_s}) {
            m_sandbox->unfollow(user, u"mei"_s);
        }
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        for (const Server *server : m_sandbox->servers()) {
            m_fixture->app->core.typedHosts.insert(server->host());
        }
        m_ao = signIn(u"ao"_s);
        m_ren = signIn(u"ren"_s);
        QVERIFY(!m_ao.isEmpty() && !m_ren.isEmpty());
        QVERIFY(m_fixture->show({1000, 1000}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(m_fixture->screen->deck().rowCount() > 0);
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void itsLines()
    {
        QVERIFY(m_sandbox->addField(
            u"mei"_s, u"Blog"_s, u"<a href=\"https://mei.example/\">mei.example</a>"_s, true));
        QVERIFY(m_sandbox->addField(u"mei"_s, u"Likes"_s, u"<b>tea</b>"_s));
        open(u"mei"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->shown("plain", u"Blog: mei.example"_s) != nullptr, patienceMs);
        QVERIFY(m_driver->shown("plain", u"Blog: mei.example"_s)->property("verified").toBool());
        QVERIFY(m_driver->shown("plain", u"Likes: tea"_s) != nullptr);
        QVERIFY(!m_driver->shown("plain", u"Likes: tea"_s)->property("verified").toBool());
    }

    /// What its author covered is seen when it is clicked, line by line, and leads nowhere.
    void coveredWordsOfLines()
    {
        QVERIFY(m_sandbox->addField(u"hanako"_s, u"Film"_s, u"$[blur the dog did it]"_s));
        QVERIFY(m_sandbox->addField(u"hanako"_s, u"Book"_s, u"$[blur it was a dream]"_s));
        open(u"hanako"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->shown("plain", u"Book: it was a dream"_s) != nullptr, patienceMs);
        WindowFixture::settle();
        QVERIFY(m_driver->textWith(u"the dog did it"_s).isEmpty());
        QQuickItem *line = m_driver->shown("plain", u"Film: the dog did it"_s);
        QVERIFY(line != nullptr);
        QSignalSpy followed(line, SIGNAL(followed(QString)));
        clickWords(line, u"asterism:cover"_s);
        QTRY_VERIFY(!m_driver->textWith(u"the dog did it"_s).isEmpty());
        QVERIFY(m_driver->textWith(u"it was a dream"_s).isEmpty());
        QCOMPARE(followed.size(), 0);
    }

    void fromWhereItIsTold()
    {
        open(u"mei"_s);
        const QString host = m_sandbox->serverOf(u"mei"_s)->host();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"Told by "_s + host + u" itself"_s), patienceMs);
        m_driver->click(u"See from…"_s);
        m_driver->click(u"As %1 sees it"_s.arg(at(u"ren"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_driver->textWith(u"As %1 sees it; it may be incomplete"_s.arg(at(u"ren"_s)))
                 .isEmpty(),
            patienceMs);
        QVERIFY(m_driver->textWith(u"Told by"_s).isEmpty());
        WindowFixture::settle();
        m_driver->click(u"See from…"_s);
        m_driver->click(u"From %1 itself"_s.arg(host));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"Told by "_s + host + u" itself"_s), patienceMs);
    }

    void whoFollowsThemPageByPage()
    {
        for (const QString &other : m_sandbox->strangersTo(u"ao"_s, 100)) {
            m_sandbox->follow(other, u"mei"_s);
        }
        const auto all = m_sandbox->relationsOf(u"mei"_s).followers.size();
        QVERIFY(all > 45);
        open(u"mei"_s);
        QTRY_VERIFY_WITH_TIMEOUT(leading(u"followers"_s) != nullptr, patienceMs);
        WindowFixture::settle();
        m_driver->click(leading(u"followers"_s));
        QTRY_VERIFY(people() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(people()->rowCount() >= 40, patienceMs);
        QVERIFY(!m_driver->textWith(u"Told by"_s).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!people()->isBusy(), patienceMs);
        // The rest comes when the end comes near.
        for (int i = 0; i < 10 && people()->rowCount() < all; ++i) {
            QQuickItem *rows = list();
            QVERIFY(rows != nullptr);
            rows->setProperty("contentY",
                rows->property("originY").toReal() + rows->property("contentHeight").toReal()
                    - rows->height());
            QTRY_VERIFY_WITH_TIMEOUT(!people()->isBusy(), patienceMs);
            WindowFixture::settle();
        }
        QCOMPARE(people()->rowCount(), all);
        QVERIFY(!people()->hasMore());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(people() == nullptr);
    }

    void whoHidesThem()
    {
        QVERIFY(m_sandbox->setFollowsHidden(u"mei"_s, true));
        open(u"mei"_s);
        QTRY_VERIFY_WITH_TIMEOUT(leading(u"followers"_s) != nullptr, patienceMs);
        WindowFixture::settle();
        m_driver->click(leading(u"followers"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->sees(u"They do not show who follows them."_s), patienceMs);
    }

    void aNoteIsEditedAndReadBack()
    {
        open(u"mei"_s);
        const QString pen = u"Note about them, for %1 alone"_s.arg(at(u"ao"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(pen) != nullptr, patienceMs);
        m_driver->click(pen);
        QTRY_VERIFY(m_driver->button(u"Save the note"_s) != nullptr);
        WindowFixture::settle();
        m_driver->type(u"met in Kyoto"_s);
        m_driver->click(u"Save the note"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_sandbox->noteAbout(u"ao"_s, u"mei"_s), u"met in Kyoto"_s, patienceMs);
        QTRY_VERIFY(m_driver->sees(u"Note: met in Kyoto"_s));
        QCOMPARE(m_sandbox->noteAbout(u"ren"_s, u"mei"_s), QString());
        // Another time: what the server tells.
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(m_driver->button(pen) == nullptr);
        open(u"mei"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"Note: met in Kyoto"_s), patienceMs);
    }

    /// What was typed is not lost with the page.
    void aPageThatClosesSaves()
    {
        open(u"mei"_s);
        const QString pen = u"Note about them, for %1 alone"_s.arg(at(u"ren"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(pen) != nullptr, patienceMs);
        m_driver->click(pen);
        QTRY_VERIFY(m_driver->button(u"Save the note"_s) != nullptr);
        WindowFixture::settle();
        m_driver->type(u"tea"_s);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(m_driver->button(pen) == nullptr && !m_driver->button(u"Save the note"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->noteAbout(u"ren"_s, u"mei"_s), u"tea"_s, patienceMs);
    }

    void whereTheyMoved()
    {
        QVERIFY(m_sandbox->move(u"mei"_s, u"hal"_s));
        open(u"mei"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->sees(u"They moved to %1"_s.arg(at(u"hal"_s))), patienceMs);
        m_driver->click(u"Open the new account"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_driver->textWith(at(u"hal"_s)).isEmpty() && m_driver->shown("acct", at(u"hal"_s)),
            patienceMs);
        QTRY_VERIFY(!m_driver->sees(u"They moved to %1"_s.arg(at(u"hal"_s))));
    }

    void followingFromTwoAtOnce()
    {
        open(u"mei"_s);
        m_driver->click(u"Follow from several at once…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(line(u"ao"_s) && line(u"ren"_s), patienceMs);
        WindowFixture::settle();
        for (const QString &user : {u"ao"_s, u"ren"_s}) {
            if (!line(user)->property("inside").toBool()) {
                m_driver->click(line(user));
            }
            QTRY_VERIFY(line(user)->property("inside").toBool());
        }
        m_driver->click(u"Follow from 2 accounts"_s);
        QStringList wanted{u"follow "_s + m_ao + u' ' + m_sandbox->handle(u"mei"_s),
            u"follow "_s + m_ren + u' ' + m_sandbox->handle(u"mei"_s)};
        wanted.sort();
        QTRY_COMPARE(m_fixture->lines(), wanted);
        for (const QString &user : {u"ao"_s, u"ren"_s}) {
            QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->writesOf(user, u"follow"_s).size(), 1, patienceMs);
        }
    }

private:
    QString signIn(const QString &user)
    {
        const Server *server = m_sandbox->serverOf(user);
        const auto account =
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(user)));
        return account ? account->id.value : QString();
    }
    QString at(const QString &user) const { return u'@' + m_sandbox->handle(user); }
    void open(const QString &user)
    {
        Q_EMIT m_fixture->screen->window().wantsProfile(at(user));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->button(u"Follow from several at once…"_s) != nullptr, patienceMs);
    }
    /// Where the first letters of such a text stand in it.
    void clickWords(QQuickItem *line, const QString &words) const
    {
        const auto texts = line->childItems();
        const auto text = std::ranges::find_if(
            texts, [&words](QQuickItem *item) { return Driver::textOf(item).contains(words); });
        QVERIFY(text != texts.end());
        QTest::mouseClick(m_fixture->window, Qt::LeftButton, {},
            (*text)->mapToScene(QPointF(12, (*text)->height() / 2)).toPoint());
    }
    /// "310 followers", which leads to them.
    QQuickItem *leading(const QString &word) const
    {
        return m_driver->first([&word](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && Driver::textOf(item).endsWith(word);
        });
    }
    FollowsPage *people() const
    {
        const QQuickItem *page = m_driver->first([](QQuickItem *item) {
            return item->property("people").value<FollowsPage *>() != nullptr;
        });
        return page == nullptr ? nullptr : page->property("people").value<FollowsPage *>();
    }
    QQuickItem *list() const
    {
        return m_driver->first([this](QQuickItem *item) {
            return item->inherits("QQuickListView")
                && item->property("model").value<QObject *>() == people();
        });
    }
    /// Of the sheet: that account's.
    QQuickItem *line(const QString &user) const
    {
        return m_driver->first([acct = at(user)](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && item->property("inside").isValid()
                && Driver::textOf(item).startsWith(acct);
        });
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QString m_ao;
    QString m_ren;
};

ASTERISM_WINDOW_TEST(tst_ProfileWindow)

#include "tst_profilewindow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QFile>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// Follows that move: files, runs, and what the screen says without them.
class tst_Moving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void withoutAnAccountItOffersOne()
    {
        show();
        m_driver->click(u"Move follows"_s);
        m_driver->click(u"Add an account"_s);
        QTRY_VERIFY(m_driver->shown("text", u"Add an account"_s));
        m_driver->press(Qt::Key_Escape); // the dialog
    }

    void aFileIsFollowed()
    {
        m_sandbox->unfollow(u"ao"_s, u"mei"_s); // where the seed made them friends
        m_sandbox->unfollow(u"ao"_s, u"kai"_s);
        signIn(u"ao"_s);
        show();
        m_driver->click(u"Move follows"_s);
        QTRY_VERIFY(!m_driver->textWith(u"Nothing is being imported."_s).isEmpty());
        m_fixture->screen->moving().importFile(fileOf({u"mei"_s, u"kai"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"following_accounts.csv"_s), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(u"Follow 2"_s), patienceMs);
        m_driver->tabTo(u"Follow 2"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"2 of 2"_s), patienceMs);
        QVERIFY(m_driver->sees(u'@' + m_sandbox->handle(u"mei"_s)));
        QVERIFY(m_driver->button(u"Choose a file…"_s)); // ready for the next one
        m_driver->click(u"Remove"_s);
        QTRY_VERIFY(!m_driver->textWith(u"Nothing is being imported."_s).isEmpty());
    }

    void whatIsUnsureIsAsked()
    {
        signIn(u"ao"_s);
        show();
        m_fixture->screen->moving().importFile(
            fileWith(u"mine.csv"_s, m_sandbox->handle(u"mei"_s).toUtf8() + '\n'));
        QTRY_VERIFY_WITH_TIMEOUT(!m_driver->textWith(u"What is it?"_s).isEmpty(), patienceMs);
        QVERIFY(!m_driver->button(u"Follow 1"_s));
        m_driver->click(u"Mutes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(u"Mute 1"_s), patienceMs);
    }

    void escLeavesAndTheDeckIsBack()
    {
        signIn(u"ao"_s);
        m_fixture->addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        m_fixture->arrive(u"a.example"_s, 3);
        show();
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        m_driver->click(u"Move follows"_s);
        QTRY_VERIFY(m_driver->button(u"Export"_s));
        m_driver->click(u"Export"_s);
        QTRY_VERIFY(m_driver->sees(u"For the importer of"_s));
        m_driver->click(u"Compare"_s);
        QTRY_VERIFY(m_driver->sees(u"Choose two accounts or more."_s));
        WindowFixture::settle();
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_fixture->screen->moving().isOpen());
        WindowFixture::settle();
        m_driver->press(Qt::Key_J); // the deck has the keys again
        QTRY_VERIFY(!m_driver->button(u"Export"_s));
    }

private:
    void show()
    {
        QVERIFY(m_fixture->show({1300, 860}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
    }
    void signIn(const QString &user)
    {
        const Server *server = m_sandbox->serverOf(user);
        QVERIFY(
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(user))).ok());
    }
    QString fileWith(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            ? file.fileName()
            : QString();
    }
    QString fileOf(const QStringList &users) const
    {
        QByteArray text = "Account address,Show boosts,Notify on new posts,Languages\n";
        for (const QString &user : users) {
            text += m_sandbox->handle(user).toUtf8() + ",true,false,\n";
        }
        return fileWith(u"following_accounts.csv"_s, text);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_Moving)

#include "tst_moving.moc"

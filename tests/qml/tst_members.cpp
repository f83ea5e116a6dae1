// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// Who is in a list, and how they come there.
class tst_Members : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_list = *await(m_fixture->app->lists.create(u"Books"_s));
        m_fixture->addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        QVERIFY(m_fixture->show({420, 700}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        m_driver->click(u"Lists"_s);
        m_driver->click(u"Members"_s);
        QTRY_VERIFY(field());
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void threeArePasted()
    {
        paste({handle(u"mei"_s), handle(u"kai"_s), u"nobody"_s});
        QCOMPARE(Driver::textOf(m_driver->focused()).count(u'\n'), 2);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"2 added · 1 not added"_s), patienceMs);
        QVERIFY(m_driver->sees(u"nobody"_s));
        QVERIFY(m_driver->sees(u"Line 3"_s));
        QTRY_COMPARE(members(), 2);
        QVERIFY(!m_driver->button(u"Try again"_s)); // it will not be a handle later
        QVERIFY(Driver::textOf(m_driver->focused()).isEmpty()); // ready for the next ones
        m_driver->click(u"Copy who and why"_s);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"nobody\t"_s));
        m_driver->click(u"Hide this"_s);
        QTRY_VERIFY(!m_driver->sees(u"2 added · 1 not added"_s));
    }

    void byKeysAlone()
    {
        paste({handle(u"mei"_s)});
        m_driver->press(Qt::Key_Return, Qt::ShiftModifier); // a line more
        m_driver->type(handle(u"kai"_s));
        m_driver->press(Qt::Key_Tab);
        m_driver->tabTo(u"Add"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"2 added"_s), patienceMs);
        m_driver->tabTo(u"From…"_s);
        m_driver->press(Qt::Key_Return);
        m_driver->click(u"A collection…"_s);
        QTRY_COMPARE(m_driver->focused()->property("label").toString(),
            u"A collection of a Mastodon server"_s);
        m_driver->type(u"https://a.example/"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!m_driver->textWith(u"ends in /collections/"_s).isEmpty());
    }

    void oneIsToldOf()
    {
        paste({handle(u"mei"_s)});
        m_driver->press(Qt::Key_Return);
        const QString mei = u'@' + handle(u"mei"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(u"Notices of "_s + mei), patienceMs);
        m_driver->click(u"Notices of "_s + mei);
        m_driver->click(u"Always"_s);
        QTRY_VERIFY(!m_driver->textWith(u"you are told of new posts"_s).isEmpty());
    }

private:
    QQuickItem *field() const { return m_driver->shown("label", u"Add people"_s); }
    QString handle(const QString &user) const { return m_sandbox->handle(user); }
    int members() const
    {
        const auto found = await(m_fixture->app->lists.members(m_list));
        return found ? int(found->size()) : -1;
    }
    void paste(const QStringList &lines) const
    {
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
        m_driver->press(Qt::Key_V, Qt::ControlModifier);
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    List m_list;
};

ASTERISM_WINDOW_TEST(tst_Members)

#include "tst_members.moc"

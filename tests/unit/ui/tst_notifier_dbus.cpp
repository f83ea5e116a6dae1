// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticedaemon_dbus.h"
#include "ui/desktop/noticedesk.h"
#include "ui/desktop/noticewire_dbus.h"

#include <QDBusPendingCall>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

const QStringList everything = {u"body"_s, u"body-markup"_s, u"actions"_s, u"persistence"_s};

QStringList firsts(const QSignalSpy &spy)
{
    QStringList all;
    for (const QVariantList &told : spy) {
        all << told.first().toString();
    }
    return all;
}

} // namespace

/// Notices as a desktop's server gets them, over a real bus.
class tst_notifier_dbus : public QObject {
    Q_OBJECT

    std::unique_ptr<NoticeDaemon> m_daemon;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QSignalSpy> m_activated;
    std::unique_ptr<QSignalSpy> m_closed;

    void makeDaemon(const QStringList &abilities = everything)
    {
        m_daemon.reset();
        m_daemon = std::make_unique<NoticeDaemon>(
            abilities, QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"daemon"_s));
    }
    void makeNotifier(const NotifierLimits &limits = {})
    {
        m_notifier = std::make_unique<Notifier>(limits);
        m_activated = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::activated);
        m_closed = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::closed);
    }
    void begin(const QStringList &abilities = everything)
    {
        makeDaemon(abilities);
        makeNotifier();
        QTRY_VERIFY(m_notifier->isAvailable());
    }
    /// Shows it and returns the server's number of it; 0: it did not arrive.
    uint shown(const Notice &notice)
    {
        const auto before = m_daemon->notified.size();
        m_notifier->show(notice);
        (void)QTest::qWaitFor([&] { return m_daemon->notified.size() > before; });
        settle();
        return m_daemon->notified.size() > before ? m_daemon->notified.back().id : 0;
    }
    /// Until all that was said both ways has been heard: messages keep their order.
    void settle()
    {
        for (int i = 0; i < 2; ++i) {
            auto ping = QDBusMessage::createMethodCall(
                m_daemon->bus.baseService(), u"/"_s, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
            const auto there = QDBusConnection::sessionBus().asyncCall(ping);
            (void)QTest::qWaitFor([&] { return there.isFinished(); });
            ping = QDBusMessage::createMethodCall(QDBusConnection::sessionBus().baseService(),
                u"/"_s, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
            const auto back = m_daemon->bus.asyncCall(ping);
            (void)QTest::qWaitFor([&] { return back.isFinished(); });
            QCoreApplication::processEvents();
        }
    }

private Q_SLOTS:
    void cleanup()
    {
        m_activated.reset();
        m_closed.reset();
        m_notifier.reset();
        m_daemon.reset();
        QDBusConnection::disconnectFromBus(u"daemon"_s);
    }

    void whatIsSent()
    {
        begin();
        QImage picture(1000, 500, QImage::Format_RGB32);
        picture.fill(QColor(1, 2, 3));
        QVERIFY(shown({.key = u"a"_s,
            .title = u"Ao"_s,
            .body = u"two\nlines"_s,
            .picture = picture,
            .actions = {{u"mute"_s, u"Mute"_s}}}));
        const auto &sent = m_daemon->notified.back();
        QCOMPARE(sent.program, u"Asterism"_s);
        QCOMPARE(sent.icon, u"org.asterism.Asterism"_s);
        QCOMPARE(sent.replaced, 0U);
        QCOMPARE(sent.title, u"Ao"_s);
        QCOMPARE(sent.body, u"two\nlines"_s);
        QCOMPARE(sent.actions, (QStringList{u"default"_s, u"Open"_s, u"mute"_s, u"Mute"_s}));
        QCOMPARE(sent.lastsMs, -1);
        QCOMPARE(sent.hints.value(u"desktop-entry"_s).toString(), u"org.asterism.Asterism"_s);
        QCOMPARE(sent.hints.value(u"urgency"_s), QVariant::fromValue(uchar(1)));
        const QVariant data = sent.hints.value(u"image-data"_s);
        QCOMPARE(data.value<QDBusArgument>().currentSignature(), u"(iiibiiay)"_s);
        const auto small = qdbus_cast<NoticePicture>(data);
        QCOMPARE(small.width, 128);
        QCOMPARE(small.height, 64);
        QCOMPARE(small.rowBytes, 512);
        QCOMPARE(small.pixels.size(), 64 * 512);
        QCOMPARE(small.pixels.first(4), QByteArray("\1\2\3\xff", 4));
        QVERIFY(shown({.key = u"b"_s, .urgent = true}));
        QCOMPARE(m_daemon->notified.back().title, u"Asterism"_s); // some refuse an empty one
        QCOMPARE(
            m_daemon->notified.back().hints.value(u"urgency"_s), QVariant::fromValue(uchar(2)));
        QVERIFY(!m_daemon->notified.back().hints.contains(u"image-data"_s));
    }

    void hostileWords_data()
    {
        QTest::addColumn<QStringList>("abilities");
        QTest::addColumn<QString>("body");
        QTest::newRow("markup") << everything
                                << u"&lt;b&gt;hi&lt;/b&gt; &amp;amp; &quot;me&quot;"_s;
        QTest::newRow("plain") << QStringList{u"body"_s} << u"<b>hi</b> &amp; \"me\""_s;
    }
    void hostileWords()
    {
        QFETCH(const QStringList, abilities);
        QFETCH(const QString, body);
        begin(abilities);
        QVERIFY(shown({.key = u"a"_s,
            .title = u"<i>x</i> &\n\u202Ey"_s,
            .body = u"<b>hi</b> &amp; \"me\"\u202E\a"_s}));
        QCOMPARE(m_daemon->notified.back().body, body);
        QCOMPARE(m_daemon->notified.back().title, u"<i>x</i> & y"_s); // never read as markup
        QCOMPARE(m_daemon->notified.back().actions.isEmpty(), abilities.size() == 1);
        QVERIFY(shown({.key = u"a"_s,
            .title = QString(100'000, u'&'),
            .body = QString(100'000, u'<'),
            .actions = QList<NoticeAction>(50, {u"x"_s, QString(1000, u'x')})}));
        QVERIFY(m_daemon->notified.back().title.size() <= 200);
        QVERIFY(m_daemon->notified.back().body.size() <= 500 * 4);
        QVERIFY(m_daemon->notified.back().actions.size() <= 8);
        QVERIFY(m_daemon->notified.back().actions.join(u' ').size() <= 1000);
    }

    void aServerOfTitlesOnly()
    {
        begin({});
        QVERIFY(shown({.key = u"a"_s, .title = u"Ao"_s, .body = u"<b>two</b>\nlines"_s}));
        QCOMPARE(m_daemon->notified.back().title, u"Ao: <b>two</b> lines"_s);
        QCOMPARE(m_daemon->notified.back().body, QString());
    }

    void aLaterOneTakesThePlace()
    {
        begin();
        const uint id = shown({.key = u"a"_s, .title = u"1"_s});
        QCOMPARE(shown({.key = u"a"_s, .title = u"2"_s}), id);
        QCOMPARE(m_daemon->notified.back().replaced, id);
        QVERIFY(shown({.key = u"b"_s, .title = u"3"_s}) != id);
        m_daemon->hanging = u"Notify"_s; // its number is not known yet
        const uint late = shown({.key = u"c"_s, .title = u"4"_s});
        m_notifier->show({.key = u"c"_s, .title = u"5"_s});
        m_notifier->show({.key = u"c"_s, .title = u"6"_s});
        m_daemon->click(0, u"default"_s);
        m_daemon->close(0, 1);
        settle();
        QCOMPARE(m_daemon->notified.back().title, u"4"_s);
        m_daemon->release();
        QTRY_COMPARE(m_daemon->notified.back().title, u"6"_s);
        QCOMPARE(m_daemon->notified.back().replaced, late);
        QCOMPARE(m_daemon->notified.size(), 5);
        QCOMPARE(m_closed->size(), 0);
        QCOMPARE(m_activated->size(), 0);
        QCOMPARE(m_daemon->asked, 1);
    }

    void clicks()
    {
        begin();
        const uint id = shown({.key = u"a"_s});
        m_daemon->click(id + 1, u"default"_s, u"not ours"_s);
        m_daemon->click(0, u"default"_s);
        m_daemon->click(id, u"default"_s, u"token"_s);
        m_daemon->click(id, u"mute"_s);
        QTRY_COMPARE(m_activated->size(), 2);
        QCOMPARE(m_activated->at(0), (QVariantList{u"a"_s, QString(), u"token"_s}));
        QCOMPARE(m_activated->at(1), (QVariantList{u"a"_s, u"mute"_s, QString()}));
        m_daemon->close(id + 1, 1);
        m_daemon->close(id, 2);
        m_daemon->click(id, u"default"_s);
        settle();
        QCOMPARE(firsts(*m_closed), QStringList{u"a"_s});
        QCOMPARE(m_activated->size(), 2);
        QCOMPARE(shown({.key = u"a"_s}), id + 1);
        QCOMPARE(m_daemon->notified.back().replaced, 0U);
    }

    void closedWhileTheNextIsOnItsWay()
    {
        begin();
        const uint id = shown({.key = u"a"_s});
        m_daemon->hanging = u"Notify"_s;
        QCOMPARE(shown({.key = u"a"_s}), id);
        m_daemon->close(id, 1); // the one before
        settle();
        QCOMPARE(m_closed->size(), 0);
        m_daemon->release();
        settle();
        m_daemon->click(id, u"default"_s);
        QTRY_COMPARE(m_activated->size(), 1);
    }

    void withdrawn()
    {
        begin();
        const uint id = shown({.key = u"a"_s});
        m_notifier->withdraw(u"a"_s);
        QTRY_COMPARE(m_daemon->closed, QList<uint>{id});
        m_daemon->hanging = u"Notify"_s;
        const uint late = shown({.key = u"b"_s});
        m_notifier->show({.key = u"c"_s, .title = u"never"_s});
        m_notifier->withdraw(u"b"_s);
        m_notifier->withdraw(u"c"_s);
        m_notifier->withdraw(u"never"_s);
        settle();
        QCOMPARE(m_daemon->closed.size(), 1);
        m_daemon->release();
        QTRY_COMPARE(m_daemon->closed, (QList<uint>{id, late}));
        settle();
        QCOMPARE(m_daemon->notified.size(), 2);
        QCOMPARE(m_closed->size(), 0);
        const uint last = shown({.key = u"d"_s});
        m_notifier.reset(); // the program ends
        QTRY_COMPARE(m_daemon->closed.last(), last);
    }

    void atMostSoMany()
    {
        makeDaemon();
        makeNotifier({.open = 2});
        QTRY_VERIFY(m_notifier->isAvailable());
        const uint urgent = shown({.key = u"a"_s, .urgent = true});
        const uint calm = shown({.key = u"b"_s});
        QVERIFY(shown({.key = u"c"_s}));
        QCOMPARE(m_daemon->closed, QList<uint>{calm});
        QTRY_COMPARE(firsts(*m_closed), QStringList{u"b"_s});
        m_daemon->hanging = u"Notify"_s;
        for (int i = 0; i < 100; ++i) {
            m_notifier->show({.key = QString::number(i), .title = QString::number(i)});
        }
        QTRY_COMPARE(m_closed->size(), 1 + 100);
        m_daemon->release();
        QTRY_COMPARE(m_daemon->notified.back().title, u"99"_s);
        QVERIFY(m_daemon->notified.size() < 6);
        QVERIFY(!m_daemon->closed.contains(urgent));
        settle();
        m_notifier->show({.key = u"x"_s});
        m_notifier->show({.key = u"y"_s}); // in the place of x
        m_notifier->show({.key = u"x"_s}); // and back
        settle();
        QCOMPARE(firsts(*m_closed).count(u"x"_s), 0);
        QCOMPARE(firsts(*m_closed).count(u"y"_s), 1);
    }

    void nobodyIsThere()
    {
        makeNotifier();
        m_notifier->show({.key = u"a"_s});
        QTRY_COMPARE(firsts(*m_closed), QStringList{u"a"_s});
        QVERIFY(!m_notifier->isAvailable());
        m_notifier->withdraw(u"a"_s);
        makeDaemon();
        QTRY_VERIFY(m_notifier->isAvailable());
        QVERIFY(shown({.key = u"b"_s}));
        QCOMPARE(m_daemon->notified.size(), 1); // "a" is no news any more
    }

    void thereIsNoBus()
    {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
        makeNotifier();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        if (!runtime.isEmpty()) {
            qputenv("XDG_RUNTIME_DIR", runtime);
        }
        m_notifier->show({.key = u"a"_s});
        QCOMPARE(m_closed->size(), 0); // not while it is called
        m_notifier->withdraw(u"a"_s);
        QTRY_COMPARE(firsts(*m_closed), QStringList{u"a"_s});
        QVERIFY(!m_notifier->isAvailable());
    }

    void comesAndGoes()
    {
        begin();
        QSignalSpy changed(m_notifier.get(), &Notifier::availableChanged);
        QVERIFY(shown({.key = u"a"_s}));
        m_daemon->hanging = u"Notify"_s;
        QVERIFY(shown({.key = u"b"_s}));
        m_daemon.reset();
        QTRY_VERIFY(!m_notifier->isAvailable());
        QTRY_COMPARE(firsts(*m_closed), (QStringList{u"a"_s, u"b"_s}));
        makeDaemon({u"body"_s});
        QTRY_VERIFY(m_notifier->isAvailable());
        QCOMPARE(changed.size(), 2);
        QVERIFY(shown({.key = u"a"_s, .body = u"<"_s}));
        QCOMPARE(m_daemon->notified.back().replaced, 0U);
        QCOMPARE(m_daemon->notified.back().body, u"<"_s); // what this one can was asked anew
    }

    void answersOfTheServerBefore()
    {
        begin();
        m_daemon->hanging = u"Notify"_s;
        const uint lost = shown({.key = u"a"_s});
        m_daemon->bus.unregisterService(NoticeDaemon::name);
        QTRY_COMPARE(firsts(*m_closed), QStringList{u"a"_s});
        m_daemon->bus.registerService(NoticeDaemon::name);
        QTRY_VERIFY(m_notifier->isAvailable());
        const uint id = shown({.key = u"b"_s});
        m_daemon->release();
        settle();
        m_daemon->click(lost, u"default"_s);
        m_daemon->click(id, u"default"_s);
        QTRY_COMPARE(firsts(*m_activated), QStringList{u"b"_s});
    }

    void silence()
    {
        makeDaemon();
        m_daemon->hanging = u"GetCapabilities"_s;
        makeNotifier({.answerMs = 300});
        m_notifier->show({.key = u"a"_s});
        QTRY_COMPARE(firsts(*m_closed), QStringList{u"a"_s});
        QVERIFY(!m_notifier->isAvailable());
        m_daemon->hanging.clear();
        const uint id = shown({.key = u"b"_s});
        QVERIFY(m_notifier->isAvailable());
        m_daemon->hanging = u"Notify"_s;
        QVERIFY(shown({.key = u"c"_s}));
        m_notifier->show({.key = u"d"_s});
        QTRY_COMPARE(firsts(*m_closed), (QStringList{u"a"_s, u"c"_s, u"d"_s}));
        QVERIFY(!m_notifier->isAvailable());
        m_daemon->release();
        m_daemon->click(id, u"default"_s); // still there
        QTRY_COMPARE(firsts(*m_activated), QStringList{u"b"_s});
        QVERIFY(shown({.key = u"e"_s}));
        QVERIFY(m_notifier->isAvailable());
    }

    void refused()
    {
        begin();
        m_daemon->refuses = true;
        m_notifier->show({.key = u"a"_s});
        m_notifier->show({.key = u"b"_s});
        QTRY_COMPARE(firsts(*m_closed), (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(m_notifier->isAvailable());
        m_daemon->refuses = false;
        QVERIFY(shown({.key = u"a"_s}));
    }

    void manyBecomeOne()
    {
        begin();
        ManualClock clock(hourMs);
        NoticeDesk desk(*m_notifier, clock, [](const QString &, int count) {
            return Notice{.title = QString::number(count) + u" new"_s};
        });
        const auto tell = [&](int from, int to) {
            for (int i = from; i <= to; ++i) {
                desk.tell(u"list"_s, {.key = QString::number(i), .title = QString::number(i)});
            }
        };
        tell(1, 2);
        QTRY_COMPARE(m_daemon->notified.size(), 2);
        settle();
        tell(3, 12);
        QTRY_COMPARE(m_daemon->notified.size(), 3);
        QCOMPARE(m_daemon->notified.back().title, u"12 new"_s);
        settle();
        QCOMPARE(m_daemon->closed, (QList<uint>{41, 42}));
        m_daemon->click(m_daemon->notified.back().id, u"default"_s);
        QTRY_COMPARE(firsts(*m_activated), QStringList{u"list"_s});
        QTRY_COMPARE(m_daemon->closed.size(), 3); // by us: this desktop leaves it there
        clock.advance(minuteMs);
        tell(13, 14);
        QTRY_COMPARE(m_daemon->notified.size(), 5);
        QCOMPARE(m_daemon->notified.back().title, u"14"_s);
        settle();
        desk.seen(u"list"_s);
        QTRY_COMPARE(m_daemon->closed.size(), 5);
    }
};

QTEST_MAIN(tst_notifier_dbus)
#include "tst_notifier_dbus.moc"

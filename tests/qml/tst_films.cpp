// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediakind.h"
#include "qml/windowfixture.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QGuiApplication>
#include <QPointer>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 30'000;
constexpr int playing = 1; // QMediaPlayer::PlayingState
constexpr int paused = 2;
constexpr int stopped = 0;

QByteArray fileOf(const QString &name)
{
    QFile file(QStringLiteral(ASTERISM_SOURCE_DIR "/resources/sandbox/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Films and sounds in the real window; no machine that runs this need have a loudspeaker.
class tst_Films : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_server = std::make_unique<ScriptedServer>();
        QVERIFY(m_fixture->open());
    }
    void cleanup()
    {
        m_fixture.reset();
        m_server.reset();
    }

    void playsPausesSeeksAndEnds_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("type");
        QTest::newRow("mp4, h264 and aac") << u"tide.mp4"_s << u"video"_s;
        QTest::newRow("webm, vp9 and opus") << u"leaves.webm"_s << u"video"_s;
        QTest::newRow("mp3") << u"bell.mp3"_s << u"audio"_s;
        QTest::newRow("ogg") << u"bell.ogg"_s << u"audio"_s;
    }
    void playsPausesSeeksAndEnds()
    {
        QFETCH(QString, file);
        QFETCH(QString, type);
        view(type, fileOf(file));
        QTRY_COMPARE_WITH_TIMEOUT(state(), playing, patienceMs);
        QVERIFY(m_player->property("source").toUrl().isLocalFile());
        QTRY_VERIFY_WITH_TIMEOUT(place() > 0, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_player->property("duration").toInt() > 3000, patienceMs);
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(state(), paused, patienceMs);
        m_player->setProperty("position", 2500);
        QTRY_VERIFY_WITH_TIMEOUT(place() >= 2400, patienceMs);
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(state(), stopped, patienceMs); // the end
        QCOMPARE(problem(), QString());
        press(Qt::Key_Space); // once more from the beginning
        QTRY_COMPARE_WITH_TIMEOUT(state(), playing, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(place() > 0 && place() < 2400, patienceMs);
    }

    void endsWithThePage()
    {
        view(u"video"_s, fileOf(u"tide.mp4"_s));
        QTRY_COMPARE_WITH_TIMEOUT(state(), playing, patienceMs);
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(m_player.isNull(), patienceMs);
    }

    void loopsInSilence()
    {
        view(u"gifv"_s, fileOf(u"lantern.mp4"_s));
        QTRY_COMPARE_WITH_TIMEOUT(state(), playing, patienceMs);
        QObject *sound = m_player->property("audioOutput").value<QObject *>();
        QVERIFY(sound && sound->property("muted").toBool());
        QTRY_VERIFY_WITH_TIMEOUT(place() > 2000, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(place() < 1000, patienceMs); // round again
        QCOMPARE(state(), playing);
    }

    void saysWhatCannotBePlayed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no film") << QByteArray("<html>not found</html>").repeated(40);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only the beginning") << fileOf(u"tide.mp4"_s).first(600);
    }
    void saysWhatCannotBePlayed()
    {
        QFETCH(QByteArray, bytes);
        view(u"video"_s, bytes);
        QTRY_VERIFY_WITH_TIMEOUT(!problem().isEmpty(), patienceMs);
        press(Qt::Key_Space); // harmless
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(m_player.isNull(), patienceMs);
    }

    void halfAFilmIsHalfPlayed()
    {
        const QByteArray whole = fileOf(u"tide.mp4"_s);
        view(u"video"_s, whole.first(whole.size() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(place() > 0 || !problem().isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(state() == stopped || !problem().isEmpty(), patienceMs);
    }

    void tooLargeIsRefused()
    {
        const QByteArray size = QByteArray::number(mostBytes(MediaKind::Movie) + 1);
        view(u"video"_s,
            {.raw = "HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n"
                    + fileOf(u"tide.mp4"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(!problem().isEmpty(), patienceMs);
        QCOMPARE(m_player->property("source").toUrl(), QUrl());
    }

private:
    void view(const QString &type, const QByteArray &bytes)
    {
        view(type, ScriptedAnswer{.body = bytes});
    }
    void view(const QString &type, const ScriptedAnswer &answer)
    {
        m_server->on("/film", answer);
        const QString host = u"a.example"_s;
        m_fixture->arrive(host, [this, type](Post &post) {
            post.warning.clear();
            post.media = {Media{.type = mediaType(type),
                .url = m_server->url(u"/film"_s).toString(),
                .width = 320,
                .height = 180}};
        });
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show({900, 700}));
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(m_fixture->lists().front()->property("count").toInt() == 1);
        WindowFixture::settle();
        press(Qt::Key_J);
        press(Qt::Key_M);
        QTRY_VERIFY(stage());
        m_stage = stage();
        const auto inside = m_stage->findChildren<QObject *>();
        for (QObject *object : inside) {
            m_player = object->inherits("QMediaPlayer") ? object : m_player.data();
        }
        QVERIFY(m_player);
    }

    QQuickItem *stage() const { return itemWith(m_fixture->window->contentItem(), "loops"); }
    int state() const { return m_player ? m_player->property("playbackState").toInt() : -1; }
    int place() const { return m_player ? m_player->property("position").toInt() : -1; }
    QString problem() const
    {
        return m_stage ? m_stage->property("problem").toString() : QString();
    }
    void press(Qt::Key key) { QTest::keyClick(m_fixture->window, key); }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<ScriptedServer> m_server;
    QPointer<QQuickItem> m_stage;
    QPointer<QObject> m_player;
};

ASTERISM_WINDOW_TEST(tst_Films)

#include "tst_films.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"
#include "support/scriptedserver.h"
#include "unit/images/picturetesting.h"

#include <QGuiApplication>
#include <QImageReader>

using namespace asterism;
using namespace asterism::ui;

/// Pictures in the real window's viewer.
class tst_Pictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_server = std::make_unique<ScriptedServer>();
        QVERIFY(m_fixture->open());
        m_server->on("/small", {.body = encoded(quarters(40, 20), "png")});
    }
    void cleanup()
    {
        m_fixture.reset();
        m_server.reset();
    }

    void showsThePicture()
    {
        view(encoded(quarters(80, 40), "png"));
        QTRY_VERIFY(flag("had"));
        QVERIFY(!flag("makesDo"));
    }

    void makesDoWithTheSmallerCopy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("AVIF without a plug-in") << smallAvif();
        QTest::newRow("no picture") << QByteArray("<html>not found</html>").repeated(40);
        QTest::newRow("nothing") << QByteArray();
    }
    void makesDoWithTheSmallerCopy()
    {
        QFETCH(QByteArray, bytes);
        view(bytes);
        QTRY_VERIFY(flag("had"));
        const bool readable =
            QImageReader::supportedImageFormats().contains("avif") && bytes == smallAvif();
        QCOMPARE(flag("makesDo"), !readable);
    }

    void saysWhenThereIsNeither()
    {
        view("no picture", u"/missing"_s);
        QTRY_VERIFY(flag("makesDo"));
        WindowFixture::settle();
        QVERIFY(!flag("had"));
    }

private:
    void view(const QByteArray &picture, const QString &small = u"/small"_s)
    {
        m_server->on("/picture", {.body = picture});
        const QString host = u"a.example"_s;
        m_fixture->arrive(host, [this, small](Post &post) {
            post.warning.clear();
            post.media = {Media{.type = Media::Type::Image,
                .url = m_server->url(u"/picture"_s).toString(),
                .previewUrl = m_server->url(small).toString(),
                .width = 80,
                .height = 40}};
        });
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show({900, 700}));
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(m_fixture->lists().front()->property("count").toInt() == 1);
        WindowFixture::settle();
        QTest::keyClick(m_fixture->window, Qt::Key_J);
        QTest::keyClick(m_fixture->window, Qt::Key_M);
        QTRY_VERIFY(stage());
    }

    QQuickItem *stage() const { return itemWith(m_fixture->window->contentItem(), "makesDo"); }
    bool flag(const char *name) const { return stage() && stage()->property(name).toBool(); }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<ScriptedServer> m_server;
};

ASTERISM_WINDOW_TEST(tst_Pictures)

#include "tst_pictures.moc"

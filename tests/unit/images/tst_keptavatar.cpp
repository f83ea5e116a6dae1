// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/keptavatar.h"

#include "picturetesting.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Pictures of people that are on the disk already.
class tst_keptavatar : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<MediaCache> m_media;

    /// After it was downloaded for somebody else.
    QString kept(const QByteArray &path, const QByteArray &body)
    {
        m_server->on(path, {.body = body});
        const QUrl url = m_server->url(QString::fromLatin1(path));
        const auto file = m_media->file(url, MediaKind::Avatar);
        (void)QTest::qWaitFor([&] { return file.isFinished(); }, 20'000);
        return file.resultCount() == 1 && file.result().ok() ? url.toString() : QString();
    }
    /// Nothing when nobody told of it.
    std::optional<QImage> avatar(const QString &url)
    {
        std::optional<QImage> told;
        const Actor actor{.acct = u"aoi@b.example"_s, .avatar = url};
        keptAvatar(*m_media, actor, 64, [&told](const QImage &image) {
            QVERIFY(QThread::currentThread() == QCoreApplication::instance()->thread());
            told = image;
        });
        if (told) {
            return {}; // at once
        }
        (void)QTest::qWaitFor([&] { return told.has_value(); }, 20'000);
        return told;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        m_media = std::make_unique<MediaCache>(m_clock,
            MediaCache::Options{.folder = m_folder->path(), .typedHosts = {m_server->host()}});
    }
    void cleanup()
    {
        m_media.reset();
        m_server.reset();
    }

    void oneThatIsThere()
    {
        const QString url = kept("/a.png", encoded(quarters(200, 100), "png"));
        QVERIFY(!url.isEmpty());
        const auto image = avatar(url);
        QVERIFY(image);
        QCOMPARE(image->size(), QSize(64, 64));
        QCOMPARE(image->pixelColor(40, 50), QColor(Qt::white));
    }

    void nobodyIsAskedForIt()
    {
        m_server->on("/a.png", {.body = encoded(quarters(20, 20), "png")});
        const auto image = avatar(m_server->url(u"/a.png"_s).toString());
        QVERIFY(image);
        QVERIFY(image->isNull());
        QCOMPARE(m_server->requests().size(), 0);
    }

    void whatIsNoPicture()
    {
        const QString url = kept("/a.png", "<svg/>");
        for (const QString &each : {url, QString(), u"file:///etc/passwd"_s, u"::"_s}) {
            const auto image = avatar(each);
            QVERIFY(image);
            QVERIFY(image->isNull());
        }
    }
};

QTEST_MAIN(tst_keptavatar)
#include "tst_keptavatar.moc"

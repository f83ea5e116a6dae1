// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/mediafiles.h"

#include "sandbox/sandbox.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

/// A server with pictures, a cache and a folder to save in.
struct House {
    House()
    {
        started = sandbox.start({.people = 12, .postsPerServer = 0}).ok();
        server = sandbox.servers().front();
        cache = std::make_unique<MediaCache>(
            clock, MediaCache::Options{.folder = dir.filePath(u"media"_s), .typedHosts = {host()}});
        files = std::make_unique<MediaFiles>(*cache, folder());
    }
    QString host() const { return server->host(); }
    QString folder() const { return dir.filePath(u"Pictures"_s); }
    QString url(const QString &name) const { return server->baseUrl() + u"/media/"_s + name; }

    QTemporaryDir dir;
    SystemClock clock;
    Sandbox sandbox;
    Server *server = nullptr;
    bool started = false;
    std::unique_ptr<MediaCache> cache;
    std::unique_ptr<MediaFiles> files;
};

} // namespace

class TestMediaFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fetchesIntoAFile();
    void savesUnderAFreeName();
    void saysWhyNot();
    void isSilentWhenCancelled();
    void mayGoWhileItWorks();
};

void TestMediaFiles::fetchesIntoAFile()
{
    House house;
    QVERIFY(house.started);
    QSignalSpy ready(house.files.get(), &MediaFiles::ready);
    const QString url = house.url(u"fox.png"_s);
    house.files->fetch(url);
    house.files->fetch(url); // asked for already
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patienceMs);
    QCOMPARE(ready[0][0].toString(), url);
    const QUrl file = ready[0][1].toUrl();
    QVERIFY(file.isLocalFile());
    QVERIFY(!QImage(file.toLocalFile(), "PNG").isNull());
    house.files->fetch(url);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patienceMs);
    QCOMPARE(house.server->requestCount(u"/media/*"_s), 1);
}

void TestMediaFiles::savesUnderAFreeName()
{
    House house;
    QVERIFY(house.started);
    QSignalSpy saved(house.files.get(), &MediaFiles::saved);
    house.files->save(house.url(u"fox.png"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patienceMs);
    house.files->save(house.url(u"fox.png"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 2, patienceMs);
    QCOMPARE(saved[0][1].toString(), house.folder() + u"/fox.png"_s);
    QCOMPARE(saved[1][1].toString(), house.folder() + u"/fox (2).png"_s);
    QVERIFY(!QImage(saved[1][1].toString()).isNull());
}

void TestMediaFiles::saysWhyNot()
{
    House house;
    QVERIFY(house.started);
    QSignalSpy failed(house.files.get(), &MediaFiles::failed);
    house.files->fetch(house.server->baseUrl() + u"/nothing/here.png"_s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patienceMs);
    QVERIFY(failed[0][1].toString().contains(house.host()));
    house.files->save(u"http://192.168.0.1/private.png"_s); // nobody typed that
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, patienceMs);
    QVERIFY(!failed[1][1].toString().isEmpty());
}

void TestMediaFiles::isSilentWhenCancelled()
{
    House house;
    QVERIFY(house.started);
    house.server->addFault({.kind = Fault::Kind::HalfOpen, .path = u"/media/slow.png"_s});
    QSignalSpy ready(house.files.get(), &MediaFiles::ready);
    QSignalSpy failed(house.files.get(), &MediaFiles::failed);
    const QString url = house.url(u"slow.png"_s);
    house.files->fetch(url);
    house.files->cancel(url);
    house.files->cancel(url);
    house.files->fetch(house.url(u"fox.png"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patienceMs);
    QCOMPARE(failed.size(), 0);
}

void TestMediaFiles::mayGoWhileItWorks()
{
    House house;
    QVERIFY(house.started);
    house.files->fetch(house.url(u"a.png"_s));
    house.files->save(house.url(u"b.png"_s));
    house.files.reset();
    house.files = std::make_unique<MediaFiles>(*house.cache, house.folder());
    QSignalSpy ready(house.files.get(), &MediaFiles::ready);
    house.files->fetch(house.url(u"a.png"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patienceMs);
}

QTEST_GUILESS_MAIN(TestMediaFiles)
#include "tst_mediafiles.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediacache.h"

#include "mediatesting.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_mediacache : public QObject {
    Q_OBJECT

private:
    SharedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;

    MediaCache::Options options() const
    {
        return {.folder = m_folder->path() + u"/media"_s, .typedHosts = {m_server->host()}};
    }

    QStringList beginnings() const
    {
        return QDir(options().folder + u"/new"_s).entryList(QDir::Files | QDir::System);
    }

    /// The order in which paths were asked for.
    QStringList asked() const
    {
        QStringList paths;
        for (const ScriptedRequest &request : m_server->requests()) {
            paths.append(QString::fromLatin1(request.target));
        }
        return paths;
    }

    ErrorKind kindOf(MediaCache &cache, const QUrl &url) const
    {
        const auto result = waitFor(cache.file(url, MediaKind::Picture));
        return result ? ErrorKind::Usage : result.error().kind; // Usage: no error of ours
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
    }

    void downloadsOnceAndKeeps()
    {
        m_server->on("/a.png", {.body = "bytes"});
        const QUrl url = m_server->url(u"/a.png"_s);
        QString path;
        {
            MediaCache cache(m_clock, options());
            const auto first = cache.file(url, MediaKind::Picture);
            const auto second = cache.file(url, MediaKind::Picture);
            QVERIFY(waitFor(first).ok());
            path = first.result().value();
            QCOMPARE(readAll(path), "bytes");
            QCOMPARE(waitFor(second).value(), path);
            QCOMPARE(waitFor(cache.file(url, MediaKind::Picture)).value(), path);
            QCOMPARE(waitFor(cache.usage()).value(), (MediaCache::Usage{.bytes = 5, .files = 1}));
        }
        MediaCache later(m_clock, options());
        QCOMPARE(waitFor(later.file(url, MediaKind::Picture)).value(), path);
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(beginnings().isEmpty());
    }

    void findsWithoutAsking()
    {
        m_server->on("/a.png", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        const auto found = [&cache](const QUrl &url) {
            std::atomic<bool> told = false;
            QString path;
            cache.find(url, [&](const QString &at) {
                path = at;
                told = true;
            });
            return QTest::qWaitFor([&] { return told.load(); }, 20'000) ? path : u"never"_s;
        };
        const QUrl url = m_server->url(u"/a.png"_s);
        QCOMPARE(found(url), QString());
        QCOMPARE(found(QUrl()), QString());
        QCOMPARE(found(QUrl(u"file:///etc/passwd"_s)), QString());
        QCOMPARE(m_server->requests().size(), 0);
        const auto path = waitFor(cache.file(url, MediaKind::Avatar));
        QVERIFY(path.ok());
        QCOMPARE(found(url), *path);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void fragmentsAskForTheSame()
    {
        m_server->on("/a", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        QVERIFY(waitFor(cache.file(m_server->url(u"/a#one"_s), MediaKind::Emoji)).ok());
        QVERIFY(waitFor(cache.file(m_server->url(u"/a#two"_s), MediaKind::Emoji)).ok());
        QCOMPARE(asked(), QStringList{u"/a"_s});
    }

    void saysNothingAboutTheUser()
    {
        m_server->on("/a", {.headers = {{"Set-Cookie", "id=1; Path=/"}}, .body = "bytes"});
        m_server->on("/b", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        QVERIFY(waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Avatar)).ok());
        QVERIFY(waitFor(cache.file(m_server->url(u"/b"_s), MediaKind::Avatar)).ok());
        for (const ScriptedRequest &request : m_server->requests()) {
            QCOMPARE(request.method, "GET");
            QCOMPARE(request.header("Cookie"), "");
            QCOMPARE(request.header("Authorization"), "");
            QCOMPARE(request.header("Referer"), "");
        }
    }

    void refusesWhatIsNoPlaceForPictures_data()
    {
        QTest::addColumn<QUrl>("url");
        for (const auto text : {"file:///a.png", "ftp://a.example/a.png", "http://a.example/a.png",
                 "https://user:pw@a.example/a.png", "", "data:image/png;base64,AAAA"}) {
            QTest::newRow(text) << QUrl(QString::fromLatin1(text));
        }
    }
    void refusesWhatIsNoPlaceForPictures()
    {
        QFETCH(QUrl, url);
        MediaCache cache(m_clock, options());
        QCOMPARE(kindOf(cache, url), ErrorKind::BadAnswer);
    }

    void privateHostsMustBeTyped()
    {
        m_server->on("/a", {.body = "bytes"});
        auto untyped = options();
        untyped.typedHosts = {};
        MediaCache cache(m_clock, untyped);
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::Network);
        QVERIFY(m_server->requests().isEmpty());
        cache.setTypedHosts({m_server->host()});
        QVERIFY(waitFor(cache.file(m_server->url(u"/a?2"_s), MediaKind::Picture)).ok());
    }

    void redirectsMayNotLeadInside()
    {
        ScriptedServer inside;
        inside.on("/secret", {.body = "secret"});
        const QByteArray target = inside.url(u"/secret"_s).toEncoded();
        m_server->on("/a", {.status = 302, .headers = {{"Location", target}}});
        MediaCache cache(m_clock, options());
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::Network);
        QVERIFY(inside.requests().isEmpty());
    }

    void redirectsOnTheSameHostAreFollowed()
    {
        m_server->on("/a", {.status = 301, .headers = {{"Location", "/b"}}, .body = "moved"});
        m_server->on("/b", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        const auto result = waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Picture));
        QVERIFY(result.ok());
        QCOMPARE(readAll(*result), "bytes");
    }

    void brokenAnswersLeaveNothing_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("cut") << ScriptedAnswer{.body = "0123456789", .cutAt = 5}
                             << ErrorKind::Network;
        QTest::newRow("empty") << ScriptedAnswer{} << ErrorKind::BadAnswer;
        QTest::newRow("announced too large")
            << ScriptedAnswer{.raw = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nxx"}
            << ErrorKind::BadAnswer;
        QTest::newRow("too large")
            << ScriptedAnswer{.body = QByteArray(9 * 1024 * 1024, 'x')} << ErrorKind::BadAnswer;
        QTest::newRow("no HTTP") << ScriptedAnswer{.raw = "hello\r\n\r\n"} << ErrorKind::Network;
        QTest::newRow("gone") << ScriptedAnswer{.status = 410, .body = "gone"}
                              << ErrorKind::NotFound;
        QTest::newRow("forbidden") << ScriptedAnswer{.status = 403} << ErrorKind::Forbidden;
        QTest::newRow("failing") << ScriptedAnswer{.status = 500} << ErrorKind::Network;
    }
    void brokenAnswersLeaveNothing()
    {
        QFETCH(ScriptedAnswer, answer);
        QFETCH(ErrorKind, kind);
        m_server->on("/a", answer);
        MediaCache cache(m_clock, options());
        const auto result = waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Avatar));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, kind);
        QCOMPARE(result.error().subject, m_server->host());
        QTRY_VERIFY(beginnings().isEmpty());
        QCOMPARE(waitFor(cache.usage()).value(), MediaCache::Usage{});
    }

    void refusalsAreRememberedForAnHour()
    {
        m_server->on("/a", {.status = 404});
        m_server->on("/a", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        const QUrl url = m_server->url(u"/a"_s);
        QCOMPARE(kindOf(cache, url), ErrorKind::NotFound);
        m_clock.advance(59 * minuteMs);
        QCOMPARE(kindOf(cache, url), ErrorKind::NotFound);
        QCOMPARE(m_server->requests().size(), 1);
        m_clock.advance(2 * minuteMs);
        QVERIFY(waitFor(cache.file(url, MediaKind::Picture)).ok());
    }

    void brokenLinesAreRememberedForAMinute()
    {
        m_server->on("/a", {.body = "0123456789", .cutAt = 5});
        m_server->on("/a", {.body = "0123456789"});
        MediaCache cache(m_clock, options());
        const QUrl url = m_server->url(u"/a"_s);
        QCOMPARE(kindOf(cache, url), ErrorKind::Network);
        QCOMPARE(kindOf(cache, url), ErrorKind::Network);
        QCOMPARE(m_server->requests().size(), 1);
        m_clock.advance(61 * secondMs);
        QVERIFY(waitFor(cache.file(url, MediaKind::Picture)).ok());
    }

    void spoiledFilesGo()
    {
        m_server->on("/a", {.body = "no picture"});
        MediaCache cache(m_clock, options());
        const QUrl url = m_server->url(u"/a"_s);
        const QString path = waitFor(cache.file(url, MediaKind::Picture)).value();
        cache.spoiled(url);
        QCOMPARE(kindOf(cache, url), ErrorKind::BadAnswer);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(m_server->requests().size(), 1);
    }

    void lastAskedComesFirst()
    {
        m_server->on("/first", {.body = "1", .delayMs = 100});
        auto one = options();
        one.atOnce = 1;
        MediaCache cache(m_clock, one);
        QList<MediaFuture> futures;
        for (const auto &path : {u"/first"_s, u"/b"_s, u"/c"_s, u"/d"_s, u"/b"_s}) {
            m_server->on(path.toLatin1(), {.body = "x"});
            futures.append(cache.file(m_server->url(path), MediaKind::Picture));
        }
        for (const MediaFuture &future : futures) {
            QVERIFY(waitFor(future).ok());
        }
        QCOMPARE(asked(), (QStringList{u"/first"_s, u"/b"_s, u"/d"_s, u"/c"_s}));
        QCOMPARE(m_server->mostAtOnce(), 1);
    }

    void oneHostGetsItsShareOnly()
    {
        ScriptedServer other;
        other.on("/quick", {.body = "x"});
        auto shares = options();
        shares.typedHosts.insert(other.host());
        MediaCache cache(m_clock, shares);
        QList<MediaFuture> futures;
        for (int i = 0; i < 8; ++i) {
            const QString path = u"/slow%1"_s.arg(i);
            m_server->on(path.toLatin1(), {.never = true});
            futures.append(cache.file(m_server->url(path), MediaKind::Picture));
        }
        QTRY_COMPARE(m_server->mostAtOnce(), 3);
        const auto quick = cache.file(other.url(u"/quick"_s), MediaKind::Picture);
        QVERIFY(waitFor(quick).ok());
        QCOMPARE(m_server->mostAtOnce(), 3);
    }

    void filmsLeaveRoom()
    {
        MediaCache cache(m_clock, options());
        for (const auto &path : {u"/film1"_s, u"/film2"_s, u"/film3"_s}) {
            m_server->on(path.toLatin1(), {.never = true});
            const auto film = cache.file(m_server->url(path), MediaKind::Movie);
        }
        m_server->on("/a", {.body = "x"});
        QVERIFY(waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Picture)).ok());
        QVERIFY(!asked().contains(u"/film3"_s));
    }

    void whatNobodyWantsIsNotBegun()
    {
        m_server->on("/first", {.body = "1", .delayMs = 100});
        m_server->on("/gone", {.body = "2"});
        m_server->on("/shared", {.body = "3"});
        auto one = options();
        one.atOnce = 1;
        MediaCache cache(m_clock, one);
        const auto first = cache.file(m_server->url(u"/first"_s), MediaKind::Picture);
        auto gone = cache.file(m_server->url(u"/gone"_s), MediaKind::Picture);
        auto shared = cache.file(m_server->url(u"/shared"_s), MediaKind::Picture);
        const auto still = cache.file(m_server->url(u"/shared"_s), MediaKind::Picture);
        gone.cancel();
        shared.cancel();
        QVERIFY(waitFor(first).ok());
        QVERIFY(waitFor(still).ok());
        QTRY_VERIFY(gone.isFinished() && shared.isFinished());
        QCOMPARE(asked(), (QStringList{u"/first"_s, u"/shared"_s}));
    }

    void aFilmNobodyWatchesEnds()
    {
        m_server->on("/film", {.body = QByteArray(100'000, 'x'), .dripMs = 1});
        m_server->on("/film", {.body = "short"});
        MediaCache cache(m_clock, options());
        auto film = cache.file(m_server->url(u"/film"_s), MediaKind::Movie);
        QTRY_VERIFY(film.progressValue() > 0);
        QCOMPARE(film.progressMaximum(), 100'000);
        film.cancel();
        QTRY_COMPARE(m_server->closedByClient(), 1);
        QTRY_VERIFY(beginnings().isEmpty());
        // Giving up is no failure: it may be asked again at once.
        QVERIFY(waitFor(cache.file(m_server->url(u"/film"_s), MediaKind::Movie)).ok());
    }

    void theLongestWaitingLeaveAFullLine()
    {
        m_server->on("/first", {.never = true});
        auto narrow = options();
        narrow.atOnce = 1;
        narrow.maxWaiting = 2;
        MediaCache cache(m_clock, narrow);
        QList<MediaFuture> futures;
        for (const auto &path : {u"/first"_s, u"/b"_s, u"/c"_s, u"/d"_s}) {
            futures.append(cache.file(m_server->url(path), MediaKind::Picture));
        }
        const auto left = waitFor(futures[1]);
        QVERIFY(!left.ok());
        QCOMPARE(left.error().kind, ErrorKind::Cancelled);
        QVERIFY(!futures[2].isFinished());
    }

    void leastRecentlyUsedGoFirst()
    {
        auto small = options();
        small.maxBytes = 3500;
        MediaCache cache(m_clock, small);
        QStringList paths;
        for (const auto &path : {u"/a"_s, u"/b"_s, u"/c"_s, u"/a"_s, u"/d"_s}) {
            m_server->on(path.toLatin1(), {.body = QByteArray(1000, 'x')});
            paths.append(waitFor(cache.file(m_server->url(path), MediaKind::Picture)).value());
            m_clock.advance(secondMs);
        }
        QVERIFY(QFile::exists(paths[0])); // used again after b
        QVERIFY(!QFile::exists(paths[1]));
        QVERIFY(QFile::exists(paths[4]));
        QVERIFY(waitFor(cache.usage()).value().bytes <= 3500);
    }

    void oneFileTooLargeForTheCacheStaysForItsReader()
    {
        m_server->on("/a", {.body = QByteArray(5000, 'x')});
        auto small = options();
        small.maxBytes = 1000;
        MediaCache cache(m_clock, small);
        const auto result = waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Picture));
        QVERIFY(result.ok());
        QCOMPARE(readAll(*result).size(), 5000);
    }

    void aFullDiskIsAnErrorForAWhile()
    {
        m_server->on("/a", {.body = "bytes"});
        const QString folder = options().folder;
        MediaCache cache(m_clock, options());
        QVERIFY(waitFor(cache.usage()).ok()); // the folder is made by now
        QVERIFY(QDir(folder + u"/new"_s).removeRecursively());
        QVERIFY(QFile(folder + u"/new"_s).open(QIODevice::WriteOnly)); // in the way
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::Store);
        QVERIFY(QFile::remove(folder + u"/new"_s));
        QVERIFY(QDir().mkpath(folder + u"/new"_s));
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::Store);
        m_clock.advance(61 * secondMs);
        QVERIFY(waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Picture)).ok());
    }

    void noFolderIsAnErrorEachTime()
    {
        auto blocked = options();
        QVERIFY(QFile(m_folder->path() + u"/file"_s).open(QIODevice::WriteOnly));
        blocked.folder = m_folder->path() + u"/file/media"_s;
        MediaCache cache(m_clock, blocked);
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::Store);
        QCOMPARE(kindOf(cache, m_server->url(u"/b"_s)), ErrorKind::Store);
        QVERIFY(m_server->requests().isEmpty());
    }

    void clearing()
    {
        m_server->on("/a", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        const QUrl url = m_server->url(u"/a"_s);
        const QString path = waitFor(cache.file(url, MediaKind::Picture)).value();
        QVERIFY(waitFor(cache.clear()).ok());
        QVERIFY(!QFile::exists(path));
        QCOMPARE(waitFor(cache.usage()).value(), MediaCache::Usage{});
        QVERIFY(waitFor(cache.file(url, MediaKind::Picture)).ok());
        QCOMPARE(m_server->requests().size(), 2);
    }

    void goingAwayAnswersEverybody()
    {
        m_server->on("/a", {.never = true});
        QList<MediaFuture> futures;
        {
            MediaCache cache(m_clock, options());
            for (int i = 0; i < 10; ++i) {
                futures.append(
                    cache.file(m_server->url(u"/a?%1"_s.arg(i % 5)), MediaKind::Picture));
            }
            QTRY_COMPARE(m_server->requests().size(), 3);
        }
        for (const MediaFuture &future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
        }
    }

    void aBusyHostIsAskedAgainSoon()
    {
        m_server->on("/a", {.status = 503});
        m_server->on("/a", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::RateLimited);
        m_clock.advance(61 * secondMs);
        QVERIFY(waitFor(cache.file(m_server->url(u"/a"_s), MediaKind::Picture)).ok());
    }

    void rateLimitsHold()
    {
        m_server->on("/a", {.status = 429, .headers = {{"Retry-After", "600"}}});
        m_server->on("/b", {.body = "bytes"});
        MediaCache cache(m_clock, options());
        QCOMPARE(kindOf(cache, m_server->url(u"/a"_s)), ErrorKind::RateLimited);
        QCOMPARE(kindOf(cache, m_server->url(u"/b"_s)), ErrorKind::RateLimited);
        QCOMPARE(m_server->requests().size(), 1);
        m_clock.advance(601 * secondMs);
        QVERIFY(waitFor(cache.file(m_server->url(u"/b"_s), MediaKind::Picture)).ok());
    }
};

QTEST_GUILESS_MAIN(tst_mediacache)
#include "tst_mediacache.moc"

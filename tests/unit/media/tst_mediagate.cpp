// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediacache.h"

#include "mediatesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Hosts that are never to be asked are not asked for pictures either.
class tst_mediagate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverForPicturesEither()
    {
        const SharedClock clock;
        const QTemporaryDir folder;
        ScriptedServer server;
        server.on("/a.png", {.body = "bytes"});
        MediaCache::Options options{.folder = folder.path(), .typedHosts = {server.host()}};
        const auto gate = std::make_shared<Gate>(clock);
        options.http.gate = gate;
        MediaCache cache(clock, options);
        const QUrl url = server.url(u"/a.png"_s);

        gate->setRules({.never = {server.host()}});
        const auto refused = waitFor(cache.file(url, MediaKind::Picture));
        QCOMPARE(refused.error().kind, ErrorKind::Barred);
        QCOMPARE(server.connections(), 0);

        gate->setRules({}); // it is not remembered that it could not be had
        QVERIFY(waitFor(cache.file(url, MediaKind::Picture)).ok());
        const auto counts = gate->takeCounts();
        QCOMPARE(counts.size(), 1u);
        QCOMPARE(counts[0].purpose, Purpose::Media);

        gate->setRules({.never = {server.host()}}); // what is here already asks nobody
        QVERIFY(waitFor(cache.file(url, MediaKind::Picture)).ok());
        QCOMPARE(server.requests().size(), 1);
    }

    void downloadsEndAtOnce()
    {
        const SharedClock clock;
        const QTemporaryDir folder;
        ScriptedServer server;
        server.on("/film", {.never = true});
        MediaCache::Options options{.folder = folder.path(), .typedHosts = {server.host()}};
        const auto gate = std::make_shared<Gate>(clock);
        options.http.gate = gate;
        MediaCache cache(clock, options);
        const auto film = cache.file(server.url(u"/film"_s), MediaKind::Movie);
        QTRY_COMPARE(server.requests().size(), 1);
        gate->setRules({.never = {server.host()}});
        cache.reconsider();
        QCOMPARE(waitFor(film).error().kind, ErrorKind::Barred);
        QTRY_COMPARE(server.closedByClient(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_mediagate)
#include "tst_mediagate.moc"

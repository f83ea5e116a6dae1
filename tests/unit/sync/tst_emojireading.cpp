// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "store/serveremojis.h"
#include "sync/serveremojis.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray emojisPath = "/api/v1/custom_emojis";

QByteArray emojiJson(const QByteArray &name, const QByteArray &category = "animals")
{
    return quoted("{'shortcode':'" + name + "','url':'https://a.example/" + name
        + ".gif','static_url':'https://a.example/" + name
        + ".png','visible_in_picker':true,'category':'" + category + "'}");
}

Result<Done> load(AccountFixture &fixture, const QString &software = u"mastodon"_s)
{
    return awaitedResult(
        loadServerEmojis(*fixture.core, *fixture.sessions, fixture.session(software)));
}

QStringList kept(AccountFixture &fixture)
{
    const QString host = fixture.server.host();
    const auto emojis = awaitedResult(fixture.core->store.readCache(
        [host](store::CacheTx &tx) { return store::serverEmojis(tx, host); }));
    QStringList names;
    for (const ServerEmoji &emoji : emojis ? *emojis : std::vector<ServerEmoji>()) {
        names << emoji.shortcode + u' ' + emoji.category;
    }
    return names;
}

} // namespace

/// The emoji that a server has of its own, into the cache; once a day.
class tst_emojireading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onceADay()
    {
        AccountFixture fixture;
        fixture.server.on(
            emojisPath, scriptedJson('[' + emojiJson("fox") + ',' + emojiJson("cat", "") + ']'));
        fixture.server.on(emojisPath, scriptedJson('[' + emojiJson("owl") + ']'));
        QVERIFY(load(fixture));
        QCOMPARE(kept(fixture), (QStringList{u"fox animals"_s, u"cat "_s}));
        QVERIFY(load(fixture));
        QCOMPARE(fixture.lines().size(), 1); // it was asked just now
        fixture.clock.advance(dayMs + 1);
        QVERIFY(load(fixture));
        QCOMPARE(kept(fixture), QStringList{u"owl animals"_s});
    }

    /// What is known stays when the server cannot be asked.
    void aServerThatIsAway()
    {
        AccountFixture fixture;
        fixture.server.on(emojisPath, scriptedJson('[' + emojiJson("fox") + ']'));
        fixture.server.on(emojisPath, scriptedJson(quoted("{'error':'Not now'}"), 403));
        QVERIFY(load(fixture));
        fixture.clock.advance(2 * dayMs);
        QVERIFY(!load(fixture));
        QCOMPARE(kept(fixture), QStringList{u"fox animals"_s});
    }

    void whoHasNone()
    {
        AccountFixture fixture;
        fixture.server.on(emojisPath, scriptedJson(quoted("{'error':'Not found'}"), 404));
        QVERIFY(load(fixture));
        QVERIFY(load(fixture));
        QCOMPARE(fixture.lines().size(), 1);
        QVERIFY(kept(fixture).isEmpty());
        AccountFixture other;
        QVERIFY(load(other, u"kibou"_s));
        QVERIFY(other.lines().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_emojireading)
#include "tst_emojireading.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/migrations.h"
#include "store/serveremojis.h"

using namespace asterism;
using namespace asterism::store;

namespace {

ServerEmoji emojiCalled(const QString &shortcode, const QString &category = {})
{
    return {.shortcode = shortcode,
        .url = u"https://a.example/"_s + shortcode + u".gif"_s,
        .staticUrl = u"https://a.example/"_s + shortcode + u".png"_s,
        .category = category,
        .aliases = {u"another"_s, u"別名"_s}};
}

} // namespace

/// The emoji of servers, host by host.
class tst_serveremojis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void asTheyWereTold()
    {
        const std::vector<ServerEmoji> told{emojiCalled(u"zebra"_s, u"animals"_s),
            emojiCalled(u"ant"_s),
            {.shortcode = u"bare"_s, .url = u"https://a.example/b"_s, .sensitive = true}};
        QCOMPARE(readAt(u"a.example"_s), 0);
        save(u"a.example"_s, told);
        save(u"b.example"_s, {emojiCalled(u"ant"_s)});
        QCOMPARE(kept(u"a.example"_s), told); // in the server's order
        QCOMPARE(kept(u"b.example"_s).size(), size_t(1));
        QVERIFY(kept(u"c.example"_s).empty());
        QCOMPARE(readAt(u"a.example"_s), noon);
    }

    void whatIsNewReplacesAll()
    {
        save(u"a.example"_s, {emojiCalled(u"one"_s), emojiCalled(u"two"_s)});
        m_folder->clock.advance(hourMs);
        save(u"a.example"_s, {emojiCalled(u"two"_s, u"later"_s)});
        QCOMPARE(
            kept(u"a.example"_s), (std::vector<ServerEmoji>{emojiCalled(u"two"_s, u"later"_s)}));
        QCOMPARE(readAt(u"a.example"_s), noon + hourMs);
        save(u"a.example"_s, {});
        QVERIFY(kept(u"a.example"_s).empty());
        QCOMPARE(readAt(u"a.example"_s), noon + hourMs); // it has none, and was asked
    }

    void whatMakesNoSense()
    {
        ServerEmoji twice = emojiCalled(u"cat"_s);
        twice.url = u"https://a.example/other.png"_s;
        save(u"a.example"_s,
            {emojiCalled(u"cat"_s), twice, {.shortcode = {}, .url = u"https://a.example/x"_s},
                {.shortcode = u"nothing"_s, .url = {}}});
        QCOMPARE(kept(u"a.example"_s), (std::vector<ServerEmoji>{emojiCalled(u"cat"_s)}));
    }

    void noMoreThanSoMany()
    {
        std::vector<ServerEmoji> many;
        for (int i = 0; i < mostEmojisKept + 5; ++i) {
            many.push_back(emojiCalled(u"e%1"_s.arg(i)));
        }
        save(u"a.example"_s, many);
        const auto found = kept(u"a.example"_s);
        QCOMPARE(found.size(), size_t(mostEmojisKept));
        QCOMPARE(found.back().shortcode, u"e%1"_s.arg(mostEmojisKept - 1));
    }

    void whoIsNotAskedAnyMore()
    {
        save(u"old.example"_s, {emojiCalled(u"one"_s)});
        m_folder->clock.advance(61 * dayMs);
        save(u"a.example"_s, {emojiCalled(u"one"_s)});
        QVERIFY(kept(u"old.example"_s).empty());
        QCOMPARE(readAt(u"old.example"_s), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM server_emoji"), 1);
        QCOMPARE(m_folder->check(), QString());
    }

    void anOlderCache()
    {
        Folder folder;
        {
            Database old(folder.path(u"cache.db"_s), Database::Mode::ReadWrite, false);
            QVERIFY(migrate(old, cacheMigrations(), 11));
        }
        QVERIFY(!folder.open());
        const auto found =
            folder.read([](CacheTx &tx) { return serverEmojis(tx, u"a.example"_s); });
        QVERIFY(found && found->empty());
    }

private:
    void save(const QString &host, const std::vector<ServerEmoji> &emojis)
    {
        QVERIFY(m_folder->write([=](CacheTx &tx) { return saveServerEmojis(tx, host, emojis); }));
    }
    std::vector<ServerEmoji> kept(const QString &host)
    {
        return *m_folder->read([=](CacheTx &tx) { return serverEmojis(tx, host); });
    }
    qint64 readAt(const QString &host)
    {
        return *m_folder->read([=](CacheTx &tx) { return serverEmojisReadAt(tx, host); });
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_serveremojis)
#include "tst_serveremojis.moc"

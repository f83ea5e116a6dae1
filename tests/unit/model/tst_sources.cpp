// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// The keys of sources, which both databases name them by, and the words that they begin with.
class tst_sources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keys_data()
    {
        using Kind = Source::Kind;
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("key");
        const AccountId ao{u"uuid"_s};
        const QString host = u"a.example"_s;
        QTest::newRow("home") << homeSource(ao, host) << u"home:uuid"_s;
        QTest::newRow("server list")
            << serverListSource(ao, host, u"12@x"_s) << u"server-list:12@x@uuid"_s;
        QTest::newRow("social") << accountSource(Kind::Social, ao, host) << u"social:uuid"_s;
        QTest::newRow("antenna") << accountSource(Kind::Antenna, ao, host, u"9abc"_s)
                                 << u"antenna:9abc@uuid"_s;
        QTest::newRow("channel") << accountSource(Kind::Channel, ao, host, u"9abc"_s)
                                 << u"channel:9abc@uuid"_s;
        QTest::newRow("clip") << accountSource(Kind::Clip, ao, host, u"9abc"_s)
                              << u"clip:9abc@uuid"_s;
        QTest::newRow("mentions") << accountSource(Kind::Mentions, ao, host) << u"mentions:uuid"_s;
        QTest::newRow("favourites")
            << accountSource(Kind::Favourites, ao, host) << u"favourites:uuid"_s;
        QTest::newRow("notifications")
            << accountSource(Kind::Notifications, ao, host) << u"notifications:uuid"_s;
        QTest::newRow("direct") << accountSource(Kind::Direct, ao, host) << u"direct:uuid"_s;
        QTest::newRow("bubble") << bubbleSource(host) << u"bubble:a.example"_s;
        QTest::newRow("local") << localSource(host) << u"local:a.example"_s;
        QTest::newRow("person") << personSource(u"ao@b.example"_s, host)
                                << u"person:ao@b.example@@a.example"_s;
        QTest::newRow("media") << personMediaSource(u"ao@b.example"_s, host)
                               << u"person-media:ao@b.example@@a.example"_s;
    }
    void keys()
    {
        QFETCH(Source, source);
        QFETCH(QString, key);
        QCOMPARE(source.key(), key);
        const auto read = Source::fromKey(key);
        QVERIFY(read.ok());
        QCOMPARE(read->key(), key);
        QCOMPARE(read->kind, source.kind);
        QCOMPARE(read->account, source.account);
        QCOMPARE(read->param, source.param);
        QCOMPARE(word(source.kind), key.section(u':', 0, 0));
        QVERIFY(sourceKind(word(source.kind)) == source.kind);
        QCOMPARE(isOfAccount(source.kind), !source.account.isEmpty());
    }

    /// What one account is shown of a person is not what another one on its server is.
    void personsAsAnAccountSeesThem()
    {
        const QString acct = u"mei@b.example"_s;
        const Source plain = personSource(acct, u"a.example"_s);
        const Source seen = personSourceAs({u"uuid"_s}, acct, u"a.example"_s);
        QCOMPARE(plain.key(), u"person:mei@b.example@@a.example"_s);
        QCOMPARE(seen.key(), u"person:mei@b.example@@a.example@@uuid"_s);
        QVERIFY(personSourceAs({u"other"_s}, acct, u"a.example"_s).key() != seen.key());
        QCOMPARE(personSourceAs({}, acct, u"a.example"_s), plain);
        for (const Source &source : {plain, seen}) {
            const auto read = Source::fromKey(source.key());
            QVERIFY(read.ok());
            QCOMPARE(*read, source);
        }
        for (const QString &key : {u"person:mei@b.example@@a.example@@"_s,
                 u"person:mei@b.example@@@@uuid"_s, u"person:a@b.example@@c@@d@@e"_s}) {
            QVERIFY2(!Source::fromKey(key).ok(), qPrintable(key));
        }
    }

    void noKeys_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"", "social", "social:", "social:id@uuid", "antenna:uuid",
                 "antenna:@uuid", "clip:", "mentions:x@uuid", "direct:", "direct:x@uuid", "bubble:",
                 "person-media:ao@b.example", "person-media:@@a.example", "sideways:x"}) {
            QTest::newRow(key) << QString::fromLatin1(key);
        }
    }
    void noKeys()
    {
        QFETCH(QString, key);
        const auto read = Source::fromKey(key);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Usage);
    }

    void noWords()
    {
        QVERIFY(!sourceKind(u"Home"_s));
        QVERIFY(!sourceKind(QString()));
        QVERIFY(!sourceKind(u"sideways"_s));
    }
};

QTEST_GUILESS_MAIN(tst_sources)
#include "tst_sources.moc"

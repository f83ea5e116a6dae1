// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/belongingitems.h"

#include "protocol/software.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr auto dead = "https://c.example/notes/1";

TimelineItem toldItem(const QString &id, const QString &uri, const QString &url = {})
{
    TimelineItem item;
    item.post.localId = id;
    item.post.uri = uri;
    item.post.url = url;
    return item;
}

QString chosen(
    const QString &software, const std::vector<TimelineItem> &found, const QString &address)
{
    Instance instance;
    instance.host = u"a.example"_s;
    instance.software = software;
    instance.version = u"4.5.0"_s;
    instance.family = familyOfSoftware(software);
    instance.mastodonApi = software == u"hollo" ? 6 : 0; // which says so of itself
    if (instance.family == Instance::Family::Unknown) {
        instance.family = Instance::Family::Mastodon; // as one of which nobody has heard
    }
    const TimelineItem *item = itemAtAddress(instance, found, address);
    return item ? item->post.localId : u"none"_s;
}

} // namespace

/// Of what a server tells when it is asked for an address, the post that lies there.
class tst_itemataddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMerelyLinksThere_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("taken");
        for (const char *software :
            {"pleroma", "akkoma", "snac", "friendica", "hollo", "unheard-of"}) {
            QTest::newRow(software) << QString::fromLatin1(software) << u"none"_s;
        }
        for (const char *software :
            {"mastodon", "gotosocial", "mitra", "takahe", "pixelfed", "misskey"}) {
            QTest::newRow(software) << QString::fromLatin1(software) << u"7"_s;
        }
    }
    void whatMerelyLinksThere()
    {
        QFETCH(QString, software);
        QFETCH(QString, taken);
        const TimelineItem other = toldItem(u"7"_s, u"https://d.example/notes/9"_s);
        QCOMPARE(chosen(software, {other}, QString::fromLatin1(dead)), taken);
        // Of several none lies there, whoever tells them.
        const TimelineItem more = toldItem(u"8"_s, u"https://d.example/notes/8"_s);
        QCOMPARE(chosen(software, {other, more}, QString::fromLatin1(dead)), u"none"_s);
        QCOMPARE(chosen(software, {}, QString::fromLatin1(dead)), u"none"_s);
    }

    void amongOthers()
    {
        const TimelineItem other = toldItem(u"7"_s, u"https://d.example/notes/9"_s);
        const TimelineItem meant =
            toldItem(u"8"_s, QString::fromLatin1(dead), u"https://c.example/@x/1"_s);
        for (const QString &address : {QString::fromLatin1(dead), u"http://c.example/notes/1"_s,
                 u"https://c.example/@x/1"_s}) {
            QCOMPARE(chosen(u"pleroma"_s, {other, meant}, address), u"8"_s);
            QCOMPARE(chosen(u"mastodon"_s, {other, meant}, address), u"8"_s);
        }
        // One that nobody can be asked for by an id.
        QCOMPARE(chosen(u"akkoma"_s, {toldItem({}, QString::fromLatin1(dead))},
                     QString::fromLatin1(dead)),
            u"none"_s);
        QCOMPARE(chosen(u"akkoma"_s, {toldItem(u"7"_s, {})}, {}), u"none"_s);
    }

    void spellings_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("taken");
        const auto row = [](const char *name, const char *address, const char *taken) {
            QTest::newRow(name) << QString::fromLatin1(address) << QString::fromLatin1(taken);
        };
        row("a place on it", "https://c.example/notes/1#a", "8");
        row("a slash", "https://c.example/notes/1/", "8");
        row("both", "http://c.example/notes/1/#a", "8");
        row("the host's case", "https://C.Example/notes/1", "8");
        row("its page", "https://c.EXAMPLE/@x/1/", "8");
        row("a query", "https://c.example/?p=2#a", "9");
        row("another query", "https://c.example/?p=3", "none");
        row("no query", "https://c.example/", "none");
        row("the path's case", "https://c.example/Notes/1", "none");
        row("another port", "https://c.example:8443/notes/1", "none");
        row("told with a place", "https://c.example/feed#1", "10");
        row("at another place", "https://c.example/feed#2", "none");
        row("below it", "https://c.example/notes/1/2", "none");
        row("no address", "notes", "none");
    }
    void spellings()
    {
        QFETCH(QString, address);
        QFETCH(QString, taken);
        const std::vector<TimelineItem> found{toldItem(u"7"_s, u"https://d.example/notes/9"_s),
            toldItem(u"8"_s, QString::fromLatin1(dead), u"https://c.example/@x/1"_s),
            toldItem(u"9"_s, u"https://c.example/?p=2"_s),
            toldItem(u"10"_s, u"https://c.example/feed#1"_s)};
        QCOMPARE(chosen(u"akkoma"_s, found, address), taken);
        QCOMPARE(
            chosen(u"akkoma"_s, {toldItem({}, QString::fromLatin1(dead))}, address), u"none"_s);
    }

    /// To act on a post its uri must be that one.
    void aPostsUriIsExact()
    {
        const std::vector<TimelineItem> found{toldItem(u"8"_s, QString::fromLatin1(dead))};
        QVERIFY(itemOfPost(found, QString::fromLatin1(dead)) != nullptr);
        QVERIFY(itemOfPost(found, QString::fromLatin1(dead) + u"#a"_s) == nullptr);
    }

    /// Whose page that is anybody may claim.
    void byItsUriFirst()
    {
        const TimelineItem liar =
            toldItem(u"6"_s, u"https://evil.example/1"_s, QString::fromLatin1(dead));
        const TimelineItem meant = toldItem(u"8"_s, QString::fromLatin1(dead));
        QCOMPARE(chosen(u"akkoma"_s, {liar, meant}, QString::fromLatin1(dead)), u"8"_s);
        const QString place = QString::fromLatin1(dead) + u"#a"_s;
        const TimelineItem exactly = toldItem(u"6"_s, u"https://evil.example/1"_s, place);
        QCOMPARE(chosen(u"akkoma"_s, {exactly, meant}, place), u"8"_s);
    }

    void theServersOwnPageOfIt()
    {
        const TimelineItem other = toldItem(u"7"_s, u"https://d.example/notes/9"_s);
        const TimelineItem meant = toldItem(u"8"_s, QString::fromLatin1(dead));
        const QString page = u"https://a.example/notice/8"_s;
        QCOMPARE(chosen(u"akkoma"_s, {other, meant}, page), u"8"_s);
        QCOMPARE(chosen(u"akkoma"_s, {other}, page), u"none"_s);
        QCOMPARE(chosen(u"akkoma"_s, {meant}, u"https://b.example/notice/8"_s), u"none"_s);
    }
};

QTEST_GUILESS_MAIN(tst_itemataddress)
#include "tst_itemataddress.moc"

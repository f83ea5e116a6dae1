// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

QString formatsLine(const Capabilities &can)
{
    QStringList words;
    for (const TextFormat format : can.formats) {
        words << word(format);
    }
    return words.join(u' ');
}

/// What a post may have there, in words.
QString abilities(const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    QStringList words;
    const auto add = [&words](bool has, const QString &word) {
        if (has) {
            words << word;
        }
    };
    add(can.media, u"media"_s);
    add(can.mediaOldPath, u"old-path"_s);
    add(can.mediaLater, u"later"_s);
    add(can.mediaFocus, u"focus"_s);
    add(can.mediaInEdits, u"in-edits"_s);
    add(can.mediaOfPosts, u"of-posts"_s);
    add(can.mediaOutlivesPosts, u"outlives"_s);
    add(can.polls, u"polls"_s);
    add(can.pollsHideTotals, u"hidden"_s);
    add(can.pollWithMedia, u"with-media"_s);
    add(can.pollAlone, u"alone"_s);
    add(can.pollsOpenOnly, u"open"_s);
    add(can.pollInEdits, u"said-again"_s);
    add(can.pollEndStays, u"end-stays"_s);
    add(can.quoteWithMedia, u"quote-with-media"_s);
    add(can.scheduling == Capabilities::Scheduling::Mastodon, u"scheduled"_s);
    return words.join(u' ') + u" | "_s + formatsLine(can);
}

Instance telling(const QString &software, const QStringList &formats)
{
    Instance instance = at(software);
    instance.posting.formats = formats;
    return instance;
}

} // namespace

/// What servers of Mastodon's API take in a new post besides words.
class tst_postingcapabilities : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void software_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Instance &instance, const QString &expected) {
            QTest::newRow(name) << instance << expected;
        };
        const QString mastodon =
            u"media later focus in-edits polls hidden said-again scheduled | plain"_s;
        row("Mastodon", at(u"mastodon"_s), mastodon);
        row("Mastodon 4.5", at(u"mastodon"_s, u"4.5.7"_s), mastodon);
        row("Mastodon 4.0", at(u"mastodon"_s, u"4.0.2"_s),
            u"media later focus polls hidden said-again scheduled | plain"_s);
        row("Mastodon 3.4", at(u"mastodon"_s, u"3.4.1"_s),
            u"media later focus polls hidden scheduled | plain"_s);
        row("Mastodon 3.0", at(u"mastodon"_s, u"3.0.1"_s),
            u"media old-path focus polls hidden scheduled | plain"_s);
        row("Mastodon 2.6", at(u"mastodon"_s, u"2.6.5"_s), u"media old-path focus | plain"_s);
        row("glitch-soc", at(u"mastodon"_s, u"4.5.0+glitch"_s),
            mastodon.chopped(5) + u"plain markdown html"_s);
        row("Fedibird", at(u"fedibird"_s, u"3.4.1"_s),
            u"media later focus polls hidden quote-with-media scheduled | plain"_s);
        row("GoToSocial", at(u"gotosocial"_s, u"0.20.0-rc1+git-57cb4fe"_s),
            u"media later focus in-edits of-posts polls hidden alone said-again end-stays "
            "scheduled | plain markdown"_s);
        row("GoToSocial 0.19", at(u"gotosocial"_s, u"0.19.2"_s),
            u"media later focus in-edits of-posts polls hidden alone said-again end-stays "
            "| plain markdown"_s);
        row("Pleroma", at(u"pleroma"_s, u"2.9.1"_s),
            u"media of-posts polls with-media quote-with-media scheduled | plain markdown html "
            "bbcode"_s);
        row("Akkoma", at(u"akkoma"_s, u"3.13.2"_s),
            u"media of-posts polls with-media quote-with-media scheduled | plain markdown html "
            "bbcode mfm"_s);
        row("Pixelfed", at(u"pixelfed"_s), u"media of-posts | plain"_s);
        row("Friendica", at(u"friendica"_s),
            u"media in-edits of-posts quote-with-media | markdown"_s);
        row("snac2", at(u"snac"_s, u"2.94"_s), u"media polls open | markdown"_s);
        row("snac2 2.75", at(u"snac"_s, u"2.75"_s), u"media open | markdown"_s);
        row("Kibou", at(u"kibou"_s), u" | plain"_s);
        row("Takahe", at(u"takahe"_s), u"media of-posts polls with-media | plain"_s);
        row("Mitra", at(u"mitra"_s, u"5.9.0"_s),
            u"media of-posts polls with-media quote-with-media | markdown html"_s);
        row("Mitra 3.14", at(u"mitra"_s, u"3.14.0"_s),
            u"media of-posts with-media quote-with-media | markdown html"_s);
        row("Iceshrimp.NET", at(u"iceshrimp.net"_s),
            u"media in-edits of-posts polls with-media alone said-again quote-with-media | mfm"_s);
        row("unheard of", at(u"newfork"_s), u"media old-path | plain"_s);
    }
    void software()
    {
        QFETCH(Instance, instance);
        QTEST(abilities(instance), "expected");
    }

    /// What the server tells counts more than what its software is known for.
    void told()
    {
        const QString markdown = u"text/markdown"_s;
        const auto line = [](const Instance &instance) {
            return formatsLine(capabilities(instance));
        };
        QCOMPARE(line(telling(u"akkoma"_s, {markdown, u"text/plain"_s})), u"plain markdown"_s);
        QCOMPARE(line(telling(u"gotosocial"_s, {u"text/plain"_s})), u"plain"_s);
        QCOMPARE(line(telling(u"mitra"_s, {u"text/html"_s, markdown})), u"markdown html"_s);
        QCOMPARE(line(telling(u"newfork"_s, {u"text/plain"_s, markdown, markdown})),
            u"plain markdown"_s);
        QCOMPARE(line(telling(u"akkoma"_s, {u"text/x.unknown"_s})),
            u"plain markdown html bbcode mfm"_s); // nothing that is known was told
        Instance unheard = at(u"newfork"_s);
        unheard.posting.pollChoices = 4;
        QVERIFY(capabilities(unheard).polls);
        Instance kmyblue = at(u"kmyblue"_s);
        kmyblue.features = {u"poll_media"_s};
        QVERIFY(capabilities(kmyblue).pollWithMedia);
    }

    void keptUntilItsTime()
    {
        const Capabilities can = capabilities(at(u"mastodon"_s));
        const Capabilities gts = capabilities(at(u"gotosocial"_s));
        PostText post{.text = u"hello"_s, .scheduledAt = noon + can.scheduleLeastMs};
        QVERIFY(can.scheduleLeastMs > 5 * minuteMs); // which all of them want
        QVERIFY(keepsUntilItsTime(can, post, noon));
        QVERIFY(!keepsUntilItsTime(can, post, noon + 1));
        QVERIFY(!keepsUntilItsTime(capabilities(at(u"snac"_s)), post, noon));
        QVERIFY(keepsUntilItsTime(gts, post, noon));
        post.visibility = Visibility::Local;
        QVERIFY(keepsUntilItsTime(can, post, noon));
        QVERIFY(!keepsUntilItsTime(gts, post, noon)); // it would be for everybody
        post.visibility = Visibility::Private;
        post.format = TextFormat::Markdown;
        QVERIFY(!keepsUntilItsTime(gts, post, noon));
        post.format = TextFormat::Plain;
        QVERIFY(keepsUntilItsTime(gts, post, noon));
        post.localOnly = true;
        QVERIFY(keepsUntilItsTime(can, post, noon));
        QVERIFY(!keepsUntilItsTime(gts, post, noon)); // followers elsewhere would get it
        post.localOnly = false;
        post.after = u"draft/0"_s;
        QVERIFY(!keepsUntilItsTime(can, post, noon));
        QVERIFY(!keepsUntilItsTime(can, {.text = u"hello"_s}, noon));
    }
};

QTEST_GUILESS_MAIN(tst_postingcapabilities)
#include "tst_postingcapabilities.moc"

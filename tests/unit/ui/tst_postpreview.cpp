// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/postpreview.h"

#include "actingfixture.h"

#include "store/serveremojis.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;

/// What is being written, as it will look.
class tst_postpreview : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::shared_ptr<EmojiIndex> m_index;
    std::unique_ptr<PostPreview> m_preview;

private Q_SLOTS:
    void init()
    {
        m_index = std::make_shared<EmojiIndex>();
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->add(u"ao"_s, u"a.example"_s, u"pleroma"_s, 0));
        QVERIFY(await(m_house->app->store->writeCache([](store::CacheTx &tx) {
            return store::saveServerEmojis(tx, u"a.example"_s,
                {{.shortcode = u"blob"_s,
                     .url = u"https://a.example/b.gif"_s,
                     .staticUrl = u"https://a.example/b.png"_s},
                    {.shortcode = u"other"_s, .url = u"https://a.example/o.gif"_s}});
        })).ok());
        m_preview = std::make_unique<PostPreview>(*m_house->app->store, m_index);
    }
    void cleanup()
    {
        m_preview.reset();
        m_house.reset();
    }

    void theFormatCounts()
    {
        const QString id = u"ao"_s;
        QVERIFY(m_preview->isEmpty());
        m_preview->show(u"**x**"_s, u"markdown"_s, id);
        QTRY_COMPARE(m_preview->body(), u"<b>x</b>"_s);
        m_preview->show(u"**x**"_s, u"plain"_s, id);
        QTRY_COMPARE(m_preview->body(), u"**x**"_s);
        m_preview->show(u"- one\n- two"_s, u"markdown"_s, id);
        QTRY_COMPARE(m_preview->blocks().size(), 2);
        QVERIFY(m_preview->body().isEmpty());
    }

    /// What is chosen is not what is read everywhere.
    void asTheServerReadsIt_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<Instance::Family>("family");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("body");
        const auto row = [](const char *name, const QString &software, Instance::Family family,
                             const QString &format, const QString &body) {
            QTest::newRow(name) << software << family << format << body;
        };
        using enum Instance::Family;
        const QString bold = u"<b>x</b>"_s;
        const QString typed = u"**x**"_s;
        row("misskey, nothing chosen", u"misskey"_s, Misskey, u"plain"_s, bold);
        row("misskey, HTML chosen for others", u"misskey"_s, Misskey, u"html"_s, bold);
        row("snac, nothing chosen", u"snac"_s, Mastodon, u"plain"_s, bold);
        row("mitra, nothing chosen", u"mitra"_s, Mastodon, u"plain"_s, bold);
        row("mastodon, Markdown for others", u"mastodon"_s, Mastodon, u"markdown"_s, typed);
        row("gotosocial, Markdown", u"gotosocial"_s, Mastodon, u"markdown"_s, bold);
        row("gotosocial, nothing chosen", u"gotosocial"_s, Mastodon, u"plain"_s, typed);
        row("gotosocial, HTML for others", u"gotosocial"_s, Mastodon, u"html"_s, typed);
    }
    void asTheServerReadsIt()
    {
        QFETCH(QString, software);
        QFETCH(Instance::Family, family);
        QFETCH(QString, format);
        QVERIFY(m_house->add(u"so"_s, u"s.example"_s, software));
        QVERIFY(await(m_house->app->store->writeCache([&](store::CacheTx &tx) {
            return store::saveInstance(tx,
                {.host = u"s.example"_s,
                    .software = software,
                    .version = u"4.5.0"_s,
                    .family = family,
                    .checkedAt = learntAt});
        })).ok());
        m_preview->show(u"**x**"_s, format, u"so"_s);
        QTRY_VERIFY(!m_preview->isEmpty());
        QTEST(m_preview->body(), "body");
    }

    void theServersOwnEmojiAreSeen()
    {
        m_preview->show(u":blob: :none:"_s, u"plain"_s, u"ao"_s);
        QTRY_VERIFY(m_preview->body().contains(u"image://emoji/a.example/blob"_s));
        QVERIFY(m_preview->body().contains(u":none:"_s));
        QCOMPARE(m_index->find(u"a.example"_s, u"blob"_s), QUrl(u"https://a.example/b.png"_s));
        QVERIFY(m_index->find(u"a.example"_s, u"other"_s).isEmpty());
    }

    void onlyTheLastIsShown()
    {
        QSignalSpy changed(m_preview.get(), &PostPreview::changed);
        for (int i = 0; i < 20; ++i) {
            m_preview->show(QString::number(i), u"plain"_s, {});
        }
        QTRY_COMPARE(m_preview->body(), u"19"_s);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_MAIN(tst_postpreview)
#include "tst_postpreview.moc"

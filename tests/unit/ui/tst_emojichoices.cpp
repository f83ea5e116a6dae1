// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/emojichoices.h"

#include "actingfixture.h"
#include "actingtesting.h"

#include "store/serveremojis.h"
#include "store/settings.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

ServerEmoji emojiOf(const QString &name)
{
    return {.shortcode = name,
        .url = u"https://a.example/%1.gif"_s.arg(name),
        .staticUrl = u"https://a.example/%1.png"_s.arg(name),
        .category = u"blobs"_s};
}

} // namespace

/// The emoji to pick from, for one account after another.
class tst_emojichoices : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::shared_ptr<EmojiIndex> m_index;
    std::unique_ptr<EmojiChoices> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    const QString postUri = u"https://a.example/1"_s;
    QStringList m_asked;
    Result<QJsonObject> m_answer = QJsonObject();

    void make()
    {
        const auto ask = [this](const QString &kind, const QJsonObject &argument) {
            m_asked << kind + u' ' + argument[u"account"_s].toString();
            return answered(m_answer);
        };
        m_tester.reset();
        m_model = std::make_unique<EmojiChoices>(*m_house->app->store, ask, m_index);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    bool keep(const QString &host, const std::vector<ServerEmoji> &emojis)
    {
        return await(m_house->app->store->writeCache([=](store::CacheTx &tx) {
            return store::saveServerEmojis(tx, host, emojis);
        })).ok();
    }
    void tell(ReactionAcceptance acceptance)
    {
        store::Prepared post = somePost(u"1"_s);
        post.item.post.reactionAcceptance = acceptance;
        QVERIFY(await(m_house->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitLoose(tx, store::guestAt(u"a.example"_s), {post});
        })));
    }
    QString at(int row, const char *role) const
    {
        return column(*m_model, role).value(row).toString();
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_answer = QJsonObject();
        m_index = std::make_shared<EmojiIndex>();
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->add(u"ao"_s, u"a.example"_s, u"pleroma"_s, 0));
        QVERIFY(m_house->add(u"sora"_s, u"c.example"_s, u"mastodon"_s));
        make();
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    void theServersOwnAndUnicodes()
    {
        QVERIFY(keep(u"a.example"_s, {emojiOf(u"fox"_s), emojiOf(u"cat"_s)}));
        m_model->begin(u"ao"_s, true);
        QTRY_COMPARE(m_model->groups().size(), 10);
        QCOMPARE(m_model->groups()[0], u"blobs"_s);
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(at(0, "emoji"), u"fox"_s);
        QCOMPARE(at(0, "picture"), u"https://a.example/fox.gif"_s);
        QCOMPARE(at(0, "image"), u"image://emoji/a.example/fox"_s);
        QCOMPARE(m_index->find(u"a.example"_s, u"fox"_s), QUrl(u"https://a.example/fox.png"_s));
        QVERIFY(m_model->isOffered());
        QTRY_VERIFY(!m_model->isBusy());
        QCOMPARE(m_asked, QStringList{u"server-emojis ao"_s});
        m_model->setGroup(1);
        QCOMPARE(at(0, "emoji"), u"😀"_s);
        QCOMPARE(at(0, "image"), QString());
        QCOMPARE(at(0, "picture"), QString());
        m_model->setSearch(u"cat"_s);
        QCOMPARE(at(0, "emoji"), u"cat"_s);
        QVERIFY(column(*m_model, "emoji").contains(u"🐈"_s));
        m_model->setSearch({});
        QCOMPARE(at(0, "emoji"), u"😀"_s); // the group that was shown
    }

    /// Only what is looked at: the index forgets what was told longest ago.
    void picturesThatNobodySeesAreNotTold()
    {
        QVERIFY(keep(u"a.example"_s, {emojiOf(u"fox"_s)}));
        m_model->begin(u"ao"_s, true);
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(m_index->find(u"a.example"_s, u"fox"_s).isEmpty());
        QVERIFY(!at(0, "image").isEmpty());
        QVERIFY(!m_index->find(u"a.example"_s, u"fox"_s).isEmpty());
    }

    void usedLately()
    {
        QVERIFY(keep(u"a.example"_s, {emojiOf(u"fox"_s)}));
        m_model->begin(u"ao"_s, true);
        QTRY_COMPARE(m_model->groups().size(), 10);
        for (int i = 0; i < RecentEmoji::mostKept + 3; ++i) {
            m_model->use(u"e%1"_s.arg(i), u"https://a.example/e"_s);
        }
        m_model->use(u"👍"_s, {});
        m_model->use(u"e5"_s, u"https://a.example/e"_s);
        QTRY_COMPARE(m_model->groups().size(), 11);
        QCOMPARE(m_model->groups()[0], u"Used lately"_s);
        m_model->setGroup(0);
        QTRY_COMPARE(column(*m_model, "emoji").mid(0, 3),
            (QVariantList{u"e5"_s, u"👍"_s, u"e%1"_s.arg(RecentEmoji::mostKept + 2)}));
        QCOMPARE(m_model->rowCount(), RecentEmoji::mostKept);
        make(); // the program is started again
        m_model->begin(u"ao"_s, true);
        QTRY_COMPARE(m_model->groups().size(), 11);
        QCOMPARE(at(0, "emoji"), u"e5"_s);
        m_model->begin(u"sora"_s, false); // its server has its own
        QTRY_COMPARE(m_model->groups().size(), 9);
    }

    /// What the settings hold may be anything.
    void damagedSettings()
    {
        QVERIFY(await(m_house->app->store->writeUser([](store::UserTx &tx) {
            return store::saveSetting(tx, u"recent-emoji/a.example"_s, u"[1,[\"ok\"],[]]"_s);
        })));
        m_model->begin(u"ao"_s, true);
        QTRY_COMPARE(m_model->groups().size(), 10);
        QCOMPARE(column(*m_model, "emoji"), QVariantList{u"ok"_s});
    }

    void whoTakesNoReactions()
    {
        m_model->begin(u"sora"_s, true);
        QTRY_VERIFY(!m_model->isOffered());
        QVERIFY(m_model->trouble().contains(u"c.example"_s));
        m_model->begin(u"sora"_s, false); // for a post that is written
        QVERIFY(m_model->isOffered());
        QCOMPARE(m_model->trouble(), QString());
    }

    /// The group that somebody looks at stays in sight.
    void whatTheServerToldMeanwhile()
    {
        QPromise<Result<QJsonObject>> telling;
        telling.start();
        const auto ask = [&telling](
                             const QString &, const QJsonObject &) { return telling.future(); };
        EmojiChoices model(*m_house->app->store, ask, m_index);
        model.begin(u"ao"_s, true);
        QTRY_COMPARE(model.groups().size(), 9);
        QVERIFY(model.isBusy());
        model.setGroup(4);
        const QString before = model.groups()[4];
        QVERIFY(keep(u"a.example"_s, {emojiOf(u"fox"_s)}));
        telling.addResult(QJsonObject());
        telling.finish();
        QTRY_COMPARE(model.groups().size(), 10);
        QCOMPARE(model.groups()[model.group()], before);
        QVERIFY(!model.isBusy());
    }

    void aServerThatIsAway()
    {
        m_answer = Error{.kind = ErrorKind::Network, .subject = u"a.example"_s};
        m_model->begin(u"ao"_s, true);
        QTRY_VERIFY(m_model->trouble().contains(u"a.example"_s));
        QTRY_COMPARE(m_model->groups().size(), 9); // Unicode's are here
        QVERIFY(m_model->isOffered());
    }

    void whatTheAuthorTakes()
    {
        ServerEmoji rude = emojiOf(u"rude"_s);
        rude.sensitive = true;
        QVERIFY(keep(u"a.example"_s, {emojiOf(u"fox"_s), rude}));
        tell(ReactionAcceptance::NonSensitiveOnlyForLocalLikeOnlyForRemote);
        m_model->beginFor(u"ao"_s, postUri);
        QTRY_VERIFY(m_model->limit().contains(u"sensitive"_s));
        QTRY_COMPARE(m_model->groups().size(), 10);
        QCOMPARE(column(*m_model, "emoji"), QVariantList{u"fox"_s});
        m_model->setSearch(u"rude"_s);
        QCOMPARE(m_model->rowCount(), 0);
        m_model->use(u"rude"_s, u"https://a.example/rude.gif"_s);
        QTRY_COMPARE(m_model->groups().size(), 10); // nor is it among those used lately
        m_model->begin(u"ao"_s, true);
        QCOMPARE(m_model->limit(), QString());
        QTRY_COMPARE(m_model->groups().size(), 11);
    }

    void aHeartAlone()
    {
        QVERIFY(keep(u"a.example"_s, {emojiOf(u"fox"_s)}));
        tell(ReactionAcceptance::LikeOnly);
        m_model->beginFor(u"ao"_s, postUri);
        QTRY_COMPARE(m_model->groups().size(), 1);
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(isLike(at(0, "emoji")));
        QVERIFY(m_model->limit().contains(u"❤"_s));
        m_model->setSearch(u"fox"_s);
        QCOMPARE(m_model->rowCount(), 0);
        m_model->beginFor(u"ao"_s, u"https://a.example/unknown"_s);
        QTRY_COMPARE(m_model->groups().size(), 10);
        QCOMPARE(m_model->limit(), QString());
    }

    void nobodysAccount()
    {
        m_model->begin({}, false);
        m_model->begin(u"gone"_s, false);
        QTRY_COMPARE(m_model->groups().size(), 9);
        QVERIFY(m_model->isOffered());
    }
};

QTEST_MAIN(tst_emojichoices)
#include "tst_emojichoices.moc"

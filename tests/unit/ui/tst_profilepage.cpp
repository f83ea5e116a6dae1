// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/profilepage.h"

#include "appfixture.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

TimelineContext contextOf(AppFixture &house)
{
    return {.store = *house.app->store,
        .clock = house.app->clock,
        .names = [] { return RowNames{}; },
        .older = [](const std::vector<Source> &, qint64) { return answered<bool>(false); },
        .fillGap = [](qint64) { return answered<Done>(Done{}); }};
}

} // namespace

class TestProfilePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAPersonAndTheirPosts();
    void showsTheCacheWhenTheServerIsAway();
    void showsOnlyPictures();
    void picturesMayAllBeFurtherDown();
    void asksForPicturesAlone();
    void picturesOfWhoeverTellsNothingOfThem();
    void keepsThePicturesOfAServerThatWent();
    void saysWhoWasNotFound();
    void tellsWhichPostsAreOnScreen();
    void makesWordsOfAPerson();
    void mayGoWhileItAsks();
    void showsTheLinesOfAProfile();
    void tellsFromWhereItIsTold();
    void showsWhoIsReadElsewhere();
    void showsElsewhereFromTheCache();
    void showsPostsAsAnAccountSeesThem();
    void pagesDownAsAnAccountSeesIt();
    void twoViewpointsOnOneServer();
    void aViewpointThatIsAway();
};

void TestProfilePage::showsAPersonAndTheirPosts()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const qint64 now = house.app->clock.now();
    house.sandbox.post(u"mei"_s, PostDraft{.text = u"one"_s, .createdAt = now - 2 * secondMs});
    house.sandbox.post(u"mei"_s, PostDraft{.text = u"two"_s, .createdAt = now - secondMs});
    const QString handle = u'@' + house.sandbox.handle(u"mei"_s);
    ProfilePage page(contextOf(house), house.ask(), handle);
    QCOMPARE(page.acct(), handle); // at once
    QCOMPARE(page.name(), u"mei"_s);
    QVERIFY(page.isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    QTRY_VERIFY(page.counts().contains(u"posts"_s));
    QVERIFY(page.avatar().startsWith(u"image://avatar/"_s));
    QVERIFY(page.url().startsWith(u"http"_s));
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 2, patienceMs);
    QCOMPARE(page.timeline()->at(0).body, u"two"_s);
}

void TestProfilePage::showsTheCacheWhenTheServerIsAway()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, u"one"_s);
    const QString handle = u'@' + house.sandbox.handle(u"mei"_s);
    {
        ProfilePage before(contextOf(house), house.ask(), handle);
        QTRY_COMPARE_WITH_TIMEOUT(before.timeline()->rowCount(), 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!before.isBusy(), patienceMs);
    }
    Server *server = house.sandbox.serverOf(u"mei"_s);
    server->stopListening();
    ProfilePage page(contextOf(house), house.ask(), handle);
    QTRY_COMPARE(page.timeline()->rowCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY2(page.trouble().contains(server->host()), qPrintable(page.trouble()));
    QCOMPARE(page.acct(), handle);
}

void TestProfilePage::showsOnlyPictures()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, u"words"_s);
    house.sandbox.post(u"mei"_s, PostDraft{.text = u"picture"_s, .media = {DraftMedia{}}});
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    page.setGrid(true); // before it is known where they are read
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QCOMPARE(page.timeline()->at(0).media.size(), 1);
    page.setGrid(false);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 2, patienceMs);
    QSignalSpy told(&page, &ProfilePage::gridChanged);
    page.setGrid(true);
    QTRY_COMPARE(page.timeline()->rowCount(), 1);
    page.setGrid(true);
    QCOMPARE(told.size(), 1);
}

void TestProfilePage::picturesMayAllBeFurtherDown()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, u"words"_s);
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    page.setGrid(true);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.timeline()->rowCount(), 0);
    QVERIFY(page.timeline()->hasOlder());
    // Asks the servers, who have no more; once more where something came in between.
    const auto endFound = [&page] {
        page.timeline()->needOlder();
        return !page.timeline()->hasOlder();
    };
    QTRY_VERIFY_WITH_TIMEOUT(endFound(), patienceMs);
}

/// Further down than the posts were read, and without these.
void TestProfilePage::asksForPicturesAlone()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const qint64 now = house.app->clock.now();
    house.sandbox.post(u"mei"_s,
        PostDraft{
            .text = u"old picture"_s, .media = {DraftMedia{}}, .createdAt = now - 500 * secondMs});
    for (int i = 0; i < 120; ++i) {
        house.sandbox.post(u"mei"_s,
            PostDraft{.text = QString::number(i), .createdAt = now - (400 - i) * secondMs});
    }
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_VERIFY_WITH_TIMEOUT(page.timeline()->rowCount() > 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    page.setGrid(true);
    QVERIFY(page.isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QCOMPARE(page.timeline()->at(0).body, u"old picture"_s);
    QCOMPARE(page.timeline()->sources().front().kind, Source::Kind::PersonMedia);
    QTRY_VERIFY(!page.isBusy());
    QCOMPARE(page.trouble(), QString());
    page.setGrid(false);
    QTRY_VERIFY(page.timeline()->rowCount() > 1);
    QCOMPARE(page.timeline()->sources().front().kind, Source::Kind::Person);
}

/// snac does not know the question: what was read of the posts is shown.
void TestProfilePage::picturesOfWhoeverTellsNothingOfThem()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"sora"_s, u"words"_s);
    house.sandbox.post(u"sora"_s, PostDraft{.text = u"picture"_s, .media = {DraftMedia{}}});
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"sora"_s));
    page.setGrid(true);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    QCOMPARE(page.timeline()->sources().front().kind, Source::Kind::Person);
}

void TestProfilePage::keepsThePicturesOfAServerThatWent()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, PostDraft{.text = u"picture"_s, .media = {DraftMedia{}}});
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    Server *server = house.sandbox.serverOf(u"mei"_s);
    server->stopListening();
    page.setGrid(true);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY2(page.trouble().contains(server->host()), qPrintable(page.trouble()));
    QCOMPARE(page.timeline()->rowCount(), 1);
}

void TestProfilePage::saysWhoWasNotFound()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString handle = u"@nobody@"_s + house.sandbox.serverOf(u"ao"_s)->host();
    ProfilePage page(contextOf(house), house.ask(), handle);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY2(page.trouble().startsWith(handle + u" was not found"_s), qPrintable(page.trouble()));
}

void TestProfilePage::tellsWhichPostsAreOnScreen()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString pinned = house.sandbox.post(u"mei"_s, u"pinned"_s);
    QVERIFY(house.sandbox.pin(u"mei"_s, pinned));
    house.sandbox.post(u"mei"_s, u"one"_s);
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(page.pinned()->rowCount(), 1, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 2, patienceMs);
    QVERIFY(page.inSight().empty());
    QSignalSpy looked(&page, &ProfilePage::looked);
    page.pinned()->look(0, 0);
    QCOMPARE(looked.size(), 1);
    QCOMPARE(page.inSight(), std::vector<qint64>{page.pinned()->at(0).key});
    page.timeline()->look(0, 0, true);
    QCOMPARE(looked.size(), 2);
    QCOMPARE(page.inSight(),
        (std::vector<qint64>{page.pinned()->at(0).key, page.timeline()->at(0).key}));
    page.setShown(false);
    QCOMPARE(looked.size(), 3);
    QVERIFY(page.inSight().empty());
    page.setShown(true);
    QCOMPARE(page.inSight().size(), 2u);
}

void TestProfilePage::makesWordsOfAPerson()
{
    const auto face = faceOf({.acct = u"mei@a.example"_s,
        .displayName = u"Mei <b>:fox:</b>"_s,
        .header = u"https://a.example/h.png"_s,
        .noteHtml = u"<p>Draws <script>x</script><a href=\"https://b.example\">here</a></p>"_s,
        .emojis = {{.shortcode = u"fox"_s, .url = u"https://a.example/fox.png"_s}},
        .bot = true,
        .locked = true,
        .movedTo = u"mei@c.example"_s,
        .followers = 980,
        .following = 0,
        .posts = 1204});
    QCOMPARE(face.acct, u"@mei@a.example"_s);
    QVERIFY(face.name.startsWith(u"Mei &lt;b&gt;<img src=\"image://emoji/a.example/fox\""_s));
    QCOMPARE(face.marks, u"bot · approves followers"_s);
    QCOMPARE(face.movedTo, u"@mei@c.example"_s);
    QVERIFY2(face.counts.contains(u"980 followers"_s), qPrintable(face.counts));
    QVERIFY(face.note.contains(u"asterism:link/"_s));
    QVERIFY(!face.note.contains(u"script"_s));
    QVERIFY(!face.note.contains(u"href=\"https"_s));
    QVERIFY(face.header.startsWith(u"image://picture/"_s));
    QCOMPARE(faceOf({.acct = u"a@b.example"_s}).counts, QString());
    QCOMPARE(faceOf({.acct = u"a@b.example"_s}).name, u"a"_s);
}

void TestProfilePage::mayGoWhileItAsks()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, u"one"_s);
    const QString handle = u'@' + house.sandbox.handle(u"mei"_s);
    for (int i = 0; i < 20; ++i) {
        ProfilePage page(contextOf(house), house.ask(), handle);
    }
    ProfilePage page(contextOf(house), house.ask(), handle);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
}

void TestProfilePage::showsTheLinesOfAProfile()
{
    Actor actor{.acct = u"mei@a.example"_s};
    QVERIFY(faceOf(actor).fields.isEmpty());
    actor.fields =
        std::vector<ActorField>{{u"<b>Blog"_s,
                                    u"<a href=\"https://b.example/x\">b.example</a>"
                                    "<script>alert(1)</script><img src=\"https://c.example\">"_s,
                                    true},
            {u"Likes"_s, u"tea & <i>cake</i>"_s, false}};
    const QVariantList fields = faceOf(actor).fields;
    QCOMPARE(fields.size(), 2);
    const QVariantMap first = fields[0].toMap();
    QCOMPARE(first[u"name"_s].toString(), u"&lt;b&gt;Blog"_s);
    QVERIFY(first[u"value"_s].toString().contains(u"asterism:link/"_s));
    QVERIFY(!first[u"value"_s].toString().contains(u"script"_s));
    QVERIFY(!first[u"value"_s].toString().contains(u"<img"_s));
    QVERIFY(first[u"verified"_s].toBool());
    QVERIFY(!fields[1].toMap()[u"verified"_s].toBool());
    QCOMPARE(fields[1].toMap()[u"plain"_s].toString(), u"Likes: tea & cake"_s);
    QCOMPARE(faceOf(actor).followers, u"followers"_s); // leads there though nobody counted them
}

void TestProfilePage::tellsFromWhereItIsTold()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, u"one"_s);
    const QString handle = u'@' + house.sandbox.handle(u"mei"_s);
    const QString host = house.sandbox.serverOf(u"mei"_s)->host();
    ProfilePage page(contextOf(house), house.ask(), handle);
    QCOMPARE(page.told(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.told(), u"Told by "_s + host + u" itself"_s);
    QCOMPARE(page.host(), host);
    QCOMPARE(page.seenBy(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    // Of nobody's account: it is said, and what is shown stays.
    page.setViewpoint(u"nobody"_s);
    QVERIFY(page.isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY(!page.trouble().isEmpty());
    QCOMPARE(page.timeline()->rowCount(), 1);
    page.setViewpoint({});
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
}

/// ren's server tells guests nothing: ao's, on another one, is where the posts come from.
void TestProfilePage::showsWhoIsReadElsewhere()
{
    AppFixture house;
    QVERIFY(house.isReady());
    QVERIFY(house.signIn(u"ao"_s).ok());
    QVERIFY(house.sandbox.follow(u"hal"_s, u"ren"_s)); // so that Mastodon has ren's posts
    house.sandbox.post(u"ren"_s, u"words"_s);
    house.sandbox.post(u"ren"_s, PostDraft{.text = u"picture"_s, .media = {DraftMedia{}}});
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"ren"_s));
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 2, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    page.setGrid(true);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QCOMPARE(page.timeline()->at(0).body, u"picture"_s);
}

void TestProfilePage::showsElsewhereFromTheCache()
{
    AppFixture house;
    QVERIFY(house.isReady());
    QVERIFY(house.signIn(u"ao"_s).ok());
    QVERIFY(house.sandbox.follow(u"hal"_s, u"ren"_s));
    house.sandbox.post(u"ren"_s, u"words"_s);
    const QString handle = u'@' + house.sandbox.handle(u"ren"_s);
    {
        ProfilePage before(contextOf(house), house.ask(), handle);
        QTRY_COMPARE_WITH_TIMEOUT(before.timeline()->rowCount(), 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!before.isBusy(), patienceMs);
    }
    house.sandbox.serverOf(u"ao"_s)->stopListening();
    house.sandbox.serverOf(u"ren"_s)->stopListening();
    ProfilePage page(contextOf(house), house.ask(), handle);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY(!page.trouble().isEmpty());
    QCOMPARE(page.timeline()->rowCount(), 1);
}

/// mei's server answers guests, and shows them nothing of what is for followers.
void TestProfilePage::showsPostsAsAnAccountSeesThem()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto yuki = house.signIn(u"yuki"_s);
    QVERIFY(yuki);
    QVERIFY(house.sandbox.follow(u"yuki"_s, u"mei"_s));
    house.sandbox.post(u"mei"_s, u"for all"_s);
    const QString narrow = house.sandbox.post(u"mei"_s,
        PostDraft{
            .text = u"for friends"_s, .visibility = Visibility::Private, .media = {DraftMedia{}}});
    QVERIFY(!narrow.isEmpty());
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    page.setViewpoint(yuki->id.value);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 2, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    QCOMPARE(page.seenBy(), yuki->id.value);
    page.setGrid(true);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QCOMPARE(page.timeline()->at(0).uri, narrow);
    page.setGrid(false);
    page.setViewpoint({});
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QVERIFY(page.timeline()->at(0).uri != narrow);
}

void TestProfilePage::pagesDownAsAnAccountSeesIt()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto yuki = house.signIn(u"yuki"_s);
    QVERIFY(yuki);
    QVERIFY(house.sandbox.follow(u"yuki"_s, u"mei"_s));
    for (int i = 0; i < 50; ++i) {
        house.sandbox.post(
            u"mei"_s, PostDraft{.text = QString::number(i), .visibility = Visibility::Private});
    }
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.timeline()->rowCount(), 0);
    page.setViewpoint(yuki->id.value);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(page.timeline()->rowCount() > 0, patienceMs);
    const auto allRead = [&page] {
        page.timeline()->needOlder();
        return page.timeline()->rowCount() == 50 && !page.timeline()->hasOlder();
    };
    QTRY_VERIFY_WITH_TIMEOUT(allRead(), patienceMs);
}

/// What one of them is shown the other one may not be.
void TestProfilePage::twoViewpointsOnOneServer()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto ao = house.signIn(u"ao"_s);
    const auto hal = house.signIn(u"hal"_s);
    QVERIFY(ao && hal);
    QCOMPARE(ao->host, hal->host);
    QVERIFY(house.sandbox.follow(u"ao"_s, u"mei"_s));
    house.sandbox.unfollow(u"hal"_s, u"mei"_s);
    house.sandbox.post(u"mei"_s, u"for all"_s);
    const QString narrow = house.sandbox.post(
        u"mei"_s, PostDraft{.text = u"for friends"_s, .visibility = Visibility::Private});
    QVERIFY(!narrow.isEmpty());
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    page.setViewpoint(ao->id.value);
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 2, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    page.setViewpoint(hal->id.value);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QCOMPARE(page.trouble(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QVERIFY(page.timeline()->at(0).uri != narrow);
}

void TestProfilePage::aViewpointThatIsAway()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const auto yuki = house.signIn(u"yuki"_s);
    QVERIFY(yuki);
    house.sandbox.post(u"mei"_s, u"for all"_s);
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_COMPARE_WITH_TIMEOUT(page.timeline()->rowCount(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    house.sandbox.serverOf(u"yuki"_s)->stopListening();
    page.setViewpoint(yuki->id.value);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
    QVERIFY2(page.trouble().contains(yuki->host), qPrintable(page.trouble()));
    QCOMPARE(page.timeline()->rowCount(), 1); // what is shown stays
}

QTEST_MAIN(TestProfilePage)
#include "tst_profilepage.moc"

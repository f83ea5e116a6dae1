// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/screen.h"

#include "content/styled.h"
#include "flow/corefixture.h"
#include "store/accounts.h"
#include "store/pages.h"
#include "sync/prepare.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;
using asterism::flow::await;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

/// Stands in for the browser.
class Browser : public QObject {
    Q_OBJECT

public:
    Browser()
    {
        QDesktopServices::setUrlHandler(u"https"_s, this, "open");
        QDesktopServices::setUrlHandler(u"mailto"_s, this, "open");
    }
    ~Browser() override
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        QDesktopServices::unsetUrlHandler(u"mailto"_s);
    }
    QStringList opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url.toString(); }
};

struct House {
    House() { open(); }
    void close()
    {
        screen.reset();
        app.reset();
    }
    void open()
    {
        auto made = App::open({.folder = folder.path(),
            .works = true,
            .allowPrivateNetwork = true,
            .secrets = std::make_unique<MemoryStore>()});
        if (made) {
            app = std::move(*made);
            screen = std::make_unique<Screen>(*app, Screen::Setup{.folder = folder.path()});
        }
    }
    Window &window() { return screen->window(); }

    QTemporaryDir folder;
    std::unique_ptr<App> app;
    std::unique_ptr<Screen> screen;
};

QString linkTo(Span::Kind kind, const QString &target)
{
    const Block block{.spans = {{.kind = kind, .text = u"here"_s, .target = target}}};
    return styledText(block, {}).section(u'"', 1, 1);
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); }
    void startsWithWhatWasCached();
    void isFreshUntilThereIsSomething();
    void staysInsideForHandlesAndTags();
    void opensWebPagesInTheBrowser();
    void opensSeenPostsInside();
    void copiesWhatOthersAnswerTo();
    void tellsNoticesOneByOne();
    void saysWhenAnotherReads();
    void seesWhatAnotherProgramAdds();
    void makesPages();
    void knowsWhatPagesShow();
};

void TestWindow::startsWithWhatWasCached()
{
    Sandbox sandbox;
    QVERIFY(sandbox.start({.people = 12, .postsPerServer = 0}));
    sandbox.post(u"ao"_s, u"words"_s);
    Server *server = sandbox.serverOf(u"ao"_s);
    House house;
    QVERIFY(house.screen);
    QVERIFY(house.screen->show());
    QSignalSpy added(&house.screen->deck(), &Deck::added);
    house.screen->deck().addLocal(server->host());
    QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        house.screen->deck().columnAt(0)->timeline()->rowCount(), 1, patienceMs);

    house.close();
    server->stopListening();
    server->clearRequestLog();
    house.open();
    QVERIFY(house.screen);
    QVERIFY(house.screen->show());
    QTRY_COMPARE(house.screen->deck().rowCount(), 1);
    QTRY_COMPARE(house.screen->deck().columnAt(0)->timeline()->rowCount(), 1);
    // And says that its server is away.
    Column *column = house.screen->deck().columnAt(0);
    QTRY_VERIFY_WITH_TIMEOUT(!column->isFine(), patienceMs);
    QVERIFY(!column->trouble().isEmpty());
}

void TestWindow::isFreshUntilThereIsSomething()
{
    House house;
    QVERIFY(house.screen);
    QVERIFY(!house.window().isFresh()); // not known yet
    QTRY_VERIFY(house.window().isFresh());
    Sandbox sandbox;
    QVERIFY(sandbox.start({.people = 12, .postsPerServer = 0}));
    const Server *server = sandbox.serverOf(u"ao"_s);
    QVERIFY(await(house.app->accounts.addWithToken(server->host(), server->token(u"ao"_s))));
    QTRY_VERIFY(!house.window().isFresh());
}

void TestWindow::staysInsideForHandlesAndTags()
{
    House house;
    QVERIFY(house.screen);
    Browser browser;
    QSignalSpy profiles(&house.window(), &Window::wantsProfile);
    QSignalSpy tags(&house.window(), &Window::wantsTag);
    house.window().follow(linkTo(Span::Kind::Mention, u"mei@a.example"_s));
    QCOMPARE(profiles, (QList<QVariantList>{{u"@mei@a.example"_s}}));
    house.window().follow(linkTo(Span::Kind::Hashtag, u"鯖缶"_s));
    QCOMPARE(tags, (QList<QVariantList>{{u"鯖缶"_s}}));
    house.window().follow(u"https://evil.example/unread"_s); // not from our own texts
    house.window().follow(u"asterism:unknown/x"_s);
    QVERIFY(browser.opened.isEmpty());
}

void TestWindow::opensWebPagesInTheBrowser()
{
    House house;
    QVERIFY(house.screen);
    Browser browser;
    house.window().follow(linkTo(Span::Kind::Link, u"https://a.example/page?q=1"_s));
    QTRY_COMPARE(browser.opened, (QStringList{u"https://a.example/page?q=1"_s}));
    house.window().browse(u"https://b.example/"_s);
    QCOMPARE(browser.opened.size(), 2);
}

void TestWindow::opensSeenPostsInside()
{
    Sandbox sandbox;
    QVERIFY(sandbox.start({.people = 12, .postsPerServer = 0}));
    const QString uri = sandbox.post(u"ao"_s, u"words"_s);
    const QString host = sandbox.serverOf(u"ao"_s)->host();
    House house;
    QVERIFY(house.screen);
    house.app->core.typedHosts.insert(host);
    const auto guest = await(house.app->sessions.guest(host));
    QVERIFY(guest);
    QVERIFY(await(house.app->refresher.refresh(*guest, localSource(host))));
    QSignalSpy threads(&house.window(), &Window::wantsThread);
    house.window().follow(linkTo(Span::Kind::Link, uri));
    QTRY_COMPARE_WITH_TIMEOUT(threads, (QList<QVariantList>{{uri}}), patienceMs);
}

void TestWindow::copiesWhatOthersAnswerTo()
{
    House house;
    QVERIFY(house.screen);
    Browser browser;
    for (const QString &address : {u"mailto:a@b.example"_s, u"file:///etc/passwd"_s}) {
        house.window().browse(address);
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
        QVERIFY(house.window().notice().contains(address));
        house.window().dismissNotice();
    }
    QVERIFY(browser.opened.isEmpty());
}

void TestWindow::tellsNoticesOneByOne()
{
    House house;
    QVERIFY(house.screen);
    QSignalSpy changed(&house.window(), &Window::noticeChanged);
    house.window().addNotice(u"First."_s);
    house.window().addNotice(u"Second."_s);
    house.window().addNotice(u"First."_s); // is there already
    QCOMPARE(house.window().notice(), u"First."_s);
    house.window().dismissNotice();
    QCOMPARE(house.window().notice(), u"Second."_s);
    house.window().dismissNotice();
    QCOMPARE(house.window().notice(), QString());
    house.window().dismissNotice();
    QCOMPARE(changed.size(), 4);
}

void TestWindow::saysWhenAnotherReads()
{
    House first;
    QVERIFY(first.screen);
    auto second = App::open(
        {.folder = first.folder.path(), .works = true, .secrets = std::make_unique<MemoryStore>()});
    QVERIFY(second);
    Screen reader(**second, {.folder = first.folder.path()});
    QVERIFY(reader.window().notice().startsWith(u"Another Asterism"_s));
    QCOMPARE(first.window().notice(), QString());
}

void TestWindow::seesWhatAnotherProgramAdds()
{
    House house;
    QVERIFY(house.screen);
    QTRY_VERIFY_WITH_TIMEOUT(house.window().isFresh(), patienceMs);
    const auto other = App::open(
        {.folder = house.folder.path(), .works = true, .secrets = std::make_unique<MemoryStore>()});
    QVERIFY(other);
    QVERIFY(await((*other)->lists.create(u"Friends"_s)).ok());
    QTRY_COMPARE_WITH_TIMEOUT(house.window().lists()->rowCount(), 1, patienceMs);
    QVERIFY(!house.window().isFresh()); // who has a list is no newcomer
    const Account account{
        .id = {u"1"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s, .addedAt = 1};
    QVERIFY(await((*other)->store->writeUser([account](store::UserTx &tx) {
        return store::addAccount(tx, account);
    })).ok());
    QTRY_COMPARE_WITH_TIMEOUT(house.window().accounts()->rowCount(), 1, patienceMs);
    // The first account brings the first column.
    QTRY_COMPARE_WITH_TIMEOUT(house.window().deck()->rowCount(), 1, patienceMs);
}

void TestWindow::makesPages()
{
    House house;
    QVERIFY(house.screen);
    const std::unique_ptr<ThreadPage> thread(house.window().thread(u"https://a.example/1"_s));
    QVERIFY(!thread->parent()); // QML's to keep
    QCOMPARE(thread->postRow(), -1);
    const std::unique_ptr<ProfilePage> profile(house.window().profile(u"@mei@127.0.0.1:1"_s));
    QCOMPARE(profile->acct(), u"@mei@127.0.0.1:1"_s);
    const std::unique_ptr<MembersModel> members(house.window().members(u"no-list"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!thread->isBusy() && !profile->isBusy(), patienceMs);
    QVERIFY(!thread->trouble().isEmpty());
    QVERIFY(!profile->trouble().isEmpty());
    QCOMPARE(members->rowCount(), 0);
}

void TestWindow::knowsWhatPagesShow()
{
    House house;
    QVERIFY(house.screen);
    TimelineItem item;
    item.localId = item.post.localId = u"1"_s;
    item.post.uri = u"https://a.example/1"_s;
    item.post.author = {.uri = u"https://a.example/users/ao"_s, .acct = u"ao@a.example"_s};
    item.post.createdAt = item.createdAt = house.app->clock.now() - 1000;
    QVERIFY(await(house.app->store->writeCache([item](store::CacheTx &tx) {
        return store::commitLoose(
            tx, {.host = u"a.example"_s, .accountDomain = u"a.example"_s}, {prepare(item)});
    })).ok());
    std::unique_ptr<ThreadPage> thread(house.window().thread(item.post.uri));
    QTRY_COMPARE_WITH_TIMEOUT(thread->rowCount(), 1, patienceMs);
    QVERIFY(house.window().inSight().empty());
    QSignalSpy looked(&house.window(), &Window::looked);
    thread->look(0, 0);
    QVERIFY(!looked.isEmpty());
    const qint64 post = thread->at(0).key;
    QCOMPARE(house.window().inSight(), std::vector<qint64>{post});
    const std::unique_ptr<ThreadPage> above(house.window().thread(item.post.uri));
    QTRY_COMPARE_WITH_TIMEOUT(above->rowCount(), 1, patienceMs);
    above->look(0, 0);
    QCOMPARE(house.window().inSight(), (std::vector<qint64>{post, post}));
    thread->setShown(false);
    QCOMPARE(house.window().inSight(), std::vector<qint64>{post});
    above->setShown(false);
    QVERIFY(house.window().inSight().empty());
    thread->setShown(true);
    QCOMPARE(house.window().inSight().size(), 1u);
    thread.reset();
    QVERIFY(house.window().inSight().empty());
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class tst_Lists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOpenPostsInOrder();
    void privatePostsNeverEnter();
    void boostsOfAMemberEnter();
    void postsThatArriveAnotherWayEnter();
    void nobodyIsFollowedOrTold();
    void oneRequestAtATime();
    void doubleRefreshAsksOnce();
    void addedByWhatPeoplePaste_data();
    void addedByWhatPeoplePaste();
    void sameMemberTwiceIsRefused();
    void unknownHandlesAreRefused_data();
    void unknownHandlesAreRefused();
    void removedMemberTakesPostsAlong();
    void oneMemberOfTwoLists();
    void movedMemberIsNoted();
    void whoMovedIsFollowedOnce();
    void whoIsGoneIsToldApart();
    void suspendedMemberIsNoted();
    void deletedPostsLeaveTheList();
    void quittingInTheMiddleBlamesNobody();
};

void tst_Lists::allOpenPostsInOrder()
{
    CoreFixture fixture({.people = 30, .postsPerServer = 120});
    const QStringList users{u"mei"_s, u"hal"_s, u"kai"_s};
    QStringList expected;
    for (int i = 0; i < 60; ++i) {
        for (const QString &user : users) {
            PostDraft draft;
            draft.text = u"%1 %2"_s.arg(user).arg(i);
            draft.visibility = i % 5 == 0 ? Visibility::Unlisted : Visibility::Public;
            expected.prepend(fixture.post(user, draft));
        }
    }
    const List list = *fixture.makeList(u"all"_s, users);
    const auto members = fixture.readList(list, 400);
    for (const auto &[user, member] : members) {
        QCOMPARE(member.error, QString());
    }
    const QStringList shown = fixture.uris(listSource(list.id));
    QCOMPARE(shown.mid(0, expected.size()), expected);
    for (const QString &user : users) {
        for (const QString &uri : fixture.sandbox.openPostsOf(user)) {
            QCOMPARE(shown.count(uri), 1);
        }
    }
}

void tst_Lists::privatePostsNeverEnter()
{
    CoreFixture fixture;
    fixture.sandbox.follow(u"yuki"_s, u"ren"_s);
    QStringList open;
    for (const Visibility visibility :
        {Visibility::Public, Visibility::Unlisted, Visibility::Private, Visibility::Direct}) {
        PostDraft draft;
        draft.text = u"@yuki@%1 "_s.arg(fixture.host(u"gotosocial"_s)) + word(visibility);
        draft.visibility = visibility;
        const QString uri = fixture.post(u"ren"_s, draft);
        if (isOpen(visibility)) {
            open.prepend(uri);
        }
    }
    const Account yuki = *fixture.signIn(u"yuki"_s);
    const List list = *fixture.makeList(u"all"_s, {u"ren"_s});
    QVERIFY(fixture.refreshHome(yuki).ok());
    QVERIFY(fixture.uris(homeSource(yuki.id, yuki.host)).size() > 2);
    QCOMPARE(readerOf(fixture.readList(list), u"ren"_s), u"own-account"_s);
    QCOMPARE(fixture.uris(listSource(list.id)), open);
}

void tst_Lists::boostsOfAMemberEnter()
{
    CoreFixture fixture;
    const QString local = fixture.post(u"hal"_s, u"a neighbour's"_s);
    const QString remote = fixture.post(u"kai"_s, u"from afar"_s);
    fixture.boost(u"mei"_s, local);
    fixture.boost(u"mei"_s, remote);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    fixture.readList(list);
    const auto rows = fixture.rows(listSource(list.id));
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(fixture.uris(listSource(list.id)), (QStringList{remote, local}));
    QCOMPARE(rows[0].boostedBy.front().acct, fixture.sandbox.handle(u"mei"_s));
    // Nobody vouches for what a guest host says about another host's post.
    QCOMPARE(rows[0].post.confirmed, false);
    QCOMPARE(rows[1].post.confirmed, true);
}

void tst_Lists::postsThatArriveAnotherWayEnter()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    fixture.sandbox.follow(u"ao"_s, u"ren"_s);
    const List list = *fixture.makeList(u"all"_s, {u"ren"_s});
    const QString uri = fixture.post(u"ren"_s, u"seen from home"_s);
    QVERIFY(fixture.refreshHome(ao).ok());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{uri});
    // And what was there before somebody became a member comes in from the cache.
    const List later = *fixture.makeList(u"later"_s, {u"ren"_s});
    QCOMPARE(fixture.uris(listSource(later.id)), QStringList{uri});
}

void tst_Lists::nobodyIsFollowedOrTold()
{
    CoreFixture fixture;
    QVERIFY(fixture.signIn(u"sora"_s).ok());
    for (Server *server : fixture.sandbox.servers()) {
        server->clearRequestLog();
    }
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"yuki"_s, u"ren"_s});
    fixture.readList(list);
    fixture.readList(list);
    for (Server *server : fixture.sandbox.servers()) {
        QVERIFY(!server->requestLog().empty());
        for (const RequestRecord &record : server->requestLog()) {
            QCOMPARE(record.method, "GET");
            // No account shows itself to a host where it does not live.
            QVERIFY(!record.authorized || server->software() == u"snac"_s);
        }
    }
}

void tst_Lists::oneRequestAtATime()
{
    CoreFixture fixture({.people = 60, .postsPerServer = 100});
    List list = *fixture.makeList(u"many"_s, {});
    for (Server *server : fixture.sandbox.servers()) {
        for (const QString &handle : server->handles().mid(0, 8)) {
            QVERIFY(await(fixture.house->lists.add(list, fixture.typed(handle))).ok());
        }
        server->clearRequestLog();
    }
    const auto members = fixture.readList(list);
    QVERIFY(members.size() >= 20u);
    for (Server *server : fixture.sandbox.servers()) {
        QCOMPARE(server->mostInFlight(), 1);
    }
}

void tst_Lists::doubleRefreshAsksOnce()
{
    CoreFixture fixture;
    fixture.post(u"yuki"_s, u"one"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"yuki"_s, u"kai"_s});
    fixture.readList(list);
    int single = 0;
    for (Server *server : fixture.sandbox.servers()) {
        server->clearRequestLog();
    }
    fixture.readList(list);
    for (Server *server : fixture.sandbox.servers()) {
        single += int(server->requestLog().size());
        server->clearRequestLog();
    }
    auto first = fixture.house->lists.refresh(list);
    auto second = fixture.house->lists.refresh(list);
    QCOMPARE(await(first)->size(), 3u);
    QCOMPARE(await(second)->size(), 3u);
    int both = 0;
    for (Server *server : fixture.sandbox.servers()) {
        both += int(server->requestLog().size());
    }
    QCOMPARE(both, single);
}

void tst_Lists::addedByWhatPeoplePaste_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("form");
    for (const QString &user : {u"mei"_s, u"yuki"_s, u"kai"_s}) {
        for (const QString &form : {u"@u@h"_s, u"u@h"_s, u"upper"_s, u"profile"_s, u"actor"_s}) {
            QTest::addRow("%s %s", qPrintable(user), qPrintable(form)) << user << form;
        }
    }
}

void tst_Lists::addedByWhatPeoplePaste()
{
    QFETCH(QString, user);
    QFETCH(QString, form);
    CoreFixture fixture;
    const QString handle = fixture.sandbox.handle(user);
    QString pasted = form == u"@u@h"_s ? u'@' + handle : handle;
    if (form == u"upper"_s) {
        pasted = u'@' + handle.toUpper();
    } else if (form == u"actor"_s) {
        pasted = fixture.sandbox.actorUri(user);
    } else if (form == u"profile"_s) {
        const QString base = fixture.sandbox.serverOf(user)->baseUrl();
        pasted = base + (user == u"kai"_s ? u"/kai"_s : u"/@"_s + user);
    }
    const List list = *fixture.makeList(u"one"_s, {});
    const auto added = await(fixture.house->lists.add(list, fixture.typed(pasted)));
    QCOMPARE(kindOf(added), u"ok"_s);
    QCOMPARE(added->acct, handle);
    QCOMPARE(added->actorUri, fixture.sandbox.actorUri(user));
}

void tst_Lists::sameMemberTwiceIsRefused()
{
    CoreFixture fixture;
    const List list = *fixture.makeList(u"one"_s, {u"mei"_s});
    const auto again = await(fixture.house->lists.add(list, fixture.sandbox.actorUri(u"mei"_s)));
    QCOMPARE(kindOf(again), u"rejected"_s);
    QCOMPARE(await(fixture.house->lists.members(list))->size(), 1u);
    QCOMPARE(kindOf(await(fixture.house->lists.create(u"ONE"_s))), u"rejected"_s);
    // Who never heard the answer asks again for the same list.
    const ListId id = Lists::newId();
    for (int i = 0; i < 2; ++i) {
        const auto made = await(fixture.house->lists.create(u"two"_s, id));
        QCOMPARE(kindOf(made), u"ok"_s);
        QCOMPARE(made->id, id);
    }
}

void tst_Lists::unknownHandlesAreRefused_data()
{
    QTest::addColumn<QString>("handle");
    QTest::addColumn<QString>("kind");
    QTest::newRow("mastodon") << u"nobody@mastodon"_s << u"not-found"_s;
    QTest::newRow("gotosocial") << u"nobody@gotosocial"_s << u"not-found"_s;
    QTest::newRow("snac") << u"nobody@snac"_s << u"not-found"_s;
    QTest::newRow("no such host") << u"a@no-such-host.invalid"_s << u"network"_s;
    QTest::newRow("no handle") << u"just words"_s << u"usage"_s;
    QTest::newRow("no host") << u"@mei"_s << u"usage"_s;
    QTest::newRow("empty") << u""_s << u"usage"_s;
}

void tst_Lists::unknownHandlesAreRefused()
{
    QFETCH(QString, handle);
    QFETCH(QString, kind);
    CoreFixture fixture;
    for (Server *server : fixture.sandbox.servers()) {
        if (handle.endsWith(u'@' + server->software())) {
            handle = u"nobody@"_s + server->host();
        }
    }
    const List list = *fixture.makeList(u"one"_s, {});
    QCOMPARE(kindOf(await(fixture.house->lists.add(list, fixture.typed(handle)))), kind);
    QVERIFY(await(fixture.house->lists.members(list))->empty());
}

void tst_Lists::removedMemberTakesPostsAlong()
{
    CoreFixture fixture;
    const QString stays = fixture.post(u"kai"_s, u"stays"_s);
    fixture.post(u"mei"_s, u"goes"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"kai"_s});
    fixture.readList(list);
    QCOMPARE(fixture.uris(listSource(list.id)).size(), 2);
    QVERIFY(await(fixture.house->lists.removeMember(list, u'@' + fixture.sandbox.handle(u"mei"_s)))
                .ok());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{stays});
    fixture.post(u"mei"_s, u"not for the list"_s);
    QVERIFY(fixture.refreshLocal(fixture.host(u"mastodon"_s)).ok());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{stays});
    QVERIFY(await(fixture.house->lists.remove(list)).ok());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList());
}

void tst_Lists::oneMemberOfTwoLists()
{
    CoreFixture fixture;
    const QString uri = fixture.post(u"mei"_s, u"for both"_s);
    const List one = *fixture.makeList(u"one"_s, {u"mei"_s});
    const List two = *fixture.makeList(u"two"_s, {u"mei"_s});
    auto first = fixture.house->lists.refresh(one);
    auto second = fixture.house->lists.refresh(two);
    QCOMPARE(await(first)->front().list, one.id);
    QCOMPARE(await(second)->front().list, two.id);
    for (const List &list : {one, two}) {
        QCOMPARE(fixture.uris(listSource(list.id)), QStringList{uri});
        QVERIFY(await(fixture.house->lists.members(list))->front().polled.readAt > 0);
    }
}

void tst_Lists::movedMemberIsNoted()
{
    CoreFixture fixture;
    fixture.post(u"mei"_s, u"still here"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    QCOMPARE(fixture.readList(list)[u"mei"_s].error, QString());
    QVERIFY(fixture.sandbox.move(u"mei"_s, u"kai"_s));
    for (int i = 0; i < 2; ++i) { // and goes on being noted
        auto members = fixture.readList(list);
        QCOMPARE(readerOf(members, u"mei"_s), u"mastodon-api"_s);
        QVERIFY(members[u"mei"_s].error.contains(u"kai"_s));
    }
}

void tst_Lists::whoMovedIsFollowedOnce()
{
    CoreFixture fixture;
    fixture.typed(u'@' + fixture.sandbox.handle(u"kai"_s)); // a real one lies in the open
    const QString old = fixture.post(u"mei"_s, u"still here"_s);
    const QString news = fixture.post(u"kai"_s, u"and here"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    const List other = *fixture.makeList(u"other"_s, {u"sora"_s});
    fixture.readList(list);
    QVERIFY(fixture.sandbox.move(u"mei"_s, u"kai"_s));
    const auto isMember = [&](const QString &user) {
        const auto members = await(fixture.house->lists.members(list));
        return members && std::ranges::any_of(*members, [&](const ListMember &member) {
            return member.acct == fixture.sandbox.handle(user);
        });
    };
    fixture.readList(list);
    QTRY_VERIFY(isMember(u"kai"_s));
    QVERIFY(isMember(u"mei"_s));
    auto members = fixture.readList(list);
    QCOMPARE(members[u"mei"_s].movedTo, fixture.sandbox.handle(u"kai"_s));
    QVERIFY(fixture.uris(listSource(list.id)).contains(old));
    QVERIFY(fixture.uris(listSource(list.id)).contains(news));
    QCOMPARE(fixture.readList(other).size(), size_t(1));
    // Taken out again, they stay out; also in the next run.
    QVERIFY(await(fixture.house->lists.removeMember(list, fixture.sandbox.handle(u"kai"_s))).ok());
    fixture.readList(list);
    fixture.open();
    fixture.readList(list);
    fixture.readList(list);
    QVERIFY(!isMember(u"kai"_s));
}

void tst_Lists::whoIsGoneIsToldApart()
{
    CoreFixture fixture;
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    QCOMPARE(fixture.readList(list)[u"mei"_s].polled.end, PollEnd::Read);
    QVERIFY(fixture.sandbox.suspend(u"mei"_s)); // its WebFinger knows nobody of that name, too
    QCOMPARE(fixture.readList(list)[u"mei"_s].polled.end, PollEnd::Refused);
    QCOMPARE(fixture.readList(list)[u"mei"_s].polled.end, PollEnd::Refused);
    ListMember mei = fixture.readList(list)[u"mei"_s];
    QCOMPARE(mei.polled.end, PollEnd::Gone);
    QVERIFY(isDead(mei.polled, fixture.clock.now()));
    QCOMPARE(mei.nextReadAt, fixture.clock.now() + dayMs);
    QVERIFY2(
        mei.error.startsWith(u'@' + mei.acct + u" is not there any more"_s), qPrintable(mei.error));
    mei = await(fixture.house->lists.members(list))->front(); // as it is kept
    QCOMPARE(mei.polled.end, PollEnd::Gone);
}

void tst_Lists::suspendedMemberIsNoted()
{
    CoreFixture fixture;
    fixture.post(u"mei"_s, u"still here"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    QCOMPARE(fixture.readList(list)[u"mei"_s].error, QString());
    QVERIFY(fixture.sandbox.suspend(u"mei"_s));
    for (int i = 0; i < 2; ++i) {
        auto members = fixture.readList(list);
        QVERIFY(!members[u"mei"_s].error.isEmpty());
        QCOMPARE(readerOf(members, u"mei"_s), u"unreadable"_s);
    }
}

void tst_Lists::deletedPostsLeaveTheList()
{
    CoreFixture fixture;
    QStringList posts = fixture.postMany(u"mei"_s, 5);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    fixture.readList(list);
    QCOMPARE(fixture.uris(listSource(list.id)), posts);
    QVERIFY(fixture.sandbox.deletePost(posts.takeAt(2)));
    fixture.readList(list);
    QCOMPARE(sorted(fixture.uris(listSource(list.id))), sorted(posts));
}

void tst_Lists::quittingInTheMiddleBlamesNobody()
{
    CoreFixture fixture;
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"kai"_s});
    fixture.readList(list);
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    server->addFault({.kind = Fault::Kind::HalfOpen});
    server->clearRequestLog();
    auto pending = fixture.house->lists.refresh(list);
    QTRY_VERIFY(!server->requestLog().empty());
    fixture.open();
    QCOMPARE(kindOf(await(pending)), u"cancelled"_s);
    const auto members = await(fixture.house->lists.members(list));
    for (const ListMember &member : *members) {
        QCOMPARE(member.error, QString());
        QCOMPARE(word(member.reader), u"mastodon-api"_s);
    }
}

QTEST_GUILESS_MAIN(tst_Lists)
#include "tst_lists.moc"

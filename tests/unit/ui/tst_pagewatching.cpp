// SPDX-License-Identifier: GPL-3.0-or-later
#include "appfixture.h"
#include "sandbox/streamhub.h"
#include "ui/models/postsinsight.h"
#include "ui/viewmodels/threadpage.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int liveMs = 20'000;

/// How many thumbs the first row shows; empty for none.
QString thumbsUp(const ThreadPage &page)
{
    const QVariantList reactions = page.at(0).reactions;
    for (const QVariant &each : reactions) {
        const auto reaction = each.value<RowReaction>();
        if (reaction.emoji == u"👍"_s) {
            return reaction.count;
        }
    }
    return {};
}

} // namespace

/// A page that is opened over a column, and a Misskey that can watch its posts.
class tst_pagewatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReactionArrivesAtAThread()
    {
        AppFixture house({.people = 12, .postsPerServer = 0, .softwares = {u"misskey"_s}});
        QVERIFY(house.isReady());
        const Server *misskey = house.sandbox.server(u"misskey"_s);
        house.app->core.typedHosts.insert(misskey->host());
        house.sandbox.unfollow(u"hanako"_s, u"sakura"_s); // no home tells of what she says
        const auto account = house.signIn(u"hanako"_s);
        QVERIFY(account);
        const Source home = homeSource(account->id, account->host);
        StreamSync &streams = house.app->streams;
        streams.want(home);
        QTRY_VERIFY_WITH_TIMEOUT(streams.state(home.key()).way == StreamState::Way::Live, liveMs);
        const QString uri = house.sandbox.post(u"sakura"_s, u"鯖"_s);

        ThreadPage page(
            *house.app->store, house.app->clock, [] { return RowNames{}; }, house.ask(), uri);
        QHash<QString, QStringList> told;
        PostsInSight sight(
            *house.app->store, [&page] { return page.inSight(); },
            [&](const QHash<QString, QStringList> &ids) {
                told = ids;
                streams.setWatched(ids);
            });
        connect(&page, &SeenPosts::looked, &sight, &PostsInSight::look);
        QTRY_VERIFY_WITH_TIMEOUT(page.rowCount() == 1 && !page.isBusy(), liveMs);
        page.look(0, 0);
        QTRY_COMPARE(told.value(misskey->host()), QStringList{house.sandbox.localId(uri, misskey)});
        // A socket's messages are taken in their order: once the server has made the channel that
        // is wished after it, it watches the post.
        streams.want(localSource(misskey->host()));
        QTRY_VERIFY_WITH_TIMEOUT(
            house.sandbox.streams(misskey)->subscriptions().contains(u"hanako localTimeline"_s),
            liveMs);
        QVERIFY(house.sandbox.react(u"taro"_s, uri, u"👍"_s));
        QTRY_COMPARE_WITH_TIMEOUT(thumbsUp(page), u"1"_s, liveMs);
        page.setShown(false); // another page lies above
        QTRY_VERIFY(told.isEmpty());
    }
};

QTEST_MAIN(tst_pagewatching)
#include "tst_pagewatching.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/mastodon/oauth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Response recordedOf(const QString &name)
{
    return recorded(u"gotosocial/"_s + name + u".json"_s);
}

Post postOf(const QString &name)
{
    const auto item = familyFor(goToSocial())->decodeStatus(goToSocial(), recordedOf(name), false);
    return item ? item->post : Post();
}

} // namespace

/// GoToSocial, as it was recorded (0.20, and where it is named 0.19.2).
class tst_deviations_gotosocial : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Nothing without a token, unless its admin opened the public timeline.
    void guests()
    {
        const Capabilities can = capabilities(goToSocial());
        QVERIFY(can.anonymousLocal && can.anonymousFederated); // worth asking
        QVERIFY(!can.anonymousPersonStatuses && !can.anonymousTag && !can.anonymousThread);
        QVERIFY(!can.lookupAnonymous);
        for (const QString &name :
            {u"public_timeline_anonymous_closed_401"_s, u"account_statuses_anonymous_401"_s,
                u"account_statuses_anonymous_401_v0.19.2"_s, u"tag_timeline_anonymous_401"_s}) {
            QCOMPARE(kindOf(pageFrom(goToSocial(), recordedOf(name), {}, true)), u"forbidden"_s);
        }
        QCOMPARE(
            kindOf(pageFrom(goToSocial(), recordedOf(u"public_timeline_anonymous"_s), {}, true)),
            u"ok"_s);
    }

    /// Errors are JSON or a page, whichever was asked for.
    void errors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::newRow("no such call") << u"error_404_route"_s << u"not-found"_s;
        QTest::newRow("no such post") << u"error_404_status"_s << u"not-found"_s;
        QTest::newRow("a page") << u"error_406"_s << u"rejected"_s;
        QTest::newRow("another method") << u"error_405"_s << u"rejected"_s;
        QTest::newRow("a token") << u"error_401_wrong_token"_s << u"credentials"_s;
        QTest::newRow("a scope") << u"error_403_scope"_s << u"forbidden"_s;
        QTest::newRow("too many") << u"error_429"_s << u"rate-limited"_s;
        QTest::newRow("starting") << u"error_503_starting_up"_s << u"rate-limited"_s;
    }
    void errors()
    {
        QFETCH(QString, name);
        const auto page = pageFrom(goToSocial(), recordedOf(name));
        QTEST(kindOf(page), "kind");
        QVERIFY(!page.error().detail.contains(u'<'));
    }

    /// Hashtags are opened and stay silent; lists join by message.
    void streams()
    {
        const Family *family = familyFor(goToSocial());
        QVERIFY(!family->topic(goToSocial(), tagSource(u"tea"_s, u"gts1.test"_s)));
        QVERIFY(family->topic(goToSocial(), homeSource({u"uuid"_s}, u"gts1.test"_s)));
        QVERIFY(family->subscribe(goToSocial(), {u"list"_s, u"1"_s}));
        QVERIFY(!family->subscribe(goToSocial(), {u"hashtag"_s, u"tea"_s}));
    }

    void timelines()
    {
        // It knows no any, all and none.
        QCOMPARE(timelineOf(goToSocial(), tagSource(u"tea#cup"_s, u"gts1.test"_s)),
            u"GET v1/timelines/tag/cup?limit=40"_s);
        QCOMPARE(timelineOf(goToSocial(), homeSource({u"uuid"_s}, u"gts1.test"_s)),
            u"GET v1/timelines/home?limit=40"_s);
    }

    /// Of one person those with media (recorded: account_statuses_only_media.json).
    void media()
    {
        const auto page = pageFrom(goToSocial(), recordedOf(u"account_statuses_only_media"_s),
            {.kind = Source::Kind::PersonMedia});
        QVERIFY(page && !page->items.empty());
        for (const TimelineItem &item : page->items) {
            QVERIFY(!item.boost && !item.post.media.empty());
        }
    }

    void notThere()
    {
        const Family *family = familyFor(goToSocial());
        QCOMPARE(lineOf(family->belongings(goToSocial(), MovedKind::DomainBlocks, u"9"_s, {})),
            u"usage"_s); // recorded: domain_blocks_404.json
        QVERIFY(!capabilities(goToSocial()).reactions);
    }

    void lists()
    {
        const Family *family = familyFor(goToSocial());
        for (const QString &name :
            {u"list_add_not_followed_404"_s, u"list_add_not_followed_404_v0.19.2"_s}) {
            QCOMPARE(
                *family->decodeListChange(goToSocial(), recordedOf(name)), ListChange::MustFollow);
        }
    }

    /// JSON is refused for what is a file (recorded: export_following_accept_json_406.json).
    void files()
    {
        const auto request = familyFor(goToSocial())->exported(goToSocial(), MovedKind::Follows);
        QCOMPARE(lineOf(request), u"GET v1/exports/following.csv"_s);
        QCOMPARE(request->headers.front().second, "text/csv");
    }

    void signIn()
    {
        QVERIFY(mastodon::decodeClient(
            recordedOf(u"oauth_app"_s), u"gts1.test"_s, u"http://127.0.0.1:29147/"_s));
        QVERIFY(mastodon::decodeToken(recordedOf(u"oauth_token"_s), u"gts1.test"_s));
        QVERIFY(mastodon::decodeMetadata(recordedOf(u"oauth_authorization_server_404"_s))
                    .scopes.isEmpty());
    }

    /// No uri of a person, one server's own posts, and who may answer them.
    void post()
    {
        const Post local = postOf(u"status_local_only"_s);
        QCOMPARE(local.visibility, Visibility::Local);
        QVERIFY(local.author.uri.isEmpty());
        QCOMPARE(local.viewer->reply, Permission::Yes);
        QCOMPARE(postOf(u"status_private"_s).viewer->boost, Permission::No);
        QCOMPARE(postOf(u"status_with_poll"_s).poll->options.size(), size_t(3));
        QVERIFY(!local.reactionsTold && local.quoteState.isEmpty());
    }

    /// A second request with the same Idempotency-Key is a second post, so none is sent; an answer
    /// may not know yet what it answers, and whoever made a poll has voted in it.
    void acting()
    {
        const Family *family = familyFor(goToSocial());
        const auto first = family->decodePublished(goToSocial(), recordedOf(u"status_create"_s));
        const auto second = family->decodePublished(
            goToSocial(), recordedOf(u"status_create_same_idempotency_key"_s));
        QVERIFY(first->post.uri != second->post.uri);
        QVERIFY(!capabilities(goToSocial()).idempotency);
        const auto taken = family->decodeChanged(
            goToSocial(), recordedOf(u"status_unreblog"_s), Write::What::Unboost);
        QVERIFY(recordedOf(u"status_unreblog"_s).body.contains("\"reblogged\": true"));
        QVERIFY(!taken->post.viewer->boosted);
        const auto own = family->decodeWrite(
            goToSocial(), recordedOf(u"poll_vote_own_422"_s), Write::What::Vote);
        QCOMPARE(own.error().detail, u"Unprocessable Entity: you can't vote in your own poll"_s);
        QCOMPARE(publishOf(goToSocial(), saying(u"*tea*"_s)),
            u"POST v1/statuses {\"content_type\":\"text/plain\",\"sensitive\":false,"
            "\"status\":\"*tea*\",\"visibility\":\"public\"}"_s);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_gotosocial)
#include "tst_deviations_gotosocial.moc"

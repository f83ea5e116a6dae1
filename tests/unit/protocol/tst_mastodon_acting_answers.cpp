// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

using What = Write::What;

std::optional<TimelineItem> changed(const Instance &instance, const Response &response, What what)
{
    return familyFor(instance)->decodeChanged(instance, response, what);
}

std::optional<TimelineItem> changedAtGts(const QString &name, What what)
{
    return changed(goToSocial(), recorded(u"gotosocial/"_s + name + u".json"_s), what);
}

/// What the account has done with it: "boosted pinned".
QString marksOf(const std::optional<TimelineItem> &item)
{
    if (!item || !item->post.viewer) {
        return u"(nothing)"_s;
    }
    const ViewerState &viewer = *item->post.viewer;
    QStringList marks;
    const auto add = [&marks](bool is, const QString &mark) {
        if (is) {
            marks << mark;
        }
    };
    add(viewer.boosted, u"boosted"_s);
    add(viewer.favourited, u"favourited"_s);
    add(viewer.bookmarked, u"bookmarked"_s);
    add(viewer.pinned, u"pinned"_s);
    add(viewer.muted, u"muted"_s);
    marks << viewer.reactions;
    return marks.join(u' ');
}

Instance told(const QString &software, const QStringList &features)
{
    Instance instance = at(software);
    instance.features = features;
    return instance;
}

Write voteOn(const QString &localId)
{
    return {.what = What::Vote, .localId = localId, .item = {}, .listId = {}, .choices = {1}};
}

/// The vote after the post was looked at: its poll's id, "nothing left" or the kind of the error.
QString readyVote(const Instance &instance, const Response &response)
{
    const auto ready = familyFor(instance)->withAnswer(instance, voteOn(u"5"_s), response);
    if (!ready) {
        return word(ready.error().kind);
    }
    return *ready ? (*ready)->pollId : u"nothing left"_s;
}

Result<PeoplePage> requestsFrom(
    const Instance &instance, const Response &response, const PageSpec &spec = {})
{
    return familyFor(instance)->decodeFollowRequests(instance, response, spec);
}

Result<std::vector<ServerEmoji>> emojisFrom(const Instance &instance, const Response &response)
{
    return familyFor(instance)->decodeCustomEmojis(instance, response);
}

QString shortcodesOf(const Result<std::vector<ServerEmoji>> &emojis)
{
    QStringList names;
    for (const ServerEmoji &emoji : emojis ? *emojis : std::vector<ServerEmoji>()) {
        names << emoji.shortcode;
    }
    return names.join(u' ');
}

const QJsonArray &strangeValues()
{
    static const QJsonArray values{QJsonValue(), QJsonObject(), QJsonArray(), u"x"_s, -1, true,
        QString(100'000, u'x'), QJsonArray{QJsonArray{QJsonArray()}},
        QJsonObject{{u"id"_s, QJsonObject()}}};
    return values;
}

} // namespace

/// What the answers to acts tell, who asks to follow, and what emoji there are.
class tst_mastodon_acting_answers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was done is done, whether the answer knows it yet or not.
    void recordedMarks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("marks");
        const auto row = [](const char *name, What what, const QString &marks) {
            QTest::newRow(name) << QString::fromLatin1(name) << what << marks;
        };
        row("status_favourite", What::Favourite, u"favourited"_s);
        row("status_unfavourite", What::Unfavourite, {});
        row("status_bookmark", What::Bookmark, u"bookmarked"_s);
        row("status_unbookmark", What::Unbookmark, {});
        row("status_pin", What::Pin, u"pinned"_s);
        row("status_unpin", What::Unpin, {});
        row("status_mute", What::MuteThread, u"muted"_s);
        row("status_unmute", What::UnmuteThread, {});
        row("status_reblog", What::Boost, u"boosted"_s);
        row("status_unreblog", What::Unboost, {}); // recorded with "reblogged":true
        row("poll", What::Vote, u"(nothing)"_s); // a poll is no post
        row("status_delete", What::DeletePost, u"(nothing)"_s); // what is gone is none, either
        row("status_favourite_404", What::Favourite, u"(nothing)"_s);
        row("poll", What::Favourite, u"(nothing)"_s);
        row("account_relationships", What::AcceptFollower, u"(nothing)"_s);
    }
    void recordedMarks()
    {
        QFETCH(QString, name);
        QFETCH(What, what);
        QTEST(marksOf(changedAtGts(name, what)), "marks");
    }

    void recordedBoosts()
    {
        const auto boost = changedAtGts(u"status_reblog"_s, What::Boost);
        QCOMPARE(boost->localId, u"01M81XGJV3ZPAMGRYV8XSDKWFJ"_s);
        QCOMPARE(boost->boost->actor.acct, u"alice@gts1.test"_s);
        QCOMPARE(boost->post.localId, u"01M81XGJMVT1G2H9AYTJGGZGNN"_s);
        const auto snacs = changed(snac(), recorded(u"snac2/status_reblog.json"_s), What::Boost);
        QCOMPARE(snacs->boost->actor.acct, u"fumi@snac.test"_s);
        QCOMPARE(snacs->post.uri, u"https://snac.test/fumi/p/1795361170.161584"_s);
        const auto taken =
            changed(snac(), recorded(u"snac2/status_unreblog.json"_s), What::Unboost);
        QVERIFY(!taken->boost && !taken->post.viewer->boosted);
    }

    /// snac tells a post that was boosted as its last boost, here goro's.
    void favouriteOfSomethingBoosted()
    {
        const auto post =
            changed(snac(), recorded(u"snac2/status_favourite_other.json"_s), What::Favourite);
        QVERIFY(!post->boost);
        QCOMPARE(post->post.uri, u"https://snac.test/fumi/p/1795359991.659845"_s);
        QCOMPARE(post->localId, post->post.localId);
        QCOMPARE(post->createdAt, post->post.createdAt);
        QCOMPARE(marksOf(post), u"boosted favourited bookmarked"_s);
    }

    /// Pixelfed and Takahē answer a boost with the post.
    void boostsWithoutBoost()
    {
        const auto post = changed(at(u"takahe"_s), answered(statusWith()), What::Boost);
        QVERIFY(!post->boost);
        QCOMPARE(marksOf(post), u"boosted"_s);
    }

    /// Who reacts by the other calls is told too little or too much.
    void reactions_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("marks");
        QTest::newRow("Akkoma") << at(u"akkoma"_s) << u"👍"_s;
        QTest::newRow("Mitra") << at(u"mitra"_s) << u"👍"_s;
        QTest::newRow("Fedibird") << told(u"fedibird"_s, {u"emoji_reaction"_s}) << u"👍"_s;
        QTest::newRow("snac") << told(u"snac"_s, {u"reactions"_s}) << u"(nothing)"_s;
        QTest::newRow("a fork") << told(u"mastodon"_s, {u"reactions"_s}) << u"(nothing)"_s;
    }
    void reactions()
    {
        QFETCH(Instance, instance);
        const Response response =
            answered(statusWith("'emoji_reactions':[{'name':'👍','count':1,'me':true}]"));
        QTEST(marksOf(changed(instance, response, What::React)), "marks");
    }

    /// Pixelfed tells only the mark that was changed, so nothing of the others is believed.
    void partlyTold()
    {
        QVERIFY(!changed(
            at(u"pixelfed"_s), answered(statusWith("'favourited':true")), What::Favourite));
    }

    /// Whatever stands in place of something: no post without a name and a date, and no crash.
    void strangeStatuses()
    {
        const QJsonObject whole =
            fixtureBody("gotosocial/status_reblog.json").toObject()[u"reblog"_s].toObject();
        QVERIFY(whole.size() > 25);
        const QStringList needed{u"id"_s, u"uri"_s, u"created_at"_s, u"account"_s};
        const QStringList names = whole.keys();
        for (const QString &name : names) {
            for (const QJsonValue value : strangeValues()) {
                QJsonObject status = whole;
                status[name] = value;
                const Response response = answerOf(status, u"https://gts1.test/api"_s);
                const auto item = changed(goToSocial(), response, What::Favourite);
                const auto posted =
                    familyFor(goToSocial())->decodePublished(goToSocial(), response);
                QCOMPARE(posted.ok(), item.has_value());
                // Any text is an id.
                QVERIFY2(!item || !needed.contains(name) || name == u"id", qPrintable(name));
                QVERIFY(!item
                    || (!item->post.uri.isEmpty() && !item->localId.isEmpty() && item->createdAt > 0
                        && item->post.viewer));
            }
            QJsonObject status = whole;
            status.remove(name);
            const auto item =
                changed(goToSocial(), answerOf(status, u"https://gts1.test/api"_s), What::Pin);
            QCOMPARE(item.has_value(), !needed.contains(name));
        }
    }

    /// The poll's own id stands within the post alone.
    void votes()
    {
        const Instance mastodon = at(u"mastodon"_s);
        const Family *family = familyFor(mastodon);
        const auto before = family->beforeWrite(mastodon, voteOn(u"a/b"_s));
        QCOMPARE(lineOf(*before), u"GET v1/statuses/a%2Fb"_s);
        Write ready = voteOn(u"5"_s);
        ready.pollId = u"9"_s;
        QVERIFY(!family->beforeWrite(mastodon, ready));
        QVERIFY(!family->beforeWrite(mastodon, {.what = What::Boost, .localId = u"5"_s}));
        QVERIFY(!family->beforeWrite(at(u"friendica"_s), voteOn(u"5"_s))); // takes none
        const Response response = recorded(u"gotosocial/status_poll_multiple_unvoted.json"_s);
        QCOMPARE(readyVote(goToSocial(), response), u"01M81X353EQYWZHB5W3E7ZP0A7"_s);
        const auto vote = family->withAnswer(goToSocial(), voteOn(u"5"_s), response);
        QCOMPARE(writeOf(goToSocial(), **vote),
            uR"(POST v1/polls/01M81X353EQYWZHB5W3E7ZP0A7/votes {"choices":[1]})"_s);
    }

    void votesThatCannotBe()
    {
        const auto recordedVote = [](const QString &name) {
            return readyVote(goToSocial(), recorded(u"gotosocial/"_s + name + u".json"_s));
        };
        QCOMPARE(recordedVote(u"status_with_poll_voted"_s), u"nothing left"_s);
        QCOMPARE(recordedVote(u"status_with_poll"_s), u"nothing left"_s); // the account's own
        QCOMPARE(recordedVote(u"status_plain"_s), u"bad-answer"_s);
        QCOMPARE(recordedVote(u"error_404_status"_s), u"not-found"_s);
        QCOMPARE(readyVote(at(u"mastodon"_s), answered("[]")), u"bad-answer"_s);
        QCOMPARE(readyVote(at(u"mastodon"_s), answered("{'poll':{'id':{},'voted':false}}")),
            u"bad-answer"_s);
        QCOMPARE(readyVote(at(u"mastodon"_s), answered("{'poll':{'id':7,'voted':null}}")), u"7"_s);
        // snac, of a post that somebody boosted:
        QCOMPARE(readyVote(snac(),
                     answered("{'id':'5','poll':null,'reblog':{'id':'5','poll':{'id':'5'}}}")),
            u"5"_s);
    }

    void followRequests()
    {
        const Instance gts = goToSocial();
        const auto page = requestsFrom(gts, recorded(u"gotosocial/follow_requests.json"_s));
        QCOMPARE(page->people.size(), size_t(1));
        QCOMPARE(page->people.front().acct, u"carol@gts1.test"_s);
        QCOMPARE(page->people.front().localId, u"01G5R93CDZHZK7CFZA5FX02ZVS"_s);
        QCOMPARE(page->older, u"01DZE76YDEBK9XTMEYEH75XSWW"_s);
        const auto again = requestsFrom(gts, recorded(u"gotosocial/follow_requests.json"_s),
            {.maxId = u"01DZE76YDEBK9XTMEYEH75XSWW"_s});
        QVERIFY(again->older.isEmpty()); // a page that names itself
        const auto none = requestsFrom(snac(), recorded(u"snac2/follow_requests.json"_s));
        QVERIFY(none->people.empty() && none->older.isEmpty());
        const auto strange = requestsFrom(gts, answered("[null,{},{'id':'7','acct':'mei'},[]]"));
        QCOMPARE(strange->people.size(), size_t(1));
        QCOMPARE(strange->skipped, 3);
        QCOMPARE(requestsFrom(gts, answered("{}")).error().kind, ErrorKind::BadAnswer);
        QCOMPARE(
            requestsFrom(gts, answered("{'error':'no'}", 403)).error().kind, ErrorKind::Forbidden);
        // Pixelfed gives all at once; the pages of its people are counted, these are not.
        const auto all = requestsFrom(at(u"pixelfed"_s), answered("[{'id':'7','acct':'mei'}]"));
        QVERIFY(all->people.size() == 1 && all->older.isEmpty());
    }

    void askingWhoWantsToFollow()
    {
        const auto line = [](const Instance &instance, const PageSpec &spec) {
            return lineOf(familyFor(instance)->followRequests(instance, spec));
        };
        QCOMPARE(line(at(u"mastodon"_s), {}), u"GET v1/follow_requests?limit=40"_s);
        QCOMPARE(line(at(u"mastodon"_s), {.maxId = u"a&b"_s, .limit = 500}),
            u"GET v1/follow_requests?max_id=a%26b&limit=80"_s);
        QCOMPARE(line(at(u"kibou"_s), {}), u"usage"_s);
        QCOMPARE(line(at(u"snac"_s, u"2.75"_s), {}), u"usage"_s);
    }

    void rules()
    {
        const Instance gts = goToSocial();
        const Family *family = familyFor(gts);
        const auto read = [&](const Response &response) {
            return family->decodeRules(gts, response);
        };
        QCOMPARE(lineOf(family->rules(gts)), u"GET v1/instance/rules"_s);
        QCOMPARE(lineOf(family->rules(at(u"snac"_s))), u"usage"_s); // knows no reports
        const auto told = read(recorded(u"gotosocial/instance_rules.json"_s));
        QVERIFY(told);
        QCOMPARE(*told,
            (std::vector<ServerRule>{{u"01FWNWQXK2QH2E98PX4X3PJV5D"_s, u"Be kind / 仲良く"_s}}));
        // Numbers of old servers, and what is no rule.
        const auto some = read(answered("[{'id':7,'text':' no tea '},{'id':'8','text':''},"
                                        "{'text':'x'},null,'x',{'id':{},'text':'x'}]"));
        QCOMPARE(*some, (std::vector<ServerRule>{{u"7"_s, u"no tea"_s}}));
        QJsonArray many;
        for (int i = 0; i < mostServerRules + 10; ++i) {
            many.append(QJsonObject{{u"id"_s, i}, {u"text"_s, QString(10'000, u'x')}});
        }
        const auto bounded = read(answerOf(many, u"https://a.example/"_s));
        QCOMPARE(bounded->size(), size_t(mostServerRules));
        QCOMPARE(bounded->front().text.size(), 2000);
        QCOMPARE(read(answered("{}")).error().kind, ErrorKind::BadAnswer);
        QCOMPARE(read(answered("{'error':'x'}", 404)).error().kind, ErrorKind::NotFound);
    }

    void followedTags()
    {
        const Instance gts = goToSocial();
        const Family *family = familyFor(gts);
        const auto read = [&](const Response &response) {
            return family->decodeFollowedTag(gts, response);
        };
        QCOMPARE(lineOf(family->followedTag(gts, u"読書"_s)), u"GET v1/tags/%E8%AA%AD%E6%9B%B8"_s);
        QCOMPARE(lineOf(family->followedTag(gts, u"a/b"_s)), u"GET v1/tags/a%2Fb"_s);
        QCOMPARE(lineOf(family->followedTag(gts, {})), u"usage"_s);
        for (const QString &software : {u"snac"_s, u"kibou"_s, u"mitra"_s, u"iceshrimp.net"_s}) {
            QCOMPARE(lineOf(family->followedTag(at(software), u"tea"_s)), u"usage"_s);
        }
        QCOMPARE(*read(recorded(u"gotosocial/tag.json"_s)), true);
        QCOMPARE(*read(answered("{'name':'tea','following':false}")), false);
        // Said of nobody.
        for (const QByteArray &body :
            {"{'name':'tea'}"_ba, "{'following':null}"_ba, "{'following':1}"_ba, "[]"_ba}) {
            QCOMPARE(read(answered(body)).error().kind, ErrorKind::BadAnswer);
        }
        QCOMPARE(read(recorded(u"snac2/tag_404.json"_s)).error().kind, ErrorKind::NotFound);
    }

    void customEmojis()
    {
        const Instance gts = goToSocial();
        const Family *family = familyFor(gts);
        QCOMPARE(lineOf(family->customEmojis(gts)), u"GET v1/custom_emojis"_s);
        QCOMPARE(lineOf(family->customEmojis(at(u"kibou"_s))), u"usage"_s);
        const auto emojis = emojisFrom(gts, recorded(u"gotosocial/custom_emojis.json"_s));
        QCOMPARE(emojis->size(), size_t(1));
        QCOMPARE(emojis->front().shortcode, u"testcard"_s);
        QCOMPARE(emojis->front().category, u"bench"_s);
        QVERIFY(emojis->front().url.endsWith(u".png") && emojis->front().aliases.isEmpty());
        QVERIFY(emojis->front().url != emojis->front().staticUrl);
        QVERIFY(emojisFrom(snac(), recorded(u"snac2/custom_emojis.json"_s))->empty());
        QCOMPARE(
            emojisFrom(gts, recorded(u"gotosocial/custom_emojis_closed_401.json"_s)).error().kind,
            ErrorKind::Credentials);
        QCOMPARE(emojisFrom(gts, answered("{}")).error().kind, ErrorKind::BadAnswer);
    }

    void whichEmojis()
    {
        const QByteArray url = "'url':'https://a.example/e.png'";
        const auto emojis = emojisFrom(at(u"mastodon"_s),
            answered("[{'shortcode':'a'," + url + ",'visible_in_picker':true},{'shortcode':'b',"
                + url + ",'visible_in_picker':false},{'shortcode':':c:'," + url
                + ",'category':null,'visible_in_picker':null,'aliases':['cup',7,'','tea']},"
                  "{'shortcode':'d','url':'data:image/png;base64,x'},{'shortcode':'',"
                + url + "},{" + url + "},null,7,{'shortcode':'e'," + url + ",'aliases':'x'}]"));
        QCOMPARE(shortcodesOf(emojis), u"a c e"_s);
        QCOMPARE(emojis->at(1).aliases, (QStringList{u"cup"_s, u"tea"_s}));
        QCOMPARE(emojis->at(1).staticUrl, u"https://a.example/e.png"_s);
        QVERIFY(emojis->at(2).aliases.isEmpty() && emojis->at(2).category.isEmpty());
    }

    void tooManyEmojis()
    {
        QJsonArray rows;
        for (int i = 0; i < mostServerEmojis + 10; ++i) {
            rows.append(QJsonObject{{u"shortcode"_s, u"e"_s + QString::number(i)},
                {u"url"_s, u"https://a.example/e.png"_s}});
        }
        const auto emojis = emojisFrom(at(u"mastodon"_s), answerOf(rows, u"https://a.example/"_s));
        QCOMPARE(emojis->size(), size_t(mostServerEmojis));
    }
};

QTEST_GUILESS_MAIN(tst_mastodon_acting_answers)
#include "tst_mastodon_acting_answers.moc"

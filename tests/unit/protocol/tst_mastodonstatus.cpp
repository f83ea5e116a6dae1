// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/family.h"
#include "protocol/mastodon/mapping.h"
#include "recorded.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QJsonObject bodyOf(const char *name)
{
    return fixtureBody(name).toObject();
}

Post postOf(const char *name, const Instance &instance)
{
    const auto item = mastodon::statusFromJson(bodyOf(name), instance, true);
    if (!item) {
        qFatal("%s: %s", name, qPrintable(item.error().detail));
    }
    return item->post;
}

bool isStatus(const QJsonObject &json)
{
    return json.contains(u"visibility"_s) && json.contains(u"uri"_s) && json.contains(u"account"_s)
        && json.contains(u"reblog"_s);
}

/// All statuses of all recorded answers, each uri once.
QList<QPair<Instance, QJsonObject>> allStatuses()
{
    QList<QPair<Instance, QJsonObject>> list;
    QSet<QString> seen;
    for (const QString &name : jsonFixtures()) {
        if (!name.startsWith(u"gotosocial/"_s) && !name.startsWith(u"snac2/"_s)) {
            continue;
        }
        const Instance instance = name.startsWith(u"snac2"_s) ? snac() : goToSocial();
        const QJsonDocument document = QJsonDocument::fromJson(fixtureBytes(name.toUtf8()));
        forEachObject(document.object(), [&](const QJsonObject &json) {
            const QString key = json[u"uri"_s].toString() + instance.host;
            if (isStatus(json) && !seen.contains(key)) {
                seen << key;
                list.append({instance, json});
            }
        });
    }
    return list;
}

QSet<QString> textsIn(const QJsonValue &value)
{
    QSet<QString> texts{QString()};
    const std::function<void(const QJsonValue &)> visit = [&](const QJsonValue &v) {
        if (v.isString()) {
            texts << v.toString() << v.toString().trimmed();
        } else if (v.isDouble()) {
            texts << QString::number(v.toInteger());
        }
        const QJsonObject object = v.toObject();
        for (const QJsonValue inner : object) {
            visit(inner);
        }
        const QJsonArray array = v.toArray();
        for (const QJsonValue inner : array) {
            visit(inner);
        }
    };
    visit(value);
    return texts;
}

/// Whatever is read must stand in the answer.
void checkNothingInvented(const TimelineItem &item, const QSet<QString> &texts)
{
    const Post &post = item.post;
    for (const QString &text :
        {item.localId, post.uri, post.url, post.localId, post.body, post.warning, post.language,
            post.author.uri, post.author.localId, post.author.url, post.author.avatar,
            post.author.displayName, post.replyToLocalId, post.replyToUri, post.quoteUri}) {
        QVERIFY2(texts.contains(text), qPrintable(text));
    }
    for (const Media &media : post.media) {
        QVERIFY(texts.contains(media.url) && texts.contains(media.description));
    }
    QVERIFY(!post.uri.isEmpty() && !post.localId.isEmpty() && !item.localId.isEmpty());
    QVERIFY(post.author.acct.contains(u'@'));
    QVERIFY(post.createdAt > 0 && item.createdAt > 0);
}

/// Calls visit for the object with one member after the other, at every depth, replaced.
void forEachMutation(const QJsonObject &json, const std::function<void(const QJsonObject &)> &visit)
{
    static const QJsonArray values{QJsonValue::Null, true, false, 42, -1.5, 1e300, u"x"_s, u""_s,
        u"\0y"_s, QJsonArray(), QJsonObject(), QJsonArray{u"x"_s, QJsonValue::Null},
        QJsonObject{{u"a"_s, 1}}};
    for (const QString &key : json.keys()) {
        QJsonObject copy = json;
        copy.remove(key);
        visit(copy);
        for (const QJsonValue value : values) {
            copy[key] = value;
            visit(copy);
        }
        if (json[key].isObject()) {
            forEachMutation(json[key].toObject(), [&](const QJsonObject &inner) {
                copy[key] = inner;
                visit(copy);
            });
        }
        if (json[key].isArray() && json[key].toArray().at(0).isObject()) {
            forEachMutation(json[key].toArray().at(0).toObject(), [&](const QJsonObject &inner) {
                copy[key] = QJsonArray{inner};
                visit(copy);
            });
        }
    }
}

QJsonObject minimal()
{
    return {{u"id"_s, u"1"_s}, {u"uri"_s, u"https://a.example/n/1"_s},
        {u"created_at"_s, u"2026-11-22T15:00:00.000Z"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"Ao"_s}}}};
}

Instance akkoma()
{
    return server(u"akkoma"_s, u"a.example"_s);
}

} // namespace

class tst_mastodonstatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remotePost()
    {
        const Post post = postOf("gotosocial/status_remote.json", goToSocial());
        QCOMPARE(post.uri, u"https://gts2.test/users/dave/statuses/01M81XC0MGQM2XPE74HZWYR7FD"_s);
        QCOMPARE(post.url, u"https://gts2.test/@dave/statuses/01M81XC0MGQM2XPE74HZWYR7FD"_s);
        QCOMPARE(post.localId, u"01M81XBZXGW5W6NH1BYT4W85N3"_s);
        QCOMPARE(isoTime(post.createdAt), u"2026-11-22T15:18:06.000Z"_s);
        QCOMPARE(post.editedAt, qint64(0));
        QCOMPARE(post.language, u"ja"_s);
        QCOMPARE(post.visibility, Visibility::Public);
        QVERIFY(post.body.startsWith(u"<p>連合テスト"_s));
        QCOMPARE(post.author.acct, u"dave@gts2.test"_s);
        QCOMPARE(post.author.displayName, u"デイヴ"_s);
        QCOMPARE(post.author.uri, QString()); // GoToSocial tells none
        QCOMPARE(post.author.url, u"https://gts2.test/@dave"_s);
        QCOMPARE(post.author.followers, qint64(3));
        QCOMPARE(post.tags.size(), size_t(1));
        QCOMPARE(post.tags[0].name, u"federation"_s);
        QCOMPARE(post.boosts, qint64(1));
        QCOMPARE(post.favourites, qint64(1));
        QVERIFY(post.viewer->favourited);
        QVERIFY(!post.viewer->boosted);
        QVERIFY(!post.poll && !post.card && !post.quoted);
        QVERIFY(post.quoteState.isEmpty());
    }

    void boost()
    {
        const auto item = mastodon::statusFromJson(
            bodyOf("gotosocial/status_reblog_wrapper.json"), goToSocial(), true);
        QVERIFY(item.ok());
        QCOMPARE(item->localId, u"01M81Y2XA8KNP9QC5W3288BBJ7"_s);
        QCOMPARE(isoTime(item->createdAt), u"2026-11-22T15:30:37.000Z"_s);
        QCOMPARE(item->boost->actor.acct, u"dave@gts2.test"_s);
        QCOMPARE(item->boost->uri,
            u"https://gts2.test/users/dave/statuses/01M81Y2Y6S5EQNJJNXPPTAXCBK"_s);
        QCOMPARE(item->post.localId, u"01M81Y2WB0EFH6D51J2WHA7DMQ"_s);
        QCOMPARE(item->post.author.acct, u"erin@gts2.test"_s);
        QCOMPARE(isoTime(item->post.createdAt), u"2026-11-22T15:30:36.000Z"_s);
    }

    /// snac gives the wrapper and the post one id.
    void boostOnSnac()
    {
        const QJsonObject row = fixture("snac2/timeline_entry_reblog.json")[u"body"_s].toObject();
        const auto item = mastodon::statusFromJson(row, snac(), true);
        QVERIFY(item.ok());
        QCOMPARE(item->localId, item->post.localId);
        QCOMPARE(item->boost->actor.acct, u"alice@gts1.test"_s);
        QCOMPARE(item->boost->actor.uri, u"https://gts1.test/users/alice"_s);
        QCOMPARE(
            item->post.uri, u"https://gts2.test/users/dave/statuses/01M81XAVTB5HA530384PHP4QMN"_s);
        QCOMPARE(item->post.author.uri, u"https://gts2.test/users/dave"_s);
        QCOMPARE(item->post.author.acct, u"dave@gts2.test"_s);
    }

    void localAcctGetsTheAccountDomain()
    {
        Instance split = goToSocial();
        split.accountDomain = u"people.example"_s;
        const Post post = postOf("gotosocial/status_cw.json", split);
        QVERIFY(post.author.acct.endsWith(u"@people.example"_s));
        QVERIFY(!post.warning.isEmpty());
    }

    void pollAndMedia()
    {
        const Post asked = postOf("gotosocial/status_with_poll.json", goToSocial());
        QVERIFY(asked.poll.has_value());
        QCOMPARE(asked.poll->options.size(), size_t(3));
        QCOMPARE(asked.poll->options[0].title, u"りんご 🍎"_s);
        QVERIFY(asked.poll->expiresAt > asked.createdAt);

        const Post pictured = postOf("snac2/status_with_media.json", snac());
        QCOMPARE(pictured.media.size(), size_t(1));
        QCOMPARE(pictured.media[0].type, Media::Type::Image);
        QVERIFY(pictured.media[0].description.startsWith(u"色とりどり"_s));

        const Post images = postOf("gotosocial/status_images.json", goToSocial());
        QVERIFY(images.media.size() > 1);
        QVERIFY(images.media[0].width > 0 && images.media[0].height > 0);
        QVERIFY(!images.media[0].blurhash.isEmpty());
        const Post video = postOf("gotosocial/status_video.json", goToSocial());
        QCOMPARE(video.media[0].type, Media::Type::Video);
    }

    void whatStaysInSightOfAPicture()
    {
        const auto focus = [](const QJsonValue &value) {
            const QJsonObject meta{{u"focus"_s, value}};
            const Media media =
                mastodon::mediaFromJson(QJsonArray{QJsonObject{{u"meta"_s, meta}}})[0];
            return std::pair(media.focusX, media.focusY);
        };
        QCOMPARE(focus(QJsonObject{{u"x"_s, -0.25}, {u"y"_s, 0.5}}), std::pair(-0.25, 0.5));
        QCOMPARE(focus(QJsonObject{{u"x"_s, 1e300}, {u"y"_s, u"up"_s}}), std::pair(1.0, 0.0));
        QCOMPARE(focus(QJsonValue()), std::pair(0.0, 0.0));
    }

    void visibilities_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("localOnly");
        QTest::addColumn<int>("visibility");
        const auto add = [](const char *word, bool localOnly, Visibility v) {
            QTest::newRow(word) << QString::fromLatin1(word) << localOnly << int(v);
        };
        add("public", false, Visibility::Public);
        add("unlisted", false, Visibility::Unlisted);
        add("private", false, Visibility::Private);
        add("direct", false, Visibility::Direct);
        add("local", false, Visibility::Local);
        add("mutuals_only", false, Visibility::Private);
        add("list:12", false, Visibility::Direct);
        add("shout", false, Visibility::Private);
        QTest::newRow("missing") << QString() << false << int(Visibility::Private);
        QTest::newRow("local only") << u"public"_s << true << int(Visibility::Local);
        QTest::newRow("local only, private") << u"private"_s << true << int(Visibility::Private);
    }
    void visibilities()
    {
        QFETCH(QString, word);
        QFETCH(bool, localOnly);
        QFETCH(int, visibility);
        QJsonObject json = minimal();
        json[u"visibility"_s] = word;
        json[u"local_only"_s] = localOnly;
        QCOMPARE(int(mastodon::postFromJson(json, akkoma(), false)->visibility), visibility);
    }

    void recordedVisibilities()
    {
        QCOMPARE(postOf("gotosocial/status_local_only.json", goToSocial()).visibility,
            Visibility::Local);
        QCOMPARE(
            postOf("gotosocial/status_private.json", goToSocial()).visibility, Visibility::Private);
        QCOMPARE(
            postOf("gotosocial/status_direct.json", goToSocial()).visibility, Visibility::Direct);
        // snac calls its unlisted posts public here; the outbox tells them apart.
        QCOMPARE(postOf("snac2/status_unlisted.json", snac()).visibility, Visibility::Public);
        QCOMPARE(postOf("snac2/status_private.json", snac()).visibility, Visibility::Private);
    }

    void filters()
    {
        const auto item = mastodon::statusFromJson(
            fixtureBody("gotosocial/home_timeline_filtered.json").toArray().at(0).toObject(),
            goToSocial(), true);
        QCOMPARE(item->post.viewer->filters.size(), size_t(1));
        QCOMPARE(item->post.viewer->filters[0],
            (FilterMatch{.id = u"01M81X399DJZEMT1ET12DA7CQC"_s,
                .title = u"ネタバレ"_s,
                .action = FilterAction::Warn,
                .contexts = HomeContext | PublicContext}));

        const auto actions = [](const QStringList &words) {
            QJsonArray filtered;
            for (const QString &word : words) {
                filtered.append(QJsonObject{
                    {u"filter"_s, QJsonObject{{u"title"_s, word}, {u"filter_action"_s, word}}}});
            }
            filtered.append(QJsonObject{{u"keyword_matches"_s, u"no filter"_s}});
            QJsonObject json = minimal();
            json[u"filtered"_s] = filtered;
            QList<FilterAction> found;
            const auto post = mastodon::postFromJson(json, akkoma(), true);
            for (const FilterMatch &match : post->viewer->filters) {
                found << match.action;
            }
            return found;
        };
        using enum FilterAction;
        QCOMPARE(actions({}), QList<FilterAction>());
        QCOMPARE(actions({u"blur"_s, u"warn"_s, u"hide"_s}), QList({Blur, Warn, Hide}));
        QCOMPARE(actions({u"sparkle"_s}), QList({Warn}));
    }

    void whomItAnswers()
    {
        const auto answers = [](const QJsonValue &id, const QJsonValue &account) {
            QJsonObject json = minimal();
            json[u"in_reply_to_id"_s] = id;
            json[u"in_reply_to_account_id"_s] = account;
            return mastodon::postFromJson(json, akkoma(), false)->answers;
        };
        const QString own = minimal()[u"account"_s][u"id"_s].toString();
        using enum Post::Answers;
        QCOMPARE(answers({}, {}), Nobody);
        QCOMPARE(answers(u"7"_s, own), Own);
        QCOMPARE(answers(u"7"_s, own + u'x'), Others);
        QCOMPARE(answers(u"7"_s, {}), Others); // who wrote it is not known there
    }

    /// A guest's answer says nothing about a viewer, whatever it holds.
    void guestHasNoViewer()
    {
        QJsonObject json = minimal();
        json[u"favourited"_s] = true;
        QVERIFY(!mastodon::postFromJson(json, akkoma(), false)->viewer);
        QVERIFY(mastodon::postFromJson(json, akkoma(), true)->viewer->favourited);
    }

    void quotes_data()
    {
        QTest::addColumn<QJsonObject>("extra");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("carried");
        QJsonObject other = minimal();
        other[u"id"_s] = u"2"_s;
        other[u"uri"_s] = u"https://b.example/n/2"_s;
        const QString uri = u"https://b.example/n/2"_s;
        const auto quote = [&](const QJsonObject &json) { return QJsonObject{{u"quote"_s, json}}; };
        const auto mastodonQuote = [&](const QString &state) {
            return quote({{u"state"_s, state}, {u"quoted_status"_s, other}});
        };
        QTest::newRow("none") << QJsonObject() << QString() << QString() << false;
        QTest::newRow("mastodon") << mastodonQuote(u"accepted"_s) << u"accepted"_s << uri << true;
        QTest::newRow("muted") << mastodonQuote(u"muted_account"_s) << u"muted_account"_s << uri
                               << true;
        QTest::newRow("revoked") << mastodonQuote(u"revoked"_s) << u"revoked"_s << QString()
                                 << false;
        QTest::newRow("unknown") << mastodonQuote(u"sideways"_s) << u"unauthorized"_s << QString()
                                 << false;
        QTest::newRow("shallow") << quote(
            {{u"state"_s, u"accepted"_s}, {u"quoted_status_id"_s, u"2"_s}})
                                 << u"accepted"_s << QString() << false;
        QTest::newRow("akkoma") << quote(other) << u"accepted"_s << uri << true;
        QTest::newRow("pleroma") << QJsonObject{{u"pleroma"_s,
            QJsonObject{{u"quote"_s, other}, {u"quote_url"_s, uri}}}}
                                 << u"accepted"_s << uri << true;
        QTest::newRow("pleroma, hidden") << QJsonObject{{u"pleroma"_s,
            QJsonObject{{u"quote_url"_s, uri}, {u"quote_visible"_s, false}}}}
                                         << u"unauthorized"_s << uri << false;
        QTest::newRow("pleroma, on top") << QJsonObject{{u"quote"_s, other},
            {u"pleroma"_s, QJsonObject{{u"quote_id"_s, u"2"_s}, {u"quote_visible"_s, true}}}}
                                         << u"accepted"_s << uri << true;
        QTest::newRow("akkoma, by its address") << QJsonObject{{u"quote_id"_s, u"2"_s},
            {u"quote"_s, QJsonValue::Null}, {u"akkoma"_s, QJsonObject{{u"quote_apid"_s, uri}}}}
                                                << u"accepted"_s << uri << false;
        QTest::newRow("null") << QJsonObject{{u"quote"_s, QJsonValue::Null}} << QString()
                              << QString() << false;
    }
    void quotes()
    {
        QFETCH(QJsonObject, extra);
        QFETCH(QString, state);
        QFETCH(QString, uri);
        QFETCH(bool, carried);
        QJsonObject json = minimal();
        for (auto it = extra.begin(); it != extra.end(); ++it) {
            json[it.key()] = it.value();
        }
        const auto post = mastodon::postFromJson(json, akkoma(), true);
        QVERIFY(post.ok());
        QCOMPARE(post->quoteState, state);
        QCOMPARE(post->quoteUri, uri);
        QCOMPARE(post->quoted != nullptr, carried);
    }

    void quotesByABareId_data()
    {
        QTest::addColumn<QJsonObject>("extra");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("state");
        const QJsonObject shallow{{u"state"_s, u"accepted"_s}, {u"quoted_status_id"_s, u"2"_s}};
        QTest::newRow("mastodon, nested")
            << QJsonObject{{u"quote"_s, shallow}} << u"2"_s << u"accepted"_s;
        QTest::newRow("akkoma") << QJsonObject{{u"quote_id"_s, u"2"_s}} << u"2"_s << u"accepted"_s;
        QTest::newRow("akkoma 2026.03")
            << QJsonObject{{u"quoted_status_id"_s, u"2"_s}} << u"2"_s << u"accepted"_s;
        QTest::newRow("pleroma") << QJsonObject{{u"pleroma"_s,
            QJsonObject{{u"quote_id"_s, u"2"_s}}}}
                                 << u"2"_s << u"accepted"_s;
        const QJsonObject gone{{u"state"_s, u"deleted"_s}, {u"quoted_status_id"_s, u"2"_s}};
        QTest::newRow("deleted") << QJsonObject{{u"quote"_s, gone}} << QString() << u"deleted"_s;
        QTest::newRow("null") << QJsonObject{{u"quote_id"_s, QJsonValue::Null}} << QString()
                              << QString();
    }
    void quotesByABareId()
    {
        QFETCH(QJsonObject, extra);
        QJsonObject json = minimal();
        for (auto it = extra.begin(); it != extra.end(); ++it) {
            json[it.key()] = it.value();
        }
        const auto post = mastodon::postFromJson(json, akkoma(), true);
        QVERIFY(post.ok());
        QTEST(post->quoteLocalId, "id");
        QTEST(post->quoteState, "state");
        QCOMPARE(post->quoteUri, QString());
    }

    void quotesNestOnlyTwice()
    {
        QJsonObject json = minimal();
        for (int i = 0; i < 50; ++i) {
            QJsonObject outer = minimal();
            outer[u"quote"_s] =
                QJsonObject{{u"state"_s, u"accepted"_s}, {u"quoted_status"_s, json}};
            json = outer;
        }
        const auto post = mastodon::postFromJson(json, akkoma(), true);
        int depth = 0;
        for (const Post *p = &*post; p->quoted; p = p->quoted.get()) {
            ++depth;
        }
        QCOMPARE(depth, 2);
    }

    void lenientForms()
    {
        QJsonObject json = minimal();
        json[u"id"_s] = qint64(12345678901); // Kibou
        json[u"replies_count"_s] = u"7"_s;
        json[u"sensitive"_s] = QJsonValue::Null;
        json[u"media_attachments"_s] = QJsonValue::Null;
        json[u"reblog"_s] = QJsonValue::Null;
        json[u"spoiler_text"_s] = QJsonValue::Null;
        const auto post = mastodon::postFromJson(json, akkoma(), false);
        QVERIFY(post.ok());
        QCOMPARE(post->localId, u"12345678901"_s);
        QCOMPARE(post->replies, qint64(7));
        QCOMPARE(post->boosts, qint64(-1));
        QVERIFY(!post->sensitive);
        QCOMPARE(post->author.acct, u"ao@a.example"_s);
        QCOMPARE(post->author.followers, qint64(-1));
    }

    void actorUri()
    {
        QJsonObject account{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao@b.example"_s}};
        QCOMPARE(mastodon::accountFromJson(account, akkoma())->uri, QString());
        account[u"pleroma"_s] = QJsonObject{{u"ap_id"_s, u"https://b.example/users/ao"_s}};
        QCOMPARE(
            mastodon::accountFromJson(account, akkoma())->uri, u"https://b.example/users/ao"_s);
        account[u"uri"_s] = u"https://b.example/ap/users/7"_s;
        QCOMPARE(
            mastodon::accountFromJson(account, akkoma())->uri, u"https://b.example/ap/users/7"_s);
        account[u"moved"_s] = QJsonObject{{u"acct"_s, u"New@c.example"_s}};
        QCOMPARE(mastodon::accountFromJson(account, akkoma())->movedTo, u"new@c.example"_s);
    }

    void recordedPeople()
    {
        const Family *family = familyFor(goToSocial());
        const auto alice = family->decodeActor(
            goToSocial(), recorded(u"gotosocial/verify_credentials.json"_s), false, {});
        QVERIFY(alice.ok());
        QCOMPARE(alice->acct, u"alice@gts1.test"_s);
        QCOMPARE(alice->localId, u"01GK39W9V2EDCGAHKREKTJ9KTQ"_s);
        QCOMPARE(alice->displayName, u"アリス 🌸"_s);
        QVERIFY(alice->noteHtml.startsWith(u"<p>本とお茶"_s));
        const auto fumi = family->decodeActor(
            snac(), recorded(u"snac2/account_lookup_anonymous.json"_s), true, u"@fumi@snac.test"_s);
        QCOMPARE(fumi->acct, u"fumi@snac.test"_s);
        QCOMPARE(fumi->uri, u"https://snac.test/fumi"_s);
        const auto nobody = family->decodeActor(snac(),
            recorded(u"snac2/account_lookup_unknown_404.json"_s), true, u"@nobody@snac.test"_s);
        QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
        QCOMPARE(nobody.error().subject, u"@nobody@snac.test"_s);
        QVERIFY(family->decodeActor(goToSocial(), recorded(u"gotosocial/account_bot.json"_s), false)
                    ->bot);
    }

    void threadsAndSearch()
    {
        const Family *family = familyFor(goToSocial());
        const auto thread = family->decodeContext(
            goToSocial(), recorded(u"gotosocial/status_context.json"_s), false);
        QVERIFY(thread.ok());
        QVERIFY(thread->ancestors.size() + thread->descendants.size() > 0);
        QCOMPARE(thread->skipped, 0);
        const auto closed = family->decodeContext(
            snac(), recorded(u"snac2/status_context_anonymous_401.json"_s), true);
        QCOMPARE(closed.error().kind, ErrorKind::Forbidden);

        const auto found =
            family->decodeResolved(goToSocial(), recorded(u"gotosocial/search_resolve_url.json"_s));
        QCOMPARE(found->posts.size(), size_t(1));
        QCOMPARE(found->posts[0].post.uri,
            u"https://gts2.test/users/dave/statuses/01M81XAVTB5HA530384PHP4QMN"_s);
        const auto person =
            family->decodeResolved(goToSocial(), recorded(u"gotosocial/search_resolve.json"_s));
        QCOMPARE(person->actors.at(0).acct, u"erin@gts2.test"_s);
        const auto nobody = family->decodeResolved(
            goToSocial(), recorded(u"gotosocial/search_resolve_unknown_user.json"_s));
        QVERIFY(nobody->actors.empty() && nobody->posts.empty());
    }

    void missingIdentity()
    {
        for (const QString &key : {u"id"_s, u"uri"_s, u"account"_s, u"created_at"_s}) {
            QJsonObject json = minimal();
            json.remove(key);
            const auto post = mastodon::postFromJson(json, akkoma(), false);
            QVERIFY2(!post, qPrintable(key));
            QCOMPARE(post.error().kind, ErrorKind::BadAnswer);
            QCOMPARE(post.error().subject, u"a.example"_s);
        }
        QJsonObject json = minimal();
        for (const QString &date : {u"yesterday"_s, u""_s, u"0001-01-01T00:00:00Z"_s}) {
            json[u"created_at"_s] = date;
            QVERIFY2(!mastodon::postFromJson(json, akkoma(), false), qPrintable(date));
        }
        json[u"created_at"_s] = u"2999-01-01T00:00:00Z"_s; // the store clamps it
        QVERIFY(mastodon::postFromJson(json, akkoma(), false).ok());
    }

    /// A boost whose post is damaged is no post of the booster's.
    void damagedBoost()
    {
        QJsonObject json = minimal();
        for (const QJsonValue damage : QJsonArray{u"x"_s, 1, QJsonArray(), QJsonObject()}) {
            json[u"reblog"_s] = damage;
            QVERIFY(!mastodon::statusFromJson(json, akkoma(), false));
        }
    }

    void mutations()
    {
        const auto statuses = allStatuses();
        QVERIFY2(statuses.size() > 80, qPrintable(QString::number(statuses.size())));
        qint64 tried = 0;
        for (const auto &[instance, status] : statuses) {
            QVERIFY(mastodon::statusFromJson(status, instance, true).ok());
            // What stands in the answer, and what the mutations put there.
            const QSet<QString> texts = textsIn(status) + QSet<QString>{u"x"_s, u"42"_s, u"\0y"_s};
            forEachMutation(status, [&, where = instance](const QJsonObject &mutant) {
                ++tried;
                const auto item = mastodon::statusFromJson(mutant, where, true);
                if (item) {
                    checkNothingInvented(*item, texts);
                } else {
                    QVERIFY(!item.error().detail.isEmpty());
                }
            });
        }
        QVERIFY(tried > 10'000);
    }
};

QTEST_GUILESS_MAIN(tst_mastodonstatus)
#include "tst_mastodonstatus.moc"

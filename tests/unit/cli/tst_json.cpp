// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include "base/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 noon = 1'795'000'000'000;

Names someNames()
{
    Names names;
    names.accounts = {{.id = {u"id-ao"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s}};
    names.lists = {{.id = {u"id-art"_s}, .name = u"art"_s}};
    return names;
}

store::TimelineRow someRow()
{
    store::TimelineRow row;
    row.event.sortAt = noon;
    Post &post = row.post.post;
    post.uri = u"https://b.example/1"_s;
    post.url = u"https://b.example/@yu/1"_s;
    post.author.acct = u"yu@b.example"_s;
    post.createdAt = noon - 1;
    post.warning = u"food"_s;
    post.visibility = Visibility::Unlisted;
    post.media = {{.type = Media::Type::Image,
        .url = u"https://b.example/1.png"_s,
        .description = u"A tin"_s}};
    row.post.text = u"鯖缶\nカレー"_s;
    row.post.confirmed = true;
    row.boostedBy = {Actor{.acct = u"mei@c.example"_s}};
    row.seenBy = {u"account:id-ao"_s, u"c.example"_s};
    row.sources = {u"home:id-ao"_s, u"person:yu@b.example@@b.example"_s,
        u"person:yu@b.example@@api.b.example"_s, u"list:id-art"_s};
    return row;
}

QStringList sorted(QStringList keys)
{
    std::ranges::sort(keys);
    return keys;
}

} // namespace

class tst_json : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void post()
    {
        const QJsonObject json = rowJson(someRow(), someNames());
        QCOMPARE(json.keys(),
            sorted({u"kind"_s, u"uri"_s, u"url"_s, u"author"_s, u"created_at"_s, u"sort_at"_s,
                u"text"_s, u"cw"_s, u"visibility"_s, u"boosted_by"_s, u"seen_by"_s, u"sources"_s,
                u"media"_s, u"reactions"_s, u"edited_at"_s}));
        QCOMPARE(json[u"reactions"].toArray(), QJsonArray());
        QCOMPARE(json[u"kind"].toString(), u"post"_s);
        QCOMPARE(json[u"author"].toString(), u"yu@b.example"_s);
        QCOMPARE(json[u"sort_at"].toString(), isoTime(noon));
        QCOMPARE(json[u"created_at"].toString(), isoTime(noon - 1));
        QVERIFY(json[u"created_at"].toString().endsWith(u".999Z"_s));
        QCOMPARE(json[u"text"].toString(), u"鯖缶\nカレー"_s);
        QCOMPARE(json[u"cw"].toString(), u"food"_s);
        QCOMPARE(json[u"visibility"].toString(), u"unlisted"_s);
        QCOMPARE(json[u"boosted_by"].toArray(), QJsonArray{u"mei@c.example"_s});
        QCOMPARE(json[u"seen_by"].toArray(), (QJsonArray{u"ao@a.example"_s, u"c.example"_s}));
        QCOMPARE(json[u"sources"].toArray(),
            (QJsonArray{u"home:ao@a.example"_s, u"user:yu@b.example"_s, u"list:art"_s}));
        QVERIFY(json[u"edited_at"].isNull());
        const QJsonObject media = json[u"media"].toArray().first().toObject();
        QCOMPARE(media,
            (QJsonObject{{u"type"_s, u"image"_s}, {u"url"_s, u"https://b.example/1.png"_s},
                {u"description"_s, u"A tin"_s}}));
    }

    void reactionsAndChannel()
    {
        auto row = someRow();
        // The author's server writes its own emoji without its name.
        row.post.post.reactions = {{.name = u"👍"_s, .count = 3},
            {.name = u"x"_s, .url = u"https://b.example/x.png"_s, .count = 2},
            {.name = u"x@a.example"_s, .url = u"https://a.example/x.png"_s, .count = 1},
            {.name = u"x@c.example"_s, .url = u"https://c.example/x.png"_s, .count = 1}};
        row.viewers = {{{u"id-ao"_s}, ViewerState{.reactions = {u"x"_s}}}};
        row.post.post.channel = u"釣り"_s;
        const QJsonObject json = rowJson(row, someNames());
        QCOMPARE(json[u"reactions"].toArray(),
            (QJsonArray{QJsonObject{{u"name"_s, u"👍"_s}, {u"count"_s, 3}, {u"mine"_s, false}},
                QJsonObject{{u"name"_s, u"x"_s}, {u"count"_s, 2}, {u"mine"_s, false}},
                QJsonObject{{u"name"_s, u"x@a.example"_s}, {u"count"_s, 1}, {u"mine"_s, true}},
                QJsonObject{{u"name"_s, u"x@c.example"_s}, {u"count"_s, 1}, {u"mine"_s, false}}}));
        QCOMPARE(json[u"channel"].toString(), u"釣り"_s);
    }

    void unconfirmedAndEdited()
    {
        auto row = someRow();
        row.post.confirmed = false;
        row.post.post.editedAt = noon;
        const QJsonObject json = rowJson(row, someNames());
        QCOMPARE(json[u"confirmed"], QJsonValue(false));
        QCOMPARE(json[u"edited_at"].toString(), isoTime(noon));
    }

    void emptyTextsAreStrings()
    {
        const QJsonObject json = rowJson(store::TimelineRow(), someNames());
        for (const QString &key : {u"uri"_s, u"url"_s, u"author"_s, u"text"_s, u"cw"_s}) {
            QVERIFY2(json[key].isString(), qPrintable(key));
        }
        QVERIFY(json[u"boosted_by"].isArray());
        QVERIFY(json[u"created_at"].isNull());
    }

    void deleted()
    {
        const QJsonObject json = goneJson(u"https://a.example/1"_s, u"ao@a.example"_s, noon);
        QCOMPARE(json.keys(), sorted({u"kind"_s, u"uri"_s, u"author"_s, u"sort_at"_s}));
        QCOMPARE(json[u"kind"].toString(), u"deleted"_s);
        QCOMPARE(json[u"sort_at"].toString(), isoTime(noon));
    }

    void gap()
    {
        store::TimelineRow row;
        row.event.sortAt = noon;
        row.gap = store::Gap{.source = homeSource({u"id-ao"_s}, u"a.example"_s),
            .newerAt = noon,
            .olderAt = noon - 5000};
        const QJsonObject json = rowJson(row, someNames());
        QCOMPARE(json.keys(),
            sorted({u"kind"_s, u"sort_at"_s, u"sources"_s, u"newer_at"_s, u"older_at"_s}));
        QCOMPARE(json[u"kind"].toString(), u"gap"_s);
        QCOMPARE(json[u"sources"].toArray(), QJsonArray{u"home:ao@a.example"_s});
        QCOMPARE(json[u"older_at"].toString(), isoTime(noon - 5000));
    }

    void member()
    {
        ListMember member{.acct = u"yu@b.example"_s};
        member.actorUri = u"https://b.example/yu"_s;
        member.reader = ReaderKind::Feed;
        member.polled.readAt = noon;
        const QJsonObject json = memberJson(member, someNames());
        QCOMPARE(json.keys(),
            sorted({u"handle"_s, u"actor"_s, u"reader"_s, u"last_read_at"_s, u"next_read_at"_s,
                u"notify"_s, u"error"_s}));
        QVERIFY(json[u"notify"].isNull());
        QCOMPARE(json[u"reader"].toString(), u"feed"_s);
        QCOMPARE(json[u"last_read_at"].toString(), isoTime(noon));
        QVERIFY(json[u"next_read_at"].isNull());
        QCOMPARE(json[u"error"], QJsonValue(u""_s));

        member.reader = ReaderKind::Via;
        member.readerAccount = {u"id-ao"_s};
        QCOMPARE(memberJson(member, someNames())[u"reader"].toString(), u"via:ao@a.example"_s);
        member.reader = ReaderKind::Unreadable;
        QCOMPARE(memberJson(member, someNames())[u"reader"].toString(), u"unreadable"_s);
        member.error = u"b.example lets no guest read."_s;
        member.remedy = Remedy::OwnAccount;
        QCOMPARE(memberJson(member, someNames())[u"error"].toString(),
            u"b.example lets no guest read. Sign in there, or follow from @ao@a.example."_s);
    }

    void others()
    {
        QCOMPARE(accountJson(someNames().accounts.front()).keys(),
            sorted({u"acct"_s, u"host"_s, u"display_name"_s, u"actor"_s, u"software"_s,
                u"version"_s, u"needs_sign_in"_s, u"added_at"_s}));
        List list = someNames().lists.front();
        QJsonObject shown = listJson(list, 3);
        QCOMPARE(shown.keys(),
            sorted({u"name"_s, u"members"_s, u"created_at"_s, u"hide_boosts"_s, u"hide_replies"_s,
                u"only_media"_s, u"as_grid"_s, u"notify"_s, u"in_everyone"_s, u"exclusive"_s,
                u"colour"_s, u"icon"_s}));
        QVERIFY(shown[u"in_everyone"].isNull());
        QVERIFY(shown[u"colour"].isNull());
        QCOMPARE(shown[u"icon"], QJsonValue(u""_s));
        list.options = {.hideBoosts = true, .inEveryone = false, .colour = 7, .icon = u"🎨"_s};
        shown = listJson(list, 3);
        QCOMPARE(shown[u"hide_boosts"], QJsonValue(true));
        QCOMPARE(shown[u"hide_replies"], QJsonValue(false));
        QCOMPARE(shown[u"in_everyone"], QJsonValue(false));
        QCOMPARE(shown[u"colour"], QJsonValue(8));
        QCOMPARE(shown[u"icon"], QJsonValue(u"🎨"_s));
        Actor actor{.acct = u"yu@b.example"_s};
        actor.noteHtml = u"<p>I <b>fish</b>.</p><script>x</script>"_s;
        const QJsonObject json = actorJson(actor);
        QCOMPARE(json[u"note"].toString(), u"I fish."_s);
        QVERIFY(json[u"followers"].isNull());
    }

    void linesAreOneLineAndHarmless()
    {
        const QString text = u"a\nb\033[2J\u009B2J\u202E\"\\"_s;
        const QByteArray line = jsonLine({{u"text"_s, text}});
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        QVERIFY(!line.contains('\033'));
        QVERIFY(!QString::fromUtf8(line).contains(QChar(u'\u009B')));
        QVERIFY(!QString::fromUtf8(line).contains(QChar(u'\u202E')));
        QCOMPARE(QJsonDocument::fromJson(line).object()[u"text"].toString(), text);
    }
};

QTEST_GUILESS_MAIN(tst_json)
#include "tst_json.moc"

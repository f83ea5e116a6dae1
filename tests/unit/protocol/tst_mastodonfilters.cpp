// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded.h"

#include "base/clock.h"
#include "protocol/family.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString url = u"https://a.example/api"_s;

const Family &family(const Instance &instance)
{
    return *familyFor(instance);
}

Result<std::vector<Filter>> decode(const QJsonArray &rows, int version)
{
    const Instance akkoma = server(u"akkoma"_s, u"a.example"_s);
    return family(akkoma).decodeFilters(akkoma, answerOf(rows, url), version);
}

} // namespace

/// An account's filters, and what a post was before its edits.
class tst_mastodonfilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        QCOMPARE(family(mastodon).filters(mastodon, 2)->url,
            QUrl(u"https://a.example/api/v2/filters"_s));
        QCOMPARE(family(mastodon).filters(mastodon, 1)->url,
            QUrl(u"https://a.example/api/v1/filters"_s));
        QCOMPARE(family(mastodon).history(mastodon, u"../1?x"_s)->url.toString(QUrl::FullyEncoded),
            u"https://a.example/api/v1/statuses/..%2F1%3Fx/history"_s);
        const Instance snac = server(u"snac"_s, u"a.example"_s);
        QCOMPARE(family(snac).filters(snac, 2).error().kind, ErrorKind::Usage); // always []
        QCOMPARE(family(snac).history(snac, u"1"_s).error().kind, ErrorKind::Usage);
    }

    void recordedFilters()
    {
        const Instance gts = server(u"gotosocial"_s, u"gts1.test"_s);
        const auto two =
            family(gts).decodeFilters(gts, recorded(u"gotosocial/filters_v2.json"_s), 2);
        QVERIFY(two);
        const std::vector wanted{Filter{.id = u"01M81X399DJZEMT1ET12DA7CQC"_s,
            .title = u"ネタバレ"_s,
            .action = FilterAction::Warn,
            .contexts = HomeContext | PublicContext,
            .keywords = {{u"犯人"_s, false}, {u"spoiler"_s, true}}}};
        QCOMPARE(*two, wanted);
        const auto one =
            family(gts).decodeFilters(gts, recorded(u"gotosocial/filters_v1.json"_s), 1);
        QVERIFY(one);
        QCOMPARE(one->size(), size_t(2));
        QCOMPARE((*one)[1],
            (Filter{.id = u"01M81X399DMJ575SX0274ZQW54"_s,
                .title = u"spoiler"_s,
                .action = FilterAction::Warn,
                .contexts = HomeContext | PublicContext,
                .keywords = {{u"spoiler"_s, true}}}));
        const Instance snac = server(u"snac"_s, u"snac.test"_s);
        const auto none = family(snac).decodeFilters(snac, recorded(u"snac2/filters_v2.json"_s), 2);
        QVERIFY(none && none->empty());
    }

    void versionOne()
    {
        const auto filters = decode(
            {QJsonObject{{u"id"_s, 4}, {u"phrase"_s, u" fish "_s}, {u"irreversible"_s, true},
                 {u"whole_word"_s, u"true"_s}, {u"context"_s, QJsonArray{u"thread"_s, u"what"_s}},
                 {u"expires_at"_s, u"2026-11-22T12:00:00.000Z"_s}},
                QJsonObject{{u"phrase"_s, u"no id"_s}}, QJsonObject{{u"id"_s, u"5"_s}},
                QJsonValue(7)},
            1);
        const std::vector wanted{Filter{.id = u"4"_s,
            .title = u"fish"_s,
            .action = FilterAction::Hide,
            .contexts = ThreadContext,
            .expiresAt = 1'795'348'800'000,
            .keywords = {{u"fish"_s, true}}}};
        QCOMPARE(*filters, wanted);
    }

    void versionTwo()
    {
        const auto filters = decode(
            {QJsonObject{{u"id"_s, u"1"_s}, {u"title"_s, u"one"_s}, {u"filter_action"_s, u"hide"_s},
                 {u"context"_s, QJsonArray{u"home"_s, u"notifications"_s, u"account"_s}},
                 {u"keywords"_s, QJsonArray{QJsonObject{{u"keyword"_s, QString()}}, 3}},
                 {u"statuses"_s, QJsonArray{QJsonObject{{u"status_id"_s, u"99"_s}}}}},
                QJsonObject{{u"id"_s, u"2"_s}, {u"title"_s, u"matches nothing"_s}}},
            2);
        const std::vector wanted{Filter{.id = u"1"_s,
            .title = u"one"_s,
            .action = FilterAction::Hide,
            .contexts = HomeContext | NotificationsContext | AccountContext,
            .posts = {u"99"_s}}};
        QCOMPARE(*filters, wanted);
    }

    void hostileOnesAreBounded()
    {
        QJsonArray words;
        for (int i = 0; i < 3000; ++i) {
            words.append(QJsonObject{{u"keyword"_s, QString(10'000, u'x')}});
        }
        const QJsonObject filter{{u"id"_s, u"1"_s}, {u"keywords"_s, words}};
        const auto filters = decode({filter, filter, filter}, 2);
        size_t keywords = 0;
        for (const Filter &one : *filters) {
            keywords += one.keywords.size();
            QVERIFY(one.keywords[0].text.size() <= 512);
        }
        QVERIFY(keywords <= 4000);
        QCOMPARE(decode({}, 2)->size(), size_t(0));
        const Instance akkoma = server(u"akkoma"_s, u"a.example"_s);
        QVERIFY(!family(akkoma).decodeFilters(akkoma, answerOf(QJsonObject(), url), 2));
    }

    void recordedHistory()
    {
        const Instance gts = server(u"gotosocial"_s, u"gts1.test"_s);
        const auto versions =
            family(gts).decodeHistory(gts, recorded(u"gotosocial/status_history.json"_s), false);
        QVERIFY(versions);
        QCOMPARE(versions->size(), size_t(2));
        QCOMPARE((*versions)[0].createdAt, parseIsoTime(u"2026-11-22T15:13:15.061Z"_s));
        QVERIFY(!(*versions)[0].body.contains(u"(edited)"_s));
        QVERIFY((*versions)[1].body.contains(u"(edited)"_s));
        const Instance snac = server(u"snac"_s, u"snac.test"_s);
        const auto none =
            family(snac).decodeHistory(snac, recorded(u"snac2/status_history_404.json"_s), false);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
    }

    void historyIsPutInOrder()
    {
        const auto version = [](const QString &at, const QString &text) {
            return QJsonObject{{u"created_at"_s, at}, {u"content"_s, text},
                {u"spoiler_text"_s, u"w "_s + text}, {u"sensitive"_s, true},
                {u"poll"_s,
                    QJsonObject{{u"options"_s, QJsonArray{QJsonObject{{u"title"_s, u"yes"_s}}}}}}};
        };
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        const auto versions = family(mastodon).decodeHistory(mastodon,
            answerOf(QJsonArray{version(u"2026-11-22T12:00:01Z"_s, u"b"_s),
                         version(u"2026-11-22T12:00:00Z"_s, u"a"_s), version({}, u"c"_s)},
                url),
            true);
        QCOMPARE(versions->size(), size_t(2));
        QCOMPARE((*versions)[0].body, u"a"_s);
        QCOMPARE((*versions)[1].warning, u"w b"_s);
        QVERIFY((*versions)[1].sensitive);
        QCOMPARE((*versions)[1].poll->options[0].title, u"yes"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mastodonfilters)
#include "tst_mastodonfilters.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/keptwords.h"

#include "base/clock.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 someNoon = 1'795'348'800'000;

Names someNames()
{
    Names names;
    names.accounts = {Account{.id = {u"id-ao"_s}, .acct = u"ao@a.example"_s},
        Account{.id = {u"id-yu"_s}, .acct = u"yu@b.example"_s}};
    return names;
}

Draft aDraft()
{
    Draft draft{.key = u"12345678-9abc-4def-8123-456789abcdef"_s,
        .action = {.kind = Action::Kind::Publish, .account = {u"id-ao"_s}, .target = u"key"_s},
        .changedAt = someNoon - 5 * minuteMs};
    draft.action.post.text = u"one\ntwo"_s;
    return draft;
}

} // namespace

class tst_keptwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void draftsForScripts()
    {
        const QJsonObject told = draftJson(aDraft(), someNames());
        const QJsonObject part{
            {u"text"_s, u"one\ntwo"_s}, {u"media"_s, QJsonArray()}, {u"poll"_s, QJsonValue::Null}};
        QCOMPARE(told,
            (QJsonObject{{u"id"_s, u"12345678-9abc-4def-8123-456789abcdef"_s},
                {u"kind"_s, u"publish"_s}, {u"accounts"_s, QJsonArray{u"ao@a.example"_s}},
                {u"changed_at"_s, isoTime(someNoon - 5 * minuteMs)}, {u"target"_s, u""_s},
                {u"reply_to"_s, u""_s}, {u"quote"_s, u""_s}, {u"visibility"_s, u"public"_s},
                {u"quotes"_s, u""_s}, {u"cw"_s, u""_s}, {u"language"_s, u""_s},
                {u"format"_s, u"plain"_s}, {u"scheduled_at"_s, QJsonValue::Null},
                {u"parts"_s, QJsonArray{part}}}));
    }

    void wholeDraftsForScripts()
    {
        Draft draft = aDraft();
        draft.also = {u"id-yu"_s, u"id-gone"_s};
        draft.action.post.scheduledAt = someNoon;
        draft.action.post.media = {
            Attachment{.name = u"a.jpg"_s, .type = u"image/jpeg"_s, .description = u"Waves"_s}};
        PostText more{.text = u"three"_s};
        more.poll = {.choices = {u"Yes"_s, u"No"_s}, .multiple = true, .seconds = 300};
        draft.more = {more};
        draft.action.post.quotes = QuotePolicy::Followers;
        const QJsonObject told = draftJson(draft, someNames());
        QCOMPARE(told[u"quotes"].toString(), u"followers"_s);
        QCOMPARE(told[u"accounts"].toArray(),
            (QJsonArray{u"ao@a.example"_s, u"yu@b.example"_s, u"id-gone"_s}));
        QCOMPARE(told[u"scheduled_at"].toString(), isoTime(someNoon));
        const QJsonArray parts = told[u"parts"].toArray();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0][u"media"].toArray(),
            (QJsonArray{QJsonObject{{u"name"_s, u"a.jpg"_s}, {u"type"_s, u"image/jpeg"_s},
                {u"description"_s, u"Waves"_s}}}));
        QCOMPARE(parts[1][u"poll"].toObject(),
            (QJsonObject{{u"choices"_s, QJsonArray{u"Yes"_s, u"No"_s}}, {u"multiple"_s, true},
                {u"hide_totals"_s, false}, {u"seconds"_s, 300}}));
    }

    // One line that no text of anybody's can break.
    void draftsInARow()
    {
        Draft draft = aDraft();
        QCOMPARE(draftCells(draft, someNames(), someNoon),
            (QStringList{u"12345678"_s, u"5 min"_s, u"ao@a.example"_s, u"one two"_s}));
        draft.also = {u"id-yu"_s, u"id-gone"_s};
        draft.action.post.media = {Attachment{}, Attachment{}};
        draft.more = {PostText{.text = u"three"_s}};
        const QStringList cells = draftCells(draft, someNames(), someNoon);
        QCOMPARE(cells[2], u"ao@a.example +2"_s);
        for (const QString &word : {u"2 posts"_s, u"one two"_s, u"2 files"_s}) {
            QVERIFY2(cells[3].contains(word), qPrintable(cells[3]));
        }
    }

    void aDraftAsAWhole()
    {
        Draft draft = aDraft();
        draft.action.post.warning = u"food"_s;
        draft.action.post.quote = u"https://b.example/1"_s;
        draft.action.post.media = {
            Attachment{.name = u"a.jpg"_s, .description = u"Waves\x1b[31m"_s},
            Attachment{.name = u"b.jpg"_s}};
        PostText more{.text = u"three"_s};
        more.poll.choices = {u"Yes"_s, u"No"_s};
        draft.more = {more};
        const QStringList lines = draftLines(
            draft, someNames(), {.width = 80, .now = someNoon, .paint = {}, .command = {}});
        const QString all = lines.join(u'\n');
        for (const QString &word : {u"@ao@a.example"_s, u"public"_s, u"food"_s,
                 u"https://b.example/1"_s, u"1 of 2"_s, u"one\n  two"_s, u"[a.jpg] Waves"_s,
                 u"[b.jpg]"_s, u"2 of 2"_s, u"three"_s, u"Yes"_s, u"No"_s}) {
            QVERIFY2(all.contains(word), qPrintable(all));
        }
        QVERIFY(!all.contains(u'\x1b'));
    }

    void changesNameTheirPost()
    {
        Draft draft = aDraft();
        draft.action.kind = Action::Kind::Edit;
        draft.action.target = u"https://a.example/7"_s;
        QCOMPARE(draftJson(draft, someNames())[u"target"].toString(), draft.action.target);
        QCOMPARE(draftJson(draft, someNames())[u"kind"].toString(), u"edit"_s);
        const auto lines = draftLines(
            draft, someNames(), {.width = 80, .now = someNoon, .paint = {}, .command = {}});
        QVERIFY2(lines.join(u' ').contains(draft.action.target), qPrintable(lines.join(u'\n')));
    }

    void whatServersKeep()
    {
        ScheduledPost post{.id = u"7"_s, .at = someNoon + dayMs, .post = {.text = u"later\non"_s}};
        post.post.media = {Attachment{.id = u"9"_s, .preview = {}}};
        const QJsonObject told = scheduledJson(post, u"ao@a.example"_s);
        QCOMPARE(told[u"id"].toString(), u"7"_s);
        QCOMPARE(told[u"account"].toString(), u"ao@a.example"_s);
        QCOMPARE(told[u"scheduled_at"].toString(), isoTime(someNoon + dayMs));
        QCOMPARE(told[u"text"].toString(), u"later\non"_s);
        QCOMPARE(told[u"media"].toArray().size(), 1);
        QVERIFY(told[u"poll"].isNull());
        for (const QString &key : {u"cw"_s, u"visibility"_s, u"language"_s}) {
            QVERIFY2(told[key].isString(), qPrintable(key));
        }
        const QStringList cells = scheduledCells(post, u"ao@a.example"_s, someNoon);
        QCOMPARE(cells[0], u"7"_s);
        QCOMPARE(cells[2], u"ao@a.example"_s);
        QVERIFY2(cells[3].startsWith(u"later on · 1"_s), qPrintable(cells[3]));
    }
};

QTEST_GUILESS_MAIN(tst_keptwords)
#include "tst_keptwords.moc"

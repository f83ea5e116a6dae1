// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/extras.h"

#include "base/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

Extras full()
{
    Filter filter{.id = u"7"_s,
        .title = u"猫"_s,
        .action = FilterAction::Hide,
        .contexts = HomeContext | ThreadContext,
        .expiresAt = noon + 1,
        .keywords = {{u"cat"_s, true}, {u"a \"b\"\n"_s, false}},
        .posts = {u"1"_s, u"2"_s}};
    ListOptions options{.hideBoosts = true,
        .asGrid = true,
        .inEveryone = false,
        .exclusive = true,
        .colour = 3,
        .icon = u"🎨"_s};
    return {.acct = u"me@home.example"_s,
        .at = noon,
        .filters = {filter, {.action = FilterAction::Blur}, {.action = FilterAction::Warn},
            {.allWords = {u"cat "_s, u"猫"_s}}, {.expression = u"/c.t/i"_s}},
        .notes = {{u"ao@a.example"_s, u"two\nlines"_s}},
        .mutes = {{u"co@c.example"_s, noon + 2}},
        .lists = {{.list = {.id = {u"id"_s},
                       .name = u"Art, old"_s,
                       .createdAt = noon,
                       .options = options},
                      .members = {u"ao@a.example"_s, u"bo@xn--r8jz45g.jp"_s}},
            {.list = {.name = u"Empty"_s}, .members = {}}}};
}

QByteArray fileWith(const QJsonObject &more)
{
    QJsonObject whole{{u"format"_s, u"asterism-extras"_s}, {u"version"_s, 1}};
    for (auto it = more.begin(); it != more.end(); ++it) {
        whole[it.key()] = it.value();
    }
    return QJsonDocument(whole).toJson();
}

Extras read(const QJsonObject &more)
{
    return readExtras(fileWith(more), u"x.json"_s).value();
}

QString refusal(const QByteArray &bytes)
{
    const auto read = readExtras(bytes, u"x.json"_s);
    return read ? u"read"_s : word(read.error().kind) + u' ' + read.error().subject;
}

QJsonArray arrayOf(const QJsonValue &one)
{
    return QJsonArray{one};
}

} // namespace

class tst_extras : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack()
    {
        const auto back = readExtras(writeExtras(full()), u"x.json"_s);
        QVERIFY2(back.ok(), back ? "" : qPrintable(sentence(back.error())));
        QVERIFY(back->filters == full().filters);
        QVERIFY(back->notes == full().notes);
        QVERIFY(back->lists == full().lists);
        QVERIFY(*back == full());
        QVERIFY(readExtras(writeExtras({}), u"x"_s).value() == Extras());
    }

    void isReadable()
    {
        const QJsonObject whole = QJsonDocument::fromJson(writeExtras(full())).object();
        QCOMPARE(whole[u"at"_s].toString(), isoTime(noon));
        const QJsonValue filter = whole[u"filters"_s][0];
        QCOMPARE(filter[u"action"_s].toString(), u"hide"_s);
        QCOMPARE(filter[u"contexts"_s].toArray(), (QJsonArray{u"home"_s, u"thread"_s}));
        const QJsonValue options = whole[u"lists"_s][0][u"options"_s];
        QCOMPARE(options[u"hideBoosts"_s].toBool(), true);
        QCOMPARE(options[u"inEveryone"_s].toBool(true), false);
        QVERIFY(whole[u"lists"_s][1][u"options"_s][u"inEveryone"_s].isUndefined());
        QVERIFY(whole[u"lists"_s][1][u"createdAt"_s].isNull());
    }

    void noExtras()
    {
        QCOMPARE(refusal(""), u"damaged x.json"_s);
        QCOMPARE(refusal("[]"), u"damaged x.json"_s);
        QCOMPARE(refusal("{}"), u"damaged x.json"_s);
        QCOMPARE(refusal("{\"format\":\"asterism-extras\",\"version\":2}"), u"damaged x.json"_s);
        QCOMPARE(refusal(writeExtras(full()).chopped(10)), u"damaged x.json"_s);
        QCOMPARE(refusal(QByteArray(1'000'000, '[')), u"damaged x.json"_s);
        QCOMPARE(refusal(QByteArray(64 * 1024 * 1024 + 1, ' ')), u"damaged x.json"_s);
        QCOMPARE(refusal(fileWith({})), u"read"_s);
        QCOMPARE(refusal(fileWith({{u"filters"_s, 5}, {u"notes"_s, u"x"_s}, {u"more"_s, true}})),
            u"read"_s);
    }

    void whatMakesNoSense()
    {
        QVERIFY(
            read({{u"filters"_s, arrayOf(QJsonObject{{u"action"_s, u"burn"_s}})}}).filters.empty());
        QVERIFY(read({{u"filters"_s, QJsonArray{1, QJsonArray(), QJsonValue()}}}).filters.empty());
        QVERIFY(read({{u"notes"_s,
                         QJsonArray{QJsonObject{{u"acct"_s, u"nobody"_s}, {u"text"_s, u"x"_s}},
                             QJsonObject{{u"acct"_s, u"ao@a.example"_s}}}}})
                    .notes.empty());
        QVERIFY(read({{u"mutes"_s,
                         QJsonArray{QJsonObject{{u"acct"_s, u"ao@a.example"_s}},
                             QJsonObject{{u"expiresAt"_s, isoTime(noon)}}}}})
                    .mutes.empty());
        const auto lists = read(
            {{u"lists"_s,
                QJsonArray{QJsonObject{{u"name"_s, u" "_s}},
                    QJsonObject{{u"name"_s, u"a"_s},
                        {u"options"_s,
                            QJsonObject{
                                {u"colour"_s, 8}, {u"icon"_s, u"xx"_s}, {u"notify"_s, u"yes"_s}}},
                        {u"members"_s,
                            QJsonArray{u"@Ao@A.example"_s, 7, u"ao@a.example"_s, u"../x"_s}}}}}})
                               .lists;
        QCOMPARE(lists.size(), size_t(1));
        QVERIFY(lists[0].list.options == ListOptions());
        QCOMPARE(lists[0].members, QStringList{u"ao@a.example"_s});
    }

    void bounded()
    {
        QJsonArray many;
        for (int i = 0; i < 100'001; ++i) {
            many << u"u%1@a.example"_s.arg(i);
        }
        const Extras extras =
            read({{u"lists"_s, arrayOf(QJsonObject{{u"name"_s, u"a"_s}, {u"members"_s, many}})}});
        QCOMPARE(extras.lists[0].members.size(), 100'000);
        QVERIFY(read({{u"lists"_s, arrayOf(QJsonObject{{u"name"_s, QString(10'001, u'a')}})}})
                    .lists.empty());
    }
};

QTEST_GUILESS_MAIN(tst_extras)
#include "tst_extras.moc"

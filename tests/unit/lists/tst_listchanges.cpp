// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listchanges.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

class tst_listchanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        const std::vector<ListOptions> all{{}, {.hideBoosts = true}, {.hideReplies = true},
            {.onlyMedia = true}, {.asGrid = true}, {.notify = true}, {.inEveryone = true},
            {.inEveryone = false}, {.exclusive = true}, {.colour = 0}, {.colour = 7},
            {.icon = u"🎨"_s}};
        for (const ListOptions &options : all) {
            const QJsonObject json = optionsToJson(options);
            QCOMPARE(json.size(), 9);
            const ListOptions other{
                .hideBoosts = true, .inEveryone = true, .colour = 4, .icon = u"☎"_s};
            const auto read = changedOptions(other, json);
            QVERIFY(read.ok());
            QCOMPARE(*read, options);
        }
    }

    void onlyWhatIsNamedChanges()
    {
        const ListOptions before{.hideBoosts = true, .inEveryone = true, .colour = 4};
        QCOMPARE(*changedOptions(before, {}), before);
        ListOptions after = before;
        after.exclusive = true;
        after.colour = -1;
        QCOMPARE(*changedOptions(before, {{u"exclusive"_s, true}, {u"colour"_s, QJsonValue::Null}}),
            after);
    }

    void whatIsNoOption_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *what, const QString &name, const QJsonValue &value) {
            QTest::newRow(what) << name << value;
        };
        row("unknown", u"frob"_s, true);
        row("word for yes", u"hide_boosts"_s, u"on"_s);
        row("number for yes", u"exclusive"_s, 1);
        row("nothing for yes", u"notify"_s, QJsonValue::Null);
        row("word for a choice", u"in_everyone"_s, u"yes"_s);
        row("colour 0", u"colour"_s, 0);
        row("colour 9", u"colour"_s, 9);
        row("colour in between", u"colour"_s, 1.5);
        row("name of a colour", u"colour"_s, u"blue"_s);
        row("number for an icon", u"icon"_s, 3);
    }
    void whatIsNoOption()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        const auto changed = changedOptions({}, {{u"as_grid"_s, true}, {name, value}});
        QVERIFY(!changed);
        QCOMPARE(changed.error().kind, ErrorKind::Usage);
        QCOMPARE(changed.error().subject, name);
    }
};

QTEST_GUILESS_MAIN(tst_listchanges)
#include "tst_listchanges.moc"

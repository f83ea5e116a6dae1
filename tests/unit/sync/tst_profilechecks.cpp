// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/profilechecks.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Part = ProfilePart;

const ProfileParts allParts = ProfileParts::fromInt((1U << 17) - 1);

ProfileRules strictRules()
{
    return {.parts = allParts,
        .needsName = true,
        .needsBio = true,
        .needsField = true,
        .namesDiffer = true,
        .limits = {.name = 5, .bio = 30, .fields = 2, .fieldName = 4, .fieldValue = 6},
        .location = 3,
        .visibilities = {u"public"_s}};
}

QString why(const ProfileChange &change, const ProfileRules &rules = strictRules())
{
    return whyNotSaved(change, rules);
}

ProfileChange withFields(const QList<ProfileField> &fields)
{
    ProfileChange change{.parts = Part::Fields};
    change.wished.fields = fields;
    return change;
}

} // namespace

/// What a server would not take, before it is sent.
class tst_profilechecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asServersCount()
    {
        const QString family = u"👨‍👩‍👧"_s; // one to people, five code points
        QCOMPARE(profileLength(family, Part::Name, {}), 5);
        QCOMPARE(profileLength(family, Part::Name, {.clusters = true}), 1);
        QCOMPARE(profileLength(family, Part::Bio, {.bioAsPost = true}), 1);
        QCOMPARE(profileLength(family, Part::Name, {.bioAsPost = true}), 5);
        const QString link = u"https://a.example/"_s + QString(100, u'x');
        QCOMPARE(profileLength(link, Part::Bio, {.bioAsPost = true}), 23);
        QVERIFY(profileLength(link, Part::Bio, {}) > 100);
        QCOMPARE(profileLength(u"  a "_s, Part::Name, {}), 1);
    }

    void texts()
    {
        ProfileChange change{.parts = Part::Name};
        change.wished.name = u"abcde"_s;
        QCOMPARE(why(change), QString());
        change.wished.name = u"abcdef"_s;
        QVERIFY2(why(change).contains(u'6') && why(change).contains(u'5'), qPrintable(why(change)));
        change.wished.name = u" "_s;
        QVERIFY(!why(change).isEmpty());
        change.parts = Part::Bio;
        QVERIFY(!why(change).isEmpty());
        change.parts = Part::Location; // what is not meant does not matter
        QCOMPARE(why(change), QString());
        change.wished.location = u"four"_s;
        QVERIFY(!why(change).isEmpty());
        QCOMPARE(why(change, {.parts = allParts}), QString()); // nobody knows a limit
    }

    void fields_data()
    {
        QTest::addColumn<ProfileChange>("change");
        QTest::addColumn<bool>("good");
        const ProfileField one{u"a"_s, u"b"_s};
        QTest::newRow("good") << withFields({one, {u"c"_s, u"d"_s}}) << true;
        QTest::newRow("empty ones go") << withFields({one, {}, {}, {}}) << true;
        QTest::newRow("too many") << withFields({one, {u"c"_s, u"d"_s}, {u"e"_s, u"f"_s}}) << false;
        QTest::newRow("none") << withFields({}) << false;
        QTest::newRow("half") << withFields({{u"a"_s, QString()}}) << false;
        QTest::newRow("other half") << withFields({{QString(), u"b"_s}}) << false;
        QTest::newRow("same name") << withFields({one, {u"a"_s, u"d"_s}}) << false;
        QTest::newRow("long name") << withFields({{u"abcde"_s, u"b"_s}}) << false;
        QTest::newRow("long value") << withFields({{u"a"_s, u"1234567"_s}}) << false;
    }
    void fields()
    {
        QFETCH(ProfileChange, change);
        QFETCH(bool, good);
        QVERIFY2(why(change).isEmpty() == good, qPrintable(why(change)));
    }

    void daysAndPictures()
    {
        ProfileChange day{.parts = Part::Birthday};
        day.wished.birthday = u"2001-02-29"_s;
        QVERIFY(!why(day).isEmpty());
        day.wished.birthday = u"2000-02-29"_s;
        QCOMPARE(why(day), QString());
        day.wished.birthday.clear();
        QCOMPARE(why(day), QString());
        const ProfileChange none{.parts = Part::Avatar};
        QVERIFY(!why(none).isEmpty());
        ProfileRules rules = strictRules();
        rules.removesAvatar = true;
        QCOMPARE(why(none, rules), QString());
        ProfileChange film{.parts = Part::Header};
        film.header = {.file = u"1"_s, .name = u"a.mp4"_s, .type = u"video/mp4"_s};
        QVERIFY(why(film).contains(u"a.mp4"_s));
        ProfileChange seen{.parts = Part::Visibility};
        seen.wished.visibility = Visibility::Direct;
        QVERIFY(!why(seen).isEmpty());
        QVERIFY(!why(ProfileChange{.parts = Part::Indexable}, {.parts = Part::Name}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_profilechecks)
#include "tst_profilechecks.moc"

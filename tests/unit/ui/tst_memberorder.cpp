// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/memberorder.h"

#include "base/clock.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

struct Member {
    QString user;
    QString name = {};
    qint64 gapMs = 0; ///< 0: nothing is known of the rhythm
    qint64 readAt = 0;
    qint64 postedAt = 0;
    ReaderKind reader = ReaderKind::None;
    QString error = {};
};

MemberLine lineOf(const Member &member)
{
    const ListMember kept{.acct = member.user + u"@a.example"_s,
        .reader = member.reader,
        .polled = {.posts = member.gapMs > 0 ? 5 : 0,
            .gapMs = member.gapMs,
            .readAt = member.readAt},
        .error = member.error};
    return memberLine(kept, {.acct = kept.acct, .displayName = member.name}, member.postedAt);
}

std::vector<MemberLine> linesOf(const std::vector<Member> &members)
{
    std::vector<MemberLine> lines;
    for (const Member &member : members) {
        lines.push_back(lineOf(member));
    }
    return lines;
}

QString users(const QStringList &accts)
{
    QStringList names;
    for (const QString &acct : accts) {
        names << acct.section(u'@', 0, 0);
    }
    return names.join(u' ');
}

QString sorted(const std::vector<Member> &members, MemberOrder order)
{
    return users(orderedMembers(linesOf(members), order, {}));
}

} // namespace

class tst_memberorder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asTheyWereAdded()
    {
        QCOMPARE(sorted({{u"c"_s}, {u"a"_s}, {u"b"_s}}, MemberOrder::Added), u"c a b"_s);
    }

    void byName()
    {
        QCOMPARE(sorted({{u"z"_s, u"béa"_s}, {u"b"_s, u"Ada"_s}, {u"y"_s, u"ａｂｅ"_s}, {u"abc"_s},
                            {u"q"_s, u"ADA"_s}, {u"k"_s, u"かい"_s}},
                     MemberOrder::Name),
            u"abc y b q z k"_s); // half and full width, large and small letters are one
    }

    void byRhythm()
    {
        QCOMPARE(sorted({{u"unknown"_s}, {.user = u"weekly"_s, .gapMs = 7 * dayMs},
                            {.user = u"hourly"_s, .gapMs = hourMs},
                            {.user = u"daily"_s, .gapMs = dayMs}, {u"new"_s}},
                     MemberOrder::Rhythm),
            u"hourly daily weekly unknown new"_s);
    }

    void byTimes()
    {
        const std::vector<Member> members{{.user = u"old"_s, .readAt = noon, .postedAt = noon - 9},
            {.user = u"never"_s}, {.user = u"new"_s, .readAt = noon - 5, .postedAt = noon}};
        QCOMPARE(sorted(members, MemberOrder::LastRead), u"old new never"_s);
        QCOMPARE(sorted(members, MemberOrder::LastPost), u"new old never"_s);
    }

    void byReader()
    {
        QCOMPARE(sorted({{.user = u"untried"_s}, {.user = u"feed"_s, .reader = ReaderKind::Feed},
                            {.user = u"no"_s, .reader = ReaderKind::Unreadable},
                            {.user = u"own"_s, .reader = ReaderKind::OwnAccount},
                            {.user = u"feed2"_s, .reader = ReaderKind::Feed}},
                     MemberOrder::Reader),
            u"own feed feed2 no untried"_s);
    }

    void troubleFirst()
    {
        QCOMPARE(sorted({{.user = u"well"_s}, {.user = u"shut"_s, .error = u"lets no guest"_s},
                            {.user = u"gone"_s, .error = u"gone"_s}, {.user = u"fine"_s},
                            {.user = u"shut2"_s, .error = u"lets no guest"_s}},
                     MemberOrder::Trouble),
            u"gone shut shut2 well fine"_s);
    }

    /// Who was read meanwhile does not move under the reader.
    void nothingMovesByItself()
    {
        std::vector<Member> members{{.user = u"a"_s, .readAt = noon - 3},
            {.user = u"b"_s, .readAt = noon - 2}, {.user = u"c"_s, .readAt = noon - 1}};
        const QStringList shown = orderedMembers(linesOf(members), MemberOrder::LastRead, {});
        QCOMPARE(users(shown), u"c b a"_s);
        members[0].readAt = noon;
        QCOMPARE(orderedMembers(linesOf(members), MemberOrder::LastRead, shown), shown);
        members.erase(members.begin() + 1);
        QCOMPARE(users(orderedMembers(linesOf(members), MemberOrder::LastRead, shown)), u"c a"_s);
    }

    void whoIsNewComesWhereTheyBelong()
    {
        std::vector<Member> members{{u"c"_s}, {u"a"_s}};
        const QStringList byName = orderedMembers(linesOf(members), MemberOrder::Name, {});
        const QStringList asAdded = orderedMembers(linesOf(members), MemberOrder::Added, {});
        members.push_back({u"b"_s});
        members.push_back({u"d"_s});
        QCOMPARE(users(orderedMembers(linesOf(members), MemberOrder::Name, byName)), u"a b c d"_s);
        QCOMPARE(
            users(orderedMembers(linesOf(members), MemberOrder::Added, asAdded)), u"c a b d"_s);
    }

    void search_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("found");
        QTest::newRow("nothing") << u""_s << true;
        QTest::newRow("name") << u"illu"_s << true;
        QTest::newRow("handle") << u"@mei"_s << true;
        QTest::newRow("host") << u"a.example"_s << true;
        QTest::newRow("both") << u"MEI  絵"_s << true;
        QTest::newRow("full width") << u"ｍｅｉ"_s << true;
        QTest::newRow("one of two") << u"mei kai"_s << false;
        QTest::newRow("other") << u"kai"_s << false;
    }
    void search()
    {
        QFETCH(QString, words);
        QFETCH(bool, found);
        const MemberLine line = lineOf({u"mei"_s, u"Mei 絵 (Illustrator)"_s});
        QCOMPARE(isMatch(line, folded(words).split(u' ', Qt::SkipEmptyParts)), found);
    }
};

QTEST_GUILESS_MAIN(tst_memberorder)
#include "tst_memberorder.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticewishes.h"
#include "ui/viewmodels/quietspan.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

using NoticeKind = Notification::Kind;

QDateTime at(int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 11, 22), QTime(hour, minute));
}

NoticeWishes quietBetween(int from, int to)
{
    NoticeWishes wishes;
    wishes.quiet = true;
    wishes.quietFrom = QTime(from, 0);
    wishes.quietTo = QTime(to, 0);
    return wishes;
}

NoticeWishes choice(const QString &account, NoticeTopic topic, bool on)
{
    NoticeWishes wishes;
    wishes.accounts.insert(account, {{topic, on}});
    return wishes;
}

NoticeWishes off()
{
    NoticeWishes wishes = choice(u"a"_s, NoticeTopic::Mentions, true);
    wishes.on = false;
    return wishes;
}

NoticeWishes mutedUntil(const QDateTime &end)
{
    NoticeWishes wishes;
    wishes.mutedUntil = end.toMSecsSinceEpoch();
    return wishes;
}

} // namespace

/// When the desktop is told of something, and when not.
class tst_noticewishes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wanted_data()
    {
        QTest::addColumn<NoticeWishes>("wishes");
        QTest::addColumn<NoticeOccasion>("occasion");
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<bool>("wanted");
        const auto row = [](const char *name, const NoticeWishes &wishes,
                             const NoticeOccasion &occasion, const QDateTime &time, bool wanted) {
            QTest::newRow(name) << wishes << occasion << time << wanted;
        };
        const auto told = [](NoticeKind kind, bool direct = false) {
            return NoticeOccasion{{u"a"_s}, kind, direct};
        };
        const NoticeOccasion both{{u"a"_s, u"b"_s}, NoticeKind::Mention, false};
        const NoticeWishes usual;
        row("a mention", usual, told(NoticeKind::Mention), at(12), true);
        row("a reply", usual, told(NoticeKind::Reply), at(12), true);
        row("a quote", usual, told(NoticeKind::Quote), at(12), true);
        row("a follower", usual, told(NoticeKind::Follow), at(12), true);
        row("a request", usual, told(NoticeKind::FollowRequest), at(12), true);
        row("a bell", usual, told(NoticeKind::Post), at(12), true);
        row("a warning", usual, told(NoticeKind::Warning), at(12), true);
        row("a boost", usual, told(NoticeKind::Boost), at(12), false);
        row("a favourite", usual, told(NoticeKind::Favourite), at(12), false);
        row("a reaction", usual, told(NoticeKind::Reaction), at(12), false);
        row("a poll", usual, told(NoticeKind::PollEnded), at(12), false);
        row("an edit", usual, told(NoticeKind::Edited), at(12), false);
        row("a report", usual, told(NoticeKind::Report), at(12), false);
        row("something else", usual, told(NoticeKind::Other), at(12), false);
        row("to nobody", usual, {{}, NoticeKind::Mention, false}, at(12), false);
        row("all off", off(), told(NoticeKind::Mention), at(12), false);
        const auto noMentions = choice(u"a"_s, NoticeTopic::Mentions, false);
        row("no mentions", noMentions, told(NoticeKind::Reply), at(12), false);
        row("but direct ones", noMentions, told(NoticeKind::Reply, true), at(12), true);
        row("another account's choice", noMentions, both, at(12), true);
        row("boosts wanted", choice(u"a"_s, NoticeTopic::Boosts, true), told(NoticeKind::Boost),
            at(12), true);
        row("by another account", choice(u"b"_s, NoticeTopic::Boosts, true),
            told(NoticeKind::Boost), at(12), false);
        const auto night = quietBetween(22, 7);
        row("before the night", night, both, at(21, 59), true);
        row("it begins", night, both, at(22), false);
        row("past midnight", night, both, at(0), false);
        row("its last minute", night, both, at(6, 59), false);
        row("it is over", night, both, at(7), true);
        const auto noon = quietBetween(12, 13);
        row("within a day", noon, both, at(12, 30), false);
        row("not at night", noon, both, at(0, 30), true);
        row("no length", quietBetween(9, 9), both, at(9), true);
        row("muted", mutedUntil(at(13)), both, at(12), false);
        row("no more", mutedUntil(at(13)), both, at(13), true);
        row("the clock was set back", mutedUntil(at(13).addDays(30)), both, at(13), true);
    }
    void wanted()
    {
        QFETCH(const NoticeWishes, wishes);
        QFETCH(const NoticeOccasion, occasion);
        QFETCH(const QDateTime, time);
        QFETCH(const bool, wanted);
        QCOMPARE(isWanted(wishes, occasion, time), wanted);
    }

    void untilWhenItIsQuiet()
    {
        const auto until = [](const NoticeWishes &wishes, const QDateTime &time) {
            return QDateTime::fromMSecsSinceEpoch(quietUntil(wishes, time));
        };
        const auto night = quietBetween(22, 7);
        QCOMPARE(until(night, at(12)), at(12));
        QCOMPARE(until(night, at(23)), at(7).addDays(1));
        QCOMPARE(until(night, at(6)), at(7));
        QCOMPARE(until(mutedUntil(at(13)), at(12)), at(13));
        NoticeWishes both = quietBetween(12, 14);
        both.mutedUntil = at(13).toMSecsSinceEpoch();
        QCOMPARE(until(both, at(11)), at(14)); // one ends within the other
    }

    void spansAsSettings()
    {
        const QuietSpan span{1000, 2000};
        QCOMPARE(quietSpan(spanText(span)), span);
        QVERIFY(span.holds(1000) && span.holds(2000) && !span.holds(999) && !span.holds(2001));
        QCOMPARE(spanText({}), QString());
        for (const QString &odd : {QString(), u"1000"_s, u"2000 1000"_s, u"-5 7"_s, u"a b"_s,
                 u"1 9223372036854775807"_s}) {
            QVERIFY2(!quietSpan(odd).isOpen(), qPrintable(odd));
        }
        QVERIFY(!QuietSpan().holds(0));
        QCOMPARE(joined(span, {500, 1500}), (QuietSpan{500, 2000}));
        QCOMPARE(joined({}, span), span);
        QCOMPARE(joined(span, {}), span);
    }

    void whoWantsIt()
    {
        const auto wishes = choice(u"a"_s, NoticeTopic::Mentions, false);
        const NoticeOccasion both{{u"a"_s, u"b"_s}, NoticeKind::Mention, false};
        QCOMPARE(choosing(wishes, both), QStringList{u"b"_s});
        QCOMPARE(choosing(off(), both), QStringList());
    }

    void asSettings()
    {
        NoticeWishes wishes = quietBetween(23, 6);
        wishes.on = false;
        wishes.mutedUntil = 5;
        wishes.accounts.insert(
            u"a:b"_s, {{NoticeTopic::Boosts, true}, {NoticeTopic::Mentions, false}});
        const NoticeWishes again = readNoticeWishes({{noticesOnKey, u"0"_s},
            {noticesQuietKey, quietText(wishes)}, {noticesMutedKey, u"5"_s},
            {noticesOfKey(u"a:b"_s), choicesText(wishes.accounts[u"a:b"_s])}});
        QCOMPARE(again, wishes);
    }

    void nonsenseInSettings()
    {
        QCOMPARE(readNoticeWishes({}), NoticeWishes{});
        const NoticeWishes odd = readNoticeWishes({{noticesOnKey, u"maybe"_s},
            {noticesQuietKey, u"1 25:00 7"_s}, {noticesMutedKey, u"soon"_s},
            {noticesOfKey(u"a"_s), u"boosts=2 =1 mentions nothing=1 edits=1"_s},
            {noticesOfKey(u"b"_s), QString(100'000, u' ') + u"boosts=1"_s}});
        QCOMPARE(odd.accounts.value(u"a"_s), (NoticeChoices{{NoticeTopic::Edits, true}}));
        QCOMPARE(odd.accounts.value(u"b"_s), NoticeChoices());
        NoticeWishes rest = odd;
        rest.accounts.clear();
        QCOMPARE(rest, NoticeWishes{});
        QHash<QString, QString> many;
        for (int i = 0; i < 2000; ++i) {
            many.insert(noticesOfKey(QString::number(i)), u"boosts=1"_s);
        }
        QVERIFY(readNoticeWishes(many).accounts.size() <= 500);
    }

    void everyTopicHasAWordAndAName()
    {
        QSet<QString> names;
        for (int i = 0; i < noticeTopicCount; ++i) {
            const auto topic = NoticeTopic(i);
            QCOMPARE(noticeTopic(word(topic)), std::optional(topic));
            names.insert(noticeTopicName(topic));
        }
        QCOMPARE(names.size(), noticeTopicCount);
        QCOMPARE(noticeTopic(u"spam"_s), std::nullopt);
        QCOMPARE(noticeTopic(QString()), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(tst_noticewishes)
#include "tst_noticewishes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scheduledjobs.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// What waits at servers for its time, between processes.
class tst_scheduledjobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        ScheduledPost post{.id = u"7"_s,
            .at = 1'795'348'800'000,
            .replyToLocalId = u"5"_s,
            .quoteLocalId = u"6"_s};
        post.post.text = u"鯖缶"_s;
        post.post.visibility = Visibility::Private;
        post.post.media = {{.description = u"a cup"_s, .id = u"m1"_s}};
        post.post.poll.choices = {u"green"_s, u"black"_s};
        post.post.scheduledAt = post.at;
        ScheduledPost other{.id = u"8"_s, .at = post.at + 1};
        const auto back = scheduledFromJob(scheduledToJob({post, other}));
        QVERIFY(back);
        QCOMPARE(back->size(), size_t(2));
        for (size_t i = 0; i < 2; ++i) {
            const ScheduledPost &told = i == 0 ? post : other;
            QCOMPARE(back->at(i).id, told.id);
            QCOMPARE(back->at(i).at, told.at);
            QCOMPARE(back->at(i).replyToLocalId, told.replyToLocalId);
            QCOMPARE(back->at(i).quoteLocalId, told.quoteLocalId);
            QCOMPARE(back->at(i).post, told.post);
        }
        QVERIFY(scheduledFromJob(scheduledToJob({}))->empty());
    }

    void anotherForm()
    {
        const QJsonObject odd{{u"id"_s, u"7"_s}, {u"options"_s, u"{\"post\":7}"_s}};
        const auto back = scheduledFromJob({{u"posts"_s, QJsonArray{odd}}});
        QVERIFY(!back);
        QCOMPARE(back.error().kind, ErrorKind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_scheduledjobs)
#include "tst_scheduledjobs.moc"

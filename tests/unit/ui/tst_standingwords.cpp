// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/standingwords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

store::OutboxRow rowOf(Action::Kind kind, store::OutboxRow::State state, const QString &words = {})
{
    return {.id = 1,
        .action = {.kind = kind, .account = {u"a"_s}, .target = u"mei@b.example"_s},
        .state = state,
        .trouble = words};
}

} // namespace

/// What is said of how an account stands to somebody, and what becomes of that.
class tst_standingwords : public QObject {
    Q_OBJECT

    using State = store::OutboxRow::State;
    using Kind = Action::Kind;

private Q_SLOTS:
    void relationships_data()
    {
        QTest::addColumn<Relationship>("standing");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Relationship &standing, const QString &words) {
            QTest::newRow(name) << standing << words;
        };
        row("nothing", {}, u"does not follow"_s);
        row("back", {.following = true, .followedBy = true}, u"follows · they follow back"_s);
        row("follower", {.followedBy = true}, u"they follow"_s);
        row("asked", {.requested = true}, u"requested"_s);
        row("asks", {.requestedBy = true}, u"they ask to follow"_s);
        row("blocked", {.blocking = true}, u"blocked"_s);
        row("muted", {.following = true, .muting = true}, u"muted · follows"_s);
        row("wholly", {.muting = true, .mutingNotifications = true}, u"muted, notifications too"_s);
        row("server", {.domainBlocking = true}, u"their server is blocked"_s);
        row("options", {.following = true, .boosts = false, .notify = true, .languages = {u"ja"_s}},
            u"follows · without boosts · told of new posts · only ja"_s);
        row("hidden", {.boosts = false, .notify = true}, u"does not follow"_s);
    }
    void relationships()
    {
        QFETCH(Relationship, standing);
        QTEST(relationshipWords(standing), "words");
    }

    void whatIsUnderWay()
    {
        QCOMPARE(underWayWords({}), QString());
        QCOMPARE(
            underWayWords({rowOf(Kind::Mute, State::Waiting), rowOf(Kind::Block, State::Sent)}),
            u"Mute… · Block…"_s);
        QCOMPARE(underWayWords({rowOf(Kind::Mute, State::Failed)}), QString());
        QCOMPARE(failedWords({rowOf(Kind::Mute, State::Waiting)}), QString());
        QCOMPARE(failedWords({rowOf(Kind::Mute, State::Failed, u"first"_s),
                     rowOf(Kind::Follow, State::Failed, u"says %1 %2"_s)}),
            u"Follow: says %1 %2"_s);
    }

    void whatBecomesOfIt_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<Relationship>("before");
        QTest::addColumn<Relationship>("after");
        const auto row = [](const char *name, Kind kind, const Relationship &before,
                             const Relationship &after) {
            QTest::newRow(name) << int(kind) << before << after;
        };
        row("follow", Kind::Follow, {}, {.requested = true});
        row("options", Kind::Follow, {.following = true}, {.following = true});
        row("unfollow", Kind::Unfollow, {.following = true, .followedBy = true},
            {.followedBy = true});
        row("mute", Kind::Mute, {}, {.muting = true, .mutingNotifications = true});
        row("unmute", Kind::Unmute, {.muting = true, .mutingNotifications = true}, {});
        row("block", Kind::Block, {.following = true, .followedBy = true}, {.blocking = true});
        row("unblock", Kind::Unblock, {.blocking = true}, {});
        row("accept", Kind::AcceptFollower, {.requestedBy = true}, {.followedBy = true});
        row("reject", Kind::RejectFollower, {.requestedBy = true}, {});
        row("remove", Kind::RemoveFollower, {.followedBy = true}, {});
        row("server", Kind::BlockDomain, {}, {.domainBlocking = true});
        row("no server", Kind::UnblockDomain, {.domainBlocking = true}, {});
        row("note", Kind::Annotate, {.note = u"before"_s}, {}); // one without a text takes it away
        row("report", Kind::Report, {.following = true}, {.following = true});
    }
    void whatBecomesOfIt()
    {
        QFETCH(int, kind);
        QFETCH(Relationship, before);
        const auto under = rowOf(static_cast<Kind>(kind), State::Waiting);
        QTEST(afterRows(before, {under}), "after");
        const auto refused = rowOf(static_cast<Kind>(kind), State::Failed);
        QCOMPARE(afterRows(before, {refused}), before);
    }
};

QTEST_GUILESS_MAIN(tst_standingwords)
#include "tst_standingwords.moc"

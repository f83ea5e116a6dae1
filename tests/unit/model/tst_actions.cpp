// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/action.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using ActionKind = Action::Kind;

/// Everything that can be said, at once.
Action fullAction()
{
    Action action{.kind = ActionKind::Publish, .account = {u"A"_s}, .target = u"key"_s};
    action.targetUrl = u"https://a.example/@ao/1"_s;
    action.visibility = Visibility::Unlisted;
    action.reaction = u"blobcat@b.example"_s;
    action.reactionUrl = u"https://b.example/blobcat.png"_s;
    action.choices = {0, 3};
    action.options = {.subject = {},
        .list = u"Friends, old"_s,
        .boosts = false,
        .notify = true,
        .languages = QStringList{u"ja"_s},
        .hideNotifications = true,
        .expiresAt = 1'795'348'800'001};
    action.report = {.posts = {u"https://a.example/1"_s},
        .comment = u"\"quoted\" \\ and\nmore"_s,
        .category = u"violation"_s,
        .rules = {u"1"_s, u"3"_s},
        .forward = true};
    action.post = {.text = u"こんにちは\n🐟"_s,
        .warning = u"fish"_s,
        .visibility = Visibility::Direct,
        .localOnly = true,
        .language = u"ja"_s,
        .sensitive = true,
        .replyTo = u"https://a.example/2"_s,
        .replyToUrl = u"https://a.example/@ao/2"_s,
        .quote = u"https://a.example/3"_s,
        .quoteUrl = u"https://a.example/@ao/3"_s,
        .media = {Attachment{.id = u"7"_s}, Attachment{.id = u"8"_s}},
        .to = {u"ao@a.example"_s}};
    action.note = u"met in Kyoto\n🍵"_s;
    return action;
}

/// "ok", or the word of the error.
QString readAs(const QString &text)
{
    Action action;
    const auto read = readOptions(action, text);
    return read ? u"ok"_s : word(read.error().kind);
}

} // namespace

/// What an account is to do, as words and as the row of a database.
class tst_actions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words()
    {
        QSet<QString> known;
        for (int i = 1; i < actionKindCount; ++i) {
            const QString name = word(ActionKind(i));
            QVERIFY(!name.isEmpty());
            QCOMPARE(int(actionKind(name)), i);
            known.insert(name);
        }
        QCOMPARE(known.size(), actionKindCount - 1);
        QCOMPARE(word(ActionKind::MuteThread), u"mute-thread"_s);
        QCOMPARE(word(ActionKind::AcceptFollower), u"accept-follower"_s);
        QCOMPARE(word(ActionKind::BlockDomain), u"block-domain"_s);
        QCOMPARE(word(ActionKind::Publish), u"publish"_s);
        QCOMPARE(word(ActionKind::Unknown), QString());
        QCOMPARE(word(ActionKind(actionKindCount)), QString());
        QCOMPARE(word(ActionKind(-1)), QString());
        QCOMPARE(actionKind(QString()), ActionKind::Unknown);
        QCOMPARE(actionKind(u"Boost"_s), ActionKind::Unknown);
    }

    void opposites()
    {
        QCOMPARE(opposite(ActionKind::Boost), ActionKind::Unboost);
        QCOMPARE(opposite(ActionKind::Unfollow), ActionKind::Follow);
        QCOMPARE(opposite(ActionKind::FollowTag), ActionKind::UnfollowTag);
        for (int i = 0; i < actionKindCount; ++i) {
            const ActionKind other = opposite(ActionKind(i));
            QVERIFY(other == ActionKind::Unknown || opposite(other) == ActionKind(i));
            QVERIFY(other != ActionKind(i) || other == ActionKind::Unknown);
        }
        for (const ActionKind kind : {ActionKind::Vote, ActionKind::Delete, ActionKind::Edit,
                 ActionKind::Report, ActionKind::Publish, ActionKind::RemoveFollower,
                 ActionKind::AcceptFollower, ActionKind::RejectFollower}) {
            QCOMPARE(opposite(kind), ActionKind::Unknown);
        }
    }

    /// What has an opposite has an axis, and it is the same one.
    void axes()
    {
        const auto axis = [](ActionKind kind) {
            return axisOf({.kind = kind, .account = {}, .target = {}});
        };
        QCOMPARE(axis(ActionKind::Boost), u"boost"_s);
        QSet<QString> known;
        for (int i = 1; i < actionKindCount; ++i) {
            const auto kind = ActionKind(i);
            if (opposite(kind) != ActionKind::Unknown) {
                QVERIFY(!axis(kind).isEmpty());
                QCOMPARE(axis(kind), axis(opposite(kind)));
                known.insert(axis(kind));
            }
        }
        QCOMPARE(known.size(), 11);
        QCOMPARE(axis(ActionKind::AcceptFollower), axis(ActionKind::RejectFollower));
        QCOMPARE(axis(ActionKind::AcceptFollower), axis(ActionKind::RemoveFollower));
        QCOMPARE(axis(ActionKind::Annotate), u"note"_s); // the later one takes the other's place
        QVERIFY(isOfPerson(ActionKind::Annotate) && !isOfPerson(ActionKind::Publish));
        for (const ActionKind kind : {ActionKind::Vote, ActionKind::Delete, ActionKind::Edit,
                 ActionKind::Report, ActionKind::Publish, ActionKind::Unknown}) {
            QCOMPARE(axis(kind), QString());
        }
    }

    /// One reaction says nothing of another.
    void axesOfReactions()
    {
        Action action{.kind = ActionKind::React, .account = {}, .target = {}};
        action.reaction = u"👍"_s;
        QCOMPARE(axisOf(action), u"reaction 👍"_s);
        Action other = action;
        other.kind = ActionKind::Unreact;
        QCOMPARE(axisOf(other), axisOf(action));
        other.reaction = u"❤"_s;
        QVERIFY(axisOf(other) != axisOf(action));
    }

    void optionsComeBack()
    {
        const Action full = fullAction();
        Action read{.kind = full.kind, .account = full.account, .target = full.target};
        QVERIFY(readOptions(read, optionsText(full)));
        QCOMPARE(read, full);
        // What was there before is gone.
        Action nothing{.kind = ActionKind::Boost, .account = {u"A"_s}, .target = u"x"_s};
        Action before = fullAction();
        before.kind = nothing.kind;
        before.target = nothing.target;
        QCOMPARE(optionsText(nothing), u"{}"_s);
        QVERIFY(readOptions(before, u"{}"_s));
        QCOMPARE(before, nothing);
    }

    /// Not told, told and false, and of all languages are three things.
    void whatWasNotSaid()
    {
        Action action{.kind = ActionKind::Follow, .account = {u"A"_s}, .target = u"x"_s};
        action.options.languages = QStringList();
        action.options.boosts = false;
        Action read{.kind = action.kind, .account = action.account, .target = action.target};
        QVERIFY(readOptions(read, optionsText(action)));
        QCOMPARE(read.options.languages, std::optional(QStringList()));
        QCOMPARE(read.options.boosts, std::optional(false));
        QCOMPARE(read.options.notify, std::optional<bool>());
        QCOMPARE(read.visibility, std::optional<Visibility>());
    }

    void whatWasNeverWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no JSON") << u"{"_s;
        QTest::newRow("no object") << u"[]"_s;
        QTest::newRow("blanks") << u"{ }"_s;
        QTest::newRow("another key") << u"{\"x\":1}"_s;
        QTest::newRow("no text") << u"{\"reaction\":1}"_s;
        QTest::newRow("an empty one") << u"{\"reaction\":\"\"}"_s;
        QTest::newRow("no visibility") << u"{\"visibility\":\"all\"}"_s;
        QTest::newRow("no number") << u"{\"choices\":[\"1\"]}"_s;
        QTest::newRow("below zero") << u"{\"choices\":[-1]}"_s;
        QTest::newRow("half") << u"{\"choices\":[0.5]}"_s;
        QTest::newRow("a high choice") << u"{\"choices\":[1000]}"_s;
        QTest::newRow("no truth") << u"{\"options\":{\"boosts\":1}}"_s;
        QTest::newRow("another part") << u"{\"post\":{\"poll\":{}}}"_s;
    }
    void whatWasNeverWritten()
    {
        QFETCH(QString, text);
        QCOMPARE(readAs(text), u"bad-answer"_s);
        Action action = fullAction();
        QVERIFY(!readOptions(action, text));
        QCOMPARE(action, fullAction()); // as it was
    }

    void sizesAreBounded()
    {
        Action action;
        action.post.text = QString(500'000, u'a');
        QCOMPARE(readAs(optionsText(action)), u"ok"_s);
        action.post.text += u'a';
        QCOMPARE(readAs(optionsText(action)), u"bad-answer"_s);
        Action named;
        named.post.to = QStringList(1000, u"a"_s);
        QCOMPARE(readAs(optionsText(named)), u"ok"_s);
        named.post.to << u"a"_s;
        QCOMPARE(readAs(optionsText(named)), u"bad-answer"_s);
        Action ruled;
        ruled.report.rules = QStringList(1001, u"1"_s);
        QCOMPARE(readAs(optionsText(ruled)), u"bad-answer"_s);
        Action line;
        line.targetUrl = QString(4097, u'a');
        QCOMPARE(readAs(optionsText(line)), u"bad-answer"_s);
    }

    void keysOfNewPosts()
    {
        QSet<QString> keys;
        for (int i = 0; i < 100; ++i) {
            keys.insert(newPostKey());
        }
        QCOMPARE(keys.size(), 100);
        QCOMPARE(keys.constBegin()->size(), 36);
        QVERIFY(!keys.constBegin()->contains(u'{'));
    }
};

QTEST_GUILESS_MAIN(tst_actions)
#include "tst_actions.moc"

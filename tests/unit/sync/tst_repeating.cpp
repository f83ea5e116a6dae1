// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/actionwrites.h"
#include "sync/repeating.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using ActionKind = Action::Kind;

QString wordOf(Repeating repeating)
{
    static const QStringList words{u"nothing"_s, u"asking"_s, u"waiting"_s, u"never"_s};
    return words[int(repeating)];
}

Instance instanceOf(const QString &software, Instance::Family family)
{
    Instance instance;
    instance.host = instance.accountDomain = u"a.example"_s;
    instance.software = software;
    instance.family = family;
    return instance;
}

/// "publish: waiting", of all kinds that are more than sent again.
QStringList careful(const Instance &instance)
{
    QStringList lines;
    for (int i = 1; i < actionKindCount; ++i) {
        const auto what = repeating(ActionKind(i), capabilities(instance));
        if (what != Repeating::Nothing) {
            lines << word(ActionKind(i)) + u": "_s + wordOf(what);
        }
    }
    return lines;
}

} // namespace

/// What an action is worth that may have been done already.
class tst_repeating : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds()
    {
        const QStringList usual{
            u"edit: waiting"_s, u"follow: asking"_s, u"report: never"_s, u"publish: waiting"_s};
        const QStringList piling = QStringList{u"boost: waiting"_s} + usual;
        for (const auto &software : {u"mastodon"_s, u"akkoma"_s, u"pixelfed"_s}) {
            QCOMPARE(careful(instanceOf(software, Instance::Family::Mastodon)), usual);
        }
        for (const auto &software : {u"gotosocial"_s, u"snac"_s}) {
            QCOMPARE(careful(instanceOf(software, Instance::Family::Mastodon)), piling);
        }
        for (const auto &software : {u"misskey"_s, u"sharkey"_s, u"cherrypick"_s}) {
            QCOMPARE(careful(instanceOf(software, Instance::Family::Misskey)), piling);
        }
    }

    /// Whatever takes something away is done when it is done twice.
    void takingAway()
    {
        Capabilities can;
        can.boostsPile = true;
        for (int i = 1; i < actionKindCount; ++i) {
            if (takesAway(ActionKind(i))) {
                QCOMPARE(wordOf(repeating(ActionKind(i), can)), u"nothing"_s);
            }
        }
    }

    void votes()
    {
        Action vote{.kind = ActionKind::Vote};
        vote.choices = {0, 2};
        QVERIFY(!hasVoted(vote, {}));
        ViewerState state;
        QVERIFY(!hasVoted(vote, state));
        state.voted = true;
        QVERIFY(hasVoted(vote, state)); // for what is not told
        state.votes = {2, 0};
        QVERIFY(hasVoted(vote, state));
        state.votes = {0, 1, 2};
        QVERIFY(hasVoted(vote, state));
        state.votes = {0};
        QVERIFY(!hasVoted(vote, state));
        state.voted = false;
        state.votes = {0, 2};
        QVERIFY(!hasVoted(vote, state));
    }
};

QTEST_GUILESS_MAIN(tst_repeating)
#include "tst_repeating.moc"

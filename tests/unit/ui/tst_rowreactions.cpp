// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowreactions.h"

#include "ui/images/imageid.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

RowReaction shown(const Reaction &reaction, const QStringList &own = {},
    const std::shared_ptr<EmojiIndex> &emojis = std::make_shared<EmojiIndex>())
{
    store::TimelineRow row;
    row.post.post.reactions = {reaction};
    row.viewers = {{{u"A"_s}, ViewerState{.reactions = own}}};
    RowView view;
    setReactions(view, row, RowNames{.emojis = emojis}, Doers{.after = row.viewers});
    return view.reactions.value(0).value<RowReaction>();
}

} // namespace

/// What a row shows of reactions, and says of what its author does not let us do.
class tst_RowReactions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emoji()
    {
        const RowReaction thumb = shown({.name = u"👍"_s, .count = 3});
        QCOMPARE(thumb.emoji, u"👍"_s);
        QCOMPARE(thumb.picture, QString());
        QCOMPARE(thumb.count, u"3"_s);
        QVERIFY(!thumb.mine);
        QCOMPARE(thumb.spoken, u"👍 3"_s);
    }

    void ours()
    {
        const RowReaction own = shown({.name = u"👍"_s, .count = 3}, {u"❤"_s, u"👍"_s});
        QVERIFY(own.mine);
        QCOMPARE(own.spoken, u"👍 3, yours"_s);
        // Each server leaves out its own host.
        QVERIFY(shown({.name = u"x@b.example"_s, .count = 1}, {u"x"_s}).mine);
        QVERIFY(!shown({.name = u"x@b.example"_s, .count = 1}, {u"x@c.example"_s}).mine);
    }

    /// Its stream may tell of it before the server's answer has come, and after it.
    void ourOwnOnItsWayIsCountedOnce()
    {
        Action react{.kind = Action::Kind::React, .account = {u"A"_s}, .target = u"x"_s};
        react.reaction = u"👍"_s;
        store::TimelineRow row;
        row.post.post.uri = react.target;
        row.post.post.reactions = {{.name = u"👍"_s, .count = 3}};
        row.viewers = {{{u"A"_s}, ViewerState()}};
        const Doers doers{.after = {{{u"A"_s}, ViewerState{.reactions = {u"👍"_s}}}}};
        RowNames names;
        names.acting.pending =
            std::make_shared<const PendingByPost>(PendingByPost{{react.target, {react}}});
        const auto count = [&] {
            RowView view;
            setReactions(view, row, names, doers);
            return view.reactions.value(0).value<RowReaction>().count;
        };
        QCOMPARE(count(), u"4"_s);
        row.viewers = doers.after; // told by the stream: its mark goes with the count
        row.post.post.reactions[0].count = 4;
        QCOMPARE(count(), u"4"_s);
        names.acting.pending.reset(); // and done
        QCOMPARE(count(), u"4"_s);
    }

    void pictures()
    {
        const auto emojis = std::make_shared<EmojiIndex>();
        const Reaction cat{.name = u"cat@b.example"_s,
            .url = u"https://media.b.example/cat.gif"_s,
            .staticUrl = u"https://media.b.example/cat.png"_s,
            .count = 1};
        const RowReaction picture = shown(cat, {}, emojis);
        QCOMPARE(picture.emoji, QString());
        QCOMPARE(picture.spoken, u":cat@b.example: 1"_s);
        const QString scheme = u"image://emoji/"_s;
        QVERIFY(picture.picture.startsWith(scheme));
        const auto id = imageid::readEmoji(picture.picture.mid(scheme.size()));
        QCOMPARE(emojis->find(id.host, id.shortcode), QUrl(cat.staticUrl));
        // Without a picture its name stands there.
        QCOMPARE(shown({.name = u"cat"_s, .count = 1}).emoji, u":cat:"_s);
    }

    void hostileNames()
    {
        const RowReaction bidi = shown({.name = u"a\u202E\n<b>%2"_s, .count = 1}, {}, {});
        QVERIFY(!bidi.emoji.contains(u'\n') && !bidi.emoji.contains(QChar(0x202E)));
        QVERIFY(bidi.spoken.contains(u"%2"_s));
        QVERIFY(bidi.spoken.endsWith(u" 1"_s));
    }

    void limits_data()
    {
        QTest::addColumn<QList<int>>("replies"); // of the accounts that saw it
        QTest::addColumn<QString>("words");
        const auto list = [](const std::vector<Permission> &all) {
            QList<int> numbers;
            for (const Permission one : all) {
                numbers << int(one);
            }
            return numbers;
        };
        const QString some = u"Its author lets only some people reply."_s;
        const QString waits = u"Replies wait for its author's approval."_s;
        using enum Permission;
        QTest::newRow("nobody saw it") << list({}) << QString();
        QTest::newRow("mastodon") << list({Untold}) << QString();
        QTest::newRow("may") << list({Yes}) << QString();
        QTest::newRow("may not") << list({No}) << some;
        QTest::newRow("one of two may") << list({No, Yes}) << QString();
        QTest::newRow("one was told nothing") << list({No, Untold}) << QString();
        QTest::newRow("with leave") << list({No, AfterApproval, No}) << waits;
    }
    void limits()
    {
        QFETCH(QList<int>, replies);
        store::TimelineRow row;
        for (const int may : replies) {
            row.viewers.push_back({{u"A"_s}, ViewerState{.reply = static_cast<Permission>(may)}});
        }
        QTEST(limitWords(row), "words");
    }

    void boostsOfWhatIsForFollowers()
    {
        store::TimelineRow row;
        row.viewers = {{{u"A"_s},
            ViewerState{.boost = Permission::No, .favourite = Permission::AfterApproval}}};
        QCOMPARE(limitWords(row),
            u"Its author lets only some people boost it.\n"
            "Favourites wait for its author's approval."_s);
        row.post.post.visibility = Visibility::Private;
        QCOMPARE(limitWords(row), u"Favourites wait for its author's approval."_s);
    }

    /// Misskey: it is no wish of the author's.
    void whatStaysInItsChannel()
    {
        store::TimelineRow row;
        row.post.post.channel = u"tea"_s;
        row.viewers = {{{u"A"_s}, ViewerState{.boost = Permission::Yes}}};
        QCOMPARE(limitWords(row), QString());
        row.viewers = {{{u"A"_s}, ViewerState{.boost = Permission::No}}};
        QCOMPARE(limitWords(row), u"What is in this channel is boosted and quoted there only."_s);
    }
};

QTEST_GUILESS_MAIN(tst_RowReactions)
#include "tst_rowreactions.moc"

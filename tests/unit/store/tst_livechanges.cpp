// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/livechanges.h"
#include "store/viewers.h"

#include <algorithm>
#include <limits>

using namespace asterism;
using namespace asterism::store;

namespace {

using LiveKind = LiveChange::Kind;

LiveChange with(LiveKind kind, const QString &name, const QString &url = {})
{
    return {.kind = kind, .who = u"7"_s, .reaction = {.name = name, .url = url, .staticUrl = url}};
}
LiveChange reacted(const QString &name)
{
    return with(LiveKind::Reacted, name);
}
LiveChange unreacted(const QString &name)
{
    return with(LiveKind::Unreacted, name);
}
LiveChange votedFor(int choice)
{
    return {.kind = LiveKind::Voted, .who = u"7"_s, .reaction = {}, .choice = choice};
}

} // namespace

/// What a stream says that somebody did with a post, counted.
class tst_livechanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void comeAndGo()
    {
        tell(b, told({thumb(1)}));
        QVERIFY(apply(b, reacted(u"👍"_s)));
        QVERIFY(apply(b, with(LiveKind::Reacted, u"blob@c.example"_s, u"https://c.example/b"_s)));
        QCOMPARE(counts(), u"👍 2, blob@c.example 1; 3"_s);
        QCOMPARE(m_folder->find(uri)->post.reactions[1].url, u"https://c.example/b"_s);
        QVERIFY(apply(b, reacted(u"blob"_s))); // the server's own of that name
        QCOMPARE(counts(), u"👍 2, blob@c.example 1, blob 1; 4"_s);
        QVERIFY(apply(b, unreacted(u"blob@c.example"_s)));
        QVERIFY(apply(b, unreacted(u"👍"_s)));
        QCOMPARE(counts(), u"👍 1, blob 1; 2"_s);
    }

    void neverBelowNothing()
    {
        tell(b, told({}));
        QVERIFY(apply(b, unreacted(u"👍"_s)));
        QCOMPARE(counts(), u"; 0"_s);
        QVERIFY(apply(b, reacted(u"👍"_s)));
        QVERIFY(apply(b, unreacted(u"👍"_s)));
        QVERIFY(apply(b, unreacted(u"👍"_s)));
        QCOMPARE(counts(), u"; 0"_s);
    }

    void hugeCounts()
    {
        constexpr qint64 huge = 8'000'000'000'000'000;
        tell(b, told({thumb(huge)}));
        QVERIFY(apply(b, reacted(u"👍"_s)));
        QCOMPARE(m_folder->find(uri)->post.reactions[0].count, huge);
    }

    void moreKindsThanMayBe()
    {
        tell(b, told({}));
        for (size_t i = 0; i < mostKindsOfReactions + 5; ++i) {
            QVERIFY(apply(b, reacted(u"x%1"_s.arg(i))));
        }
        QCOMPARE(m_folder->find(uri)->post.reactions.size(), mostKindsOfReactions);
        QCOMPARE(m_folder->find(uri)->post.favourites, qint64(mostKindsOfReactions));
    }

    /// ❤ is one, whether or not it is to be drawn in colours.
    void oldSigns()
    {
        tell(b, told({{.name = u"❤"_s, .count = 1}}));
        QVERIFY(apply(b, reacted(u"❤\ufe0f"_s)));
        QCOMPARE(counts(), u"❤ 2; 2"_s);
    }

    void whatHasToBeAskedFor()
    {
        QVERIFY(!apply(b, reacted(u"👍"_s))); // never heard of
        tell(guest, told({thumb(1)}));
        QVERIFY(!apply(b, reacted(u"👍"_s))); // a guest's word is no ground for it
        QCOMPARE(counts(), u"👍 1; 1"_s);
        Prepared silent = told({});
        silent.item.post.reactionsTold = false;
        tell(b, silent);
        QVERIFY(!apply(b, reacted(u"👍"_s))); // nobody has told how many
        QVERIFY(!apply(b, votedFor(0))); // there is no poll
    }

    /// The origin counts them, and its own stream tells.
    void aLowerRankCountsNothing()
    {
        tell(b, told({thumb(1)}));
        tell(origin, told({thumb(4)}));
        QVERIFY(apply(b, reacted(u"👍"_s)));
        QCOMPARE(counts(), u"👍 4; 4"_s);
        QVERIFY(apply(b, reacted(u"👍"_s), b.account)); // the mark is the account's all the same
        QCOMPARE(counts(), u"👍 4; 4"_s);
        QCOMPARE(viewer().reactions, QStringList{u"👍"_s});
        QVERIFY(apply(origin, reacted(u"👍"_s)));
        QCOMPARE(counts(), u"👍 5; 5"_s);
    }

    void theOwnMark()
    {
        tell(b, told({thumb(1)}));
        mark({.boosted = true});
        QVERIFY(apply(b, reacted(u"👍"_s), b.account));
        QCOMPARE(counts(), u"👍 2; 2"_s);
        QCOMPARE(
            viewer(), (ViewerState{.favourited = true, .boosted = true, .reactions = {u"👍"_s}}));
        QVERIFY(apply(b, reacted(u"👍"_s), b.account)); // told twice
        QCOMPARE(counts(), u"👍 2; 2"_s);
        QVERIFY(apply(b, reacted(u"🎉"_s), b.account)); // in the other's place
        QCOMPARE(counts(), u"👍 1, 🎉 1; 2"_s);
        QVERIFY(apply(b, unreacted(u"👍"_s), b.account)); // of that nothing is left
        QCOMPARE(counts(), u"👍 1, 🎉 1; 2"_s);
        QVERIFY(apply(b, unreacted(u"🎉"_s), b.account));
        QCOMPARE(counts(), u"👍 1; 1"_s);
        QCOMPARE(viewer(), (ViewerState{.boosted = true}));
    }

    void othersMarksStay()
    {
        tell(b, told({thumb(1)}));
        mark({.favourited = true, .reactions = {u"👍"_s}});
        QVERIFY(apply(b, unreacted(u"👍"_s)));
        QVERIFY(apply(b, reacted(u"🎉"_s)));
        QVERIFY(apply(b, reacted(u"🎉"_s), {u"C"_s}));
        QCOMPARE(viewer().reactions, QStringList{u"👍"_s});
        QCOMPARE(viewer({u"C"_s}).reactions, QStringList{u"🎉"_s});
    }

    /// By the answer to what was done here, and by the stream: in either order it is one.
    void whatWasDoneHereIsCountedOnce()
    {
        tell(b, told({thumb(1)}));
        confirm({}, {u"👍"_s});
        QCOMPARE(counts(), u"👍 2; 2"_s);
        QVERIFY(apply(b, reacted(u"👍"_s), b.account));
        QCOMPARE(counts(), u"👍 2; 2"_s);
        QVERIFY(apply(b, unreacted(u"👍"_s), b.account));
        QVERIFY(apply(b, reacted(u"🎉"_s), b.account));
        confirm(viewer().reactions, {u"🎉"_s});
        QCOMPARE(counts(), u"👍 1, 🎉 1; 2"_s);
        confirm(viewer().reactions, {});
        QVERIFY(apply(b, unreacted(u"🎉"_s), b.account));
        QCOMPARE(counts(), u"👍 1; 1"_s);
    }

    void votes()
    {
        tell(b, asking(false));
        QVERIFY(apply(b, votedFor(1)));
        QCOMPARE(m_folder->find(uri)->post.poll, asking(false, 3).item.post.poll);
        QVERIFY(apply(b, votedFor(1), b.account));
        QVERIFY(apply(b, votedFor(1), b.account)); // told twice
        QCOMPARE(m_folder->find(uri)->post.poll, asking(false, 4).item.post.poll);
        QCOMPARE(viewer(), (ViewerState{.voted = true, .votes = {1}}));
        for (const int choice : {-1, 2, 99, std::numeric_limits<int>::max()}) {
            QVERIFY(!apply(b, votedFor(choice)));
        }
        QCOMPARE(m_folder->find(uri)->post.poll, asking(false, 4).item.post.poll);
    }

    void severalVotes()
    {
        tell(b, asking(true));
        QVERIFY(apply(b, votedFor(1), b.account));
        QVERIFY(apply(b, votedFor(0), b.account));
        const auto found = m_folder->find(uri);
        QCOMPARE(found->post.poll->voters, -1); // which nobody tells
        QCOMPARE(found->post.poll->votes, 4);
        QCOMPARE(viewer().votes, (QList<int>{0, 1}));
    }

    /// Media and whatever else is told with a poll stay as they are.
    void aVoteChangesNothingElse()
    {
        Prepared note = asking(false);
        note.item.post.channel = u"釣り"_s;
        note.item.post.tags = {{u"猫"_s, u"https://a.example/tags/x"_s}};
        tell(b, note);
        const Post before = m_folder->find(uri)->post;
        QVERIFY(apply(b, votedFor(0)));
        Post after = m_folder->find(uri)->post;
        QVERIFY(after.poll != before.poll);
        after.poll = before.poll;
        QCOMPARE(after.channel, before.channel);
        QCOMPARE(after.tags, before.tags);
    }

    void changesAreTold()
    {
        tell(b, told({thumb(1)}));
        const qint64 row = m_folder->find(uri)->row;
        QList<Changes> heard;
        const QObject listener;
        QObject::connect(&m_folder->store(), &Store::committed, &listener,
            [&heard](const Changes &changes) { heard << changes; });
        QVERIFY(apply(b, reacted(u"👍"_s)));
        QTRY_VERIFY(!heard.isEmpty());
        QVERIFY(heard.last().posts.contains(row));
    }

private:
    static Reaction thumb(qint64 count) { return {.name = u"👍"_s, .count = count}; }
    static Prepared told(const std::vector<Reaction> &reactions)
    {
        Prepared note = postBy(person(u"ao@a.example"_s), uri, u"1"_s, noon - 1000);
        note.item.post.reactions = reactions;
        note.item.post.reactionsTold = true;
        note.item.post.favourites = 0;
        for (const Reaction &reaction : reactions) {
            note.item.post.favourites += reaction.count;
        }
        return note;
    }
    static Prepared asking(bool multiple, qint64 tea = 2)
    {
        Prepared note = told({});
        note.item.post.poll = Poll{.localId = u"1"_s,
            .multiple = multiple,
            .votes = tea,
            .voters = multiple ? -1 : tea,
            .options = {{u"mackerel"_s, 0}, {u"tea"_s, tea}}};
        return note;
    }
    void tell(const Teller &teller, const Prepared &note)
    {
        QVERIFY(m_folder->loose(teller, {note}));
    }
    bool apply(const Teller &teller, const LiveChange &change, const AccountId &own = {})
    {
        const auto done = m_folder->write(
            [=](CacheTx &tx) { return applyChange(tx, teller, u"1"_s, change, own); });
        return done && *done;
    }
    void mark(const ViewerState &state)
    {
        const qint64 row = m_folder->find(uri)->row;
        QVERIFY(m_folder->write([this, row, state](CacheTx &tx) {
            return Result<bool>(saveViewer(tx, row, b.account, state));
        }));
    }
    /// As the answer to an action is kept.
    void confirm(const QStringList &before, const QStringList &after)
    {
        const qint64 row = m_folder->find(uri)->row;
        std::vector<Reaction> reactions;
        for (const QString &name : after) {
            reactions.push_back({.name = name, .url = {}, .staticUrl = {}});
        }
        QVERIFY(m_folder->write([this, row, before, reactions](CacheTx &tx) {
            countOwnReactions(tx, b, row, before, reactions);
            return Result<Done>(Done{});
        }));
        mark({.favourited = !after.isEmpty(), .reactions = after});
    }
    ViewerState viewer(const AccountId &account = {u"B"_s})
    {
        const auto all = *m_folder->read([](CacheTx &tx) {
            return Result<std::vector<AccountView>>(viewersOf(tx, (*postByUri(tx, uri))->row));
        });
        const auto own = std::ranges::find(all, account, &AccountView::account);
        return own == all.end() ? ViewerState{.muted = true} : own->state;
    }
    /// "👍 2, blob 1; 3": of each, and of favourites
    QString counts()
    {
        const Post post = m_folder->find(uri)->post;
        QStringList words;
        for (const Reaction &reaction : post.reactions) {
            words << reaction.name + u' ' + QString::number(reaction.count);
        }
        return words.join(u", "_s) + u"; "_s + QString::number(post.favourites);
    }

    static inline const QString uri = u"https://a.example/1"_s;
    const Teller origin = guestAt(u"a.example"_s);
    const Teller b = accountAt(u"b.example"_s, u"B"_s);
    const Teller guest = guestAt(u"g.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_livechanges)
#include "tst_livechanges.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/extra.h"
#include "store/migrations.h"

using namespace asterism;
using namespace asterism::store;

/// With what posts are answered, by whose word, and what an account did with them and may do.
class tst_reactions : public QObject {
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

    void areKeptAsTheyWereTold()
    {
        const std::vector<Reaction> all{{.name = u"👍"_s, .count = 3},
            {.name = u"blobcat@b.example"_s,
                .url = u"https://b.example/blobcat.gif"_s,
                .staticUrl = u"https://b.example/blobcat.png"_s,
                .count = 1'000'000'000'000}};
        tell(b, told(all));
        QCOMPARE(now(), all);
        QCOMPARE(reactionsFromText(reactionsToText(all)), all);
        QCOMPARE(reactionsToText({}), QString());
        QVERIFY(reactionsFromText(u"no JSON"_s).empty());
    }

    void aChannelIsKept()
    {
        Prepared note = told({});
        note.item.post.channel = u"釣り \"海\""_s;
        note.item.post.channelId = u"9xchannel"_s;
        tell(b, note);
        QCOMPARE(m_folder->find(uri)->post.channelId, u"9xchannel"_s);
        QCOMPARE(m_folder->find(uri)->post.channel, u"釣り \"海\""_s);
        const qint64 row = m_folder->find(uri)->row;
        QVERIFY(!*m_folder->read([row](CacheTx &tx) { return Result<bool>(hasMedia(tx, row)); }));
    }

    /// A Mastodon and a Misskey tell the same post in turn.
    void whatTheOtherServerHasNoNotionOfStays()
    {
        Prepared mastodon = silent();
        mastodon.item.post.card = Card{.url = u"https://c.example/"_s, .title = u"Tea"_s};
        mastodon.item.post.favourites = 16;
        Prepared misskey = told({{.name = u"👍"_s, .count = 2}});
        misskey.item.post.bodyKind = Post::Body::Mfm;
        misskey.item.post.favourites = 2;
        misskey.item.post.channel = u"釣り"_s;
        for (int turn = 0; turn < 2; ++turn) {
            tell(b, mastodon);
            tell(c, misskey);
            const Post post = m_folder->find(uri)->post;
            QVERIFY(post.card.has_value());
            QCOMPARE(post.channel, u"釣り"_s);
            QCOMPARE(post.favourites, 16);
        }
        tell(b, mastodon);
        QCOMPARE(m_folder->find(uri)->post.channel, u"釣り"_s);
        mastodon.item.post.favourites = 15; // who told it takes it back
        tell(b, mastodon);
        QCOMPARE(m_folder->find(uri)->post.favourites, 15);
        mastodon.item.post.card.reset();
        mastodon.item.post.editedAt = mastodon.item.post.createdAt + 1;
        tell(b, mastodon);
        QVERIFY(!m_folder->find(uri)->post.card); // the link may be gone
    }

    /// Where every server counts reactions, their number falls, too.
    void aReactionIsTakenBack()
    {
        Prepared note = told({{.name = u"👍"_s, .count = 2}});
        note.item.post.favourites = 2;
        tell(b, note);
        note.item.post.reactions.front().count = 1;
        note.item.post.favourites = 1;
        tell(b, note);
        QCOMPARE(m_folder->find(uri)->post.favourites, 1);
    }

    void whatItsAuthorTakesIsKept()
    {
        Prepared note = told({});
        note.item.post.bodyKind = Post::Body::Mfm;
        note.item.post.reactionAcceptance = ReactionAcceptance::LikeOnlyForRemote;
        tell(b, note);
        QCOMPARE(
            m_folder->find(uri)->post.reactionAcceptance, ReactionAcceptance::LikeOnlyForRemote);
        note.item.post.reactionAcceptance = ReactionAcceptance::All;
        tell(b, note);
        QCOMPARE(m_folder->find(uri)->post.reactionAcceptance, ReactionAcceptance::All);
    }

    /// Mastodon, the origin, never tells; what an own account's server counts stays.
    void whoTellsNothingLeavesThem()
    {
        tell(b, told({thumb(2)}));
        tell(origin, silent());
        QCOMPARE(now(), std::vector{thumb(2)});
        QVERIFY(m_folder->find(uri)->confirmed);
        tell(b, told({thumb(3)})); // of a lower rank than the post by now
        QCOMPARE(now(), std::vector{thumb(3)});
        tell(b, silent());
        QCOMPARE(now(), std::vector{thumb(3)});
        tell(feedOf(u"a.example"_s), silent());
        QCOMPARE(now(), std::vector{thumb(3)});
    }

    void whoTellsThatThereAreNoneIsHeard()
    {
        tell(b, told({thumb(2)}));
        tell(b, told({}));
        QVERIFY(now().empty());
    }

    void aLowerRankChangesNothing()
    {
        tell(origin, told({thumb(5)}));
        tell(b, told({thumb(2)}));
        tell(guest, told({thumb(1)}));
        QCOMPARE(now(), std::vector{thumb(5)});
        tell(origin, told({}));
        tell(b, told({thumb(2)})); // the origin said that there are none
        QVERIFY(now().empty());
    }

    void aHigherRankReplaces()
    {
        tell(guest, told({thumb(1)}));
        QCOMPARE(now(), std::vector{thumb(1)}); // hearsay about hearsay
        tell(b, told({thumb(2)}));
        QCOMPARE(now(), std::vector{thumb(2)});
        tell(origin, told({thumb(5)}));
        QCOMPARE(now(), std::vector{thumb(5)});
    }

    /// A guest host may say what it likes about others' posts: never of one that is confirmed.
    void hearsay()
    {
        tell(guest, told({thumb(999)}));
        tell(origin, silent());
        QVERIFY(now().empty());
        tell(guest, told({thumb(999)}));
        QVERIFY(now().empty());
        tell(b, told({thumb(2)}));
        QCOMPARE(now(), std::vector{thumb(2)});
    }

    void changesAreTold()
    {
        tell(origin, silent());
        QList<Changes> heard;
        const QObject listener;
        QObject::connect(&m_folder->store(), &Store::committed, &listener,
            [&heard](const Changes &changes) { heard << changes; });
        tell(b, told({thumb(2)}));
        const qint64 row = m_folder->find(uri)->row;
        QTRY_VERIFY(!heard.isEmpty());
        QVERIFY(heard.last().posts.contains(row));
        heard.clear();
        tell(b, told({thumb(2)})); // the same again, of a lower rank: nothing is new
        QTRY_VERIFY(!heard.isEmpty());
        QVERIFY(!heard.last().posts.contains(row));
    }

    void whatAnAccountDidAndMayDo()
    {
        Prepared note = told({thumb(1)});
        const ViewerState state{.favourited = true,
            .reactions = {u"👍"_s, u"a\"b@c.example"_s},
            .voted = true,
            .votes = {0, 12},
            .reply = Permission::AfterApproval,
            .boost = Permission::No,
            .favourite = Permission::Yes,
            .quote = Permission::AfterApproval};
        note.item.post.viewer = state;
        tell(b, note);
        note.item.post.viewer = ViewerState{};
        tell(accountAt(u"c.example"_s, u"C"_s), note);
        const auto rows = m_folder->page({home(b), home(accountAt(u"c.example"_s, u"C"_s))}).rows;
        QCOMPARE(rows.size(), size_t(1));
        QCOMPARE(rows[0].viewers,
            (std::vector<AccountView>{{{u"B"_s}, state}, {{u"C"_s}, ViewerState{}}}));
        QVERIFY(rows[0].seenBy.contains(u"account:B"_s));
        // What is told later replaces it all.
        note.item.post.viewer = ViewerState{.bookmarked = true, .quote = Permission::No};
        tell(b, note);
        QCOMPARE(m_folder->page({home(b)}).rows[0].viewers[0].state,
            (ViewerState{.bookmarked = true, .quote = Permission::No}));
    }

    /// A stream leaves out whether the account may quote it; other permissions it does not.
    void whoMayQuoteStaysTold()
    {
        Prepared note = told({thumb(1)});
        const auto quoteAfter = [&](Permission quote) {
            note.item.post.viewer = ViewerState{.quote = quote};
            tell(b, note);
            return m_folder->page({home(b)}).rows[0].viewers[0].state.quote;
        };
        for (const Permission quote :
            {Permission::No, Permission::AfterApproval, Permission::Yes}) {
            QCOMPARE(quoteAfter(quote), quote);
            QCOMPARE(quoteAfter(Permission::Untold), quote);
        }
    }

    void whatIsNoLongerAFavouriteLeaves()
    {
        const Source favourites = accountSource(Source::Kind::Favourites, b.account, b.host);
        Prepared note = silent();
        note.item.post.viewer = ViewerState{.favourited = true};
        put(b, favourites, note);
        QCOMPARE(m_folder->page({favourites}).rows.size(), size_t(1));
        tell(accountAt(u"c.example"_s, u"C"_s), untouched()); // another account's word
        QCOMPARE(m_folder->page({favourites}).rows.size(), size_t(1));
        tell(b, untouched());
        QCOMPARE(m_folder->page({favourites}).rows.size(), size_t(0));
        QCOMPARE(m_folder->page({home(b)}).rows.size(), size_t(1));
    }

    /// Misskey tells of the account's reaction alone: what is silent about the rest changes none.
    void whatIsNotToldStays()
    {
        const auto tellOf = [this](const ViewerState &state) {
            Prepared note = told({thumb(1)});
            note.item.post.viewer = state;
            tell(b, note);
            return m_folder->page({home(b)}).rows[0].viewers.at(0).state;
        };
        (void)tellOf({.boosted = true, .bookmarked = true});
        const ViewerState reacted{
            .favourited = true, .boosted = true, .bookmarked = true, .reactions = {u"👍"_s}};
        QCOMPARE(tellOf({.favourited = true, .marksUntold = true, .reactions = {u"👍"_s}}), reacted);
        QCOMPARE(tellOf({.marksUntold = true, .reactionsUntold = true}), reacted);
        QCOMPARE(tellOf({.marksUntold = true}), (ViewerState{.boosted = true, .bookmarked = true}));
        const ViewerState voted{.voted = true, .votes = {2}};
        QCOMPARE(tellOf(voted), voted);
        QCOMPARE(tellOf({.marksUntold = true}), voted); // nobody takes a vote back
        QCOMPARE(tellOf({}), ViewerState{});
        QCOMPARE(tellOf({.bookmarked = true, .marksUntold = true}),
            (ViewerState{.bookmarked = true})); // as the page of what is starred tells
    }

    /// Sharkey tells of them, but neither what is pinned nor, where it can be relied upon, votes.
    void marksWithoutThePin()
    {
        const auto tellOf = [this](const ViewerState &state) {
            Prepared note = told({thumb(1)});
            note.item.post.viewer = state;
            tell(b, note);
            return m_folder->page({home(b)}).rows[0].viewers.at(0).state;
        };
        (void)tellOf({.boosted = true,
            .bookmarked = true,
            .muted = true,
            .pinned = true,
            .voted = true,
            .votes = {1}});
        const ViewerState left{.bookmarked = true, .pinned = true, .voted = true, .votes = {1}};
        QCOMPARE(tellOf({.bookmarked = true, .pinUntold = true}), left);
        QCOMPARE(tellOf({.favourited = true, .pinUntold = true, .reactions = {u"👍"_s}}),
            (ViewerState{.favourited = true,
                .pinned = true,
                .reactions = {u"👍"_s},
                .voted = true,
                .votes = {1}}));
    }

    /// Misskey's stars are another thing than a reaction, whose end is the end of no star.
    void aStarStaysWithoutAReaction()
    {
        const Source favourites = accountSource(Source::Kind::Favourites, b.account, b.host);
        Prepared note = silent();
        note.item.post.viewer = ViewerState{.favourited = true, .marksUntold = true};
        put(b, favourites, note);
        for (const ViewerState &without :
            {ViewerState{.marksUntold = true}, ViewerState{.pinUntold = true}}) {
            note.item.post.viewer = without;
            tell(b, note);
            QCOMPARE(m_folder->page({favourites}).rows.size(), size_t(1));
        }
    }

    /// Misskey's stars are no flag of a note: where nothing was said before, nothing leaves.
    void whatWasNeverSaidToBeAFavouriteStays()
    {
        const Source favourites = accountSource(Source::Kind::Favourites, b.account, b.host);
        put(b, favourites, untouched());
        tell(b, untouched());
        QCOMPARE(m_folder->page({favourites}).rows.size(), size_t(1));
    }

    /// Nobody has told anything yet: the first who does is heard.
    void inACacheOfBefore()
    {
        Folder folder;
        {
            Database old(folder.path(u"cache.db"_s), Database::Mode::ReadWrite, false);
            QVERIFY(migrate(old, cacheMigrations(), 9));
            old.exec("INSERT INTO actor(id, uri, acct, rank, display_name, url, avatar, header, "
                     "note, emojis, flags, moved_to, followers, following, posts, updated_at) "
                     "VALUES(1, 'https://a.example/users/ao', 'ao@a.example', 40, '', '', '', '', "
                     "'', '', 0, '', 0, 0, 0, 0)");
            old.exec("INSERT INTO post(id, uri, url, author, rank, created_at, sort_at, "
                     "received_at, edited_at, visibility, sensitive, language, warning, text, alt, "
                     "blocks, extra, reply_to, quote_state, quote_uri, replies, boosts, "
                     "favourites) VALUES(1795348799000 << 10, 'https://a.example/1', '', 1, 40, "
                     "1795348799000, 1795348799000, 1795348799000, 0, 0, 0, '', '', '', '', x'', "
                     "'', '', '', '', 0, 0, 0)");
            old.exec("INSERT INTO viewer(post, account, favourited, boosted, bookmarked, muted, "
                     "pinned) VALUES(1795348799000 << 10, 'B', 1, 0, 0, 0, 0)");
        }
        QVERIFY(!folder.open());
        QVERIFY(folder.find(uri)->post.reactions.empty());
        const auto viewers = *folder.read([&](CacheTx &tx) {
            return Result<std::vector<AccountView>>(viewersOf(tx, (*postByUri(tx, uri))->row));
        });
        QCOMPARE(viewers, (std::vector<AccountView>{{{u"B"_s}, ViewerState{.favourited = true}}}));
        QVERIFY(folder.loose(b, {told({thumb(2)})}));
        QCOMPARE(folder.find(uri)->post.reactions, std::vector{thumb(2)});
    }

    void aQuoteThatIsTheServersOwnId()
    {
        Prepared quoted = postBy(ao, u"https://a.example/2"_s, u"q2"_s, noon - 2000);
        Prepared quoting = silent();
        quoting.item.post.quoteState = u"accepted"_s;
        quoting.item.post.quoteLocalId = u"q2"_s;
        tell(b, quoting);
        QCOMPARE(m_folder->find(uri)->post.quoteUri, QString()); // nobody knows yet what that is
        tell(b, quoted);
        tell(b, quoting);
        QCOMPARE(m_folder->find(uri)->post.quoteUri, u"https://a.example/2"_s);
        quoting.item.post.quoteLocalId.clear();
        tell(b, quoting); // the same quote, told in fewer words
        QCOMPARE(m_folder->find(uri)->post.quoteUri, u"https://a.example/2"_s);
        quoting.item.post.quoteState = u"revoked"_s;
        tell(b, quoting);
        QCOMPARE(m_folder->find(uri)->post.quoteUri, QString());
    }

private:
    static Reaction thumb(qint64 count) { return {.name = u"👍"_s, .count = count}; }
    static Prepared silent() { return postBy(ao, uri, u"1"_s, noon - 1000); }
    static Prepared told(const std::vector<Reaction> &reactions)
    {
        Prepared note = silent();
        note.item.post.reactions = reactions;
        note.item.post.reactionsTold = true;
        return note;
    }
    static Prepared untouched()
    {
        Prepared note = silent();
        note.item.post.viewer = ViewerState{};
        return note;
    }
    static Source home(const Teller &teller)
    {
        return teller.account.isEmpty() ? localSource(teller.host)
                                        : homeSource(teller.account, teller.host);
    }
    std::vector<Reaction> now() { return m_folder->find(uri)->post.reactions; }
    void tell(const Teller &teller, const Prepared &note) { put(teller, home(teller), note); }
    void put(const Teller &teller, const Source &source, const Prepared &note)
    {
        const std::vector<Prepared> items{note};
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    static inline const QString uri = u"https://a.example/1"_s;
    const Teller origin = guestAt(u"a.example"_s);
    const Teller b = accountAt(u"b.example"_s, u"B"_s);
    const Teller c = accountAt(u"c.example"_s, u"C"_s);
    const Teller guest = guestAt(u"g.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_reactions)
#include "tst_reactions.moc"

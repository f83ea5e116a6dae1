// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/actors.h"

using namespace asterism;
using namespace asterism::store;

/// One person is one row, however the servers name them (decision 3).
class tst_actors : public QObject {
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

    void withAndWithoutUri_data()
    {
        QTest::addColumn<bool>("uriFirst");
        QTest::newRow("without, then with") << false;
        QTest::newRow("with, then without") << true;
    }
    void withAndWithoutUri()
    {
        QFETCH(bool, uriFirst);
        const Prepared post =
            postBy(person(u"bea@c.example"_s), u"https://c.example/1"_s, u"1"_s, noon - hourMs);
        const Prepared byMastodon = boostBy(ao, post, u"M7"_s, noon - 1000);
        const Prepared byGotosocial = boostBy(bare(ao.acct), post, u"G7"_s, noon - 600);
        const auto mastodon = [&] { put(m, mHome, byMastodon); };
        const auto gotosocial = [&] { put(g, gHome, byGotosocial); };
        uriFirst ? mastodon() : gotosocial();
        uriFirst ? gotosocial() : mastodon();

        QCOMPARE(m_folder->number("SELECT count(*) FROM actor WHERE acct = 'ao@a.example'"), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM sighting WHERE boost IS NOT NULL"), 2);
        const auto page = m_folder->page({mHome, gHome});
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(boostersOf(page.rows[0]), QStringList({ao.acct}));
        QCOMPARE(page.rows[0].sources.size(), 2);
    }

    /// A profile's lines stay while answers do not tell of any, and go when one tells that there
    /// are none; a guest host's word changes nothing of what an own account's server told.
    void linesOfAProfile()
    {
        Actor actor = person(u"bea@c.example"_s);
        const auto told = [&](const Teller &teller) {
            return m_folder
                ->write([&](CacheTx &tx) -> Result<Done> {
                    upsertActor(tx, teller, actor);
                    return Done{};
                })
                .ok();
        };
        const auto kept = [&] {
            const auto found =
                *m_folder->read([&](CacheTx &tx) { return actorByAcct(tx, u"bea@c.example"_s); });
            return found ? found->fields : std::nullopt;
        };
        QVERIFY(told(m));
        QVERIFY(!kept());
        const std::vector<ActorField> lines{
            {u"Blog \"x\""_s, u"<a href='https://c.example'>b</a>"_s, true},
            {u"a"_s, u"b"_s, false}};
        actor.fields = lines;
        QVERIFY(told(m));
        QCOMPARE(kept(), std::optional(lines));
        actor.fields.reset();
        QVERIFY(told(m));
        QCOMPARE(kept(), std::optional(lines));
        actor.fields = std::vector<ActorField>{};
        QVERIFY(told(guestAt(u"x.example"_s)));
        QCOMPARE(kept(), std::optional(lines));
        QVERIFY(told(m));
        QCOMPARE(kept(), std::optional(std::vector<ActorField>()));
    }

    void boostsOfBothRowsBecomeOne()
    {
        // A guest's word links nothing: both rows boost the same post until a trusted one comes.
        const Prepared post =
            postBy(person(u"bea@c.example"_s), u"https://c.example/1"_s, u"1"_s, noon - hourMs);
        put(g, gHome, boostBy(bare(ao.acct), post, u"G7"_s, noon - 600));
        put(guestAt(u"x.example"_s), localSource(u"x.example"_s),
            boostBy(ao, post, u"X7"_s, noon - 1000));
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 2);
        const std::vector<Source> column{gHome, localSource(u"x.example"_s)};
        QCOMPARE(boostersOf(m_folder->page(column).rows.at(0)), QStringList({ao.acct}));

        QVERIFY(m_folder->write([](CacheTx &tx) { return linkActor(tx, ao.acct, ao.uri); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM sighting WHERE boost IS NOT NULL"), 2);
        QCOMPARE(m_folder->number("SELECT count(*) FROM entry"), 2);
        const auto page = m_folder->page(column);
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows[0].sources.size(), 2);
    }

    void postsFollowTheirAuthor()
    {
        put(g, gHome, postBy(bare(ao.acct), u"https://a.example/1"_s, u"1"_s, noon - 1000));
        QVERIFY(m_folder->write([](CacheTx &tx) { return linkActor(tx, ao.acct, ao.uri); }));
        QCOMPARE(m_folder->find(u"https://a.example/1"_s)->post.author.uri, ao.uri);
        put(m, mHome, postBy(ao, u"https://a.example/2"_s, u"2"_s, noon - 900));
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 1);
    }

    void linkedBeforeTheFirstPost()
    {
        QVERIFY(m_folder->write([](CacheTx &tx) { return linkActor(tx, ao.acct, ao.uri); }));
        put(g, gHome, postBy(bare(ao.acct), u"https://a.example/1"_s, u"1"_s, noon - 1000));
        put(guestAt(u"x.example"_s), localSource(u"x.example"_s),
            postBy(ao, u"https://a.example/2"_s, u"2"_s, noon - 900));
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 1);
    }

    void linkedNamesStay()
    {
        // The API host of a split domain, not yet verified, would give the name its own domain.
        Actor split = person(u"ao@social.good.example"_s);
        QVERIFY(m_folder->write(
            [&](CacheTx &tx) { return linkActor(tx, u"ao@good.example"_s, split.uri); }));
        split.acct = u"ao@good.example"_s;
        put(guestAt(u"social.good.example"_s), localSource(u"social.good.example"_s),
            postBy(split, u"https://social.good.example/1"_s, u"1"_s, noon));
        QCOMPARE(m_folder->find(u"https://social.good.example/1"_s)->post.author.acct,
            u"ao@good.example"_s);
    }

    void anAccountMadeAnewKeepsItsOwnRow()
    {
        const QString again = ao.uri + u"-again"_s;
        QVERIFY(m_folder->write([](CacheTx &tx) { return linkActor(tx, ao.acct, ao.uri); }));
        QVERIFY(m_folder->write([&](CacheTx &tx) { return linkActor(tx, ao.acct, again); }));
        put(g, gHome, postBy(bare(ao.acct), u"https://a.example/1"_s, u"1"_s, noon - 1000));
        QCOMPARE(m_folder->find(u"https://a.example/1"_s)->post.author.uri, again);
    }

    void bothFormsInOneAnswer()
    {
        // The row that knew the acct alone goes while the page is being written.
        const QString base = u"https://a.example/"_s;
        const std::vector<Prepared> items{postBy(bare(ao.acct), base + u"3"_s, u"3"_s, noon - 1),
            postBy(ao, base + u"2"_s, u"2"_s, noon - 2),
            postBy(bare(ao.acct), base + u"1"_s, u"1"_s, noon - 3)};
        const auto done = m_folder->commit(m, newest(mHome, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 1);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 3);
    }

    void aStrangerLinksNothing()
    {
        put(g, gHome, postBy(bare(ao.acct), u"https://a.example/1"_s, u"1"_s, noon - 1000));
        Actor forged = person(u"mallory@evil.example"_s);
        forged.acct = ao.acct;
        put(guestAt(u"evil.example"_s), localSource(u"evil.example"_s),
            postBy(forged, u"https://evil.example/1"_s, u"1"_s, noon));
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 2);
        QCOMPARE(m_folder->find(u"https://a.example/1"_s)->post.author.uri, QString());
    }

    /// Beside a post Misskey does not say whether somebody is locked or has moved.
    void inFewWordsLittleChanges()
    {
        Actor full = ao;
        full.noteHtml = u"<p>:tea:</p>"_s;
        full.emojis = {{u"tea"_s, u"https://a.example/tea.png"_s, u"https://a.example/tea.png"_s}};
        full.locked = full.limited = true;
        full.movedTo = u"ao@new.example"_s;
        const auto now = [this] {
            return **m_folder->read([](CacheTx &tx) { return actorByAcct(tx, ao.acct); });
        };
        const auto tell = [this](const Actor &actor) {
            put(m, mHome, postBy(actor, u"https://a.example/1"_s, u"1"_s, noon - 1000));
        };
        tell(full);
        Actor few = ao;
        few.brief = true;
        few.bot = true;
        tell(few);
        QVERIFY(now().locked && now().limited && now().bot);
        QCOMPARE(now().movedTo, full.movedTo);
        QCOMPARE(now().emojis, full.emojis);
        few.displayName = u"Ao :cup:"_s; // the note has its own still
        few.emojis = {{u"cup"_s, u"https://a.example/cup.png"_s, u"https://a.example/cup.png"_s}};
        tell(few);
        QCOMPARE(now().emojis, (std::vector<CustomEmoji>{few.emojis.front(), full.emojis.front()}));
        tell(ao);
        QVERIFY(!now().locked && !now().limited && !now().bot);
        QCOMPARE(now().movedTo, QString());
    }

    void whatIsLeftOutStays()
    {
        Actor full = ao;
        full.avatar = u"https://a.example/ao.png"_s;
        full.noteHtml = u"<p>hello</p>"_s;
        full.bot = true;
        full.followers = 7;
        put(m, mHome, postBy(full, u"https://a.example/1"_s, u"1"_s, noon - 1000));
        put(m, mHome, postBy(ao, u"https://a.example/2"_s, u"2"_s, noon - 900));
        const auto actor = *m_folder->read([](CacheTx &tx) { return actorByAcct(tx, ao.acct); });
        QVERIFY(actor);
        QCOMPARE(actor->avatar, full.avatar);
        QCOMPARE(actor->noteHtml, full.noteHtml);
        QCOMPARE(actor->followers, 7);
    }

    /// Sharkey tells 0 beside a note, which is not told to us: -1.
    void aNoteTakesNoCountsAway()
    {
        Actor full = ao;
        full.followers = 1234;
        full.following = 56;
        full.posts = 78;
        put(m, mHome, postBy(full, u"https://a.example/1"_s, u"1"_s, noon - 1000));
        Actor author = ao;
        author.brief = true;
        author.posts = 79;
        put(m, mHome, postBy(author, u"https://a.example/2"_s, u"2"_s, noon - 900));
        const auto actor = *m_folder->read([](CacheTx &tx) { return actorByAcct(tx, ao.acct); });
        QVERIFY(actor);
        QCOMPARE(actor->followers, 1234);
        QCOMPARE(actor->following, 56);
        QCOMPARE(actor->posts, 79);
    }

    void whatANoteIsWrittenInGoesWithIt()
    {
        Actor actor = ao;
        actor.noteHtml = u"**hello**"_s;
        actor.noteIsMfm = true;
        put(m, mHome, postBy(actor, u"https://a.example/1"_s, u"1"_s, noon - 1000));
        QCOMPARE(m_folder->find(u"https://a.example/1"_s)->post.author.noteIsMfm, true);
        Actor brief = ao;
        brief.bot = true;
        put(m, mHome, postBy(brief, u"https://a.example/2"_s, u"2"_s, noon - 900));
        const Actor both = m_folder->find(u"https://a.example/1"_s)->post.author;
        QCOMPARE(both.noteHtml, actor.noteHtml);
        QVERIFY(both.noteIsMfm && both.bot);
        brief.noteHtml = u"<p>hello</p>"_s;
        put(m, mHome, postBy(brief, u"https://a.example/3"_s, u"3"_s, noon - 800));
        const Actor html = m_folder->find(u"https://a.example/1"_s)->post.author;
        QCOMPARE(html.noteHtml, brief.noteHtml);
        QVERIFY(!html.noteIsMfm && html.bot);
    }

    /// As snac tells of people elsewhere.
    void countsThatCannotBeTrue()
    {
        Actor none = ao;
        none.posts = none.following = none.followers = 0;
        const auto likely = [&](const Actor &actor) {
            return *m_folder->read(
                [&](CacheTx &tx) { return Result<Actor>(withLikelyCounts(tx, actor)); });
        };
        QCOMPARE(likely(none).posts, 0); // somebody new
        put(m, mHome, postBy(ao, u"https://a.example/1"_s, u"1"_s, noon - 1000));
        QCOMPARE(likely(none).posts, -1);
        QCOMPARE(likely(none).following, -1);
        QCOMPARE(likely(none).followers, -1);
        Actor followed = none;
        followed.followers = 1;
        QCOMPARE(likely(followed).posts, 0);
        QCOMPARE(likely(followed).followers, 1);
    }

    void aGuestRenamesNobody()
    {
        put(m, mHome, postBy(ao, u"https://a.example/1"_s, u"1"_s, noon - 1000));
        Actor renamed = ao;
        renamed.displayName = u"somebody else"_s;
        put(guestAt(u"evil.example"_s), localSource(u"evil.example"_s),
            postBy(renamed, u"https://a.example/2"_s, u"9"_s, noon));
        QCOMPARE(m_folder->find(u"https://a.example/1"_s)->post.author.displayName, u"ao"_s);
    }

private:
    void put(const Teller &teller, const Source &source, const Prepared &item)
    {
        const auto done = m_folder->commit(teller, newest(source, {item}), {item});
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Teller m = accountAt(u"m.example"_s, u"M"_s);
    const Teller g = accountAt(u"g.example"_s, u"G"_s);
    const Source mHome = homeSource({u"M"_s}, u"m.example"_s);
    const Source gHome = homeSource({u"G"_s}, u"g.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_actors)
#include "tst_actors.moc"

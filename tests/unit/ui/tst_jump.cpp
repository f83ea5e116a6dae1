// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jump.h"

#include "appfixture.h"
#include "store/pages.h"
#include "store/settings.h"
#include "sync/prepare.h"
#include "unit/app/housetesting.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QPromise>

using namespace asterism;
using namespace asterism::ui;

namespace {

/// A question that waits for its answer.
struct AskedThing {
    QString kind;
    QJsonObject argument;
    std::shared_ptr<QPromise<Result<QJsonObject>>> answer;
};

const Error unknown{.kind = ErrorKind::NotFound, .subject = u"@who@x.example"_s};

} // namespace

/// What can be jumped to, and what choosing it does, over a cache and without servers.
class tst_jump : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(m_program->app);
        App &app = *m_program->app;
        QVERIFY(addAo(app));
        const Ask ask = [this](const QString &kind, const QJsonObject &argument) {
            m_asked.push_back({kind, argument, std::make_shared<QPromise<Result<QJsonObject>>>()});
            m_asked.back().answer->start();
            return m_asked.back().answer->future();
        };
        m_accounts = std::make_unique<AccountsModel>(app.core, app.accounts);
        m_lists = std::make_unique<ListsModel>(*app.store, app.lists, ask);
        m_fresh = std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock);
        const auto names = [] {
            return RowNames{.accounts = {}, .lists = {}, .emojis = std::make_shared<EmojiIndex>()};
        };
        m_deck = std::make_unique<Deck>(app, *m_fresh, ask, names);
        m_deck->open();
        QTRY_VERIFY(m_accounts->isReady() && m_lists->isReady());
        QTRY_COMPARE(m_deck->rowCount(), 1); // everyone
        m_jump =
            std::make_unique<Jump>(Jump::Parts{*app.store, *m_accounts, *m_lists, *m_deck}, ask);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_jump.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_jump.reset();
        m_program->desk->close();
        m_deck.reset();
        m_fresh.reset();
        m_lists.reset();
        m_accounts.reset();
        m_program.reset();
    }

    void withNothingTyped()
    {
        QCOMPARE(m_jump->rowCount(), 0);
        m_jump->begin();
        QVERIFY(keys().contains(u"account/a"_s));
        QVERIFY(keys().contains(u"page/settings"_s));
        QVERIFY(keys().contains(u"local/a.example"_s));
        QCOMPARE(keys().first(), u"column/"_s + m_deck->columnAt(0)->columnId());
        QCOMPARE(m_jump->at(), 0);
        m_jump->step(-1);
        QCOMPARE(m_jump->at(), m_jump->rowCount() - 1);
        m_jump->step(1);
        QCOMPARE(m_jump->at(), 0);
        m_jump->end();
        QCOMPARE(m_jump->rowCount(), 0);
        QCOMPARE(m_jump->at(), -1);
        QCOMPARE(m_jump->spoken(), QString());
    }

    void pages()
    {
        QSignalSpy asked(m_jump.get(), &Jump::pageAsked);
        QSignalSpy done(m_jump.get(), &Jump::done);
        type(u"sett"_s);
        QCOMPARE(keys().first(), u"page/settings"_s);
        QVERIFY(m_jump->spoken().startsWith(u"Settings, Pages, 1 of "_s));
        m_jump->choose(0);
        QCOMPARE(lastText(asked), u"settings"_s);
        QCOMPARE(done.size(), 1);
        // It is what comes first from then on, also after another start.
        m_jump->end();
        QTRY_COMPARE(firstWithoutText(), u"page/settings"_s);
        QCOMPARE(heading(0), u"Used lately"_s);
    }

    void accounts()
    {
        QSignalSpy profile(m_jump.get(), &Jump::profileAsked);
        type(u"@ao"_s);
        QCOMPARE(keys().first(), u"account/a"_s);
        m_jump->chooseOther(0);
        QCOMPARE(lastText(profile), u"@ao@a.example"_s);
        type(u"@ao"_s);
        m_jump->choose(0);
        QTRY_COMPARE(setting(store::defaultActorKey), u"a"_s);
        QCOMPARE(profile.size(), 1);
    }

    void people()
    {
        QVERIFY(meet(u"mika@b.example"_s, u"ミカヅキ"_s));
        QSignalSpy profile(m_jump.get(), &Jump::profileAsked);
        type(u"みか"_s);
        QTRY_COMPARE(keys().first(), u"person/mika@b.example"_s);
        m_jump->choose(0);
        QCOMPARE(lastText(profile), u"@mika@b.example"_s);
        QVERIFY(m_asked.empty());
        // Their handle is nothing that is asked for.
        type(u"@mika@b.example"_s);
        QTRY_VERIFY(keys().contains(u"person/mika@b.example"_s));
        QVERIFY(!keys().contains(u"handle/@mika@b.example"_s));
        m_jump->end();
        QTRY_COMPARE(firstWithoutText(), u"person/mika@b.example"_s);
    }

    void hashtags()
    {
        const int before = m_deck->rowCount();
        QSignalSpy added(m_deck.get(), &Deck::added);
        type(u"#鯖"_s);
        QCOMPARE(keys().first(), u"tag/鯖"_s);
        m_jump->choose(0);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(m_deck->rowCount(), before + 1);
        QCOMPARE(m_deck->columnAt(m_deck->current())->title(), u"#鯖"_s);
    }

    /// Of all accounts, and of one.
    void notifications()
    {
        const auto added = [this](const QString &key) {
            type(u"notific"_s);
            m_jump->choose(int(keys().indexOf(key)));
            return m_deck->columnAt(m_deck->current());
        };
        const Column *all = added(u"notifications/"_s);
        QCOMPARE(all->kind(), u"notifications"_s);
        QVERIFY(all->stored().sources.isEmpty());
        const Column *one = added(u"notifications/a"_s);
        QCOMPARE(one->kind(), u"notifications"_s);
        QCOMPARE(one->stored().sources.size(), 1);
        QCOMPARE(m_deck->rowCount(), 3);
    }

    void columnsAreGoneTo()
    {
        m_deck->addHome(u"a"_s);
        QCOMPARE(m_deck->current(), 1);
        type(u"1"_s);
        QCOMPARE(keys().first(), u"column/"_s + m_deck->columnAt(0)->columnId());
        m_jump->choose(0);
        QCOMPARE(m_deck->current(), 0);
        QCOMPARE(m_deck->rowCount(), 2);
    }

    void words()
    {
        QSignalSpy searched(m_jump.get(), &Jump::searchAsked);
        type(u"  nothing like it <b>  "_s);
        QCOMPARE(keys(), QStringList{u"search/nothing like it <b>"_s});
        QVERIFY(!text("name", 0).contains(u"<b>"_s));
        m_jump->choose(0);
        QCOMPARE(lastText(searched), u"nothing like it <b>"_s);
    }

    void aHandleIsLookedFor()
    {
        QSignalSpy profile(m_jump.get(), &Jump::profileAsked);
        QSignalSpy done(m_jump.get(), &Jump::done);
        type(u"@who@x.example"_s);
        QCOMPARE(keys().first(), u"handle/@who@x.example"_s);
        m_jump->choose(0);
        QVERIFY(m_jump->isBusy());
        QCOMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_asked[0].kind, u"person"_s);
        QCOMPARE(m_asked[0].argument[u"typed"].toArray().first().toString(), u"x.example"_s);
        m_jump->choose(0); // not twice
        QCOMPARE(m_asked.size(), size_t(1));
        answer(QJsonObject{{u"acct"_s, u"who@web.x.example"_s}, {u"host"_s, u"x.example"_s}});
        QTRY_COMPARE(lastText(profile), u"@who@web.x.example"_s);
        QCOMPARE(done.size(), 1);
        QVERIFY(!m_jump->isBusy());
    }

    void aHandleThatNobodyKnows()
    {
        QSignalSpy done(m_jump.get(), &Jump::done);
        type(u"@who@x.example"_s);
        m_jump->choose(0);
        answer(unknown);
        QTRY_COMPARE(m_jump->problem(), sentence(unknown));
        QVERIFY(!m_jump->isBusy());
        QCOMPARE(done.size(), 0);
        m_jump->setText(u"@who@y.example"_s);
        QCOMPARE(m_jump->problem(), QString());
    }

    void anAnswerThatIsNoPerson()
    {
        QSignalSpy done(m_jump.get(), &Jump::done);
        type(u"@who@x.example"_s);
        m_jump->choose(0);
        answer(QJsonObject());
        QTRY_VERIFY(!m_jump->problem().isEmpty());
        QCOMPARE(done.size(), 0);
    }

    void aLateAnswerIsNotWanted()
    {
        QSignalSpy profile(m_jump.get(), &Jump::profileAsked);
        type(u"@who@x.example"_s);
        m_jump->choose(0);
        m_jump->end();
        QVERIFY(!m_jump->isBusy());
        answer(QJsonObject{{u"acct"_s, u"who@x.example"_s}});
        QTest::qWait(100); // nothing comes
        QCOMPARE(profile.size(), 0);
    }

    void theAddressOfAPost()
    {
        QSignalSpy thread(m_jump.get(), &Jump::threadAsked);
        type(u"https://b.example/notes/1"_s);
        m_jump->choose(0);
        QTRY_COMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_asked[0].kind, u"thread"_s);
        QVERIFY(meet(u"mei@b.example"_s, u"Mei"_s)); // its server told of it
        answer(QJsonObject());
        QTRY_COMPARE(lastText(thread), u"https://b.example/notes/1"_s);
        // Now it is known.
        type(u"https://b.example/notes/1"_s);
        m_jump->choose(0);
        QTRY_COMPARE(thread.size(), 2);
        QCOMPARE(m_asked.size(), size_t(1));
    }

    /// The server's page of a post from elsewhere.
    void theAddressOfAPostOnAnotherServer()
    {
        QSignalSpy thread(m_jump.get(), &Jump::threadAsked);
        type(u"https://a.example/@mei@b.example/1123"_s);
        m_jump->choose(0);
        QTRY_COMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_asked[0].kind, u"thread"_s);
        QVERIFY(meet(u"mei@b.example"_s, u"Mei"_s));
        answer(QJsonObject{{u"uri"_s, u"https://b.example/notes/1"_s}});
        QTRY_COMPARE(lastText(thread), u"https://b.example/notes/1"_s);
        QCOMPARE(m_jump->problem(), QString());
    }

    void anAddressThatIsNeither()
    {
        type(u"https://b.example/@who"_s);
        m_jump->choose(0);
        QTRY_COMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_asked[0].kind, u"person"_s);
        answer(unknown);
        QTRY_COMPARE(m_asked.size(), size_t(2));
        QCOMPARE(m_asked[1].kind, u"thread"_s);
        answer(Error{.kind = ErrorKind::Timeout, .subject = u"b.example"_s});
        QTRY_COMPARE(m_jump->problem(), sentence(unknown)); // the likelier one's reason
    }

    void theChosenRowStays()
    {
        QVERIFY(meet(u"sena@b.example"_s, u"Sena"_s));
        type(u"se"_s);
        m_jump->step(1);
        const QString chosen = keys().at(m_jump->at());
        QTRY_VERIFY(keys().contains(u"person/sena@b.example"_s));
        QCOMPARE(keys().at(m_jump->at()), chosen);
        QVERIFY(m_jump->rowCount() <= int(mostJumps));
    }

    void whatWasKeptMayBeAnything()
    {
        const auto saved = await(m_program->app->store->writeUser([](store::UserTx &tx) {
            return store::saveSetting(
                tx, u"recent-jumps"_s, u"[1,{},\"\",\"tag/two words\",\"tag/tea\",\"tag/tea\"]"_s);
        }));
        QVERIFY(saved);
        QTRY_COMPARE(firstWithoutText(), u"tag/tea"_s);
        QCOMPARE(keys().count(u"tag/tea"_s), 1);
        QVERIFY(!keys().contains(u"tag/two words"_s));
    }

private:
    void type(const QString &typed)
    {
        m_jump->begin();
        m_jump->setText(typed);
    }
    QString text(const char *role, int row) const
    {
        return column(*m_jump, role).value(row).toString();
    }
    QString heading(int row) const { return text("heading", row); }
    QStringList keys() const
    {
        QStringList keys;
        for (const QVariant &key : column(*m_jump, "key")) {
            keys << key.toString();
        }
        return keys;
    }
    QString firstWithoutText()
    {
        m_jump->begin();
        QTest::qWait(100); // what was used is read
        return keys().value(0);
    }
    void answer(const Result<QJsonObject> &told)
    {
        m_asked.back().answer->addResult(told);
        m_asked.back().answer->finish();
    }
    QString setting(const QString &key) const
    {
        const auto kept = await(m_program->app->store->readUser(
            [key](store::UserTx &tx) { return store::setting(tx, key); }));
        return kept ? kept->value_or(QString()) : QString();
    }
    /// A post of theirs came to the home of the account, https://HOST/notes/1.
    bool meet(const QString &acct, const QString &name)
    {
        const QString host = acct.section(u'@', 1);
        Post post;
        post.uri = u"https://"_s + host + u"/notes/1"_s;
        post.localId = u"1"_s;
        post.createdAt = flow::noon;
        post.author = {
            .uri = u"https://"_s + host + u"/users/1"_s, .acct = acct, .displayName = name};
        const store::Prepared item =
            prepare({.localId = post.localId, .createdAt = post.createdAt, .post = post});
        const store::Teller teller{.host = host, .accountDomain = host, .account = {u"a"_s}};
        return await(m_program->app->store->writeCache([item, teller](store::CacheTx &tx) {
            return store::commitLive(tx, teller, homeSource({u"a"_s}, u"a.example"_s), item, true);
        })).ok();
    }

    std::vector<AskedThing> m_asked;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<ListsModel> m_lists;
    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<Deck> m_deck;
    std::unique_ptr<Jump> m_jump;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(tst_jump)
#include "tst_jump.moc"

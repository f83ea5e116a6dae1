// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/completions.h"

#include "composetesting.h"

#include "store/serveremojis.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QPromise>

using namespace asterism;
using namespace asterism::ui;

namespace {

/// A question that waits for its answer.
struct Asked {
    QString kind;
    QJsonObject argument;
    std::shared_ptr<QPromise<Result<QJsonObject>>> answer;
};

QJsonObject peopleTold(const QStringList &accts)
{
    QJsonArray people;
    for (const QString &acct : accts) {
        people.append(actorToJob({.acct = acct, .displayName = acct.section(u'@', 0, 0)}));
    }
    return {{u"people"_s, people}};
}

QJsonObject tagsTold(const QStringList &names)
{
    QJsonArray tags;
    for (const QString &name : names) {
        tags.append(QJsonObject{{u"name"_s, name}});
    }
    return {{u"tags"_s, tags}};
}

} // namespace

/// What the word at the cursor could become.
class tst_Completions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_posts = 0;
        m_index = std::make_shared<EmojiIndex>();
        m_house = std::make_unique<ActingHouse>();
        QVERIFY(m_house->app);
        QVERIFY(m_house->addAccount(u"a"_s, u"ao@a.example"_s));
        m_model = std::make_unique<Completions>(
            m_house->store(),
            [this](const QString &kind, const QJsonObject &argument) {
                m_asked.push_back(
                    {kind, argument, std::make_shared<QPromise<Result<QJsonObject>>>()});
                m_asked.back().answer->start();
                return m_asked.back().answer->future();
            },
            m_index);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    void people()
    {
        meet(u"natsu@b.example"_s);
        meet(u"nabe@a.example"_s);
        QVERIFY(!m_model->isOpen());
        type(u"hi @na|"_s);
        QTRY_COMPARE(rows("detail"), QStringList({u"@nabe@a.example"_s, u"@natsu@b.example"_s}));
        QVERIFY(m_model->isOpen());
        QCOMPARE(rows("kind"), QStringList({u"person"_s, u"person"_s}));
        QCOMPARE(rows("name"), QStringList({u"nabe"_s, u"natsu"_s}));
        // Who lives at the same server, too: at another account's "@nabe" is somebody else.
        QCOMPARE(rows("insert"), QStringList({u"@nabe@a.example "_s, u"@natsu@b.example "_s}));
        QVERIFY(rows("image")[0].startsWith(u"image://avatar/"_s));
        QCOMPARE(m_model->begin(), 3);
        QCOMPARE(m_model->end(), 6);
        QCOMPARE(m_model->spoken(), u"nabe, @nabe@a.example, 1 of 2"_s);
        QCOMPARE(m_model->choose(1), u"@natsu@b.example "_s);
        QVERIFY(!m_model->isOpen());
        QCOMPARE(m_model->choose(0), QString());
    }

    void tags()
    {
        meet(u"ao@a.example"_s, {u"鯖缶"_s, u"tea"_s});
        type(u"＃鯖|です"_s);
        QTRY_COMPARE(rows("insert"), QStringList{u"#鯖缶 "_s});
        QCOMPARE(rows("kind"), QStringList{u"tag"_s});
        QCOMPARE(rows("sign"), QStringList{u"#"_s});
        QCOMPARE(m_model->begin(), 0);
        QCOMPARE(m_model->end(), 2);
    }

    void emoji()
    {
        QVERIFY(keepEmoji({u"fox"_s, u"fox_face"_s}));
        type(u"a :fox|"_s);
        QTRY_VERIFY(rows("insert").size() > 2);
        QCOMPARE(rows("insert").mid(0, 2), QStringList({u":fox: "_s, u"🦊"_s}));
        QCOMPARE(rows("image")[0], u"image://emoji/a.example/fox"_s);
        QCOMPARE(m_index->find(u"a.example"_s, u"fox"_s), QUrl(u"https://a.example/fox.png"_s));
        QCOMPARE(rows("sign").mid(0, 2), QStringList({QString(), u"🦊"_s}));
        QCOMPARE(rows("name")[0], u":fox:"_s);
        // The server is asked which it has, and for no emoji.
        pauseIsOver();
        QCOMPARE(kindsAsked(), QStringList{u"server-emojis"_s});
        type(u":きつね|"_s);
        QTRY_VERIFY(rows("insert").contains(u"🦊"_s));
        type(u":cat|"_s); // nine faces have that word, too
        QTRY_COMPARE(rows("insert").value(0), u"🐈"_s);
    }

    void emojiUsedLatelyComeFirst()
    {
        QVERIFY(keepEmoji({u"fox"_s, u"fox_face"_s}));
        type(u":fox|"_s);
        QTRY_VERIFY(rows("insert").contains(u":fox_face: "_s));
        const int row = int(rows("insert").indexOf(u":fox_face: "_s));
        QVERIFY(row > 0);
        QCOMPARE(m_model->choose(row), u":fox_face: "_s);
        QTRY_COMPARE(first(u":fox|"_s), u":fox_face: "_s);
    }

    void blanks_data()
    {
        QTest::addColumn<bool>("misskey");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("inserted");
        QTest::addColumn<QString>("after"); // the text with it
        const auto row = [](const char *name, bool misskey, const QString &marked,
                             const QString &inserted, const QString &after) {
            QTest::newRow(name) << misskey << marked << inserted << after;
        };
        row("a mention", false, u"@nab|"_s, u"@nabe@a.example "_s, u"@nabe@a.example "_s);
        row("behind kana", false, u"は@nab|"_s, u" @nabe@a.example "_s, u"は @nabe@a.example "_s);
        row("behind kana at Misskey", true, u"は@nab|"_s, u"@nabe@a.example "_s,
            u"は@nabe@a.example "_s);
        row("before a blank", false, u"@nab| you"_s, u"@nabe@a.example "_s,
            u"@nabe@a.example you"_s);
        row("within", false, u"@nab|e@x.example you"_s, u"@nabe@a.example "_s,
            u"@nabe@a.example you"_s);
        row("before kana", false, u"@nab|さん"_s, u"@nabe@a.example "_s, u"@nabe@a.example さん"_s);
        row("an emoji", false, u"です:foxy|"_s, u" :foxy: "_s, u"です :foxy: "_s);
        row("an emoji behind a full-width colon", false, u"。：foxy|"_s, u":foxy: "_s,
            u"。:foxy: "_s);
        row("between two of them", false, u"。：fo|xy： "_s, u":foxy: "_s, u"。:foxy: "_s);
        row("an emoji at Misskey", true, u"です:foxy|ね"_s, u":foxy:"_s, u"です:foxy:ね"_s);
        row("Unicode's", false, u"です:fox fac|"_s, {}, {});
        row("Unicode's sign", false, u"です:サーフィ|"_s, u"🏄"_s, u"です🏄"_s);
        row("Unicode's before a blank", false, u":サーフィ| ね"_s, u"🏄 "_s, u"🏄 ね"_s);
    }
    void blanks()
    {
        QFETCH(bool, misskey);
        QFETCH(QString, marked);
        QFETCH(QString, inserted);
        QFETCH(QString, after);
        QVERIFY(m_house->know({.host = u"a.example"_s,
            .accountDomain = u"a.example"_s,
            .family = misskey ? Instance::Family::Misskey : Instance::Family::Mastodon,
            .checkedAt = 1}));
        QVERIFY(keepEmoji({u"foxy"_s}));
        meet(u"nabe@a.example"_s);
        type(marked);
        if (inserted.isEmpty()) {
            nothingComes();
            QVERIFY(!m_model->isOpen());
            return;
        }
        QTRY_VERIFY(m_model->isOpen());
        QString text = marked;
        text.remove(u'|');
        const int begin = m_model->begin();
        const int end = m_model->end();
        QCOMPARE(m_model->choose(0), inserted);
        QCOMPARE(text.replace(begin, end - begin, inserted), after);
    }

    void theServerIsAskedAfterApause()
    {
        meet(u"nabe@a.example"_s);
        type(u"@n|"_s);
        pauseIsOver();
        QVERIFY(m_asked.empty()); // of one letter it finds anything
        type(u"@na|"_s);
        QTRY_VERIFY(m_model->isOpen());
        QVERIFY(m_asked.empty());
        QTRY_COMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_asked[0].kind, u"search"_s);
        QCOMPARE(m_asked[0].argument[u"account"].toString(), u"a"_s);
        QCOMPARE(m_asked[0].argument[u"text"].toString(), u"na"_s);
        QCOMPARE(m_asked[0].argument[u"what"].toString(), u"people"_s);
        m_model->next(); // from the last to the first
        answer(0, peopleTold({u"naomi@c.example"_s, u"nabe@a.example"_s, u"bad acct@x"_s}));
        // What was there stays where it is.
        QTRY_COMPARE(rows("insert"), QStringList({u"@nabe@a.example "_s, u"@naomi@c.example "_s}));
        m_model->previous();
        QCOMPARE(m_model->at(), 1);
        m_model->next();
        QCOMPARE(m_model->at(), 0);
        // What it told goes on fitting while more is typed.
        type(u"@nao|"_s);
        QCOMPARE(rows("insert"), QStringList{u"@naomi@c.example "_s});
        nothingComes();
        QCOMPARE(rows("insert"), QStringList{u"@naomi@c.example "_s});
    }

    void oneQuestionAtAtime()
    {
        type(u"#te|"_s);
        QTRY_COMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_asked[0].argument[u"what"].toString(), u"tags"_s);
        type(u"#tea|"_s);
        pauseIsOver();
        type(u"#teap|"_s);
        pauseIsOver();
        QCOMPARE(m_asked.size(), size_t(1));
        answer(0, tagsTold({u"teapot"_s})); // to what nobody asks any more
        QTRY_COMPARE(m_asked.size(), size_t(2));
        QCOMPARE(m_asked[1].argument[u"text"].toString(), u"teap"_s);
        QVERIFY(!m_model->isOpen());
        answer(1, tagsTold({u"teapots"_s, u"two words"_s, u"#teapet"_s}));
        QTRY_COMPARE(rows("insert"), QStringList{u"#teapots "_s});
    }

    void aServerThatIsAway()
    {
        meet(u"nabe@a.example"_s);
        type(u"@na|"_s);
        QTRY_COMPARE(m_asked.size(), size_t(1));
        m_asked[0].answer->addResult(Error{.kind = ErrorKind::Network, .subject = u"a"_s});
        m_asked[0].answer->finish();
        nothingComes();
        QCOMPARE(rows("insert"), QStringList{u"@nabe@a.example "_s});
        type(u"@nab|"_s);
        QTRY_COMPARE(m_asked.size(), size_t(2));
    }

    void moreThanHasRoom()
    {
        for (int i = 0; i < 12; ++i) {
            meet(u"na%1@a.example"_s.arg(i));
        }
        type(u"@na|"_s);
        QTRY_COMPARE(m_model->rowCount(), int(Completions::mostRows));
        QTRY_COMPARE(m_asked.size(), size_t(1));
        answer(0, peopleTold({u"naomi@c.example"_s}));
        nothingComes();
        QVERIFY(!rows("insert").contains(u"@naomi@c.example "_s));
    }

    /// An Enter before the answer must choose nothing that was left behind.
    void whatDoesNotFitAnyMoreGoesAtOnce()
    {
        meet(u"nabe@a.example"_s);
        meet(u"natsu@a.example"_s);
        type(u"@na|"_s);
        QTRY_COMPARE(m_model->rowCount(), 2);
        m_model->next();
        type(u"@nat|"_s);
        QCOMPARE(rows("insert"), QStringList{u"@natsu@a.example "_s});
        QCOMPARE(m_model->at(), 0);
        type(u"@natx|"_s);
        QVERIFY(!m_model->isOpen());
        type(u"@na|"_s);
        QTRY_COMPARE(m_model->rowCount(), 2);
        type(u"#na|"_s);
        QVERIFY(!m_model->isOpen());
    }

    void closedUntilAnotherWord()
    {
        meet(u"nabe@a.example"_s);
        type(u"@na|"_s);
        QTRY_VERIFY(m_model->isOpen());
        m_model->close();
        QVERIFY(!m_model->isOpen());
        type(u"@nab|"_s);
        pauseIsOver();
        QVERIFY(!m_model->isOpen());
        QVERIFY(m_asked.empty());
        type(u"@nab |"_s);
        type(u"@nab @na|"_s);
        QTRY_VERIFY(m_model->isOpen());
        type(u"@nab @na |"_s);
        QVERIFY(!m_model->isOpen());
    }

    void theCursorWithinTheWord()
    {
        meet(u"nabe@a.example"_s);
        type(u"@nab|"_s);
        QTRY_VERIFY(m_model->isOpen());
        type(u"@na|b"_s);
        QTRY_COMPARE(m_model->end(), 4);
        QVERIFY(m_model->isOpen());
        type(u"|@nab"_s);
        QVERIFY(!m_model->isOpen());
    }

    void nobodysAccount()
    {
        meet(u"nabe@a.example"_s);
        m_model->ask(u"@na"_s, 3, {});
        QTRY_COMPARE(rows("insert"), QStringList{u"@nabe@a.example "_s});
        pauseIsOver();
        QVERIFY(m_asked.empty());
        m_model->ask(u":surf"_s, 5, {});
        QTRY_VERIFY(rows("insert").contains(u"🏄"_s));
    }

private:
    /// The cursor is where the "|" stands.
    void type(const QString &marked)
    {
        QString text = marked;
        const int cursor = int(text.indexOf(u'|'));
        m_model->ask(text.remove(cursor, 1), cursor, u"a"_s);
    }
    /// What comes first after that was typed anew.
    QString first(const QString &marked)
    {
        type(u"|"_s);
        type(marked);
        nothingComes();
        return rows("insert").value(0);
    }
    QStringList rows(const char *role) const
    {
        QStringList texts;
        for (const QVariant &value : column(*m_model, role)) {
            texts << value.toString();
        }
        return texts;
    }
    QStringList kindsAsked() const
    {
        QStringList kinds;
        for (const Asked &asked : m_asked) {
            kinds << asked.kind;
        }
        return kinds;
    }
    void answer(size_t question, const QJsonObject &told)
    {
        m_asked[question].answer->addResult(told);
        m_asked[question].answer->finish();
    }
    /// Somebody of whom a post is known.
    void meet(const QString &acct, const QStringList &tagNames = {})
    {
        const QString host = acct.section(u'@', 1);
        Post post{.uri = u"https://%1/%2"_s.arg(host).arg(++m_posts),
            .author = {.uri = u"https://%1/users/%2"_s.arg(host, acct.section(u'@', 0, 0)),
                .acct = acct,
                .displayName = acct.section(u'@', 0, 0)}};
        for (const QString &name : tagNames) {
            post.tags.push_back({.name = name});
        }
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, post));
    }
    bool keepEmoji(const QStringList &names)
    {
        std::vector<ServerEmoji> emojis;
        for (const QString &name : names) {
            emojis.push_back({.shortcode = name,
                .url = u"https://a.example/%1.gif"_s.arg(name),
                .staticUrl = u"https://a.example/%1.png"_s.arg(name)});
        }
        return await(m_house->store().writeCache([=](store::CacheTx &tx) {
            return store::saveServerEmojis(tx, u"a.example"_s, emojis);
        })).ok();
    }
    static void pauseIsOver() { QTest::qWait(Completions::pauseMs + 150); }
    /// That nothing comes cannot be waited for in any other way.
    static void nothingComes() { QTest::qWait(150); }

    std::unique_ptr<ActingHouse> m_house;
    std::shared_ptr<EmojiIndex> m_index;
    std::vector<Asked> m_asked;
    std::unique_ptr<Completions> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    int m_posts = 0;
};

QTEST_MAIN(tst_Completions)
#include "tst_completions.moc"
